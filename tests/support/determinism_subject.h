// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

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

/// Random commands from seeds, and a populated world whose prices fall; drawn anew at every call.
std::vector<Subject> drawSubjects();

} // namespace plimsoll::test
