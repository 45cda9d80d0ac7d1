// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/aside.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace plimsoll {

/// One asset or market in the grid: a live text and, where there is one, a draft text for each column.
struct RiskLine {
    Q_GADGET
    Q_PROPERTY(int row MEMBER row)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QStringList live MEMBER live)
    Q_PROPERTY(QStringList exact READ exact)
    Q_PROPERTY(QStringList drafts MEMBER drafts)
    Q_PROPERTY(QStringList refusals MEMBER refusals)
    Q_PROPERTY(bool modified MEMBER modified)

public:
    qint64 key = 0;
    int row = 0;
    QString symbol;
    QString state; ///< of the pool or book, empty while open
    QStringList live;
    Aside<QStringList> exactly; ///< every digit of live
    QStringList exact() const { return exactly.value; }
    QStringList drafts;
    QStringList refusals;
    bool modified = false;
    bool operator==(const RiskLine&) const = default;
};

/// One step in the history of a parameter.
struct HistoryLine {
    Q_GADGET
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString actor MEMBER actor)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QString before MEMBER before)
    Q_PROPERTY(QString after MEMBER after)
    Q_PROPERTY(QString sequence MEMBER sequence)

public:
    qint64 key = 0;
    QString time;
    QString actor;
    QString reason;
    QString before;
    QString after;
    QString sequence;
    bool operator==(const HistoryLine&) const = default;
};

} // namespace plimsoll
