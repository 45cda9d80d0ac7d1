// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/curve_corridor.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::size_t hours = CurveCorridor::hours;
using PoolPath = std::array<Pool, hours>;

/// The pool right after each of the next full hours, nobody acting (RULES.md sections 6 and 9).
PoolPath pathOf(Pool pool, const PoolParameters& parameters, Timestamp now)
{
    PoolPath path;
    std::int64_t from = now.ms;
    for (Pool& after : path) {
        const std::int64_t hour = (from / msPerHour + 1) * msPerHour;
        for (std::int64_t at = (from / msPerMinute + 1) * msPerMinute; at < hour; at += msPerMinute)
            pool.creditMinute(61 - at / msPerMinute % 60);
        pool.chargeHour(parameters);
        after = pool;
        from = hour;
    }
    return path;
}

PoolParameters flatAt(PoolParameters parameters, Ratio rate)
{
    parameters.utilizationCurve = UtilizationCurve::make({{Ratio{}, rate}, {Ratio::whole(1), rate}}).value();
    return parameters;
}

Index next(Index index)
{
    return Index::fromRaw(index.raw + 1);
}

Index previous(Index index)
{
    return Index::fromRaw(index.raw - 1);
}

/// The index next to `safe` that is beyond, between one that is not and one that is, on either side.
template <class IsBeyond>
Index firstBeyond(Index safe, Index beyond, const IsBeyond& isBeyond)
{
    while (beyond.raw - safe.raw > 1 || safe.raw - beyond.raw > 1) {
        const Index middle = Index::fromRaw(safe.raw + (beyond.raw - safe.raw) / 2);
        (isBeyond(middle) ? beyond : safe) = middle;
    }
    return beyond;
}

/// A draft of one point's rate.
UtilizationCurve withRate(const UtilizationCurve& curve, std::size_t point, Ratio rate)
{
    std::vector<CurvePoint> points = curve.points();
    points[point].rate = rate;
    return UtilizationCurve::make(std::move(points)).value();
}

Int128 inSteps(Ratio rate, Rounding rounding)
{
    return divideRounded(rate.raw, CurveCorridor::step.raw, rounding);
}

Ratio fromSteps(Int128 count)
{
    return Ratio::fromRaw(count * CurveCorridor::step.raw);
}

struct End {
    Ratio at;           ///< the last rate that breaks nothing
    CurveBreach behind; ///< what one step further breaks
};

/// Where the stretch from `safe` towards `far` ends; none where `far` breaks nothing either.
template <class BrokenAt>
std::optional<End> endOf(Ratio safe, Ratio far, const BrokenAt& brokenAt)
{
    auto breach = brokenAt(far);
    if (!breach)
        return std::nullopt;
    const bool rises = safe < far;
    Int128 inside = inSteps(safe, rises ? Rounding::Down : Rounding::Up);
    Int128 outside = inSteps(far, rises ? Rounding::Up : Rounding::Down);
    while (outside - inside > 1 || inside - outside > 1) {
        const Int128 middle = inside + (outside - inside) / 2;
        const auto tried = brokenAt(fromSteps(middle));
        (tried ? outside : inside) = middle;
        breach = tried ? tried : breach;
    }
    return End{rises ? std::max(safe, fromSteps(inside)) : std::min(safe, fromSteps(inside)), *breach};
}

} // namespace

/// Walks the accounts once and keeps, of each hour, the index that takes the first of them over the line.
class CurveCorridorSearch {
public:
    CurveCorridorSearch(const State& state, AssetId asset)
        : state_(state)
        , asset_(asset)
        , found_()
    {
        found_.sequence = state.sequence;
        found_.pool_ = state.pool(asset);
        found_.live_ = state.poolParameters(asset);
        found_.now_ = state.now;
        for (std::uint16_t i = 0; i < state.assets.size(); ++i) {
            const PoolPath path = pathOf(state.pool(AssetId{i}), state.poolParameters(AssetId{i}), state.now);
            for (std::size_t hour = 0; hour < hours; ++hour)
                pools_[hour].push_back(path[hour]);
        }
        // No lawful curve leads the indices beyond those of its highest and of its lowest rate.
        const PoolPath highest = pathOf(found_.pool_, flatAt(found_.live_, UtilizationCurve::rateMax), state.now);
        const PoolPath lowest = pathOf(found_.pool_, flatAt(found_.live_, Ratio{}), state.now);
        for (std::size_t hour = 0; hour < hours; ++hour) {
            live_[hour] = pools_[hour][asset.value];
            found_.debtors_[hour].index = next(highest[hour].borrowIndex);
            found_.lenders_[hour].index = previous(lowest[hour].lendIndex);
        }
        owedAtWorst_ = pools_.back();
        lentAtWorst_ = pools_.front();
        setWorst();
    }

    void look(SubaccountId id, const Account& account)
    {
        const Position* own = account.find(asset_);
        if (own == nullptr)
            return;
        const bool owes = !own->debtShares.isZero();
        const bool lends = !own->lendShares.isZero();
        found_.borrowers += owes ? 1 : 0;
        found_.lenders += lends ? 1 : 0;
        if (account.liquidating || (!owes && !lends) || !mayGoOver(account))
            return;
        for (std::size_t hour = 0; hour < hours; ++hour) {
            if (!sumsOf(account, pools_[hour], pools_[hour]).isLiquidatable())
                continue;
            ++found_.anyway;
            return;
        }
        for (std::size_t hour = 0; hour < hours; ++hour) {
            if (owes)
                tighten(found_.debtors_[hour], id, account, hour, &Pool::borrowIndex, previous);
            else
                tighten(found_.lenders_[hour], id, account, hour, &Pool::lendIndex, next);
        }
        setWorst();
    }

    CurveCorridor take()
    {
        found_.boundByLenders_ = std::any_of(found_.lenders_.begin(), found_.lenders_.end(),
            [](const auto& critical) { return critical.account.value != 0; });
        return std::move(found_);
    }

private:
    using Pools = std::vector<Pool>; ///< by asset

    MarginSums sumsOf(const Account& account, const Pools& owed, const Pools& lent) const
    {
        MarginSums sums;
        sums.leverageLimit = state_.leverageLimit(account);
        const MarginTerms terms = state_.terms(account);
        for (const Position& position : account.positions) {
            MarginLine line{position.asset, position.available + position.locked, {}, {}};
            if (!position.lendShares.isZero())
                line.holding += lent[position.asset.value].lendOf(position.lendShares);
            if (!position.debtShares.isZero())
                line.debt = owed[position.asset.value].debtOf(position.debtShares);
            addLine(sums, line, terms);
        }
        return sums;
    }

    /// False for most: not even with the debts of the last hour, the lends of the first and the worst index that still
    /// counts. Weights are rounded, so that a larger holding may be worth less in its last digits: hence the billionth.
    bool mayGoOver(const Account& account) const
    {
        MarginSums sums = sumsOf(account, owedAtWorst_, lentAtWorst_);
        sums.assetsValue
            -= Usd::fromRaw(sums.assetsValue.raw / powerOfTen(9) + static_cast<Int128>(account.positions.size()));
        return sums.isLiquidatable();
    }

    template <class Towards>
    void tighten(CurveCorridor::Critical& critical, SubaccountId id, const Account& account, std::size_t hour,
        Index Pool::*index, Towards towardsSafe)
    {
        Pool& own = pools_[hour][asset_.value];
        const auto isBeyond = [&](Index value) {
            own.*index = value;
            return sumsOf(account, pools_[hour], pools_[hour]).isLiquidatable();
        };
        const Index tried = towardsSafe(critical.index);
        if (isBeyond(tried))
            critical = {firstBeyond(live_[hour].*index, tried, isBeyond), id};
        own.*index = live_[hour].*index;
    }

    void setWorst()
    {
        Pool& owed = owedAtWorst_[asset_.value];
        Pool& lent = lentAtWorst_[asset_.value];
        owed.borrowIndex = Index{};
        lent.lendIndex = live_.front().lendIndex;
        for (std::size_t hour = 0; hour < hours; ++hour) {
            owed.borrowIndex = std::max(owed.borrowIndex, found_.debtors_[hour].index);
            lent.lendIndex = std::min(lent.lendIndex, found_.lenders_[hour].index);
        }
    }

    const State& state_;
    AssetId asset_;
    CurveCorridor found_;
    std::array<Pools, hours> pools_; ///< after each hour, under the live curves
    PoolPath live_;                  ///< the one searched for
    Pools owedAtWorst_;
    Pools lentAtWorst_;
};

std::optional<CurveCorridor> curveCorridorOf(const State& state, AssetId asset, std::stop_token stop)
{
    CurveCorridorSearch search{state, asset};
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        if (i % 256 == 0 && stop.stop_requested())
            return std::nullopt;
        search.look(SubaccountId{i}, state.account(SubaccountId{i}));
    }
    return search.take();
}

PoolParameters CurveCorridor::drafted(const UtilizationCurve& curve, Ratio fee) const
{
    PoolParameters draft = live_;
    draft.utilizationCurve = curve;
    draft.fee = fee;
    return draft;
}

PoolRates CurveCorridor::ratesUnder(const UtilizationCurve& curve, Ratio fee) const
{
    return pool_.rates(drafted(curve, fee));
}

std::optional<CurveBreach> CurveCorridor::costlier(const PoolParameters& draft) const
{
    const Ratio now = pool_.rates(live_).borrow;
    if (pool_.debtShares.isZero() || pool_.rates(draft).borrow <= now + now)
        return std::nullopt;
    return CurveBreach{CurveBound::Cost, {}, 0};
}

std::optional<CurveBreach> CurveCorridor::poorer(const PoolParameters& draft) const
{
    const Ratio then = pool_.rates(draft).lend;
    if (pool_.lendShares.isZero() || then + then >= pool_.rates(live_).lend)
        return std::nullopt;
    return CurveBreach{CurveBound::Yield, {}, 0};
}

std::optional<CurveBreach> CurveCorridor::debtorOver(const PoolParameters& draft) const
{
    Pool pool = pool_;
    for (std::size_t hour = 0; hour < hours; ++hour) {
        pool.chargeHour(draft); // what minutes credit to lenders moves no debt
        if (pool.borrowIndex >= debtors_[hour].index)
            return CurveBreach{CurveBound::Margin, debtors_[hour].account, static_cast<std::uint32_t>(hour + 1)};
    }
    return std::nullopt;
}

std::optional<CurveBreach> CurveCorridor::lenderOver(const PoolParameters& draft) const
{
    if (!boundByLenders_)
        return std::nullopt;
    const PoolPath path = pathOf(pool_, draft, now_);
    for (std::size_t hour = 0; hour < hours; ++hour)
        if (path[hour].lendIndex <= lenders_[hour].index)
            return CurveBreach{CurveBound::Margin, lenders_[hour].account, static_cast<std::uint32_t>(hour + 1)};
    return std::nullopt;
}

std::vector<CurveBreach> CurveCorridor::breaches(const UtilizationCurve& curve, Ratio fee) const
{
    const PoolParameters draft = drafted(curve, fee);
    std::vector<CurveBreach> found;
    for (const auto& breach : {costlier(draft), poorer(draft)})
        if (breach)
            found.push_back(*breach);
    const auto debtor = debtorOver(draft);
    const auto lender = lenderOver(draft);
    if (debtor || lender)
        found.push_back(!lender || (debtor && debtor->hour <= lender->hour) ? *debtor : *lender);
    return found;
}

std::vector<std::optional<PointCorridor>> CurveCorridor::points(const UtilizationCurve& curve, Ratio fee) const
{
    std::vector<std::optional<PointCorridor>> found;
    const std::vector<CurvePoint>& points = curve.points();
    for (std::size_t at = 0; at < points.size(); ++at) {
        const Ratio least = at == 0 ? Ratio{} : points[at - 1].rate;
        const Ratio most = at + 1 == points.size() ? UtilizationCurve::rateMax : points[at + 1].rate;
        const auto brokenAbove = [&](Ratio rate) {
            const PoolParameters draft = drafted(withRate(curve, at, rate), fee);
            const auto cost = costlier(draft);
            return cost ? cost : debtorOver(draft);
        };
        const auto brokenBelow = [&](Ratio rate) {
            const PoolParameters draft = drafted(withRate(curve, at, rate), fee);
            const auto yield = poorer(draft);
            return yield ? yield : lenderOver(draft);
        };
        PointCorridor corridor{least, most, {}, {}};
        if (brokenAbove(least) || brokenBelow(most)) {
            found.emplace_back();
            continue;
        }
        if (const auto end = endOf(least, most, brokenAbove)) {
            corridor.highest = end->at;
            corridor.above = end->behind;
        }
        if (const auto end = endOf(most, least, brokenBelow)) {
            corridor.lowest = end->at;
            corridor.below = end->behind;
        }
        found.push_back(corridor.lowest <= corridor.highest ? std::optional{corridor} : std::nullopt);
    }
    return found;
}

} // namespace plimsoll
