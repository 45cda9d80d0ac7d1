// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/ledger.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace plimsoll {

/// One liquidation step of one account: the leg that was chosen and how much of it may go (RULES.md sections 7 and 13,
/// Liquidation). The three stages share it.
struct LiquidationLeg {
    Ledger& ledger;
    SubaccountId id;
    AssetId debt;
    Quantity cap;      ///< of the debt: the slice, at most what is owed
    bool closesWhole;  ///< a small debt: all of `cap` is repaid, not only as much as restores
    MarginSums before; ///< of the account as the stage found it

    const State& state() const { return ledger.state; }
    Price debtMark() const { return ledger.state.mark(debt); }
};

/// What an account in the queue has and owes; it has no orders.
std::vector<MarginLine> linesOf(const State& state, SubaccountId id);
MarginLine& lineOf(std::vector<MarginLine>& lines, AssetId asset);
MarginSums sumsOf(const State& state, SubaccountId id, const std::vector<MarginLine>& lines);

/// Held assets by weight at their present size, lowest first, ties by asset; `except` left out.
std::vector<AssetId> heldByWeight(const State& state, SubaccountId id, AssetId except);

/// Smallest quantity, 1e-10 .. cap, after which the exit test is true, or `cap` where none is or a debt closes whole.
/// `linesAfter(quantity)` tells the account as it would stand.
template <class LinesAfter>
Quantity smallestRestoring(const LiquidationLeg& leg, Quantity cap, LinesAfter linesAfter)
{
    const Ratio buffer = leg.state().configuration().venue.liquidationBuffer;
    const auto restores = [&](Int128 raw) {
        return sumsOf(leg.state(), leg.id, linesAfter(Quantity::fromRaw(raw))).isRestored(buffer);
    };
    if (leg.closesWhole || !restores(cap.raw))
        return cap;
    Int128 failing = 0;
    Int128 restoring = cap.raw;
    while (restoring - failing > 1) {
        const Int128 middle = failing + (restoring - failing) / 2;
        (restores(middle) ? restoring : failing) = middle;
    }
    return Quantity::fromRaw(restoring);
}

/// A try of handing collateral over for a debt, of which each taker's part is rounded up to its step.
struct HandOverTry {
    std::function<void(Quantity repaid, std::vector<MarginLine>& lines)> writeLinesAfter;
    std::function<Usd(Quantity repaid)> due; ///< what the takers are to get, at marks
    Int128 ripple{}; ///< within how many steps of the whole a part may fall while the whole grows
};

/// smallestRestoring() where the exit test is not true of all that is more than the smallest: what is rounded up may
/// spoil it again, until the next step of the debt is worth it. Looks at one quantity of collateral after the other
/// from the first on for which the exit test would be true without what was rounded; where that takes some 10,000
/// tries, because repaying hardly moves the test, at what halving finds.
Quantity smallestRestoring(const LiquidationLeg& leg, Quantity cap, const HandOverTry& handOver);

/// Largest value 0 .. most for which `keeps(value)`; `keeps` falls with the value. None where not even 0 does.
template <class Number, class Keeps>
std::optional<Number> largestKeeping(Number most, Keeps keeps)
{
    if (keeps(most))
        return most;
    if (!keeps(Number{}))
        return std::nullopt;
    auto kept = typename Number::Representation{};
    auto broken = most.raw;
    while (broken - kept > 1) {
        const auto middle = kept + (broken - kept) / 2;
        (keeps(Number::fromRaw(middle)) ? kept : broken) = middle;
    }
    return Number::fromRaw(kept);
}

/// Whether a step may leave the account so: a positive marginFraction does not fall.
inline bool keepsMarginFraction(const MarginSums& before, const MarginSums& after)
{
    return !before.netEquity().isPositive() || after.compareMarginFraction(before) >= 0;
}

/// Moves holdings worth `worth` USD at marks, in the order of `assets`, each rounded up to its step and at most what
/// is held; lends are redeemed as far as the pool's cash allows, the rest passes as a claim. Returns the first asset
/// and its quantity, for the record.
struct HandedOver {
    AssetId asset;
    Quantity quantity;
    Usd worth;
};
HandedOver handOver(Ledger& ledger, SubaccountId from, SubaccountId to, Usd worth, const std::vector<AssetId>& assets,
    BorrowLendSource fromSource, BorrowLendSource toSource);
/// The same on lines, for a try.
void handOverLines(const State& state, std::vector<MarginLine>& lines, Usd worth, const std::vector<AssetId>& assets);
/// Holdings of an account at marks, before haircuts.
Usd grossHoldings(const State& state, const std::vector<MarginLine>& lines);
Usd grossDebts(const State& state, const std::vector<MarginLine>& lines);

void tellFill(const LiquidationLeg& leg, LiquidationFill::Kind kind, Quantity repaid, const HandedOver& paid,
    Price price, Quantity fee, std::optional<SubaccountId> counterparty);

enum class StageResult : std::uint8_t {
    Done,      ///< something was repaid or handed over
    Nothing,   ///< a book that can match filled nothing
    Waits,     ///< a book cannot match now
    Impossible ///< not with this stage
};

/// Repays out of what is available of the debt asset itself; returns how much.
Quantity repayFromHoldings(const LiquidationLeg& leg);
StageResult stepOnBook(const LiquidationLeg& leg);
StageResult stepOnBackstop(const LiquidationLeg& leg);
StageResult stepOnAdl(const LiquidationLeg& leg);

/// Debt with nothing held: to the fund as far as its net assets cover it, the rest to the lenders.
void coverDeficit(Ledger& ledger, SubaccountId id);
/// The fund pays back what it took over (RULES.md section 13, Fund).
void stepFund(Ledger& ledger);

} // namespace plimsoll
