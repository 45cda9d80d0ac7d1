// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_series.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// The histogram of accounts over MMR, ready to draw. The top of its axis only moves when it must, so bars do not
/// jump while one reads.
class HistogramView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QList<int> counts MEMBER counts_ NOTIFY changed)
    Q_PROPERTY(QList<int> tones MEMBER tones_ NOTIFY changed)
    Q_PROPERTY(double first MEMBER first_ NOTIFY changed)
    Q_PROPERTY(double step MEMBER step_ NOTIFY changed)
    Q_PROPERTY(double end MEMBER end_ NOTIFY changed)
    Q_PROPERTY(double top MEMBER top_ NOTIFY changed)
    Q_PROPERTY(int above MEMBER above_ NOTIFY changed)
    Q_PROPERTY(QString none MEMBER none_ NOTIFY changed)
    Q_PROPERTY(QString summary MEMBER summary_ NOTIFY changed)

public:
    explicit HistogramView(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
    void assign(const view::Histogram& histogram);
    /// What one bar holds, in words.
    Q_INVOKABLE QString describe(int bar) const;

signals:
    void changed();

private:
    QList<int> counts_;
    QList<int> tones_;
    double first_ = 0;
    double step_ = 0.02;
    double end_ = 1.2;
    double top_ = 10;
    int above_ = 0;
    QString none_;
    QString summary_;
};

} // namespace plimsoll
