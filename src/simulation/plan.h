// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/matching/order.h"
#include "simulation/cast.h"

#include <vector>

namespace plimsoll {

/// What a trader opens with, in USD at the marks given.
struct OpeningTrade {
    Side side{};
    double notional{}; ///< of the order; 0 where it does not trade
    double debt{};     ///< what it then owes
};

/// The trade that brings a trader to its leverage, or to its boldness of what the margin rules allow (RULES.md
/// section 5, the check) where that is less. `equity` in USD.
OpeningTrade openingTradeOf(
    const Trader& trader, double equity, const RiskConfiguration& risk, const std::vector<Price>& marks);

/// Sums over all traders' opening trades.
struct OpeningPlan {
    std::vector<double> bought; ///< USD, by market
    std::vector<double> sold;   ///< USD, by market
    std::vector<double> owed;   ///< USD, by asset
    std::vector<double> depth;  ///< USD that market makers quote on each side in calm, by market
};

/// Depth is 1.2 % of what traders open in the market, at least 10,000 USD.
OpeningPlan openingPlanOf(const Cast& cast, const RiskConfiguration& risk, const std::vector<Price>& marks);

/// Borrowed over lent that a pool starts with: 0.9 for the settlement asset and SOL, 0.45 to 0.8 for others.
double utilizationAtStart(AssetId asset, const RiskConfiguration& risk);

} // namespace plimsoll
