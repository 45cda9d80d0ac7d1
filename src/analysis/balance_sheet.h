// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

#include <vector>

namespace plimsoll {

/// One asset: what the exchange holds of it against what it owes, in units of the asset. Both sides come to the same
/// (RULES.md section 10, invariant 1, with what is borrowed added to both).
struct AssetBalance {
    Quantity deposits; ///< into the exchange, since it began
    Quantity withdrawals;
    Quantity borrowed; ///< that borrowers owe to the pool

    Quantity available;      ///< of all subaccounts
    Quantity locked;         ///< of all subaccounts, in orders
    Quantity lends;          ///< claims of all lenders but the treasury
    Quantity treasuryHeld;   ///< outside the pool
    Quantity treasuryLend;   ///< in it
    Quantity fundHeld;       ///< of the backstop fund, outside the pool
    Quantity unearned;       ///< interest charged in advance and not yet credited
    std::uint32_t holders{}; ///< subaccounts with anything of the asset

    Quantity holds() const { return deposits - withdrawals + borrowed; }
    Quantity owes() const { return available + locked + lends + treasuryHeld + treasuryLend + fundHeld + unearned; }
    /// Zero, or the exchange is wrong.
    Quantity difference() const { return holds() - owes(); }
};

/// All assets at one moment, by AssetId.
struct BalanceSheet {
    std::uint64_t sequence{};
    Timestamp time;
    std::vector<Price> marks;
    std::vector<AssetBalance> assets;
    std::uint32_t accounts{}; ///< that were counted
};

/// Reads every account once.
BalanceSheet balanceSheet(const State& state);

} // namespace plimsoll
