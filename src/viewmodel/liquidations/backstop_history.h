// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/paint/long_history.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// The backstop over time, in millions of dollars: net assets of the fund, what the providers could take, and bad debt.
class BackstopHistory : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(plimsoll::TimeAxis* time READ time CONSTANT)
    Q_PROPERTY(QList<QPointF> fund READ fund NOTIFY changed)
    Q_PROPERTY(QList<QPointF> capacity READ capacity NOTIFY changed)
    Q_PROPERTY(QList<QPointF> badDebt READ badDebt NOTIFY changed)
    Q_PROPERTY(double top MEMBER top_ NOTIFY changed)
    Q_PROPERTY(double capacityTop MEMBER capacityTop_ NOTIFY changed)
    Q_PROPERTY(double bottom MEMBER bottom_ NOTIFY changed)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString fault READ fault NOTIFY changed)

public:
    BackstopHistory(Session& session, ArchivePort& archive, QObject* parent = nullptr);

    TimeAxis* time() { return history_.axis(); }
    QList<QPointF> fund() const { return history_.line(0); }
    /// Begins later than the fund where an earlier version wrote the minutes before.
    QList<QPointF> capacity() const { return history_.line(1); }
    /// No point while there never was any.
    QList<QPointF> badDebt() const { return owes_ ? history_.line(2) : QList<QPointF>{}; }
    bool loading() const { return history_.loading(); }
    QString fault() const { return history_.fault(); }
    void refresh();

signals:
    /// A sample was added, once a simulated minute, or older ones were read.
    void changed();

private:
    void fit();

    Session& session_;
    LongHistory history_;
    static constexpr double topLeast = 0.01;

    double top_ = topLeast; ///< of fund and bad debt: a small fund is not lost beside what providers granted
    double capacityTop_ = topLeast;
    double bottom_ = 0;
    bool owes_ = false;
};

} // namespace plimsoll
