// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/margin_bounds.h"

#include "domain/exchange/account_view.h"
#include "domain/exchange/order_amounts.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// Beyond these nothing is settled here.
constexpr double quantityMax = 1e22; // steps: 10^12 units
constexpr double worthMax = 1e13;    // USD

constexpr double slackOfSums = 1e-9;
constexpr double slack = 1e-6; // USD

/// Steps by which partial fills may round differently from whole ones.
constexpr double roundingSteps = 4;

double asDouble(Int128 raw)
{
    const auto low = static_cast<std::int64_t>(raw);
    return low == raw ? static_cast<double>(low) : static_cast<double>(raw);
}

double inSteps(Shares shares, Index index)
{
    return asDouble(shares.raw) * asDouble(index.raw) * 1e-35;
}

} // namespace

MarginBounds::MarginBounds(const State& state, const Account& account)
    : state_(&state)
    , leastImf_(1e18 / asDouble(state.leverageLimit(account).raw))
    , known_(!state.mayOverflow)
{
    for (const Position& position : account.positions) {
        const Pool& pool = state.pool(position.asset);
        double held = asDouble(position.available.raw) + asDouble(position.locked.raw);
        if (!position.lendShares.isZero())
            held += std::max(0.0, inSteps(position.lendShares, pool.lendIndex) - 1);
        const double owed = position.debtShares.isZero() ? 0 : inSteps(position.debtShares, pool.borrowIndex) + 1;
        lines_.push_back({position.asset, worth(position.asset, held), worth(position.asset, owed)});
    }
    for (const OpenOrder& open : account.openOrders) {
        const Order& order = state.markets[open.market.value].book.order(open.slot);
        const FeeFraction fee = state.marketParameters(open.market).makerFee;
        const Quantity needed = need(order, fee);
        add(order, open.market, fee, needed, needed - std::min(needed, order.locked));
    }
}

void MarginBounds::add(const Order& order, MarketId id, FeeFraction fee, Quantity need, Quantity shortfall)
{
    const MarketParameters& market = state_->marketParameters(id);
    const bool buys = order.side == Side::Bid;
    Filling filling{buys ? market.quote : market.base, buys ? market.base : market.quote};
    filling.own = worth(filling.pays, asDouble((need - shortfall).raw) + roundingSteps);
    if (shortfall.isPositive()) {
        const UtilizationCurve& curve = state_->poolParameters(filling.pays).utilizationCurve;
        const double entryFee = asDouble(curve.points().back().rate.raw) * 1e-18 / hoursPerYear;
        filling.shortfall = worth(filling.pays, asDouble(shortfall.raw) * (1 + entryFee) + roundingSteps);
    }
    double arrives = asDouble(order.remaining.raw);
    if (!buys) {
        worth(filling.pays, arrives);
        arrives *= static_cast<double>(order.price.raw) * 1e-8 * (1 - static_cast<double>(fee.raw) * 1e-8);
    }
    filling.arrives = worth(filling.receives, std::max(0.0, arrives - roundingSteps));
    line(filling.pays).shortfall += filling.shortfall;
    line(filling.receives).arrives += filling.arrives;
    fillings_.push_back(filling);
    // Past this the exact check may refuse for the number of markets alone.
    known_
        = known_ && (fillings_.size() <= AccountView::marketsMax || state_->markets.size() <= AccountView::marketsMax);
}

bool MarginBounds::coverInitial(Usd borrowLimit) const
{
    const Sums all = sums();
    if (all.exposure == 0)
        return known_;
    const double loss = largestLoss();
    const double total = all.assets + all.liability + all.initial + loss;
    return known_ && total < worthMax && all.exposure <= asDouble(borrowLimit.raw) * 1e-18 * (1 - slackOfSums)
        && all.assets - all.liability - loss - all.initial >= slackOfSums * total + slack;
}

bool MarginBounds::coverMaintenance() const
{
    const Sums all = sums();
    const double owed = all.liability + all.maintenance;
    return known_ && all.assets < worthMax && all.assets - owed >= slackOfSums * (all.assets + owed) + slack;
}

double MarginBounds::assets() const
{
    return sums().assets;
}

bool MarginBounds::hasExposure() const
{
    return std::any_of(lines_.begin(), lines_.end(), [](const Line& own) { return own.owed + own.shortfall > 0; });
}

AssetIds MarginBounds::wouldBorrow() const
{
    AssetIds assets;
    for (const Line& own : lines_)
        if (own.shortfall > 0)
            assets.push_back(own.asset);
    return assets;
}

double MarginBounds::worth(AssetId asset, double steps)
{
    known_ = known_ && steps < quantityMax;
    return steps * static_cast<double>(state_->mark(asset).raw) * 1e-18;
}

MarginBounds::Line& MarginBounds::line(AssetId asset)
{
    Line* const place = std::find_if(lines_.begin(), lines_.end(), [&](const Line& own) { return own.asset == asset; });
    if (place != lines_.end())
        return *place;
    lines_.push_back({asset});
    return lines_.back();
}

/// With all orders resting; would-be borrows with their entry fee.
MarginBounds::Sums MarginBounds::sums() const
{
    Sums all;
    for (const Line& own : lines_) {
        const RoughRisk& risk = state_->risk->assetRisks[own.asset.value].rough();
        all.assets += own.held * risk.weightAt(own.held);
        const double exposure = own.owed + own.shortfall;
        if (exposure == 0)
            continue;
        all.liability += own.owed;
        all.exposure += exposure;
        all.initial += exposure * std::max(leastImf_, risk.imfAt(exposure));
        all.maintenance += exposure * risk.mmfAt(exposure);
    }
    return all;
}

/// What equity loses at most by fills. A size curve makes a balance worth less a unit the larger it is, so what leaves
/// is taken at the whole weight, and what arrives counts only while the curve does not bind.
double MarginBounds::largestLoss() const
{
    double losses = 0;
    for (const Filling& each : fillings_) {
        const auto lineOf = [&](AssetId asset) {
            return *std::find_if(lines_.begin(), lines_.end(), [&](const Line& own) { return own.asset == asset; });
        };
        const RoughRisk& paid = state_->risk->assetRisks[each.pays.value].rough();
        const RoughRisk& received = state_->risk->assetRisks[each.receives.value].rough();
        const Line into = lineOf(each.receives);
        const double gain = into.held + into.arrives <= received.weightKnee ? each.arrives * received.weight : 0;
        losses += std::max(0.0, each.own * paid.weight + each.shortfall - gain);
    }
    return losses;
}

} // namespace plimsoll
