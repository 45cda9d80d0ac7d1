// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "service/view_series.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

enum class Page : std::uint8_t { Overview, Lending, Margin, Liquidations, Risk, Changes, Exchange, Journal, Settings };

/// Columns of the Margin table that sort.
enum class AccountSort : std::uint8_t {
    MarginFraction, ///< worst first is ascending; accounts without exposure come last either way
    Subaccount,
    NetEquity,
    TotalExposure,
    LiquidationDistance,
    LargestDebt,
};

enum class SortDirection : std::uint8_t { Ascending, Descending };

/// Which rows of the Margin table the screen shows.
struct AccountTableRequest {
    std::uint32_t first = 0;
    std::uint32_t count = 0; ///< at most 200
    AccountSort sort = AccountSort::MarginFraction;
    SortDirection direction = SortDirection::Ascending;
    bool freezeOrder = false;     ///< keep the order of rows (pointer over the table), refresh figures only
    std::string text;             ///< part of the account number
    std::optional<AssetId> asset; ///< owes or holds it
    std::array<bool, mmrBandCount> bands{true, true, true, true, true};
    std::optional<Ratio> mmrFrom;            ///< brush of the histogram, inclusive
    std::optional<Ratio> mmrTo;              ///< exclusive
    std::optional<Ratio> marginFractionFrom; ///< the same over margin fractions
    std::optional<Ratio> marginFractionTo;
    bool operator==(const AccountTableRequest&) const = default;
};

/// A mark as it might be: `move` is relative to the mark of the day, above -1.
struct PriceMove {
    AssetId asset{};
    Ratio move;
    bool operator==(const PriceMove&) const = default;
};

/// What the screen wants to see; the newest request counts.
struct ViewRequest {
    std::uint64_t number = 0; ///< given by the screen, rising
    Page page = Page::Overview;
    AccountTableRequest table;
    std::optional<SubaccountId> account;
    std::vector<PriceMove> whatIf; ///< the open account is valued at these marks too; an asset at most once
    std::optional<AssetId> pool;
    std::optional<MarketId> market;     ///< of the Exchange page
    std::optional<SubaccountId> trader; ///< who acts on the Exchange page
    bool operator==(const ViewRequest&) const = default;
};

} // namespace plimsoll::view
