// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/account_view.h"
#include "domain/liquidation/step.h"

namespace plimsoll {

namespace {

struct Provider {
    SubaccountId id;
    Usd usable;
};

/// Largest notional that a provider can take while its own IMR stays at or below 100 %: debt at mark against collateral
/// of the same worth.
Usd usableCapacity(const LiquidationLeg& leg, SubaccountId provider, Usd capacity, AssetId collateral)
{
    const State& state = leg.state();
    const Account& account = state.account(provider);
    const AccountView view{state, account};
    const auto covers = [&](Usd taken) {
        AccountView with = view;
        with.owe(leg.debt, quantityWorth(taken, leg.debtMark(), Rounding::Up));
        with.hold(collateral, quantityWorth(taken, state.mark(collateral), Rounding::Down));
        return with.resting().coversInitial();
    };
    return largestKeeping(capacity, covers).value_or(Usd{});
}

std::vector<Provider> usableProviders(const LiquidationLeg& leg, Usd wanted, AssetId collateral)
{
    std::vector<Provider> providers;
    for (const auto& [id, capacity] : leg.state().providers) {
        if (id == leg.id || leg.state().account(id).liquidating)
            continue;
        const Usd usable = usableCapacity(leg, id, std::min(capacity, wanted), collateral);
        if (usable == std::min(capacity, wanted) && capacity > wanted)
            providers.push_back({id, usableCapacity(leg, id, capacity, collateral)});
        else if (usable.isPositive())
            providers.push_back({id, usable});
    }
    return providers;
}

Usd discountAt(const LiquidationLeg& leg, const std::vector<MarginLine>& lines, Usd taken)
{
    const Usd equity = grossHoldings(leg.state(), lines) - grossDebts(leg.state(), lines);
    if (!equity.isPositive())
        return Usd{};
    return std::min(Usd::fromRaw(equity.raw / 2),
        multiply(taken, leg.state().configuration().venue.backstopDiscountMax, Rounding::Down));
}

} // namespace

StageResult stepOnBackstop(const LiquidationLeg& leg)
{
    Ledger& ledger = leg.ledger;
    const State& state = leg.state();
    const std::vector<AssetId> assets = heldByWeight(state, leg.id, leg.debt);
    if (assets.empty())
        return StageResult::Impossible;
    const std::vector<MarginLine> lines = linesOf(state, leg.id);
    const Usd gross = grossHoldings(state, lines);
    Quantity most = std::min(leg.cap, quantityWorth(gross, leg.debtMark(), Rounding::Down));
    std::vector<Provider> providers = usableProviders(leg, notional(most, leg.debtMark()), assets.front());
    Usd usable;
    for (const Provider& provider : providers)
        usable += provider.usable;
    most = std::min(most, quantityWorth(usable, leg.debtMark(), Rounding::Down));
    if (most.isZero())
        return StageResult::Impossible;

    const auto discountFor = [&](Quantity taken) {
        const Usd worth = notional(taken, leg.debtMark());
        return std::min(discountAt(leg, lines, worth), gross - worth);
    };
    const auto after = [&](Quantity taken, Usd discount) {
        std::vector<MarginLine> result = lines;
        lineOf(result, leg.debt).debt -= taken;
        handOverLines(state, result, notional(taken, leg.debtMark()) + discount, assets);
        return result;
    };
    const Quantity taken
        = smallestRestoring(leg, most, [&](Quantity tried) { return after(tried, discountFor(tried)); });
    const Usd discount = largestKeeping(discountFor(taken), [&](Usd tried) {
        return keepsMarginFraction(leg.before, sumsOf(state, leg.id, after(taken, tried)));
    }).value_or(Usd{});

    const Usd fundShare = multiply(discount, state.configuration().venue.backstopDiscountFundShare, Rounding::Down);
    struct Taken {
        SubaccountId provider;
        Quantity debt;
        HandedOver paid;
    };
    std::vector<Taken> shares;
    Quantity debtLeft = taken;
    Usd discountLeft = discount - fundShare;
    for (std::size_t i = 0; i < providers.size() && debtLeft.isPositive(); ++i) {
        const Provider& provider = providers[i];
        const bool last = i + 1 == providers.size();
        const auto part = [&](auto whole) {
            return decltype(whole)::fromRaw(mulDiv(whole.raw, provider.usable.raw, usable.raw, Rounding::Down));
        };
        const Quantity debt = last ? debtLeft : part(taken);
        const Usd bonus = last ? discountLeft : part(discount - fundShare);
        const Usd worth = notional(debt, leg.debtMark());
        ledger.dropDebt(leg.id, leg.debt, debt, BorrowLendSource::LiquidationBackstop);
        ledger.takeDebt(provider.id, leg.debt, debt, BorrowLendSource::BackstopProvider);
        ledger.setOff(provider.id, leg.debt);
        const HandedOver paid = handOver(ledger, leg.id, provider.id, worth + bonus, assets,
            BorrowLendSource::LiquidationBackstop, BorrowLendSource::BackstopProvider);
        Usd& capacity = ledger.state.providers.at(provider.id);
        capacity -= std::min(capacity, worth);
        debtLeft -= debt;
        discountLeft -= bonus;
        shares.push_back({provider.id, debt, paid});
    }
    handOver(ledger, leg.id, backstopFundId, fundShare, assets, BorrowLendSource::LiquidationBackstop,
        BorrowLendSource::BackstopProvider);
    // Told last: marginFraction after the step is that after the fund's share too.
    for (const Taken& share : shares)
        tellFill(leg, LiquidationFill::Kind::Backstop, share.debt, share.paid, leg.debtMark(), {}, share.provider);
    return StageResult::Done;
}

} // namespace plimsoll
