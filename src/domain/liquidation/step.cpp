// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/step.h"

#include "domain/exchange/account_view.h"

namespace plimsoll {

namespace {

/// Looks below a quantity that restores for smaller ones that do, one quantity of collateral after the other.
class SmallerSearch {
public:
    SmallerSearch(const LiquidationLeg& leg, const HandOverTry& handOver)
        : leg_(leg)
        , handOver_(handOver)
        , buffer_(leg.state().configuration().venue.liquidationBuffer)
        , gross_(grossHoldings(leg.state(), linesOf(leg.state(), leg.id)))
    {
    }

    /// `found` restores, or is all there is.
    Int128 below(Int128 found) const
    {
        Int128 least = found;
        if (!mightRestore(found))
            return least;
        for (Int128 inside = found; inside > 0;) {
            const Int128 start = startOfEqual(inside);
            Int128 next = start - 1;
            if (handOver_.ripple > 0) {
                next = std::max(Int128{0}, start - 1 - handOver_.ripple);
                for (Int128 tried = std::min(inside, start + handOver_.ripple); tried > next; --tried)
                    if (tried < least && restores(tried))
                        least = tried;
            }
            if (next <= 0)
                break;
            if (restores(next))
                least = std::min(least, leastOfEqual(next));
            else if (!mightRestore(next))
                break;
            inside = next;
        }
        return least;
    }

private:
    MarginSums sumsAfter(Int128 repaid) const
    {
        return sumsOf(leg_.state(), leg_.id, handOver_.linesAfter(Quantity::fromRaw(repaid)));
    }

    bool restores(Int128 repaid) const { return sumsAfter(repaid).isRestored(buffer_); }

    /// Whether it would if no collateral had been rounded; where not, no smaller quantity restores.
    bool mightRestore(Int128 repaid) const
    {
        const std::vector<MarginLine> lines = handOver_.linesAfter(Quantity::fromRaw(repaid));
        MarginSums sums = sumsOf(leg_.state(), leg_.id, lines);
        sums.assetsValue += gross_ - grossHoldings(leg_.state(), lines) - handOver_.due(Quantity::fromRaw(repaid));
        return sums.isRestored(buffer_);
    }

    /// Smallest quantity for which the same collateral is handed over.
    Int128 startOfEqual(Int128 inside) const
    {
        const std::vector<MarginLine> lines = handOver_.linesAfter(Quantity::fromRaw(inside));
        const auto isEqual = [&](Int128 repaid) {
            const std::vector<MarginLine> tried = handOver_.linesAfter(Quantity::fromRaw(repaid));
            return std::equal(lines.begin(), lines.end(), tried.begin(), tried.end(),
                [](const MarginLine& a, const MarginLine& b) { return a.holding == b.holding; });
        };
        Int128 width = 1;
        while (width < inside && isEqual(inside - width))
            width *= 2;
        Int128 other = std::max(Int128{0}, inside - width);
        Int128 equal = inside - width / 2;
        while (equal - other > 1) {
            const Int128 middle = other + (equal - other) / 2;
            (isEqual(middle) ? equal : other) = middle;
        }
        return equal;
    }

    /// Smallest of the quantities that hand over the same as `restoring` and restore, as it does.
    Int128 leastOfEqual(Int128 restoring) const
    {
        Int128 failing = startOfEqual(restoring) - 1;
        while (restoring - failing > 1) {
            const Int128 middle = failing + (restoring - failing) / 2;
            (restores(middle) ? restoring : failing) = middle;
        }
        return restoring;
    }

    const LiquidationLeg& leg_;
    const HandOverTry& handOver_;
    Ratio buffer_;
    Usd gross_;
};

} // namespace

Quantity smallestRestoring(const LiquidationLeg& leg, Quantity cap, const HandOverTry& handOver)
{
    const Quantity found = smallestRestoring(leg, cap, handOver.linesAfter);
    return leg.closesWhole ? found : Quantity::fromRaw(SmallerSearch{leg, handOver}.below(found.raw));
}

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
