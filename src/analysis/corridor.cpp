// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/corridor.h"

#include "analysis/first_beyond.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/prices.h"
#include "domain/liquidation/depth.h"

#include <algorithm>
#include <array>

namespace plimsoll {
namespace {

struct Kind {
    std::string_view name;
    CorridorLine line;
    Hurts hurts;
    bool ofHoldings; ///< else of debts
    Ratio& (*in)(AssetParameters&);
};

constexpr std::array<Kind, 7> kinds{{
    {"haircutFunction.weight", CorridorLine::Liquidation, Hurts::Falling, true,
        [](AssetParameters& asset) -> Ratio& { return asset.haircutFunction.weight; }},
    {"haircutFunction.kind.base", CorridorLine::Liquidation, Hurts::Falling, true,
        [](AssetParameters& asset) -> Ratio& { return asset.haircutFunction.base; }},
    {"haircutFunction.kind.positiveCurvePenalty", CorridorLine::Liquidation, Hurts::Rising, true,
        [](AssetParameters& asset) -> Ratio& { return asset.haircutFunction.positiveCurvePenalty; }},
    {"imfFunction.base", CorridorLine::Initial, Hurts::Rising, false,
        [](AssetParameters& asset) -> Ratio& { return asset.imfFunction.base; }},
    {"imfFunction.factor", CorridorLine::Initial, Hurts::Rising, false,
        [](AssetParameters& asset) -> Ratio& { return asset.imfFunction.factor; }},
    {"mmfFunction.base", CorridorLine::Liquidation, Hurts::Rising, false,
        [](AssetParameters& asset) -> Ratio& { return asset.mmfFunction.base; }},
    {"mmfFunction.factor", CorridorLine::Liquidation, Hurts::Rising, false,
        [](AssetParameters& asset) -> Ratio& { return asset.mmfFunction.factor; }},
}};

const Kind* kindOf(std::string_view parameter)
{
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.name == parameter; });
    return kind == kinds.end() ? nullptr : &*kind;
}

/// What one USD of an asset at its mark brings, and costs, at the last price inside the bands with the taker fee; 1 of
/// the settlement asset, and of one without a market, which is handed over at its mark.
struct WorstValues {
    Ratio sold{Ratio::whole(1)};
    Ratio bought{Ratio::whole(1)};
};

std::vector<WorstValues> worstValuesOf(const State& state)
{
    std::vector<WorstValues> all(state.assets.size());
    for (std::uint16_t i = 0; i < all.size(); ++i) {
        const auto id = settlementMarket(state, AssetId{i});
        if (!id)
            continue;
        const MarketParameters& market = state.marketParameters(*id);
        const Usd whole = notional(Quantity::whole(1), state.mark(market.base));
        const auto inUsd = [&](Side side, Rounding rounding) {
            const Ratio fee = Ratio::fromRaw(market.takerFee.raw * powerOfTen(Ratio::decimals - FeeFraction::decimals));
            const Int128 quote
                = mulDiv(bandFromMarks(state, *id, side).raw, state.mark(market.quote).raw, Price::scale, rounding);
            const Ratio factor = side == Side::Ask ? Ratio::whole(1) - fee : Ratio::whole(1) + fee;
            return multiply(
                notional(Quantity::whole(1), Price::fromRaw(static_cast<std::int64_t>(quote))), factor, rounding);
        };
        all[i].sold = std::min(Ratio::whole(1), divide(inUsd(Side::Ask, Rounding::Down), whole, Rounding::Down));
        all[i].bought = std::max(Ratio::whole(1), divide(inUsd(Side::Bid, Rounding::Up), whole, Rounding::Up));
    }
    return all;
}

/// One account with the line of one asset apart from the sums of the others, so that a try costs one line.
class Probe {
public:
    Probe(const Kind& kind, const State& state, AssetId asset)
        : kind_(kind)
        , state_(state)
        , asset_(asset)
        , parameters_(state.configuration().assets[asset.value])
        , risks_(state.risk->assetRisks)
        , now_(kind.in(parameters_))
    {
    }

    Ratio now() const { return now_; }

    /// False where the parameter does not touch the account.
    bool take(const Account& account)
    {
        if (account.find(asset_) == nullptr && account.openOrders.empty())
            return false;
        const AccountView view{state_, account};
        lines_ = kind_.line == CorridorLine::Initial ? view.restingLines() : view.plainLines();
        leverageLimit_ = state_.leverageLimit(account);
        const MarginTerms terms = termsOf(leverageLimit_);
        bool touched = false;
        others_ = MarginSums{};
        others_.leverageLimit = leverageLimit_;
        for (const MarginLine& line : lines_) {
            if (line.asset != asset_) {
                addLine(others_, line, terms);
                continue;
            }
            own_ = line;
            touched = kind_.ofHoldings ? line.holding.isPositive() : (line.debt + line.wouldBorrow).isPositive();
        }
        return touched && sumsAt(now_).hasExposure();
    }

    /// Where all that the account holds is worth `less` (a share) less.
    bool isBeyond(Ratio value, Ratio less = {})
    {
        MarginSums sums = sumsAt(value);
        if (!less.isZero())
            sums.assetsValue = sums.assetsValue - multiply(sums.assetsValue, less, Rounding::Up);
        return kind_.line == CorridorLine::Initial ? !sums.coversInitial() : sums.isLiquidatable();
    }

    bool isAtAutoClose(Ratio value)
    {
        const VenueParameters& venue = state_.configuration().venue;
        return sumsAt(value).isAtAutoClose(venue.acmfDivisor, venue.acmfOffset);
    }

    Usd exposure() { return sumsAt(now_).totalExposure; }

    /// What it holds, or owes, of the asset, at its mark.
    Usd stake() const { return notional(kind_.ofHoldings ? own_.holding : own_.debt, state_.marks[asset_.value]); }

    /// Sets those of its debts.
    void addOwed(std::vector<bool>& owed) const
    {
        for (const MarginLine& line : lines_)
            if (line.debt.isPositive())
                owed[line.asset.value] = true;
    }

    /// Whether what it holds pays its debts at the worst prices that liquidations take.
    bool coversItsDebts(const std::vector<WorstValues>& worst) const
    {
        Usd rest;
        for (const MarginLine& line : lines_) {
            const std::size_t asset = line.asset.value;
            rest += multiply(notional(line.holding, state_.marks[asset]), worst[asset].sold, Rounding::Down)
                - multiply(notional(line.debt, state_.marks[asset]), worst[asset].bought, Rounding::Up);
        }
        return !rest.isNegative();
    }

private:
    MarginTerms termsOf(Ratio leverageLimit) const { return {state_.marks, risks_, leverageLimit}; }

    MarginSums sumsAt(Ratio value)
    {
        kind_.in(parameters_) = value;
        risks_[asset_.value] = AssetRisk{parameters_};
        MarginSums sums = others_;
        addLine(sums, own_, termsOf(leverageLimit_));
        return sums;
    }

    const Kind& kind_;
    const State& state_;
    AssetId asset_;
    AssetParameters parameters_;
    std::vector<AssetRisk> risks_;
    Ratio now_;
    Ratio leverageLimit_;
    std::vector<MarginLine> lines_;
    MarginSums others_;
    MarginLine own_;
};

/// What the bids inside the bands of liquidations pay for all that they take, the taker fee taken off.
Usd paidByBids(const State& state, MarketId id)
{
    const Depth depth{state, id, Side::Ask};
    return notional(depth.trade(depth.available()).quote, state.mark(state.marketParameters(id).quote));
}

/// What the asks inside the bands of liquidations offer, at its mark.
Usd offeredByAsks(const State& state, MarketId id)
{
    return notional(Depth{state, id, Side::Bid}.available(), state.mark(state.marketParameters(id).base));
}

/// Holdings are sold into the bids, which repays as much debt as they pay; a debt is bought back from the asks. Of the
/// settlement asset, a debt is paid by selling whatever is held, and a holding buys back whatever of `owed`.
Usd depthFor(const State& state, AssetId asset, bool ofHoldings, const std::vector<bool>& owed)
{
    if (asset == state.risk->settlement) {
        Usd worth;
        for (std::uint16_t i = 0; i < state.assets.size(); ++i)
            if (const auto market = settlementMarket(state, AssetId{i}); market && (!ofHoldings || owed[i]))
                worth += ofHoldings ? offeredByAsks(state, *market) : paidByBids(state, *market);
        return worth;
    }
    const auto market = settlementMarket(state, asset);
    if (!market)
        return {};
    return ofHoldings ? paidByBids(state, *market) : offeredByAsks(state, *market);
}

} // namespace

bool Corridor::isReached(Ratio line, Ratio value) const
{
    return hurts == Hurts::Falling ? line >= value : line <= value;
}

Corridor::Reach Corridor::at(Ratio value) const
{
    const auto reached = std::partition_point(
        crossings.begin(), crossings.end(), [&](const Crossing& crossing) { return isReached(crossing.value, value); });
    if (reached == crossings.begin())
        return {};
    return {static_cast<std::uint32_t>(reached - crossings.begin()), std::prev(reached)->exposure};
}

void Corridor::arrange()
{
    std::stable_sort(crossings.begin(), crossings.end(), [&](const Crossing& a, const Crossing& b) {
        return hurts == Hurts::Falling ? a.value > b.value : a.value < b.value;
    });
    Usd sum;
    for (Crossing& crossing : crossings)
        crossing.exposure = sum += crossing.exposure;
}

Ratio Corridor::before(Ratio value) const
{
    return Ratio::fromRaw(value.raw + (hurts == Hurts::Falling ? 1 : -1));
}

bool Corridor::autoClosesAt(Ratio value) const
{
    return autoCloseFrom && isReached(*autoCloseFrom, value);
}

Ratio Corridor::safeUntil() const
{
    if (crossings.empty())
        return autoCloseFrom ? before(*autoCloseFrom) : extreme;
    const Ratio first = crossings.front().value;
    return before(autoClosesAt(first) ? *autoCloseFrom : first);
}

Ratio Corridor::absorbedUntil() const
{
    const auto beyond = std::partition_point(
        crossings.begin(), crossings.end(), [&](const Crossing& crossing) { return crossing.exposure <= free(); });
    return beyond == crossings.end() ? extreme : before(beyond->value);
}

Ratio Corridor::withoutLossUntil() const
{
    return lossFrom ? before(*lossFrom) : extreme;
}

std::optional<Hurts> hurtsOf(std::string_view parameter)
{
    const Kind* kind = kindOf(parameter);
    return kind == nullptr ? std::nullopt : std::optional{kind->hurts};
}

std::optional<Corridor> corridorOf(
    const State& state, AssetId asset, std::string_view parameter, Ratio extreme, std::stop_token stop)
{
    const Kind* kind = kindOf(parameter);
    if (kind == nullptr)
        return std::nullopt;
    Probe probe{*kind, state, asset};
    Corridor corridor;
    corridor.line = kind->line;
    corridor.hurts = kind->hurts;
    corridor.now = probe.now();
    corridor.extreme = extreme;
    if (kind->hurts == Hurts::Falling ? extreme > corridor.now : extreme < corridor.now)
        return std::nullopt;
    const std::vector<WorstValues> worst = worstValuesOf(state);
    std::vector<bool> owed(state.assets.size()); // by whoever is in the queue, or crosses
    // The nearer to what is in force of the two.
    const auto keepFirst = [&](std::optional<Ratio>& first, Ratio value) {
        if (!first || (kind->hurts == Hurts::Falling ? value > *first : value < *first))
            first = value;
    };
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        if (i % 256 == 0 && stop.stop_requested())
            return std::nullopt;
        const Account& account = state.account(SubaccountId{i});
        if (!probe.take(account) || !(account.liquidating || probe.isBeyond(extreme)))
            continue;
        probe.addOwed(owed);
        if (account.liquidating) {
            corridor.queued += std::min(probe.exposure(), probe.stake());
            if (kind->line == CorridorLine::Liquidation && probe.isAtAutoClose(extreme)
                && !probe.isAtAutoClose(corridor.now))
                keepFirst(corridor.autoCloseFrom,
                    firstBeyond(corridor.now, extreme, [&](Ratio tried) { return probe.isAtAutoClose(tried); }));
            continue;
        }
        if (probe.isBeyond(corridor.now))
            continue;
        const Ratio value = firstBeyond(corridor.now, extreme, [&](Ratio tried) { return probe.isBeyond(tried); });
        corridor.crossings.push_back({SubaccountId{i}, value, probe.exposure()});
        if (kind->line == CorridorLine::Liquidation && !probe.coversItsDebts(worst))
            keepFirst(corridor.lossFrom, value);
    }
    corridor.arrange();
    corridor.depth = depthFor(state, asset, kind->ofHoldings, owed);
    return corridor;
}

std::optional<FirstMet> firstMetWithLess(const State& state, AssetId asset, std::string_view parameter,
    const Corridor& corridor, Ratio margin, std::stop_token stop)
{
    const Kind* kind = kindOf(parameter);
    if (kind == nullptr)
        return std::nullopt;
    Probe probe{*kind, state, asset};
    std::optional<FirstMet> first;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        if (i % 256 == 0 && stop.stop_requested())
            return std::nullopt;
        const Account& account = state.account(SubaccountId{i});
        const Ratio furthest = first ? first->value : corridor.extreme;
        if (account.liquidating || !probe.take(account) || !probe.isBeyond(furthest, margin)
            || probe.isBeyond(corridor.now))
            continue;
        if (probe.isBeyond(corridor.now, margin))
            return FirstMet{SubaccountId{i}, corridor.now};
        const auto isBeyond = [&](Ratio tried) { return probe.isBeyond(tried, margin); };
        first = {SubaccountId{i}, firstBeyond(corridor.now, furthest, isBeyond)};
    }
    return first;
}

} // namespace plimsoll
