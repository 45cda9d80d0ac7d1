// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/prices.h"
#include "domain/liquidation/depth.h"
#include "domain/liquidation/step.h"
#include "domain/liquidation/waterfall.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

/// Takes all lends of a pool whose index restarted out of the accounts; its totals are zero already.
void forgetLends(Ledger& ledger, AssetId asset)
{
    const auto forget = [&](SubaccountId id) {
        const Position* position = ledger.account(id).find(asset);
        if (position == nullptr || position->lendShares.isZero())
            return;
        Account& account = ledger.edit(id);
        account.at(asset).lendShares = Shares{};
        account.dropEmptyPositions();
    };
    std::exchange(ledger.state.lenders[asset.value], {}).each(forget);
    forget(backstopFundId);
}

/// Whether a test for liquidation can find anything.
bool hasDebtsOrOrders(const Account& account)
{
    return !account.openOrders.empty()
        || std::any_of(account.positions.begin(), account.positions.end(),
            [](const Position& position) { return !position.debtShares.isZero(); });
}

/// A debt that nobody pays lowers the lends of its pool: all its lenders moved, those without exposure to no effect.
void socialise(Ledger& ledger, SubaccountId id, AssetId asset, Quantity quantity)
{
    Pool& pool = ledger.state.pool(asset);
    const Quantity before = pool.borrowedQuantity();
    ledger.dropDebt(id, asset, quantity, BorrowLendSource::Liquidation);
    if (pool.spreadLoss(before - pool.borrowedQuantity()))
        forgetLends(ledger, asset);
    ledger.state.socialisedLoss += notional(quantity, ledger.state.mark(asset));
    ledger.state.lenders[asset.value].each([&](SubaccountId lender) {
        if (hasDebtsOrOrders(ledger.state.account(lender)))
            ledger.markMoved(lender);
    });
}

void repayFromHoldings(Ledger& ledger)
{
    const std::vector<MarginLine> lines = linesOf(ledger.state, backstopFundId);
    for (const MarginLine& line : lines)
        if (line.debt.isPositive())
            ledger.repay(backstopFundId, line.asset, line.debt, BorrowLendSource::Liquidation);
}

void redeemAll(Ledger& ledger)
{
    const std::vector<MarginLine> lines = linesOf(ledger.state, backstopFundId);
    for (const MarginLine& line : lines)
        ledger.redeem(backstopFundId, line.asset,
            std::min(ledger.lendOf(backstopFundId, line.asset), ledger.state.pool(line.asset).cash),
            BorrowLendSource::Liquidation);
}

void writeOffUncovered(Ledger& ledger)
{
    const Usd net = fundNetAssets(ledger.state);
    Usd uncovered = net.isNegative() ? -net : Usd{};
    const std::vector<MarginLine> lines = linesOf(ledger.state, backstopFundId);
    for (const MarginLine& line : lines) {
        const Quantity quantity
            = std::min(line.debt, quantityWorth(uncovered, ledger.state.mark(line.asset), Rounding::Up));
        if (quantity.isZero())
            continue;
        socialise(ledger, backstopFundId, line.asset, quantity);
        uncovered -= std::min(uncovered, notional(quantity, ledger.state.mark(line.asset)));
        ledger.events.emplace_back(DeficitCovered{backstopFundId, line.asset, {}, quantity});
    }
}

/// A market in which the fund can trade an asset for the settlement asset now.
std::optional<MarketId> openMarket(const State& state, AssetId asset)
{
    const auto market = settlementMarket(state, asset);
    return market && canMatch(state, *market) ? market : std::nullopt;
}

void fundTrades(Ledger& ledger, MarketId market, Side side, Quantity quantity)
{
    if (quantity.isPositive() && quantity >= ledger.state.marketParameters(market).minQuantity)
        tradeForLiquidation(ledger, backstopFundId, market, side, quantity, bandFromMarks(ledger.state, market, side));
}

/// A purchase that covers a debt, in whole steps.
Quantity purchaseFor(const MarketParameters& market, Quantity debt)
{
    return std::max(ceilToStep(debt, market.stepSize), ceilToStep(market.minQuantity, market.stepSize));
}

/// What the books ask, as they stand, for all that the fund owes, in the settlement asset, less what it has of it.
Quantity moneyShort(const Ledger& ledger)
{
    const State& state = ledger.state;
    const AssetId settlement = state.risk->settlement;
    Quantity wanted;
    for (const MarginLine& line : linesOf(state, backstopFundId)) {
        if (line.asset == settlement)
            wanted += line.debt;
        else if (const auto market = openMarket(state, line.asset); market && line.debt.isPositive())
            wanted += Depth{state, *market, Side::Bid}
                          .trade(purchaseFor(state.marketParameters(*market), line.debt))
                          .quote;
    }
    return wanted - std::min(wanted, ledger.available(backstopFundId, settlement));
}

/// Sells what it holds, lowest weight first, as far as it needs the money.
void sellForMoney(Ledger& ledger)
{
    const AssetId settlement = ledger.state.risk->settlement;
    for (const AssetId asset : heldByWeight(ledger.state, backstopFundId, settlement)) {
        const Quantity missing = moneyShort(ledger);
        if (missing.isZero())
            return;
        const auto market = openMarket(ledger.state, asset);
        if (!market || !ledger.debtOf(backstopFundId, asset).isZero())
            continue;
        const MarketParameters& parameters = ledger.state.marketParameters(*market);
        const Depth depth{ledger.state, *market, Side::Ask};
        const Quantity most = floorToStep(ledger.available(backstopFundId, asset), parameters.stepSize);
        const Quantity enough = fewestSteps(
            parameters.stepSize, most, [&](Quantity tried) { return depth.trade(tried).quote >= missing; });
        fundTrades(ledger, *market, Side::Ask,
            std::min(most, std::max(enough, ceilToStep(parameters.minQuantity, parameters.stepSize))));
    }
}

/// Buys what it owes, as far as its money and the books go.
void buyOwed(Ledger& ledger)
{
    const AssetId settlement = ledger.state.risk->settlement;
    for (const MarginLine& line : linesOf(ledger.state, backstopFundId)) {
        const auto market = openMarket(ledger.state, line.asset);
        if (line.debt.isZero() || line.asset == settlement || !market)
            continue;
        const MarketParameters& parameters = ledger.state.marketParameters(*market);
        fundTrades(ledger, *market, Side::Bid,
            affordable(Depth{ledger.state, *market, Side::Bid}, parameters.stepSize, purchaseFor(parameters, line.debt),
                ledger.available(backstopFundId, settlement)));
    }
}

} // namespace

Usd fundNetAssets(const State& state)
{
    const std::vector<MarginLine> lines = linesOf(state, backstopFundId);
    return grossHoldings(state, lines) - grossDebts(state, lines);
}

void coverDeficit(Ledger& ledger, SubaccountId id)
{
    const std::vector<MarginLine> lines = linesOf(ledger.state, id);
    for (const MarginLine& line : lines) {
        if (line.debt.isZero())
            continue;
        const Price mark = ledger.state.mark(line.asset);
        const Usd net = std::max(Usd{}, fundNetAssets(ledger.state));
        const Quantity toFund = std::min(line.debt, quantityWorth(net, mark, Rounding::Down));
        ledger.state.badDebt += notional(line.debt, mark);
        ledger.dropDebt(id, line.asset, toFund, BorrowLendSource::Liquidation);
        ledger.takeDebt(backstopFundId, line.asset, toFund, BorrowLendSource::Liquidation);
        ledger.setOff(backstopFundId, line.asset);
        const Quantity rest = line.debt - toFund;
        if (rest.isPositive())
            socialise(ledger, id, line.asset, std::min(rest, ledger.debtOf(id, line.asset)));
        ledger.events.emplace_back(DeficitCovered{id, line.asset, toFund, rest});
    }
}

void stepFund(Ledger& ledger)
{
    const auto owes = [&] {
        for (const Position& position : ledger.state.backstopFund.positions)
            if (!position.debtShares.isZero())
                return true;
        return false;
    };
    if (!owes())
        return;
    redeemAll(ledger);
    repayFromHoldings(ledger);
    if (owes()) {
        sellForMoney(ledger);
        repayFromHoldings(ledger);
        buyOwed(ledger);
        repayFromHoldings(ledger);
    }
    writeOffUncovered(ledger);
}

} // namespace plimsoll
