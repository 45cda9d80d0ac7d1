// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_series.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// The histogram of accounts over MMR or over margin fraction, ready to draw. The top of its axis only moves when it
/// must, so bars do not jump while one reads.
class HistogramView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QList<int> counts MEMBER counts_ NOTIFY changed)
    Q_PROPERTY(QList<int> tones MEMBER tones_ NOTIFY changed)
    Q_PROPERTY(double first MEMBER first_ NOTIFY axisChanged)
    Q_PROPERTY(double step MEMBER step_ NOTIFY axisChanged)
    Q_PROPERTY(double end MEMBER end_ NOTIFY axisChanged)
    Q_PROPERTY(double top MEMBER top_ NOTIFY axisChanged)
    Q_PROPERTY(int above MEMBER above_ NOTIFY changed)
    Q_PROPERTY(QString none MEMBER none_ NOTIFY changed)
    Q_PROPERTY(QString summary MEMBER summary_ NOTIFY changed)
    Q_PROPERTY(QList<double> ticks MEMBER ticks_ NOTIFY axisChanged)
    Q_PROPERTY(QList<double> limits MEMBER limits_ NOTIFY axisChanged)

public:
    explicit HistogramView(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
    /// Over MMR: bars have the colours of their bands.
    void assignMmr(const view::Histogram& histogram);
    /// Over margin fraction, where bands differ from account to account: bars have none.
    void assignMarginFraction(const view::Histogram& histogram);
    const QString& subject() const { return subject_; }
    /// What one bar holds, in words.
    Q_INVOKABLE QString describe(int bar) const;
    /// The same of the bars [from, to) together.
    Q_INVOKABLE QString describeRange(int from, int to) const;

signals:
    void changed();
    /// Ticks and grid are made anew then: rarely.
    void axisChanged();

private:
    QList<int> counts_;
    QList<int> tones_;
    double first_ = 0;
    double step_ = 0.02;
    double end_ = 1.2;
    double top_ = 10;
    int above_ = 0;
    void take(const view::Histogram& histogram, const QString& subject, const QList<double>& ticks,
        const QList<double>& limits);

    QString subject_;
    QList<double> ticks_;
    QList<double> limits_; ///< of the ticks, where a band begins
    QString none_;
    QString summary_;
};

} // namespace plimsoll
