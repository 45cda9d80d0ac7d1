// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/watch.h"

#include "domain/exchange/state.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

constexpr double riseFactor = 1.83;
constexpr double roundingMargin = 1e-6;
constexpr double smallValue = 0.01;
constexpr double safeMoveMax = 0.99;

/// Monotone in `level`: its size and the ten digits behind its leading one.
std::uint32_t bucketOf(std::uint64_t level)
{
    const auto width = static_cast<std::uint32_t>(std::bit_width(level));
    const std::uint64_t mantissa = width > 11 ? level >> (width - 11) : level << (11 - width);
    return (width << 11) | static_cast<std::uint32_t>(mantissa & 0x7FFU);
}

std::uint64_t saturated(Int128 value)
{
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    return value > Int128{most} ? most : static_cast<std::uint64_t>(value);
}

/// mark x borrow index in steps of the mark, rounded up.
std::uint64_t risingLevel(Price mark, Index borrowIndex)
{
    constexpr Int128 billionth = powerOfTen(18);
    const Int128 index = divideRounded(borrowIndex.raw, billionth, Rounding::Up);
    return saturated(mulDiv(mark.raw, index, powerOfTen(9), Rounding::Up));
}

double asDouble(Usd value)
{
    return static_cast<double>(value.raw) / static_cast<double>(Usd::scale);
}

/// A double only filters: what it lets through is tested exactly, and it errs towards letting through.
double safeMove(const MarginSums& sums)
{
    const double assets = asDouble(sums.assetsValue);
    const double maintenance = std::ldexp(static_cast<double>(sums.maintenanceRequirement.magnitude().limb[3]), 192)
        + std::ldexp(static_cast<double>(sums.maintenanceRequirement.magnitude().limb[2]), 128)
        + static_cast<double>(sums.maintenanceRequirement.magnitude().low128());
    const double owed = asDouble(sums.borrowLiability) + maintenance / 1e36;
    double move = (assets - owed) / (assets + riseFactor * owed) * (1 - roundingMargin);
    if (assets < smallValue)
        move -= roundingMargin;
    return std::clamp(move, 0.0, safeMoveMax);
}

} // namespace

MarginWatch::Buckets& MarginWatch::Levels::edit()
{
    if (!buckets)
        buckets = std::make_shared<Buckets>();
    else if (buckets.use_count() > 1)
        buckets = std::make_shared<Buckets>(*buckets);
    return *buckets;
}

MarginWatch::Levels& MarginWatch::levels(std::vector<Levels>& side, AssetId asset)
{
    if (side.size() <= asset.value)
        side.resize(asset.value + std::size_t{1});
    return side[asset.value];
}

void MarginWatch::add(Levels& levels, std::uint32_t bucket, SubaccountId id)
{
    levels.edit()[bucket].push_back({id, generation(id)});
    ++added_;
}

std::uint32_t MarginWatch::generation(SubaccountId id) const
{
    return id.value <= generations_.size() ? generations_[id.value - 1] : 0;
}

std::uint32_t MarginWatch::raiseGeneration(SubaccountId id)
{
    while (generations_.size() < id.value)
        generations_.append(0);
    return ++generations_.edit(id.value - 1);
}

void MarginWatch::update(const State& state, SubaccountId id, const Account& account,
    const std::vector<AssetId>& wouldBorrow, const MarginSums& sums)
{
    raiseGeneration(id);
    if (!sums.hasExposure())
        return;
    // Entries that count no more are dropped when they are most: then everyone is tested anew, once.
    constexpr std::size_t staleMin = 50'000;
    if (complete_ && added_ > staleMin && added_ > 16 * generations_.size()) {
        restart();
        return;
    }
    const double move = safeMove(sums);
    const auto rise = [&](AssetId asset) {
        const double level = static_cast<double>(risingLevel(state.mark(asset), state.pool(asset).borrowIndex));
        const double reached = std::min(level * (1 + move), 1.8e19);
        add(levels(rising_, asset), bucketOf(static_cast<std::uint64_t>(reached)), id);
    };
    for (const Position& position : account.positions) {
        const bool holds
            = position.available.isPositive() || position.locked.isPositive() || !position.lendShares.isZero();
        if (holds) {
            const double level = std::ceil(static_cast<double>(state.mark(position.asset).raw) * (1 - move));
            add(levels(falling_, position.asset), bucketOf(static_cast<std::uint64_t>(level)), id);
        }
        if (!position.debtShares.isZero())
            rise(position.asset);
    }
    for (const AssetId asset : wouldBorrow)
        rise(asset);
}

void MarginWatch::restart()
{
    falling_.clear();
    rising_.clear();
    added_ = 0;
    complete_ = false;
}

void MarginWatch::forget(SubaccountId id)
{
    if (id.value <= generations_.size())
        raiseGeneration(id);
}

void MarginWatch::take(std::vector<Entry>& entries, std::vector<SubaccountId>& reached) const
{
    for (const Entry& entry : entries)
        if (entry.generation == generation(entry.id))
            reached.push_back(entry.id);
}

std::vector<SubaccountId> MarginWatch::takeReached(const State& state)
{
    std::vector<SubaccountId> reached;
    for (std::size_t i = 0; i < falling_.size(); ++i) {
        const std::uint32_t now = bucketOf(saturated(state.marks[i].raw));
        if (!falling_[i].buckets || falling_[i].buckets->empty() || falling_[i].buckets->rbegin()->first < now)
            continue;
        Buckets& buckets = falling_[i].edit();
        for (auto each = buckets.lower_bound(now); each != buckets.end(); each = buckets.erase(each))
            take(each->second, reached);
    }
    for (std::size_t i = 0; i < rising_.size(); ++i) {
        const std::uint32_t now = bucketOf(risingLevel(state.marks[i], state.assets[i].pool.borrowIndex));
        if (!rising_[i].buckets || rising_[i].buckets->empty() || rising_[i].buckets->begin()->first > now)
            continue;
        Buckets& buckets = rising_[i].edit();
        for (auto each = buckets.begin(); each != buckets.end() && each->first <= now; each = buckets.erase(each))
            take(each->second, reached);
    }
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    return reached;
}

} // namespace plimsoll
