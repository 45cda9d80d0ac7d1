// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/risk/size_plots.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr int plotSamples = 120;

/// Weight in per cent over a balance in USD (RULES.md section 3), drawn.
double weightAt(const HaircutFunction& function, double balance)
{
    const double weight = format::toDouble(function.weight);
    if (function.kind == HaircutFunction::Kind::Identity)
        return weight * 100;
    const double sized
        = format::toDouble(function.base) / (1 + format::toDouble(function.positiveCurvePenalty) * std::sqrt(balance));
    return std::min(weight, sized) * 100;
}

/// Requirement in per cent over a notional in USD (RULES.md section 4), drawn.
double requirementAt(const MarginFunction& function, double notional)
{
    return std::max(format::toDouble(function.base), format::toDouble(function.factor) * std::sqrt(notional)) * 100;
}

/// Points over 0..top, x in millions.
template <class Function>
QList<QPointF> drawn(double top, Function value)
{
    QList<QPointF> points;
    for (int at = 0; at <= plotSamples; ++at) {
        const double x = top * at / plotSamples;
        points << QPointF(x, value(x * 1e6));
    }
    return points;
}

/// The end of an axis in millions of USD, twice the largest that one account has.
double topOf(Usd largest)
{
    return format::roundTop(std::max(1.0, 2 * format::toDouble(largest) / 1e6));
}

} // namespace

bool SizePlots::suits(const view::Asset& asset) const
{
    return balanceTop_ == topOf(asset.largestBalance) && notionalTop_ == topOf(asset.largestBorrow);
}

void SizePlots::assign(const AssetParameters& live, const AssetParameters& drafted, const view::Asset& asset)
{
    balanceTop_ = topOf(asset.largestBalance);
    notionalTop_ = topOf(asset.largestBorrow);
    sized_ = drafted.haircutFunction.kind == HaircutFunction::Kind::InverseSqrt;
    const auto weight = [&](const AssetParameters& from) {
        return drawn(balanceTop_, [&](double x) { return weightAt(from.haircutFunction, x); });
    };
    const auto requirement = [&](const MarginFunction& from) {
        return drawn(notionalTop_, [&](double x) { return requirementAt(from, x); });
    };
    weightLive_ = weight(live);
    weightDraft_ = drafted.haircutFunction == live.haircutFunction ? QList<QPointF>() : weight(drafted);
    imfLive_ = requirement(live.imfFunction);
    mmfLive_ = requirement(live.mmfFunction);
    imfDraft_ = drafted.imfFunction == live.imfFunction ? QList<QPointF>() : requirement(drafted.imfFunction);
    mmfDraft_ = drafted.mmfFunction == live.mmfFunction ? QList<QPointF>() : requirement(drafted.mmfFunction);
    double top = imfLive_.back().y();
    if (!imfDraft_.isEmpty())
        top = std::max(top, imfDraft_.back().y());
    requirementTop_ = format::roundTop(top * 1.1);
    emit changed();
}

} // namespace plimsoll
