// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/depth.h"

#include "domain/exchange/order_amounts.h"
#include "domain/exchange/prices.h"

#include <algorithm>

namespace plimsoll {

Price bandFromMarks(const State& state, MarketId market, Side side)
{
    return worstPrice(state.marketParameters(market), side, markRatio(state, market));
}

Depth::Depth(const State& state, MarketId market, Side side)
    : side_(side)
    , fee_(state.marketParameters(market).takerFee)
{
    const OrderBook& book = state.markets[market.value].book;
    const Price limit = bandFromMarks(state, market, side);
    Offer before;
    for (auto slot = book.front(opposite(side)); slot; slot = book.next(*slot)) {
        const Order& maker = book.order(*slot);
        if (side == Side::Bid ? maker.price > limit : maker.price < limit)
            break;
        before.price = maker.price;
        offers_.push_back(before);
        before.base += maker.remaining;
        before.quote += quoteAmount(maker.remaining, maker.price);
    }
    end_ = before;
}

LiquidationTrade Depth::trade(Quantity quantity) const
{
    const Quantity base = std::min(quantity, end_.base);
    QuoteAmount quote = end_.quote;
    if (base < end_.base) {
        const auto next = std::upper_bound(
            offers_.begin(), offers_.end(), base, [](Quantity q, const Offer& offer) { return q < offer.base; });
        const Offer& last = *std::prev(next);
        quote = last.quote + quoteAmount(base - last.base, last.price);
    }
    const FeeAmount fees = feeAmount(quote, fee_);
    return {base, side_ == Side::Bid ? quotePaid(quote, fees) : quoteReceived(quote, fees)};
}

Quantity affordable(const Depth& depth, Quantity step, Quantity wanted, Quantity money)
{
    const Quantity beyond = fewestSteps(step, wanted + step, [&](Quantity tried) {
        const LiquidationTrade trade = depth.trade(tried);
        return trade.base < tried || trade.quote > money;
    });
    return std::min(wanted, beyond - std::min(beyond, step));
}

} // namespace plimsoll
