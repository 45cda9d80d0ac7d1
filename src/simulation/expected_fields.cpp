// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/expected_fields.h"

#include <array>

namespace plimsoll {
namespace {

using namespace std::string_view_literals;

constexpr std::array answerFields{"refused"sv, "accepted"sv};
constexpr std::array summaryFields{"assetsValue"sv, "borrowLiability"sv, "liabilitiesValue"sv, "unsettledEquity"sv,
    "pnlUnrealized"sv, "netExposureFutures"sv, "netEquity"sv, "netEquityLocked"sv, "netEquityAvailable"sv, "imf"sv,
    "mmf"sv, "marginFraction"sv, "totalExposure"sv, "imr"sv, "mmr"sv, "acmf"sv, "liquidating"sv};
constexpr std::array borrowFields{"quantity"sv, "cumulativeInterest"sv, "netQuantity"sv, "netExposureNotional"sv,
    "markPrice"sv, "imf"sv, "mmf"sv, "estLiquidationPrice"sv};
constexpr std::array balanceFields{"availableQuantity"sv, "openOrderQuantity"sv, "lendQuantity"sv, "totalQuantity"sv,
    "assetMarkPrice"sv, "balanceNotional"sv, "collateralWeight"sv, "collateralValue"sv, "estLiquidationPrice"sv};
constexpr std::array poolFields{"utilization"sv, "borrowInterestRate"sv, "lendInterestRate"sv, "borrowedQuantity"sv,
    "lentQuantity"sv, "throttleUtilizationBound"sv, "state"sv};
constexpr std::array orderFields{"status"sv, "executedQuantity"sv, "quantity"sv, "expiryReason"sv};
constexpr std::array venueFields{"usd"sv, "count"sv};

constexpr std::array figures{VenueFigure{"badDebt", "usd"}, VenueFigure{"backstopFund", "usd"},
    VenueFigure{"treasury", "usd"}, VenueFigure{"socialisedLoss", "usd"}, VenueFigure{"queueLength", "count"}};

} // namespace

std::span<const std::string_view> expectedFieldNames(Expectation::Subject subject)
{
    using enum Expectation::Subject;
    switch (subject) {
    case Answer:
        return answerFields;
    case Summary:
        return summaryFields;
    case Borrow:
        return borrowFields;
    case Balance:
        return balanceFields;
    case Pool:
        return poolFields;
    case Order:
        return orderFields;
    case Venue:
        break;
    }
    return venueFields;
}

std::span<const VenueFigure> venueFigures()
{
    return figures;
}

} // namespace plimsoll
