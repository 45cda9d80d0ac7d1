// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/int256.h"

#include <bit>
#include <cmath>

namespace plimsoll {

namespace {

int bitLength(const UInt256& value)
{
    for (int i = 3; i >= 0; --i)
        if (const auto limb = value.limb[static_cast<std::size_t>(i)]; limb != 0)
            return 64 * i + 64 - std::countl_zero(limb);
    return 0;
}

UDivision divideByLimb(const UInt256& dividend, std::uint64_t divisor)
{
    UDivision result;
    std::uint64_t remainder = 0;
    std::size_t top = 4;
    while (top > 0 && dividend.limb[top - 1] == 0)
        --top;
    for (std::size_t i = top; i-- > 0;) {
        const UInt128 part = (static_cast<UInt128>(remainder) << 64) | dividend.limb[i];
        result.quotient.limb[i] = static_cast<std::uint64_t>(part / divisor);
        remainder = static_cast<std::uint64_t>(part % divisor);
    }
    result.remainder = remainder;
    return result;
}

/// Knuth's algorithm D for a divisor of two limbs (The Art of Computer Programming, volume 2, section 4.3.1).
UDivision divideByTwoLimbs(const UInt256& dividend, UInt128 divisor)
{
    const int shift = std::countl_zero(static_cast<std::uint64_t>(divisor >> 64));
    const UInt128 normal = divisor << shift;
    const auto high = static_cast<std::uint64_t>(normal >> 64);
    const auto low = static_cast<std::uint64_t>(normal);
    std::array<std::uint64_t, 5> rest{};
    for (std::size_t i = 0; i < 4; ++i) {
        rest[i] |= dividend.limb[i] << shift;
        if (shift != 0)
            rest[i + 1] = dividend.limb[i] >> (64 - shift);
    }
    UDivision result;
    for (std::size_t j = 3; j-- > 0;) {
        const UInt128 top = (static_cast<UInt128>(rest[j + 2]) << 64) | rest[j + 1];
        UInt128 guess = top / high;
        UInt128 over = top % high;
        while ((guess >> 64) != 0
            || static_cast<UInt128>(static_cast<std::uint64_t>(guess)) * low > ((over << 64) | rest[j])) {
            --guess;
            over += high;
            if ((over >> 64) != 0)
                break;
        }
        const auto digit = static_cast<std::uint64_t>(guess);
        const UInt128 productLow = static_cast<UInt128>(digit) * low;
        const UInt128 productHigh = static_cast<UInt128>(digit) * high + (productLow >> 64);
        const std::array<std::uint64_t, 3> product{static_cast<std::uint64_t>(productLow),
            static_cast<std::uint64_t>(productHigh), static_cast<std::uint64_t>(productHigh >> 64)};
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const UInt128 difference = static_cast<UInt128>(rest[j + i]) - product[i] - borrow;
            rest[j + i] = static_cast<std::uint64_t>(difference);
            borrow = static_cast<std::uint64_t>(difference >> 64) != 0 ? 1 : 0;
        }
        std::uint64_t quotientDigit = digit;
        if (borrow != 0) {
            --quotientDigit;
            UInt128 carry = static_cast<UInt128>(rest[j]) + low;
            rest[j] = static_cast<std::uint64_t>(carry);
            carry = static_cast<UInt128>(rest[j + 1]) + high + (carry >> 64);
            rest[j + 1] = static_cast<std::uint64_t>(carry);
            rest[j + 2] += static_cast<std::uint64_t>(carry >> 64);
        }
        result.quotient.limb[j] = quotientDigit;
    }
    const UInt128 remainder = (static_cast<UInt128>(rest[1]) << 64) | rest[0];
    result.remainder = remainder >> shift;
    return result;
}

} // namespace

UInt256 multiply(const UInt256& a, UInt128 b)
{
    if (a.fits128())
        return multiply(a.low128(), b);
    const UInt256 low = multiply(a.low128(), b);
    const UInt128 aHigh = (static_cast<UInt128>(a.limb[3]) << 64) | a.limb[2];
    const UInt256 high = multiply(aHigh, b);
    if (!high.fits128())
        throw ArithmeticFault("256-bit product");
    UInt256 shifted;
    shifted.limb[2] = high.limb[0];
    shifted.limb[3] = high.limb[1];
    return add(low, shifted);
}

UDivision divide(const UInt256& dividend, UInt128 divisor)
{
    if (divisor == 0)
        throw ArithmeticFault("division by zero");
    if (dividend.fits128())
        return {UInt256{dividend.low128() / divisor}, dividend.low128() % divisor};
    if ((divisor >> 64) == 0)
        return divideByLimb(dividend, static_cast<std::uint64_t>(divisor));
    return divideByTwoLimbs(dividend, divisor);
}

UInt128 squareRoot(const UInt256& value, Rounding rounding)
{
    const int bits = bitLength(value);
    if (bits == 0)
        return 0;
    // Newton from above: the first guess is a power of two refined by the double root of the leading bits.
    const int shift = bits > 62 ? (bits - 62 + 1) & ~1 : 0;
    std::uint64_t leading = 0;
    for (int i = 0; i < 64; ++i) {
        const int from = i + shift;
        if (from < 256 && ((value.limb[static_cast<std::size_t>(from / 64)] >> (from % 64)) & 1U) != 0)
            leading |= std::uint64_t{1} << i;
    }
    const auto start = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(leading))) + 2;
    if (shift / 2 + std::bit_width(start) > 128)
        throw ArithmeticFault("square root");
    UInt128 root = static_cast<UInt128>(start) << (shift / 2);
    for (;;) {
        const UInt256 sum = add(divide(value, root).quotient, UInt256{root});
        const UInt128 next = divideByLimb(sum, 2).quotient.low128();
        if (next >= root)
            break;
        root = next;
    }
    const bool exact = multiply(root, root) == value;
    return exact || rounding == Rounding::Down ? root : root + 1;
}

Int256 Int256::quotient(Int128 divisor, Rounding rounding) const
{
    if (divisor <= 0)
        throw ArithmeticFault("division by zero");
    UDivision division = divide(magnitude_, static_cast<UInt128>(divisor));
    const bool away = division.remainder != 0 && negative_ == (rounding == Rounding::Down);
    if (away)
        division.quotient = add(division.quotient, UInt256{1});
    return {division.quotient, negative_};
}

Int128 Int256::dividedBy(Int128 divisor, Rounding rounding) const
{
    const Int256 result = quotient(divisor, rounding);
    if (!result.magnitude_.fits128())
        throw ArithmeticFault("128-bit quotient");
    return detail::withSign(result.magnitude_.low128(), result.negative_);
}

Int128 mulDiv(Int128 a, Int128 b, Int128 divisor, Rounding rounding)
{
    Int128 small{};
    if (!__builtin_mul_overflow(a, b, &small)) [[likely]]
        return divideRounded(small, divisor, rounding);
    return Int256::product(a, b).dividedBy(divisor, rounding);
}

Int128 divideRounded(Int128 value, Int128 divisor, Rounding rounding)
{
    if (divisor <= 0)
        throw ArithmeticFault("division by zero");
    Int128 quotient = value / divisor;
    const Int128 remainder = value % divisor;
    if (remainder > 0 && rounding == Rounding::Up)
        ++quotient;
    else if (remainder < 0 && rounding == Rounding::Down)
        --quotient;
    return quotient;
}

} // namespace plimsoll
