// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// An icon of lines on a grid of 16 by 16. `shape` is a list of strokes: "M x y" moves, "L x y" draws a line,
/// "C x1 y1 x2 y2 x y" a curve, "Z" closes, "O x y r" is a circle; all numbers absolute, parts separated by blanks.
/// Painted rather than built of shapes, because those ignore clipping under the software renderer.
class LineIcon : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString shape READ shape WRITE setShape NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER color_ NOTIFY changed)
    Q_PROPERTY(bool filled MEMBER filled_ NOTIFY changed)

public:
    explicit LineIcon(QQuickItem* parent = nullptr);
    const QString& shape() const { return shape_; }
    void setShape(const QString& shape);
    void paint(QPainter* painter) override;

    /// The path of a shape; empty where it is not one.
    static QPainterPath pathOf(const QString& shape);

signals:
    void changed();

private:
    QString shape_;
    QPainterPath path_;
    QColor color_;
    bool filled_ = false;
};

} // namespace plimsoll
