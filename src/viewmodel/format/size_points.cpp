// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/size_points.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>

namespace plimsoll::format {

double sizeTop(Usd largest)
{
    return roundTop(std::max(1.0, 2 * toDouble(largest) / 1e6));
}

QList<QPointF> sizePoints(const AssetParameters& asset, OverSize function, double top)
{
    constexpr int samples = 120;
    const RoughRisk risk = AssetRisk{asset}.rough();
    QList<QPointF> points;
    for (int at = 0; at <= samples; ++at) {
        const double size = top * at / samples;
        points << QPointF(size, (risk.*function)(size * 1e6) * 100);
    }
    return points;
}

} // namespace plimsoll::format
