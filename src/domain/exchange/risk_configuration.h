// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "domain/lending/utilization_curve.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// Weight of a balance as collateral (RULES.md section 3).
struct HaircutFunction {
    enum class Kind : std::uint8_t { Identity, InverseSqrt };

    Ratio weight;
    Kind kind{};
    Ratio base;                 ///< InverseSqrt only
    Ratio positiveCurvePenalty; ///< InverseSqrt only

    friend bool operator==(const HaircutFunction&, const HaircutFunction&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("weight", self.weight);
        visit("kind", self.kind);
        visit("base", self.base);
        visit("positiveCurvePenalty", self.positiveCurvePenalty);
    }
};

/// Requirement on a borrow: max(base, factor x sqrt(notional)) (RULES.md section 4).
struct MarginFunction {
    Ratio base;
    Ratio factor;

    friend bool operator==(const MarginFunction&, const MarginFunction&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("base", self.base);
        visit("factor", self.factor);
    }
};

struct AssetParameters {
    std::string symbol;
    std::string displayName;
    HaircutFunction haircutFunction;
    MarginFunction imfFunction;
    MarginFunction mmfFunction;

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("symbol", self.symbol);
        visit("displayName", self.displayName);
        visit("haircutFunction", self.haircutFunction);
        visit("imfFunction", self.imfFunction);
        visit("mmfFunction", self.mmfFunction);
    }
};

enum class PoolState : std::uint8_t { Open, RepayOnly, Closed };

/// Lending pool of the asset at the same position in RiskConfiguration::assets (RULES.md section 6).
struct PoolParameters {
    PoolState state{};
    UtilizationCurve utilizationCurve;
    std::optional<Ratio> optimalUtilization; ///< one interior point of the curve
    Ratio fee;
    Ratio maxUtilization;
    Ratio throttleUtilizationThreshold;
    Ratio throttleUtilizationBound; ///< start value of a state
    Ratio throttleUpdateFraction;
    Quantity openBorrowLendLimit; ///< units of the asset, for lent and for borrowed separately

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("state", self.state);
        visit("utilizationCurve", self.utilizationCurve);
        visit("optimalUtilization", self.optimalUtilization);
        visit("fee", self.fee);
        visit("maxUtilization", self.maxUtilization);
        visit("throttleUtilizationThreshold", self.throttleUtilizationThreshold);
        visit("throttleUtilizationBound", self.throttleUtilizationBound);
        visit("throttleUpdateFraction", self.throttleUpdateFraction);
        visit("openBorrowLendLimit", self.openBorrowLendLimit);
    }
};

enum class OrderBookState : std::uint8_t { Open, PostOnly, LimitOnly, CancelOnly, Closed };

struct MarketParameters {
    std::string symbol;
    AssetId base;
    AssetId quote;
    OrderBookState orderBookState{};
    FeeFraction makerFee; ///< of the quote amount; the file states basis points
    FeeFraction takerFee;
    Price tickSize;
    std::optional<Price> minPrice;
    std::optional<Price> maxPrice;
    Ratio minMultiplier;
    Ratio maxMultiplier;
    Ratio minImpactMultiplier;
    Ratio maxImpactMultiplier;
    Quantity stepSize;
    Quantity minQuantity;
    std::optional<Quantity> maxQuantity;

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("symbol", self.symbol);
        visit("base", self.base);
        visit("quote", self.quote);
        visit("orderBookState", self.orderBookState);
        visit("makerFee", self.makerFee);
        visit("takerFee", self.takerFee);
        visit("tickSize", self.tickSize);
        visit("minPrice", self.minPrice);
        visit("maxPrice", self.maxPrice);
        visit("minMultiplier", self.minMultiplier);
        visit("maxMultiplier", self.maxMultiplier);
        visit("minImpactMultiplier", self.minImpactMultiplier);
        visit("maxImpactMultiplier", self.maxImpactMultiplier);
        visit("stepSize", self.stepSize);
        visit("minQuantity", self.minQuantity);
        visit("maxQuantity", self.maxQuantity);
    }
};

/// Largest age and largest step of a mark before it is held (RULES.md section 9).
struct MarkGuard {
    std::uint32_t maxAgeSeconds{60};
    Ratio maxStep{Ratio::fromRaw(powerOfTen(17) * 2)};

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("maxAgeSeconds", self.maxAgeSeconds);
        visit("maxStep", self.maxStep);
    }
};

/// Our own choices where nothing is published, with RULES.md's defaults ([O] marks).
struct VenueParameters {
    Ratio leverageLimitMax{Ratio::whole(10)};
    Ratio acmfDivisor{Ratio::whole(2)};
    Ratio acmfOffset{Ratio::fromRaw(powerOfTen(16) * 6)};
    Ratio liquidationSlice{Ratio::fromRaw(powerOfTen(17))};
    Ratio liquidationBuffer{Ratio::fromRaw(powerOfTen(16) * 105)};
    Ratio liquidationFee{Ratio::fromRaw(powerOfTen(16))};
    Usd liquidationWholeBelow{Usd::whole(100)};
    std::uint32_t liquidationStalledSteps{10};
    std::uint32_t liquidationStepSeconds{1};
    std::uint32_t throttleMinutes{1};
    Ratio backstopDiscountMax{Ratio::fromRaw(powerOfTen(16) * 5)};
    Ratio backstopDiscountFundShare{Ratio::fromRaw(powerOfTen(17) * 5)};
    std::uint32_t liquidationHoldMinutes{5};
    std::optional<MarkGuard> markGuard; ///< absent: off
    std::string settlementSymbol{"USDC"};

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("leverageLimitMax", self.leverageLimitMax);
        visit("acmfDivisor", self.acmfDivisor);
        visit("acmfOffset", self.acmfOffset);
        visit("liquidationSlice", self.liquidationSlice);
        visit("liquidationBuffer", self.liquidationBuffer);
        visit("liquidationFee", self.liquidationFee);
        visit("liquidationWholeBelow", self.liquidationWholeBelow);
        visit("liquidationStalledSteps", self.liquidationStalledSteps);
        visit("liquidationStepSeconds", self.liquidationStepSeconds);
        visit("throttleMinutes", self.throttleMinutes);
        visit("backstopDiscountMax", self.backstopDiscountMax);
        visit("backstopDiscountFundShare", self.backstopDiscountFundShare);
        visit("liquidationHoldMinutes", self.liquidationHoldMinutes);
        visit("markGuard", self.markGuard);
        visit("settlementSymbol", self.settlementSymbol);
    }
};

/// All parameters that operators may change, and the marks that a world starts with.
struct RiskConfiguration {
    std::vector<AssetParameters> assets;
    std::vector<PoolParameters> pools; ///< one an asset, in the order of the assets
    std::vector<MarketParameters> markets;
    std::vector<Price> markPrices; ///< one an asset; start values
    VenueParameters venue;

    std::optional<AssetId> assetBySymbol(std::string_view symbol) const;
    std::optional<MarketId> marketBySymbol(std::string_view symbol) const;
    /// The asset in which everything is settled; a defect where the configuration lacks it.
    AssetId settlementAsset() const;

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("assets", self.assets);
        visit("pools", self.pools);
        visit("markets", self.markets);
        visit("markPrices", self.markPrices);
        visit("venue", self.venue);
    }
};

/// A rule that a configuration breaks (RULES.md section 8): where, what it says, what would pass.
struct ParameterFault {
    std::string path;  ///< "assets.SOL.haircutFunction.weight"
    std::string value; ///< as text
    std::string limit; ///< "0 .. 1"

    friend bool operator==(const ParameterFault&, const ParameterFault&) = default;
};

/// Every fault of a whole configuration, in its own order; empty where it may go live.
std::vector<ParameterFault> faultsOf(const RiskConfiguration& risk);

} // namespace plimsoll
