// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/step.h"

#include "domain/exchange/account_view.h"

namespace plimsoll {

std::vector<MarginLine> linesOf(const State& state, SubaccountId id)
{
    return AccountView{state, state.account(id)}.plainLines();
}

MarginLine& lineOf(std::vector<MarginLine>& lines, AssetId asset)
{
    const auto place = std::find_if(lines.begin(), lines.end(), [&](const MarginLine& l) { return l.asset == asset; });
    if (place != lines.end())
        return *place;
    lines.push_back({asset, {}, {}, {}});
    return lines.back();
}

MarginSums sumsOf(const State& state, SubaccountId id, const std::vector<MarginLine>& lines)
{
    return marginSums(lines, state.terms(state.account(id)));
}

std::vector<AssetId> heldByWeight(const State& state, SubaccountId id, AssetId except)
{
    struct Held {
        Ratio weight;
        AssetId asset;
    };
    std::vector<Held> held;
    for (const MarginLine& line : linesOf(state, id))
        if (line.holding.isPositive() && line.asset != except)
            held.push_back(
                {state.risk->assetRisks[line.asset.value].weightAt(notional(line.holding, state.mark(line.asset))),
                    line.asset});
    std::sort(held.begin(), held.end(),
        [](const Held& a, const Held& b) { return a.weight != b.weight ? a.weight < b.weight : a.asset < b.asset; });
    std::vector<AssetId> assets;
    for (const Held& each : held)
        assets.push_back(each.asset);
    return assets;
}

HandedOver handOver(Ledger& ledger, SubaccountId from, SubaccountId to, Usd worth, const std::vector<AssetId>& assets,
    BorrowLendSource fromSource, BorrowLendSource toSource)
{
    std::optional<HandedOver> first;
    Usd moved;
    for (const AssetId asset : assets) {
        if (moved >= worth)
            break;
        const Price mark = ledger.state.mark(asset);
        const Quantity available = ledger.available(from, asset);
        const Quantity lent = ledger.lendOf(from, asset);
        const Quantity quantity = std::min(available + lent, quantityWorth(worth - moved, mark, Rounding::Up));
        if (quantity.isZero())
            continue;
        const Quantity beyond = quantity - std::min(quantity, available);
        const Quantity redeemed = std::min(beyond, ledger.state.pool(asset).cash);
        ledger.redeem(from, asset, redeemed, fromSource);
        const Quantity direct = quantity - (beyond - redeemed);
        ledger.debit(from, asset, direct);
        ledger.credit(to, asset, direct);
        if (to != treasuryId && to != backstopFundId)
            ledger.arrive(to, asset, direct, ledger.arrivalRules(to));
        const Quantity claim = beyond - redeemed;
        ledger.dropLend(from, asset, claim, fromSource);
        ledger.takeLend(to, asset, claim, toSource);
        if (claim.isPositive() && to != treasuryId)
            ledger.setOff(to, asset);
        const Usd value = notional(quantity, mark);
        moved += value;
        if (!first)
            first = HandedOver{asset, quantity, {}};
    }
    HandedOver result = first.value_or(HandedOver{});
    result.worth = moved;
    return result;
}

void handOverLines(const State& state, std::vector<MarginLine>& lines, Usd worth, const std::vector<AssetId>& assets)
{
    Usd moved;
    for (const AssetId asset : assets) {
        if (moved >= worth)
            break;
        MarginLine& line = lineOf(lines, asset);
        const Price mark = state.mark(asset);
        const Quantity quantity = std::min(line.holding, quantityWorth(worth - moved, mark, Rounding::Up));
        line.holding -= quantity;
        moved += notional(quantity, mark);
    }
}

Usd grossHoldings(const State& state, const std::vector<MarginLine>& lines)
{
    Usd sum;
    for (const MarginLine& line : lines)
        sum += notional(line.holding, state.mark(line.asset));
    return sum;
}

Usd grossDebts(const State& state, const std::vector<MarginLine>& lines)
{
    Usd sum;
    for (const MarginLine& line : lines)
        sum += notional(line.debt, state.mark(line.asset));
    return sum;
}

void tellFill(const LiquidationLeg& leg, LiquidationFill::Kind kind, Quantity repaid, const HandedOver& paid,
    Price price, Quantity fee, std::optional<SubaccountId> counterparty)
{
    const MarginSums after = sumsOf(leg.state(), leg.id, linesOf(leg.state(), leg.id));
    leg.ledger.events.emplace_back(LiquidationFill{leg.id, kind, leg.debt, repaid, paid.asset, paid.quantity, price,
        fee, counterparty, leg.before.marginFraction(), after.marginFraction()});
}

Quantity repayFromHoldings(const LiquidationLeg& leg)
{
    Ledger& ledger = leg.ledger;
    const Quantity held = ledger.available(leg.id, leg.debt);
    const Quantity most = std::min(held, leg.cap);
    if (most.isZero())
        return most;
    const std::vector<MarginLine> lines = linesOf(leg.state(), leg.id);
    const Quantity quantity = smallestRestoring(leg, most, [&](Quantity tried) {
        std::vector<MarginLine> after = lines;
        MarginLine& line = lineOf(after, leg.debt);
        line.holding -= tried;
        line.debt -= tried;
        return after;
    });
    ledger.repay(leg.id, leg.debt, quantity, BorrowLendSource::Liquidation);
    tellFill(
        leg, LiquidationFill::Kind::FromHoldings, quantity, {leg.debt, quantity, {}}, leg.debtMark(), {}, std::nullopt);
    return quantity;
}

} // namespace plimsoll
