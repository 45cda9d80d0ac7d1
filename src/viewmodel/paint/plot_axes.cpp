// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/plot_axes.h"

#include "viewmodel/paint/round_ticks.h"
#include "viewmodel/paint/time_ticks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr qreal gap = 6;

} // namespace

PlotAxes::PlotAxes(QQuickItem* parent)
    : PaintedItem(parent)
{
    connect(this, &PlotAxes::changed, this, [this] {
        update();
        emit plotChanged();
    });
    connect(this, &PlotAxes::moved, this, [this] { update(); });
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
    const qreal below = std::ceil(metrics.height()) + gap / 2;
    return {left, half, std::max<qreal>(1, width() - left), std::max<qreal>(1, height() - half - below)};
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
    paintTimes(*painter, area);
}

void PlotAxes::paintTimes(QPainter& painter, const QRectF& area) const
{
    if (!(to_ > from_))
        return;
    const QFontMetricsF metrics(font_);
    const qreal wide = metrics.horizontalAdvance(QStringLiteral("00:00"));
    const auto wanted = [&](qreal label) { return std::max(1, static_cast<int>(area.width() / (label + 2 * gap))); };
    std::vector<RoundTick> ticks = timeTicks(from_, to_, wanted(wide));
    if (!ticks.empty() && ticks.front().label.size() > 5) // with seconds: fewer fit
        ticks = timeTicks(from_, to_, wanted(metrics.horizontalAdvance(QStringLiteral("00:00:00"))));
    qreal taken = -gap;
    for (const RoundTick& tick : ticks) {
        const qreal at = area.left() + area.width() * (tick.value - from_) / (to_ - from_);
        const qreal x = std::min(std::round(at), area.right() - 1) + 0.5;
        painter.setPen(grid_);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(ink_);
        const qreal half = std::ceil(metrics.horizontalAdvance(tick.label) / 2) + 1;
        const qreal middle = std::clamp(at, area.left() + half - gap, area.right() - half);
        // What was moved in from an edge may lie on its neighbour.
        if (middle - half < taken + gap)
            continue;
        taken = middle + half;
        painter.drawText(QRectF(middle - half, area.bottom() + gap / 2, 2 * half, std::ceil(metrics.height())),
            Qt::AlignHCenter | Qt::AlignTop, tick.label);
    }
}

} // namespace plimsoll
