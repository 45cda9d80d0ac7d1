// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace plimsoll {

/// Reproducible random numbers: splitmix64 from a key (S. Vigna, https://prng.di.unimi.it/splitmix64.c). A fresh one
/// is keyed by what it decides (seed, subject, second), so that nothing needs to be remembered between decisions.
class Random {
public:
    Random(std::uint64_t seed, std::uint64_t subject, std::uint64_t moment);

    std::uint64_t next();
    /// 0 .. n - 1, n above zero; bias below n / 2^64.
    std::uint64_t below(std::uint64_t n);
    /// 0 inclusive to 1 exclusive, in steps of 2^-53.
    double unit();
    /// Standard normal (Marsaglia's polar method).
    double normal();
    /// True in `chance` of all cases.
    bool happens(double chance) { return unit() < chance; }

private:
    std::uint64_t state_;
};

} // namespace plimsoll
