// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "service/view_pool.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

using HaircutKind = HaircutFunction::Kind;

/// All parameters of one asset and of its pool, as in force (RULES.md section 8).
struct AssetParameters {
    AssetId asset{};
    Ratio weight{};
    HaircutKind kind = HaircutKind::Identity;
    Ratio haircutBase{};          ///< inverseSqrt only
    Ratio positiveCurvePenalty{}; ///< inverseSqrt only
    Ratio imfBase{};
    Ratio imfFactor{};
    Ratio mmfBase{};
    Ratio mmfFactor{};
    PoolState poolState = PoolState::Open;
    std::vector<CurvePoint> utilizationCurve;
    Ratio fee{};
    Ratio maxUtilization{};
    Ratio throttleUtilizationThreshold{};
    Ratio throttleUpdateFraction{};
    Quantity openBorrowLendLimit{};
    Usd largestBalance{}; ///< largest balance of one account, at mark: scale of the weight plot
    Usd largestBorrow{};  ///< largest borrow of one account, at mark: scale of the requirement plot
};

using BookState = OrderBookState;

struct MarketParameters {
    std::string market; ///< "SOL_USDC"
    BookState state = BookState::Open;
    std::uint32_t makerFee = 0; ///< basis points
    std::uint32_t takerFee = 0;
};

/// The risk configuration in force; shared between snapshots until a change.
struct RiskConfiguration {
    std::uint64_t version = 0; ///< counts accepted parameter and state changes
    Ratio leverageLimitMax{};
    std::vector<AssetParameters> assets; ///< by AssetId
    std::vector<MarketParameters> markets;
};

/// One step in the history of a parameter, oldest first.
struct ParameterChange {
    std::uint64_t sequence = 0; ///< 0: the value that the world began with
    Timestamp time{};
    std::string actor;
    std::string reason;
    std::string before; ///< text form of FORMATS.md; curves as JSON
    std::string after;
};

} // namespace plimsoll::view
