// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/amount_format.h"

#include "domain/base/decimal.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <array>

namespace plimsoll::format {
namespace {

const QChar minus(0x2212);

QString grouped(QString digits)
{
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    return digits;
}

/// Sign, whole digits and all fraction digits of |raw|.
struct Digits {
    bool negative = false;
    QString whole;
    QString fraction;
};

Digits split(Int128 raw, int decimals)
{
    Digits digits;
    digits.negative = raw < 0;
    std::string text = formatDecimal(raw, decimals);
    if (digits.negative)
        text.erase(0, 1);
    const auto point = text.find('.');
    digits.whole = QString::fromStdString(text.substr(0, point));
    if (point != std::string::npos)
        digits.fraction = QString::fromStdString(text.substr(point + 1));
    return digits;
}

/// Of the fraction; all of it where it is nothing.
int leadingZeros(const Digits& digits)
{
    int zeros = 0;
    while (zeros < digits.fraction.size() && digits.fraction[zeros] == u'0')
        ++zeros;
    return zeros;
}

/// Up to a whole number of units.
Int128 roundedUp(Int128 raw, Int128 unit)
{
    return divideRounded(raw, unit, Rounding::Up) * unit;
}

/// To the nearest whole number of units, half away from zero.
Int128 rounded(Int128 raw, Int128 unit)
{
    const Int128 rest = raw % unit;
    const Int128 part = rest < 0 ? -rest : rest;
    Int128 away{};
    const bool isNearer = part < unit - part;
    if (isNearer || __builtin_add_overflow(raw - rest, rest < 0 ? -unit : unit, &away))
        return raw - rest;
    return away;
}

QString joined(const Digits& digits, const QString& fraction)
{
    QString text = grouped(digits.whole);
    if (!fraction.isEmpty())
        text += u'.' + fraction;
    const bool zero = digits.whole == u"0" && fraction.count(u'0') == fraction.size();
    return digits.negative && !zero ? minus + text : text;
}

/// Three to four significant digits of what `toUnits` makes of it.
QString shortened(Int128 raw, int decimals, Int128 (*toUnits)(Int128, Int128))
{
    const Digits digits = split(raw, decimals);
    static constexpr std::array suffixes{u'\0', u'k', u'M', u'B', u'T'};
    const auto step = std::min<qsizetype>((digits.whole.size() - 1) / 3, suffixes.size() - 1);
    const qsizetype kept = digits.whole.size() - 3 * step >= 3 && step > 0 ? 1 : digits.whole == u"0" ? 6 : 2;
    const Int128 whole = toUnits(raw, powerOfTen(decimals + 3 * static_cast<int>(step) - static_cast<int>(kept)));
    if (whole != raw)
        return shortened(whole, decimals, toUnits); // 999.99k goes to 1.00M
    if (step == 0) {
        if (digits.whole != u"0")
            return joined(digits, digits.fraction.leftJustified(2, u'0', true));
        const QString fraction = digits.fraction.left(6);
        return joined(digits, fraction.leftJustified(2, u'0'));
    }
    const qsizetype leading = digits.whole.size() - 3 * step;
    Digits scaled{digits.negative, digits.whole.left(leading), {}};
    return joined(scaled, digits.whole.mid(leading, kept)) + QChar(suffixes[static_cast<std::size_t>(step)]);
}

/// Without its grouping; nothing where what would group does not stand before three digits each of the whole.
std::optional<QString> ungrouped(QString typed)
{
    typed = typed.trimmed();
    if (typed.endsWith(u'%'))
        typed = typed.chopped(1).trimmed();
    typed.replace(minus, u'-').replace(QChar(0x202F), u' ').replace(QChar(0xA0), u' ');
    static const QRegularExpression marks(QStringLiteral("[, ]"));
    static const QRegularExpression groups(QStringLiteral("^-?[0-9]{1,3}([, ])[0-9]{3}(\\1[0-9]{3})*(\\.[0-9]*)?$"));
    if (typed.contains(marks) && !groups.match(typed).hasMatch())
        return std::nullopt;
    return typed.remove(marks);
}

template <class Number>
std::optional<Number> parsed(const QString& typed, int decimals)
{
    const auto digits = ungrouped(typed);
    if (!digits)
        return std::nullopt;
    const ParsedDecimal decimal = parseDecimal(digits->toStdString(), decimals);
    if (decimal.fault)
        return std::nullopt;
    return Number::fromRaw(decimal.raw);
}

} // namespace

QString none()
{
    return QStringLiteral("–");
}

QString fixedPoint(Int128 raw, int decimals, int shown)
{
    const Digits digits = split(raw, decimals);
    return joined(digits, digits.fraction.leftJustified(shown, u'0', true));
}

QString everyDigit(Int128 raw, int decimals)
{
    const Digits digits = split(raw, decimals);
    return joined(digits, digits.fraction);
}

QString compact(Int128 raw, int decimals)
{
    return shortened(raw, decimals, rounded);
}

QString usd(Usd value)
{
    return value.isPositive() && value < Usd::whole(1) ? QStringLiteral("<1") : fixedPoint(value.raw, Usd::decimals, 0);
}
QString usdCompact(Usd value)
{
    return compact(value.raw, Usd::decimals);
}
QString usdLacking(Usd value)
{
    const int shown = value.isPositive() && value < Usd::whole(1) ? 2 : 0;
    return fixedPoint(roundedUp(value.raw, powerOfTen(Usd::decimals - shown)), Usd::decimals, shown);
}
QString usdCompactLacking(Usd value)
{
    return shortened(value.raw, Usd::decimals, roundedUp);
}
QString quantityCompact(Quantity quantity)
{
    return compact(quantity.raw, Quantity::decimals);
}

QString quantity(Quantity quantity)
{
    const Digits digits = split(quantity.raw, Quantity::decimals);
    const auto whole = digits.whole.size();
    int shown = whole >= 6 ? 0 : whole >= 4 ? 2 : whole >= 2 ? 4 : 6;
    // What six decimals cannot tell keeps two digits of its own.
    if (digits.whole == u"0")
        shown = std::clamp(leadingZeros(digits) + 2, shown, Quantity::decimals);
    return fixedPoint(quantity.raw, Quantity::decimals, shown);
}

QString price(Price price)
{
    const Digits digits = split(price.raw, Price::decimals);
    if (digits.whole.size() > 1)
        return fixedPoint(price.raw, Price::decimals, 2);
    if (digits.whole != u"0")
        return fixedPoint(price.raw, Price::decimals, 4);
    return fixedPoint(price.raw, Price::decimals, std::min(Price::decimals, leadingZeros(digits) + 5));
}

QString percent(Ratio ratio, int decimals)
{
    return fixedPoint(ratio.raw, Ratio::decimals - 2, decimals);
}
QString percentExact(Ratio ratio)
{
    return everyDigit(ratio.raw, Ratio::decimals - 2) + QStringLiteral(" %");
}
QString percentWithSign(Ratio ratio, int decimals)
{
    return percent(ratio, decimals) + QStringLiteral(" %");
}
QString percentExactOr(const std::optional<Ratio>& ratio)
{
    return ratio ? percentExact(*ratio) : none();
}
QString percentExactIf(const std::optional<Ratio>& ratio)
{
    return ratio ? percentExact(*ratio) : QString();
}
QString percentOr(const std::optional<Ratio>& ratio, int decimals)
{
    return ratio ? percent(*ratio, decimals) : none();
}

QString plain(Ratio ratio)
{
    return QString::fromStdString(toText(ratio));
}
QString plain(Quantity quantity)
{
    return QString::fromStdString(toText(quantity));
}
QString plain(Price price)
{
    return QString::fromStdString(toText(price));
}

std::optional<Ratio> parseRatio(const QString& typed)
{
    return parsed<Ratio>(typed, Ratio::decimals);
}
std::optional<Ratio> parsePercent(const QString& typed)
{
    return parsed<Ratio>(typed, Ratio::decimals - 2);
}
std::optional<Quantity> parseQuantity(const QString& typed)
{
    return parsed<Quantity>(typed, Quantity::decimals);
}
std::optional<Price> parsePrice(const QString& typed)
{
    const auto steps = parsed<Ratio>(typed, Price::decimals);
    if (!steps || steps->raw > Int128{Price::largest().raw} || steps->raw < -Int128{Price::largest().raw})
        return std::nullopt;
    return Price::fromRaw(static_cast<Price::Representation>(steps->raw));
}
std::optional<Usd> parseUsd(const QString& typed)
{
    return parsed<Usd>(typed, Usd::decimals);
}

QString whyNotRead(const QString& typed, const QString& plainly)
{
    if (!typed.contains(u',') || ungrouped(typed))
        return plainly;
    return QCoreApplication::translate("format", "Decimals follow a point, as 0.2; commas only group, as 1,234,567");
}

QString count(std::uint64_t number)
{
    return grouped(QString::number(number));
}

QString accounts(std::uint64_t number)
{
    return number == 1 ? QCoreApplication::translate("format", "1 account")
                       : QCoreApplication::translate("format", "%1 accounts").arg(count(number));
}

QString dateTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}
QString clock(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms, Qt::UTC).toString(QStringLiteral("HH:mm:ss"));
}

std::optional<Timestamp> timeTyped(const QString& typed, Timestamp now)
{
    const QString text = typed.trimmed();
    const QString day = QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd "));
    const QString whole = text.contains(u'-') ? text : day + text;
    for (const char* layout : {"yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"}) {
        QDateTime read = QDateTime::fromString(whole, QString::fromLatin1(layout));
        if (!read.isValid())
            continue;
        read.setTimeSpec(Qt::UTC);
        return Timestamp{read.toMSecsSinceEpoch()};
    }
    return std::nullopt;
}

QString duration(std::int64_t ms)
{
    const std::int64_t seconds = std::max<std::int64_t>(ms, 0) / msPerSecond;
    if (seconds < 60)
        return QCoreApplication::translate("format", "%1 s").arg(seconds);
    if (seconds < 3600)
        return QCoreApplication::translate("format", "%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QCoreApplication::translate("format", "%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

double toDouble(Ratio ratio)
{
    return static_cast<double>(ratio.raw) / 1e18;
}
double toDouble(Usd value)
{
    return static_cast<double>(value.raw) / 1e18;
}
double toDouble(Quantity quantity)
{
    return static_cast<double>(quantity.raw) / 1e10;
}
double toDouble(Price price)
{
    return static_cast<double>(price.raw) / 1e8;
}

} // namespace plimsoll::format
