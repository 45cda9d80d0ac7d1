// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/bar_series.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

BarSeries::BarSeries(QQuickItem* parent)
    : PaintedItem(parent)
{
    connect(this, &BarSeries::changed, this, [this] { update(); });
}

QList<QPointF> BarSeries::points() const
{
    QList<QPointF> points;
    for (qsizetype at = 0; at < counts_.size(); ++at)
        points.append({first_ + step_ * static_cast<qreal>(at), static_cast<qreal>(counts_[at])});
    return points;
}

void BarSeries::paint(QPainter* painter)
{
    if (counts_.isEmpty() || palette_.isEmpty())
        return;
    const double step = width() / static_cast<double>(counts_.size());
    const double scale = height() / std::log10(1 + std::max(ceiling_, 1.0));
    for (qsizetype bar = 0; bar < counts_.size(); ++bar) {
        if (counts_[bar] <= 0)
            continue;
        const auto tone = bar < tones_.size() ? std::clamp<qsizetype>(tones_[bar], 0, palette_.size() - 1) : 0;
        QColor colour = palette_[tone];
        if (brushFrom_ >= 0 && (bar < brushFrom_ || bar >= brushTo_))
            colour.setAlphaF(0.3F);
        const double tall = std::max(1.0, std::min(height(), std::log10(1.0 + counts_[bar]) * scale));
        const double left = std::round(static_cast<double>(bar) * step);
        const double right = std::round(static_cast<double>(bar + 1) * step);
        painter->fillRect(QRectF(left, height() - tall, std::max(1.0, right - left - 1), tall), colour);
    }
}

} // namespace plimsoll
