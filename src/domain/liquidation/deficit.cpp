// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/prices.h"
#include "domain/exchange/trading.h"
#include "domain/liquidation/step.h"
#include "domain/liquidation/waterfall.h"

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
    for (std::uint32_t i = 1; i <= ledger.state.accounts.size(); ++i)
        forget(SubaccountId{i});
    forget(backstopFundId);
}

/// A debt that nobody pays lowers the lends of its pool; all its lenders count as moved.
void socialise(Ledger& ledger, SubaccountId id, AssetId asset, Quantity quantity)
{
    Pool& pool = ledger.state.pool(asset);
    const Quantity before = pool.borrowedQuantity();
    ledger.dropDebt(id, asset, quantity, BorrowLendSource::Liquidation);
    if (pool.spreadLoss(before - pool.borrowedQuantity()))
        forgetLends(ledger, asset);
    ledger.state.socialisedLoss += notional(quantity, ledger.state.mark(asset));
    for (std::uint32_t i = 1; i <= ledger.state.accounts.size(); ++i) {
        const Position* position = ledger.state.account(SubaccountId{i}).find(asset);
        if (position != nullptr && !position->lendShares.isZero())
            ledger.markMoved(SubaccountId{i});
    }
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

LiquidationTrade fundTrades(Ledger& ledger, MarketId market, Side side, Quantity quantity)
{
    const MarketParameters& parameters = ledger.state.marketParameters(market);
    if (!canMatch(ledger.state, market) || quantity < parameters.minQuantity)
        return {};
    return tradeForLiquidation(
        ledger, backstopFundId, market, side, quantity, worstPrice(parameters, side, markRatio(ledger.state, market)));
}

/// Worth of all debts at the worst price of their bands, in the settlement asset, less what it has of it.
Quantity moneyShort(const Ledger& ledger)
{
    const State& state = ledger.state;
    const AssetId settlement = state.risk->settlement;
    Usd needed;
    for (const MarginLine& line : linesOf(state, backstopFundId)) {
        if (line.debt.isZero())
            continue;
        const Usd worth = notional(line.debt, state.mark(line.asset));
        const auto market = settlementMarket(state, line.asset);
        needed += market ? multiply(worth, state.marketParameters(*market).maxImpactMultiplier, Rounding::Up) : worth;
    }
    const Quantity wanted = quantityWorth(needed, state.mark(settlement), Rounding::Up);
    return wanted - std::min(wanted, ledger.available(backstopFundId, settlement));
}

void sellForMoney(Ledger& ledger)
{
    const AssetId settlement = ledger.state.risk->settlement;
    for (const AssetId asset : heldByWeight(ledger.state, backstopFundId, settlement)) {
        const Quantity missing = moneyShort(ledger);
        if (missing.isZero())
            return;
        const auto market = settlementMarket(ledger.state, asset);
        if (!market || !ledger.debtOf(backstopFundId, asset).isZero())
            continue;
        const Quantity step = ledger.state.marketParameters(*market).stepSize;
        const Usd worth = notional(missing, ledger.state.mark(settlement));
        const Quantity enough = ceilToStep(quantityWorth(worth, ledger.state.mark(asset), Rounding::Up), step);
        fundTrades(
            ledger, *market, Side::Ask, std::min(enough, floorToStep(ledger.available(backstopFundId, asset), step)));
    }
}

void buyOwed(Ledger& ledger)
{
    const AssetId settlement = ledger.state.risk->settlement;
    const std::vector<MarginLine> lines = linesOf(ledger.state, backstopFundId);
    for (const MarginLine& line : lines) {
        const auto market = settlementMarket(ledger.state, line.asset);
        if (line.debt.isZero() || line.asset == settlement || !market)
            continue;
        const MarketParameters& parameters = ledger.state.marketParameters(*market);
        const Price worst = worstPrice(parameters, Side::Bid, markRatio(ledger.state, *market));
        const QuoteAmount one = quoteAmount(parameters.stepSize, worst);
        const Quantity stepCost
            = toQuantity(one, Rounding::Up) + toQuantity(feeAmount(one, parameters.takerFee), Rounding::Up);
        const Int128 affordable = ledger.available(backstopFundId, settlement).raw / stepCost.raw;
        const Quantity wanted = std::max(
            ceilToStep(line.debt, parameters.stepSize), ceilToStep(parameters.minQuantity, parameters.stepSize));
        fundTrades(
            ledger, *market, Side::Bid, std::min(wanted, Quantity::fromRaw(affordable * parameters.stepSize.raw)));
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
