// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/parameter_words.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "viewmodel/format/amount_format.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("parameters", text);
}

} // namespace

ParameterWords wordsOf(std::string_view name)
{
    if (name == "haircutFunction.weight")
        return {tr("Collateral weight"), tr("Weight"), {}};
    if (name == "haircutFunction.kind.type")
        return {tr("Haircut kind"), tr("Kind"), {}};
    if (name == "haircutFunction.kind.base")
        return {tr("Size curve base"), tr("Size base"), {}};
    if (name == "haircutFunction.kind.positiveCurvePenalty")
        return {tr("Size curve penalty"), tr("Penalty"), tr("per √$")};
    if (name == "imfFunction.base")
        return {tr("Initial margin base"), tr("IMF base"), {}};
    if (name == "imfFunction.factor")
        return {tr("Initial margin factor"), tr("IMF factor"), tr("per √$")};
    if (name == "mmfFunction.base")
        return {tr("Maintenance base"), tr("MMF base"), {}};
    if (name == "mmfFunction.factor")
        return {tr("Maintenance factor"), tr("MMF factor"), tr("per √$")};
    if (name == "fee")
        return {tr("Fee on interest"), tr("Fee"), QStringLiteral("%"), true};
    if (name == "maxUtilization")
        return {tr("Maximum utilization"), tr("Max util."), QStringLiteral("%"), true};
    if (name == "throttleUtilizationThreshold")
        return {tr("Throttle threshold"), tr("Throttle"), QStringLiteral("%"), true};
    if (name == "throttleUpdateFraction")
        return {tr("Throttle update fraction"), tr("Update"), QStringLiteral("%"), true};
    if (name == "openBorrowLendLimit")
        return {tr("Open borrow and lend limit"), tr("Limit"), tr("tokens")};
    if (name == "utilizationCurve")
        return {tr("Utilization curve"), tr("Curve"), {}};
    if (name == "state")
        return {tr("Pool state"), tr("State"), {}};
    return {QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), {}, {}};
}

std::string ownerOf(const std::string& path)
{
    const auto first = path.find('.');
    const auto second = path.find('.', first + 1);
    return first == std::string::npos ? path : path.substr(first + 1, second - first - 1);
}

std::string nameOf(const std::string& path)
{
    const auto first = path.find('.');
    const auto second = path.find('.', first + 1);
    return second == std::string::npos ? path : path.substr(second + 1);
}

QString shown(const ParameterWords& words, const std::string& text)
{
    const ParsedDecimal parsed = parseDecimal(text, Ratio::decimals);
    if (parsed.fault)
        return QString::fromStdString(text);
    return format::everyDigit(parsed.raw, words.percent ? Ratio::decimals - 2 : Ratio::decimals);
}

QString editable(const ParameterWords& words, const std::string& text)
{
    return shown(words, text).remove(u',').replace(QChar(0x2212), u'-');
}

QString limitInWords(const ParameterWords& words, const std::string& limit)
{
    QString text = QString::fromStdString(limit);
    for (const ParameterKind& kind : parameterKinds()) {
        const QString name = QString::fromUtf8(kind.name.data(), static_cast<qsizetype>(kind.name.size()));
        const QString title = wordsOf(kind.name).title;
        if (name.size() > 3 && title != name)
            text.replace(name, title.toLower());
    }
    text.replace(QStringLiteral(" .. "), tr(" to "));
    if (!words.percent)
        return text;
    static const QRegularExpression decimal(QStringLiteral("\\d+(\\.\\d+)?"));
    QString inPercent;
    qsizetype end = 0;
    for (auto found = decimal.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        inPercent += text.mid(end, match.capturedStart() - end) + shown(words, match.captured().toStdString());
        end = match.capturedEnd();
    }
    return inPercent + text.mid(end) + QStringLiteral(" %");
}

std::string parsedText(const ParameterWords& words, const QString& typed)
{
    const auto ratio = words.percent ? format::parsePercent(typed) : format::parseRatio(typed);
    return ratio ? toText(*ratio) : std::string{};
}

} // namespace plimsoll
