// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/int256.h"

#include <compare>
#include <cstdint>
#include <limits>

namespace plimsoll {

/// 10 to the power of `exponent`, 0 .. 38.
constexpr Int128 powerOfTen(int exponent)
{
    Int128 result = 1;
    for (int i = 0; i < exponent; ++i)
        result *= 10;
    return result;
}

namespace detail {

constexpr auto tenTo8 = static_cast<std::uint64_t>(powerOfTen(8));
constexpr auto tenTo16 = static_cast<std::uint64_t>(powerOfTen(16));
constexpr auto tenTo17 = static_cast<std::uint64_t>(powerOfTen(17));
constexpr auto tenTo18 = static_cast<std::uint64_t>(powerOfTen(18));

} // namespace detail

/// Exact decimal of one kind: `raw` counts steps of 10^-Decimals. Kinds do not mix; sums are checked.
template <class Kind, class Rep, int Decimals>
struct Fixed {
    using Representation = Rep;
    static constexpr int decimals = Decimals;
    static constexpr Int128 scale = powerOfTen(Decimals);

    Rep raw{};

    static constexpr Fixed fromRaw(Rep raw) { return Fixed{raw}; }
    /// `units` whole units; only for constants that fit.
    static constexpr Fixed whole(std::int64_t units) { return Fixed{static_cast<Rep>(units * scale)}; }
    static constexpr Fixed largest()
    {
        if constexpr (sizeof(Rep) == 16)
            return Fixed{static_cast<Rep>(~UInt128{0} >> 1)};
        else
            return Fixed{std::numeric_limits<Rep>::max()};
    }

    constexpr bool isZero() const { return raw == 0; }
    constexpr bool isPositive() const { return raw > 0; }
    constexpr bool isNegative() const { return raw < 0; }

    friend constexpr bool operator==(Fixed, Fixed) = default;
    friend constexpr std::strong_ordering operator<=>(Fixed a, Fixed b)
    {
        return a.raw < b.raw ? std::strong_ordering::less
                             : (a.raw > b.raw ? std::strong_ordering::greater : std::strong_ordering::equal);
    }
    friend Fixed operator+(Fixed a, Fixed b)
    {
        Fixed sum;
        if (__builtin_add_overflow(a.raw, b.raw, &sum.raw)) [[unlikely]]
            throw ArithmeticFault("sum");
        return sum;
    }
    friend Fixed operator-(Fixed a, Fixed b)
    {
        Fixed difference;
        if (__builtin_sub_overflow(a.raw, b.raw, &difference.raw)) [[unlikely]]
            throw ArithmeticFault("difference");
        return difference;
    }
    Fixed operator-() const { return Fixed{} - *this; }
    Fixed& operator+=(Fixed other) { return *this = *this + other; }
    Fixed& operator-=(Fixed other) { return *this = *this - other; }
};

/// Units of an asset, step 1e-10.
using Quantity = Fixed<struct QuantityKind, Int128, 10>;
/// USD per unit (mark) or quote asset per base unit (limit price), step 1e-8.
using Price = Fixed<struct PriceKind, std::int64_t, 8>;
/// USD, step 1e-18: quantity x mark is exact.
using Usd = Fixed<struct UsdKind, Int128, 18>;
/// Pure number: weight, rate a year, fraction, leverage; step 1e-18.
using Ratio = Fixed<struct RatioKind, Int128, 18>;
/// Interest index, step 1e-27.
using Index = Fixed<struct IndexKind, Int128, 27>;
/// Part of a pool in units of its index, step 1e-18.
using Shares = Fixed<struct SharesKind, Int128, 18>;
/// Quote units before their rounding: quantity x limit price, step 1e-18.
using QuoteAmount = Fixed<struct QuoteAmountKind, Int128, 18>;
/// Trading fee in quote units before its rounding: quote amount x fee fraction, step 1e-26.
using FeeAmount = Fixed<struct FeeAmountKind, Int128, 26>;
/// Trading fee as a fraction of the quote amount, step 1e-8 (0.0001 basis points); may not be negative.
using FeeFraction = Fixed<struct FeeFractionKind, std::int64_t, 8>;

/// quantity x mark in USD, exact (RULES.md section 1).
inline Usd notional(Quantity quantity, Price mark)
{
    return Usd::fromRaw(multiplyChecked(quantity.raw, mark.raw));
}
/// quantity x limit price in quote units, exact.
inline QuoteAmount quoteAmount(Quantity quantity, Price price)
{
    return QuoteAmount::fromRaw(multiplyChecked(quantity.raw, price.raw));
}
/// quote amount x fee, exact.
inline FeeAmount feeAmount(QuoteAmount amount, FeeFraction fee)
{
    return FeeAmount::fromRaw(multiplyChecked(amount.raw, fee.raw));
}
/// To the step of a quantity.
inline Quantity toQuantity(QuoteAmount amount, Rounding rounding)
{
    return Quantity::fromRaw(divideBy<detail::tenTo8>(amount.raw, rounding));
}
inline Quantity toQuantity(FeeAmount amount, Rounding rounding)
{
    return Quantity::fromRaw(divideBy<detail::tenTo16>(amount.raw, rounding));
}
/// The quantity worth `value` at `mark` (mark above zero).
inline Quantity quantityWorth(Usd value, Price mark, Rounding rounding)
{
    return Quantity::fromRaw(divideRounded(value.raw, mark.raw, rounding));
}
/// value x ratio, one rounding.
inline Usd multiply(Usd value, Ratio ratio, Rounding rounding)
{
    return Usd::fromRaw(mulDivBy<detail::tenTo18>(value.raw, ratio.raw, rounding));
}
inline Quantity multiply(Quantity quantity, Ratio ratio, Rounding rounding)
{
    return Quantity::fromRaw(mulDivBy<detail::tenTo18>(quantity.raw, ratio.raw, rounding));
}
inline Ratio multiply(Ratio a, Ratio b, Rounding rounding)
{
    return Ratio::fromRaw(mulDivBy<detail::tenTo18>(a.raw, b.raw, rounding));
}
/// numerator / denominator as a ratio, one rounding; denominator above zero.
template <class Kind, class Rep, int Decimals>
Ratio divide(Fixed<Kind, Rep, Decimals> numerator, Fixed<Kind, Rep, Decimals> denominator, Rounding rounding)
{
    return Ratio::fromRaw(mulDiv(numerator.raw, Ratio::scale, denominator.raw, rounding));
}
/// Root of a USD value as the pure number that size curves use, to 1e-18, rounded up (RULES.md section 13, Numbers).
inline Ratio squareRootUp(Usd value)
{
    if (value.raw <= 0)
        return Ratio{};
    return Ratio::fromRaw(static_cast<Int128>(
        squareRoot(multiply(static_cast<UInt128>(value.raw), static_cast<UInt128>(Ratio::scale)), Rounding::Up)));
}
/// `quantity` cut down to a multiple of `step` (step above zero).
inline Quantity floorToStep(Quantity quantity, Quantity step)
{
    return Quantity::fromRaw(quantity.raw - quantity.raw % step.raw);
}
inline Quantity ceilToStep(Quantity quantity, Quantity step)
{
    return Quantity::fromRaw(divideRounded(quantity.raw, step.raw, Rounding::Up) * step.raw);
}
inline Price floorToStep(Price price, Price step)
{
    return Price::fromRaw(price.raw - price.raw % step.raw);
}

} // namespace plimsoll
