// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/plot_axes.h"

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

QString PlotAxes::labelAt(int tick) const
{
    return QString::number(yMin_ + (yMax_ - yMin_) * tick / (yTicks_ - 1), 'f', decimals_);
}

QRectF PlotAxes::plot() const
{
    const QFontMetricsF metrics(font_);
    const qreal left
        = gap + std::max(metrics.horizontalAdvance(labelAt(0)), metrics.horizontalAdvance(labelAt(yTicks_ - 1)));
    const qreal half = std::ceil(metrics.height() / 2);
    return {
        std::ceil(left), half, std::max<qreal>(1, width() - std::ceil(left)), std::max<qreal>(1, height() - 2 * half)};
}

void PlotAxes::paint(QPainter* painter)
{
    const QRectF area = plot();
    painter->setFont(font_);
    for (int tick = 0; tick < yTicks_; ++tick) {
        const qreal y = std::round(area.bottom() - area.height() * tick / (yTicks_ - 1)) - 0.5;
        painter->setPen(tick == 0 ? line_ : grid_);
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter->setPen(ink_);
        painter->drawText(QRectF(0, y - area.top(), area.left() - gap, 2 * area.top()),
            Qt::AlignRight | Qt::AlignVCenter, labelAt(tick));
    }
    painter->setPen(grid_);
    for (int tick = 0; tick < xTicks_; ++tick) {
        const qreal x = std::min(std::round(area.left() + area.width() * tick / (xTicks_ - 1)), area.right() - 1) + 0.5;
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

} // namespace plimsoll
