// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "service/view_feed.h"
#include "service/view_series.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

/// A hold on one account or one asset, with the operator's reason.
struct Hold {
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    Timestamp until{}; ///< simulated time at which it releases itself
    std::string actor; ///< empty where the journal does not say
    std::string reason;
};

/// Something that the whole venue does not do for a while, with the operator's reason.
struct VenueStop {
    Timestamp until{}; ///< simulated time at which it ends by itself
    std::string actor; ///< empty where the journal does not say
    std::string reason;
};

/// One provider of the backstop.
struct BackstopProvider {
    SubaccountId subaccount{};
    Usd capacity{};           ///< left of what was granted
    Usd granted{};            ///< by its last grant
    std::optional<Ratio> imr; ///< none where its equity is not positive
    bool usable = false;      ///< its own IMR is at or below 100 % and it is not in liquidation
};

/// What a taken-over account owes in one asset: a leg that a step by hand may close.
struct QueueDebt {
    AssetId asset{};
    Quantity quantity{};
    Usd value{};
};

/// What the next step will do to an account, at present marks.
struct NextSlice {
    AssetId debt{};
    std::optional<AssetId> paidWith;
    Quantity quantity{};
    Usd value{};
};

struct LiquidationFill {
    std::uint64_t sequence = 0;
    std::uint32_t part = 0;
    Timestamp time{};
    SubaccountId subaccount{};
    LiquidationStage stage = LiquidationStage::Book;
    AssetId debt{};
    std::optional<AssetId> paidWith;
    Quantity paid{};                          ///< of it
    std::optional<SubaccountId> counterparty; ///< provider or lender
    Quantity quantity{};                      ///< of the debt repaid
    Price price{};                            ///< USD per unit of the debt asset
    Usd value{};
    Usd fee{};
    std::optional<Ratio> marginFractionBefore;
    std::optional<Ratio> marginFractionAfter;
};

/// One account on the Liquidations page, in any lane.
struct QueueRow {
    SubaccountId subaccount{};
    std::uint32_t rank = 0; ///< 1 = next; 0 in the lanes Watch and Done
    LiquidationStage stage = LiquidationStage::Book;
    std::optional<Ratio> marginFraction;
    std::optional<Ratio> mmr;
    Usd netEquity{};
    Usd exposureAtTrigger{};
    Usd exposureNow{};
    std::optional<AssetId> largestDebt;
    Timestamp triggered{};
    std::optional<Timestamp> left; ///< lane Done: when it left the queue
    Usd liquidated{};              ///< lane Done: of its debts, what liquidation repaid, at the marks of the fills
    bool endedInDeficit = false;   ///< lane Done: debts went to the fund or to lenders
    std::optional<Hold> takeOver;  ///< who closes it by hand, and why; it ends with a release only
    std::optional<Hold> hold;
    std::optional<Hold> debtHold; ///< of its largest debt's asset, where all that it owes is on hold
    bool waitsForMark = false;    ///< no step until a mark that it depends on is decided
    std::optional<NextSlice> nextSlice;
    std::optional<LiquidationFill> lastFill;
    std::uint32_t fills = 0;
    std::vector<QueueDebt> debts; ///< of a taken-over account, largest first
};

/// The Liquidations page.
struct Liquidations {
    std::uint32_t queueLength = 0; ///< all in the queue, held and taken-over included
    Usd queueExposure{};
    std::vector<QueueRow> watch; ///< MMR 80 to 100 % and not in the queue, nearest first, at most 20
    std::vector<QueueRow> queue; ///< in queue order, at most 100 of each stage
    std::vector<QueueRow> done;  ///< newest first, at most 20, that left in the last 10 simulated minutes
    std::array<std::uint32_t, 5> stageTotals{}; ///< accounts by LiquidationStage, listed above or not
    std::vector<LiquidationFill> fills;         ///< newest first, at most 100
    std::vector<Hold> assetHolds;
    Usd backstopFund{};                      ///< net assets of the fund at mark
    Usd backstopCapacity{};                  ///< usable now, all providers
    Usd backstopCapacityTotal{};             ///< granted to all providers, used or not
    std::vector<BackstopProvider> providers; ///< by subaccount
    Usd badDebt{};
    Usd socialisedLoss{};
    std::uint64_t liquidationsTotal = 0; ///< accounts that entered since the world began
    std::uint64_t fillsTotal = 0;
    Series fundHistory;
    Series queueHistory;
    Series capacityHistory; ///< of backstopCapacity
    Series badDebtHistory;
    std::optional<VenueStop> liquidationsPaused;
    std::optional<VenueStop> matchingHalted;
};

} // namespace plimsoll::view
