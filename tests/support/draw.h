// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/int256.h"

#include <cstdint>
#include <vector>

namespace plimsoll::test {

/// Decisions drawn from one number (splitmix64): equal numbers decide equally on every machine.
class Draw {
public:
    explicit Draw(std::uint64_t seed)
        : state_(seed)
    {
    }

    std::uint64_t next()
    {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// 0 .. bound - 1; bound above zero.
    std::uint64_t below(std::uint64_t bound)
    {
        return static_cast<std::uint64_t>((static_cast<UInt128>(next()) * bound) >> 64);
    }
    /// low .. high.
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
    }
    bool chance(unsigned percent) { return below(100) < percent; }
    template <class Items>
    const auto& pick(const Items& items)
    {
        return items[below(items.size())];
    }

private:
    std::uint64_t state_;
};

} // namespace plimsoll::test
