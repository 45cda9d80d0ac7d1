// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/waterfall.h"

#include "domain/base/decimal.h"
#include "domain/liquidation/queue.h"
#include "domain/liquidation/step.h"

namespace plimsoll {

namespace {

/// The debt with the largest requirement whose asset is not on hold, ties by asset; none where all are.
std::optional<AssetId> debtToRepay(const State& state, const std::vector<MarginLine>& lines)
{
    std::optional<AssetId> largest;
    Int256 largestRequirement;
    for (const MarginLine& line : lines) {
        if (!line.debt.isPositive() || state.assets[line.asset.value].heldUntil > state.now)
            continue;
        const Usd exposure = notional(line.debt, state.mark(line.asset));
        const Int256 requirement
            = Int256::product(exposure.raw, state.risk->assetRisks[line.asset.value].mmfAt(exposure).raw);
        if (!largest || requirement > largestRequirement
            || (requirement == largestRequirement && line.asset < *largest)) {
            largest = line.asset;
            largestRequirement = requirement;
        }
    }
    return largest;
}

/// Liquidations that a held mark alone causes pause: of all that an account holds and owes beside the settlement
/// asset, no mark can be relied on (RULES.md section 9).
bool waitsForMark(const State& state, const std::vector<MarginLine>& lines)
{
    bool waits = false;
    for (const MarginLine& line : lines) {
        if (line.isEmpty())
            continue;
        if (state.assets[line.asset.value].isFlagged())
            waits = true;
        else if (line.asset != state.risk->settlement)
            return false;
    }
    return waits;
}

/// Debts worth less than the parameter at mark are closed whole.
bool isSmall(const State& state, AssetId debt, Quantity owed)
{
    return notional(owed, state.mark(debt)) < state.configuration().venue.liquidationWholeBelow;
}

/// The slice in units of the debt: a part of the exposure at trigger, or the whole of a small debt.
Quantity sliceOf(const State& state, const LiquidationEntry& entry, AssetId debt, Quantity owed)
{
    const VenueParameters& venue = state.configuration().venue;
    if (isSmall(state, debt, owed))
        return owed;
    const Usd slice = multiply(entry.exposureAtTrigger, venue.liquidationSlice, Rounding::Down);
    return std::min(owed, std::max(Quantity::fromRaw(1), quantityWorth(slice, state.mark(debt), Rounding::Down)));
}

/// Nothing is left that is worth one step of the debt asset: what there is goes to the fund, the debt to the deficit
/// rule.
bool endsInDeficit(Ledger& ledger, SubaccountId id, AssetId debt)
{
    const std::vector<MarginLine> lines = linesOf(ledger.state, id);
    if (grossHoldings(ledger.state, lines) >= notional(Quantity::fromRaw(1), ledger.state.mark(debt)))
        return false;
    for (const MarginLine& line : lines)
        handOver(ledger, id, backstopFundId, Usd::largest(), {line.asset}, BorrowLendSource::Liquidation,
            BorrowLendSource::Liquidation);
    coverDeficit(ledger, id);
    ledger.state.queue.edit().erase(id);
    ledger.edit(id).liquidating = false;
    ledger.events.emplace_back(LiquidationEnded{id, LiquidationEnded::How::Deficit});
    return true;
}

/// What is left of a leg once it was paid from holdings; none where that was all it needed.
std::optional<LiquidationLeg> afterHoldings(const LiquidationLeg& leg)
{
    const Quantity paid = repayFromHoldings(leg);
    if (paid.isZero())
        return leg;
    const MarginSums now = sumsOf(leg.state(), leg.id, linesOf(leg.state(), leg.id));
    const bool restored = now.isRestored(leg.state().configuration().venue.liquidationBuffer);
    if (paid == leg.cap || (restored && !leg.closesWhole))
        return std::nullopt;
    return LiquidationLeg{leg.ledger, leg.id, leg.debt, leg.cap - paid, leg.closesWhole, now};
}

/// Runs the stages in their order until one of them does something.
void runStages(const LiquidationLeg& leg, LiquidationEntry& entry)
{
    const VenueParameters& venue = leg.state().configuration().venue;
    const bool autoClose = leg.before.isAtAutoClose(venue.acmfDivisor, venue.acmfOffset);
    bool bookIsOver = entry.stalledSteps >= venue.liquidationStalledSteps;
    const auto tryBook = [&] {
        const StageResult result = stepOnBook(leg);
        if (result == StageResult::Done) {
            entry.stalledSteps = 0;
            entry.stage = LiquidationStage::Book;
        } else if (result == StageResult::Nothing) {
            ++entry.stalledSteps;
        }
        bookIsOver = bookIsOver || result == StageResult::Impossible;
        return result;
    };
    if (!autoClose && !bookIsOver && tryBook() != StageResult::Impossible)
        return;
    if (stepOnBackstop(leg) == StageResult::Done) {
        entry.stage = LiquidationStage::Backstop;
        return;
    }
    if (!bookIsOver && tryBook() != StageResult::Impossible)
        return;
    if (stepOnAdl(leg) == StageResult::Done)
        entry.stage = LiquidationStage::Adl;
}

void stepAccount(Ledger& ledger, SubaccountId id)
{
    State& state = ledger.state;
    const auto found = state.queue.find(id);
    if (found == state.queue.end() || found->second.takenOver || found->second.heldUntil > state.now)
        return;
    LiquidationEntry entry = found->second;
    const std::vector<MarginLine> lines = linesOf(state, id);
    const auto debt = debtToRepay(state, lines);
    if (!debt || waitsForMark(state, lines) || endsInDeficit(ledger, id, *debt))
        return;
    const Quantity owed = ledger.debtOf(id, *debt);
    const LiquidationLeg leg{
        ledger, id, *debt, sliceOf(state, entry, *debt, owed), isSmall(state, *debt, owed), sumsOf(state, id, lines)};
    if (const auto rest = afterHoldings(leg))
        runStages(*rest, entry);
    ledger.markMoved(id);
    state.queue.edit().at(id) = entry;
    ledger.chargeEntryFees();
    const auto left = debtToRepay(state, linesOf(state, id));
    if (!left || !endsInDeficit(ledger, id, *left))
        testAccount(ledger, id);
}

} // namespace

NextStep nextStep(const State& state, SubaccountId id)
{
    const auto entry = state.queue.find(id);
    if (entry == state.queue.end())
        return {};
    const std::vector<MarginLine> lines = linesOf(state, id);
    NextStep next;
    next.debt = debtToRepay(state, lines);
    next.waitsForMark = waitsForMark(state, lines);
    for (const MarginLine& line : lines) {
        if (line.asset == next.debt)
            next.slice = sliceOf(state, entry->second, line.asset, line.debt);
        next.isHeld = next.isHeld || (!next.debt && line.debt.isPositive());
    }
    return next;
}

std::vector<QueuePlace> queueOrder(const State& state)
{
    std::vector<QueuePlace> places;
    places.reserve(state.queue.size());
    for (const auto& [id, entry] : state.queue)
        places.push_back({id, restingSums(state, state.account(id))});
    std::stable_sort(places.begin(), places.end(),
        [](const QueuePlace& a, const QueuePlace& b) { return a.sums.compareMarginFraction(b.sums) < 0; });
    return places;
}

void liquidationStep(Ledger& ledger)
{
    if (ledger.state.liquidationsPausedUntil > ledger.state.now)
        return;
    for (const QueuePlace& place : queueOrder(ledger.state))
        stepAccount(ledger, place.id);
    stepFund(ledger);
    ledger.chargeEntryFees();
    testMoved(ledger);
}

void liquidateByHand(Ledger& ledger, const LiquidateStep& request)
{
    State& state = ledger.state;
    const auto found = state.queue.find(request.subaccount);
    if (found == state.queue.end() || !found->second.takenOver)
        refuse(RefusalCode::BadParameter, Field::Subaccount, std::to_string(request.subaccount.value));
    const Quantity owed = ledger.debtOf(request.subaccount, request.debt);
    if (!request.quantity.isPositive() || request.quantity > owed)
        refuse(RefusalCode::InvalidQuantity, Field::Quantity, toText(request.quantity), toText(owed));
    const bool closesWhole = request.quantity == owed && isSmall(state, request.debt, owed);
    const LiquidationLeg leg{ledger, request.subaccount, request.debt, request.quantity, closesWhole,
        sumsOf(state, request.subaccount, linesOf(state, request.subaccount))};
    const auto run = [&](const LiquidationLeg& rest) {
        switch (request.stage) {
        case LiquidationStage::Book:
            return stepOnBook(rest);
        case LiquidationStage::Backstop:
            return stepOnBackstop(rest);
        case LiquidationStage::Adl:
            return stepOnAdl(rest);
        }
        return StageResult::Impossible;
    };
    Ledger::Checkpoint saved = ledger.checkpoint();
    const auto rest = afterHoldings(leg);
    const bool paidFromHoldings = !rest || rest->cap < leg.cap;
    if (rest && run(*rest) != StageResult::Done && !paidFromHoldings) {
        ledger.restore(std::move(saved));
        refuse(RefusalCode::InsufficientSupply, Field::Stage);
    }
    state.queue.edit().at(request.subaccount).stage = request.stage;
    ledger.markMoved(request.subaccount);
    ledger.chargeEntryFees();
    if (const auto left = debtToRepay(state, linesOf(state, request.subaccount)))
        endsInDeficit(ledger, request.subaccount, *left);
}

} // namespace plimsoll
