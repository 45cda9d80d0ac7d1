// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/account_rows.h"

#include "domain/exchange/account_view.h"
#include "service/host/account_columns.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// The leg whose mark has to move least for the account to be liquidatable, and by how much (signed).
struct Distance {
    AssetId asset;
    Ratio move;
};

std::optional<Distance> distanceOf(const State& state, const std::vector<MarginLine>& lines, const MarginTerms& terms)
{
    const MarginLine* largest = nullptr;
    Usd largestWorth;
    for (const MarginLine& line : lines) {
        const Quantity net = line.holding > line.debt ? line.holding - line.debt : line.debt - line.holding;
        const Usd worth = notional(net, state.mark(line.asset));
        if (line.asset != state.risk->settlement && worth > largestWorth) {
            largest = &line;
            largestWorth = worth;
        }
    }
    if (largest == nullptr)
        return std::nullopt;
    const auto price = liquidationPrice(lines, largest->asset, terms);
    if (!price)
        return std::nullopt;
    const Price mark = state.mark(largest->asset);
    return Distance{largest->asset, divide(*price - mark, mark, Rounding::Down)};
}

/// Whether `a` stands before `b` by a figure that both may lack; none comes last, either way.
template <class Number>
bool standsBefore(const std::optional<Number>& a, const std::optional<Number>& b, bool ascending)
{
    if (!a || !b)
        return a && !b;
    return ascending ? *a < *b : *b < *a;
}

} // namespace

view::AccountFlags accountFlags(const Account& account, SubaccountId id, const FlagSources& sources)
{
    view::AccountFlags flags;
    flags.liquidating = account.liquidating;
    if (const auto entry = sources.queue.find(id); entry != sources.queue.end()) {
        flags.held = entry->second.heldUntil > sources.now;
        flags.takenOver = entry->second.takenOver;
    }
    flags.autoLend = account.settings.autoLend == Flag::On;
    flags.backstopProvider = sources.providers.contains(id);
    constexpr std::size_t quotesOfAMaker = 6;
    flags.marketMaker = account.openOrders.size() >= quotesOfAMaker;
    flags.marginOff = account.settings.marginEnabled == Flag::Off;
    flags.ownLeverageLimit = account.settings.leverageLimit != Settings{}.leverageLimit;
    return flags;
}

view::AccountRow accountRow(const State& state, SubaccountId id)
{
    const Account& account = state.account(id);
    const AccountView own{state, account};
    const std::vector<MarginLine> lines = own.restingLines();
    const MarginTerms terms = state.terms(account);
    const MarginSums sums = marginSums(lines, terms);
    view::AccountRow row;
    row.subaccount = id;
    row.band = bandOf(sums);
    row.netEquity = sums.netEquity();
    row.totalExposure = sums.totalExposure;
    row.marginFraction = sums.marginFraction();
    row.mmr = sums.mmr();
    row.imr = sums.imr();
    row.assetsValue = sums.assetsValue;
    row.flags = accountFlags(account, id, flagSources(state));
    row.leverageLimit = account.settings.leverageLimit;
    row.openOrders = static_cast<std::uint32_t>(account.openOrders.size());
    for (const MarginLine& line : lines) {
        row.grossValue += notional(line.holding, state.mark(line.asset));
        const Usd value = notional(line.debt, state.mark(line.asset));
        if (value > row.largestDebtValue) {
            row.largestDebtValue = value;
            row.largestDebt = line.asset;
        }
    }
    if (sums.hasExposure())
        if (const auto distance = distanceOf(state, lines, terms)) {
            row.liquidationDistance = distance->move;
            row.distanceAsset = distance->asset;
        }
    return row;
}

void sortRows(std::vector<view::AccountRow>& rows, const view::AccountTableRequest& table)
{
    const bool ascending = table.direction == view::SortDirection::Ascending;
    const auto by = [&](const auto& figure) {
        std::stable_sort(rows.begin(), rows.end(), [&](const view::AccountRow& a, const view::AccountRow& b) {
            return standsBefore(figure(a), figure(b), ascending);
        });
    };
    using Row = view::AccountRow;
    const auto ofExposed = [](const Row& row, Usd value) {
        return row.band == view::MmrBand::NoExposure ? std::nullopt : std::optional{value};
    };
    switch (table.sort) {
    case view::AccountSort::MarginFraction:
        return by([](const Row& row) { return row.marginFraction; });
    case view::AccountSort::Subaccount:
        return by([](const Row& row) { return std::optional{row.subaccount}; });
    case view::AccountSort::NetEquity:
        return by([](const Row& row) { return std::optional{row.netEquity}; });
    case view::AccountSort::TotalExposure:
        return by([&](const Row& row) { return ofExposed(row, row.totalExposure); });
    case view::AccountSort::LiquidationDistance:
        // A fall of one and a rise of another are as far; who is beyond has no way to go.
        return by([](const Row& row) {
            if (row.band == view::MmrBand::Critical)
                return std::optional{Ratio{}};
            const auto& move = row.liquidationDistance;
            return move && move->isNegative() ? std::optional{Ratio{} - *move} : move;
        });
    case view::AccountSort::LargestDebt:
        return by([&](const Row& row) { return ofExposed(row, row.largestDebtValue); });
    case view::AccountSort::Mmr:
        // Where MMR is beyond all figures, the margin fraction tells who is worse.
        std::stable_sort(rows.begin(), rows.end(),
            [&](const Row& a, const Row& b) { return standsBefore(a.marginFraction, b.marginFraction, !ascending); });
        return by([](const Row& row) {
            return row.band == view::MmrBand::NoExposure ? std::nullopt
                                                         : std::optional{row.mmr.value_or(Ratio::largest())};
        });
    }
}

} // namespace plimsoll
