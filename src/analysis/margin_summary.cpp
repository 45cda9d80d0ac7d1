// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/margin_summary.h"

#include "domain/base/decimal.h"

#include <algorithm>

namespace plimsoll {
namespace {

template <class Number>
std::optional<std::string> textOf(const std::optional<Number>& number)
{
    return number ? std::optional{toText(*number)} : std::nullopt;
}

CollateralFigures collateralOf(
    const AccountView& view, const MarginLine& line, const MarginTerms& terms, std::optional<Price> liquidation)
{
    const Price mark = terms.marks[line.asset.value];
    const AssetRisk& risk = terms.risks[line.asset.value];
    const Usd gross = notional(line.holding, mark);
    const Quantity lent = view.lent(line.asset);
    const Quantity available = view.available(line.asset);
    return {line.asset, mark, line.holding, gross, risk.weightAt(gross), risk.collateralValue(gross),
        line.holding - lent - available, lent, available, liquidation};
}

BorrowFigures borrowOf(const MarginLine& line, const MarginTerms& terms, std::optional<Price> liquidation)
{
    const Price mark = terms.marks[line.asset.value];
    const AssetRisk& risk = terms.risks[line.asset.value];
    const Usd exposed = notional(line.debt + line.wouldBorrow, mark);
    const Ratio ofLeverage = divide(Ratio::whole(1), terms.leverageLimit, Rounding::Up);
    return {line.asset, line.debt, exposed, mark, std::max(risk.imfAt(exposed), ofLeverage), risk.mmfAt(exposed),
        liquidation};
}

} // namespace

MarginSummary marginSummary(const State& state, const AccountView& view)
{
    const MarginTerms terms = view.terms();
    std::vector<MarginLine> lines = view.restingLines();
    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.asset < b.asset; });
    const MarginSums sums = marginSums(lines, terms);
    const VenueParameters& venue = state.configuration().venue;
    MarginSummary summary{sums.assetsValue, sums.borrowLiability, sums.netEquity(), sums.netEquityLocked(),
        sums.netEquityAvailable(), sums.totalExposure, sums.imf(), sums.mmf(),
        sums.acmf(venue.acmfDivisor, venue.acmfOffset), sums.marginFraction(), sums.imr(), sums.mmr(), {}, {}};
    for (const MarginLine& line : lines) {
        if (line.isEmpty())
            continue;
        const auto liquidation = liquidationPrice(lines, line.asset, terms);
        if (!line.holding.isZero())
            summary.collateral.push_back(collateralOf(view, line, terms, liquidation));
        if (!(line.debt + line.wouldBorrow).isZero())
            summary.borrows.push_back(borrowOf(line, terms, liquidation));
    }
    return summary;
}

std::vector<NamedFigure> namedFigures(const MarginSummary& summary)
{
    return {{"assetsValue", toText(summary.assetsValue)}, {"borrowLiability", toText(summary.borrowLiability)},
        {"liabilitiesValue", toText(summary.borrowLiability)}, {"unsettledEquity", "0"}, {"pnlUnrealized", "0"},
        {"netExposureFutures", "0"}, {"netEquity", toText(summary.netEquity)},
        {"netEquityLocked", toText(summary.netEquityLocked)},
        {"netEquityAvailable", toText(summary.netEquityAvailable)}, {"imf", toText(summary.imf)},
        {"mmf", toText(summary.mmf)}, {"marginFraction", textOf(summary.marginFraction)},
        {"totalExposure", toText(summary.totalExposure)}, {"imr", textOf(summary.imr)}, {"mmr", textOf(summary.mmr)},
        {"acmf", toText(summary.acmf)}};
}

std::vector<NamedFigure> namedFigures(const CollateralFigures& collateral)
{
    return {{"assetMarkPrice", toText(collateral.assetMarkPrice)}, {"totalQuantity", toText(collateral.totalQuantity)},
        {"balanceNotional", toText(collateral.balanceNotional)},
        {"collateralWeight", toText(collateral.collateralWeight)},
        {"collateralValue", toText(collateral.collateralValue)},
        {"openOrderQuantity", toText(collateral.openOrderQuantity)}, {"lendQuantity", toText(collateral.lendQuantity)},
        {"availableQuantity", toText(collateral.availableQuantity)},
        {"estLiquidationPrice", textOf(collateral.estLiquidationPrice)}};
}

std::vector<NamedFigure> namedFigures(const BorrowFigures& borrow)
{
    return {{"netQuantity", toText(-borrow.quantity)}, {"netExposureNotional", toText(borrow.netExposureNotional)},
        {"markPrice", toText(borrow.markPrice)}, {"imf", toText(borrow.imf)}, {"mmf", toText(borrow.mmf)},
        {"estLiquidationPrice", textOf(borrow.estLiquidationPrice)}};
}

} // namespace plimsoll
