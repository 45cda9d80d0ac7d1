// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/corridor.h"

namespace plimsoll {

/// "maxUtilization", "throttleUtilizationThreshold", "openBorrowLendLimit".
bool isPoolLimit(std::string_view parameter);

/// How far a limit of the asset's pool can fall before it refuses what resting orders would borrow (RULES.md sections 5
/// and 13), the pool and its throttle's bound standing still: nobody is liquidated by a limit. An account crosses where
/// all that its orders would borrow of the asset, it alone, is refused. None for another parameter, or when stopped.
std::optional<Corridor> limitCorridorOf(
    const State& state, AssetId asset, std::string_view parameter, std::stop_token stop = {});

} // namespace plimsoll
