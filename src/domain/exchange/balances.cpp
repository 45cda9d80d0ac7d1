// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/balances.h"

#include "domain/base/decimal.h"
#include "domain/exchange/placement.h"
#include "domain/exchange/prices.h"

#include <algorithm>

namespace plimsoll {

namespace {

void checkPositive(Quantity quantity)
{
    if (!quantity.isPositive())
        refuse(RefusalCode::InvalidQuantity, Field::Quantity, toText(quantity), toText(Quantity::fromRaw(1)));
}

void throwIf(std::optional<Refusal> refusal)
{
    if (refusal)
        throw Refused{std::move(*refusal)};
}

/// The least leverage limit, to a hundredth, that covers what the account owes; empty where not even the one it has
/// does.
std::string leastLeverage(const State& state, const Account& account, Ratio refused)
{
    const Int128 step = Ratio::scale / 100;
    const auto covers = [&](Int128 steps) {
        AccountView with{state, account};
        with.setLeverageLimit(Ratio::fromRaw(steps * step));
        return with.checkInitial().failure == AccountView::Failure::None;
    };
    Int128 failing = refused.raw / step;
    Int128 passing = account.settings.leverageLimit.raw / step;
    if (passing <= failing || !covers(passing))
        return {};
    while (passing - failing > 1) {
        const Int128 middle = failing + (passing - failing) / 2;
        (covers(middle) ? passing : failing) = middle;
    }
    return toText(Ratio::fromRaw(passing * step));
}

/// Lends every free quantity of an account that autoLend is asked for, after repaying; refused where its orders would
/// then borrow more than its margin allows.
void sweep(Ledger& ledger, SubaccountId id, const Settings& settings)
{
    Ledger::Checkpoint saved = ledger.checkpoint();
    const AccountView without{saved.state, saved.state.account(id)};
    ledger.edit(id).settings = settings;
    ledger.events.emplace_back(SettingsUpdated{id, settings});
    const Positions positions = ledger.account(id).positions;
    for (const Position& position : positions)
        ledger.arrive(id, position.asset, position.available, ledger.arrivalRules(id));
    const AccountView with{ledger.state, ledger.account(id)};
    if (auto refusal = marginRefusal(ledger.state, with, without, settings.borrowLimit)) {
        ledger.restore(std::move(saved));
        throw Refused{std::move(*refusal)};
    }
}

} // namespace

void deposit(Ledger& ledger, const Deposit& request)
{
    checkPositive(request.quantity);
    if (const Quantity room = roomFor(ledger.state, request.asset); request.quantity > room)
        refuse(RefusalCode::NumberOverflow, Field::Quantity, toText(request.quantity), toText(room));
    ledger.state.assets[request.asset.value].deposits += request.quantity;
    ledger.events.emplace_back(
        BalanceChanged{request.subaccount, request.asset, BalanceChanged::Kind::Deposit, request.quantity});
    ledger.credit(request.subaccount, request.asset, request.quantity);
    ledger.arrive(request.subaccount, request.asset, request.quantity, ledger.arrivalRules(request.subaccount));
}

void withdraw(Ledger& ledger, const Withdraw& request)
{
    checkPositive(request.quantity);
    const State& state = ledger.state;
    const Account& account = ledger.account(request.subaccount);
    const AccountView without{state, account};
    AccountView with = without;
    const Quantity missing = with.pay(request.asset, request.quantity, request.autoLendRedeem);
    const Quantity redeemed = without.lent(request.asset) - with.lent(request.asset);
    if (missing.isPositive()) {
        if (request.autoBorrow == Flag::Off)
            refuse(RefusalCode::InsufficientFunds, Field::Quantity, toText(request.quantity),
                toText(request.quantity - missing));
        if (account.settings.marginEnabled == Flag::Off)
            refuse(RefusalCode::MarginDisabled, Field::Settings);
        if (with.lent(request.asset).isPositive())
            refuse(RefusalCode::BorrowRequiresLendRedeem, Field::Quantity, toText(missing));
        throwIf(flaggedMarkRefusal(state, account, request.asset));
    }
    throwIf(supplyRefusal(state, request.asset, redeemed, missing));
    if (missing.isPositive())
        with.owe(request.asset,
            missing + state.pool(request.asset).entryFee(state.poolParameters(request.asset), missing, state.now));
    throwIf(marginRefusal(state, with, without, account.settings.borrowLimit));

    ledger.redeem(request.subaccount, request.asset, redeemed, BorrowLendSource::Withdrawal);
    ledger.borrow(request.subaccount, request.asset, missing, BorrowLendSource::Withdrawal);
    ledger.chargeEntryFees();
    ledger.debit(request.subaccount, request.asset, request.quantity);
    ledger.state.assets[request.asset.value].withdrawals += request.quantity;
    ledger.events.emplace_back(
        BalanceChanged{request.subaccount, request.asset, BalanceChanged::Kind::Withdrawal, request.quantity});
}

void lend(Ledger& ledger, const Lend& request)
{
    checkPositive(request.quantity);
    const Quantity available = ledger.available(request.subaccount, request.asset);
    if (!ledger.debtOf(request.subaccount, request.asset).isZero())
        refuse(RefusalCode::LendRequiresBorrowRepay, Field::Symbol);
    if (available < request.quantity)
        refuse(RefusalCode::InsufficientFunds, Field::Quantity, toText(request.quantity), toText(available));
    const PoolParameters& parameters = ledger.state.poolParameters(request.asset);
    const Quantity room = parameters.openBorrowLendLimit - ledger.state.pool(request.asset).lentQuantity();
    if (parameters.state != PoolState::Open || room < request.quantity)
        refuse(RefusalCode::LendLimit, parameters.state != PoolState::Open ? Field::State : Field::Quantity,
            toText(request.quantity), toText(std::max(Quantity{}, room)));
    // Lent collateral counts in full, but an order that may not redeem it would borrow instead.
    const Account& account = ledger.account(request.subaccount);
    if (!account.openOrders.empty()) {
        const AccountView without{ledger.state, account};
        AccountView with = without;
        with.lend(request.asset, request.quantity);
        throwIf(marginRefusal(ledger.state, with, without, account.settings.borrowLimit));
    }
    ledger.lend(request.subaccount, request.asset, request.quantity, BorrowLendSource::Manual);
}

void redeem(Ledger& ledger, const Redeem& request)
{
    checkPositive(request.quantity);
    if (ledger.account(request.subaccount).settings.autoLend == Flag::On)
        refuse(RefusalCode::AutoLendEnabled, Field::Settings);
    const Quantity lent = ledger.lendOf(request.subaccount, request.asset);
    if (lent < request.quantity)
        refuse(RefusalCode::InsufficientFunds, Field::Quantity, toText(request.quantity), toText(lent));
    throwIf(supplyRefusal(ledger.state, request.asset, request.quantity, Quantity{}));
    ledger.redeem(request.subaccount, request.asset, request.quantity, BorrowLendSource::Manual);
}

void borrow(Ledger& ledger, const Borrow& request)
{
    checkPositive(request.quantity);
    const State& state = ledger.state;
    const Account& account = ledger.account(request.subaccount);
    if (account.settings.autoLend == Flag::On)
        refuse(RefusalCode::AutoLendEnabled, Field::Settings);
    if (account.settings.marginEnabled == Flag::Off)
        refuse(RefusalCode::MarginDisabled, Field::Settings);
    if (!ledger.lendOf(request.subaccount, request.asset).isZero())
        refuse(RefusalCode::BorrowRequiresLendRedeem, Field::Symbol);
    throwIf(flaggedMarkRefusal(state, account, request.asset));
    throwIf(supplyRefusal(state, request.asset, Quantity{}, request.quantity));
    const AccountView without{state, account};
    AccountView with = without;
    with.hold(request.asset, request.quantity);
    with.owe(request.asset,
        request.quantity
            + state.pool(request.asset).entryFee(state.poolParameters(request.asset), request.quantity, state.now));
    throwIf(marginRefusal(state, with, without, account.settings.borrowLimit));
    ledger.borrow(request.subaccount, request.asset, request.quantity, BorrowLendSource::Manual);
    ledger.chargeEntryFees();
}

void repay(Ledger& ledger, const Repay& request)
{
    checkPositive(request.quantity);
    const Quantity owed = ledger.debtOf(request.subaccount, request.asset);
    const Quantity available = ledger.available(request.subaccount, request.asset);
    if (ledger.state.poolParameters(request.asset).state == PoolState::Closed)
        refuse(RefusalCode::BorrowLimit, Field::State);
    if (owed.isZero())
        refuse(RefusalCode::InvalidQuantity, Field::Quantity, toText(request.quantity), "0");
    if (available < std::min(owed, request.quantity))
        refuse(RefusalCode::InsufficientFunds, Field::Quantity, toText(request.quantity), toText(available));
    ledger.repay(request.subaccount, request.asset, request.quantity, BorrowLendSource::Manual);
}

void updateSettings(Ledger& ledger, const UpdateSettings& request)
{
    const State& state = ledger.state;
    const Account& account = ledger.account(request.subaccount);
    Settings settings = account.settings;
    settings.marginEnabled = request.marginEnabled.value_or(settings.marginEnabled);
    settings.autoLend = request.autoLend.value_or(settings.autoLend);
    settings.autoRepayBorrows = request.autoRepayBorrows.value_or(settings.autoRepayBorrows);
    settings.leverageLimit = request.leverageLimit.value_or(settings.leverageLimit);
    settings.borrowLimit = request.borrowLimit.value_or(settings.borrowLimit);
    const Ratio limitMax = state.configuration().venue.leverageLimitMax;
    if (request.leverageLimit && (settings.leverageLimit < Ratio::whole(1) || settings.leverageLimit > limitMax))
        refuse(RefusalCode::BadParameter, Field::LeverageLimit, toText(settings.leverageLimit),
            "1 .. " + toText(limitMax));
    if (settings.borrowLimit.isNegative())
        refuse(RefusalCode::BadParameter, Field::BorrowLimit, toText(settings.borrowLimit), "0");
    if (settings.leverageLimit < account.settings.leverageLimit) {
        AccountView with{state, account};
        with.setLeverageLimit(settings.leverageLimit);
        if (const auto check = with.checkInitial(); check.failure != AccountView::Failure::None)
            throw Refused{{RefusalCode::MaxLeverageReached, Field::LeverageLimit, toText(settings.leverageLimit),
                leastLeverage(state, account, settings.leverageLimit), BindingTerm::None, std::nullopt,
                with.announcedBehind(check)}};
    }
    if (request.autoLend == Flag::On) {
        sweep(ledger, request.subaccount, settings);
        return;
    }
    ledger.edit(request.subaccount).settings = settings;
    ledger.events.emplace_back(SettingsUpdated{request.subaccount, settings});
}

} // namespace plimsoll
