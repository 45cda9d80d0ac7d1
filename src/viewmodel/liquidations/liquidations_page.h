// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"
#include "viewmodel/liquidations/account_steps.h"
#include "viewmodel/liquidations/backstop_desk.h"
#include "viewmodel/liquidations/backstop_history.h"
#include "viewmodel/liquidations/hold_desk.h"
#include "viewmodel/liquidations/margin_calls.h"
#include "viewmodel/liquidations/queue_lines.h"
#include "viewmodel/liquidations/step_desk.h"

#include <QPointF>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <set>

namespace plimsoll {

/// The figures above the lanes.
struct QueueFigures {
    Q_GADGET
    QML_VALUE_TYPE(queueFigures)
    Q_PROPERTY(QString length MEMBER length)
    Q_PROPERTY(QString exposure MEMBER exposure)
    Q_PROPERTY(QString fund MEMBER fund)
    Q_PROPERTY(QString fundExact MEMBER fundExact)
    Q_PROPERTY(bool fundLow MEMBER fundLow)
    Q_PROPERTY(QString capacity MEMBER capacity)
    Q_PROPERTY(QString capacityTotal MEMBER capacityTotal)
    Q_PROPERTY(double capacityShare MEMBER capacityShare)
    Q_PROPERTY(QString badDebt MEMBER badDebt)
    Q_PROPERTY(QString socialised MEMBER socialised)
    Q_PROPERTY(QString total MEMBER total)
    Q_PROPERTY(int providers MEMBER providers)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(bool debt MEMBER debt)

public:
    QString length;
    QString exposure;
    QString fund;
    QString fundExact;
    bool fundLow = false; ///< as the alert says
    QString capacity;
    QString capacityTotal;
    double capacityShare = 0;
    QString badDebt;
    QString socialised;
    QString total;
    int count = 0;
    int providers = 0;
    bool debt = false;
};

/// What the Liquidations page shows: the queue as lanes, its fills, and one account to hold, release or take over.
class LiquidationsPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(plimsoll::QueueFigures figures READ figures NOTIFY changed)
    Q_PROPERTY(QStringList laneTotals MEMBER laneTotals_ NOTIFY changed)
    Q_PROPERTY(QStringList laneCuts MEMBER laneCuts_ NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* watch READ watch CONSTANT)
    Q_PROPERTY(QAbstractListModel* book READ book CONSTANT)
    Q_PROPERTY(QAbstractListModel* backstop READ backstop CONSTANT)
    Q_PROPERTY(QAbstractListModel* adl READ adl CONSTANT)
    Q_PROPERTY(QAbstractListModel* done READ done CONSTANT)
    Q_PROPERTY(QAbstractListModel* fills READ fills CONSTANT)
    Q_PROPERTY(QAbstractListModel* facts READ facts CONSTANT)
    Q_PROPERTY(plimsoll::BackstopHistory* history READ history CONSTANT)
    Q_PROPERTY(int selected READ selected WRITE select NOTIFY changed)
    Q_PROPERTY(QString title MEMBER title_ NOTIFY changed)
    Q_PROPERTY(QString gone MEMBER gone_ NOTIFY changed)
    Q_PROPERTY(bool canHold MEMBER canHold_ NOTIFY changed)
    Q_PROPERTY(bool canTakeOver MEMBER canTakeOver_ NOTIFY changed)
    Q_PROPERTY(bool canRelease MEMBER canRelease_ NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)
    Q_PROPERTY(plimsoll::StepDesk* stepDesk READ stepDesk CONSTANT)
    Q_PROPERTY(plimsoll::BackstopDesk* backstopDesk READ backstopDesk CONSTANT)
    Q_PROPERTY(plimsoll::HoldDesk* holdDesk READ holdDesk CONSTANT)
    Q_PROPERTY(plimsoll::AccountSteps* steps READ steps CONSTANT)
    Q_PROPERTY(plimsoll::MarginCalls* calls READ calls CONSTANT)
    Q_PROPERTY(QString atRisk MEMBER atRisk_ NOTIFY changed)
    Q_PROPERTY(bool calling READ calling WRITE setCalling NOTIFY changed)
    Q_PROPERTY(bool fillsHeld MEMBER fillsHeld_ NOTIFY changed) ///< the list of fills stands still
    Q_PROPERTY(int aside READ aside WRITE setAside NOTIFY changed)
    Q_PROPERTY(int pointed READ pointed WRITE setPointed NOTIFY changed)

public:
    LiquidationsPage(Session& session, ArchivePort& archive, QObject* parent = nullptr);

    const QueueFigures& figures() const { return figures_; }
    QAbstractListModel* watch() { return &lanes_[0]; }
    QAbstractListModel* book() { return &lanes_[1]; }
    QAbstractListModel* backstop() { return &lanes_[2]; }
    QAbstractListModel* adl() { return &lanes_[3]; }
    QAbstractListModel* done() { return &lanes_[4]; }
    QAbstractListModel* fills() { return &fills_; }
    QAbstractListModel* facts() { return &facts_; }
    CommandAnswer* answer() { return &answer_; }
    StepDesk* stepDesk() { return &step_; }
    BackstopHistory* history() { return &history_; }
    BackstopDesk* backstopDesk() { return &backstopDesk_; }
    HoldDesk* holdDesk() { return &holds_; }
    AccountSteps* steps() { return &steps_; }
    MarginCalls* calls() { return &calls_; }
    /// The list of margin calls stands in place of the lanes.
    bool calling() const { return calling_; }
    void setCalling(bool on);
    /// What stands beside the lanes.
    enum Aside { OfAccount, OfBackstop, OfHolds };
    int aside() const { return aside_; }
    void setAside(int which);
    /// The lane that the pointer is on, from 0; -1 for none. Its rows keep their places: what is clicked is what was
    /// read.
    int pointed() const { return pointed_; }
    void setPointed(int lane);
    int selected() const { return selected_; }
    void select(int subaccount);
    /// Of the chosen account; none where nobody is chosen, or it is in no lane.
    std::optional<AssetId> largestDebt() const;
    /// The account that is next in the queue, if there is one.
    void selectFirst();
    /// Brings the keys to the reason of what a hand may do with the chosen account, of the first where none is chosen:
    /// at once, or with the first figures of the page.
    void askReason();

    Q_INVOKABLE void hold(int minutes, const QString& reason);
    Q_INVOKABLE void release(const QString& reason);
    Q_INVOKABLE void takeOver(const QString& reason);
    /// What came is seen: what waits comes with the next frame.
    Q_INVOKABLE void frameShown();

signals:
    void changed();
    /// Some of what the page shows waits for a frame of its own.
    void frameWanted();
    void reasonAsked();
    /// The keys are wanted where a deposit to the fund is typed.
    void depositAsked();

private:
    enum class Hand : std::uint8_t { None, Held, TakenOver };
    static Hand handOn(const view::QueueRow* row);
    /// In the fall every figure of the page may move with one snapshot: more than one frame has time for.
    enum Part { Queue, Leaving, Beside, PartCount };
    void refresh();
    void layOutNext();
    void layOut(Part part);
    void layOutLane(int lane);
    void refreshSelected();
    const view::QueueRow* selectedRow() const;
    void send(Command command, Hand hand, const QString& done);

    Session& session_;
    std::array<GadgetListModel<QueueLine>, 5> lanes_;
    int pointed_ = -1;
    std::set<qint64> standing_; ///< keys of what stood in the lane when the pointer came to it
    GadgetListModel<FillLine> fills_;
    GadgetListModel<FactLine> facts_;
    QueueFigures figures_;
    CommandAnswer answer_;
    Hand said_ = Hand::None; ///< what the answer says of the chosen account
    bool leftHand_ = false;  ///< it left the queue while that was said
    StepDesk step_;
    BackstopDesk backstopDesk_;
    BackstopHistory history_;
    HoldDesk holds_;
    AccountSteps steps_;
    MarginCalls calls_;
    QStringList laneTotals_; ///< accounts by stage
    QStringList laneCuts_;   ///< "first 20" where not all of them are listed
    QString title_;
    QString gone_; ///< why the chosen account is in no lane, or nobody may lay hands on it
    QString atRisk_;
    int waiting_ = 0; ///< parts that have yet to show what came last
    int next_ = Queue;
    bool isLaidOut_ = false; ///< since the page came in sight
    int selected_ = 0;
    bool canHold_ = false;
    bool canTakeOver_ = false;
    bool canRelease_ = false;
    bool reasonWanted_ = false;
    bool fillsHeld_ = false;
    int aside_ = OfBackstop;
    bool calling_ = false;
};

} // namespace plimsoll
