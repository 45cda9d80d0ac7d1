// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
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

/// Exact product of two 128-bit factors.
UInt256 multiply(UInt128 a, UInt128 b);
/// a + b; throws ArithmeticFault past 256 bits.
UInt256 add(const UInt256& a, const UInt256& b);
/// a - b; throws ArithmeticFault below zero.
UInt256 subtract(const UInt256& a, const UInt256& b);
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

/// Signed 256-bit sum of products; compared exactly in threshold tests. Throws ArithmeticFault on overflow.
class Int256 {
public:
    constexpr Int256() = default;
    explicit Int256(Int128 value);
    static Int256 product(Int128 a, Int128 b);

    Int256& operator+=(const Int256& other);
    Int256& operator-=(const Int256& other);
    friend Int256 operator+(Int256 a, const Int256& b) { return a += b; }
    friend Int256 operator-(Int256 a, const Int256& b) { return a -= b; }
    Int256 operator-() const;
    /// this * factor, factor of either sign.
    Int256 times(Int128 factor) const;
    /// this / divisor, divisor > 0, rounded; throws ArithmeticFault where the quotient leaves 128 bits.
    Int128 dividedBy(Int128 divisor, Rounding rounding) const;

    /// this / divisor, divisor > 0, rounded, whatever its size.
    Int256 quotient(Int128 divisor, Rounding rounding) const;

    bool isNegative() const { return negative_; }
    bool isZero() const { return magnitude_ == UInt256{}; }
    const UInt256& magnitude() const { return magnitude_; }

    friend bool operator==(const Int256&, const Int256&) = default;
    friend std::strong_ordering operator<=>(const Int256& a, const Int256& b)
    {
        if (a.negative_ != b.negative_)
            return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
        return a.negative_ ? b.magnitude_ <=> a.magnitude_ : a.magnitude_ <=> b.magnitude_;
    }

private:
    Int256(UInt256 magnitude, bool negative);

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
