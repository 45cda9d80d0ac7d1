// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/paint/painted_item.h"

#include <QColor>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// Bars of a histogram, filling the item from left to right; heights on a logarithm of the count (1 + n), so one
/// account among thousands is still seen. `tones` gives each bar its colour out of `palette`.
class BarSeries : public plimsoll::PaintedItem {
    Q_OBJECT
    QML_NAMED_ELEMENT(HistogramBars)
    Q_PROPERTY(QString name MEMBER name_ NOTIFY changed)
    Q_PROPERTY(qreal first MEMBER first_ NOTIFY changed)
    Q_PROPERTY(qreal step MEMBER step_ NOTIFY changed)
    Q_PROPERTY(QList<int> counts MEMBER counts_ NOTIFY changed)
    Q_PROPERTY(QList<int> tones MEMBER tones_ NOTIFY changed)
    Q_PROPERTY(QList<QColor> palette MEMBER palette_ NOTIFY changed)
    Q_PROPERTY(qreal ceiling MEMBER ceiling_ NOTIFY changed)
    Q_PROPERTY(int brushFrom MEMBER brushFrom_ NOTIFY changed)
    Q_PROPERTY(int brushTo MEMBER brushTo_ NOTIFY changed)

public:
    explicit BarSeries(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

    /// What its figures are called in a file.
    const QString& name() const { return name_; }
    /// The lower end of each bar over its count.
    QList<QPointF> points() const;

signals:
    void changed();

private:
    QString name_;
    qreal first_ = 0;
    qreal step_ = 1;
    QList<int> counts_;
    QList<int> tones_;
    QList<QColor> palette_;
    qreal ceiling_ = 1000;
    int brushFrom_ = -1;
    int brushTo_ = -1;
};

} // namespace plimsoll
