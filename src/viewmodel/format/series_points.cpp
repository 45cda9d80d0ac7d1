// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/series_points.h"

#include <cmath>

namespace plimsoll::format {

QList<QPointF> points(const view::Series& series)
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(series.values.size()));
    double time = static_cast<double>(series.first.ms) / 1000;
    for (const double value : series.values) {
        points << QPointF(time, value);
        time += static_cast<double>(series.stepMs) / 1000;
    }
    return points;
}

QList<QPointF> pointsUntil(const view::Series& series, Timestamp now, double value)
{
    QList<QPointF> points = format::points(series);
    const double time = static_cast<double>(now.ms) / 1000;
    if (!points.isEmpty() && points.back().x() < time)
        points << QPointF(time, value);
    return points;
}

double roundTop(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double digit : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (digit * power >= value * (1 - 1e-9))
            return digit * power;
    return 10 * power;
}

} // namespace plimsoll::format
