// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/exchange/depth_view.h"
#include "viewmodel/exchange/exchange_lines.h"
#include "viewmodel/exchange/funds_ticket.h"
#include "viewmodel/exchange/order_ticket.h"
#include "viewmodel/exchange/settings_ticket.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"

#include <QVariantMap>

namespace plimsoll {

/// Figures of the market and of the account, ready to show.
struct ExchangeFigures {
    Q_GADGET
    QML_VALUE_TYPE(exchangeFigures)
    Q_PROPERTY(QString mark MEMBER mark)
    Q_PROPERTY(QString markExact MEMBER markExact)
    Q_PROPERTY(QString active MEMBER active)
    Q_PROPERTY(QString activeExact MEMBER activeExact)
    Q_PROPERTY(QString last MEMBER last)
    Q_PROPERTY(bool lastUp MEMBER lastUp)
    Q_PROPERTY(QString spread MEMBER spread)
    Q_PROPERTY(QString spreadShare MEMBER spreadShare)
    Q_PROPERTY(QString stopped MEMBER stopped)
    Q_PROPERTY(QString equity MEMBER equity)
    Q_PROPERTY(QString equityExact MEMBER equityExact)
    Q_PROPERTY(QString availableEquity MEMBER availableEquity)
    Q_PROPERTY(QString exposure MEMBER exposure)
    Q_PROPERTY(QString marginFraction MEMBER marginFraction)
    Q_PROPERTY(QString mmr MEMBER mmr)
    Q_PROPERTY(int band MEMBER band)
    Q_PROPERTY(bool liquidating MEMBER liquidating)
    Q_PROPERTY(bool exists MEMBER exists)

public:
    QString mark;
    QString markExact;
    QString active;
    QString activeExact;
    QString last;
    bool lastUp = true; ///< against the trade before it
    QString spread;
    QString spreadShare; ///< of the middle, in basis points
    QString stopped;     ///< why the book does not match; empty while it does
    QString equity;
    QString equityExact;
    QString availableEquity;
    QString exposure;
    QString marginFraction;
    QString mmr;
    int band = 0;
    bool liquidating = false;
    bool exists = false; ///< there is such an account
};

/// What the Exchange page shows: one market, one account, and the three forms that act for it.
class ExchangePage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QStringList markets READ markets NOTIFY marketsChanged)
    Q_PROPERTY(QStringList assets READ assets NOTIFY marketsChanged)
    Q_PROPERTY(int market READ market WRITE setMarket NOTIFY placeChanged)
    Q_PROPERTY(QString marketName READ marketName NOTIFY placeChanged)
    Q_PROPERTY(int trader READ trader WRITE setTrader NOTIFY placeChanged)
    Q_PROPERTY(int panel READ panel WRITE setPanel NOTIFY panelChanged)
    Q_PROPERTY(plimsoll::ExchangeFigures figures READ figures NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* bids READ bids CONSTANT)
    Q_PROPERTY(QAbstractListModel* asks READ asks CONSTANT)
    Q_PROPERTY(QAbstractListModel* trades READ trades CONSTANT)
    Q_PROPERTY(QAbstractListModel* balances READ balances CONSTANT)
    Q_PROPERTY(QAbstractListModel* orders READ orders CONSTANT)
    Q_PROPERTY(QString closed READ closed NOTIFY changed)
    Q_PROPERTY(QString orderCount READ orderCount NOTIFY changed)
    Q_PROPERTY(QString ordersAnswer READ ordersAnswer NOTIFY changed)
    Q_PROPERTY(bool ordersRefused READ ordersRefused NOTIFY changed)
    Q_PROPERTY(plimsoll::DepthView* depth READ depth CONSTANT)
    Q_PROPERTY(plimsoll::OrderTicket* ticket READ ticket CONSTANT)
    Q_PROPERTY(plimsoll::FundsTicket* funds READ funds CONSTANT)
    Q_PROPERTY(plimsoll::SettingsTicket* settings READ settings CONSTANT)

public:
    enum Panel { Trade, Funds, Settings };
    Q_ENUM(Panel)

    explicit ExchangePage(Session& session, QObject* parent = nullptr);

    /// Who trades, and where, for the next start in the same world.
    QVariantMap stored() const;
    void restore(const QVariantMap& kept) { kept_ = kept; }

    /// Begins anew: nothing that was chosen or typed is of the world that comes.
    void forget();

    QStringList markets() const;
    QStringList assets() const;
    int market() const { return market_; }
    void setMarket(int market);
    QString marketName() const;
    int trader() const { return static_cast<int>(trader_.value); }
    void setTrader(int subaccount);
    int panel() const { return panel_; }
    void setPanel(int panel);
    const ExchangeFigures& figures() const { return figures_; }
    QAbstractListModel* bids() { return &bids_; }
    QAbstractListModel* asks() { return &asks_; }
    QAbstractListModel* trades() { return &trades_; }
    QAbstractListModel* balances() { return &balances_; }
    QAbstractListModel* orders() { return &orders_; }
    /// Why nobody may act for the account; empty where one may.
    const QString& closed() const { return closed_; }
    QString orderCount() const { return orderCount_; }
    QString ordersAnswer() const { return ordersAnswer_; }
    bool ordersRefused() const { return ordersRefused_; }
    DepthView* depth() { return &depth_; }
    OrderTicket* ticket() { return &ticket_; }
    FundsTicket* funds() { return &funds_; }
    SettingsTicket* settings() { return &settings_; }

    /// How many levels of each side the ladder has room for.
    Q_INVOKABLE void showLevels(int count);
    /// Opens the next subaccount and chooses it.
    Q_INVOKABLE void createAccount();
    Q_INVOKABLE void cancelOrder(int row);
    Q_INVOKABLE void cancelAll();
    /// Takes a price of the ladder into the order form.
    Q_INVOKABLE void usePrice(const QString& price);
    /// Opens the form for an asset: to repay what is owed, else to lend.
    Q_INVOKABLE void useAsset(int asset);

signals:
    void changed();
    void placeChanged();
    void panelChanged();
    void marketsChanged();

private:
    void refresh();
    void wish();
    void takeUpKept();
    void refreshForm();
    void refreshMarket(const view::MarketDetail& detail, const std::vector<view::TraderOrder>& own);
    void refreshTrader(const std::optional<view::TraderDetail>& trader);
    void send(Command command, const QString& done);

    Session& session_;
    DepthView depth_;
    OrderTicket ticket_;
    FundsTicket funds_;
    SettingsTicket settings_;
    GadgetListModel<BookLine> bids_;
    GadgetListModel<BookLine> asks_;
    GadgetListModel<TradeLine> trades_;
    GadgetListModel<BalanceLine> balances_;
    GadgetListModel<OrderLine> orders_;
    ExchangeFigures figures_;
    QString closed_;
    QString orderCount_;
    QString ordersAnswer_;
    SubaccountId trader_{1};
    std::size_t levels_ = 16;
    std::size_t marketsSeen_ = 0;
    int market_ = -1;
    QVariantMap kept_; ///< from the last run, until the world is there
    int panel_ = Trade;
    bool ordersRefused_ = false;
};

} // namespace plimsoll
