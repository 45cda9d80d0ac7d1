// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/exchange/depth_view.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {
namespace {

/// Half widths that the axis of prices may have, as shares of its middle.
constexpr std::array reaches{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
/// How much of the depth should be in sight.
constexpr double inSight = 0.8;

QList<QPointF> cumulated(const std::vector<BookLevel>& levels)
{
    QList<QPointF> points;
    double sum = 0;
    for (const BookLevel& level : levels) {
        const double price = format::toDouble(level.price);
        points << QPointF(price, sum);
        sum += format::toDouble(level.quantity);
        points << QPointF(price, sum);
    }
    return points;
}

/// How far from the middle most of a side stands, as a share of the middle.
double spreadOf(const QList<QPointF>& side, double middle)
{
    const auto most = std::find_if(
        side.begin(), side.end(), [&](const QPointF& point) { return point.y() >= inSight * side.back().y(); });
    return most == side.end() ? 0 : std::abs(most->x() - middle) / middle;
}

/// The depth of a side up to a price.
double depthAt(const QList<QPointF>& side, double price, bool bids)
{
    double depth = 0;
    for (const QPointF& point : side)
        if (bids ? point.x() >= price : point.x() <= price)
            depth = point.y();
    return depth;
}

} // namespace

void DepthView::fitPrices(double middle, double reach)
{
    constexpr double air = 1.15;
    reach *= air;
    const double wanted
        = *std::find_if(reaches.begin(), reaches.end() - 1, [&](double possible) { return possible >= reach; });
    const double centre = (from_ + to_) / 2;
    const bool leaves = std::abs(middle - centre) > centre * reach_ / 3;
    if (!leaves && wanted <= reach_ && wanted >= reach_ / 4)
        return;
    reach_ = wanted;
    from_ = middle * (1 - wanted);
    to_ = middle * (1 + wanted);
    decimals_ = std::clamp(static_cast<int>(std::ceil(-std::log10(middle * wanted))) + 1, 0, 8);
}

void DepthView::assign(const view::MarketDetail& market)
{
    if (market.market != market_) {
        market_ = market.market;
        reach_ = top_ = 0;
    }
    bids_ = cumulated(market.bids);
    asks_ = cumulated(market.asks);
    mark_ = format::toDouble(market.markRatio);
    const double middle = !bids_.isEmpty() && !asks_.isEmpty() ? (bids_.front().x() + asks_.front().x()) / 2 : mark_;
    fitPrices(middle, std::max({spreadOf(bids_, middle), spreadOf(asks_, middle), std::abs(mark_ - middle) / middle}));
    const double deepest = std::max(depthAt(bids_, from_, true), depthAt(asks_, to_, false));
    if (deepest <= 0)
        top_ = 1;
    else if (deepest > top_ || deepest < top_ / 4)
        top_ = format::roundTop(deepest * 1.1);
    // Farther out than its last order a side is as deep as there.
    if (!bids_.isEmpty() && bids_.back().x() > from_)
        bids_ << QPointF(from_, bids_.back().y());
    if (!asks_.isEmpty() && asks_.back().x() < to_)
        asks_ << QPointF(to_, asks_.back().y());
    emit changed();
}

QString DepthView::describe(double price) const
{
    const bool bids = price <= (bids_.isEmpty() ? 0 : bids_.front().x());
    const double depth = depthAt(bids ? bids_ : asks_, price, bids);
    if (depth <= 0)
        return tr("nothing at %1").arg(price, 0, 'f', decimals_);
    const QString amount = format::quantityCompact(Quantity::fromRaw(static_cast<Int128>(depth * 1e10)));
    return (bids ? tr("%1 bid down to %2") : tr("%1 asked up to %2")).arg(amount).arg(price, 0, 'f', decimals_);
}

} // namespace plimsoll
