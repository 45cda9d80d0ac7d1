// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"
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
    Q_PROPERTY(QString debtAsset MEMBER debtAsset)
    Q_PROPERTY(QString mmrExact READ mmrExact)
    Q_PROPERTY(QString marginFractionExact READ marginFractionExact)
    Q_PROPERTY(QString equityExact READ equityExact)
    Q_PROPERTY(QString exposureExact READ exposureExact)
    Q_PROPERTY(QString debtExact READ debtExact)

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
    QString debtAsset;
    struct Exact {
        std::optional<Ratio> mmr;
        std::optional<Ratio> marginFraction;
        Usd equity;
        Usd exposure;
        Usd debt;
        bool known = false;
    };
    Aside<Exact> exactly;
    bool operator==(const MarginCallLine&) const = default;
    QString mmrExact() const { return format::percentExactIf(exactly.value.mmr); }
    QString marginFractionExact() const { return format::percentExactOr(exactly.value.marginFraction); }
    QString equityExact() const { return exactOf(exactly.value.equity); }
    QString exposureExact() const { return exactOf(exactly.value.exposure); }
    QString debtExact() const { return exactOf(exactly.value.debt); }
    QString exactOf(Usd figure) const { return exactly.value.known ? format::exact(figure) : format::none(); }
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
    /// Where `held`, rows keep their places: figures are of now, whoever left the list stays in it and says so, whoever
    /// came stands at its end.
    Q_INVOKABLE void ask(bool held);
    /// Asks again and writes what comes, every digit, to a CSV file in the operator's documents.
    Q_INVOKABLE void exportCsv();

signals:
    void changed();

private:
    void show(const std::vector<view::MarginCall>& calls, bool held);
    void write(const std::vector<view::MarginCall>& calls, const QString& name);

    Session& session_;
    GadgetListModel<MarginCallLine> lines_;
    QString total_;
    QString sum_;
    QString answer_;
    bool refused_ = false;
};

} // namespace plimsoll
