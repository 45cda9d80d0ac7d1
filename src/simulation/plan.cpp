// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/plan.h"

#include "simulation/amounts.h"
#include "simulation/random.h"
#include "simulation/real.h"

#include <algorithm>

namespace plimsoll {
namespace {

constexpr double depthShare = 0.012;
constexpr double depthMin = 10'000;
constexpr double spotShare = 0.5; ///< of a spot trader's cash, spent at the start
constexpr double minWorthTrading = 10;

/// Largest purchase of an asset of weight w on borrowed money of requirement imf: a buyer's own cash first, or its
/// other collateral alone.
double longestPurchase(const Trader& trader, double equity, const RiskConfiguration& risk, AssetId base, double size)
{
    const AssetId settlement = risk.settlementAsset();
    const double imf = requirementOf(risk.assets[settlement.value].imfFunction, size);
    const double margin = 1 + imf - weightOf(risk.assets[base.value].haircutFunction, size);
    if (trader.collateral == settlement)
        return equity * (1 + imf) / margin;
    return equity * weightOf(risk.assets[trader.collateral.value].haircutFunction, equity) / margin;
}

OpeningTrade longTrade(const Trader& trader, double equity, const RiskConfiguration& risk, AssetId base)
{
    const bool ownCash = trader.collateral == risk.settlementAsset();
    const double wanted = ownCash ? trader.leverage * equity : (trader.leverage - 1) * equity;
    // Twice: weights and requirements depend on the size that they limit.
    double notional = wanted;
    for (int i = 0; i < 2; ++i)
        notional = std::min(wanted, trader.boldness * longestPurchase(trader, equity, risk, base, notional));
    return {Side::Bid, notional, ownCash ? std::max(0.0, notional - equity) : notional};
}

OpeningTrade shortTrade(const Trader& trader, double equity, const RiskConfiguration& risk, AssetId base)
{
    const double wanted = trader.leverage * equity;
    const double imf = requirementOf(risk.assets[base.value].imfFunction, wanted);
    const double notional = std::min(wanted, trader.boldness * equity / imf);
    return {Side::Ask, notional, notional};
}

} // namespace

OpeningTrade openingTradeOf(
    const Trader& trader, double equity, const RiskConfiguration& risk, const std::vector<Price>& marks)
{
    const MarketParameters& market = risk.markets[trader.market.value];
    OpeningTrade trade;
    if (trader.kind == TraderKind::Long)
        trade = longTrade(trader, equity, risk, market.base);
    else if (trader.kind == TraderKind::Short)
        trade = shortTrade(trader, equity, risk, market.base);
    else if (trader.collateral == risk.settlementAsset())
        trade = {Side::Bid, spotShare * equity, 0};
    const double smallest = unitsOf(market.minQuantity) * real::of(marks[market.base.value]);
    return trade.notional < std::max(smallest, minWorthTrading) ? OpeningTrade{} : trade;
}

OpeningPlan openingPlanOf(const Cast& cast, const RiskConfiguration& risk, const std::vector<Price>& marks)
{
    const std::size_t markets = risk.markets.size();
    OpeningPlan plan{std::vector<double>(markets), std::vector<double>(markets),
        std::vector<double>(risk.assets.size()), std::vector<double>(markets, depthMin)};
    for (const Trader& trader : cast.traders()) {
        const OpeningTrade trade = openingTradeOf(trader, trader.equity, risk, marks);
        const std::size_t market = trader.market.value;
        (trade.side == Side::Bid ? plan.bought : plan.sold)[market] += trade.notional;
        const AssetId debt = trade.side == Side::Bid ? risk.markets[market].quote : risk.markets[market].base;
        plan.owed[debt.value] += trade.debt;
    }
    for (std::size_t market = 0; market < markets; ++market)
        plan.depth[market] = std::max(depthMin, depthShare * (plan.bought[market] + plan.sold[market]));
    return plan;
}

double utilizationAtStart(AssetId asset, const RiskConfiguration& risk)
{
    if (asset == risk.settlementAsset() || risk.assets[asset.value].symbol == "SOL")
        return 0.9;
    return 0.45 + 0.35 * Random(0, asset.value, 0).unit();
}

} // namespace plimsoll
