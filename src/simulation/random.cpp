// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/random.h"

#include "domain/base/numbers.h"
#include "simulation/real.h"

#include <cmath>

namespace plimsoll {
namespace {

constexpr std::uint64_t goldenGamma = 0x9E3779B97F4A7C15;

std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

} // namespace

Random::Random(std::uint64_t seed, std::uint64_t subject, std::uint64_t moment)
    : state_(mixed(mixed(mixed(seed + goldenGamma) ^ subject * goldenGamma) + moment * goldenGamma))
{
}

std::uint64_t Random::next()
{
    state_ += goldenGamma;
    return mixed(state_);
}

std::uint64_t Random::below(std::uint64_t n)
{
    return static_cast<std::uint64_t>((static_cast<UInt128>(next()) * n) >> 64);
}

double Random::unit()
{
    return static_cast<double>(next() >> 11) * 0x1p-53;
}

double Random::normal()
{
    for (;;) {
        const double u = 2 * unit() - 1;
        const double v = 2 * unit() - 1;
        const double radius = u * u + v * v;
        if (radius < 1 && radius > 0)
            return u * std::sqrt(-2 * real::log(radius) / radius);
    }
}

} // namespace plimsoll
