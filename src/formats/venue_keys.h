// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// Keys of the venue's API objects that this exchange does not use; readers accept and list them, so that the API's
/// responses can be pasted into our files (schemas CollateralSummary, MarketAsset, BorrowLendMarket, Market, ...).
namespace plimsoll::venue_keys {

using namespace std::string_view_literals;

inline constexpr std::array asset{"coingeckoId"sv, "tokens"sv};
inline constexpr std::array pool{"assetMarkPrice"sv, "borrowInterestRate"sv, "borrowedQuantity"sv, "lendInterestRate"sv,
    "lentQuantity"sv, "timestamp"sv, "utilization"sv};
inline constexpr std::array market{"imfFunction"sv, "mmfFunction"sv, "fundingInterval"sv, "fundingRateUpperBound"sv,
    "fundingRateLowerBound"sv, "openInterestLimit"sv, "createdAt"sv, "visible"sv, "positionLimitWeight"sv};
inline constexpr std::array priceFilter{"meanMarkPriceBand"sv, "meanPremiumBand"sv, "borrowEntryFeeMaxMultiplier"sv,
    "borrowEntryFeeMinMultiplier"sv, "maxPriceUpdateMultiplier"sv, "minPriceUpdateMultiplier"sv};
inline constexpr std::array markPrice{"fundingRate"sv, "indexPrice"sv, "nextFundingTimestamp"sv};
inline constexpr std::array settings{"autoBorrowSettlements"sv, "autoRealizePnl"sv, "futuresMakerFee"sv,
    "futuresTakerFee"sv, "limitOrders"sv, "liquidating"sv, "positionLimit"sv, "spotMakerFee"sv, "spotTakerFee"sv,
    "triggerOrders"sv};
inline constexpr std::array balance{
    "assetMarkPrice"sv, "totalQuantity"sv, "balanceNotional"sv, "collateralWeight"sv, "collateralValue"sv};
inline constexpr std::array borrow{"cumulativeInterest"sv, "id"sv, "positionId"sv, "imf"sv, "imfFunction"sv,
    "netQuantity"sv, "netExposureQuantity"sv, "netExposureNotional"sv, "markPrice"sv, "mmf"sv, "mmfFunction"sv,
    "estLiquidationPrice"sv, "source"sv, "createdAt"sv, "avgInterestRate"sv};
inline constexpr std::array order{"id"sv, "clientId"sv, "createdAt"sv, "executedQuoteQuantity"sv, "orderType"sv,
    "postOnly"sv, "reduceOnly"sv, "selfTradePrevention"sv, "status"sv, "stopLossTriggerPrice"sv, "stopLossLimitPrice"sv,
    "stopLossTriggerBy"sv, "symbol"sv, "takeProfitTriggerPrice"sv, "takeProfitLimitPrice"sv, "takeProfitTriggerBy"sv,
    "timeInForce"sv, "triggerBy"sv, "triggerPrice"sv, "triggerQuantity"sv, "triggeredAt"sv, "relatedOrderId"sv,
    "strategyId"sv, "brokerId"sv, "quoteQuantity"sv, "slippageTolerance"sv, "slippageToleranceType"sv};

} // namespace plimsoll::venue_keys
