// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "service/view_series.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

enum class Page : std::uint8_t {
    Overview,
    Lending,
    Margin,
    Liquidations,
    Risk,
    Changes,
    Exchange,
    Journal,
    Balance,
    Settings
};
inline constexpr std::size_t pageCount = 10;

/// Columns of the Margin table that sort.
enum class AccountSort : std::uint8_t {
    MarginFraction, ///< worst first is ascending; accounts without exposure come last either way
    Subaccount,
    NetEquity,
    TotalExposure,
    LiquidationDistance,
    LargestDebt,
    Mmr, ///< worst first is descending: those whose equity covers nothing, then by MMR; the others as above
};

/// What accounts are filtered by beside their figures.
enum class AccountFlag : std::uint8_t {
    Liquidating, ///< in the queue, held and taken over included
    Held,
    TakenOver,
    NegativeEquity,
    Watched, ///< on the watch list
    OwnLeverageLimit,
    MarginOff,
    AutoLend,
    AutoLendOff,
    BackstopProvider,
    MarketMaker,
};
inline constexpr std::size_t accountFlagCount = 11;
using AccountFlagSet = std::bitset<accountFlagCount>;

/// Bounds of a figure of accounts, both inclusive.
struct UsdRange {
    std::optional<Usd> from;
    std::optional<Usd> to;
    bool operator==(const UsdRange&) const = default;
};

enum class SortDirection : std::uint8_t { Ascending, Descending };

/// Which rows of the Margin table the screen shows.
struct AccountTableRequest {
    std::uint32_t first = 0;
    std::uint32_t count = 0; ///< at most 200
    AccountSort sort = AccountSort::Mmr;
    SortDirection direction = SortDirection::Descending;
    bool freezeOrder = false;       ///< keep the order of rows (pointer over the table), refresh figures only
    std::string text;               ///< part of the account number...
    AccountFlagSet textFlags;       ///< ...or one of these...
    std::vector<AssetId> textDebts; ///< ...or one of these is its largest debt
    std::optional<AssetId> asset;   ///< owes or holds it
    AccountFlagSet flags;           ///< every one of these
    UsdRange netEquity;
    UsdRange totalExposure;
    UsdRange largestDebt; ///< its value; 0 where nothing is owed
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
    /// Rounded down, at least one step.
    Price applied(Price mark) const
    {
        const Int128 moved = mulDiv(mark.raw, Ratio::scale + move.raw, Ratio::scale, Rounding::Down);
        return Price::fromRaw(static_cast<Price::Representation>(std::clamp<Int128>(moved, 1, Price::largest().raw)));
    }
    bool operator==(const PriceMove&) const = default;
};

/// What the screen wants to see; the newest request counts.
struct ViewRequest {
    std::uint64_t number = 0;     ///< given by the screen, rising
    Page page = Page::Overview;   ///< of the main window
    std::bitset<pageCount> apart; ///< by Page: those in windows of their own
    AccountTableRequest table;
    std::optional<SubaccountId> followed; ///< whose row in the table is told, in its window or not
    std::optional<SubaccountId> account;
    std::vector<PriceMove> whatIf; ///< the open account is valued at these marks too; an asset at most once
    std::optional<AssetId> pool;
    std::optional<MarketId> market;     ///< of the Exchange page
    std::optional<SubaccountId> trader; ///< who acts on the Exchange page

    bool shows(Page wanted) const { return page == wanted || apart.test(static_cast<std::size_t>(wanted)); }
    bool operator==(const ViewRequest&) const = default;
};

} // namespace plimsoll::view
