// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/exchange/command_trial.h"

namespace plimsoll {

/// Lend, redeem, borrow, repay, deposit, withdraw: one form, what it would do, and sending it.
class FundsTicket : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the Exchange page")
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY changed)
    Q_PROPERTY(int asset READ asset WRITE setAsset NOTIFY changed)
    Q_PROPERTY(QString symbol READ symbol NOTIFY changed)
    Q_PROPERTY(QString quantity READ quantity WRITE setQuantity NOTIFY changed)
    Q_PROPERTY(bool autoBorrow READ autoBorrow WRITE setAutoBorrow NOTIFY changed)
    Q_PROPERTY(QString everything READ everything NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(QString action READ action NOTIFY changed)
    Q_PROPERTY(QString answer READ answer NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)
    Q_PROPERTY(bool pending READ pending NOTIFY changed)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandTrial* trial READ trial CONSTANT)

public:
    enum Kind { Lend, Redeem, Borrow, Repay, Deposit, Withdraw };
    Q_ENUM(Kind)

    explicit FundsTicket(Session& session, QObject* parent = nullptr);

    void setTrader(SubaccountId trader);
    void refresh();
    /// As it was before anybody typed.
    void forget();

    int kind() const { return kind_; }
    void setKind(int kind);
    int asset() const { return asset_.value; }
    void setAsset(int asset);
    QString symbol() const;
    const QString& quantity() const { return quantity_; }
    void setQuantity(const QString& typed);
    /// Of a withdrawal: borrow what the account lacks.
    bool autoBorrow() const { return autoBorrow_; }
    void setAutoBorrow(bool on);
    /// All that there is to lend, redeem, repay or withdraw; empty where there is no such sum.
    QString everything() const;
    QString refusal() const;
    QString action() const;
    const QString& answer() const { return answer_; }
    bool refused() const { return refused_; }
    bool pending() const { return pending_; }
    bool canSend() const { return !pending_ && trial_.passes(); }
    CommandTrial* trial() { return &trial_; }

    Q_INVOKABLE void useEverything();
    Q_INVOKABLE void useLargest();
    Q_INVOKABLE void send();

signals:
    void changed();

private:
    void edited();
    Command command() const;
    QString verb() const;
    const view::TraderBalance* balance() const;

    Session& session_;
    CommandTrial trial_;
    SubaccountId trader_;
    AssetId asset_;
    Quantity amount_;
    QString quantity_;
    QString answer_;
    int kind_ = Lend;
    bool autoBorrow_ = false;
    bool faulty_ = false;
    bool refused_ = false;
    bool pending_ = false;
};

} // namespace plimsoll
