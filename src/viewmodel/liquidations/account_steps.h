// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"

#include <QElapsedTimer>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// One step of a liquidation, its begin or end, or what was left over, as the journal keeps it.
struct StepLine {
    Q_GADGET
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString stage MEMBER stage)
    Q_PROPERTY(int stageKind MEMBER stageKind)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString valueExact MEMBER valueExact)
    Q_PROPERTY(QString closed MEMBER closed)
    Q_PROPERTY(QString fraction MEMBER fraction)
    Q_PROPERTY(QString timeExact MEMBER timeExact)
    Q_PROPERTY(QString closedExact MEMBER closedExact)
    Q_PROPERTY(QString fractionExact MEMBER fractionExact)

public:
    qint64 key = 0;
    QString time; ///< simulated, with its day where that is not today's
    QString stage;
    int stageKind = 0; ///< view::LiquidationStage
    QString value;
    QString valueExact;
    QString closed;   ///< why it ended; "12.5 SOL at 180.2, paid with 2,264 USDC, fee 3.2, provider 4"
    QString fraction; ///< margin fraction before and after, per cent
    QString timeExact;
    QString closedExact;
    QString fractionExact;
    bool operator==(const StepLine&) const = default;
};
StepLine stepLine(const archive::Row& row, Timestamp now);

/// Every step that one account's liquidations took, newest first, out of the world's journal: the exchange itself
/// remembers the last of all accounts only.
class AccountSteps : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(QString total MEMBER total_ NOTIFY changed)
    Q_PROPERTY(QString fault MEMBER fault_ NOTIFY changed)

public:
    AccountSteps(Session& session, ArchivePort& archive, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    /// Of this account from now on; 0: of nobody.
    void show(int subaccount);
    /// Asks again where the snapshot knows a step that the journal had not answered yet.
    void refresh();

signals:
    void changed();

private:
    /// How far the account's liquidations are told.
    struct Known {
        std::uint64_t sequence = 0; ///< of the newest step
        Timestamp moment{};         ///< at which it came into the queue or left it last
        bool isBeyond(const Known& other) const { return sequence > other.sequence || moment > other.moment; }
    };

    /// By the snapshot.
    Known newestKnown() const;
    void ask();
    void take(const archive::Page& page);

    Session& session_;
    ArchivePort& archive_;
    GadgetListModel<StepLine> lines_;
    QString total_; ///< "12 steps"; "first 500 of 812 steps"; empty where there are none
    QString fault_;
    int subaccount_ = 0;
    bool pending_ = false;
    QElapsedTimer sinceAsked_;
    Known askedFor_;
    Known newest_; ///< that was answered
};

} // namespace plimsoll
