// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/margin_calls.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/csv_file.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/wording.h"

#include <map>

namespace plimsoll {
namespace {

constexpr std::size_t shownMax = 300;

template <class Number>
QString everyDigit(const std::optional<Number>& number)
{
    return number ? QString::fromStdString(toText(*number)) : QString();
}

MarginCallLine lineOf(const view::MarginCall& call, const view::ViewSnapshot& snapshot)
{
    MarginCallLine line;
    line.key = line.subaccount = static_cast<int>(call.row.subaccount.value);
    line.band = static_cast<int>(call.row.band);
    line.account = QString::number(call.row.subaccount.value);
    line.mmr = call.row.mmr ? format::percent(*call.row.mmr) : MarginCalls::tr("beyond");
    line.marginFraction = format::percentOr(call.row.marginFraction);
    line.equity = format::usd(call.row.netEquity);
    line.exposure = format::usd(call.row.totalExposure);
    line.toDeposit = format::usdLacking(call.toDeposit);
    line.toDepositExact = format::dollars(format::exact(call.toDeposit));
    if (call.row.largestDebt) {
        line.debtAsset = format::symbol(*call.row.largestDebt, snapshot);
        line.debt = QStringLiteral("%1 %2").arg(line.debtAsset, format::usdCompact(call.row.largestDebtValue));
    }
    line.exactly.value = {call.row.mmr, call.row.marginFraction, call.row.netEquity, call.row.totalExposure,
        call.row.largestDebtValue, true};
    return line;
}

/// Nobody tells its figures any more.
MarginCallLine lineOfOneWhoLeft(const MarginCallLine& before)
{
    MarginCallLine line;
    line.key = before.key;
    line.subaccount = before.subaccount;
    line.band = static_cast<int>(view::MmrBand::NoExposure);
    line.account = before.account;
    line.mmr = MarginCalls::tr("left");
    line.marginFraction = line.equity = line.exposure = line.toDeposit = line.toDepositExact = line.debt
        = format::none();
    return line;
}

} // namespace

MarginCalls::MarginCalls(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
}

void MarginCalls::ask(bool held)
{
    session_.marginCalls(this, [this, held](const std::vector<view::MarginCall>& calls) { show(calls, held); });
}

void MarginCalls::exportCsv()
{
    const QString name = format::datedName(QStringLiteral("margin calls"), session_.snapshot().status.time);
    session_.letOut("margin calls", format::freshCsv(name), this, [this, name](const QString& refusal) {
        if (refusal.isEmpty()) {
            session_.marginCalls(this, [this, name](const std::vector<view::MarginCall>& calls) {
                show(calls, false);
                write(calls, name);
            });
            return;
        }
        refused_ = true;
        answer_ = tr("Not written: %1").arg(refusal);
        emit changed();
    });
}

void MarginCalls::show(const std::vector<view::MarginCall>& calls, bool held)
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<MarginCallLine> lines;
    std::map<qint64, std::size_t> places;
    if (held)
        for (const MarginCallLine& line : lines_.rows()) {
            places.emplace(line.key, lines.size());
            lines.push_back(lineOfOneWhoLeft(line));
        }
    Usd sum;
    for (const view::MarginCall& call : calls) {
        sum += call.toDeposit;
        MarginCallLine line = lineOf(call, snapshot);
        if (const auto place = places.find(line.key); place != places.end())
            lines[place->second] = std::move(line);
        else if (lines.size() < shownMax)
            lines.push_back(std::move(line));
    }
    lines_.assign(lines);
    total_ = format::count(calls.size());
    sum_ = format::usdCompactLacking(sum);
    emit changed();
}

void MarginCalls::write(const std::vector<view::MarginCall>& calls, const QString& name)
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<QStringList> rows;
    for (const view::MarginCall& call : calls)
        rows.push_back({QString::number(call.row.subaccount.value),
            call.row.mmr ? everyDigit(call.row.mmr) : QStringLiteral("beyond"), everyDigit(call.row.marginFraction),
            QString::fromStdString(toText(call.row.netEquity)), QString::fromStdString(toText(call.row.totalExposure)),
            QString::fromStdString(toText(call.toDeposit)),
            call.row.largestDebt ? format::symbol(*call.row.largestDebt, snapshot) : QString(),
            QString::fromStdString(toText(call.row.largestDebtValue)), everyDigit(call.row.liquidationDistance)});
    const format::CsvFile file = format::writeCsv(name,
        {QStringLiteral("subaccount"), QStringLiteral("mmr"), QStringLiteral("marginFraction"),
            QStringLiteral("netEquity"), QStringLiteral("totalExposure"), QStringLiteral("toDeposit"),
            QStringLiteral("largestDebt"), QStringLiteral("largestDebtValue"), QStringLiteral("liquidationDistance")},
        rows);
    refused_ = !file.fault.isEmpty();
    answer_ = refused_ ? tr("Not written: %1").arg(file.fault)
                       : tr("%1 written to %2").arg(format::accounts(calls.size()), file.path);
    emit changed();
}

} // namespace plimsoll
