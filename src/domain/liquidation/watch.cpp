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
std::uint32_t fallingBucket(std::uint64_t level)
{
    const auto width = static_cast<std::uint32_t>(std::bit_width(level));
    const std::uint64_t mantissa = width > 11 ? level >> (width - 11) : level << (11 - width);
    return (width << 10) | static_cast<std::uint32_t>(mantissa & 0x3FFU);
}

/// The same from above: the lowest level is reached first.
std::uint32_t risingBucket(std::uint64_t level)
{
    return LevelIndex::bucketCount - 1 - fallingBucket(level);
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
double safeMove(double assets, double owed)
{
    double move = (assets - owed) / (assets + riseFactor * owed) * (1 - roundingMargin);
    if (assets < smallValue)
        move -= roundingMargin;
    return std::clamp(move, 0.0, safeMoveMax);
}

} // namespace

bool MarginWatch::Filed::covers(const Level& level) const
{
    return count <= levelsMax && std::any_of(levels.begin(), levels.begin() + count, [&](const Level& own) {
        return own.asset == level.asset && own.way == level.way && own.bucket >= level.bucket;
    });
}

LevelIndex& MarginWatch::levels(const Level& level)
{
    std::vector<LevelIndex>& side = level.way == Way::Falling ? falling_ : rising_;
    if (side.size() <= level.asset.value)
        side.resize(level.asset.value + std::size_t{1});
    return side[level.asset.value];
}

MarginWatch::Filed& MarginWatch::filed(SubaccountId id)
{
    while (filed_.size() < id.value)
        filed_.append({});
    return filed_.edit(id.value - 1);
}

std::uint32_t MarginWatch::generation(SubaccountId id) const
{
    return id.value <= filed_.size() ? filed_[id.value - 1].generation : 0;
}

MarginWatch::Sides MarginWatch::sidesOf(const MarginSums& sums)
{
    const UInt256& maintenance = sums.maintenanceRequirement.magnitude();
    const double required = std::ldexp(static_cast<double>(maintenance.limb[3]), 192)
        + std::ldexp(static_cast<double>(maintenance.limb[2]), 128) + static_cast<double>(maintenance.low128());
    return {asDouble(sums.assetsValue), asDouble(sums.borrowLiability) + required / 1e36};
}

MarginWatch::Wanted MarginWatch::wanted(
    const State& state, const Account& account, const AssetIds& wouldBorrow, const Sides& sides)
{
    Wanted wanted;
    const double move = safeMove(sides.assets, sides.owed);
    const auto rise = [&](AssetId asset) {
        // risingLevel(), kept low by more than doubles are off.
        const double level = static_cast<double>(state.mark(asset).raw)
            * static_cast<double>(state.pool(asset).borrowIndex.raw) * (1e-27 * (1 - 1e-12));
        const double reached = std::min(level * (1 + move), 1.8e19);
        wanted.push_back({asset, Way::Rising, risingBucket(static_cast<std::uint64_t>(reached))});
    };
    for (const Position& position : account.positions) {
        const bool holds
            = position.available.isPositive() || position.locked.isPositive() || !position.lendShares.isZero();
        if (holds) {
            const double level = std::ceil(static_cast<double>(state.mark(position.asset).raw) * (1 - move));
            wanted.push_back({position.asset, Way::Falling, fallingBucket(static_cast<std::uint64_t>(level))});
        }
        if (!position.debtShares.isZero())
            rise(position.asset);
    }
    for (const AssetId asset : wouldBorrow)
        rise(asset);
    return wanted;
}

void MarginWatch::update(
    const State& state, SubaccountId id, const Account& account, const AssetIds& wouldBorrow, const Sides& sides)
{
    const Wanted levelsWanted = wanted(state, account, wouldBorrow, sides);
    if (id.value <= filed_.size()) {
        const Filed& own = filed_[id.value - 1];
        if (std::all_of(levelsWanted.begin(), levelsWanted.end(), [&](const Level& l) { return own.covers(l); }))
            return;
    }
    // Entries that count no more are dropped when they are most: then everyone is tested anew, once.
    constexpr std::size_t staleMin = 50'000;
    if (complete_ && added_ > staleMin && added_ > 16 * filed_.size()) {
        restart();
        return;
    }
    Filed& own = filed(id);
    ++own.generation;
    own.count = static_cast<std::uint32_t>(levelsWanted.size());
    std::copy_n(levelsWanted.begin(), std::min(levelsWanted.size(), Filed::levelsMax), own.levels.begin());
    for (const Level& level : levelsWanted)
        levels(level).add(level.bucket, {id, own.generation});
    added_ += levelsWanted.size();
}

void MarginWatch::restart()
{
    falling_.clear();
    rising_.clear();
    filed_ = {};
    added_ = 0;
    complete_ = false;
}

void MarginWatch::forget(SubaccountId id)
{
    if (id.value > filed_.size() || filed_[id.value - 1].count == 0)
        return;
    Filed& own = filed_.edit(id.value - 1);
    ++own.generation;
    own.count = 0;
}

std::vector<SubaccountId> MarginWatch::takeReached(const State& state)
{
    std::vector<SubaccountId> reached;
    const auto take = [&](const LevelIndex::Entry& entry) {
        if (entry.generation == generation(entry.id))
            reached.push_back(entry.id);
    };
    for (std::size_t i = 0; i < falling_.size(); ++i)
        falling_[i].takeFrom(fallingBucket(saturated(state.marks[i].raw)), take);
    for (std::size_t i = 0; i < rising_.size(); ++i)
        rising_[i].takeFrom(risingBucket(risingLevel(state.marks[i], state.assets[i].pool.borrowIndex)), take);
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    // Some of their entries are gone: they are to be filed anew.
    for (const SubaccountId id : reached)
        forget(id);
    return reached;
}

} // namespace plimsoll
