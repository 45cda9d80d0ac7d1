// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"

#include <QObject>
#include <QPointF>
#include <QString>

#include <vector>

namespace plimsoll {

/// One lending pool as a row of a list.
struct PoolLine {
    Q_GADGET
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString displayName MEMBER displayName)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString utilizationText MEMBER utilizationText)
    Q_PROPERTY(QString utilizationExact MEMBER utilizationExact)
    Q_PROPERTY(QString borrowRate MEMBER borrowRate)
    Q_PROPERTY(QString lendRate MEMBER lendRate)
    Q_PROPERTY(QString headroom MEMBER headroom)
    Q_PROPERTY(QString headroomExact MEMBER headroomExact)
    Q_PROPERTY(QString mark MEMBER mark)
    Q_PROPERTY(QString markExact MEMBER markExact)
    Q_PROPERTY(QString markNote MEMBER markNote)
    Q_PROPERTY(bool markHeld MEMBER markHeld)
    Q_PROPERTY(QString change MEMBER change)
    Q_PROPERTY(int direction MEMBER direction)
    Q_PROPERTY(double utilization MEMBER utilization)
    Q_PROPERTY(double optimal MEMBER optimal)
    Q_PROPERTY(double threshold MEMBER threshold)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(bool throttled MEMBER throttled)
    Q_PROPERTY(QList<QPointF> trend MEMBER trend)
    Q_PROPERTY(QString borrowRateExact READ borrowRateExact)
    Q_PROPERTY(QString lendRateExact READ lendRateExact)
    Q_PROPERTY(QString changeExact READ changeExact)

public:
    qint64 key = 0;
    int asset = 0;
    QString symbol;
    QString displayName;
    QString state; ///< empty while open
    QString utilizationText;
    QString utilizationExact;
    QString borrowRate;
    QString lendRate;
    QString headroom;
    QString headroomExact;
    QString mark;
    QString markExact;
    QString markNote; ///< where the mark comes from, or why it may not decide; empty for a live recorded one
    bool markHeld = false;
    QString change;    ///< over one simulated hour, in per cent
    int direction = 0; ///< sign of the change as it is shown
    double utilization = 0;
    double optimal = -1;
    double threshold = 1;
    int tone = 0;
    bool throttled = false;
    QList<QPointF> trend;
    struct Exact {
        Ratio borrowRate;
        Ratio lendRate;
        std::optional<Ratio> change;
    };
    Aside<Exact> exactly;
    bool operator==(const PoolLine&) const = default;
    QString borrowRateExact() const { return format::percentExact(exactly.value.borrowRate); }
    QString lendRateExact() const { return format::percentExact(exactly.value.lendRate); }
    QString changeExact() const { return format::percentExactOr(exactly.value.change); }
};

/// In configuration order.
std::vector<PoolLine> poolLines(const view::ViewSnapshot& snapshot);
/// Highest utilization first.
std::vector<PoolLine> poolLinesByUtilization(const view::ViewSnapshot& snapshot);

} // namespace plimsoll
