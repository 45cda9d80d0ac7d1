// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/binding_term.h"

#include "domain/exchange/placement.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace plimsoll {

namespace {

/// The terms of margin that may be relaxed, in the order in which equals are named.
constexpr std::array marginTerms{
    BindingTerm::ImfBase, BindingTerm::LeverageLimit, BindingTerm::SizeCurve, BindingTerm::Haircut};
/// As good as none: 1/limit is far below any imf.
constexpr Ratio noLeverageLimit = Ratio::whole(1'000'000);

AssetRisk relaxed(const AssetRisk& risk, BindingTerm term)
{
    switch (term) {
    case BindingTerm::ImfBase:
        return risk.withoutImfBase();
    case BindingTerm::SizeCurve:
        return risk.withoutImfCurve();
    case BindingTerm::Haircut:
        return risk.withoutHaircut();
    default:
        return risk;
    }
}

std::vector<AssetRisk> relaxed(std::vector<AssetRisk> risks, BindingTerm term)
{
    for (AssetRisk& risk : risks)
        risk = relaxed(risk, term);
    return risks;
}

/// What sets the imf of the largest debt.
BindingTerm requirementTerm(const std::vector<MarginLine>& lines, const MarginTerms& terms)
{
    const MarginLine* largest = nullptr;
    Usd largestNotional;
    for (const MarginLine& line : lines) {
        const Usd owed = notional(line.debt + line.wouldBorrow, terms.marks[line.asset.value]);
        if (owed > largestNotional) {
            largest = &line;
            largestNotional = owed;
        }
    }
    if (largest == nullptr)
        return BindingTerm::Haircut;
    const AssetRisk& risk = terms.risks[largest->asset.value];
    const Ratio imf = risk.imfAt(largestNotional);
    if (Int256::product(imf.raw, terms.leverageLimit.raw) < Int256{powerOfTen(36)})
        return BindingTerm::LeverageLimit;
    return imf > risk.imf().base ? BindingTerm::SizeCurve : BindingTerm::ImfBase;
}

/// netEquityAvailable without `term`; none where that is out of range.
std::optional<Usd> availableWithout(BindingTerm term, const std::vector<MarginLine>& lines, const MarginTerms& terms)
{
    const std::vector<AssetRisk> risks = relaxed(terms.risks, term);
    const Ratio limit = term == BindingTerm::LeverageLimit ? noLeverageLimit : terms.leverageLimit;
    try {
        return marginSums(lines, {terms.marks, risks, limit}).netEquityAvailable();
    } catch (const ArithmeticFault&) {
        return std::nullopt;
    }
}

} // namespace

BindingTerm bindingTerm(const std::vector<MarginLine>& lines, const MarginTerms& terms)
{
    BindingTerm binding = BindingTerm::None;
    auto most = availableWithout(BindingTerm::None, lines, terms);
    for (const BindingTerm term : marginTerms)
        if (const auto available = availableWithout(term, lines, terms); available > most) {
            most = available;
            binding = term;
        }
    return binding == BindingTerm::None ? requirementTerm(lines, terms) : binding;
}

OrderBound boundBeyond(
    const State& state, const Account& account, const AccountView& without, PlaceOrder order, Quantity largest)
{
    const MarketParameters& market = state.marketParameters(order.market);
    const Quantity next = std::max(largest + market.stepSize, ceilToStep(market.minQuantity, market.stepSize));
    std::optional<Refusal> met;
    try {
        order.quantity = next;
        met = placementRefusal(state, account, without, order);
    } catch (const ArithmeticFault&) {
        return {};
    }
    if (!met || std::find(marginTerms.begin(), marginTerms.end(), met->bindingTerm) == marginTerms.end())
        return met ? OrderBound{met->bindingTerm, met->announced} : OrderBound{};

    struct Relaxation {
        BindingTerm term;
        std::vector<AssetRisk> risks;
        std::vector<AssetRisk> comingRisks;
        AccountView view;
    };
    std::vector<Relaxation> relaxations;
    relaxations.reserve(marginTerms.size());
    for (const BindingTerm term : marginTerms) {
        Relaxation& each = relaxations.emplace_back(Relaxation{
            term, relaxed(without.terms().risks, term), relaxed(without.comingTerms().risks, term), without});
        each.view.setRisks(each.risks, each.comingRisks);
        if (term == BindingTerm::LeverageLimit)
            each.view.setLeverageLimit(noLeverageLimit);
    }
    const auto passes = [&](const Relaxation& each, Int128 steps) {
        order.quantity = Quantity::fromRaw(steps * market.stepSize.raw);
        return mayBePlaced(state, account, each.view, order);
    };
    std::vector<const Relaxation*> best;
    for (const Relaxation& each : relaxations)
        if (passes(each, next.raw / market.stepSize.raw))
            best.push_back(&each);
    if (best.empty())
        return {met->bindingTerm, met->announced};
    // What lets more pass outlives the others: the quantity is doubled, then halved between what some pass and none.
    const Int128 last = market.maxQuantity.value_or(largestOrderQuantity).raw / market.stepSize.raw;
    Int128 passing = next.raw / market.stepSize.raw;
    Int128 failing = last + 1;
    bool doubles = true;
    while (best.size() > 1 && failing - passing > 1) {
        const Int128 tried = doubles ? std::min(passing * 2, last) : passing + (failing - passing) / 2;
        std::vector<const Relaxation*> better;
        std::copy_if(best.begin(), best.end(), std::back_inserter(better),
            [&](const Relaxation* each) { return passes(*each, tried); });
        doubles = doubles && !better.empty();
        if (better.empty()) {
            failing = tried;
        } else {
            passing = tried;
            best = std::move(better);
        }
    }
    return {best.front()->term, met->announced};
}

} // namespace plimsoll
