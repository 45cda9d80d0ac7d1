// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/lending/utilization_curve.h"

#include <utility>

namespace plimsoll {

UtilizationCurve::UtilizationCurve()
    : points_{{Ratio{}, Ratio{}}, {Ratio::whole(1), Ratio{}}}
{
}

UtilizationCurve::UtilizationCurve(std::vector<CurvePoint> points)
    : points_(std::move(points))
{
}

Result<UtilizationCurve, CurveFault> UtilizationCurve::make(std::vector<CurvePoint> points)
{
    if (const auto faults = faultsOf(points); !faults.empty())
        return faults.front();
    return UtilizationCurve{std::move(points)};
}

std::vector<CurveFault> UtilizationCurve::faultsOf(const std::vector<CurvePoint>& points)
{
    using Rule = CurveFault::Rule;
    std::vector<CurveFault> faults;
    if (points.size() < pointCountMin || points.size() > pointCountMax)
        faults.push_back({Rule::PointCount, points.size()});
    for (std::size_t i = 0; i < points.size(); ++i) {
        const CurvePoint& point = points[i];
        if (i == 0 && !point.utilization.isZero())
            faults.push_back({Rule::FirstUtilization, i});
        if (i > 0 && point.utilization <= points[i - 1].utilization)
            faults.push_back({Rule::UtilizationNotRising, i});
        if (i > 0 && point.rate < points[i - 1].rate)
            faults.push_back({Rule::RateFalls, i});
        if (point.rate.isNegative() || point.rate > rateMax)
            faults.push_back({Rule::RateOutOfRange, i});
        if (i + 1 == points.size() && point.utilization != Ratio::whole(1))
            faults.push_back({Rule::LastUtilization, i});
    }
    return faults;
}

Ratio UtilizationCurve::rateAt(Quantity borrowed, Quantity lent) const
{
    if (lent.isZero())
        return points_.front().rate;
    return rateAtFraction(borrowed.raw, lent.raw);
}

Ratio UtilizationCurve::rateAt(Ratio utilization) const
{
    return rateAtFraction(utilization.raw, Ratio::scale);
}

Ratio UtilizationCurve::rateAtFraction(Int128 numerator, Int128 denominator) const
{
    if (numerator <= 0)
        return points_.front().rate;
    const Int256 scaled = Int256::product(numerator, Ratio::scale);
    for (std::size_t i = 1; i < points_.size(); ++i) {
        const CurvePoint& from = points_[i - 1];
        const CurvePoint& to = points_[i];
        if (scaled > Int256::product(to.utilization.raw, denominator))
            continue;
        // rate = from + (u - from.u) x (to - from) / (to.u - from.u) with u = numerator / denominator, over one
        // divisor.
        const Int256 along = scaled - Int256::product(from.utilization.raw, denominator);
        const Int128 width = to.utilization.raw - from.utilization.raw;
        // Rounding up twice, by one factor of the divisor each, equals rounding up once by their product.
        const Int256 rise = along.times(to.rate.raw - from.rate.raw);
        const Int128 perWidth = rise.dividedBy(denominator, Rounding::Up);
        return from.rate + Ratio::fromRaw(divideRounded(perWidth, width, Rounding::Up));
    }
    return points_.back().rate;
}

Ratio lendRate(Ratio borrowRate, Quantity borrowed, Quantity lent, Ratio fee)
{
    if (lent.isZero())
        return Ratio{};
    const Int256 exact = Int256::product(borrowRate.raw, (Ratio::whole(1) - fee).raw).times(borrowed.raw);
    return Ratio::fromRaw(divideRounded(exact.dividedBy(lent.raw, Rounding::Down), Ratio::scale, Rounding::Down));
}

} // namespace plimsoll
