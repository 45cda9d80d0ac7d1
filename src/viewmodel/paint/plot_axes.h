// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// Grid and value axis of a chart whose other axis moves with time: painted once, again only when the value axis or
/// the size changes, never because time passes. Its ticks stand at round values, about `yTicks` of them. `plot` is
/// where series go.
class PlotAxes : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qreal yMin MEMBER yMin_ NOTIFY changed)
    Q_PROPERTY(qreal yMax MEMBER yMax_ NOTIFY changed)
    Q_PROPERTY(int yTicks MEMBER yTicks_ NOTIFY changed)
    Q_PROPERTY(int xTicks MEMBER xTicks_ NOTIFY changed)
    Q_PROPERTY(QFont font MEMBER font_ NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER ink_ NOTIFY changed)
    Q_PROPERTY(QColor line MEMBER line_ NOTIFY changed)
    Q_PROPERTY(QColor grid MEMBER grid_ NOTIFY changed)
    Q_PROPERTY(QRectF plot READ plot NOTIFY plotChanged)

public:
    explicit PlotAxes(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;
    QRectF plot() const;

signals:
    void changed();
    void plotChanged();

private:
    qreal yMin_ = 0;
    qreal yMax_ = 1;
    int yTicks_ = 3;
    int xTicks_ = 4;
    QFont font_;
    QColor ink_ = Qt::gray;
    QColor line_ = Qt::gray;
    QColor grid_ = Qt::lightGray;
};

} // namespace plimsoll
