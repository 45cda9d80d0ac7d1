// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "simulation/scenario.h"

#include <string>
#include <vector>

namespace plimsoll::test {

/// One run of an exchange: where it began, what was asked of it and where it ended.
struct Subject {
    std::string name;
    State beginning;
    std::vector<Command> commands;
    Hash end;
};

/// A small population and prices that fall by more than a third within five minutes.
Scenario fallingMarket();

/// Random commands from seeds, and a populated world whose prices fall; drawn anew at every call.
std::vector<Subject> drawSubjects();

} // namespace plimsoll::test
