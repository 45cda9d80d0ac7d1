// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/balance_sheet.h"

namespace plimsoll {

namespace {

Quantity heldBy(const Account& account, AssetId asset)
{
    const Position* position = account.find(asset);
    return position != nullptr ? position->available + position->locked : Quantity{};
}

} // namespace

BalanceSheet balanceSheet(const State& state)
{
    BalanceSheet sheet;
    sheet.sequence = state.sequence;
    sheet.time = state.now;
    sheet.marks = state.marks;
    sheet.accounts = static_cast<std::uint32_t>(state.accounts.size());
    sheet.assets.resize(state.assets.size());
    for (std::size_t i = 0; i < state.accounts.size(); ++i)
        for (const Position& position : state.accounts[i].positions) {
            AssetBalance& line = sheet.assets[position.asset.value];
            line.available += position.available;
            line.locked += position.locked;
            ++line.holders;
        }
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const AssetId asset{static_cast<std::uint16_t>(i)};
        const AssetState& own = state.assets[i];
        AssetBalance& line = sheet.assets[i];
        line.deposits = own.deposits;
        line.withdrawals = own.withdrawals;
        line.borrowed = own.pool.borrowedQuantity();
        line.lends = own.pool.lendOf(own.pool.lendShares);
        line.treasuryHeld = heldBy(state.treasury, asset);
        line.treasuryLend = own.pool.treasuryLend();
        line.fundHeld = heldBy(state.backstopFund, asset);
        line.unearned = own.pool.unearned;
    }
    return sheet;
}

} // namespace plimsoll
