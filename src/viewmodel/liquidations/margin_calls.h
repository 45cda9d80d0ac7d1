// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// One account whose holder is to be called.
struct MarginCallLine {
    Q_GADGET
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(int band MEMBER band)
    Q_PROPERTY(QString account MEMBER account)
    Q_PROPERTY(QString mmr MEMBER mmr)
    Q_PROPERTY(QString marginFraction MEMBER marginFraction)
    Q_PROPERTY(QString equity MEMBER equity)
    Q_PROPERTY(QString exposure MEMBER exposure)
    Q_PROPERTY(QString toDeposit MEMBER toDeposit)
    Q_PROPERTY(QString toDepositExact MEMBER toDepositExact)
    Q_PROPERTY(QString debt MEMBER debt)

public:
    qint64 key = 0;
    int subaccount = 0;
    int band = 0;
    QString account;
    QString mmr;
    QString marginFraction;
    QString equity;
    QString exposure;
    QString toDeposit;
    QString toDepositExact;
    QString debt;
    bool operator==(const MarginCallLine&) const = default;
};

/// Every account with MMR at or above 80 %, asked for anew while someone looks; the worst are shown, all are exported.
class MarginCalls : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(QString total MEMBER total_ NOTIFY changed)
    Q_PROPERTY(QString sum MEMBER sum_ NOTIFY changed)
    Q_PROPERTY(QString answer MEMBER answer_ NOTIFY changed)
    Q_PROPERTY(bool refused MEMBER refused_ NOTIFY changed)

public:
    explicit MarginCalls(Session& session, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    Q_INVOKABLE void ask();
    /// Asks again and writes what comes, every digit, to a CSV file in the operator's documents.
    Q_INVOKABLE void exportCsv();

signals:
    void changed();

private:
    void show(const std::vector<view::MarginCall>& calls);
    void write(const std::vector<view::MarginCall>& calls);

    Session& session_;
    GadgetListModel<MarginCallLine> lines_;
    QString total_;
    QString sum_;
    QString answer_;
    bool refused_ = false;
};

} // namespace plimsoll
