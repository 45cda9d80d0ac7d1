// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/price_path.h"
#include "simulation/random.h"
#include "simulation/scenario.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

/// Where the present mark of an asset comes from.
enum class PriceOrigin : std::uint8_t { Fixed, Recorded, FollowsBitcoin, Seeded };

/// Correlation of every asset's moves with the market that all share; BTC's moves are that market.
inline constexpr double marketCorrelation = 0.75;

/// The marks of all assets at whole seconds, a pure function of scenario and second. Moves of one second are
/// correlated through the market; after the records, market and asset each jump once in 60 days on average, by one
/// and a half daily deviations.
class PriceFeed {
public:
    /// Starts at the scenario's start, rounded up to a whole second.
    explicit PriceFeed(const Scenario& scenario);

    /// Goes on second by second until `second` (since 1970), which does not lie before the present one.
    void advanceTo(std::int64_t second);

    std::int64_t second() const { return second_; }
    /// One mark an asset, in asset order.
    const std::vector<Price>& marks() const { return marks_; }
    PriceOrigin origin(AssetId asset) const;
    /// The second of the last recorded price; none where nothing is recorded.
    std::optional<std::int64_t> lastRecordedSecond() const;

private:
    struct Follower {
        double start;
        double beta;
        double sigma;
        double noise;
    };
    struct Source {
        PriceOrigin origin{PriceOrigin::Fixed};
        std::optional<PricePath> path;
        std::optional<Follower> follower;
    };

    void step();
    void follow(Source& source, const PriceShock& own, Price& mark);

    std::uint64_t seed_;
    std::int64_t second_;
    std::optional<std::size_t> bitcoin_;
    double bitcoinAtStart_{};
    std::vector<Source> sources_;
    std::vector<Price> marks_;
};

} // namespace plimsoll
