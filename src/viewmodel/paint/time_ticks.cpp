// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/time_ticks.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {
namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr std::array steps{qint64{1}, qint64{2}, qint64{5}, qint64{10}, qint64{15}, qint64{30}, minute, 2 * minute,
    5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day,
    7 * day, 14 * day, 30 * day, 90 * day, 365 * day};

QString labelOf(qint64 at, qint64 step)
{
    const auto utc = QDateTime::fromSecsSinceEpoch(at, Qt::UTC);
    if (at % day == 0)
        return utc.toString(QStringLiteral("MM-dd"));
    return utc.toString(step < minute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

std::vector<RoundTick> timeTicks(double from, double to, int wanted)
{
    const auto ticksOf = [&](qint64 step) {
        return std::floor(to / static_cast<double>(step)) - std::ceil(from / static_cast<double>(step)) + 1;
    };
    const auto* const found
        = std::find_if(steps.begin(), steps.end(), [&](qint64 step) { return ticksOf(step) <= wanted; });
    const qint64 step = found != steps.end() ? *found : steps.back();
    std::vector<RoundTick> ticks;
    const auto last = static_cast<qint64>(std::floor(to));
    for (auto at = static_cast<qint64>(std::ceil(from / static_cast<double>(step))) * step; at <= last; at += step)
        ticks.push_back({static_cast<double>(at), labelOf(at, step)});
    return ticks;
}

} // namespace plimsoll
