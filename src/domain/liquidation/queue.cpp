// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/queue.h"

#include "domain/exchange/account_view.h"
#include "domain/exchange/margin_bounds.h"
#include "domain/exchange/trading.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

bool isSpecial(SubaccountId id)
{
    return id == treasuryId || id == backstopFundId;
}

bool owesNothing(const Account& account)
{
    for (const Position& position : account.positions)
        if (!position.debtShares.isZero())
            return false;
    return true;
}

/// Sums of an account, and the assets that its orders would borrow.
struct Tested {
    MarginSums sums;
    AssetIds wouldBorrow;
};

Tested test(const State& state, const Account& account)
{
    if (account.openOrders.empty())
        return {restingSums(state, account), {}};
    Tested tested;
    tested.sums = AccountView{state, account}.resting(&tested.wouldBorrow);
    return tested;
}

enum class How : bool { ByBounds, Exactly };

/// Settles the clear case by bounds; false where an exact test is due. While the watch is not complete every test is
/// exact: new parameters meet an account first in one, where a sum that leaves its range is noticed.
bool passesByBounds(State& state, SubaccountId id, const Account& account)
{
    if (!state.watch.isComplete())
        return false;
    const MarginBounds bounds{state, account};
    if (!bounds.coverMaintenance())
        return false;
    if (bounds.hasExposure())
        state.watch.update(state, id, account, bounds.wouldBorrow(), {bounds.assets(), bounds.owed()});
    else
        state.watch.forget(id);
    return true;
}

void testOutside(Ledger& ledger, SubaccountId id, How how)
{
    State& state = ledger.state;
    const Account& account = ledger.account(id);
    if (account.openOrders.empty() && owesNothing(account)) {
        state.watch.forget(id);
        return;
    }
    ++accountsTested;
    if (how == How::ByBounds && passesByBounds(state, id, account))
        return;
    Tested tested = test(state, account);
    if (tested.sums.isLiquidatable()) {
        withdrawOrders(ledger, id, OrderStatus::Expired, OrderExpiryReason::Liquidation);
        ++accountsTested;
        tested = test(state, ledger.account(id));
    }
    if (!tested.sums.isLiquidatable()) {
        if (tested.sums.hasExposure())
            state.watch.update(state, id, ledger.account(id), tested.wouldBorrow, MarginWatch::sidesOf(tested.sums));
        else
            state.watch.forget(id);
        return;
    }
    state.watch.forget(id);
    ledger.edit(id).liquidating = true;
    LiquidationEntry entry;
    entry.triggered = state.now;
    entry.exposureAtTrigger = tested.sums.totalExposure;
    state.queue.edit().emplace(id, entry);
    ledger.events.emplace_back(LiquidationStarted{id, tested.sums.totalExposure, tested.sums.marginFraction()});
}

void testAccount(Ledger& ledger, SubaccountId id, How how)
{
    if (isSpecial(id))
        return;
    if (!ledger.state.queue.contains(id)) {
        testOutside(ledger, id, how);
        return;
    }
    const Account& account = ledger.account(id);
    if (!restingSums(ledger.state, account).isRestored(ledger.state.configuration().venue.liquidationBuffer))
        return;
    const bool free = owesNothing(account);
    ledger.state.queue.edit().erase(id);
    ledger.edit(id).liquidating = false;
    ledger.events.emplace_back(
        LiquidationEnded{id, free ? LiquidationEnded::How::NoDebt : LiquidationEnded::How::Restored});
}

/// Whether new functions of these assets can have moved the account over a line. What its orders would borrow depends
/// on fees of markets too.
bool isTouched(const State& state, SubaccountId id, const std::vector<bool>& moved)
{
    const Account& account = state.account(id);
    return !account.openOrders.empty() || state.queue.contains(id)
        || std::any_of(account.positions.begin(), account.positions.end(),
            [&](const Position& position) { return moved[position.asset.value]; });
}

} // namespace

MarginSums restingSums(const State& state, const Account& account)
{
    if (!account.openOrders.empty())
        return AccountView{state, account}.resting();
    MarginSums sums;
    sums.leverageLimit = state.leverageLimit(account);
    const MarginTerms terms = state.terms(account);
    for (const Position& position : account.positions) {
        const Pool& pool = state.pool(position.asset);
        MarginLine line{position.asset, position.available + position.locked, {}, {}};
        if (!position.lendShares.isZero())
            line.holding += pool.lendOf(position.lendShares);
        if (!position.debtShares.isZero())
            line.debt = pool.debtOf(position.debtShares);
        addLine(sums, line, terms);
    }
    return sums;
}

void testAccount(Ledger& ledger, SubaccountId id)
{
    testAccount(ledger, id, How::ByBounds);
}

void testMoved(Ledger& ledger)
{
    while (!ledger.moved.empty()) {
        const Ledger::Moved ids = std::exchange(ledger.moved, {});
        for (const SubaccountId id : ids) {
            const std::size_t before = ledger.events.size();
            testAccount(ledger, id);
            // A test that changed nothing leaves nothing to test again.
            if (ledger.events.size() == before)
                ledger.forgetMoved(id);
        }
    }
}

void testAll(Ledger& ledger)
{
    ledger.state.watch.restart();
    for (std::uint32_t i = 1; i <= ledger.state.accounts.size(); ++i)
        testAccount(ledger, SubaccountId{i});
    ledger.state.watch.setComplete();
    testMoved(ledger);
}

void testHolders(Ledger& ledger, const std::vector<bool>& moved)
{
    if (!ledger.state.watch.isComplete()) {
        testAll(ledger);
        return;
    }
    for (std::uint32_t i = 1; i <= ledger.state.accounts.size(); ++i)
        if (isTouched(ledger.state, SubaccountId{i}, moved))
            testAccount(ledger, SubaccountId{i}, How::Exactly);
    testMoved(ledger);
}

void testReached(Ledger& ledger)
{
    State& state = ledger.state;
    if (!state.watch.isComplete()) {
        testAll(ledger);
        return;
    }
    std::vector<SubaccountId> ids = state.watch.takeReached(state);
    for (const auto& [id, entry] : state.queue)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const SubaccountId id : ids)
        testAccount(ledger, id);
    testMoved(ledger);
}

} // namespace plimsoll
