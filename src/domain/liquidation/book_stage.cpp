// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/order_amounts.h"
#include "domain/exchange/prices.h"
#include "domain/exchange/trading.h"
#include "domain/liquidation/step.h"

namespace plimsoll {

namespace {

Price bandFromMarks(const State& state, MarketId market, Side side)
{
    return worstPrice(state.marketParameters(market), side, markRatio(state, market));
}

/// What a taker would pay or receive for any quantity against a book as it stands, inside the bands: read once, then
/// asked many times.
class Depth {
public:
    Depth(const State& state, MarketId market, Side side)
        : side_(side)
        , fee_(state.marketParameters(market).takerFee)
    {
        const OrderBook& book = state.markets[market.value].book;
        const Price limit = bandFromMarks(state, market, side);
        Offer before;
        for (auto slot = book.front(opposite(side)); slot; slot = book.next(*slot)) {
            const Order& maker = book.order(*slot);
            if (side == Side::Bid ? maker.price > limit : maker.price < limit)
                break;
            before.price = maker.price;
            offers_.push_back(before);
            before.base += maker.remaining;
            before.quote += quoteAmount(maker.remaining, maker.price);
        }
        end_ = before;
    }

    Quantity available() const { return end_.base; }
    LiquidationTrade trade(Quantity quantity) const
    {
        const Quantity base = std::min(quantity, end_.base);
        QuoteAmount quote = end_.quote;
        if (base < end_.base) {
            const auto next = std::upper_bound(
                offers_.begin(), offers_.end(), base, [](Quantity q, const Offer& offer) { return q < offer.base; });
            const Offer& last = *std::prev(next);
            quote = last.quote + quoteAmount(base - last.base, last.price);
        }
        const FeeAmount fees = feeAmount(quote, fee_);
        return {base, side_ == Side::Bid ? quotePaid(quote, fees) : quoteReceived(quote, fees)};
    }

private:
    /// One resting order and all that fills before it.
    struct Offer {
        Quantity base;
        QuoteAmount quote;
        Price price;
    };

    Side side_;
    FeeFraction fee_;
    std::vector<Offer> offers_;
    Offer end_;
};

/// Smallest count of steps, 0 .. most, for which `reaches(quantity)`; `most` where none does.
template <class Reaches>
Quantity fewestSteps(Quantity step, Quantity most, Reaches reaches)
{
    Int128 below = -1;
    Int128 enough = most.raw / step.raw;
    while (enough - below > 1) {
        const Int128 middle = below + (enough - below) / 2;
        (reaches(Quantity::fromRaw(middle * step.raw)) ? enough : below) = middle;
    }
    return Quantity::fromRaw(enough * step.raw);
}

Quantity sellable(const Ledger& ledger, SubaccountId id, AssetId asset)
{
    return ledger.available(id, asset) + std::min(ledger.lendOf(id, asset), ledger.state.pool(asset).cash);
}

/// How much of `proceeds` in the debt asset repays and how much is fee.
struct Split {
    Quantity repaid;
    Quantity fee;
};

Split splitWithFee(Quantity proceeds, Quantity owed, Quantity fee)
{
    return {std::min(owed, proceeds - fee), fee};
}

/// The full fee on what `proceeds` can repay: 1 % of the debt repaid, out of the proceeds.
Quantity fullFee(const State& state, Quantity proceeds, Quantity owed)
{
    const Ratio rate = state.configuration().venue.liquidationFee;
    const Quantity repaid = std::min(
        owed, Quantity::fromRaw(mulDiv(proceeds.raw, Ratio::scale, (Ratio::whole(1) + rate).raw, Rounding::Down)));
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

/// Lines after a plan, with proceeds of the debt asset split by `fee`.
std::vector<MarginLine> linesAfter(const LiquidationLeg& leg, const std::vector<MarginLine>& lines, const Plan& plan,
    Quantity proceeds, Quantity settlementSpent, Quantity settlementGained, Quantity fee)
{
    std::vector<MarginLine> after = lines;
    const AssetId settlement = leg.state().risk->settlement;
    if (plan.sale)
        lineOf(after, plan.paidWith).holding -= plan.sold;
    lineOf(after, settlement).holding += settlementGained - settlementSpent;
    const Quantity owed = lineOf(after, leg.debt).debt;
    const Split split = splitWithFee(proceeds, owed, fee);
    lineOf(after, leg.debt).debt -= split.repaid;
    lineOf(after, leg.debt).holding += proceeds - split.fee - split.repaid;
    if (leg.debt == settlement)
        lineOf(after, settlement).holding -= proceeds;
    return after;
}

struct Forecast {
    Quantity proceeds; ///< of the debt asset
    Quantity gained;   ///< settlement asset from the sale
    Quantity spent;    ///< settlement asset on the purchase
};

/// Largest purchase, in steps, that `money` pays for, at most `wanted`.
Quantity affordable(const Depth& depth, Quantity step, Quantity wanted, Quantity money)
{
    const Quantity beyond = fewestSteps(step, wanted + step, [&](Quantity tried) {
        const LiquidationTrade trade = depth.trade(tried);
        return trade.base < tried || trade.quote > money;
    });
    return std::min(wanted, beyond - std::min(beyond, step));
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

    /// For repaying `repaid`, fee included.
    Plan plan(Quantity repaid) const
    {
        const State& state = leg_.state();
        Quantity needed = repaid
            + (hasFee_ ? multiply(repaid, state.configuration().venue.liquidationFee, Rounding::Up) : Quantity{});
        Plan plan{paidWith_, sale_, purchase_, {}, {}};
        if (purchase_) {
            const MarketParameters& market = state.marketParameters(*purchase_);
            // The last purchase is rounded up to the step, so that nothing is left; others down, within the slice.
            plan.bought = repaid >= owed_ ? ceilToStep(needed, market.stepSize) : floorToStep(needed, market.stepSize);
            plan.bought = std::max(plan.bought, ceilToStep(market.minQuantity, market.stepSize));
            plan.bought = std::min(plan.bought, purchaseDepth_->available());
            needed = purchaseDepth_->trade(plan.bought).quote;
            if (!sale_)
                plan.bought = affordable(*purchaseDepth_, market.stepSize, plan.bought, sellable_);
        }
        if (sale_) {
            const MarketParameters& market = state.marketParameters(*sale_);
            const Quantity most = floorToStep(sellable_, market.stepSize);
            plan.sold = fewestSteps(
                market.stepSize, most, [&](Quantity tried) { return saleDepth_->trade(tried).quote >= needed; });
            if (plan.sold < market.minQuantity)
                plan.sold = std::min(most, ceilToStep(market.minQuantity, market.stepSize));
        }
        return plan;
    }

    Forecast forecast(const Plan& plan) const
    {
        Forecast result;
        if (plan.sale)
            result.gained = saleDepth_->trade(plan.sold).quote;
        result.proceeds = result.gained;
        if (plan.purchase) {
            const LiquidationTrade bought = purchaseDepth_->trade(plan.bought);
            result.proceeds = bought.base;
            result.spent = bought.quote;
        }
        return result;
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
            const Quantity fee = hasFee_ ? fullFee(leg_.state(), seen.proceeds, owed_) : Quantity{};
            return linesAfter(leg_, lines, tryPlan, seen.proceeds, seen.spent, seen.gained, fee);
        });
    }

private:
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
    const Quantity owed = ledger.debtOf(leg.id, leg.debt);
    const auto keeps = [&](Quantity fee) {
        std::vector<MarginLine> after = traded;
        const Split split = splitWithFee(proceeds, owed, fee);
        lineOf(after, leg.debt).debt -= split.repaid;
        lineOf(after, leg.debt).holding -= split.repaid + split.fee;
        return keepsMarginFraction(leg.before, sumsOf(leg.state(), leg.id, after));
    };
    const Quantity most = leg.before.netEquity().isPositive() ? fullFee(leg.state(), proceeds, owed) : Quantity{};
    const auto fee = largestKeeping(most, keeps);
    if (!fee) {
        ledger.restore(std::move(saved));
        return StageResult::Impossible;
    }
    const Split split = splitWithFee(proceeds, owed, *fee);
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

bool isDust(const LiquidationLeg& leg, AssetId paidWith)
{
    const State& state = leg.state();
    const AssetId settlement = state.risk->settlement;
    if (paidWith != settlement) {
        const MarketParameters& market = state.marketParameters(*settlementMarket(state, paidWith));
        return floorToStep(sellable(leg.ledger, leg.id, paidWith), market.stepSize) < market.minQuantity;
    }
    return leg.ledger.debtOf(leg.id, leg.debt) < state.marketParameters(*settlementMarket(state, leg.debt)).minQuantity;
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
        if (isDust(leg, paidWith)) {
            if (tradeDustWithFund(leg, paidWith) == StageResult::Done)
                return StageResult::Done;
            continue;
        }
        const Planner planner{leg, paidWith};
        const Plan plan = planner.plan(planner.repayment(lines));
        if (planner.isEmpty(plan))
            return StageResult::Nothing;
        return execute(leg, plan);
    }
    return StageResult::Impossible;
}

} // namespace plimsoll
