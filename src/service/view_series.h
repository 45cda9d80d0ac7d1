// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"

#include <cstdint>
#include <vector>

namespace plimsoll::view {

/// Evenly sampled values for drawing only (binary floating point, never parsed back or decided on).
struct Series {
    Timestamp first{};          ///< time of values[0], ms
    std::int64_t stepMs = 0;    ///< distance between two values
    std::vector<double> values; ///< oldest first, at most 720
};

/// Counts of accounts over equal steps of a ratio: bin i covers [first + i x step, first + (i + 1) x step).
struct Histogram {
    Ratio first{};
    Ratio step{};
    std::vector<std::uint32_t> counts; ///< at most 80 bins
    std::uint32_t above = 0;           ///< beyond the last bin, accounts without positive equity included
    std::uint32_t none = 0;            ///< no exposure, so no margin fraction
};

/// Where an account stands against its maintenance requirement (RULES.md section 4).
enum class MmrBand : std::uint8_t {
    NoExposure,
    Healthy,  ///< below 50 %
    Watch,    ///< 50 to 80 %
    Danger,   ///< 80 to 100 %
    Critical, ///< 100 % and more, or equity not positive
};
inline constexpr std::size_t mmrBandCount = 5;

} // namespace plimsoll::view
