// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/paged.h"
#include "domain/matching/order.h"
#include "domain/matching/price_ladder.h"

#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// Place of a resting order in its book; valid until the order leaves.
using OrderSlot = std::uint32_t;

/// One price of a book, as a screen shows it.
struct BookLevel {
    Price price;
    Quantity quantity;
    std::uint32_t orders{};

    friend bool operator==(const BookLevel&, const BookLevel&) = default;
};

/// Resting orders of one market in price-time priority (RULES.md section 5). It keeps orders and finds the next to
/// fill; who may fill, at what cost and with which money is the exchange's business. Forks by copy at the cost of a few
/// counters; a write copies the pages it touches. A price is any multiple of 1e-8 above zero.
class OrderBook {
public:
    explicit OrderBook(Price tick = Price::fromRaw(1))
        : tick_(tick)
        , sides_{Ladders{PriceLadder{Side::Bid, tick}}, Ladders{PriceLadder{Side::Ask, tick}}}
    {
    }

    /// Adds an order behind all others at its price. It must have an id above those already at its price, a positive
    /// remaining quantity, and not cross (ENSURE). Throws ArithmeticFault, changing nothing, where the level's sum
    /// leaves its range.
    OrderSlot add(const Order& order);
    /// Takes an order out and returns its last state.
    Order remove(OrderSlot slot);
    /// Books a fill of a resting order: remaining down, executed up; the order stays, even at 0.
    void reduce(OrderSlot slot, Quantity quantity);

    const Order& order(OrderSlot slot) const { return records_[slot].order; }
    /// For what does not change its place or remaining quantity: lock and sums.
    Order& editOrder(OrderSlot slot);

    std::optional<Price> best(Side side) const
    {
        const std::uint32_t level = of(side).best;
        return level == none ? std::nullopt : std::optional(levels_[level].price);
    }
    /// First order at the best price of a side.
    std::optional<OrderSlot> front(Side side) const
    {
        const std::uint32_t level = of(side).best;
        return level == none ? std::nullopt : std::optional(levels_[level].first);
    }
    /// The order that follows in priority, over price levels.
    std::optional<OrderSlot> next(OrderSlot slot) const;

    /// The best `count` levels, best first.
    std::vector<BookLevel> levels(Side side, std::size_t count) const;
    std::size_t orderCount(Side side) const { return of(side).orders; }

    /// The step that most prices are multiples of (above zero): it decides speed and memory, never a result. Rebuilds
    /// the search structure where it changes, orders keep their slots.
    void setTick(Price tick);

    /// Canonical hash of orders, their slots and the slots that are free. Only pages written since the last call are
    /// read; priority follows from price and id.
    Hash hash() const;
    /// Every broken book rule (RULES.md section 10, 7: levels equal the sums of their orders, best bid below best ask;
    /// and that links, slots and search agree), empty when sound.
    std::vector<std::string> brokenRules() const;

    /// The whole book in canonical bytes: what decode() makes of them has the same hash and behaves the same.
    void encode(Encoder& encoder) const;
    /// Reads what encode() wrote; on anything that is not a sound book the decoder fails and the book is empty.
    void decode(Decoder& decoder);
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        if constexpr (std::is_const_v<Self>)
            self.encode(visit);
        else
            self.decode(visit);
    }

private:
    static constexpr std::uint32_t none = PriceLadder::none;

    /// What matching walks, apart from the order itself.
    struct Node {
        OrderSlot previous{none};
        OrderSlot next{none};
        std::uint32_t level{none};
    };
    /// An order, or a free slot: then its id is 0 and `nextFree` chains it.
    struct Record {
        Order order;
        OrderSlot nextFree{none};

        template <class Self, class Visit>
        static void fields(Self& self, Visit& visit)
        {
            visit("id", self.order.id);
            if (self.order.id.value == 0)
                visit("nextFree", self.nextFree);
            else
                Order::fields(self.order, visit);
        }
    };
    struct Level {
        Price price;
        std::uint32_t better{none};
        std::uint32_t worse{none};
        Quantity quantity;
        OrderSlot first{none};
        OrderSlot last{none};
        std::uint32_t orders{0};
    };
    struct Ladders {
        PriceLadder ladder;
        std::uint32_t best{none};
        std::size_t orders{0};
    };

    Ladders& of(Side side) { return sides_[static_cast<std::size_t>(side)]; }
    const Ladders& of(Side side) const { return sides_[static_cast<std::size_t>(side)]; }
    std::uint32_t levelAt(Side side, Price price);
    std::uint32_t insertLevel(Side side, Price price, std::uint32_t better, std::uint32_t worse);
    void dropLevel(Side side, std::uint32_t number);
    OrderSlot takeSlot();
    void freeSlot(OrderSlot slot);
    void place(OrderSlot slot, std::uint32_t number, Quantity sum, const Order& order);
    bool restore(const std::vector<OrderSlot>& free, const std::vector<std::pair<OrderSlot, Order>>& resting);
    void checkSide(Side side, std::vector<std::string>& broken) const;

    Price tick_;
    std::array<Ladders, 2> sides_;
    Paged<Record, 8> records_;
    Paged<Node, 32> nodes_;
    Paged<Level, 16> levels_;
    OrderSlot freeSlot_{none};
    std::uint32_t freeLevel_{none}; ///< further ones are chained through `worse`
};

} // namespace plimsoll
