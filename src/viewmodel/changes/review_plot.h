// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace plimsoll {

/// What a change makes of a function, before and after, for drawing only.
struct ReviewPlot {
    Q_GADGET
    QML_VALUE_TYPE(reviewPlot)
    Q_PROPERTY(bool shown READ shown)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString unit MEMBER unit)
    Q_PROPERTY(QString xUnit MEMBER xUnit)
    Q_PROPERTY(QString along MEMBER along)
    Q_PROPERTY(QList<QPointF> before MEMBER before)
    Q_PROPERTY(QList<QPointF> after MEMBER after)
    Q_PROPERTY(QList<QPointF> live MEMBER live)
    Q_PROPERTY(bool weight MEMBER weight)
    Q_PROPERTY(double xTop MEMBER xTop)
    Q_PROPERTY(double yTop MEMBER yTop)

public:
    QString title; ///< "USDC borrow rate"
    QString unit;  ///< of both axes, in words
    QString xUnit;
    QString along; ///< how a value of it is read, "$%1M"
    QList<QPointF> before;
    QList<QPointF> after;
    QList<QPointF> live; ///< where that is neither, as in the middle of a ramp
    bool weight = false; ///< of collateral, not of what is owed
    double xTop = 1;
    double yTop = 1;
    bool shown() const { return !before.isEmpty(); }
};

/// One for each function that the edits move, in their order: a curve over utilization, or a weight or requirement over
/// size.
QList<ReviewPlot> reviewPlotsOf(const std::vector<ParameterEdit>& edits, const view::ViewSnapshot& snapshot);

} // namespace plimsoll
