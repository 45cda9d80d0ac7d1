// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"
#include "domain/exchange/state.h"

#include <string>
#include <vector>

namespace plimsoll {

/// A rule of RULES.md section 10 that does not hold.
struct BrokenInvariant {
    int number{};       ///< of section 10; 0: a refusal changed the state
    std::string place;  ///< "SOL", "subaccount 7", "SOL_USDC"
    std::string values; ///< what was compared, in decimal text
};
std::string toText(const BrokenInvariant& broken);

/// Invariants 1, 2, 3, 6 and 7 of a state, every breach; one pass over accounts, pools and books.
std::vector<BrokenInvariant> brokenInvariants(const State& state);

/// Invariants 4 and 5, and that a refusal leaves the hash unchanged: what can only be seen from before to after.
std::vector<BrokenInvariant> brokenByCommand(
    const State& before, const State& after, const Command& command, const Outcome& outcome);

} // namespace plimsoll
