// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/plot_axes.h"

#include "viewmodel/paint/round_ticks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr qreal gap = 6;

} // namespace

PlotAxes::PlotAxes(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &PlotAxes::changed, this, [this] {
        update();
        emit plotChanged();
    });
    connect(this, &QQuickItem::widthChanged, this, &PlotAxes::plotChanged);
    connect(this, &QQuickItem::heightChanged, this, &PlotAxes::plotChanged);
}

QRectF PlotAxes::plot() const
{
    const QFontMetricsF metrics(font_);
    qreal widest = 0;
    for (const RoundTick& tick : roundTicks(yMin_, yMax_, yTicks_))
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    const qreal left = std::ceil(gap + widest);
    const qreal half = std::ceil(metrics.height() / 2);
    return {left, half, std::max<qreal>(1, width() - left), std::max<qreal>(1, height() - 2 * half)};
}

void PlotAxes::paint(QPainter* painter)
{
    const QRectF area = plot();
    const auto lineAt = [&](qreal value) {
        return std::round(area.bottom() - area.height() * (value - yMin_) / (yMax_ - yMin_)) - 0.5;
    };
    painter->setFont(font_);
    painter->setPen(line_);
    painter->drawLine(QPointF(area.left(), lineAt(yMin_)), QPointF(area.right(), lineAt(yMin_)));
    for (const RoundTick& tick : roundTicks(yMin_, yMax_, yTicks_)) {
        const qreal y = lineAt(tick.value);
        painter->setPen(grid_);
        if (tick.value > yMin_)
            painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter->setPen(ink_);
        painter->drawText(QRectF(0, y - area.top(), area.left() - gap, 2 * area.top()),
            Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    painter->setPen(grid_);
    for (int tick = 0; tick < xTicks_; ++tick) {
        const qreal x = std::min(std::round(area.left() + area.width() * tick / (xTicks_ - 1)), area.right() - 1) + 0.5;
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

} // namespace plimsoll
