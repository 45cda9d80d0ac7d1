// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/state_view.h"

namespace plimsoll {

std::optional<Price> StateView::best(MarketId market, Side side) const
{
    return state_.markets[market.value].book.best(side);
}

PoolTotals StateView::pool(AssetId asset) const
{
    const Pool& pool = state_.pool(asset);
    return {pool.lentQuantity(), pool.borrowedQuantity()};
}

Holding StateView::holding(SubaccountId subaccount, AssetId asset) const
{
    const Position* position = state_.has(subaccount) ? state_.account(subaccount).find(asset) : nullptr;
    if (position == nullptr)
        return {};
    const Pool& pool = state_.pool(asset);
    return {
        position->available, position->locked, pool.lendOf(position->lendShares), pool.debtOf(position->debtShares)};
}

bool StateView::isLiquidating(SubaccountId subaccount) const
{
    return state_.has(subaccount) && state_.account(subaccount).liquidating;
}

} // namespace plimsoll
