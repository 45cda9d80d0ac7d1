// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"

#include <QObject>
#include <QString>

#include <vector>

namespace plimsoll {

/// One price of the ladder.
struct BookLine {
    Q_GADGET
    Q_PROPERTY(QString price MEMBER price)
    Q_PROPERTY(QString exactPrice MEMBER exactPrice)
    Q_PROPERTY(QString quantity MEMBER quantity)
    Q_PROPERTY(QString total MEMBER total)
    Q_PROPERTY(double share MEMBER share)
    Q_PROPERTY(bool own MEMBER own)
    Q_PROPERTY(QString quantityExact READ quantityExact)
    Q_PROPERTY(QString totalExact READ totalExact)

public:
    qint64 key = 0;
    QString price;
    QString exactPrice; ///< as a command carries it
    QString quantity;
    QString total;
    double share = 0; ///< of the depth that is shown, up to and with this price
    bool own = false; ///< an order of the chosen account rests here
    struct Exact {
        Quantity quantity;
        Quantity total;
    };
    Aside<Exact> exactly;
    bool operator==(const BookLine&) const = default;
    QString quantityExact() const { return format::exact(exactly.value.quantity); }
    QString totalExact() const { return format::exact(exactly.value.total); }
};

struct TradeLine {
    Q_GADGET
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString price MEMBER price)
    Q_PROPERTY(QString quantity MEMBER quantity)
    Q_PROPERTY(bool bought MEMBER bought)
    Q_PROPERTY(QString side MEMBER side)
    Q_PROPERTY(QString timeExact READ timeExact)
    Q_PROPERTY(QString priceExact READ priceExact)
    Q_PROPERTY(QString quantityExact READ quantityExact)

public:
    qint64 key = 0;
    QString time;
    QString price;
    QString quantity;
    bool bought = false; ///< the taker bought
    QString side;        ///< of the taker, in words
    struct Exact {
        Price price;
        Quantity quantity;
        Timestamp time;
    };
    Aside<Exact> exactly;
    bool operator==(const TradeLine&) const = default;
    QString timeExact() const { return format::dateTime(exactly.value.time); }
    QString priceExact() const { return format::exact(exactly.value.price); }
    QString quantityExact() const { return format::exact(exactly.value.quantity); }
};

/// What the account has and owes of one asset.
struct BalanceLine {
    Q_GADGET
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString available MEMBER available)
    Q_PROPERTY(QString availableExact MEMBER availableExact)
    Q_PROPERTY(QString locked MEMBER locked)
    Q_PROPERTY(QString lent MEMBER lent)
    Q_PROPERTY(QString lentExact MEMBER lentExact)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString owed MEMBER owed)
    Q_PROPERTY(QString owedExact MEMBER owedExact)
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(QString cost MEMBER cost)
    Q_PROPERTY(QString costExact MEMBER costExact)
    Q_PROPERTY(QString lockedExact READ lockedExact)
    Q_PROPERTY(QString valueExact READ valueExact)
    Q_PROPERTY(QString costFigureExact READ costFigureExact)

public:
    qint64 key = 0;
    int asset = 0;
    QString symbol;
    QString available;
    QString availableExact;
    QString locked;
    QString lent;
    QString lentExact;
    QString value;
    QString owed;
    QString owedExact;
    QString source;
    QString cost; ///< USD an hour
    QString costExact;
    struct Exact {
        Quantity locked;
        Usd value;
        Usd costFigure;
    };
    Aside<Exact> exactly;
    bool operator==(const BalanceLine&) const = default;
    QString lockedExact() const { return format::exact(exactly.value.locked); }
    QString valueExact() const { return format::exact(exactly.value.value); }
    QString costFigureExact() const { return format::exact(exactly.value.costFigure); }
};

struct OrderLine {
    Q_GADGET
    Q_PROPERTY(QString orderId MEMBER orderId)
    Q_PROPERTY(QString market MEMBER market)
    Q_PROPERTY(bool bid MEMBER bid)
    Q_PROPERTY(QString price MEMBER price)
    Q_PROPERTY(QString quantity MEMBER quantity)
    Q_PROPERTY(QString executed MEMBER executed)
    Q_PROPERTY(QString borrows MEMBER borrows)
    Q_PROPERTY(QString borrowsAsset MEMBER borrowsAsset)
    Q_PROPERTY(QString side MEMBER side)
    Q_PROPERTY(QString flags MEMBER flags)
    Q_PROPERTY(QString priceExact READ priceExact)
    Q_PROPERTY(QString borrowsExact READ borrowsExact)

public:
    qint64 key = 0; ///< the order's number
    QString orderId;
    QString market;
    bool bid = true;
    QString price;
    QString quantity;
    QString executed;
    QString borrows; ///< what it would borrow, with the symbol; empty for nothing
    QString flags;
    QString borrowsAsset;
    QString side; ///< in words
    struct Exact {
        Price price;
        Quantity borrows;
    };
    Aside<Exact> exactly;
    bool operator==(const OrderLine&) const = default;
    QString priceExact() const { return format::exact(exactly.value.price); }
    QString borrowsExact() const { return format::exact(exactly.value.borrows); }
};

/// Decimals that state every multiple of a step, so that quantities of a market stand under each other at the point.
int decimalsOf(Quantity step);
/// The best `count` levels of one side, best first; `own` are the orders of the chosen account in this market.
std::vector<BookLine> bookLines(const std::vector<BookLevel>& levels, std::size_t count,
    const std::vector<view::TraderOrder>& own, Side side, int decimals);
TradeLine tradeLine(const view::Trade& trade, int decimals);
BalanceLine balanceLine(const view::TraderBalance& balance, const view::ViewSnapshot& snapshot);
OrderLine orderLine(const view::TraderOrder& order, const view::ViewSnapshot& snapshot);

} // namespace plimsoll
