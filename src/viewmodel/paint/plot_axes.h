// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/paint/painted_item.h"

#include <QColor>
#include <QFont>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// Grid, value axis and time axis of a chart. Ticks stand at round values, about `yTicks` of them, and at whole units
/// of the clock from `from` to `to` (seconds since 1970, labels in UTC), as many as there is room for; where `to` is
/// not after `from` there is no time axis. `plot` is where series go.
class PlotAxes : public plimsoll::PaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qreal yMin MEMBER yMin_ NOTIFY changed)
    Q_PROPERTY(qreal yMax MEMBER yMax_ NOTIFY changed)
    Q_PROPERTY(int yTicks MEMBER yTicks_ NOTIFY changed)
    Q_PROPERTY(double from MEMBER from_ NOTIFY moved)
    Q_PROPERTY(double to MEMBER to_ NOTIFY moved)
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
    /// Other times are in sight, at the same place.
    void moved();
    void plotChanged();

private:
    void paintTimes(QPainter& painter, const QRectF& area) const;

    qreal yMin_ = 0;
    qreal yMax_ = 1;
    int yTicks_ = 3;
    double from_ = 0;
    double to_ = 0;
    QFont font_;
    QColor ink_ = Qt::gray;
    QColor line_ = Qt::gray;
    QColor grid_ = Qt::lightGray;
};

} // namespace plimsoll
