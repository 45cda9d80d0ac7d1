// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

namespace plimsoll {

/// Price of a market from the marks alone: base mark over quote mark, rounded down, at least one step and at most the
/// largest price there is.
Price markRatio(const State& state, MarketId market);

/// Median of best bid, best ask and last trade (younger than 60 s and inside the bands around the mark ratio), of what
/// there is; two of them by their mean, rounded down; else the mark ratio (RULES.md section 5).
Price activePrice(const State& state, MarketId market);

/// Whether price is at least (Bound::Low) or at most (Bound::High) multiplier x reference, exactly.
enum class Bound : std::uint8_t { Low, High };
bool isWithin(Price price, Price reference, Ratio multiplier, Bound bound);

/// The worst price at which a taker of `side` may fill: impact multiplier x reference, cut towards the reference.
Price worstPrice(const MarketParameters& market, Side side, Price reference);

/// Whether all there is of an asset may have this mark: up to 10^16 USD, so that sums over an account stay in their
/// range whoever looks at them (RULES.md section 1, overflow).
bool worthFits(const State& state, AssetId asset, Price mark);
/// How much more of an asset may come in at its mark, by the same bound.
Quantity roomFor(const State& state, AssetId asset);

/// The market in which an asset trades against the settlement asset; none where there is no such market.
std::optional<MarketId> settlementMarket(const State& state, AssetId asset);

} // namespace plimsoll
