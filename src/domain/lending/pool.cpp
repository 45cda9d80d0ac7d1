// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/lending/pool.h"

#include "domain/base/ensure.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// shares (1e-18) x index (1e-27) in steps of a quantity (1e-10).
constexpr Int128 sharesTimesIndexScale = powerOfTen(35);

Quantity feeAtRate(Ratio rate, Quantity quantity, Timestamp now)
{
    const std::int64_t msLeft = msPerHour - now.ms % msPerHour;
    // quantity x rate x msLeft / (8760 h in ms): rounded up in two exact divisions.
    const Int256 product = Int256::product(quantity.raw, rate.raw).times(msLeft);
    const Int128 perScale = divideBy<detail::tenTo18>(product.magnitude(), product.isNegative(), Rounding::Up);
    return Quantity::fromRaw(divideBy<hoursPerYear * msPerHour>(perScale, Rounding::Up));
}

} // namespace

Quantity Pool::debtOf(Shares shares) const
{
    // By one factor of sharesTimesIndexScale after the other.
    return Quantity::fromRaw(mulDivBy<detail::tenTo17, detail::tenTo18>(shares.raw, borrowIndex.raw, Rounding::Up));
}

Quantity Pool::lendOf(Shares shares) const
{
    return Quantity::fromRaw(mulDivBy<detail::tenTo17, detail::tenTo18>(shares.raw, lendIndex.raw, Rounding::Down));
}

Shares Pool::sharesOfDebt(Quantity quantity) const
{
    return Shares::fromRaw(mulDiv(quantity.raw, sharesTimesIndexScale, borrowIndex.raw, Rounding::Down));
}

Shares Pool::sharesOfLend(Quantity quantity) const
{
    return Shares::fromRaw(mulDiv(quantity.raw, sharesTimesIndexScale, lendIndex.raw, Rounding::Up));
}

Ratio Pool::utilization() const
{
    const Quantity lent = lentQuantity();
    return lent.isZero() ? Ratio{} : divide(borrowedQuantity(), lent, Rounding::Down);
}

PoolRates Pool::rates(const PoolParameters& parameters) const
{
    const Quantity borrowed = borrowedQuantity();
    const Quantity lent = lentQuantity();
    const Ratio rate = parameters.utilizationCurve.rateAt(borrowed, lent);
    return {rate, lendRate(rate, borrowed, lent, parameters.fee)};
}

void Pool::restateDebt(Shares& position, Quantity reading)
{
    const Shares restated = sharesOfDebt(reading);
    debtShares = debtShares - position + restated;
    position = restated;
}

void Pool::restateLend(Shares& position, Quantity reading)
{
    const Shares restated = sharesOfLend(reading);
    lendShares = lendShares - position + restated;
    position = restated;
}

Ratio Pool::ceiling(const PoolParameters& parameters) const
{
    return std::min(parameters.maxUtilization, std::max(throttleBound, parameters.throttleUtilizationThreshold));
}

bool Pool::borrowKeepsCeiling(const PoolParameters& parameters, Quantity quantity) const
{
    return Int256::product((borrowedQuantity() + quantity).raw, Ratio::scale)
        <= Int256::product(lentQuantity().raw, ceiling(parameters).raw);
}

bool Pool::redeemKeepsCeiling(const PoolParameters& parameters, Quantity quantity) const
{
    return Int256::product(borrowedQuantity().raw, Ratio::scale)
        <= Int256::product((lentQuantity() - quantity).raw, ceiling(parameters).raw);
}

Quantity Pool::headroom(const PoolParameters& parameters) const
{
    const Quantity most = multiply(lentQuantity(), ceiling(parameters), Rounding::Down);
    return std::max(Quantity{}, most - borrowedQuantity());
}

Quantity Pool::entryFee(const PoolParameters& parameters, Quantity quantity, Timestamp now) const
{
    const Ratio rate = parameters.utilizationCurve.rateAt(borrowedQuantity() + quantity, lentQuantity());
    return feeAtRate(rate, quantity, now);
}

Quantity Pool::entryFeeCounted(const PoolParameters& parameters, Quantity quantity, Timestamp now) const
{
    return feeAtRate(parameters.utilizationCurve.rateAt(borrowedQuantity(), lentQuantity()), quantity, now);
}

void Pool::bookInterest(const PoolParameters& parameters, Quantity charged)
{
    const Quantity toLenders = multiply(charged, Ratio::whole(1) - parameters.fee, Rounding::Down);
    unearned += toLenders;
    interestCharged += charged;
    interestFees += charged - toLenders;
}

Quantity Pool::chargeHour(const PoolParameters& parameters)
{
    credit(unearned);
    const Quantity before = borrowedQuantity();
    if (debtShares.isZero())
        return Quantity{};
    const Ratio rate = parameters.utilizationCurve.rateAt(before, lentQuantity());
    const Int128 year = multiplyChecked(Ratio::scale, hoursPerYear);
    borrowIndex = Index::fromRaw(mulDiv(borrowIndex.raw, addChecked(year, rate.raw), year, Rounding::Up));
    const Quantity charged = borrowedQuantity() - before;
    bookInterest(parameters, charged);
    return charged;
}

void Pool::creditMinute(std::int64_t minutesLeft)
{
    credit(Quantity::fromRaw(unearned.raw / minutesLeft));
}

void Pool::credit(Quantity quantity)
{
    if (quantity.isZero())
        return;
    const Quantity before = claims();
    unearned -= quantity;
    interestCredited += quantity;
    if (before.isPositive())
        lendIndex = Index::fromRaw(mulDiv(lendIndex.raw, (before + quantity).raw, before.raw, Rounding::Down));
}

void Pool::updateThrottle(const PoolParameters& parameters)
{
    const Quantity lent = lentQuantity();
    const Ratio fraction = parameters.throttleUpdateFraction;
    Ratio raised = multiply(fraction, parameters.maxUtilization, Rounding::Down);
    if (!lent.isZero()) {
        // (b x (1 - f) + f x max x l) / l, rounded down once: by l, then by the scale of the product of two ratios.
        const Int256 own
            = Int256::product(borrowedQuantity().raw, (Ratio::whole(1) - fraction).raw).times(Ratio::scale);
        const Int256 towards = Int256::product(fraction.raw, parameters.maxUtilization.raw).times(lent.raw);
        const Int128 perLent = (own + towards).dividedBy(lent.raw, Rounding::Down);
        raised = Ratio::fromRaw(divideRounded(perLent, Ratio::scale, Rounding::Down));
    }
    throttleBound = std::min(parameters.maxUtilization, std::max(parameters.throttleUtilizationThreshold, raised));
}

bool Pool::spreadLoss(Quantity loss)
{
    // The debt is gone already: the claims before it are those now plus the loss.
    Quantity after = claims();
    const Quantity before = after + loss;
    if (after.isNegative()) {
        interestLost -= after;
        unearned += after;
        after = Quantity{};
    }
    if (before.isPositive())
        lendIndex = Index::fromRaw(mulDiv(lendIndex.raw, after.raw, before.raw, Rounding::Down));
    if (!lendIndex.isZero())
        return false;
    lendIndex = Index::whole(1);
    lendShares = Shares{};
    return true;
}

} // namespace plimsoll
