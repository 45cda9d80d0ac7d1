// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/passage.h"

#include "domain/base/decimal.h"
#include "domain/exchange/prices.h"
#include "domain/liquidation/queue.h"
#include "domain/liquidation/waterfall.h"

#include <algorithm>

namespace plimsoll {

namespace {

AssetId assetAt(std::size_t index)
{
    return AssetId{static_cast<std::uint16_t>(index)};
}

void chargeHour(Ledger& ledger)
{
    State& state = ledger.state;
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const PoolParameters& parameters = state.poolParameters(assetAt(i));
        Pool& pool = state.assets[i].pool;
        const Ratio rate = pool.rates(parameters).borrow;
        const Quantity charged = pool.chargeHour(parameters);
        if (charged.isPositive())
            ledger.events.emplace_back(InterestCharged{assetAt(i), charged, rate});
    }
    testReached(ledger);
}

void passMinute(Ledger& ledger)
{
    State& state = ledger.state;
    const std::int64_t minute = state.now.ms / msPerMinute;
    const std::int64_t minuteOfHour = minute % 60;
    const bool throttles = minute % state.configuration().venue.throttleMinutes == 0;
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        Pool& pool = state.assets[i].pool;
        if (minuteOfHour != 0)
            pool.creditMinute(61 - minuteOfHour);
        if (!throttles)
            continue;
        const PoolParameters& parameters = state.poolParameters(assetAt(i));
        const Ratio before = pool.throttleBound;
        pool.updateThrottle(parameters);
        const bool isAbove = pool.throttleBound > parameters.throttleUtilizationThreshold;
        // A start value that falls away was no throttling: the pool was never that far used.
        const bool wasAbove = before > parameters.throttleUtilizationThreshold
            && (isAbove || before != parameters.throttleUtilizationBound);
        if (wasAbove != isAbove)
            ledger.events.emplace_back(ThrottleChanged{assetAt(i), pool.throttleBound});
    }
}

bool fundOwes(const State& state)
{
    return std::any_of(state.backstopFund.positions.begin(), state.backstopFund.positions.end(),
        [](const Position& position) { return !position.debtShares.isZero(); });
}

std::int64_t nextMultiple(std::int64_t after, std::int64_t step)
{
    return (after / step + 1) * step;
}

bool jumpsTooFar(Price before, Price after, Ratio maxStep)
{
    const Int128 change = after.raw > before.raw ? after.raw - before.raw : before.raw - after.raw;
    return Int256::product(change, Ratio::scale) > Int256::product(before.raw, maxStep.raw);
}

void acceptMark(Ledger& ledger, AssetId asset, Price price)
{
    AssetState& own = ledger.state.assets[asset.value];
    const bool wasFlagged = own.isFlagged();
    ledger.state.marks[asset.value] = price;
    own.markTime = ledger.state.now;
    own.pendingMark.reset();
    own.stale = false;
    if (wasFlagged)
        ledger.events.emplace_back(MarkReleased{asset, price});
}

void applyMarks(Ledger& ledger, const std::vector<MarkPrice>& marks)
{
    const auto& guard = ledger.state.configuration().venue.markGuard;
    for (const MarkPrice& mark : marks) {
        AssetState& own = ledger.state.assets[mark.asset.value];
        if (guard && jumpsTooFar(ledger.state.mark(mark.asset), mark.price, guard->maxStep)) {
            if (own.pendingMark != mark.price)
                ledger.events.emplace_back(MarkHeld{mark.asset, mark.price});
            own.pendingMark = mark.price;
        } else {
            acceptMark(ledger, mark.asset, mark.price);
        }
    }
}

void checkMarks(const State& state, const std::vector<MarkPrice>& marks)
{
    for (const MarkPrice& mark : marks) {
        if (mark.asset.value >= state.marks.size())
            refuse(RefusalCode::UnknownSymbol, Field::Symbol, std::to_string(mark.asset.value));
        if (!mark.price.isPositive())
            refuse(RefusalCode::InvalidPrice, Field::MarkPrice, toText(mark.price), toText(Price::fromRaw(1)));
        if (!worthFits(state, mark.asset, mark.price))
            refuse(RefusalCode::NumberOverflow, Field::MarkPrice, toText(mark.price));
    }
}

void flagStaleMarks(Ledger& ledger)
{
    const auto& guard = ledger.state.configuration().venue.markGuard;
    if (!guard)
        return;
    for (std::size_t i = 0; i < ledger.state.assets.size(); ++i) {
        AssetState& own = ledger.state.assets[i];
        if (own.stale || ledger.state.now.ms - own.markTime.ms <= std::int64_t{guard->maxAgeSeconds} * msPerSecond)
            continue;
        own.stale = true;
        ledger.events.emplace_back(MarkHeld{assetAt(i), std::nullopt});
    }
}

/// Holds end by themselves.
void expireHolds(Ledger& ledger)
{
    State& state = ledger.state;
    const auto expire = [&](Timestamp& heldUntil, std::optional<SubaccountId> subaccount,
                            std::optional<AssetId> asset) {
        if (heldUntil == Timestamp{} || heldUntil > state.now)
            return;
        ledger.events.emplace_back(ControlChanged{ControlChanged::What::HoldExpired, subaccount, asset, heldUntil, {}});
        heldUntil = {};
    };
    const auto isOver
        = [&](const auto& each) { return each.second.heldUntil != Timestamp{} && each.second.heldUntil <= state.now; };
    if (std::any_of(state.queue.begin(), state.queue.end(), isOver))
        for (auto& [id, entry] : state.queue.edit())
            expire(entry.heldUntil, id, std::nullopt);
    for (std::size_t i = 0; i < state.assets.size(); ++i)
        expire(state.assets[i].heldUntil, std::nullopt, assetAt(i));
}

} // namespace

void setMarks(Ledger& ledger, const std::vector<MarkPrice>& marks)
{
    checkMarks(ledger.state, marks);
    applyMarks(ledger, marks);
    testReached(ledger);
}

void decideMark(Ledger& ledger, const DecideMark& request)
{
    AssetState& own = ledger.state.assets[request.asset.value];
    const bool accepts = request.decision == MarkDecision::Accept;
    // A mark that is only old may be confirmed; there is no other to go back to.
    if (!own.pendingMark && !(own.stale && accepts))
        refuse(RefusalCode::BadParameter, Field::MarkPrice);
    const Price before = ledger.state.mark(request.asset);
    const Price decided = accepts ? own.pendingMark.value_or(before) : before;
    if (!worthFits(ledger.state, request.asset, decided))
        refuse(RefusalCode::NumberOverflow, Field::MarkPrice, toText(decided));
    acceptMark(ledger, request.asset, decided);
    testReached(ledger);
}

void passTime(Ledger& ledger, const Tick& tick)
{
    State& state = ledger.state;
    if (tick.time < state.now)
        refuse(RefusalCode::BadParameter, Field::Time, std::to_string(tick.time.ms), std::to_string(state.now.ms));
    checkMarks(state, tick.marks);
    const std::int64_t step = std::int64_t{state.configuration().venue.liquidationStepSeconds} * msPerSecond;
    bool marksAreSet = tick.marks.empty();
    const auto setTheMarks = [&] {
        marksAreSet = true;
        applyMarks(ledger, tick.marks);
        flagStaleMarks(ledger);
        testReached(ledger);
    };
    while (state.now < tick.time) {
        // Steps matter only while there is something to liquidate; minutes always.
        const bool stepsMatter = !state.queue.empty() || fundOwes(state) || !tick.marks.empty();
        const std::int64_t nextMinute = nextMultiple(state.now.ms, msPerMinute);
        const std::int64_t nextStep = stepsMatter ? nextMultiple(state.now.ms, step) : tick.time.ms;
        state.now.ms = std::min({nextMinute, nextStep, tick.time.ms});
        expireHolds(ledger);
        if (state.now.ms % msPerHour == 0)
            chargeHour(ledger);
        if (state.now.ms % msPerMinute == 0)
            passMinute(ledger);
        if (state.now == tick.time && !marksAreSet)
            setTheMarks();
        else
            flagStaleMarks(ledger);
        if (state.now.ms % step == 0 && (!state.queue.empty() || fundOwes(state)))
            liquidationStep(ledger);
    }
    if (!marksAreSet)
        setTheMarks();
}

} // namespace plimsoll
