// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "simulation/cast.h"
#include "simulation/market_view.h"
#include "simulation/plan.h"

#include <vector>

namespace plimsoll {

/// Fills an empty exchange with its population, in stages that each look at what the one before came to: accounts with
/// deposits, lends and market makers' opening quotes at the mark; traders' opening orders against them; then those
/// quotes go and lenders redeem what brings every pool to its utilization (utilizationAtStart).
class Opening {
public:
    static constexpr std::size_t stageCount = 3;

    Opening(const Scenario& scenario, const Cast& cast, const OpeningPlan& plan);

    /// The commands of one stage, to be applied in order at the start of the world.
    std::vector<Command> stage(std::size_t stage, const MarketView& view) const;

private:
    void enter(std::vector<Command>& commands, const MarketView& view) const;
    void trade(std::vector<Command>& commands, const MarketView& view) const;
    void settle(std::vector<Command>& commands, const MarketView& view) const;
    void enterMarketMakers(std::vector<Command>& commands, const MarketView& view) const;
    void enterLenders(std::vector<Command>& commands, const MarketView& view) const;
    void redeemDownTo(std::vector<Command>& commands, const MarketView& view, AssetId asset, double surplus) const;

    const Scenario& scenario_;
    const Cast& cast_;
    const OpeningPlan& plan_;
};

/// The value of base and of quote asset, each in USD, that the makers of a market hold between them.
double inventoryOf(const OpeningPlan& plan, MarketId market);

} // namespace plimsoll
