// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "domain/exchange/command.h"
#include "domain/exchange/risk_configuration.h"
#include "domain/matching/order_book.h"
#include "service/view_series.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

/// One match in a market; (sequence, part) identifies it.
struct Trade {
    std::uint64_t sequence = 0;
    std::uint32_t part = 0;
    Timestamp time{};
    Side takerSide{};
    Price price{};
    Quantity quantity{};
};

/// The market that the request names.
struct MarketDetail {
    MarketId market{};
    OrderBookState state{};
    bool halted = false;            ///< matching stands still for the whole venue
    Price activePrice{};            ///< RULES.md section 5
    Price markRatio{};              ///< base mark over quote mark
    std::optional<Price> lastTrade; ///< whatever its age
    std::vector<BookLevel> bids;    ///< best first, at most 200
    std::vector<BookLevel> asks;
    std::vector<Trade> trades; ///< newest first, at most 60
};

/// One asset of the account that acts on the Exchange page: what it has and what it owes.
struct TraderBalance {
    AssetId asset{};
    Quantity available{};
    Quantity locked{};
    Quantity lent{};
    Quantity owed{};
    Usd value{}; ///< what it has, at mark, before the haircut
    Usd owedValue{};
    std::string sources;      ///< API names of what the debt grew by, as "Manual, SpotMargin"; may be empty
    Ratio borrowInterestRate; ///< a year
    Ratio lendInterestRate;
    Usd costPerHour{}; ///< of the debt at the rate of now, rounded up
    Quantity cumulativeInterest{};
};

struct TraderOrder {
    OrderId id{};
    MarketId market{};
    Side side{};
    Price price{};
    Quantity quantity{}; ///< ordered
    Quantity executed{};
    Quantity locked{};      ///< of the asset it pays with
    Quantity wouldBorrow{}; ///< what neither its lock nor what is free for it pays (RULES.md section 5)
    AutoFlags flags;
};

/// The account that acts on the Exchange page.
struct TraderDetail {
    SubaccountId subaccount{};
    bool liquidating = false;
    Flag marginEnabled{};
    Flag autoLend{};
    Flag autoRepayBorrows{};
    Ratio leverageLimit{};
    Ratio leverageLimitMax{};
    std::optional<Usd> borrowLimit;
    MmrBand band = MmrBand::NoExposure;
    Usd netEquity{};
    Usd netEquityAvailable{};
    Usd totalExposure{};
    std::optional<Ratio> marginFraction;
    std::optional<Ratio> imr;
    std::optional<Ratio> mmr;
    std::vector<TraderBalance> balances; ///< in asset order, none empty
    std::vector<TraderOrder> orders;     ///< newest first, at most 200
    std::uint32_t orderCount = 0;        ///< also those beyond
};

/// What the Exchange page shows.
struct ExchangeDetail {
    std::optional<MarketDetail> market;
    std::optional<TraderDetail> trader; ///< none where there is no such account
    std::uint32_t accounts = 0;         ///< subaccounts that exist; the next gets this number plus one
};

} // namespace plimsoll::view
