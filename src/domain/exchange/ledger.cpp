// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/ledger.h"

#include "domain/base/ensure.h"

#include <algorithm>

namespace plimsoll {

void Ledger::markMoved(SubaccountId id)
{
    if (const auto place = std::lower_bound(moved.begin(), moved.end(), id); place == moved.end() || *place != id)
        moved.insert(place, id);
}

void Ledger::forgetMoved(SubaccountId id)
{
    if (SubaccountId* const place = std::lower_bound(moved.begin(), moved.end(), id);
        place != moved.end() && *place == id)
        moved.erase(place);
}

Account& Ledger::edit(SubaccountId id)
{
    markMoved(id);
    return state.editAccount(id);
}

Quantity Ledger::available(SubaccountId id, AssetId asset) const
{
    const Position* position = account(id).find(asset);
    return position != nullptr ? position->available : Quantity{};
}

Quantity Ledger::lendOf(SubaccountId id, AssetId asset) const
{
    if (id == treasuryId)
        return state.pool(asset).treasuryLend();
    const Position* position = account(id).find(asset);
    return position != nullptr ? state.pool(asset).lendOf(position->lendShares) : Quantity{};
}

Quantity Ledger::debtOf(SubaccountId id, AssetId asset) const
{
    const Position* position = account(id).find(asset);
    return position != nullptr ? state.pool(asset).debtOf(position->debtShares) : Quantity{};
}

void Ledger::credit(SubaccountId id, AssetId asset, Quantity quantity)
{
    if (quantity.isZero())
        return;
    edit(id).at(asset).available += quantity;
}

void Ledger::debit(SubaccountId id, AssetId asset, Quantity quantity)
{
    if (quantity.isZero())
        return;
    Position& position = edit(id).at(asset);
    ENSURE(position.available >= quantity, "more is taken than is available");
    position.available -= quantity;
    settleEmpty(id);
}

void Ledger::lock(SubaccountId id, AssetId asset, Quantity quantity)
{
    if (quantity.isZero())
        return;
    Position& position = edit(id).at(asset);
    ENSURE(position.available >= quantity, "more is locked than is available");
    position.available -= quantity;
    position.locked += quantity;
}

void Ledger::unlock(SubaccountId id, AssetId asset, Quantity quantity)
{
    if (quantity.isZero())
        return;
    Position& position = edit(id).at(asset);
    ENSURE(position.locked >= quantity, "more is unlocked than is locked");
    position.locked -= quantity;
    position.available += quantity;
}

void Ledger::lend(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    debit(id, asset, quantity);
    state.pool(asset).cash += quantity;
    takeLend(id, asset, quantity, source);
}

void Ledger::redeem(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    Pool& pool = state.pool(asset);
    ENSURE(pool.cash >= quantity, "a pool pays out more than its cash");
    dropLend(id, asset, quantity, source);
    pool.cash -= quantity;
    credit(id, asset, quantity);
}

void Ledger::borrow(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    Pool& pool = state.pool(asset);
    ENSURE(pool.cash >= quantity, "a pool lends more than its cash");
    takeDebt(id, asset, quantity, source);
    pool.cash -= quantity;
    credit(id, asset, quantity);
    const auto known = std::find_if(opened_.begin(), opened_.end(),
        [&](const Opened& opened) { return opened.subaccount == id && opened.asset == asset; });
    if (known != opened_.end())
        known->quantity += quantity;
    else
        opened_.push_back({id, asset, quantity});
}

Quantity Ledger::repay(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    const Quantity paid = std::min({quantity, debtOf(id, asset), available(id, asset)});
    if (paid.isZero())
        return paid;
    state.pool(asset).cash += paid;
    dropDebt(id, asset, paid, source);
    debit(id, asset, paid);
    return paid;
}

void Ledger::dropDebt(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    if (quantity.isZero())
        return;
    Pool& pool = state.pool(asset);
    Position& position = edit(id).at(asset);
    const Quantity reading = pool.debtOf(position.debtShares);
    ENSURE(reading >= quantity, "a debt falls by more than it is");
    pool.restateDebt(position.debtShares, reading - quantity);
    position.netBorrowed = position.debtShares.isZero() ? Quantity{} : position.netBorrowed - quantity;
    settleEmpty(id);
    tell(id, asset, BorrowLendEventType::BorrowRepay, source, quantity);
}

void Ledger::takeDebt(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    if (quantity.isZero())
        return;
    Pool& pool = state.pool(asset);
    Position& position = edit(id).at(asset);
    pool.restateDebt(position.debtShares, pool.debtOf(position.debtShares) + quantity);
    if (source != BorrowLendSource::EntryFee)
        position.netBorrowed += quantity;
    tell(id, asset, BorrowLendEventType::Borrow, source, quantity);
}

void Ledger::dropLend(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    if (quantity.isZero())
        return;
    if (id != treasuryId) {
        Pool& pool = state.pool(asset);
        Position& position = edit(id).at(asset);
        const Quantity reading = pool.lendOf(position.lendShares);
        ENSURE(reading >= quantity, "a lend falls by more than it is");
        pool.restateLend(position.lendShares, reading - quantity);
        settleEmpty(id);
        state.noteLend(id, asset);
    }
    tell(id, asset, BorrowLendEventType::LendRedeem, source, quantity);
}

void Ledger::takeLend(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source)
{
    if (quantity.isZero())
        return;
    if (id != treasuryId) {
        Pool& pool = state.pool(asset);
        Position& position = edit(id).at(asset);
        pool.restateLend(position.lendShares, pool.lendOf(position.lendShares) + quantity);
        state.noteLend(id, asset);
    }
    tell(id, asset, BorrowLendEventType::Lend, source, quantity);
}

void Ledger::setOff(SubaccountId id, AssetId asset)
{
    const Quantity both = std::min(lendOf(id, asset), debtOf(id, asset));
    dropDebt(id, asset, both, BorrowLendSource::AutoBorrowRepay);
    dropLend(id, asset, both, BorrowLendSource::AutoLend);
}

/// What autoLend may take besides an arrival: nothing while steps use it up, or while an order that may not redeem
/// counts on it.
Quantity Ledger::freeWithAutoLend(SubaccountId id, AssetId asset) const
{
    const Account& own = account(id);
    const auto paysFromAvailable = [this](const OpenOrder& open) {
        return state.markets[open.market.value].book.order(open.slot).flags.autoLendRedeem == Flag::Off;
    };
    if (own.settings.autoLend == Flag::Off || own.liquidating
        || std::any_of(own.openOrders.begin(), own.openOrders.end(), paysFromAvailable))
        return Quantity{};
    return available(id, asset);
}

void Ledger::arrive(SubaccountId id, AssetId asset, Quantity quantity, ArrivalRules rules)
{
    const PoolParameters& parameters = state.poolParameters(asset);
    if (parameters.state == PoolState::Closed || quantity.isZero())
        return;
    quantity = std::max(quantity, freeWithAutoLend(id, asset));
    if (rules.repay == Flag::On)
        quantity -= repay(id, asset, quantity, rules.repaySource);
    if (rules.lend == Flag::Off || parameters.state != PoolState::Open || !debtOf(id, asset).isZero())
        return;
    const Quantity room = std::max(Quantity{}, parameters.openBorrowLendLimit - state.pool(asset).lentQuantity());
    lend(id, asset, std::min(quantity, room), BorrowLendSource::AutoLend);
}

ArrivalRules Ledger::arrivalRules(SubaccountId id, AutoFlags orderFlags) const
{
    ArrivalRules rules = arrivalRules(id);
    if (orderFlags.autoBorrowRepay == Flag::On)
        rules.repay = Flag::On;
    if (orderFlags.autoLend == Flag::On)
        rules.lend = Flag::On;
    return rules;
}

ArrivalRules Ledger::arrivalRules(SubaccountId id) const
{
    const Settings& settings = account(id).settings;
    ArrivalRules rules;
    if (settings.autoLend == Flag::On || settings.autoRepayBorrows == Flag::On)
        rules.repay = Flag::On;
    rules.lend = settings.autoLend;
    return rules;
}

void Ledger::chargeEntryFees()
{
    // All of the command's borrows are counted before the first fee is, so that each asset has one rate.
    std::vector<Quantity> fees;
    fees.reserve(opened_.size());
    for (const Opened& opened : opened_)
        fees.push_back(
            state.pool(opened.asset).entryFeeCounted(state.poolParameters(opened.asset), opened.quantity, state.now));
    for (std::size_t i = 0; i < opened_.size(); ++i) {
        const Opened& opened = opened_[i];
        Pool& pool = state.pool(opened.asset);
        const Quantity before = pool.borrowedQuantity();
        takeDebt(opened.subaccount, opened.asset, fees[i], BorrowLendSource::EntryFee);
        pool.bookInterest(state.poolParameters(opened.asset), pool.borrowedQuantity() - before);
    }
    opened_.clear();
}

Ledger::Checkpoint Ledger::checkpoint() const
{
    return {state, events.size(), moved, opened_};
}

void Ledger::restore(Checkpoint&& saved)
{
    state = std::move(saved.state);
    events.erase(events.begin() + static_cast<std::ptrdiff_t>(saved.eventCount), events.end());
    moved = std::move(saved.moved);
    opened_ = std::move(saved.opened);
}

void Ledger::settleEmpty(SubaccountId id)
{
    state.editAccount(id).dropEmptyPositions();
}

void Ledger::tell(SubaccountId id, AssetId asset, BorrowLendEventType type, BorrowLendSource source, Quantity quantity)
{
    events.emplace_back(BorrowLendChanged{id, asset, type, source, quantity});
}

} // namespace plimsoll
