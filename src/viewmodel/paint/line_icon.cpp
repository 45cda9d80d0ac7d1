// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/line_icon.h"

#include <QPainter>

#include <algorithm>

namespace plimsoll {
namespace {

constexpr double grid = 16;
constexpr double strokeWidth = 1.4;

} // namespace

LineIcon::LineIcon(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &LineIcon::changed, this, [this] { update(); });
}

void LineIcon::setShape(const QString& shape)
{
    if (shape == shape_)
        return;
    shape_ = shape;
    path_ = pathOf(shape);
    emit changed();
}

QPainterPath LineIcon::pathOf(const QString& shape)
{
    QPainterPath path;
    const QStringList parts = shape.split(u' ', Qt::SkipEmptyParts);
    qsizetype at = 0;
    const auto number = [&] { return at < parts.size() ? parts[at++].toDouble() : 0.0; };
    while (at < parts.size()) {
        const QString verb = parts[at++];
        if (verb == u"Z") {
            path.closeSubpath();
        } else if (verb == u"M" || verb == u"L") {
            const double x = number();
            const double y = number();
            verb == u"M" ? path.moveTo(x, y) : path.lineTo(x, y);
        } else if (verb == u"C") {
            const double x1 = number();
            const double y1 = number();
            const double x2 = number();
            const double y2 = number();
            const double x = number();
            path.cubicTo(x1, y1, x2, y2, x, number());
        } else if (verb == u"O") {
            const double x = number();
            const double y = number();
            const double radius = number();
            path.addEllipse(QPointF(x, y), radius, radius);
        } else {
            return {};
        }
    }
    return path;
}

void LineIcon::paint(QPainter* painter)
{
    const double scale = std::min(width(), height()) / grid;
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->scale(scale, scale);
    painter->setPen(QPen(color_, strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(filled_ ? QBrush(color_) : QBrush(Qt::NoBrush));
    painter->drawPath(path_);
}

} // namespace plimsoll
