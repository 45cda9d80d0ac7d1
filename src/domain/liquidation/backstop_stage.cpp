// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/account_view.h"
#include "domain/exchange/prices.h"
#include "domain/liquidation/step.h"

namespace plimsoll {

namespace {

struct Provider {
    SubaccountId id;
    Quantity room; ///< of the debt: usable capacity at mark
};

/// What one provider takes: debt, and by how much its collateral is worth more.
struct Share {
    SubaccountId provider;
    Quantity debt;
    Usd bonus;
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

/// The smallest order that a market takes, in units of the debt: that of the debt asset, or for the settlement asset
/// that of the collateral.
Quantity smallestOrder(const LiquidationLeg& leg, AssetId collateral)
{
    const State& state = leg.state();
    if (const auto market = settlementMarket(state, leg.debt))
        return state.marketParameters(*market).minQuantity;
    const auto market = settlementMarket(state, collateral);
    return market ? quantityWorth(notional(state.marketParameters(*market).minQuantity, state.mark(collateral)),
               leg.debtMark(), Rounding::Up)
                  : Quantity{};
}

/// What a provider at its IMR limit must have room for: less is dust, freed by discounts and by the collateral that was
/// rounded up for it, and would be freed anew by each step without end. Where a market takes next to nothing, or there
/// is none, a thousand steps of collateral are beyond what the rounding of one frees.
Quantity leastRoom(const LiquidationLeg& leg, AssetId collateral)
{
    constexpr Quantity steps = Quantity::fromRaw(1000);
    const Usd worth = notional(steps, leg.state().mark(collateral));
    return std::max(smallestOrder(leg, collateral), quantityWorth(worth, leg.debtMark(), Rounding::Up));
}

std::vector<Provider> usableProviders(const LiquidationLeg& leg, Usd wanted, AssetId collateral)
{
    std::vector<Provider> providers;
    for (const auto& [id, capacity] : leg.state().providers) {
        if (id == leg.id || leg.state().account(id).liquidating)
            continue;
        const Usd usable = usableCapacity(leg, id, std::min(capacity, wanted), collateral);
        const bool isLimited = usable < std::min(capacity, wanted);
        const bool hasMore = !isLimited && capacity > wanted;
        const Quantity room = quantityWorth(
            hasMore ? usableCapacity(leg, id, capacity, collateral) : usable, leg.debtMark(), Rounding::Down);
        if (room.isPositive() && (!isLimited || room >= leastRoom(leg, collateral)))
            providers.push_back({id, room});
    }
    return providers;
}

Quantity totalRoom(const std::vector<Provider>& providers)
{
    Quantity total;
    for (const Provider& provider : providers)
        total += provider.room;
    return total;
}

/// Within how many steps of the whole the first part may fall while the whole grows (share()); at most 64, which is
/// less where the first has a very small room.
Int128 rippleOf(const std::vector<Provider>& providers)
{
    const auto others = static_cast<std::int64_t>(providers.size()) - 1;
    const Int128 turns = others * (totalRoom(providers).raw / providers.front().room.raw + 1);
    return std::min(turns, Int128{64});
}

/// `taken` and `bonus` in proportion to the rooms; what rounding leaves of the debt goes to the first that have room.
void share(const std::vector<Provider>& providers, Quantity taken, Usd bonus, std::vector<Share>& shares)
{
    const Quantity total = totalRoom(providers);
    shares.clear();
    Quantity left = taken;
    for (const Provider& provider : providers) {
        const Quantity debt = Quantity::fromRaw(mulDiv(taken.raw, provider.room.raw, total.raw, Rounding::Down));
        shares.push_back({provider.id, debt, {}});
        left -= debt;
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Quantity more = std::min(left, providers[i].room - shares[i].debt);
        shares[i].debt += more;
        left -= more;
        shares[i].bonus = Usd::fromRaw(mulDiv(bonus.raw, shares[i].debt.raw, taken.raw, Rounding::Down));
    }
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
    const std::vector<Provider> providers = usableProviders(leg, notional(most, leg.debtMark()), assets.front());
    most = std::min(most, totalRoom(providers));
    if (most.isZero())
        return StageResult::Impossible;

    const auto discountFor = [&](Quantity taken) {
        const Usd worth = notional(taken, leg.debtMark());
        return std::min(discountAt(leg, lines, worth), gross - worth);
    };
    const auto fundShareOf = [&](Usd discount) {
        return multiply(discount, state.configuration().venue.backstopDiscountFundShare, Rounding::Down);
    };
    // Each taker's collateral is rounded up by itself: a try counts that as the step will.
    std::vector<Share> shares;
    const auto writeAfter = [&](Quantity taken, Usd discount, std::vector<MarginLine>& after) {
        after = lines;
        lineOf(after, leg.debt).debt -= taken;
        const Usd toFund = fundShareOf(discount);
        share(providers, taken, discount - toFund, shares);
        for (const Share& each : shares)
            handOverLines(state, after, notional(each.debt, leg.debtMark()) + each.bonus, assets);
        handOverLines(state, after, toFund, assets);
    };
    const Quantity taken = smallestRestoring(leg, most,
        HandOverTry{
            [&](Quantity tried, std::vector<MarginLine>& after) { writeAfter(tried, discountFor(tried), after); },
            [&](Quantity tried) { return notional(tried, leg.debtMark()) + discountFor(tried); }, rippleOf(providers)});
    const Usd discount = largestKeeping(discountFor(taken), [&](Usd tried) {
        std::vector<MarginLine> after;
        writeAfter(taken, tried, after);
        return keepsMarginFraction(leg.before, sumsOf(state, leg.id, after));
    }).value_or(Usd{});

    struct Taken {
        Share share;
        HandedOver paid;
    };
    std::vector<Taken> done;
    share(providers, taken, discount - fundShareOf(discount), shares);
    for (const Share& each : shares) {
        if (each.debt.isZero())
            continue;
        const Usd worth = notional(each.debt, leg.debtMark());
        ledger.dropDebt(leg.id, leg.debt, each.debt, BorrowLendSource::LiquidationBackstop);
        ledger.takeDebt(each.provider, leg.debt, each.debt, BorrowLendSource::BackstopProvider);
        ledger.setOff(each.provider, leg.debt);
        const HandedOver paid = handOver(ledger, leg.id, each.provider, worth + each.bonus, assets,
            BorrowLendSource::LiquidationBackstop, BorrowLendSource::BackstopProvider);
        Usd& capacity = ledger.state.providers.edit().at(each.provider);
        capacity -= std::min(capacity, worth);
        done.push_back({each, paid});
    }
    handOver(ledger, leg.id, backstopFundId, fundShareOf(discount), assets, BorrowLendSource::LiquidationBackstop,
        BorrowLendSource::BackstopProvider);
    // Told last: marginFraction after the step is that after the fund's share too.
    for (const Taken& each : done)
        tellFill(
            leg, LiquidationFill::Kind::Backstop, each.share.debt, each.paid, leg.debtMark(), {}, each.share.provider);
    return StageResult::Done;
}

} // namespace plimsoll
