// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/prices.h"
#include "domain/liquidation/depth.h"
#include "domain/liquidation/step.h"

namespace plimsoll {

namespace {

Quantity sellable(const Ledger& ledger, SubaccountId id, AssetId asset)
{
    return ledger.available(id, asset) + std::min(ledger.lendOf(id, asset), ledger.state.pool(asset).cash);
}

/// How much of `proceeds` in the debt asset repays and how much is fee.
struct Split {
    Quantity repaid;
    Quantity fee;
};

/// The slice caps what is repaid; what proceeds leave beyond it stays with the account.
Split splitWithFee(const LiquidationLeg& leg, Quantity proceeds, Quantity fee)
{
    return {std::min(leg.cap, proceeds - fee), fee};
}

/// The full fee on what `proceeds` can repay: 1 % of the debt repaid, out of the proceeds.
Quantity fullFee(const LiquidationLeg& leg, Quantity proceeds)
{
    const Ratio rate = leg.state().configuration().venue.liquidationFee;
    const Quantity repaid = std::min(
        leg.cap, Quantity::fromRaw(mulDiv(proceeds.raw, Ratio::scale, (Ratio::whole(1) + rate).raw, Rounding::Down)));
    return std::min(proceeds - repaid, multiply(repaid, rate, Rounding::Up));
}

/// A purchase or sale planned against the book as it stands.
struct Plan {
    AssetId paidWith;
    std::optional<MarketId> sale;     ///< of paidWith for the settlement asset
    std::optional<MarketId> purchase; ///< of the debt asset with the settlement asset
    Quantity sold;
    Quantity bought;
};

/// What the books, as they stand, make of a plan.
struct Forecast {
    Quantity sold;     ///< of what is paid with, as far as there are bids
    Quantity proceeds; ///< of the debt asset
    Quantity gained;   ///< settlement asset from the sale
    Quantity spent;    ///< settlement asset on the purchase
};

/// Lines after a plan, with proceeds of the debt asset split by `fee`.
std::vector<MarginLine> linesAfter(const LiquidationLeg& leg, const std::vector<MarginLine>& lines, const Plan& plan,
    const Forecast& seen, Quantity fee)
{
    std::vector<MarginLine> after = lines;
    const AssetId settlement = leg.state().risk->settlement;
    lineOf(after, plan.paidWith).holding -= seen.sold;
    lineOf(after, settlement).holding += seen.gained - seen.spent;
    const Split split = splitWithFee(leg, seen.proceeds, fee);
    lineOf(after, leg.debt).debt -= split.repaid;
    lineOf(after, leg.debt).holding += seen.proceeds - split.fee - split.repaid;
    if (leg.debt == settlement)
        lineOf(after, settlement).holding -= seen.proceeds;
    return after;
}

/// Plans a leg against the books as they stand: how much to sell and buy, in whole steps, within holdings and bands.
class Planner {
public:
    Planner(const LiquidationLeg& leg, AssetId paidWith)
        : leg_(leg)
        , paidWith_(paidWith)
        , owed_(leg.ledger.debtOf(leg.id, leg.debt))
        , sellable_(sellable(leg.ledger, leg.id, paidWith))
        , hasFee_(leg.before.netEquity().isPositive())
    {
        const State& state = leg.state();
        const AssetId settlement = state.risk->settlement;
        if (leg.debt != settlement) {
            purchase_ = settlementMarket(state, leg.debt);
            purchaseDepth_.emplace(state, *purchase_, Side::Bid);
        }
        if (paidWith != settlement) {
            sale_ = settlementMarket(state, paidWith);
            saleDepth_.emplace(state, *sale_, Side::Ask);
        }
    }

    /// For repaying `repaid`, full fee included.
    Plan plan(Quantity repaid) const
    {
        const State& state = leg_.state();
        const Quantity needed = repaid
            + (hasFee_ ? multiply(repaid, state.configuration().venue.liquidationFee, Rounding::Up) : Quantity{});
        if (!purchase_)
            return withSaleFor({paidWith_, sale_, purchase_, {}, {}}, needed);
        const Quantity step = state.marketParameters(*purchase_).stepSize;
        // The last purchase is rounded up to the step, so that nothing is left; others down, within the slice.
        return purchaseOf(repaid >= owed_ ? ceilToStep(needed, step) : floorToStep(needed, step));
    }

    /// The same where the fee will be reduced: that much less is traded, since the slice caps what is repaid.
    Plan plan(Quantity repaid, const std::vector<MarginLine>& lines) const
    {
        const Plan full = plan(repaid);
        const Forecast seen = forecast(full);
        if (keepsFee(full, seen, lines, feeOn(seen)))
            return full;
        const auto reaches = [&](const Plan& tried) { return repaidBy(tried, lines) >= repaid; };
        if (!purchase_)
            return withFewestSold(full, [&](Quantity sold) {
                Plan tried = full;
                tried.sold = sold;
                return reaches(tried);
            });
        const Quantity step = leg_.state().marketParameters(*purchase_).stepSize;
        const Quantity bought
            = fewestSteps(step, full.bought, [&](Quantity tried) { return reaches(purchaseOf(tried)); });
        const bool tooMuch = repaid < owed_ && bought > step && repaidBy(purchaseOf(bought), lines) > repaid;
        return purchaseOf(tooMuch ? bought - step : bought);
    }

    Forecast forecast(const Plan& plan) const
    {
        Forecast result;
        if (plan.sale) {
            const LiquidationTrade sale = saleDepth_->trade(plan.sold);
            result.sold = sale.base;
            result.gained = sale.quote;
        }
        result.proceeds = result.gained;
        if (plan.purchase) {
            const LiquidationTrade bought = purchaseDepth_->trade(plan.bought);
            result.proceeds = bought.base;
            result.spent = bought.quote;
        }
        return result;
    }

    /// Too little for a market: of what is sold, or of the debt asset, whether for the slice or for the money there is.
    bool isDust() const
    {
        if (sale_) {
            const MarketParameters& market = leg_.state().marketParameters(*sale_);
            if (floorToStep(sellable_, market.stepSize) < market.minQuantity)
                return true;
        } else if (leg_.cap < leg_.state().marketParameters(*purchase_).minQuantity) {
            return true;
        }
        return purchase_ && buysNothing();
    }

    bool isEmpty(const Plan& plan) const
    {
        return (plan.sale && (plan.sold.isZero() || saleDepth_->available().isZero()))
            || (plan.purchase && plan.bought.isZero());
    }

    /// Smallest repayment within the slice that restores the account, or the whole slice.
    Quantity repayment(const std::vector<MarginLine>& lines) const
    {
        return smallestRestoring(leg_, leg_.cap, [&](Quantity tried) {
            const Plan tryPlan = plan(tried);
            const Forecast seen = forecast(tryPlan);
            return linesAfter(leg_, lines, tryPlan, seen, feeOn(seen));
        });
    }

private:
    /// The books take and offer enough, but all there is to pay with does not buy the smallest order.
    bool buysNothing() const
    {
        const MarketParameters& market = leg_.state().marketParameters(*purchase_);
        const Quantity smallest = ceilToStep(std::max(market.minQuantity, market.stepSize), market.stepSize);
        if (purchaseDepth_->available() < smallest)
            return false;
        Quantity money = sellable_;
        if (sale_) {
            const Quantity most = floorToStep(sellable_, leg_.state().marketParameters(*sale_).stepSize);
            if (saleDepth_->available() < most)
                return false;
            money = saleDepth_->trade(most).quote;
        }
        return purchaseDepth_->trade(smallest).quote > money;
    }

    Plan purchaseOf(Quantity bought) const
    {
        const MarketParameters& market = leg_.state().marketParameters(*purchase_);
        bought = std::max(bought, ceilToStep(market.minQuantity, market.stepSize));
        bought = std::min(bought, purchaseDepth_->available());
        if (!sale_)
            bought = affordable(*purchaseDepth_, market.stepSize, bought, sellable_);
        const Plan plan{paidWith_, sale_, purchase_, {}, bought};
        if (!sale_)
            return plan;
        // Where the bids bring less than the purchase asks, less is bought.
        const Plan wanted = withSaleFor(plan, purchaseDepth_->trade(bought).quote);
        const Quantity money = saleDepth_->trade(wanted.sold).quote;
        if (money >= purchaseDepth_->trade(bought).quote)
            return wanted;
        const Plan paid{paidWith_, sale_, purchase_, {}, affordable(*purchaseDepth_, market.stepSize, bought, money)};
        return withSaleFor(paid, purchaseDepth_->trade(paid.bought).quote);
    }

    /// With as little sold as brings `needed`.
    Plan withSaleFor(const Plan& plan, Quantity needed) const
    {
        return withFewestSold(plan, [&](Quantity tried) { return saleDepth_->trade(tried).quote >= needed; });
    }

    template <class Reaches>
    Plan withFewestSold(Plan plan, Reaches reaches) const
    {
        const MarketParameters& market = leg_.state().marketParameters(*sale_);
        const Quantity most = floorToStep(sellable_, market.stepSize);
        plan.sold = fewestSteps(market.stepSize, most, reaches);
        if (plan.sold < market.minQuantity)
            plan.sold = std::min(most, ceilToStep(market.minQuantity, market.stepSize));
        return plan;
    }

    Quantity feeOn(const Forecast& seen) const { return hasFee_ ? fullFee(leg_, seen.proceeds) : Quantity{}; }

    bool keepsFee(const Plan& plan, const Forecast& seen, const std::vector<MarginLine>& lines, Quantity fee) const
    {
        return keepsMarginFraction(
            leg_.before, sumsOf(leg_.state(), leg_.id, linesAfter(leg_, lines, plan, seen, fee)));
    }

    /// What a plan leaves to repay with once its fee is reduced so that marginFraction does not fall.
    Quantity repaidBy(const Plan& plan, const std::vector<MarginLine>& lines) const
    {
        const Forecast seen = forecast(plan);
        const auto fee
            = largestKeeping(feeOn(seen), [&](Quantity tried) { return keepsFee(plan, seen, lines, tried); });
        return seen.proceeds - fee.value_or(Quantity{});
    }

    const LiquidationLeg& leg_;
    AssetId paidWith_;
    Quantity owed_;
    Quantity sellable_;
    bool hasFee_;
    std::optional<MarketId> sale_;
    std::optional<MarketId> purchase_;
    std::optional<Depth> saleDepth_;
    std::optional<Depth> purchaseDepth_;
};

/// Trades a plan; then repays out of what it brought, with as much fee as leaves marginFraction where it was.
/// Impossible, and everything undone, where it falls even without a fee; Nothing where all that was offered expired
/// because its makers cannot pay.
StageResult execute(const LiquidationLeg& leg, const Plan& plan)
{
    Ledger& ledger = leg.ledger;
    Ledger::Checkpoint saved = ledger.checkpoint();
    const AssetId settlement = leg.state().risk->settlement;
    LiquidationTrade sale;
    LiquidationTrade purchase;
    if (plan.sale)
        sale = tradeForLiquidation(
            ledger, leg.id, *plan.sale, Side::Ask, plan.sold, bandFromMarks(leg.state(), *plan.sale, Side::Ask));
    Quantity proceeds = sale.quote;
    if (plan.purchase) {
        const Quantity money = plan.sale ? sale.quote : sellable(ledger, leg.id, settlement);
        const Depth depth{leg.state(), *plan.purchase, Side::Bid};
        const Quantity step = leg.state().marketParameters(*plan.purchase).stepSize;
        const Quantity quantity = affordable(depth, step, plan.bought, money);
        purchase = tradeForLiquidation(
            ledger, leg.id, *plan.purchase, Side::Bid, quantity, bandFromMarks(leg.state(), *plan.purchase, Side::Bid));
        proceeds = purchase.base;
    }
    if (sale.base.isZero() && purchase.base.isZero())
        return StageResult::Nothing;
    const std::vector<MarginLine> traded = linesOf(leg.state(), leg.id);
    const auto keeps = [&](Quantity fee) {
        std::vector<MarginLine> after = traded;
        const Split split = splitWithFee(leg, proceeds, fee);
        lineOf(after, leg.debt).debt -= split.repaid;
        lineOf(after, leg.debt).holding -= split.repaid + split.fee;
        return keepsMarginFraction(leg.before, sumsOf(leg.state(), leg.id, after));
    };
    const Quantity most = leg.before.netEquity().isPositive() ? fullFee(leg, proceeds) : Quantity{};
    const auto fee = largestKeeping(most, keeps);
    if (!fee) {
        ledger.restore(std::move(saved));
        return StageResult::Impossible;
    }
    const Split split = splitWithFee(leg, proceeds, *fee);
    ledger.repay(leg.id, leg.debt, split.repaid, BorrowLendSource::Liquidation);
    ledger.debit(leg.id, leg.debt, split.fee);
    ledger.credit(backstopFundId, leg.debt, split.fee);
    const bool bySale = plan.sale.has_value();
    const Price price = purchase.base.isPositive() ? Price::fromRaw(static_cast<std::int64_t>(mulDiv(
                            purchase.quote.raw, leg.state().mark(settlement).raw, purchase.base.raw, Rounding::Down)))
                                                   : leg.debtMark();
    tellFill(leg, LiquidationFill::Kind::Book, split.repaid, {plan.paidWith, bySale ? sale.base : purchase.quote, {}},
        price, split.fee, std::nullopt);
    return StageResult::Done;
}

/// A remainder below what its market takes: the fund buys collateral, or sells or takes over the debt, at mark.
StageResult tradeDustWithFund(const LiquidationLeg& leg, AssetId paidWith)
{
    Ledger& ledger = leg.ledger;
    const State& state = leg.state();
    const AssetId settlement = state.risk->settlement;
    Quantity paid;
    Quantity repaid;
    if (paidWith != settlement) {
        const Quantity dust = sellable(ledger, leg.id, paidWith);
        const Quantity worth
            = quantityWorth(notional(dust, state.mark(paidWith)), state.mark(settlement), Rounding::Down);
        if (worth.isZero() || ledger.available(backstopFundId, settlement) < worth)
            return StageResult::Impossible;
        ledger.redeem(leg.id, paidWith, dust - ledger.available(leg.id, paidWith), BorrowLendSource::Liquidation);
        ledger.debit(leg.id, paidWith, dust);
        ledger.credit(backstopFundId, paidWith, dust);
        ledger.debit(backstopFundId, settlement, worth);
        ledger.credit(leg.id, settlement, worth);
        paid = dust;
        if (leg.debt == settlement)
            repaid = ledger.repay(leg.id, settlement, std::min(worth, leg.cap), BorrowLendSource::Liquidation);
    } else {
        const Quantity money = sellable(ledger, leg.id, settlement);
        repaid
            = std::min(leg.cap, quantityWorth(notional(money, state.mark(settlement)), leg.debtMark(), Rounding::Down));
        if (repaid.isZero())
            return StageResult::Impossible;
        paid = std::min(money, quantityWorth(notional(repaid, leg.debtMark()), state.mark(settlement), Rounding::Up));
        ledger.redeem(leg.id, settlement, paid - std::min(paid, ledger.available(leg.id, settlement)),
            BorrowLendSource::Liquidation);
        ledger.debit(leg.id, settlement, paid);
        ledger.credit(backstopFundId, settlement, paid);
        const Quantity own = std::min(repaid, ledger.available(backstopFundId, leg.debt));
        ledger.debit(backstopFundId, leg.debt, own);
        ledger.credit(leg.id, leg.debt, own);
        ledger.repay(leg.id, leg.debt, own, BorrowLendSource::Liquidation);
        ledger.dropDebt(leg.id, leg.debt, repaid - own, BorrowLendSource::Liquidation);
        ledger.takeDebt(backstopFundId, leg.debt, repaid - own, BorrowLendSource::Liquidation);
        ledger.setOff(backstopFundId, leg.debt);
    }
    tellFill(leg, LiquidationFill::Kind::FundDust, repaid, {paidWith, paid, {}}, leg.debtMark(), {}, backstopFundId);
    return StageResult::Done;
}

} // namespace

StageResult stepOnBook(const LiquidationLeg& leg)
{
    const State& state = leg.state();
    const AssetId settlement = state.risk->settlement;
    if (leg.debt != settlement) {
        const auto market = settlementMarket(state, leg.debt);
        if (!market)
            return StageResult::Impossible;
        if (!canMatch(state, *market))
            return StageResult::Waits;
    }
    const std::vector<MarginLine> lines = linesOf(state, leg.id);
    for (const AssetId paidWith : heldByWeight(state, leg.id, leg.debt)) {
        if (sellable(leg.ledger, leg.id, paidWith).isZero())
            continue;
        if (paidWith != settlement) {
            const auto market = settlementMarket(state, paidWith);
            if (!market)
                continue;
            if (!canMatch(state, *market))
                return StageResult::Waits;
        }
        const Planner planner{leg, paidWith};
        if (planner.isDust()) {
            if (tradeDustWithFund(leg, paidWith) == StageResult::Done)
                return StageResult::Done;
            continue;
        }
        const Plan plan = planner.plan(planner.repayment(lines), lines);
        if (planner.isEmpty(plan))
            return StageResult::Nothing;
        return execute(leg, plan);
    }
    return StageResult::Impossible;
}

} // namespace plimsoll
