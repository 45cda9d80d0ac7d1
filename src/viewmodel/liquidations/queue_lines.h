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

/// One account in a lane of the queue.
struct QueueLine {
    Q_GADGET
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(QString rank MEMBER rank)
    Q_PROPERTY(QString account MEMBER account)
    Q_PROPERTY(QString mmr MEMBER mmr)
    Q_PROPERTY(QString mmrShown MEMBER mmrShown)
    Q_PROPERTY(QString mmrExact READ mmrExact)
    Q_PROPERTY(QString exposure MEMBER exposure)
    Q_PROPERTY(QString exposureExact MEMBER exposureExact)
    Q_PROPERTY(double share MEMBER share)
    Q_PROPERTY(QString shareWords MEMBER shareWords)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(int band MEMBER band)
    Q_PROPERTY(bool held MEMBER held)
    Q_PROPERTY(bool deficit MEMBER deficit)

public:
    qint64 key = 0;
    int subaccount = 0;
    QString rank;
    QString account;
    QString mmr;
    QString mmrShown; ///< with its sign
    struct Exact {
        std::optional<Ratio> mmr;
    };
    Aside<Exact> exactly;
    QString mmrExact() const { return format::percentExactOr(exactly.value.mmr); }
    QString exposure;
    QString exposureExact;
    double share = -1;  ///< what the bar shows: in Watch of the way from MMR 80 to 100 %, in the queue of the exposure
                        ///< at trigger what is still open; negative: no bar
    QString shareWords; ///< the same in words
    QString note;
    int band = 0;
    bool held = false;
    bool deficit = false;
    bool operator==(const QueueLine&) const = default;
};
QueueLine queueLine(const view::QueueRow& row, const view::ViewSnapshot& snapshot);

struct FillLine {
    Q_GADGET
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(QString account MEMBER account)
    Q_PROPERTY(QString stage MEMBER stage)
    Q_PROPERTY(int stageKind MEMBER stageKind)
    Q_PROPERTY(QString closed MEMBER closed)
    Q_PROPERTY(QString debt MEMBER debt)
    Q_PROPERTY(QString paidWith MEMBER paidWith)
    Q_PROPERTY(QString paid MEMBER paid)
    Q_PROPERTY(QString price MEMBER price)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString fee MEMBER fee)
    Q_PROPERTY(QString fraction MEMBER fraction)
    Q_PROPERTY(QString timeExact READ timeExact)
    Q_PROPERTY(QString closedExact READ closedExact)
    Q_PROPERTY(QString paidExact READ paidExact)
    Q_PROPERTY(QString priceExact READ priceExact)
    Q_PROPERTY(QString valueExact READ valueExact)
    Q_PROPERTY(QString feeExact READ feeExact)
    Q_PROPERTY(QString beforeExact READ beforeExact)
    Q_PROPERTY(QString afterExact READ afterExact)

public:
    qint64 key = 0;
    QString time;
    int subaccount = 0;
    QString account;
    QString stage;
    int stageKind = 0;
    QString closed;
    QString debt;     ///< its asset
    QString paidWith; ///< its asset
    QString paid;     ///< how much of it, with it
    QString price;
    QString value;
    QString fee;
    QString fraction;
    struct Exact {
        Quantity closed;
        std::optional<Quantity> paid;
        Price price;
        Usd value;
        Usd fee;
        std::optional<Ratio> before;
        std::optional<Ratio> after;
        Timestamp time;
    };
    Aside<Exact> exactly;
    bool operator==(const FillLine&) const = default;
    QString timeExact() const { return format::dateTime(exactly.value.time); }
    QString closedExact() const { return format::exact(exactly.value.closed); }
    QString paidExact() const { return format::exactOr(exactly.value.paid); }
    QString priceExact() const { return format::exact(exactly.value.price); }
    QString valueExact() const { return format::exact(exactly.value.value); }
    QString feeExact() const { return format::exact(exactly.value.fee); }
    QString beforeExact() const { return format::percentExactOr(exactly.value.before); }
    QString afterExact() const { return format::percentExactOr(exactly.value.after); }
};
FillLine fillLine(const view::LiquidationFill& fill, const view::ViewSnapshot& snapshot);

/// A label and its figure in the inspector.
struct FactLine {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString exact MEMBER exact)

public:
    qint64 key = 0;
    QString label;
    QString value;
    QString exact;
    bool operator==(const FactLine&) const = default;
};
std::vector<FactLine> factsOf(const view::QueueRow& row, const view::ViewSnapshot& snapshot);

} // namespace plimsoll
