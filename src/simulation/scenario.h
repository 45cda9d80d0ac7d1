// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"
#include "simulation/candle.h"
#include "simulation/scenario_step.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace plimsoll {

/// Annual volatility of a price whose scenario states none.
inline constexpr Ratio defaultVolatility = Ratio::fromRaw(powerOfTen(17) * 8);

/// `{"fixed":"1"}`: the mark stays, also after the end of all records.
struct FixedPrice {
    Price price;
};

/// A known price at a known whole second.
struct PriceAnchor {
    Timestamp at;
    Price price;
};

/// `{"anchors":[[time, price], ...],"volatility":"0.9"}`: known prices, at least one, times strictly rising, joined by
/// a seeded bridge that meets every anchor exactly; before the first the mark stays at it, after the last it goes on
/// from its seeded process.
struct AnchoredPrice {
    std::vector<PriceAnchor> anchors;
    Ratio volatility{defaultVolatility}; ///< a year; 0 .. 20
};

/// `{"history":"file.csv"}`: candles whose open, high, low and close the mark respects; after the last it goes on from
/// its seeded process. A low is kept as far as (1 - wickLimit) x the lower end of the candle's body, a high as far as
/// (1 + wickLimit) x its upper end: what one venue printed beyond that, no index of several would show.
struct RecordedPrice {
    std::vector<Candle> candles;                          ///< at least one
    Ratio volatility{defaultVolatility};                  ///< a year, after the last candle
    Ratio wickLimit{Ratio::fromRaw(powerOfTen(16) * 15)}; ///< 0 .. 1 (1 keeps every low)
};

/// `{"beta":"1.6","start":"2.76"}`: no record; the mark is start x (BTC now / BTC at the start)^beta, with its own
/// seeded noise of the stated volatility on top. BTC itself must have another kind of price.
struct FollowedPrice {
    Price start;
    Ratio beta;         ///< 0 .. 5
    Ratio volatility{}; ///< a year, of what BTC does not explain
};

using PriceSpec = std::variant<FixedPrice, AnchoredPrice, RecordedPrice, FollowedPrice>;

/// Where the marks of one asset come from. An asset without an entry keeps its mark of the risk configuration.
struct AssetPrice {
    AssetId asset;
    PriceSpec spec;
};

/// How many agents of each kind live in the world; all zero: only `steps` happen.
struct Population {
    std::uint32_t traders{};
    std::uint32_t marketMakers{};
    std::uint32_t lenders{};
    std::uint32_t backstopProviders{};
    Usd backstopCapacity{}; ///< of each provider
    Usd backstopFund{};     ///< settlement asset deposited to the fund at the start

    bool isEmpty() const { return traders == 0 && marketMakers == 0 && lenders == 0 && backstopProviders == 0; }
};

/// A world to start or an exact test (FORMATS.md, Scenario).
struct Scenario {
    std::string name;
    std::uint64_t seed{};
    Timestamp start;
    Timestamp end;
    RiskConfiguration risk;
    std::vector<AssetPrice> prices; ///< at most one an asset, in asset order
    Population population;
    std::vector<ScenarioStep> steps;
};

} // namespace plimsoll
