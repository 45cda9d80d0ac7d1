// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/margin_lines.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/mmr_band.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace plimsoll {
namespace {

constexpr double barTop = 1.2;

QString tr(const char* text)
{
    return QCoreApplication::translate("margin", text);
}

QString shortfall(Usd amount)
{
    return format::dollars(format::usdLacking(amount));
}

QString flagsText(const view::AccountFlags& flags)
{
    QStringList words;
    if (flags.takenOver)
        words << tr("taken over");
    else if (flags.held)
        words << tr("held");
    else if (flags.liquidating)
        words << tr("liquidating");
    if (flags.backstopProvider)
        words << tr("backstop");
    if (flags.marketMaker)
        words << tr("maker");
    if (flags.autoLend)
        words << tr("auto lend");
    if (flags.marginOff)
        words << tr("margin off");
    if (flags.ownLeverageLimit)
        words << tr("own limit");
    if (flags.special)
        words << tr("special");
    return words.join(QStringLiteral(", "));
}

} // namespace

AccountLine accountLine(const view::AccountRow& row, const view::ViewSnapshot& snapshot)
{
    AccountLine line;
    line.subaccount = static_cast<int>(row.subaccount.value);
    line.band = static_cast<int>(row.band);
    line.account = QString::number(row.subaccount.value);
    line.equity = format::usd(row.netEquity);
    line.equityExact = format::dollars(format::exact(row.netEquity));
    line.exposure = format::usd(row.totalExposure);
    line.exposureExact = format::dollars(format::exact(row.totalExposure));
    line.marginFraction = format::percentOr(row.marginFraction);
    line.mmr = format::mmr(row.mmr, row.band);
    line.mmrShare = row.mmr                   ? std::min(1.0, format::toDouble(*row.mmr) / barTop)
        : row.band == view::MmrBand::Critical ? 1
                                              : 0;
    if (row.band == view::MmrBand::Critical)
        line.distance = tr("now");
    else if (row.liquidationDistance && row.distanceAsset)
        line.distance = QStringLiteral("%1 %2").arg(
            format::symbol(*row.distanceAsset, snapshot), format::percent(*row.liquidationDistance));
    else
        line.distance = format::none();
    if (row.largestDebt)
        line.debt = QStringLiteral("%1 %2").arg(
            format::symbol(*row.largestDebt, snapshot), format::usdCompact(row.largestDebtValue));
    else
        line.debt = format::none();
    line.flags = flagsText(row.flags);
    if (row.distanceAsset)
        line.distanceAsset = format::symbol(*row.distanceAsset, snapshot);
    if (row.largestDebt)
        line.debtAsset = format::symbol(*row.largestDebt, snapshot);
    line.gross = format::usd(row.grossValue);
    line.collateral = format::usd(row.assetsValue);
    line.imr = format::mmr(row.imr, row.band);
    line.leverageLimit = format::exact(row.leverageLimit);
    line.openOrders = row.openOrders > 0 ? format::count(row.openOrders) : format::none();
    line.exactly.value = {row.marginFraction, row.mmr, row.liquidationDistance, row.largestDebtValue, row.grossValue,
        row.assetsValue, row.imr};
    return line;
}

std::vector<WaterfallLine> waterfall(const view::AccountDetail& detail)
{
    const double top = std::max({format::toDouble(detail.grossValue), format::toDouble(detail.assetsValue),
        format::toDouble(detail.netEquityLocked), 1e-9});
    const auto share = [top](Usd value) { return std::clamp(format::toDouble(value) / top, 0.0, 1.0); };
    const auto line = [](const QString& title, Usd amount, double from, double to, int kind) {
        WaterfallLine line;
        line.title = title;
        line.amount = format::usd(amount);
        line.exact = format::dollars(format::exact(amount));
        line.from = from;
        line.to = to;
        line.kind = kind;
        return line;
    };
    const Usd haircut = detail.grossValue - detail.assetsValue;
    std::vector<WaterfallLine> lines{
        line(tr("Gross value"), detail.grossValue, 0, share(detail.grossValue), 0),
        line(tr("− haircut"), haircut, share(detail.assetsValue), share(detail.grossValue), 1),
        line(tr("Collateral"), detail.assetsValue, 0, share(detail.assetsValue), 0),
        line(tr("− borrows"), detail.borrowLiability, share(detail.netEquity), share(detail.assetsValue), 1),
        line(tr("Net equity"), detail.netEquity, 0, share(detail.netEquity), 0),
        line(tr("Initial requirement"), detail.netEquityLocked, 0, share(detail.netEquityLocked), 2),
        line(tr("Maintenance"), detail.maintenance, 0, share(detail.maintenance), 2),
    };
    for (std::size_t at = 0; at < lines.size(); ++at)
        lines[at].key = static_cast<qint64>(at);
    return lines;
}

std::vector<AccountOrderLine> accountOrderLines(const view::AccountDetail& detail)
{
    std::vector<AccountOrderLine> lines;
    for (const view::OpenOrderRow& order : detail.openOrders) {
        AccountOrderLine line;
        line.key = static_cast<qint64>(order.orderId);
        line.number = format::count(order.orderId);
        line.market = format::marketName(order.market);
        line.bid = order.bid;
        line.side = order.bid ? tr("Buy") : tr("Sell");
        line.price = format::price(order.price);
        line.priceExact = format::exact(order.price);
        line.quantity = format::exact(order.quantity);
        line.filled = order.executedQuantity.isZero() ? format::none() : format::exact(order.executedQuantity);
        lines.push_back(line);
    }
    return lines;
}

std::vector<HoldingLine> collateralLines(const view::AccountDetail& detail, const view::ViewSnapshot& snapshot)
{
    std::vector<HoldingLine> lines;
    for (const view::CollateralRow& row : detail.collateral) {
        HoldingLine line;
        line.key = row.asset.value;
        line.symbol = format::symbol(row.asset, snapshot);
        line.quantity = format::quantityCompact(row.totalQuantity);
        line.exact = format::exact(row.totalQuantity);
        line.value = format::usd(row.collateralValue);
        line.weight = format::percent(row.collateralWeight, 1);
        line.liquidationPrice = row.estLiquidationPrice ? format::price(*row.estLiquidationPrice) : format::none();
        line.exactly.value = {row.collateralValue, row.estLiquidationPrice};
        QStringList parts;
        if (row.lendQuantity.isPositive())
            parts << tr("lent %1 at %2 %")
                         .arg(format::quantityCompact(row.lendQuantity), format::percent(row.lendInterestRate));
        if (row.openOrderQuantity.isPositive())
            parts << tr("in orders %1").arg(format::quantityCompact(row.openOrderQuantity));
        line.note = parts.join(QStringLiteral(" · "));
        lines.push_back(line);
    }
    return lines;
}

std::vector<HoldingLine> borrowLines(const view::AccountDetail& detail, const view::ViewSnapshot& snapshot)
{
    std::vector<HoldingLine> lines;
    for (const view::BorrowRow& row : detail.borrows) {
        HoldingLine line;
        line.key = row.asset.value;
        line.symbol = format::symbol(row.asset, snapshot);
        line.quantity = format::quantityCompact(row.quantity);
        line.exact = format::exact(row.quantity);
        line.value = format::usd(row.netExposureNotional);
        line.weight = format::percent(row.imf, 1) + QStringLiteral(" / ") + format::percent(row.mmf, 1);
        line.liquidationPrice = row.estLiquidationPrice ? format::price(*row.estLiquidationPrice) : format::none();
        line.exactly.value = {row.netExposureNotional, row.estLiquidationPrice};
        line.note = tr("%1 % a year · $%2 a day")
                        .arg(format::percent(row.borrowInterestRate),
                            format::fixedPoint(row.costPerDay.raw, Usd::decimals, 2));
        line.note.prepend(format::debtSources(row.sources) + QStringLiteral(" · "));
        lines.push_back(line);
    }
    return lines;
}

std::vector<PriceMoveLine> priceMoveLines(
    const view::AccountDetail& detail, const std::vector<view::PriceMove>& moves, const view::ViewSnapshot& snapshot)
{
    std::vector<PriceMoveLine> lines;
    const auto add = [&](AssetId asset, const std::optional<Price>& liquidationPrice) {
        if (asset.value >= snapshot.assets.size())
            return;
        PriceMoveLine line;
        line.key = line.asset = asset.value;
        if (std::any_of(lines.begin(), lines.end(), [&](const auto& other) { return other.key == line.key; }))
            return;
        line.symbol = format::symbol(asset, snapshot);
        const auto moved = std::find_if(moves.begin(), moves.end(), [&](const auto& at) { return at.asset == asset; });
        const view::PriceMove thought = moved == moves.end() ? view::PriceMove{asset, {}} : *moved;
        const Ratio move = thought.move;
        const Price mark = snapshot.assets[asset.value].markPrice;
        line.move = format::toDouble(move);
        line.percent = (move > Ratio{} ? QStringLiteral("+") : QString()) + format::percentExact(move);
        line.price = format::price(thought.applied(mark));
        if (liquidationPrice)
            line.trigger = format::toDouble(*liquidationPrice) / format::toDouble(mark) - 1;
        lines.push_back(line);
    };
    for (const view::CollateralRow& row : detail.collateral)
        add(row.asset, row.estLiquidationPrice);
    for (const view::BorrowRow& row : detail.borrows)
        add(row.asset, row.estLiquidationPrice);
    return lines;
}

WhatIfSummary whatIfSummaryOf(const view::AccountDetail& detail)
{
    WhatIfSummary summary;
    if (!detail.whatIf)
        return summary;
    const view::AccountWhatIf& whatIf = *detail.whatIf;
    summary.known = true;
    summary.band = static_cast<int>(whatIf.band);
    summary.marginFraction = format::percentOr(whatIf.marginFraction);
    summary.mmr = format::mmr(whatIf.mmr, whatIf.band);
    summary.equity = format::usd(whatIf.netEquity);
    summary.equityExact = format::dollars(format::exact(whatIf.netEquity));
    if (whatIf.netEquity.isNegative())
        summary.verdict = tr("a deficit of $%1, nothing left to lose").arg(format::usd(-whatIf.netEquity));
    else if (whatIf.losesOrdersOnly)
        summary.verdict = tr("its open orders are cancelled; without them it is not liquidated");
    else if (whatIf.toRestore.isPositive())
        summary.verdict = tr("liquidated: %1 short of maintenance").arg(shortfall(whatIf.toRestore));
    else
        summary.verdict = tr("not liquidated: %1").arg(format::bandName(whatIf.band).toLower());
    return summary;
}

AccountSummary summaryOf(const view::AccountDetail& detail)
{
    AccountSummary summary;
    summary.known = true;
    summary.band = static_cast<int>(detail.band);
    summary.title = format::account(detail.subaccount);
    summary.bandName = format::bandName(detail.band);
    summary.flags = flagsText(detail.flags);
    summary.marginFraction = format::percentOr(detail.marginFraction);
    summary.marginFractionExact = detail.marginFraction ? format::percentExact(*detail.marginFraction) : QString();
    summary.mmr = format::mmr(detail.mmr, detail.band);
    summary.imr = format::mmr(detail.imr, detail.band);
    summary.equity = format::usd(detail.netEquity);
    summary.equityExact = format::dollars(format::exact(detail.netEquity));
    summary.available = format::usd(detail.netEquityAvailable);
    summary.exposure = format::usd(detail.totalExposure);
    const Usd aboveMaintenance = detail.netEquity - detail.maintenance;
    if (!detail.totalExposure.isPositive())
        summary.room = tr("no exposure, nothing required");
    else if (aboveMaintenance.isNegative())
        summary.room = tr("%1 short of maintenance").arg(shortfall(-aboveMaintenance));
    else if (detail.netEquityAvailable.isNegative())
        summary.room = tr("$%1 above maintenance, %2 short of initial")
                           .arg(format::usd(aboveMaintenance), shortfall(-detail.netEquityAvailable));
    else
        summary.room = tr("$%1 free above initial").arg(format::usd(detail.netEquityAvailable));
    const double scale = 1.2
        * std::max({format::toDouble(detail.netEquity), format::toDouble(detail.netEquityLocked),
            format::toDouble(detail.maintenance), 1e-9});
    summary.equityShare = std::clamp(format::toDouble(detail.netEquity) / scale, 0.0, 1.0);
    summary.initialShare = format::toDouble(detail.netEquityLocked) / scale;
    summary.maintenanceShare = format::toDouble(detail.maintenance) / scale;
    QStringList settings;
    settings << (detail.marginEnabled ? tr("margin on") : tr("margin off"));
    settings << tr("leverage to %1x").arg(format::everyDigit(detail.leverageLimit.raw, Ratio::decimals));
    if (detail.flags.autoLend)
        settings << tr("auto lend");
    if (detail.autoRepayBorrows)
        settings << tr("auto repay");
    if (detail.borrowLimit)
        settings << tr("borrows to $%1").arg(format::usdCompact(*detail.borrowLimit));
    summary.settings = settings.join(QStringLiteral(" · "));
    return summary;
}

} // namespace plimsoll
