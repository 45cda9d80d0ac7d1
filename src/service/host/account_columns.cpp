// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/account_columns.h"

#include "domain/base/decimal.h"
#include "domain/liquidation/queue.h"
#include "service/host/series_recorder.h"

#include <algorithm>
#include <limits>
#include <string>

namespace plimsoll {

namespace {

constexpr double mmrStep = 0.02;
constexpr double marginFractionStep = 0.04;
constexpr float beyond = std::numeric_limits<float>::max();

bool involves(const Account& account, AssetId asset)
{
    return account.find(asset) != nullptr;
}

/// Ascending key of a row in a sort; accounts without exposure come last either way.
float keyOf(const AccountColumns::Row& row, SubaccountId id, view::AccountSort sort)
{
    switch (sort) {
    case view::AccountSort::MarginFraction:
        return row.marginFraction;
    case view::AccountSort::Subaccount:
        return static_cast<float>(id.value);
    case view::AccountSort::NetEquity:
        return row.netEquity;
    case view::AccountSort::TotalExposure:
        return row.exposure;
    case view::AccountSort::LiquidationDistance:
        return row.distance;
    case view::AccountSort::LargestDebt:
        return row.largestDebtValue;
    }
    return 0;
}

} // namespace

view::MmrBand bandOf(const MarginSums& sums)
{
    if (!sums.hasExposure())
        return view::MmrBand::NoExposure;
    if (sums.isLiquidatable())
        return view::MmrBand::Critical;
    const auto mmr = sums.mmr();
    if (!mmr || *mmr >= Ratio::whole(1))
        return view::MmrBand::Critical;
    if (*mmr >= Ratio::fromRaw(powerOfTen(17) * 8))
        return view::MmrBand::Danger;
    return *mmr >= Ratio::fromRaw(powerOfTen(17) * 5) ? view::MmrBand::Watch : view::MmrBand::Healthy;
}

void AccountColumns::Bins::count(const Row& row, double value, double step, int by)
{
    const auto change = static_cast<std::uint32_t>(by);
    if (row.band == view::MmrBand::NoExposure)
        none += change;
    else if (value >= 0 && value < step * static_cast<double>(binCount))
        counts[static_cast<std::size_t>(value / step)] += change;
    else
        above += change;
}

void AccountColumns::countIn(const Row& row, int by)
{
    const auto band = static_cast<std::size_t>(row.band);
    byBand_[band] += static_cast<std::uint32_t>(by);
    exposureByBand_[band] += by * static_cast<double>(row.exposure);
    mmrBins_.count(row, row.mmr, mmrStep, by);
    marginFractionBins_.count(row, row.marginFraction, marginFractionStep, by);
}

void AccountColumns::sweep(const State& state, std::size_t count)
{
    for (std::size_t known = rows_.size(); known < state.accounts.size(); ++known)
        refresh(state, SubaccountId{static_cast<std::uint32_t>(known + 1)});
    for (std::size_t i = 0; i < std::min(count, rows_.size()); ++i) {
        next_ = next_ % rows_.size();
        refresh(state, SubaccountId{static_cast<std::uint32_t>(++next_)});
    }
}

void AccountColumns::refresh(const State& state, SubaccountId id)
{
    const Account& account = state.account(id);
    const MarginSums sums = restingSums(state, account);
    Row row;
    row.band = bandOf(sums);
    row.netEquity = static_cast<float>(toDouble(sums.netEquity()));
    row.exposure = static_cast<float>(toDouble(sums.totalExposure));
    const auto fraction = sums.marginFraction();
    row.marginFraction = fraction ? static_cast<float>(toDouble(*fraction)) : beyond;
    const auto mmr = sums.mmr();
    row.mmr = mmr ? static_cast<float>(toDouble(*mmr)) : beyond;
    for (const Position& position : account.positions) {
        if (position.debtShares.isZero())
            continue;
        const Quantity owed = state.pool(position.asset).debtOf(position.debtShares);
        const auto value = static_cast<float>(toDouble(notional(owed, state.mark(position.asset))));
        if (value <= row.largestDebtValue)
            continue;
        row.largestDebtValue = value;
        row.largestDebt = position.asset.value;
    }
    // What equity may fall by, against all that can move: the figure that the table's column refines for shown rows.
    row.distance = row.band == view::MmrBand::NoExposure
        ? beyond
        : static_cast<float>((1 - std::min(1.0, static_cast<double>(row.mmr))) * static_cast<double>(row.netEquity)
            / std::max(1e-9, toDouble(sums.assetsValue)));
    if (id.value > rows_.size())
        rows_.resize(id.value);
    else
        countIn(rows_[id.value - 1], -1);
    rows_[id.value - 1] = row;
    countIn(row, 1);
}

std::uint32_t AccountColumns::atRisk() const
{
    return byBand_[static_cast<std::size_t>(view::MmrBand::Danger)]
        + byBand_[static_cast<std::size_t>(view::MmrBand::Critical)];
}

view::Histogram AccountColumns::mmrHistogram() const
{
    return {Ratio{}, constant<Ratio>("0.02"), {mmrBins_.counts.begin(), mmrBins_.counts.end()}, mmrBins_.above,
        mmrBins_.none};
}

view::Histogram AccountColumns::marginFractionHistogram() const
{
    return {Ratio{}, constant<Ratio>("0.04"),
        {marginFractionBins_.counts.begin(), marginFractionBins_.counts.begin() + 50}, marginFractionBins_.above,
        marginFractionBins_.none};
}

std::vector<SubaccountId> AccountColumns::order(const State& state, const view::AccountTableRequest& request) const
{
    const float from = request.mmrFrom ? static_cast<float>(toDouble(*request.mmrFrom)) : -beyond;
    const float to = request.mmrTo ? static_cast<float>(toDouble(*request.mmrTo)) : 0;
    std::vector<SubaccountId> ids;
    ids.reserve(rows_.size());
    for (std::uint32_t i = 1; i <= rows_.size(); ++i) {
        const SubaccountId id{i};
        const Row& own = row(id);
        if (!request.bands[static_cast<std::size_t>(own.band)])
            continue;
        if ((request.mmrFrom || request.mmrTo) && own.band == view::MmrBand::NoExposure)
            continue;
        if (own.mmr < from || (request.mmrTo && own.mmr >= to))
            continue;
        if (!request.text.empty() && std::to_string(i).find(request.text) == std::string::npos)
            continue;
        if (request.asset && !involves(state.account(id), *request.asset))
            continue;
        ids.push_back(id);
    }
    const bool ascending = request.direction == view::SortDirection::Ascending;
    std::stable_sort(ids.begin(), ids.end(), [&](SubaccountId a, SubaccountId b) {
        const Row& rowA = row(a);
        const Row& rowB = row(b);
        const bool lastA = rowA.band == view::MmrBand::NoExposure;
        const bool lastB = rowB.band == view::MmrBand::NoExposure;
        if (lastA != lastB && request.sort != view::AccountSort::Subaccount
            && request.sort != view::AccountSort::NetEquity)
            return lastB;
        const float keyA = keyOf(rowA, a, request.sort);
        const float keyB = keyOf(rowB, b, request.sort);
        return ascending ? keyA < keyB : keyA > keyB;
    });
    return ids;
}

std::vector<SubaccountId> AccountColumns::watch(std::size_t count) const
{
    std::vector<SubaccountId> ids;
    for (std::uint32_t i = 1; i <= rows_.size(); ++i)
        if (row(SubaccountId{i}).band == view::MmrBand::Danger)
            ids.push_back(SubaccountId{i});
    const auto nearer = [&](SubaccountId a, SubaccountId b) { return row(a).mmr > row(b).mmr; };
    const std::size_t kept = std::min(count, ids.size());
    std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(kept), ids.end(), nearer);
    ids.resize(kept);
    return ids;
}

} // namespace plimsoll
