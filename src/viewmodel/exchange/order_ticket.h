// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/exchange/command_trial.h"

namespace plimsoll {

/// The order form: what is typed, what it would do, and sending it.
class OrderTicket : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the Exchange page")
    Q_PROPERTY(int side READ side WRITE setSide NOTIFY changed)
    Q_PROPERTY(int type READ type WRITE setType NOTIFY changed)
    Q_PROPERTY(int timeInForce READ timeInForce WRITE setTimeInForce NOTIFY changed)
    Q_PROPERTY(int selfTradePrevention READ selfTradePrevention WRITE setSelfTradePrevention NOTIFY changed)
    Q_PROPERTY(bool postOnly READ postOnly WRITE setPostOnly NOTIFY changed)
    Q_PROPERTY(bool margin READ margin WRITE setMargin NOTIFY changed)
    Q_PROPERTY(bool autoLend READ autoLend WRITE setAutoLend NOTIFY changed)
    Q_PROPERTY(bool autoLendRedeem READ autoLendRedeem WRITE setAutoLendRedeem NOTIFY changed)
    Q_PROPERTY(QString price READ price WRITE setPrice NOTIFY changed)
    Q_PROPERTY(QString quantity READ quantity WRITE setQuantity NOTIFY changed)
    Q_PROPERTY(QString base READ base NOTIFY changed)
    Q_PROPERTY(QString quote READ quote NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(QString priceRefusal READ priceRefusal NOTIFY changed)
    Q_PROPERTY(QString quantityRefusal READ quantityRefusal NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(QString action READ action NOTIFY changed)
    Q_PROPERTY(QString answer READ answer NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)
    Q_PROPERTY(bool pending READ pending NOTIFY changed)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandTrial* trial READ trial CONSTANT)

public:
    explicit OrderTicket(Session& session, QObject* parent = nullptr);

    /// For whom and where; what is typed stays, a price of another market does not.
    void setPlace(SubaccountId trader, std::optional<MarketId> market);
    /// Follows figures that move.
    void refresh();
    /// As it was before anybody typed, at the same place.
    void forget();

    int side() const { return static_cast<int>(order_.side); }
    void setSide(int side);
    int type() const { return static_cast<int>(order_.type); }
    void setType(int type);
    int timeInForce() const { return static_cast<int>(order_.timeInForce); }
    void setTimeInForce(int timeInForce);
    int selfTradePrevention() const { return static_cast<int>(order_.selfTradePrevention); }
    void setSelfTradePrevention(int prevention);
    bool postOnly() const { return order_.postOnly == PostOnly::Yes; }
    void setPostOnly(bool on);
    /// The one box that means autoBorrow and autoBorrowRepay (RULES.md section 5).
    bool margin() const { return order_.flags.autoBorrow == Flag::On; }
    void setMargin(bool on);
    bool autoLend() const { return order_.flags.autoLend == Flag::On; }
    void setAutoLend(bool on);
    bool autoLendRedeem() const { return order_.flags.autoLendRedeem == Flag::On; }
    void setAutoLendRedeem(bool on);
    const QString& price() const { return price_; }
    void setPrice(const QString& typed);
    const QString& quantity() const { return quantity_; }
    void setQuantity(const QString& typed);

    QString base() const;
    QString quote() const;
    /// Quantity x price in the quote asset; empty without both.
    QString amount() const;
    QString priceRefusal() const;
    QString quantityRefusal() const;
    /// What is refused for another reason than one of the two fields.
    QString refusal() const;
    QString action() const;
    const QString& answer() const { return answer_; }
    bool refused() const { return refused_; }
    bool pending() const { return pending_; }
    bool canSend() const { return !pending_ && trial_.passes(); }
    CommandTrial* trial() { return &trial_; }

    Q_INVOKABLE void useLargest();
    Q_INVOKABLE void send();

signals:
    void changed();

private:
    void edited();
    /// Of a quantity that the market takes from nobody.
    QString whyNoLot(const MarketParameters& market) const;
    const MarketParameters* market() const;

    Session& session_;
    CommandTrial trial_;
    PlaceOrder order_;
    std::optional<MarketId> market_;
    QString price_;
    QString quantity_;
    QString answer_;
    bool priceFaulty_ = false;
    bool quantityFaulty_ = false;
    bool refused_ = false;
    bool pending_ = false;
};

} // namespace plimsoll
