// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/lending/curve_editor.h"
#include "viewmodel/lending/curve_watch.h"
#include "viewmodel/lending/pool_company.h"
#include "viewmodel/lending/pool_line.h"
#include "viewmodel/paint/long_history.h"
#include "viewmodel/parameters/change_draft.h"
#include "viewmodel/parameters/corridor_watch.h"
#include "viewmodel/parameters/parameter_list.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// The selected pool today: figures ready to show, and numbers for drawing.
struct PoolToday {
    Q_GADGET
    QML_VALUE_TYPE(poolToday)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString displayName MEMBER displayName)
    Q_PROPERTY(QString utilization MEMBER utilization)
    Q_PROPERTY(QString utilizationExact MEMBER utilizationExact)
    Q_PROPERTY(QString borrowRate MEMBER borrowRate)
    Q_PROPERTY(QString lendRate MEMBER lendRate)
    Q_PROPERTY(QString draftBorrowRate MEMBER draftBorrowRate)
    Q_PROPERTY(QString draftLendRate MEMBER draftLendRate)
    Q_PROPERTY(QString lent MEMBER lent)
    Q_PROPERTY(QString lentExact MEMBER lentExact)
    Q_PROPERTY(QString borrowed MEMBER borrowed)
    Q_PROPERTY(QString borrowedExact MEMBER borrowedExact)
    Q_PROPERTY(QString headroom MEMBER headroom)
    Q_PROPERTY(QString mark MEMBER mark)
    Q_PROPERTY(QString markExact MEMBER markExact)
    Q_PROPERTY(QString headroomExact MEMBER headroomExact)
    Q_PROPERTY(QString counts MEMBER counts)
    Q_PROPERTY(bool throttled MEMBER throttled)
    Q_PROPERTY(double x MEMBER x)
    Q_PROPERTY(double borrowY MEMBER borrowY)
    Q_PROPERTY(double lendY MEMBER lendY)
    Q_PROPERTY(double optimal MEMBER optimal)
    Q_PROPERTY(double threshold MEMBER threshold)
    Q_PROPERTY(double ceiling MEMBER ceiling)
    Q_PROPERTY(double most MEMBER most)

public:
    QString symbol;
    QString displayName;
    QString utilization;
    QString utilizationExact;
    QString borrowRate;
    QString lendRate;
    QString draftBorrowRate; ///< at today's utilization, were the draft live; empty without one
    QString draftLendRate;
    QString lent;
    QString lentExact;
    QString borrowed;
    QString borrowedExact;
    QString headroom;
    QString mark;
    QString markExact;
    QString headroomExact;
    QString counts;
    bool throttled = false;
    double x = 0; ///< per cent
    double borrowY = 0;
    double lendY = 0;
    double optimal = -1;
    double threshold = 100;
    double ceiling = 100;
    double most = 100;
};

/// What the Lending page shows: all pools, and one in full with its curve and limits to edit.
class LendingPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QAbstractListModel* pools READ pools CONSTANT)
    Q_PROPERTY(int selected READ selected NOTIFY changed)
    Q_PROPERTY(plimsoll::PoolToday today READ today NOTIFY changed)
    Q_PROPERTY(plimsoll::CurveEditor* curve READ curve CONSTANT)
    Q_PROPERTY(plimsoll::ParameterList* limits READ limits CONSTANT)
    Q_PROPERTY(plimsoll::ChangeDraft* change READ change CONSTANT)
    Q_PROPERTY(QList<QPointF> utilizationHistory READ utilizationHistory NOTIFY historyChanged)
    Q_PROPERTY(QList<QPointF> borrowHistory READ borrowHistory NOTIFY historyChanged)
    Q_PROPERTY(QList<QPointF> lendHistory READ lendHistory NOTIFY historyChanged)
    Q_PROPERTY(plimsoll::TimeAxis* time READ time CONSTANT)
    Q_PROPERTY(bool historyLoading READ historyLoading NOTIFY historyChanged)
    Q_PROPERTY(QString historyFault READ historyFault NOTIFY historyChanged)
    Q_PROPERTY(double rateHistoryTop MEMBER rateHistoryTop_ NOTIFY historyChanged)
    Q_PROPERTY(QAbstractListModel* lenders READ lenders CONSTANT)
    Q_PROPERTY(QAbstractListModel* borrowers READ borrowers CONSTANT)
    Q_PROPERTY(QString supposed MEMBER supposed_ NOTIFY changed)

public:
    LendingPage(
        Session& session, ImpactPort& impacts, ArchivePort& archive, ParameterBook& book, QObject* parent = nullptr);
    /// Lets go of what is of the world before.
    void forget();

    QAbstractListModel* pools() { return &pools_; }
    int selected() const { return selected_; }
    const PoolToday& today() const { return today_; }
    CurveEditor* curve() { return &curve_; }
    ParameterList* limits() { return &limits_; }
    ChangeDraft* change() { return &change_; }

    /// In per cent, over the time axis, which the charts of a pool share.
    QList<QPointF> utilizationHistory() const { return history_.line(0); }
    QList<QPointF> borrowHistory() const { return history_.line(1); }
    QList<QPointF> lendHistory() const { return history_.line(2); }
    TimeAxis* time() { return history_.axis(); }
    bool historyLoading() const { return history_.loading(); }
    QString historyFault() const { return history_.fault(); }
    QAbstractListModel* lenders() { return &lenders_; }
    QAbstractListModel* borrowers() { return &borrowers_; }

    Q_INVOKABLE void select(int asset);
    /// What one more borrow, or redemption, of what is typed would do, at every figure anew; empty text: nothing.
    Q_INVOKABLE void suppose(bool borrows, const QString& typed);

signals:
    void changed();
    /// A sample was added, once a simulated minute, or older ones were read.
    void historyChanged();

private:
    void refresh();
    void refreshRateTop();
    void bind();
    void refreshSupposed();
    PoolToday todayOf(const view::Pool& pool) const;

    Session& session_;
    ParameterBook& book_;
    CurveEditor curve_;
    CurveWatch watch_;
    ParameterList limits_;
    CorridorWatch limitWatch_;
    ChangeDraft change_;
    GadgetListModel<PoolLine> pools_;
    GadgetListModel<HolderLine> lenders_;
    GadgetListModel<HolderLine> borrowers_;
    PoolMove move_{};
    QString moved_; ///< as typed
    QString supposed_;
    PoolToday today_;
    LongHistory history_;
    double rateHistoryTop_ = 1;
    int selected_ = -1;
    int bound_ = -1;
};

} // namespace plimsoll
