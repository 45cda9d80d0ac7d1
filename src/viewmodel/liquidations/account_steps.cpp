// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/account_steps.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace plimsoll {
namespace {

constexpr std::uint32_t stepsMax = 500;
constexpr std::int64_t msPerDay = 86'400'000;

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

QString percent(const std::string& ratio)
{
    return format::percentOr(fromText<Ratio>(ratio));
}

view::LiquidationStage stageOf(const std::string& kind)
{
    if (kind == "LiquidationStarted" || kind == "LiquidationEnded")
        return view::LiquidationStage::Done;
    if (kind == "LiquidationBackstop")
        return view::LiquidationStage::Backstop;
    return kind == "LiquidationAdl" ? view::LiquidationStage::Adl : view::LiquidationStage::Book;
}

QString stageWords(const std::string& kind)
{
    if (kind == "LiquidationStarted")
        return QCoreApplication::translate("liquidations", "Enters the queue");
    if (kind == "LiquidationEnded")
        return QCoreApplication::translate("liquidations", "Leaves the queue");
    if (kind == "Deficit")
        return QCoreApplication::translate("liquidations", "Deficit");
    if (kind == "LiquidationHoldings")
        return QCoreApplication::translate("liquidations", "Own holdings");
    if (kind == "LiquidationFund")
        return QCoreApplication::translate("liquidations", "Fund");
    return format::stageName(stageOf(kind));
}

QString endWords(const std::string& how)
{
    if (how == "Restored")
        return AccountSteps::tr("Its margin is restored");
    return how == "NoDebt" ? AccountSteps::tr("No debt is left") : AccountSteps::tr("In deficit");
}

/// "paid with 673000.0000 BONK, fee 0.1047765048" with as many digits as other quantities show.
QString withShortQuantities(QString detail)
{
    static const QRegularExpression amounts(QStringLiteral("(?:paid with|fee) ([0-9]+(?:\\.[0-9]+)?)"));
    for (auto found = amounts.match(detail); found.hasMatch();) {
        const auto amount = fromText<Quantity>(found.captured(1).toStdString());
        const QString shown = amount ? format::quantity(*amount) : found.captured(1);
        detail.replace(found.capturedStart(1), found.capturedLength(1), shown);
        found = amounts.match(detail, found.capturedStart(1) + shown.size());
    }
    return detail;
}

} // namespace

StepLine stepLine(const archive::Row& row, Timestamp now)
{
    StepLine line;
    line.key = static_cast<qint64>(row.sequence * 1024 + row.part);
    line.time = row.time.ms / msPerDay == now.ms / msPerDay ? format::clock(row.time) : format::dateTime(row.time);
    line.stage = stageWords(row.kind);
    line.stageKind = static_cast<int>(stageOf(row.kind));
    if (const auto value = fromText<Usd>(row.value)) {
        line.value = format::dollars(format::usd(*value));
        line.valueExact = format::dollars(format::exact(*value));
    }
    line.timeExact = format::dateTime(row.time);
    const auto quantity = fromText<Quantity>(row.quantity);
    if (row.kind == "LiquidationStarted") {
        line.closed = line.closedExact = AccountSteps::tr("What it owes, at marks");
        return line;
    }
    if (row.kind == "LiquidationEnded") {
        line.closed = line.closedExact = endWords(row.detail);
        return line;
    }
    if (row.kind == "Deficit") {
        // Its value is what lenders bear of it, not what is owed.
        const QString bears
            = row.detail == "Socialised" ? AccountSteps::tr("lenders bear %1") : AccountSteps::tr("the fund bears it");
        const auto left = [&](const QString& amount, const QString& loss) {
            return AccountSteps::tr("%1 %2 owed, with nothing left to pay: %3")
                .arg(amount, text(row.symbol), row.detail == "Socialised" ? bears.arg(loss) : bears);
        };
        line.closed = left(quantity ? format::quantity(*quantity) : text(row.quantity), line.value);
        line.closedExact = left(text(row.quantity), line.valueExact);
        line.value.clear();
        line.valueExact.clear();
        return line;
    }
    const auto closed = [&](const QString& amount, const QString& detail) {
        return AccountSteps::tr("%1 %2 at %3, %4").arg(amount, text(row.symbol), text(row.price), detail);
    };
    line.closed
        = closed(quantity ? format::quantity(*quantity) : text(row.quantity), withShortQuantities(text(row.detail)));
    line.closedExact = closed(quantity ? format::exact(*quantity) : text(row.quantity), text(row.detail));
    line.fractionExact = format::percentExactOr(fromText<Ratio>(row.before)) + QStringLiteral(" → ")
        + format::percentExactOr(fromText<Ratio>(row.after));
    line.fraction = percent(row.before) + QStringLiteral(" → ") + percent(row.after);
    return line;
}

AccountSteps::AccountSteps(Session& session, ArchivePort& archive, QObject* parent)
    : QObject(parent)
    , session_(session)
    , archive_(archive)
{
}

void AccountSteps::show(int subaccount)
{
    subaccount_ = subaccount;
    newest_ = {};
    lines_.assign({});
    total_.clear();
    fault_.clear();
    if (subaccount_ > 0)
        ask();
    emit changed();
}

void AccountSteps::refresh()
{
    if (subaccount_ == 0 || pending_)
        return;
    // At once where there is a newer one than when it asked last; else at rest: the journal's rows may lag.
    constexpr qint64 restMs = 1000;
    const Known known = newestKnown();
    if (known.isBeyond(askedFor_) || (known.isBeyond(newest_) && sinceAsked_.elapsed() > restMs))
        ask();
}

AccountSteps::Known AccountSteps::newestKnown() const
{
    const view::Liquidations& page = session_.snapshot().liquidations;
    Known known;
    const auto isShown = [this](SubaccountId id) { return static_cast<int>(id.value) == subaccount_; };
    for (const view::LiquidationFill& fill : page.fills)
        if (isShown(fill.subaccount))
            known.sequence = std::max(known.sequence, fill.sequence);
    for (const auto* lane : {&page.queue, &page.done})
        for (const view::QueueRow& row : *lane)
            if (isShown(row.subaccount))
                known.moment = std::max(known.moment, row.left.value_or(row.triggered));
    return known;
}

void AccountSteps::ask()
{
    archive::Query query;
    query.path = session_.snapshot().status.worldPath;
    query.table = archive::Table::Liquidations;
    query.filter.subaccount = SubaccountId{static_cast<std::uint32_t>(subaccount_)};
    query.count = stepsMax;
    pending_ = true;
    askedFor_ = newestKnown();
    sinceAsked_.start();
    archive_.rows(query, session_.onGui(this, [this](const archive::Page& page) { take(page); }));
}

void AccountSteps::take(const archive::Page& page)
{
    pending_ = false;
    const SubaccountId shown{static_cast<std::uint32_t>(subaccount_)};
    if (page.query.filter.subaccount != shown || page.query.path != session_.snapshot().status.worldPath) {
        if (subaccount_ > 0)
            ask();
        return;
    }
    fault_ = page.fault ? text(toText(*page.fault)) : QString();
    std::vector<StepLine> lines;
    for (const archive::Row& row : page.rows)
        lines.push_back(stepLine(row, session_.snapshot().status.time));
    if (!page.rows.empty())
        newest_ = {page.rows.front().sequence, page.rows.front().time};
    lines_.assign(lines);
    total_.clear();
    if (page.total == 1)
        total_ = tr("1 step");
    else if (page.total > page.rows.size())
        total_ = tr("newest %1 of %2 steps").arg(page.rows.size()).arg(format::count(page.total));
    else if (page.total > 0)
        total_ = tr("%1 steps").arg(page.total);
    emit changed();
}

} // namespace plimsoll
