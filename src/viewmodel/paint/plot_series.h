// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/paint/painted_item.h"

#include <QColor>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// A polyline, or the area under or between polylines, laid over the plot area of a chart. Points are in units of the
/// axes; more than two a pixel column are thinned to the lowest and highest of the column. Points of a `timed` one are
/// in the order of their times.
class PlotSeries : public plimsoll::PaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER name_ NOTIFY changed)
    Q_PROPERTY(bool timed MEMBER timed_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> points MEMBER points_ NOTIFY pointsChanged)
    Q_PROPERTY(double firstTime READ firstTime NOTIFY pointsChanged)
    Q_PROPERTY(double lastTime READ lastTime NOTIFY pointsChanged)
    Q_PROPERTY(double at MEMBER at_ NOTIFY valueChanged)
    Q_PROPERTY(double value READ value NOTIFY valueChanged)
    Q_PROPERTY(QList<QPointF> lower MEMBER lower_ NOTIFY changed)
    Q_PROPERTY(qreal xMin MEMBER xMin_ NOTIFY changed)
    Q_PROPERTY(qreal xMax MEMBER xMax_ NOTIFY changed)
    Q_PROPERTY(qreal yMin MEMBER yMin_ NOTIFY changed)
    Q_PROPERTY(qreal yMax MEMBER yMax_ NOTIFY changed)
    Q_PROPERTY(bool fitted MEMBER fitted_ NOTIFY changed)
    Q_PROPERTY(bool stepped MEMBER stepped_ NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER color_ NOTIFY changed)
    Q_PROPERTY(QColor fill MEMBER fill_ NOTIFY changed)
    Q_PROPERTY(qreal lineWidth MEMBER lineWidth_ NOTIFY changed)
    Q_PROPERTY(Pattern pattern MEMBER pattern_ NOTIFY changed)

public:
    enum Pattern { Solid, Dashed, Dotted };
    Q_ENUM(Pattern)

    explicit PlotSeries(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

    /// What its figures are called in a file; a line without a name is left out there.
    const QString& name() const { return name_; }
    /// Whether x is a time, in seconds since 1970.
    bool timed() const { return timed_; }
    const QList<QPointF>& points() const { return points_; }
    /// Of a timed one, those from xMin to xMax.
    QList<QPointF> pointsInSight() const;

    /// Two points a pixel column at most; keeps the first and the last.
    static QList<QPointF> thinned(const QList<QPointF>& pixels, int columns);

    /// 0 without points.
    double firstTime() const { return points_.isEmpty() ? 0 : points_.front().x(); }
    double lastTime() const { return points_.isEmpty() ? 0 : points_.back().x(); }
    /// Of the last point at or before `at`; NaN where there is none.
    double value() const;
    /// The time of the point that is `count` after the one at or before a time, before it where that is negative; the
    /// first or last where there are no more, -1 where there is none.
    Q_INVOKABLE double timeFrom(double time, int count) const;

signals:
    void changed();
    void pointsChanged();
    void valueChanged();

protected:
    bool hasInk() const override { return points_.size() > 1 && (color_.alpha() > 0 || fill_.alpha() > 0); }

private:
    QList<QPointF> toPixels(const QList<QPointF>& values) const;
    void fitRange();
    /// The points that are drawn where not all are in sight: those in sight and one on each side.
    QList<QPointF> drawn() const;
    qsizetype after(double time) const;

    QString name_;
    bool timed_ = false;
    QList<QPointF> points_;
    QList<QPointF> lower_;
    double at_ = 0; ///< where it is read, on its time axis
    qreal xMin_ = 0;
    qreal xMax_ = 1;
    qreal yMin_ = 0;
    qreal yMax_ = 1;
    bool fitted_ = false;
    bool stepped_ = false;
    QColor color_ = Qt::transparent;
    QColor fill_ = Qt::transparent;
    qreal lineWidth_ = 1.5;
    Pattern pattern_ = Solid;
};

} // namespace plimsoll
