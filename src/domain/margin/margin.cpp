// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/margin/margin.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Int128 scaleSquared = powerOfTen(36);

/// n x imf in the steps of MarginSums::initialRequirement: the larger of imf x leverageLimit and 1.
Int256 initialTerm(Usd notional, Ratio imf, Ratio leverageLimit)
{
    const Int256 own = Int256::product(imf.raw, leverageLimit.raw);
    const Int256 floor = Int256{scaleSquared};
    const Int256& larger = own > floor ? own : floor;
    return larger.times(notional.raw);
}

} // namespace

void addLine(MarginSums& sums, const MarginLine& line, const MarginTerms& terms)
{
    const std::size_t at = line.asset.value;
    const AssetRisk& risk = terms.risks[at];
    if (line.holding.isPositive())
        sums.assetsValue += risk.collateralValue(notional(line.holding, terms.marks[at]));
    const Quantity owed = line.debt + line.wouldBorrow;
    if (!owed.isPositive())
        return;
    const Usd exposure = notional(owed, terms.marks[at]);
    sums.borrowLiability += notional(line.debt, terms.marks[at]);
    sums.totalExposure += exposure;
    sums.initialRequirement += initialTerm(exposure, risk.imfAt(exposure), terms.leverageLimit);
    sums.maintenanceRequirement += Int256::product(exposure.raw, risk.mmfAt(exposure).raw);
}

MarginSums marginSums(const std::vector<MarginLine>& lines, const MarginTerms& terms)
{
    MarginSums sums;
    sums.leverageLimit = terms.leverageLimit;
    for (const MarginLine& line : lines)
        addLine(sums, line, terms);
    return sums;
}

bool MarginSums::coversInitial() const
{
    if (!hasExposure())
        return true;
    const Usd equity = netEquity();
    return equity.isPositive()
        && Int256::product(equity.raw, Ratio::scale).times(leverageLimit.raw) >= initialRequirement;
}

bool MarginSums::isLiquidatable() const
{
    return hasExposure() && Int256::product(netEquity().raw, Ratio::scale) <= maintenanceRequirement;
}

bool MarginSums::isRestored(Ratio liquidationBuffer) const
{
    if (!hasExposure())
        return true;
    return Int256::product(netEquity().raw, scaleSquared) >= maintenanceRequirement.times(liquidationBuffer.raw)
        && netEquity().isPositive();
}

std::strong_ordering MarginSums::compareMarginFraction(const MarginSums& other) const
{
    if (!hasExposure() || !other.hasExposure())
        return hasExposure() == other.hasExposure() ? std::strong_ordering::equal
            : hasExposure()                         ? std::strong_ordering::less
                                                    : std::strong_ordering::greater;
    return Int256::product(netEquity().raw, other.totalExposure.raw)
        <=> Int256::product(other.netEquity().raw, totalExposure.raw);
}

bool MarginSums::isAtAutoClose(Ratio acmfDivisor, Ratio acmfOffset) const
{
    if (!hasExposure())
        return false;
    const Int256 equity = Int256::product(netEquity().raw, Ratio::scale);
    // E <= M / divisor or E <= M - offset x X, each exactly.
    return equity.times(acmfDivisor.raw) <= maintenanceRequirement.times(Ratio::scale)
        || equity <= maintenanceRequirement - Int256::product(totalExposure.raw, acmfOffset.raw);
}

std::optional<Ratio> MarginSums::marginFraction() const
{
    if (!hasExposure())
        return std::nullopt;
    return divide(netEquity(), totalExposure, Rounding::Down);
}

Ratio MarginSums::imf() const
{
    if (!hasExposure())
        return Ratio::fromRaw(mulDiv(Ratio::scale, Ratio::scale, leverageLimit.raw, Rounding::Up));
    return Ratio::fromRaw(
        initialRequirement.quotient(leverageLimit.raw, Rounding::Up).dividedBy(totalExposure.raw, Rounding::Up));
}

Ratio MarginSums::mmf() const
{
    if (!hasExposure())
        return Ratio{};
    return Ratio::fromRaw(maintenanceRequirement.dividedBy(totalExposure.raw, Rounding::Up));
}

Ratio MarginSums::acmf(Ratio acmfDivisor, Ratio acmfOffset) const
{
    if (!hasExposure())
        return Ratio{};
    // Rounding up by one factor of the divisor after the other equals rounding up once by their product.
    const Int128 byDivisor = maintenanceRequirement.times(Ratio::scale)
                                 .quotient(acmfDivisor.raw, Rounding::Up)
                                 .dividedBy(totalExposure.raw, Rounding::Up);
    const Int128 byOffset = (maintenanceRequirement - Int256::product(totalExposure.raw, acmfOffset.raw))
                                .dividedBy(totalExposure.raw, Rounding::Up);
    return Ratio::fromRaw(std::max(byDivisor, byOffset));
}

Usd MarginSums::netEquityLocked() const
{
    // Rounding up by one factor of the divisor after the other equals rounding up once by their product.
    return Usd::fromRaw(
        initialRequirement.quotient(leverageLimit.raw, Rounding::Up).dividedBy(Ratio::scale, Rounding::Up));
}

std::optional<Ratio> MarginSums::imr() const
{
    if (!hasExposure())
        return Ratio{};
    if (!netEquity().isPositive())
        return std::nullopt;
    return Ratio::fromRaw(
        initialRequirement.quotient(leverageLimit.raw, Rounding::Up).dividedBy(netEquity().raw, Rounding::Up));
}

std::optional<Ratio> MarginSums::mmr() const
{
    if (!hasExposure())
        return Ratio{};
    if (!netEquity().isPositive())
        return std::nullopt;
    return Ratio::fromRaw(maintenanceRequirement.dividedBy(netEquity().raw, Rounding::Up));
}

} // namespace plimsoll
