// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "domain/exchange/risk_configuration.h"
#include "service/view_series.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

/// Whether a mark may decide (RULES.md section 9).
enum class MarkState : std::uint8_t { Live, Held, Stale };

/// Where the price of an asset comes from in this world; said on screen.
enum class PriceSource : std::uint8_t { Recorded, FollowsBitcoin, Fixed, Seeded };

/// One asset, in configuration order; AssetId is its index in ViewSnapshot::assets.
struct Asset {
    AssetId id{};
    std::string symbol;
    std::string displayName;
    Price markPrice{};
    /// Mark against the mark one simulated hour ago, or when the world began, minus 1; none where that was not seen.
    std::optional<Ratio> changeOneHour;
    MarkState markState = MarkState::Live;
    std::optional<Price> pendingMark; ///< jumped too far: waits for the operator's word
    Timestamp markTime{};             ///< of the mark in force
    PriceSource source = PriceSource::Recorded;
    Usd largestBalance{}; ///< of one account, at mark: scale of the weight plot
    Usd largestBorrow{};  ///< of one account, at mark: scale of the requirement plot
};

/// One lending pool as a table row.
struct Pool {
    AssetId asset{};
    PoolState state = PoolState::Open;
    Quantity lentQuantity{};
    Quantity borrowedQuantity{};
    Usd lentValue{};
    Usd borrowedValue{};
    Ratio utilization{};
    Ratio borrowInterestRate{}; ///< annual
    Ratio lendInterestRate{};   ///< annual, after fee
    std::optional<Ratio> optimalUtilization;
    Ratio throttleUtilizationThreshold{};
    Ratio throttleUtilizationBound{}; ///< the stored bound (state)
    Ratio ceiling{};                  ///< in force: min(maxUtilization, max(bound, threshold))
    Ratio maxUtilization{};
    Quantity headroomQuantity{}; ///< how much more may be borrowed before the ceiling; 0 when above it
    Usd headroomValue{};
    bool throttled = false; ///< utilization is at or above the threshold
    Series utilizationHour; ///< last simulated hour, up to 60 values
};

/// A holder named in the open pool: a large lender or borrower.
struct PoolShare {
    SubaccountId subaccount{};
    Quantity quantity{};
    Ratio share{}; ///< of the pool's lent or borrowed quantity
};

/// The pool that the request names, in full; its parameters stand in the risk configuration.
struct PoolDetail {
    AssetId asset{};
    Quantity unearnedQuantity{};
    Quantity treasuryQuantity{}; ///< the treasury's own lend
    std::uint32_t lenders = 0;
    std::uint32_t borrowers = 0;
    Series utilization; ///< history, same samples in all three
    Series borrowInterestRate;
    Series lendInterestRate;
    std::vector<PoolShare> largestLenders;   ///< at most 5
    std::vector<PoolShare> largestBorrowers; ///< at most 5
};

} // namespace plimsoll::view
