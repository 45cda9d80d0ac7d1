// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <stdexcept>

namespace plimsoll {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

/// A computation left the range of its type or divided by zero. Never leaves the domain: apply() and the calculators
/// that outsiders call turn it into a refusal.
struct ArithmeticFault : std::range_error {
    using std::range_error::range_error;
};

/// The direction of the one rounding that ends a formula: towards minus or plus infinity (RULES.md section 1).
enum class Rounding : std::uint8_t { Down, Up };

/// Unsigned 256-bit integer, least significant limb first; the room in which products are held before their rounding.
struct UInt256 {
    std::array<std::uint64_t, 4> limb{};

    constexpr UInt256() = default;
    constexpr explicit UInt256(UInt128 value)
        : limb{static_cast<std::uint64_t>(value), static_cast<std::uint64_t>(value >> 64), 0, 0}
    {
    }

    friend constexpr bool operator==(const UInt256&, const UInt256&) = default;
    friend constexpr std::strong_ordering operator<=>(const UInt256& a, const UInt256& b)
    {
        for (std::size_t i = 4; i-- > 0;)
            if (a.limb[i] != b.limb[i])
                return a.limb[i] <=> b.limb[i];
        return std::strong_ordering::equal;
    }
    constexpr bool fits128() const { return (limb[2] | limb[3]) == 0; }
    constexpr UInt128 low128() const { return (static_cast<UInt128>(limb[1]) << 64) | limb[0]; }
};

namespace detail {

constexpr UInt128 absolute(Int128 value)
{
    return value < 0 ? ~static_cast<UInt128>(value) + 1 : static_cast<UInt128>(value);
}

constexpr Int128 withSign(UInt128 magnitude, bool negative)
{
    if (magnitude > (~UInt128{0} >> 1)) [[unlikely]]
        throw ArithmeticFault("128-bit result");
    return negative ? -static_cast<Int128>(magnitude) : static_cast<Int128>(magnitude);
}

} // namespace detail

/// Exact product of two 128-bit factors.
constexpr UInt256 multiply(UInt128 a, UInt128 b)
{
    const auto a0 = static_cast<std::uint64_t>(a);
    const auto a1 = static_cast<std::uint64_t>(a >> 64);
    const auto b0 = static_cast<std::uint64_t>(b);
    const auto b1 = static_cast<std::uint64_t>(b >> 64);
    const UInt128 p00 = static_cast<UInt128>(a0) * b0;
    const UInt128 p01 = static_cast<UInt128>(a0) * b1;
    const UInt128 p10 = static_cast<UInt128>(a1) * b0;
    const UInt128 p11 = static_cast<UInt128>(a1) * b1;
    const UInt128 middle = (p00 >> 64) + static_cast<std::uint64_t>(p01) + static_cast<std::uint64_t>(p10);
    const UInt128 top = p11 + (p01 >> 64) + (p10 >> 64) + (middle >> 64);
    UInt256 result;
    result.limb = {static_cast<std::uint64_t>(p00), static_cast<std::uint64_t>(middle), static_cast<std::uint64_t>(top),
        static_cast<std::uint64_t>(top >> 64)};
    return result;
}

/// a + b; throws ArithmeticFault past 256 bits.
constexpr UInt256 add(const UInt256& a, const UInt256& b)
{
    UInt256 sum;
    UInt128 carry = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        carry += static_cast<UInt128>(a.limb[i]) + b.limb[i];
        sum.limb[i] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    if (carry != 0) [[unlikely]]
        throw ArithmeticFault("256-bit sum");
    return sum;
}

/// a - b; throws ArithmeticFault below zero.
constexpr UInt256 subtract(const UInt256& a, const UInt256& b)
{
    UInt256 difference;
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const UInt128 part = static_cast<UInt128>(a.limb[i]) - b.limb[i] - borrow;
        difference.limb[i] = static_cast<std::uint64_t>(part);
        borrow = (part >> 64) != 0 ? 1 : 0;
    }
    if (borrow != 0) [[unlikely]]
        throw ArithmeticFault("256-bit difference");
    return difference;
}

/// a * b; throws ArithmeticFault past 256 bits.
UInt256 multiply(const UInt256& a, UInt128 b);

struct UDivision {
    UInt256 quotient;
    UInt128 remainder{};
};
/// Quotient and remainder; throws ArithmeticFault where the divisor is zero.
UDivision divide(const UInt256& dividend, UInt128 divisor);

/// Smallest r with r * r >= value (Up) or largest r with r * r <= value (Down).
UInt128 squareRoot(const UInt256& value, Rounding rounding);

/// Division by a divisor known when compiled, by multiplication with its reciprocal (Moeller and Granlund, Improved
/// Division by Invariant Integers, algorithm 4).
template <std::uint64_t Divisor>
struct ConstantDivisor {
    static_assert(Divisor > 1 && (Divisor >> 63) == 0);
    static constexpr int shift = std::countl_zero(Divisor);
    static constexpr std::uint64_t normal = Divisor << shift;
    static constexpr auto reciprocal = static_cast<std::uint64_t>(~UInt128{0} / normal);

    /// Divides value in place and returns the remainder.
    static constexpr std::uint64_t divide(UInt256& value)
    {
        std::size_t top = 4;
        while (top > 0 && value.limb[top - 1] == 0)
            --top;
        std::uint64_t rest = top > 0 ? value.limb[top - 1] >> (64 - shift) : 0;
        for (std::size_t i = top; i-- > 0;) {
            std::uint64_t next = value.limb[i] << shift;
            if (i > 0)
                next |= value.limb[i - 1] >> (64 - shift);
            const UInt128 guess = static_cast<UInt128>(reciprocal) * rest + ((static_cast<UInt128>(rest) << 64) | next);
            auto digit = static_cast<std::uint64_t>(guess >> 64) + 1;
            std::uint64_t left = next - digit * normal;
            if (left > static_cast<std::uint64_t>(guess)) {
                --digit;
                left += normal;
            }
            if (left >= normal) [[unlikely]] {
                ++digit;
                left -= normal;
            }
            value.limb[i] = digit;
            rest = left;
        }
        return rest >> shift;
    }
};

/// magnitude / (the product of the divisors), rounded once and given its sign; throws ArithmeticFault where the
/// quotient leaves 128 bits.
template <std::uint64_t... Divisors>
constexpr Int128 divideBy(UInt256 magnitude, bool negative, Rounding rounding)
{
    std::uint64_t remainders = 0;
    ((remainders |= ConstantDivisor<Divisors>::divide(magnitude)), ...);
    const bool exact = remainders == 0;
    if (!exact && negative == (rounding == Rounding::Down))
        magnitude = add(magnitude, UInt256{1});
    if (!magnitude.fits128()) [[unlikely]]
        throw ArithmeticFault("128-bit quotient");
    return detail::withSign(magnitude.low128(), negative);
}
/// value / (the product of the divisors), rounded once.
template <std::uint64_t... Divisors>
constexpr Int128 divideBy(Int128 value, Rounding rounding)
{
    return divideBy<Divisors...>(UInt256{detail::absolute(value)}, value < 0, rounding);
}
/// a * b / (the product of the divisors), rounded once, 256 bits between.
template <std::uint64_t... Divisors>
constexpr Int128 mulDivBy(Int128 a, Int128 b, Rounding rounding)
{
    return divideBy<Divisors...>(multiply(detail::absolute(a), detail::absolute(b)), (a < 0) != (b < 0), rounding);
}

/// Signed 256-bit sum of products; compared exactly in threshold tests. Throws ArithmeticFault on overflow.
class Int256 {
public:
    constexpr Int256() = default;
    constexpr explicit Int256(Int128 value)
        : magnitude_(detail::absolute(value))
        , negative_(value < 0)
    {
    }
    static constexpr Int256 product(Int128 a, Int128 b)
    {
        return {plimsoll::multiply(detail::absolute(a), detail::absolute(b)), (a < 0) != (b < 0)};
    }

    constexpr Int256& operator+=(const Int256& other)
    {
        if (negative_ == other.negative_)
            magnitude_ = add(magnitude_, other.magnitude_);
        else if (magnitude_ >= other.magnitude_)
            *this = {subtract(magnitude_, other.magnitude_), negative_};
        else
            *this = {subtract(other.magnitude_, magnitude_), other.negative_};
        return *this;
    }
    constexpr Int256& operator-=(const Int256& other) { return *this += -other; }
    friend constexpr Int256 operator+(Int256 a, const Int256& b) { return a += b; }
    friend constexpr Int256 operator-(Int256 a, const Int256& b) { return a -= b; }
    constexpr Int256 operator-() const { return {magnitude_, !negative_}; }
    /// this * factor, factor of either sign.
    Int256 times(Int128 factor) const
    {
        const UInt128 magnitude = detail::absolute(factor);
        const bool small = magnitude_.fits128();
        return {small ? plimsoll::multiply(magnitude_.low128(), magnitude) : plimsoll::multiply(magnitude_, magnitude),
            negative_ != (factor < 0)};
    }
    /// this / divisor, divisor > 0, rounded; throws ArithmeticFault where the quotient leaves 128 bits.
    Int128 dividedBy(Int128 divisor, Rounding rounding) const;
    /// this / divisor, divisor > 0, rounded, whatever its size.
    Int256 quotient(Int128 divisor, Rounding rounding) const;

    constexpr bool isNegative() const { return negative_; }
    constexpr bool isZero() const { return magnitude_ == UInt256{}; }
    constexpr const UInt256& magnitude() const { return magnitude_; }

    friend constexpr bool operator==(const Int256&, const Int256&) = default;
    friend constexpr std::strong_ordering operator<=>(const Int256& a, const Int256& b)
    {
        if (a.negative_ != b.negative_)
            return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
        return a.negative_ ? b.magnitude_ <=> a.magnitude_ : a.magnitude_ <=> b.magnitude_;
    }

private:
    constexpr Int256(UInt256 magnitude, bool negative)
        : magnitude_(magnitude)
        , negative_(negative && magnitude != UInt256{})
    {
    }

    UInt256 magnitude_;
    bool negative_{false};
};

/// a * b / divisor with one rounding, 256 bits between; divisor > 0. Throws ArithmeticFault on overflow.
Int128 mulDiv(Int128 a, Int128 b, Int128 divisor, Rounding rounding);
/// value / divisor with one rounding; divisor > 0.
Int128 divideRounded(Int128 value, Int128 divisor, Rounding rounding);

inline Int128 addChecked(Int128 a, Int128 b)
{
    Int128 sum{};
    if (__builtin_add_overflow(a, b, &sum)) [[unlikely]]
        throw ArithmeticFault("sum");
    return sum;
}
inline Int128 subtractChecked(Int128 a, Int128 b)
{
    Int128 difference{};
    if (__builtin_sub_overflow(a, b, &difference)) [[unlikely]]
        throw ArithmeticFault("difference");
    return difference;
}
inline Int128 multiplyChecked(Int128 a, Int128 b)
{
    Int128 product{};
    if (__builtin_mul_overflow(a, b, &product)) [[unlikely]]
        throw ArithmeticFault("product");
    return product;
}

} // namespace plimsoll
