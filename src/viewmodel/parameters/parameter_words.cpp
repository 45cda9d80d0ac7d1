// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/parameter_words.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "viewmodel/format/amount_format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <unordered_map>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("parameters", text);
}

const std::unordered_map<std::string_view, ParameterWords>& allWords()
{
    const QString percent = QStringLiteral("%");
    const QString haircut = tr("Haircut");
    const QString initial = tr("Initial margin");
    const QString maintenance = tr("Maintenance margin");
    const QString pool = tr("Pool");
    const QString state = tr("State and fees");
    const QString price = tr("Price bands");
    const QString size = tr("Steps and sizes");
    const QString liquidation = tr("Liquidation");
    const QString backstop = tr("Backstop and auto-close");
    const QString venue = tr("Venue");
    const QString guard = tr("Mark guard");
    static const std::unordered_map<std::string_view, ParameterWords> table{
        {"haircutFunction.weight", {tr("Collateral weight"), tr("Weight"), {}, false, haircut}},
        {"haircutFunction.kind.type", {tr("Haircut kind"), tr("Kind"), {}, false, haircut}},
        {"haircutFunction.kind.base", {tr("Size curve base"), tr("Size base"), {}, false, haircut}},
        {"haircutFunction.kind.positiveCurvePenalty",
            {tr("Size curve penalty"), tr("Penalty"), tr("per √$"), false, haircut}},
        {"imfFunction.base", {tr("Initial margin base"), tr("IMF base"), {}, false, initial}},
        {"imfFunction.factor", {tr("Initial margin factor"), tr("IMF factor"), tr("per √$"), false, initial}},
        {"mmfFunction.base", {tr("Maintenance base"), tr("MMF base"), {}, false, maintenance}},
        {"mmfFunction.factor", {tr("Maintenance factor"), tr("MMF factor"), tr("per √$"), false, maintenance}},
        {"fee", {tr("Fee on interest"), tr("Fee"), percent, true, pool}},
        {"maxUtilization", {tr("Maximum utilization"), tr("Max util."), percent, true, pool}},
        {"throttleUtilizationThreshold", {tr("Throttle threshold"), tr("Throttle"), percent, true, pool}},
        {"throttleUtilizationBound", {tr("First throttle bound"), tr("First bound"), percent, true, pool}},
        {"throttleUpdateFraction", {tr("Throttle update fraction"), tr("Update"), percent, true, pool}},
        {"openBorrowLendLimit", {tr("Borrow and lend limit"), tr("Limit"), tr("tokens"), false, pool}},
        {"optimalUtilization", {tr("Optimal utilization"), tr("Optimal"), percent, true, pool}},
        {"utilizationCurve", {tr("Utilization curve"), tr("Curve"), {}, false, pool}},
        {"state", {tr("Pool state"), tr("State"), {}, false, pool}},
        {"orderBookState", {tr("Book state"), tr("Book"), {}, false, state}},
        {"makerFee", {tr("Maker fee"), tr("Maker"), tr("bps"), false, state}},
        {"takerFee", {tr("Taker fee"), tr("Taker"), tr("bps"), false, state}},
        {"filters.price.tickSize", {tr("Tick size"), tr("Tick"), tr("quote"), false, price}},
        {"filters.price.minPrice", {tr("Lowest limit price"), tr("Min price"), tr("quote"), false, price}},
        {"filters.price.maxPrice", {tr("Highest limit price"), tr("Max price"), tr("quote"), false, price}},
        {"filters.price.minMultiplier", {tr("Band below active price"), tr("Band −"), tr("× active"), false, price}},
        {"filters.price.maxMultiplier", {tr("Band above active price"), tr("Band +"), tr("× active"), false, price}},
        {"filters.price.minImpactMultiplier", {tr("Taker sells down to"), tr("Impact −"), tr("× bid"), false, price}},
        {"filters.price.maxImpactMultiplier", {tr("Taker buys up to"), tr("Impact +"), tr("× ask"), false, price}},
        {"filters.quantity.stepSize", {tr("Step size"), tr("Step"), tr("base"), false, size}},
        {"filters.quantity.minQuantity", {tr("Smallest order"), tr("Smallest"), tr("base"), false, size}},
        {"filters.quantity.maxQuantity", {tr("Largest order"), tr("Largest"), tr("base"), false, size}},
        {"leverageLimitMax", {tr("Largest leverage limit"), {}, tr("x"), false, venue}},
        {"throttleMinutes", {tr("Throttle updated every"), {}, tr("min"), false, venue}},
        {"liquidationSlice", {tr("Slice of exposure a step"), {}, percent, true, liquidation}},
        {"liquidationBuffer", {tr("Leaves the queue at"), {}, tr("× mmf"), false, liquidation}},
        {"liquidationFee", {tr("Liquidation fee"), {}, percent, true, liquidation}},
        {"liquidationWholeBelow", {tr("Closed whole below"), {}, tr("$"), false, liquidation}},
        {"liquidationStalledSteps", {tr("Stalled steps to backstop"), {}, tr("steps"), false, liquidation}},
        {"liquidationStepSeconds", {tr("Time between steps"), {}, tr("s"), false, liquidation}},
        {"liquidationHoldMinutes", {tr("A hold ends after"), {}, tr("min"), false, liquidation}},
        {"acmfDivisor", {tr("Auto-close divisor"), {}, {}, false, backstop}},
        {"acmfOffset", {tr("Auto-close offset"), {}, {}, false, backstop}},
        {"backstopDiscountMax", {tr("Largest discount"), {}, percent, true, backstop}},
        {"backstopDiscountFundShare", {tr("Fund's part of it"), {}, percent, true, backstop}},
        {"markGuard.maxAgeSeconds", {tr("Held when older than"), {}, tr("s"), false, guard}},
        {"markGuard.maxStep", {tr("Held when it jumps over"), {}, percent, true, guard}},
    };
    return table;
}

} // namespace

ParameterWords wordsOf(std::string_view name)
{
    const auto found = allWords().find(name);
    if (found != allWords().end())
        return found->second;
    return {QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), {}, {}, false, {}};
}

std::vector<std::string> choicesOf(const ParameterKind& kind)
{
    std::vector<std::string> choices;
    static const QRegularExpression between(QStringLiteral(", | or "));
    if (!kind.choices.empty())
        for (const QString& choice :
            QString::fromUtf8(kind.choices.data(), static_cast<qsizetype>(kind.choices.size())).split(between))
            choices.push_back(choice.toStdString());
    return choices;
}

QString choiceWords(const std::string& choice)
{
    static const QRegularExpression inner(QStringLiteral("(?<=[a-z])([A-Z])"));
    QString words = QString::fromStdString(choice);
    for (auto found = inner.match(words); found.hasMatch(); found = inner.match(words))
        words.replace(found.capturedStart(), 1, u' ' + found.captured().toLower());
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

std::string pathOf(const ParameterKind& kind, const std::string& owner)
{
    std::string path{groupName(kind.group)};
    if (!owner.empty() && kind.group != ParameterGroup::Venue)
        path += "." + owner;
    return path + "." + std::string{kind.name};
}

std::string ownerOf(const std::string& path)
{
    if (path.starts_with("venue."))
        return tr("Venue").toStdString();
    const auto first = path.find('.');
    const auto second = path.find('.', first + 1);
    return first == std::string::npos ? path : path.substr(first + 1, second - first - 1);
}

std::string nameOf(const std::string& path)
{
    const auto first = path.find('.');
    const auto second = path.starts_with("venue.") ? first : path.find('.', first + 1);
    return second == std::string::npos ? path : path.substr(second + 1);
}

QString shown(const ParameterWords& words, const std::string& text)
{
    const ParsedDecimal parsed = parseDecimal(text, Ratio::decimals);
    if (parsed.fault)
        return choiceWords(text);
    return format::everyDigit(parsed.raw, words.percent ? Ratio::decimals - 2 : Ratio::decimals);
}

QString editable(const ParameterWords& words, const std::string& text)
{
    return shown(words, text).replace(QChar(0x2212), u'-');
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
