// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/trading.h"

#include <vector>

namespace plimsoll {

/// The last price that a liquidation order takes: the impact band around the marks (RULES.md section 5).
Price bandFromMarks(const State& state, MarketId market, Side side);

/// What a taker would pay or receive for any quantity against a book as it stands, inside the bands from the marks:
/// read once, then asked many times.
class Depth {
public:
    Depth(const State& state, MarketId market, Side side);

    Quantity available() const { return end_.base; }
    /// The part of `quantity` that the book has, and its quote with the taker fee in it.
    LiquidationTrade trade(Quantity quantity) const;

private:
    /// One resting order and all that fills before it.
    struct Offer {
        Quantity base;
        QuoteAmount quote;
        Price price;
    };

    Side side_;
    FeeFraction fee_;
    std::vector<Offer> offers_;
    Offer end_;
};

/// Smallest count of steps, 0 .. most, for which `reaches(quantity)`; `most` where none does.
template <class Reaches>
Quantity fewestSteps(Quantity step, Quantity most, Reaches reaches)
{
    Int128 below = -1;
    Int128 enough = most.raw / step.raw;
    while (enough - below > 1) {
        const Int128 middle = below + (enough - below) / 2;
        (reaches(Quantity::fromRaw(middle * step.raw)) ? enough : below) = middle;
    }
    return Quantity::fromRaw(enough * step.raw);
}

/// Largest purchase, in steps, that the book has and `money` pays for, at most `wanted`.
Quantity affordable(const Depth& depth, Quantity step, Quantity wanted, Quantity money);

} // namespace plimsoll
