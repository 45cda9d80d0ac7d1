// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/paged.h"
#include "domain/matching/order.h"

#include <optional>
#include <vector>

namespace plimsoll {

/// Place of a resting order in its book; valid until the order leaves.
using OrderSlot = std::uint32_t;

/// One price of a book, as a screen shows it.
struct BookLevel {
    Price price;
    Quantity quantity;
    std::uint32_t orders{};
};

/// Resting orders of one market in price-time priority (RULES.md section 5). It keeps orders and finds the next to
/// fill; who may fill, at what cost and with which money is the exchange's business. Forks by copy at the cost of one
/// counter; a write copies the pages it touches. A price is any multiple of 1e-8 above zero.
class OrderBook {
public:
    /// Adds an order behind all others at its price; it must not cross (ENSURE).
    OrderSlot add(const Order& order);
    /// Takes an order out and returns its last state.
    Order remove(OrderSlot slot);
    /// Books a fill of a resting order: remaining down, executed up, sums as given; the order stays, even at 0.
    void reduce(OrderSlot slot, Quantity quantity);

    const Order& order(OrderSlot slot) const;
    /// For what does not change its place or remaining quantity: lock and sums.
    Order& editOrder(OrderSlot slot);

    std::optional<Price> best(Side side) const;
    /// First order at the best price of a side.
    std::optional<OrderSlot> front(Side side) const;
    /// The order that follows in priority, over price levels.
    std::optional<OrderSlot> next(OrderSlot slot) const;

    /// The best `count` levels, best first.
    std::vector<BookLevel> levels(Side side, std::size_t count) const;
    std::size_t orderCount(Side side) const;

    /// Canonical hash: orders in priority order or their pages, independent of history only as far as equal command
    /// streams give equal bytes.
    Hash hash() const;
    /// Every broken book rule (levels equal the sums of their orders, best bid below best ask), empty when sound.
    std::vector<std::string> brokenRules() const;
};

} // namespace plimsoll
