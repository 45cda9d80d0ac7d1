// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/step.h"

#include "domain/exchange/account_view.h"

namespace plimsoll {

namespace {

/// Looks for the smallest quantity that restores, from the smallest one on that would if nothing were rounded.
class SmallestSearch {
public:
    SmallestSearch(const LiquidationLeg& leg, const HandOverTry& handOver)
        : leg_(leg)
        , handOver_(handOver)
        , buffer_(leg.state().configuration().venue.liquidationBuffer)
        , gross_(grossHoldings(leg.state(), linesOf(leg.state(), leg.id)))
    {
    }

    /// `cap` where none does; none where the tries ran out.
    std::optional<Int128> upTo(Int128 cap)
    {
        if (!unrounded(cap).isRestored(buffer_))
            return cap;
        for (Int128 next = firstThatMight(cap); next < cap;) {
            if (tries_ > triesMax)
                return std::nullopt;
            // Where a part may fall while the whole grows, each quantity is looked at.
            for (const Int128 edge = std::min(cap, next + 2 * handOver_.ripple + 1); next < edge; ++next)
                if (restores(next))
                    return next;
            const Int128 end = endOfEqual(next, cap) - handOver_.ripple;
            if (end < next)
                continue;
            if (restores(end))
                return first(next - 1, end, [&](Int128 repaid) { return restores(repaid); });
            next = end + 1;
        }
        return cap;
    }

private:
    const std::vector<MarginLine>& linesAfter(Int128 repaid)
    {
        ++tries_;
        handOver_.writeLinesAfter(Quantity::fromRaw(repaid), tried_);
        return tried_;
    }

    bool restores(Int128 repaid) { return sumsOf(leg_.state(), leg_.id, linesAfter(repaid)).isRestored(buffer_); }

    /// As if no collateral had been rounded; where that does not restore, no smaller quantity does.
    MarginSums unrounded(Int128 repaid)
    {
        const std::vector<MarginLine>& lines = linesAfter(repaid);
        MarginSums sums = sumsOf(leg_.state(), leg_.id, lines);
        sums.assetsValue += gross_ - grossHoldings(leg_.state(), lines) - handOver_.due(Quantity::fromRaw(repaid));
        return sums;
    }

    /// USD steps by which equity passes what restores it, as far as they reach.
    Int128 excess(const MarginSums& sums) const
    {
        constexpr Int128 most = powerOfTen(37);
        constexpr Int128 scaleSquared = powerOfTen(36);
        const Int256 steps
            = (Int256::product(sums.netEquity().raw, scaleSquared) - sums.maintenanceRequirement.times(buffer_.raw))
                  .quotient(scaleSquared, Rounding::Down);
        if (steps > Int256{most} || steps < Int256{-most})
            return steps.isNegative() ? -most : most;
        return steps.isNegative() ? -static_cast<Int128>(steps.magnitude().low128())
                                  : static_cast<Int128>(steps.magnitude().low128());
    }

    /// Smallest quantity up to `cap` that restores unrounded, as `cap` does. Excess is nearly a line: tries beside
    /// where that crosses zero take most of what is left each time.
    Int128 firstThatMight(Int128 cap)
    {
        constexpr int nearly = 9; // bits
        Int128 failing = 0;
        Int128 passing = cap;
        Int128 below = excess(leg_.before);
        Int128 above = excess(unrounded(cap));
        const auto look = [&](Int128 repaid) {
            if (repaid <= failing || repaid >= passing)
                return;
            const MarginSums sums = unrounded(repaid);
            const bool passes = sums.isRestored(buffer_);
            (passes ? passing : failing) = repaid;
            (passes ? above : below) = excess(sums);
        };
        while (passing - failing > 1) {
            const Int128 span = passing - failing;
            if (below < 0 && above > 0) {
                const Int128 zero = failing + mulDiv(span, -below, above - below, Rounding::Down);
                const Int128 beside = (span >> nearly) + 1;
                look(zero - beside);
                look(zero + beside);
            }
            if (passing - failing > span / 2)
                look(failing + (passing - failing) / 2);
        }
        return passing;
    }

    /// Smallest quantity above `failing` that passes, as `passing` does and all between do from some one on.
    template <class Passes>
    static Int128 first(Int128 failing, Int128 passing, Passes passes)
    {
        while (passing - failing > 1) {
            const Int128 middle = failing + (passing - failing) / 2;
            (passes(middle) ? passing : failing) = middle;
        }
        return passing;
    }

    /// Largest quantity below `cap` for which the same collateral is handed over as for `begin`.
    Int128 endOfEqual(Int128 begin, Int128 cap)
    {
        const std::vector<MarginLine> lines = linesAfter(begin);
        const auto differs = [&](Int128 repaid) {
            const std::vector<MarginLine>& tried = linesAfter(repaid);
            return !std::equal(lines.begin(), lines.end(), tried.begin(), tried.end(),
                [](const MarginLine& a, const MarginLine& b) { return a.holding == b.holding; });
        };
        Int128 width = 1;
        while (begin + width < cap && !differs(begin + width))
            width *= 2;
        return first(begin + width / 2, std::min(cap, begin + width), differs) - 1;
    }

    static constexpr int triesMax = 10'000;

    const LiquidationLeg& leg_;
    const HandOverTry& handOver_;
    Ratio buffer_;
    Usd gross_;
    std::vector<MarginLine> tried_;
    int tries_{0};
};

} // namespace

Quantity smallestRestoring(const LiquidationLeg& leg, Quantity cap, const HandOverTry& handOver)
{
    if (leg.closesWhole)
        return cap;
    if (const auto least = SmallestSearch{leg, handOver}.upTo(cap.raw))
        return Quantity::fromRaw(*least);
    return smallestRestoring(leg, cap, [&](Quantity tried) {
        std::vector<MarginLine> lines;
        handOver.writeLinesAfter(tried, lines);
        return lines;
    });
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
