// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/matching/order.h"

#include <algorithm>

namespace plimsoll {

/// What an order has booked so far: its exact sums, rounded over the order (RULES.md sections 5 and 13).
inline Quantity quotePaid(QuoteAmount quote, FeeAmount fee)
{
    return toQuantity(quote, Rounding::Up) + toQuantity(fee, Rounding::Up);
}
inline Quantity quoteReceived(QuoteAmount quote, FeeAmount fee)
{
    return std::max(Quantity{}, toQuantity(quote, Rounding::Down) - toQuantity(fee, Rounding::Up));
}

/// What `quantity` more at `price` costs a buyer in the quote asset, fee included.
inline Quantity cost(const Order& order, Quantity quantity, Price price, FeeFraction fee)
{
    const QuoteAmount more = quoteAmount(quantity, price);
    if (order.quoteExact.isZero())
        return quotePaid(more, feeAmount(more, fee));
    return quotePaid(order.quoteExact + more, order.feeExact + feeAmount(more, fee))
        - quotePaid(order.quoteExact, order.feeExact);
}

/// What `quantity` more at `price` brings a seller in the quote asset, fee deducted; never below zero.
inline Quantity proceeds(const Order& order, Quantity quantity, Price price, FeeFraction fee)
{
    const QuoteAmount more = quoteAmount(quantity, price);
    return std::max(Quantity{},
        quoteReceived(order.quoteExact + more, order.feeExact + feeAmount(more, fee))
            - quoteReceived(order.quoteExact, order.feeExact));
}

/// What the rest of an order needs, at its own price: quote for a bid, base for an ask.
inline Quantity need(const Order& order, FeeFraction fee)
{
    return order.side == Side::Bid ? cost(order, order.remaining, order.price, fee) : order.remaining;
}

} // namespace plimsoll
