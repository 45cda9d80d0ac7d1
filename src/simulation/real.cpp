// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/real.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace plimsoll::real {
namespace {

constexpr double ln2 = 0.693147180559945309417232121458;
constexpr double sqrt2 = 1.41421356237309504880168872421;
constexpr int mantissaBits = 52;
constexpr int exponentBias = 1023;

double powerOfTwo(int exponent)
{
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + exponentBias) << mantissaBits);
}

} // namespace

double log(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value);
    int exponent = static_cast<int>(bits >> mantissaBits) - exponentBias;
    constexpr std::uint64_t mantissaMask = (std::uint64_t{1} << mantissaBits) - 1;
    double mantissa = std::bit_cast<double>((bits & mantissaMask) | (std::uint64_t{exponentBias} << mantissaBits));
    if (mantissa > sqrt2) {
        mantissa = mantissa / 2;
        ++exponent;
    }
    // ln m = 2 atanh((m - 1) / (m + 1)); the argument stays below 0.172, where 11 terms reach the last bit.
    const double s = (mantissa - 1) / (mantissa + 1);
    const double square = s * s;
    double sum = 0;
    for (int term = 21; term >= 1; term -= 2)
        sum = sum * square + 1.0 / term;
    return exponent * ln2 + 2 * s * sum;
}

double exp(double exponent)
{
    const double bounded = std::clamp(exponent, -700.0, 700.0);
    const double scaled = bounded / ln2;
    const int whole = static_cast<int>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    const double rest = bounded - whole * ln2;
    double sum = 1;
    for (int term = 14; term >= 1; --term)
        sum = 1 + sum * rest / term;
    return sum * powerOfTwo(whole);
}

double of(Price price)
{
    return static_cast<double>(price.raw) / 1e8;
}

double of(Ratio ratio)
{
    return static_cast<double>(ratio.raw) / 1e18;
}

Price toPrice(double value)
{
    return Price::fromRaw(static_cast<std::int64_t>(std::clamp(value * 1e8 + 0.5, 1.0, 9e18)));
}

} // namespace plimsoll::real
