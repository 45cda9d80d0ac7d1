// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/margin/asset_risk.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Int128 scaleSquared = powerOfTen(36);

/// Largest w, 0 .. ceiling, with w x (1 + penalty x root) <= base.
Ratio flooredQuotient(Ratio base, Ratio penalty, Ratio root, Ratio ceiling)
{
    const Int256 divisor = Int256{scaleSquared} + Int256::product(penalty.raw, root.raw);
    const Int256 dividend = Int256::product(base.raw, scaleSquared);
    const bool fits = divisor.magnitude().fits128() && (divisor.magnitude().low128() >> 127) == 0;
    if (fits) {
        const Int128 exact = dividend.dividedBy(static_cast<Int128>(divisor.magnitude().low128()), Rounding::Down);
        return std::min(ceiling, Ratio::fromRaw(exact));
    }
    Int128 low = 0;
    Int128 high = ceiling.raw;
    while (low < high) {
        const Int128 middle = low + (high - low + 1) / 2;
        if (divisor.times(middle) <= dividend)
            low = middle;
        else
            high = middle - 1;
    }
    return Ratio::fromRaw(low);
}

/// Largest notional whose root, rounded up, is at most `root`; the largest of all where that is out of range.
Usd notionalWithRoot(Int256 rootNumerator, Int128 rootDivisor)
{
    if (rootNumerator.isNegative())
        return Usd::fromRaw(-1);
    if (rootDivisor == 0)
        return Usd::largest();
    try {
        const Int128 root = rootNumerator.dividedBy(rootDivisor, Rounding::Down);
        return Usd::fromRaw(mulDiv(root, root, Ratio::scale, Rounding::Down));
    } catch (const ArithmeticFault&) {
        return Usd::largest();
    }
}

RoughRisk roughOf(const AssetParameters& asset, Usd weightKnee)
{
    const auto rough = [](auto number) { return static_cast<double>(number.raw) * 1e-18; };
    const HaircutFunction& haircut = asset.haircutFunction;
    RoughRisk risk;
    risk.weight = rough(haircut.weight);
    // Just below the knee, so that a double on its wrong side errs towards the curve.
    risk.weightKnee = rough(weightKnee) * (1 - 1e-12);
    risk.base = rough(haircut.base);
    risk.penalty = rough(haircut.positiveCurvePenalty);
    risk.imfBase = rough(asset.imfFunction.base);
    risk.imfFactor = rough(asset.imfFunction.factor);
    risk.mmfBase = rough(asset.mmfFunction.base);
    risk.mmfFactor = rough(asset.mmfFunction.factor);
    return risk;
}

Usd requirementKnee(const MarginFunction& function)
{
    return notionalWithRoot(Int256::product(function.base.raw, Ratio::scale), function.factor.raw);
}

/// weight binds while weight x (1 + penalty x root) <= base.
Usd haircutKnee(const HaircutFunction& function)
{
    if (function.kind == HaircutFunction::Kind::Identity || function.weight.isZero())
        return Usd::largest();
    const Int256 slack = Int256::product(function.base.raw - function.weight.raw, scaleSquared);
    if (slack.isNegative())
        return Usd::fromRaw(-1);
    const Int256 slope = Int256::product(function.weight.raw, function.positiveCurvePenalty.raw);
    if (slope.isZero())
        return Usd::largest();
    if (!slope.magnitude().fits128() || (slope.magnitude().low128() >> 127) != 0)
        return Usd::fromRaw(-1);
    return notionalWithRoot(slack, static_cast<Int128>(slope.magnitude().low128()));
}

} // namespace

Ratio collateralWeight(const HaircutFunction& function, Usd notional)
{
    if (function.kind == HaircutFunction::Kind::Identity)
        return function.weight;
    return flooredQuotient(function.base, function.positiveCurvePenalty, squareRootUp(notional), function.weight);
}

Ratio marginRequirement(const MarginFunction& function, Usd notional)
{
    if (function.factor.isZero())
        return function.base;
    return std::max(function.base, multiply(function.factor, squareRootUp(notional), Rounding::Up));
}

AssetRisk::AssetRisk(const AssetParameters& parameters)
    : haircut_(parameters.haircutFunction)
    , imf_(parameters.imfFunction)
    , mmf_(parameters.mmfFunction)
    , weightKnee_(haircutKnee(haircut_))
    , imfKnee_(requirementKnee(imf_))
    , mmfKnee_(requirementKnee(mmf_))
    , rough_(roughOf(parameters, weightKnee_))
{
}

AssetRisk AssetRisk::withoutHaircut() const
{
    AssetRisk without = *this;
    without.haircut_ = {Ratio::whole(1), HaircutFunction::Kind::Identity, {}, {}};
    without.weightKnee_ = Usd::largest();
    return without;
}

AssetRisk AssetRisk::withoutImfBase() const
{
    AssetRisk without = *this;
    without.imf_.base = Ratio{};
    without.imfKnee_ = imf_.factor.isZero() ? Usd::largest() : Usd{};
    return without;
}

AssetRisk AssetRisk::withoutImfCurve() const
{
    AssetRisk without = *this;
    without.imf_.factor = Ratio{};
    without.imfKnee_ = Usd::largest();
    return without;
}

} // namespace plimsoll
