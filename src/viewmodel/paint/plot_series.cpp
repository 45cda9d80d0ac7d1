// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/plot_series.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

PlotSeries::PlotSeries(QQuickItem* parent)
    : PaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &PlotSeries::changed, this, [this] { update(); });
    connect(this, &PlotSeries::pointsChanged, this, [this] { update(); });
    connect(this, &PlotSeries::pointsChanged, this, &PlotSeries::valueChanged);
}

QList<QPointF> PlotSeries::thinned(const QList<QPointF>& pixels, int columns)
{
    if (columns <= 0 || pixels.size() <= 2 * columns)
        return pixels;
    QList<QPointF> kept{pixels.front()};
    for (qsizetype at = 1; at < pixels.size() - 1;) {
        const double column = std::floor(pixels[at].x());
        QPointF lowest = pixels[at];
        QPointF highest = pixels[at];
        for (; at < pixels.size() - 1 && std::floor(pixels[at].x()) == column; ++at) {
            if (pixels[at].y() < lowest.y())
                lowest = pixels[at];
            if (pixels[at].y() > highest.y())
                highest = pixels[at];
        }
        kept << (lowest.x() <= highest.x() ? lowest : highest);
        if (lowest != highest)
            kept << (lowest.x() <= highest.x() ? highest : lowest);
    }
    return kept << pixels.back();
}

/// The place of the first point later than a time.
qsizetype PlotSeries::after(double time) const
{
    const auto later = [](double wanted, const QPointF& point) { return wanted < point.x(); };
    return std::upper_bound(points_.begin(), points_.end(), time, later) - points_.begin();
}

QList<QPointF> PlotSeries::pointsInSight() const
{
    if (!timed_)
        return points_;
    const auto earlier = [](const QPointF& point, double wanted) { return point.x() < wanted; };
    const auto first = std::lower_bound(points_.begin(), points_.end(), xMin_, earlier);
    return {first, std::max(first, points_.begin() + after(xMax_))};
}

QList<QPointF> PlotSeries::drawn() const
{
    if (!timed_)
        return points_;
    const qsizetype first = std::max<qsizetype>(0, after(xMin_) - 1);
    return points_.mid(first, std::max<qsizetype>(0, after(xMax_) + 1 - first));
}

double PlotSeries::value() const
{
    const qsizetype next = after(at_);
    return next > 0 ? points_[next - 1].y() : std::numeric_limits<double>::quiet_NaN();
}

double PlotSeries::timeFrom(double time, int count) const
{
    if (points_.isEmpty())
        return -1;
    return points_[std::clamp<qsizetype>(after(time) - 1 + count, 0, points_.size() - 1)].x();
}

QList<QPointF> PlotSeries::toPixels(const QList<QPointF>& values) const
{
    QList<QPointF> pixels;
    pixels.reserve(values.size() * (stepped_ ? 2 : 1));
    const double scaleX = width() / std::max(xMax_ - xMin_, 1e-12);
    const double scaleY = height() / std::max(yMax_ - yMin_, 1e-12);
    for (const QPointF& value : values) {
        const QPointF pixel((value.x() - xMin_) * scaleX, height() - (value.y() - yMin_) * scaleY);
        if (stepped_ && !pixels.isEmpty())
            pixels << QPointF(pixel.x(), pixels.back().y());
        pixels << pixel;
    }
    return thinned(pixels, static_cast<int>(width()));
}

void PlotSeries::fitRange()
{
    const auto [left, right] = std::minmax_element(
        points_.begin(), points_.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
    const auto [low, high] = std::minmax_element(
        points_.begin(), points_.end(), [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
    xMin_ = left->x();
    xMax_ = right->x();
    const double room = std::max((high->y() - low->y()) * 0.1, std::abs(high->y()) * 0.002 + 1e-9);
    yMin_ = low->y() - room;
    yMax_ = high->y() + room;
}

void PlotSeries::paint(QPainter* painter)
{
    if (points_.size() < 2 || width() < 2 || height() < 2)
        return;
    if (fitted_)
        fitRange();
    painter->setRenderHint(QPainter::Antialiasing, true);
    const QList<QPointF> line = toPixels(drawn());
    if (line.isEmpty())
        return;
    if (fill_.alpha() > 0) {
        QPolygonF area(line);
        if (lower_.isEmpty()) {
            area << QPointF(line.back().x(), height()) << QPointF(line.front().x(), height());
        } else {
            const QList<QPointF> below = toPixels(lower_);
            std::copy(below.rbegin(), below.rend(), std::back_inserter(area));
        }
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill_);
        painter->drawPolygon(area);
    }
    if (color_.alpha() == 0)
        return;
    QPen pen(color_, lineWidth_);
    pen.setJoinStyle(Qt::RoundJoin);
    if (pattern_ == Dashed)
        pen.setDashPattern({5, 3});
    if (pattern_ == Dotted)
        pen.setDashPattern({1.2, 2.2});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(QPolygonF(line));
}

} // namespace plimsoll
