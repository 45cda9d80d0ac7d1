// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/account_columns.h"

#include "domain/base/decimal.h"
#include "domain/liquidation/queue.h"
#include "service/host/series_recorder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace plimsoll {

namespace {

constexpr double mmrStep = 0.02;
constexpr double marginFractionStep = 0.04;

/// Finds the largest debt, and by how much the mark of the largest leg may move, about: the figure that the table's
/// column refines.
void findLegs(AccountColumns::Row& row, const State& state, const Account& account)
{
    const double room = row.band == view::MmrBand::Critical
        ? 0
        : (1 - std::min(1.0, static_cast<double>(row.mmr))) * static_cast<double>(row.netEquity);
    double largestLeg = 0;
    for (const Position& position : account.positions) {
        const Pool& pool = state.pool(position.asset);
        const Price mark = state.mark(position.asset);
        const double owed = toDouble(notional(pool.debtOf(position.debtShares), mark));
        const Quantity held = position.available + position.locked + pool.lendOf(position.lendShares);
        const double leg = toDouble(notional(held, mark)) - owed;
        if (position.asset != state.risk->settlement && std::abs(leg) > largestLeg) {
            largestLeg = std::abs(leg);
            const RoughRisk& risk = state.risk->assetRisks[position.asset.value].rough();
            row.distance
                = static_cast<float>(room / std::max(1e-9, largestLeg * (leg > 0 ? risk.weight : 1 + risk.mmfBase)));
        }
        if (const auto value = static_cast<float>(owed); value > row.largestDebtValue) {
            row.largestDebtValue = value;
            row.largestDebt = position.asset.value;
        }
    }
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
    const std::size_t swept = std::min(count, rows_.size());
    behind_ -= std::min(behind_, swept);
    for (std::size_t i = 0; i < swept; ++i) {
        if (next_ >= rows_.size()) {
            worst_ = std::exchange(worstOfRound_, nobody);
            next_ = 0;
        }
        refresh(state, SubaccountId{static_cast<std::uint32_t>(++next_)});
    }
}

void AccountColumns::refreshAll(const State& state)
{
    for (std::uint32_t number = 1; number <= state.accounts.size(); ++number)
        refresh(state, SubaccountId{number});
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
    if (row.band != view::MmrBand::NoExposure)
        findLegs(row, state, account);
    if (fraction)
        history_.note(id, state.now, row.marginFraction);
    while (id.value > rows_.size())
        countIn(rows_.append({}), 1);
    Row& place = rows_.edit(id.value - 1);
    countIn(place, -1);
    if (place.band == view::MmrBand::Danger)
        danger_.erase({-place.mmr, id.value});
    place = row;
    countIn(place, 1);
    const Worst own = row.band == view::MmrBand::NoExposure ? nobody : Worst{-row.mmr, id.value};
    worstOfRound_ = worstOfRound_.second == id.value ? own : std::min(worstOfRound_, own);
    worst_ = worst_.second == id.value ? std::min(own, worstOfRound_) : std::min(worst_, own);
    if (place.band == view::MmrBand::Danger)
        danger_.emplace(-place.mmr, id.value);
}

std::optional<SubaccountId> AccountColumns::worst() const
{
    return worst_.second > 0 ? std::optional{SubaccountId{worst_.second}} : std::nullopt;
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

std::vector<SubaccountId> AccountColumns::watch(const State& state, std::size_t count)
{
    // Who went away makes room for another one, who may have gone too; so many looks, however much the marks moved.
    std::size_t looks = 8 * count;
    std::map<SubaccountId, Ratio> near;
    for (;;) {
        std::vector<SubaccountId> ids = nearest(state, count);
        bool settled = true;
        for (const SubaccountId id : ids) {
            if (looks == 0 || near.contains(id))
                continue;
            --looks;
            const MarginSums sums = restingSums(state, state.account(id));
            if (bandOf(sums) == view::MmrBand::Danger) {
                near.emplace(id, *sums.mmr());
            } else {
                refresh(state, id); // a row is written where it must be: a survey may share its page
                settled = false;
            }
        }
        if (settled) {
            std::erase_if(ids, [&](SubaccountId id) { return !near.contains(id); });
            std::stable_sort(
                ids.begin(), ids.end(), [&](SubaccountId a, SubaccountId b) { return near.at(a) > near.at(b); });
            return ids;
        }
    }
}

/// As last looked at.
std::vector<SubaccountId> AccountColumns::nearest(const State& state, std::size_t count) const
{
    std::vector<SubaccountId> ids;
    for (auto each = danger_.begin(); each != danger_.end() && ids.size() < count; ++each)
        if (const SubaccountId id{each->second}; !state.queue.contains(id))
            ids.push_back(id);
    return ids;
}

std::uint32_t AccountColumns::watched(const State& state) const
{
    auto count = static_cast<std::uint32_t>(danger_.size());
    for (const auto& [id, entry] : state.queue)
        if (id.value <= rows_.size() && rows_[id.value - 1].band == view::MmrBand::Danger)
            --count;
    return count;
}

} // namespace plimsoll
