// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/price_path.h"

#include "domain/base/ensure.h"
#include "simulation/random.h"
#include "simulation/real.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr double secondsPerYear = 3600.0 * hoursPerYear;
/// Parkinson's estimate: the deviation over a candle is its range of logarithms over 2 sqrt(ln 2).
constexpr double deviationPerRange = 0.600561204393224987;

std::int64_t secondOf(Timestamp time)
{
    return time.ms / msPerSecond;
}

/// Lengths are of whole seconds; the last candle is as long as the one before it, an only one an hour.
std::int64_t lengthOf(const std::vector<Candle>& candles)
{
    return candles.size() < 2 ? msPerHour / msPerSecond : secondOf(candles[1].start) - secondOf(candles[0].start);
}

Candle withoutWicks(Candle candle, Ratio wickLimit)
{
    const double limit = real::of(wickLimit);
    const Price floor = real::toPrice(real::of(std::min(candle.open, candle.close)) * (1 - limit));
    const Price ceiling = real::toPrice(real::of(std::max(candle.open, candle.close)) * (1 + limit));
    candle.low = std::max(candle.low, floor);
    candle.high = std::min(candle.high, ceiling);
    return candle;
}

} // namespace

double sigmaOfOneSecond(double volatility)
{
    return volatility / std::sqrt(secondsPerYear);
}

std::vector<Waypoint> waypointsOf(const AnchoredPrice& spec)
{
    std::vector<Waypoint> waypoints;
    const double sigma = sigmaOfOneSecond(real::of(spec.volatility));
    for (const PriceAnchor& anchor : spec.anchors)
        waypoints.push_back({secondOf(anchor.at), anchor.price, sigma, Price::fromRaw(1), Price::largest()});
    return waypoints;
}

std::vector<Waypoint> waypointsOf(const RecordedPrice& spec, std::uint64_t seed)
{
    std::vector<Waypoint> waypoints;
    const std::int64_t length = lengthOf(spec.candles);
    for (const Candle& recorded : spec.candles) {
        const Candle candle = withoutWicks(recorded, spec.wickLimit);
        const std::int64_t start = secondOf(candle.start);
        const double range = real::log(real::of(candle.high)) - real::log(real::of(candle.low));
        const double sigma = range * deviationPerRange / std::sqrt(static_cast<double>(length));
        Random random(seed, 0, static_cast<std::uint64_t>(start));
        const auto half = static_cast<std::uint64_t>(length / 2 - 1);
        const auto first = start + 1 + static_cast<std::int64_t>(random.below(half));
        const auto second = start + length / 2 + static_cast<std::int64_t>(random.below(half));
        const bool rises = candle.close >= candle.open;
        const auto add = [&](std::int64_t at, Price price) {
            waypoints.push_back({at, price, sigma, candle.low, candle.high});
        };
        add(start, candle.open);
        add(first, rises ? candle.low : candle.high);
        add(second, rises ? candle.high : candle.low);
        add(start + length - 1, candle.close);
        // From the close before, one second leads to the open: nothing to bound there.
        waypoints[waypoints.size() - 4].low = Price::fromRaw(1);
        waypoints[waypoints.size() - 4].high = Price::largest();
    }
    return waypoints;
}

PricePath::PricePath(std::vector<Waypoint> waypoints, double volatility, std::int64_t startSecond)
    : waypoints_(std::move(waypoints))
    , sigma_(sigmaOfOneSecond(volatility))
    , second_(startSecond)
{
    ENSURE(!waypoints_.empty(), "a path leads through at least one known price");
    while (next_ < waypoints_.size() && waypoints_[next_].second <= startSecond)
        ++next_;
    if (next_ == 0 || next_ == waypoints_.size() || waypoints_[next_ - 1].second == startSecond) {
        price_ = waypoints_[next_ == 0 ? 0 : next_ - 1].price;
        logarithm_ = real::log(real::of(price_));
        return;
    }
    const Waypoint& before = waypoints_[next_ - 1];
    const Waypoint& after = waypoints_[next_];
    const double share
        = static_cast<double>(startSecond - before.second) / static_cast<double>(after.second - before.second);
    const double from = real::log(real::of(before.price));
    logarithm_ = from + share * (real::log(real::of(after.price)) - from);
    price_ = real::toPrice(real::exp(logarithm_));
}

void PricePath::advance(const PriceShock& shock)
{
    ++second_;
    if (next_ == waypoints_.size()) {
        logarithm_ += sigma_ * (shock.move + shock.jump) - sigma_ * sigma_ / 2;
        price_ = real::toPrice(real::exp(logarithm_));
        return;
    }
    const Waypoint& target = waypoints_[next_];
    if (second_ == target.second) {
        price_ = target.price;
        logarithm_ = real::log(real::of(price_));
        ++next_;
    } else if (next_ > 0) {
        bridgeTo(target, shock);
    }
}

/// One step of a Brownian bridge: pulled by the line to the target, with the variance that is left for this second.
void PricePath::bridgeTo(const Waypoint& target, const PriceShock& shock)
{
    const auto left = static_cast<double>(target.second - second_ + 1);
    const double goal = real::log(real::of(target.price));
    logarithm_ += (goal - logarithm_) / left + target.sigma * std::sqrt((left - 1) / left) * shock.move;
    price_ = real::toPrice(real::exp(logarithm_));
    if (price_ < target.low || price_ > target.high) {
        price_ = std::clamp(price_, target.low, target.high);
        logarithm_ = real::log(real::of(price_));
    }
}

} // namespace plimsoll
