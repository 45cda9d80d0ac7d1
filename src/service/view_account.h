// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "service/view_feed.h"
#include "service/view_series.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

/// What an operator should know of an account at a glance.
struct AccountFlags {
    bool liquidating = false;
    bool held = false;
    bool takenOver = false;
    bool autoLend = false;
    bool marketMaker = false;
    bool backstopProvider = false;
    bool special = false; ///< treasury or backstop fund
    bool marginOff = false;
    bool ownLeverageLimit = false; ///< another than accounts begin with
};

/// One account as a row of the Margin table.
struct AccountRow {
    SubaccountId subaccount{};
    MmrBand band = MmrBand::NoExposure;
    Usd netEquity{};
    Usd totalExposure{};
    std::optional<Ratio> marginFraction;      ///< none without exposure
    std::optional<Ratio> mmr;                 ///< none where netEquity is not positive
    std::optional<Ratio> liquidationDistance; ///< relative move of the mark of its largest leg that triggers, signed
    std::optional<AssetId> distanceAsset;     ///< that leg
    std::optional<AssetId> largestDebt;
    Usd largestDebtValue{};
    AccountFlags flags;
    Usd grossValue{};         ///< balances at mark, before haircut
    Usd assetsValue{};        ///< after haircut
    std::optional<Ratio> imr; ///< none where netEquity is not positive
    Ratio leverageLimit{};
    std::uint32_t openOrders = 0;
};

/// An account whose holder is to be called: MMR at or above 80 %.
struct MarginCall {
    AccountRow row;
    Usd toDeposit{}; ///< what brings its MMR back to 80 %, in cash without haircut, rounded up
};

/// The window of the Margin table that the request asked for; rows.size() <= request count.
struct AccountWindow {
    std::uint32_t first = 0;
    std::uint32_t matching = 0;     ///< rows that pass the filter
    std::uint32_t accounts = 0;     ///< all accounts
    std::uint64_t orderVersion = 0; ///< changes when the order of rows was computed anew
    std::vector<AccountRow> rows;
    std::optional<std::uint32_t> followedRow; ///< of the account that the request follows; none where no row has it
};

struct CollateralRow {
    AssetId asset{};
    Quantity totalQuantity{};
    Quantity availableQuantity{};
    Quantity openOrderQuantity{};
    Quantity lendQuantity{};
    Price markPrice{};
    Usd balanceNotional{};
    Ratio collateralWeight{};
    Usd collateralValue{};
    Ratio lendInterestRate{};
    std::optional<Price> estLiquidationPrice;
};

struct BorrowRow {
    AssetId asset{};
    Quantity quantity{};
    Usd netExposureNotional{};
    Price markPrice{};
    Ratio imf{};
    Ratio mmf{};
    std::string sources; ///< API names of what it grew by, as "Manual, SpotMargin"; may be empty
    Ratio borrowInterestRate{};
    Usd costPerDay{};
    Quantity cumulativeInterest{};
    std::optional<Price> estLiquidationPrice;
};

struct OpenOrderRow {
    std::uint64_t orderId = 0;
    std::string market;
    bool bid = true;
    Price price{};
    Quantity quantity{};
    Quantity executedQuantity{};
};

/// The margin of an account at other marks, all else as it stands (RULES.md section 4).
struct AccountWhatIf {
    MmrBand band = MmrBand::NoExposure;
    Usd netEquity{};
    Usd toRestore{}; ///< what equity lacks of the maintenance requirement; 0 where it covers it
    /// MMR is beyond 100 % by what its open orders would borrow alone: they are cancelled, and it is not liquidated.
    bool losesOrdersOnly = false;
    std::optional<Ratio> marginFraction;
    std::optional<Ratio> mmr;
};

/// One account in full: the margin summary of RULES.md section 4 and what it is made of.
struct AccountDetail {
    SubaccountId subaccount{};
    MmrBand band = MmrBand::NoExposure;
    AccountFlags flags;
    bool marginEnabled = false;
    bool autoRepayBorrows = false;
    Ratio leverageLimit{};
    std::optional<Usd> borrowLimit;
    Usd grossValue{};  ///< balances at mark, before haircut
    Usd assetsValue{}; ///< after haircut
    Usd borrowLiability{};
    Usd netEquity{};
    Usd netEquityLocked{}; ///< initial requirement
    Usd netEquityAvailable{};
    Usd maintenance{}; ///< sum of notional x mmf
    Usd totalExposure{};
    Ratio imf{};
    Ratio mmf{};
    Ratio acmf{};
    std::optional<Ratio> marginFraction;
    std::optional<Ratio> imr;
    std::optional<Ratio> mmr;
    std::vector<CollateralRow> collateral;
    std::vector<BorrowRow> borrows;
    std::vector<OpenOrderRow> openOrders; ///< at most 50
    Series marginFractionHistory;
    std::optional<AccountWhatIf> whatIf; ///< none while no price is moved
    std::vector<FeedEntry> story;        ///< its last events, newest first, at most 50
};

} // namespace plimsoll::view
