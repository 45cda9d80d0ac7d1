// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/scenario.h"

#include <optional>
#include <vector>

namespace plimsoll {

/// A price that a path meets exactly at its second, and how it comes there from the one before.
struct Waypoint {
    std::int64_t second{}; ///< since 1970
    Price price;
    double sigma{}; ///< of the logarithm, over one second, on the way here
    Price low;      ///< bounds on the way here
    Price high;
};

std::vector<Waypoint> waypointsOf(const AnchoredPrice& spec);
/// Open, the two extremes and close of every candle: the open at its first second, the close at its last, the low
/// first where the candle rises; the seconds of the extremes are drawn. Between them the path keeps inside the candle
/// and is as rough as its range says (M. Parkinson, The extreme value method for estimating the variance of the rate
/// of return, 1980). What is beyond RecordedPrice::wickLimit is cut.
std::vector<Waypoint> waypointsOf(const RecordedPrice& spec, std::uint64_t seed);

/// Seeded moves of one second, in standard deviations: what all assets share is in them already.
struct PriceShock {
    double move{};
    double jump{}; ///< mostly 0; counted only where nothing is recorded any more
};

/// The mark of one asset second by second: a bridge through its waypoints, then a geometric walk with jumps. At a
/// start between two waypoints it stands on the line (of logarithms) between them.
class PricePath {
public:
    /// `waypoints` is not empty; `volatility` is that of the walk after the last, a year.
    PricePath(std::vector<Waypoint> waypoints, double volatility, std::int64_t startSecond);

    /// One second on.
    void advance(const PriceShock& shock);

    Price price() const { return price_; }
    double logarithm() const { return logarithm_; }
    std::int64_t lastRecordedSecond() const { return waypoints_.back().second; }
    bool isRecorded() const { return second_ <= waypoints_.back().second; }

private:
    void bridgeTo(const Waypoint& target, const PriceShock& shock);

    std::vector<Waypoint> waypoints_;
    double sigma_;
    std::int64_t second_;
    std::size_t next_{};
    double logarithm_{};
    Price price_;
};

/// Standard deviation over one second of a volatility a year.
double sigmaOfOneSecond(double volatility);

} // namespace plimsoll
