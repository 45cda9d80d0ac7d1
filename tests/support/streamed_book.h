// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/matching/order_book.h"
#include "support/order_stream.h"

namespace plimsoll::test {

/// The exchange's book under a neutral stream: ticks are its prices' steps, quantities their own.
class StreamedBook {
public:
    void add(const StreamRequest& request, FillCheck& fills)
    {
        const bool buys = request.side == StreamRequest::Side::Bid;
        const Side makers = buys ? Side::Ask : Side::Bid;
        Quantity left = Quantity::fromRaw(request.quantity);
        while (left.isPositive()) {
            const auto best = book_.best(makers);
            if (!best || (buys ? best->raw > request.price : best->raw < request.price))
                break;
            const auto slot = book_.front(makers);
            const Order& maker = book_.order(*slot);
            const Quantity quantity = std::min(left, maker.remaining);
            fills.add(maker.id.value, request.id, static_cast<std::uint64_t>(maker.price.raw),
                static_cast<std::uint64_t>(quantity.raw));
            left -= quantity;
            if (quantity == maker.remaining)
                book_.remove(*slot);
            else
                book_.reduce(*slot, quantity);
        }
        if (slots_.size() <= request.id)
            slots_.resize(2 * (request.id + std::size_t{1}));
        if (left.isZero())
            return;
        Order order;
        order.id = OrderId{request.id};
        order.side = buys ? Side::Bid : Side::Ask;
        order.price = Price::fromRaw(request.price);
        order.remaining = left;
        slots_[request.id] = book_.add(order);
    }
    void cancel(std::uint32_t id) { book_.remove(slots_[id]); }

    std::size_t resting() const { return book_.orderCount(Side::Bid) + book_.orderCount(Side::Ask); }
    const OrderBook& book() const { return book_; }

private:
    OrderBook book_;
    std::vector<OrderSlot> slots_; ///< by id
};

} // namespace plimsoll::test
