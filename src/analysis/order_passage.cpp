// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/order_passage.h"

#include "domain/exchange/placement.h"
#include "domain/exchange/trading.h"

namespace plimsoll {
namespace {

/// What keeps an order that rests from being taken again; none where nothing does.
std::optional<Refusal> refusalOfAskingAgain(
    const State& state, SubaccountId id, const OpenOrder& open, const Order& resting)
{
    const PlaceOrder again{id, open.market, resting.side, OrderType::Limit, resting.price, resting.remaining,
        TimeInForce::Gtc, PostOnly::Yes, {}, resting.flags};
    if (auto refusal = marketRefusal(state, again))
        return refusal;
    const Account& account = state.account(id);
    AccountView without{state, account};
    without.withdraw(open.id);
    return placementRefusal(state, account, without, again);
}

} // namespace

void addOrdersNoLongerTaken(const State& live, const State& changed, SubaccountId id, std::vector<OrderImpact>& orders)
{
    // Those that the change liquidates at once have none left.
    for (const OpenOrder& open : changed.account(id).openOrders) {
        const Order& resting = changed.markets[open.market.value].book.order(open.slot);
        auto refusal = refusalOfAskingAgain(changed, id, open, resting);
        if (refusal && !refusalOfAskingAgain(live, id, open, resting))
            orders.push_back(
                {id, open.id, open.market, resting.side, resting.price, resting.remaining, *std::move(refusal)});
    }
}

} // namespace plimsoll
