// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matching/order_book.h"

#include "domain/base/decimal.h"

#include <utility>

namespace plimsoll {

std::vector<std::string> OrderBook::brokenRules() const
{
    std::vector<std::string> broken;
    checkSide(Side::Bid, broken);
    checkSide(Side::Ask, broken);
    const std::optional<Price> bid = best(Side::Bid);
    const std::optional<Price> ask = best(Side::Ask);
    if (bid && ask && !(*bid < *ask))
        broken.push_back("best bid " + toText(*bid) + " is not below best ask " + toText(*ask));

    std::size_t free = 0;
    for (OrderSlot slot = freeSlot_; slot != none && free <= records_.size(); slot = records_[slot].nextFree) {
        ++free;
        if (records_[slot].order.id.value != 0)
            broken.push_back("free slot " + std::to_string(slot) + " holds an order");
    }
    if (free + orderCount(Side::Bid) + orderCount(Side::Ask) != records_.size())
        broken.push_back("free and taken slots do not add up to " + std::to_string(records_.size()));
    return broken;
}

void OrderBook::checkSide(Side side, std::vector<std::string>& broken) const
{
    const auto isBetter = [side](Price a, Price b) { return side == Side::Bid ? a > b : a < b; };
    std::size_t orders = 0;
    std::uint32_t before = none;
    for (std::uint32_t at = of(side).best; at != none; before = std::exchange(at, levels_[at].worse)) {
        const Level& level = levels_[at];
        const auto fault = [&](const char* what) { broken.push_back("level " + toText(level.price) + " " + what); };
        if (level.better != before)
            fault("is not linked to the better one");
        if (before != none && !isBetter(levels_[before].price, level.price)) {
            fault("stands behind a worse one");
            return;
        }
        std::uint32_t found = of(side).ladder.atOrBetter(level.price);
        while (found != none && isBetter(levels_[found].price, level.price))
            found = levels_[found].worse;
        if (found != at)
            fault("is not found by its price");

        Quantity sum;
        std::uint32_t count = 0;
        OrderSlot last = none;
        for (OrderSlot slot = level.first; slot != none && count <= level.orders; slot = nodes_[slot].next) {
            const Order& order = records_[slot].order;
            if (order.id.value == 0 || order.side != side || order.price != level.price)
                fault("holds an order of another place");
            if (order.remaining.isNegative())
                fault("holds a negative quantity");
            if (nodes_[slot].previous != last || nodes_[slot].level != at)
                fault("holds an order with broken links");
            if (last != none && !(records_[last].order.id < order.id))
                fault("holds a later order before an earlier one");
            sum += order.remaining;
            last = slot;
            ++count;
        }
        if (count == 0)
            fault("is empty");
        if (sum != level.quantity || count != level.orders || last != level.last)
            fault("does not equal the sum of its orders");
        orders += count;
    }
    if (orders != of(side).orders)
        broken.push_back("the orders of a side do not add up to " + std::to_string(of(side).orders));
}

} // namespace plimsoll
