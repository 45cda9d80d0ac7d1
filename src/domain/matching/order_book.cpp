// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matching/order_book.h"

#include "domain/base/ensure.h"

#include <utility>

namespace plimsoll {

namespace {

bool isBetter(Side side, Price a, Price b)
{
    return side == Side::Bid ? a > b : a < b;
}

} // namespace

OrderSlot OrderBook::add(const Order& order)
{
    ENSURE(order.id.value != 0, "id 0 marks free slots");
    ENSURE(order.price.isPositive(), "the price of a resting order is above zero");
    ENSURE(order.remaining.isPositive(), "an order without quantity cannot rest");
    const Ladders& against = of(opposite(order.side));
    ENSURE(against.best == none || isBetter(order.side, levels_[against.best].price, order.price),
        "a resting order may not cross");
    const std::uint32_t number = levelAt(order.side, order.price);
    const Quantity sum = levels_[number].quantity + order.remaining; // a new level cannot overflow
    const OrderSlot slot = takeSlot();
    place(slot, number, sum, order);
    return slot;
}

Order OrderBook::remove(OrderSlot slot)
{
    ENSURE(slot < records_.size() && records_[slot].order.id.value != 0, "only a resting order can leave");
    const Order order = records_[slot].order;
    const Node node = nodes_[slot];
    Level& level = levels_.edit(node.level);
    if (node.previous == none)
        level.first = node.next;
    else
        nodes_.edit(node.previous).next = node.next;
    if (node.next == none)
        level.last = node.previous;
    else
        nodes_.edit(node.next).previous = node.previous;
    level.quantity -= order.remaining;
    if (--level.orders == 0)
        dropLevel(order.side, node.level);
    --of(order.side).orders;
    freeSlot(slot);
    return order;
}

void OrderBook::reduce(OrderSlot slot, Quantity quantity)
{
    Order& order = records_.edit(slot).order;
    ENSURE(!quantity.isNegative() && quantity <= order.remaining, "a fill takes no more than what rests");
    const Quantity executed = order.executed + quantity;
    order.remaining -= quantity;
    order.executed = executed;
    levels_.edit(nodes_[slot].level).quantity -= quantity;
}

Order& OrderBook::editOrder(OrderSlot slot)
{
    return records_.edit(slot).order;
}

std::optional<OrderSlot> OrderBook::next(OrderSlot slot) const
{
    const Node& node = nodes_[slot];
    if (node.next != none)
        return node.next;
    const std::uint32_t worse = levels_[node.level].worse;
    return worse == none ? std::nullopt : std::optional(levels_[worse].first);
}

std::vector<BookLevel> OrderBook::levels(Side side, std::size_t count) const
{
    std::vector<BookLevel> found;
    for (std::uint32_t at = of(side).best; at != none && found.size() < count; at = levels_[at].worse)
        found.push_back({levels_[at].price, levels_[at].quantity, levels_[at].orders});
    return found;
}

void OrderBook::setTick(Price tick)
{
    ENSURE(tick.isPositive(), "a tick is above zero");
    if (tick == tick_)
        return;
    tick_ = tick;
    for (const Side side : {Side::Bid, Side::Ask}) {
        PriceLadder ladder{side, tick};
        std::uint32_t before = none;
        for (std::uint32_t at = of(side).best; at != none; before = std::exchange(at, levels_[at].worse))
            if (before == none || !ladder.sameCell(levels_[before].price, levels_[at].price))
                ladder.put(levels_[at].price, at);
        of(side).ladder = std::move(ladder);
    }
}

Hash OrderBook::hash() const
{
    Bytes over;
    Encoder encoder{over};
    encoder.write(freeSlot_);
    encoder.write(records_.hash());
    return hashOf(over);
}

/// The level of this price, made where there is none.
std::uint32_t OrderBook::levelAt(Side side, Price price)
{
    const Ladders& own = of(side);
    std::uint32_t better = none;
    std::uint32_t worse = own.best;
    if (worse == none || isBetter(side, price, levels_[worse].price))
        return insertLevel(side, price, better, worse);
    worse = own.ladder.atOrBetter(price);
    while (worse != none && isBetter(side, levels_[worse].price, price))
        better = std::exchange(worse, levels_[worse].worse);
    if (worse != none && levels_[worse].price == price)
        return worse;
    if (better == none)
        better = levels_[worse].better;
    return insertLevel(side, price, better, worse);
}

std::uint32_t OrderBook::insertLevel(Side side, Price price, std::uint32_t better, std::uint32_t worse)
{
    std::uint32_t number = freeLevel_;
    if (number == none) {
        number = static_cast<std::uint32_t>(levels_.size());
        levels_.append(Level{});
    } else
        freeLevel_ = levels_[number].worse;
    Level& level = levels_.edit(number);
    level = Level{};
    level.price = price;
    level.better = better;
    level.worse = worse;
    Ladders& own = of(side);
    (better == none ? own.best : levels_.edit(better).worse) = number;
    if (worse != none)
        levels_.edit(worse).better = number;
    if (better == none || !own.ladder.sameCell(levels_[better].price, price))
        own.ladder.put(price, number);
    return number;
}

void OrderBook::dropLevel(Side side, std::uint32_t number)
{
    Ladders& own = of(side);
    const Level level = levels_[number];
    if (level.better == none || !own.ladder.sameCell(levels_[level.better].price, level.price)) {
        if (level.worse != none && own.ladder.sameCell(levels_[level.worse].price, level.price))
            own.ladder.put(level.price, level.worse);
        else
            own.ladder.erase(level.price);
    }
    (level.better == none ? own.best : levels_.edit(level.better).worse) = level.worse;
    if (level.worse != none)
        levels_.edit(level.worse).better = level.better;
    levels_.edit(number).worse = freeLevel_;
    freeLevel_ = number;
}

OrderSlot OrderBook::takeSlot()
{
    if (freeSlot_ != none)
        return std::exchange(freeSlot_, records_[freeSlot_].nextFree);
    ENSURE(records_.size() < none, "slots are numbered in 32 bits");
    records_.append(Record{});
    nodes_.append(Node{});
    return static_cast<OrderSlot>(records_.size() - 1);
}

void OrderBook::freeSlot(OrderSlot slot)
{
    Record& record = records_.edit(slot);
    record.order.id = OrderId{};
    record.nextFree = freeSlot_;
    freeSlot_ = slot;
}

/// Puts an order into a slot that is taken, last at its level, whose quantity becomes `sum`.
void OrderBook::place(OrderSlot slot, std::uint32_t number, Quantity sum, const Order& order)
{
    Level& level = levels_.edit(number);
    level.quantity = sum;
    nodes_.edit(slot) = Node{level.last, none, number};
    if (level.last == none)
        level.first = slot;
    else
        nodes_.edit(level.last).next = slot;
    level.last = slot;
    ++level.orders;
    ++of(order.side).orders;
    records_.edit(slot).order = order;
}

} // namespace plimsoll
