// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// One match of two orders; (sequence, part) identifies it.
struct FillRow {
    std::uint64_t sequence{}; ///< of the command that caused it
    std::uint32_t part{};     ///< which event of that command
    Timestamp time{};         ///< simulated
    std::string market;       ///< "SOL_USDC"
    SubaccountId taker{};
    SubaccountId maker{};
    std::string takerSide; ///< "Bid" or "Ask"
    Price price{};
    Quantity quantity{};
    Quantity takerFee{}; ///< quote asset
    Quantity makerFee{};
};

/// One fill of a liquidation, of any stage.
struct LiquidationRow {
    std::uint64_t sequence{};
    std::uint32_t part{};
    Timestamp time{};
    SubaccountId subaccount{};
    std::string stage;    ///< "Book", "Backstop", "Adl", "Fund"
    std::string debt;     ///< symbol of the asset repaid
    std::string paidWith; ///< symbol of the asset given; empty where that is the debt asset itself
    Quantity quantity{};  ///< of the debt repaid
    Price price{};        ///< USD per unit of the debt asset
    Usd value{};
    Usd fee{};
    std::optional<Ratio> marginFractionBefore;
    std::optional<Ratio> marginFractionAfter;
    std::optional<Quantity> paidQuantity;     ///< of the asset given; none where that is the debt asset itself
    std::optional<SubaccountId> counterparty; ///< the provider or lender that took it; none on the book
};

/// One refused command.
struct RefusalRow {
    std::uint64_t sequence{};
    Timestamp time{};
    std::optional<SubaccountId> subaccount;
    std::string command; ///< "placeOrder"
    std::string code;    ///< "INSUFFICIENT_MARGIN"
    std::string field;
    std::string value;
    std::string limit;
    std::string bindingTerm{}; ///< "haircut"; empty where the margin rules did not decide
    std::optional<Quantity> maxQuantity{};
    std::string symbol{};    ///< asset or market that the command names; empty where there is none
    std::string announced{}; ///< "assets.SOL.haircutFunction.weight=0.56" where what is not in force yet decided
};

/// Any other event: borrows, lends, deposits, liquidations that start and end, deficits, states.
struct EventRow {
    std::uint64_t sequence{};
    std::uint32_t part{};
    Timestamp time{};
    std::string kind; ///< "Borrow", "LendRedeem", "LiquidationStarted", ...
    std::optional<SubaccountId> subaccount;
    std::string symbol; ///< asset or market; may be empty
    std::optional<Quantity> quantity;
    std::optional<Usd> value;
    std::string source;   ///< "SpotMargin", "Withdrawal", ...; may be empty
    std::string before{}; ///< of a parameter or control, as after
    std::string after{};
    std::string detail{}; ///< which control, "FundDeposit"; may be empty
};

/// How a pool and its mark stood when a simulated minute had passed.
struct PoolMinuteRow {
    std::uint64_t sequence{}; ///< of the tick that ended the minute
    std::uint32_t part{};     ///< the asset's place in the configuration
    Timestamp time{};
    std::string symbol;
    Price markPrice{};
    Quantity lentQuantity{};
    Quantity borrowedQuantity{};
    Ratio utilization{};
    Ratio borrowInterestRate{};
    Ratio lendInterestRate{};
};

/// How the venue stood then.
struct VenueMinuteRow {
    std::uint64_t sequence{};
    Timestamp time{};
    std::uint64_t queueLength{};
    Usd backstopFund{}; ///< net assets
    Usd badDebt{};
    std::optional<Usd> backstopCapacity{}; ///< usable, of all providers; rows of an earlier version do not say
};

/// What a run of commands leaves for search and export; derived, and derived again by replay.
struct ProjectedRows {
    std::vector<FillRow> fills;
    std::vector<LiquidationRow> liquidations;
    std::vector<RefusalRow> refusals;
    std::vector<EventRow> events;
    std::vector<PoolMinuteRow> poolMinutes;
    std::vector<VenueMinuteRow> venueMinutes;

    std::size_t size() const
    {
        return fills.size() + liquidations.size() + refusals.size() + events.size() + poolMinutes.size()
            + venueMinutes.size();
    }
};

} // namespace plimsoll
