// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "service/journal_entry.h"
#include "service/view_liquidation.h"

#include <array>
#include <vector>

namespace plimsoll {

/// Who stopped the venue and held accounts and assets before a world was opened, and why.
struct ControlsBefore {
    std::optional<view::VenueStop> matching;
    std::optional<view::VenueStop> liquidations;
    std::vector<view::Hold> holds;
    std::vector<view::Hold> takeOvers;
};

/// Of those that are still in force, out of the operators' actions in the world's journal, oldest first.
ControlsBefore controlsBefore(const State& state, const std::vector<OperatorAction>& actions);

} // namespace plimsoll
