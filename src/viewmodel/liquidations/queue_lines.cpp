// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/queue_lines.h"

#include "domain/exchange/account.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/mmr_band.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("liquidations", text);
}

/// Of the exposure at trigger, what is still open.
std::optional<double> openShare(const view::QueueRow& row)
{
    if (!row.exposureAtTrigger.isPositive())
        return std::nullopt;
    return std::clamp(format::toDouble(row.exposureNow) / format::toDouble(row.exposureAtTrigger), 0.0, 1.0);
}

std::optional<double> wayToLiquidation(const view::QueueRow& row)
{
    constexpr double from = 0.8;
    if (!row.mmr)
        return std::nullopt;
    return std::clamp((format::toDouble(*row.mmr) - from) / (1 - from), 0.0, 1.0);
}

QString endOf(const view::QueueRow& row)
{
    if (row.endedInDeficit)
        return tr("deficit");
    // What its owner repays later is none of it.
    if (!row.exposureAtTrigger.isPositive() || !row.liquidated.isPositive())
        return tr("recovered");
    const double closed = format::toDouble(row.liquidated) / format::toDouble(row.exposureAtTrigger);
    return closed < 0.01 ? tr("<1 % closed") : tr("%1 % closed").arg(std::min(100, static_cast<int>(closed * 100)));
}

QString noteOf(const view::QueueRow& row, const view::ViewSnapshot& snapshot)
{
    if (row.takeOver)
        return tr("taken over");
    if (row.hold)
        return tr("held %1").arg(format::duration(row.hold->until.ms - snapshot.status.time.ms));
    if (row.debtHold)
        return tr("%1 held").arg(format::symbol(*row.debtHold->asset, snapshot));
    if (row.waitsForMark)
        return tr("waits for a mark");
    if (row.stage == view::LiquidationStage::Done)
        return endOf(row);
    if (row.stage == view::LiquidationStage::Watch)
        return row.largestDebt ? tr("owes %1").arg(format::symbol(*row.largestDebt, snapshot)) : QString();
    if (row.nextSlice)
        return tr("next ≤ $%1").arg(format::usdCompact(row.nextSlice->value));
    return {};
}

/// "105.0 %"; "beyond", which is a word.
QString mmrWithSign(const view::QueueRow& row)
{
    return format::mmr(row.mmr, format::bandOf(row), 1) + (row.mmr ? QStringLiteral(" %") : QString());
}

} // namespace

QueueLine queueLine(const view::QueueRow& row, const view::ViewSnapshot& snapshot)
{
    QueueLine line;
    line.key = row.subaccount.value;
    line.subaccount = static_cast<int>(row.subaccount.value);
    line.rank = row.rank > 0 ? QString::number(row.rank) : QString();
    line.account = QString::number(row.subaccount.value);
    line.mmr = format::mmr(row.mmr, format::bandOf(row), 1);
    line.mmrShown = mmrWithSign(row);
    line.exactly.value.mmr = row.mmr;
    line.exposure = format::usdCompact(row.exposureNow);
    line.exposureExact = format::dollars(format::exact(row.exposureNow));
    line.note = noteOf(row, snapshot);
    const bool watched = row.stage == view::LiquidationStage::Watch;
    const auto share = watched ? wayToLiquidation(row) : openShare(row);
    if (share && row.stage != view::LiquidationStage::Done) {
        line.share = *share;
        line.shareWords
            = (watched ? tr("%1 % of the way from MMR 80 to 100 %") : tr("%1 % of the exposure at trigger still open"))
                  .arg(static_cast<int>(*share * 100));
    }
    line.band = static_cast<int>(format::bandOf(row));
    line.held = row.hold || row.debtHold || row.takeOver || row.waitsForMark;
    line.deficit = row.endedInDeficit;
    return line;
}

FillLine fillLine(const view::LiquidationFill& fill, const view::ViewSnapshot& snapshot)
{
    FillLine line;
    line.key = static_cast<qint64>(fill.sequence * 1024 + fill.part);
    line.time = format::clock(fill.time);
    line.subaccount = static_cast<int>(fill.subaccount.value);
    line.account = QString::number(fill.subaccount.value);
    line.stage = format::stageName(fill.stage);
    if (fill.counterparty == backstopFundId)
        line.stage = tr("Fund");
    else if (fill.counterparty)
        line.stage += tr(" by %1").arg(fill.counterparty->value);
    line.stageKind = static_cast<int>(fill.stage);
    line.closed = format::quantity(fill.quantity) + u' ' + format::symbol(fill.debt, snapshot);
    line.debt = format::symbol(fill.debt, snapshot);
    line.exactly.value = {fill.quantity, fill.paidWith ? std::optional{fill.paid} : std::nullopt, fill.price,
        fill.value, fill.fee, fill.marginFractionBefore, fill.marginFractionAfter, fill.time};
    line.paidWith = fill.paidWith ? format::symbol(*fill.paidWith, snapshot) : format::none();
    line.paid = fill.paidWith ? format::quantity(fill.paid) + u' ' + line.paidWith : tr("own holdings");
    line.price = format::price(fill.price);
    line.value = format::usd(fill.value);
    line.fee = format::fixedPoint(fill.fee.raw, Usd::decimals, 2);
    line.fraction = format::percentOr(fill.marginFractionBefore) + QStringLiteral(" → ")
        + format::percentOr(fill.marginFractionAfter);
    return line;
}

std::vector<FactLine> factsOf(const view::QueueRow& row, const view::ViewSnapshot& snapshot)
{
    std::vector<FactLine> facts;
    const auto add = [&](const QString& label, const QString& value, const QString& exact = {}) {
        FactLine fact;
        fact.key = static_cast<qint64>(facts.size());
        fact.label = label;
        fact.value = value;
        fact.exact = exact;
        facts.push_back(fact);
    };
    const auto dollars = [&](const QString& label, Usd value) {
        add(label, format::dollars(format::usd(value)), format::dollars(format::exact(value)));
    };
    add(tr("Stage"), format::stageName(row.stage));
    for (const view::QueueRow& done : snapshot.liquidations.done)
        if (done.subaccount == row.subaccount && row.rank == 0 && done.left) {
            add(tr("Left the queue"),
                (done.endedInDeficit ? tr("%1, in deficit") : QStringLiteral("%1")).arg(format::clock(*done.left)));
            dollars(tr("Closed by liquidation"), done.liquidated);
        }
    if (row.rank > 0)
        add(tr("Rank in the queue"), QString::number(row.rank));
    add(tr("MMR"), mmrWithSign(row));
    add(tr("Margin fraction"), format::percentOr(row.marginFraction) + QStringLiteral(" %"));
    dollars(tr("Net equity"), row.netEquity);
    if (row.exposureAtTrigger.isPositive() && row.stage != view::LiquidationStage::Watch)
        dollars(tr("Exposure at trigger"), row.exposureAtTrigger);
    dollars(tr("Exposure now"), row.exposureNow);
    // In the queue there is a line for each from the start: what a hand may do stands below, and does not move.
    const bool isQueued = row.stage != view::LiquidationStage::Watch && row.stage != view::LiquidationStage::Done;
    if (row.nextSlice)
        add(tr("Next slice, at most"),
            QStringLiteral("%1 %2").arg(
                format::quantity(row.nextSlice->quantity), format::symbol(row.nextSlice->debt, snapshot)),
            format::exact(row.nextSlice->quantity));
    else if (isQueued)
        add(tr("Next slice, at most"), format::none());
    if (row.lastFill)
        add(tr("Last fill"),
            QStringLiteral("%1 · $%2").arg(format::clock(row.lastFill->time), format::usd(row.lastFill->value)),
            format::dollars(format::exact(row.lastFill->value)));
    else if (isQueued)
        add(tr("Last fill"), format::none());
    if (isQueued)
        add(tr("In the queue for"), format::duration(snapshot.status.time.ms - row.triggered.ms));
    if (row.waitsForMark)
        add(tr("Next step"), tr("waits for a mark that is held"));
    if (row.debtHold)
        add(tr("Next step"), tr("debts in %1 are held").arg(format::symbol(*row.debtHold->asset, snapshot)));
    if (row.takeOver && !row.takeOver->actor.empty()) {
        add(tr("Taken over by"), QString::fromStdString(row.takeOver->actor));
        add(tr("Reason"), QString::fromStdString(row.takeOver->reason));
    }
    if (const auto& hold = row.hold ? row.hold : row.debtHold) {
        add(tr("Held by"), QString::fromStdString(hold->actor));
        add(tr("Reason"), QString::fromStdString(hold->reason));
        add(tr("Hold ends in"), format::duration(hold->until.ms - snapshot.status.time.ms));
    }
    return facts;
}

} // namespace plimsoll
