// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/exchange/command_trial.h"

namespace plimsoll {

/// The settings of one account: live beside a draft, what the draft would do, and sending it.
class SettingsTicket : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the Exchange page")
    Q_PROPERTY(bool marginEnabled READ marginEnabled WRITE setMarginEnabled NOTIFY changed)
    Q_PROPERTY(bool autoLend READ autoLend WRITE setAutoLend NOTIFY changed)
    Q_PROPERTY(bool autoRepayBorrows READ autoRepayBorrows WRITE setAutoRepayBorrows NOTIFY changed)
    Q_PROPERTY(QString leverageLimit READ leverageLimit WRITE setLeverageLimit NOTIFY changed)
    Q_PROPERTY(QString leverageRange READ leverageRange NOTIFY changed)
    Q_PROPERTY(QString borrowLimit READ borrowLimit WRITE setBorrowLimit NOTIFY changed)
    Q_PROPERTY(QString leverageRefusal READ leverageRefusal NOTIFY changed)
    Q_PROPERTY(QString borrowRefusal READ borrowRefusal NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(bool modified READ modified NOTIFY changed)
    Q_PROPERTY(QString answer READ answer NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)
    Q_PROPERTY(bool pending READ pending NOTIFY changed)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandTrial* trial READ trial CONSTANT)

public:
    explicit SettingsTicket(Session& session, QObject* parent = nullptr);

    /// The account's live settings; a draft of the same account stays.
    void setLive(const std::optional<view::TraderDetail>& trader);
    void refresh() { trial_.askAgain(); }

    bool marginEnabled() const { return draft_.marginEnabled.value_or(live_.marginEnabled) == Flag::On; }
    void setMarginEnabled(bool on);
    bool autoLend() const { return draft_.autoLend.value_or(live_.autoLend) == Flag::On; }
    void setAutoLend(bool on);
    bool autoRepayBorrows() const { return draft_.autoRepayBorrows.value_or(live_.autoRepayBorrows) == Flag::On; }
    void setAutoRepayBorrows(bool on);
    QString leverageLimit() const;
    void setLeverageLimit(const QString& typed);
    QString leverageRange() const;
    /// Empty: no limit.
    QString borrowLimit() const;
    void setBorrowLimit(const QString& typed);
    QString leverageRefusal() const;
    QString borrowRefusal() const;
    QString refusal() const;
    bool modified() const;
    const QString& answer() const { return answer_; }
    bool refused() const { return refused_; }
    bool pending() const { return pending_; }
    bool canSend() const { return modified() && !pending_ && trial_.passes(); }
    CommandTrial* trial() { return &trial_; }

    Q_INVOKABLE void discard();
    Q_INVOKABLE void send();

signals:
    void changed();

private:
    void edited();
    void forget(const UpdateSettings& sent);

    Session& session_;
    CommandTrial trial_;
    view::TraderDetail live_;
    UpdateSettings draft_;
    std::optional<QString> typedLeverage_;
    std::optional<QString> typedBorrow_;
    QString answer_;
    bool leverageFaulty_ = false;
    bool borrowFaulty_ = false;
    bool refused_ = false;
    bool pending_ = false;
};

} // namespace plimsoll
