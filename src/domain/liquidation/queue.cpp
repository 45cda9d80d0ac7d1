// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/queue.h"

#include "domain/exchange/account_view.h"
#include "domain/exchange/trading.h"

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

void testOutside(Ledger& ledger, SubaccountId id)
{
    const Account& account = ledger.account(id);
    if (account.openOrders.empty() && owesNothing(account))
        return;
    if (!restingSums(ledger.state, account).isLiquidatable())
        return;
    withdrawOrders(ledger, id, OrderStatus::Expired, OrderExpiryReason::Liquidation);
    const MarginSums sums = restingSums(ledger.state, ledger.account(id));
    if (!sums.isLiquidatable())
        return;
    ledger.edit(id).liquidating = true;
    LiquidationEntry entry;
    entry.triggered = ledger.state.now;
    entry.exposureAtTrigger = sums.totalExposure;
    ledger.state.queue.emplace(id, entry);
    ledger.events.emplace_back(LiquidationStarted{id, sums.totalExposure, sums.marginFraction()});
}

} // namespace

MarginSums restingSums(const State& state, const Account& account)
{
    if (!account.openOrders.empty())
        return AccountView{state, account}.resting();
    MarginSums sums;
    sums.leverageLimit = account.settings.leverageLimit;
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
    if (isSpecial(id))
        return;
    const auto entry = ledger.state.queue.find(id);
    if (entry == ledger.state.queue.end()) {
        testOutside(ledger, id);
        return;
    }
    const Account& account = ledger.account(id);
    if (!restingSums(ledger.state, account).isRestored(ledger.state.configuration().venue.liquidationBuffer))
        return;
    const bool free = owesNothing(account);
    ledger.state.queue.erase(entry);
    ledger.edit(id).liquidating = false;
    ledger.events.emplace_back(
        LiquidationEnded{id, free ? LiquidationEnded::How::NoDebt : LiquidationEnded::How::Restored});
}

void testMoved(Ledger& ledger)
{
    while (!ledger.moved.empty()) {
        const std::vector<SubaccountId> ids = std::move(ledger.moved);
        ledger.moved.clear();
        for (const SubaccountId id : ids) {
            const std::size_t before = ledger.events.size();
            testAccount(ledger, id);
            // A test that changed nothing leaves nothing to test again.
            if (ledger.events.size() == before)
                std::erase(ledger.moved, id);
        }
    }
}

void testAll(Ledger& ledger)
{
    for (std::uint32_t i = 1; i <= ledger.state.accounts.size(); ++i)
        testAccount(ledger, SubaccountId{i});
    testMoved(ledger);
}

} // namespace plimsoll
