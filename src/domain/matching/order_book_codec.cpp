// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matching/order_book.h"

#include <utility>
#include <vector>

namespace plimsoll {

void OrderBook::encode(Encoder& encoder) const
{
    encoder.write(tick_);
    std::vector<OrderSlot> free;
    for (OrderSlot slot = freeSlot_; slot != none; slot = records_[slot].nextFree)
        free.push_back(slot);
    encoder.write(free);
    for (const Side side : {Side::Bid, Side::Ask}) {
        encoder.write(static_cast<std::uint32_t>(of(side).orders));
        for (std::optional<OrderSlot> slot = front(side); slot; slot = next(*slot)) {
            encoder.write(*slot);
            encoder.write(order(*slot));
        }
    }
}

void OrderBook::decode(Decoder& decoder)
{
    Price tick;
    std::vector<OrderSlot> free;
    std::vector<std::pair<OrderSlot, Order>> resting;
    decoder.read(tick);
    decoder.read(free);
    for (const Side side : {Side::Bid, Side::Ask}) {
        std::uint32_t count{};
        decoder.read(count);
        for (; count > 0 && decoder.ok(); --count) {
            auto& [slot, order] = resting.emplace_back();
            decoder.read(slot);
            decoder.read(order);
            if (order.side != side)
                decoder.fail();
        }
    }
    const bool sound = decoder.ok() && tick.isPositive();
    *this = sound ? OrderBook{tick} : OrderBook{};
    if (!sound || !restore(free, resting)) {
        *this = OrderBook{};
        decoder.fail();
    }
}

/// Fills an empty book; false where the slots are not 0..n-1 once each, or orders are not sound and in priority order.
bool OrderBook::restore(const std::vector<OrderSlot>& free, const std::vector<std::pair<OrderSlot, Order>>& resting)
{
    const std::size_t slots = free.size() + resting.size();
    std::vector<bool> seen(slots);
    const auto claim = [&seen](OrderSlot slot) {
        const bool fresh = slot < seen.size() && !seen[slot];
        if (fresh)
            seen[slot] = true;
        return fresh;
    };
    for (std::size_t i = 0; i < slots; ++i) {
        records_.append(Record{});
        nodes_.append(Node{});
    }
    for (std::size_t i = free.size(); i-- > 0;) {
        if (!claim(free[i]))
            return false;
        freeSlot(free[i]);
    }
    const Order* before = nullptr;
    for (const auto& [slot, order] : resting) {
        if (!claim(slot) || order.id.value == 0 || !order.price.isPositive() || order.remaining.isNegative())
            return false;
        if (before != nullptr) {
            const bool sameSide = before->side == order.side;
            if (sameSide && before->price == order.price && !(before->id < order.id))
                return false;
            if (sameSide && (order.side == Side::Bid ? before->price < order.price : before->price > order.price))
                return false;
        }
        before = &order;
        try {
            const std::uint32_t number = levelAt(order.side, order.price);
            place(slot, number, levels_[number].quantity + order.remaining, order);
        } catch (const ArithmeticFault&) {
            return false;
        }
    }
    return of(Side::Bid).best == none || of(Side::Ask).best == none || *best(Side::Bid) < *best(Side::Ask);
}

} // namespace plimsoll
