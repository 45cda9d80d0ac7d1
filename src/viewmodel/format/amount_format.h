// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"

#include <QString>

#include <optional>

/// The one place that turns figures into text. Shown digits are digits of the figure: what does not fit is cut off,
/// never rounded up, so 99.99 % is not shown as 100 %. What is shortened to thousands, millions and so on (compact) is
/// the nearest there is; what is lacking (...Lacking) is rounded up, so that whoever brings what is shown brings
/// enough.
namespace plimsoll::format {

/// What stands where there is no figure.
QString none();

/// Steps of 10^-decimals with grouped thousands and exactly `shown` decimals.
QString fixedPoint(Int128 raw, int decimals, int shown);

/// The whole figure, thousands grouped, no trailing zeros.
QString everyDigit(Int128 raw, int decimals);

/// Three to four significant digits with k, M, B or T, rounded to the nearest, half away from zero.
QString compact(Int128 raw, int decimals);

template <class Number>
QString exact(Number number)
{
    return everyDigit(number.raw, Number::decimals);
}

template <class Number>
QString exactOr(const std::optional<Number>& number)
{
    return number ? exact(*number) : none();
}

QString usd(Usd value);        ///< whole dollars below a million too: "1,234,567"; "<1"
QString usdCompact(Usd value); ///< "1.23M"
QString usdLacking(Usd value); ///< "1,234,568"; below one dollar in cents
QString usdCompactLacking(Usd value);
QString quantity(Quantity quantity); ///< about seven significant digits, of what is small two or more
QString quantityCompact(Quantity quantity);
QString price(Price price);
QString percent(Ratio ratio, int decimals = 2); ///< without the sign: "63.25"
QString percentExact(Ratio ratio);              ///< all digits and the sign
QString percentWithSign(Ratio ratio, int decimals = 2);
QString percentExactOr(const std::optional<Ratio>& ratio);
/// The same, empty where there is none: what is shown in its place says why.
QString percentExactIf(const std::optional<Ratio>& ratio);
QString percentOr(const std::optional<Ratio>& ratio, int decimals = 2);

/// Decimal text of FORMATS.md, as commands carry it.
QString plain(Ratio ratio);
QString plain(Quantity quantity);
QString plain(Price price);

/// What was typed, exactly: commas and blanks may group whole digits by three, a percent sign may follow. Nothing where
/// it is no such figure; "0,2" is none.
std::optional<Ratio> parseRatio(const QString& typed);
std::optional<Ratio> parsePercent(const QString& typed);
std::optional<Quantity> parseQuantity(const QString& typed);
std::optional<Price> parsePrice(const QString& typed);
std::optional<Usd> parseUsd(const QString& typed);
/// Why it was not read: what to do about its comma, otherwise `plainly`.
QString whyNotRead(const QString& typed, const QString& plainly);

QString count(std::uint64_t number);
/// "1 account", "1,204 accounts".
QString accounts(std::uint64_t number);
QString dateTime(Timestamp time); ///< "2025-10-10 21:14:05", UTC
QString clock(Timestamp time);    ///< "21:14:05"
/// Of what dateTime() shows, its seconds, its time or its day left out; without a day it is that of `now`.
std::optional<Timestamp> timeTyped(const QString& typed, Timestamp now);
QString duration(std::int64_t ms); ///< "4 min 10 s"

/// For drawing only.
double toDouble(Ratio ratio);
double toDouble(Usd value);
double toDouble(Quantity quantity);
double toDouble(Price price);

} // namespace plimsoll::format
