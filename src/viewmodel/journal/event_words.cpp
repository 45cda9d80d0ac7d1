// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/event_words.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/journal/action_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace plimsoll {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString tr(const char* words)
{
    return QCoreApplication::translate("journal", words);
}

/// "taker Ask, maker 8".
QString fillWords(const QString& detail)
{
    static const QRegularExpression form(QStringLiteral("^taker (Bid|Ask), maker (\\d+)$"));
    const auto found = form.match(detail);
    if (!found.hasMatch())
        return detail;
    return (found.captured(1) == u"Bid" ? tr("buys from account %1") : tr("sells to account %1"))
        .arg(found.captured(2));
}

/// "paid with 10.4775860913 USDC, fee 0.0314, provider 5".
QString liquidationWords(QString detail)
{
    static const QRegularExpression paid(QStringLiteral("^paid with ([0-9.]+) "));
    if (const auto found = paid.match(detail); found.hasMatch())
        if (const auto quantity = fromText<Quantity>(found.captured(1).toStdString()))
            detail.replace(found.capturedStart(1), found.capturedLength(1), format::quantity(*quantity));
    static const QRegularExpression fee(QStringLiteral("(?:^|, )fee (-?[0-9.]+)"));
    if (const auto found = fee.match(detail); found.hasMatch())
        if (const auto value = fromText<Usd>(found.captured(1).toStdString()))
            detail.replace(found.capturedStart(1), found.capturedLength(1), u'$' + format::usdCompact(*value));
    return detail;
}

} // namespace

QString controlWords(const std::string& control, ControlMove move)
{
    if (move == ControlMove::Ends && control == "MatchingHalted")
        return tr("Matching goes on");
    if (move == ControlMove::Ends && control == "LiquidationsPaused")
        return tr("Liquidations go on");
    if (control == "Released")
        return tr("Hold released");
    if (control == "AllCancelled")
        return tr("All orders cancelled");
    return kindWords(control);
}

QString eventDetail(const archive::Row& row)
{
    const QString detail = text(row.detail);
    if (row.refused)
        return format::refusalInWords(row.detail);
    if (row.kind == "Fill")
        return fillWords(detail);
    if (row.kind.starts_with("Order"))
        return format::expiryWords(row.detail);
    if (row.kind == "LiquidationEnded")
        return row.detail == "NoDebt" ? tr("No debt is left") : detail;
    if (row.kind.starts_with("Liquidation"))
        return liquidationWords(detail);
    if (row.kind == "Deficit" && row.detail == "Fund")
        return tr("Borne by the fund");
    if (row.kind == "Deficit" && row.detail == "Socialised") {
        const auto loss = fromText<Usd>(row.value);
        return tr("Borne by lenders") + (loss ? QStringLiteral(": ") + format::dollars(format::usd(*loss)) : QString());
    }
    return format::borrowSourceName(row.detail);
}

} // namespace plimsoll
