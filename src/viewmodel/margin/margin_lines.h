// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace plimsoll {

/// One account as a row of the Margin table; blank while its figures are on their way.
struct AccountLine {
    Q_GADGET
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(int band MEMBER band)
    Q_PROPERTY(QString account MEMBER account)
    Q_PROPERTY(QString equity MEMBER equity)
    Q_PROPERTY(QString equityExact MEMBER equityExact)
    Q_PROPERTY(QString exposure MEMBER exposure)
    Q_PROPERTY(QString exposureExact MEMBER exposureExact)
    Q_PROPERTY(QString marginFraction MEMBER marginFraction)
    Q_PROPERTY(QString mmr MEMBER mmr)
    Q_PROPERTY(double mmrShare MEMBER mmrShare)
    Q_PROPERTY(QString distance MEMBER distance)
    Q_PROPERTY(QString debt MEMBER debt)
    Q_PROPERTY(QString flags MEMBER flags)
    Q_PROPERTY(QString distanceAsset MEMBER distanceAsset)
    Q_PROPERTY(QString debtAsset MEMBER debtAsset)
    Q_PROPERTY(QString gross MEMBER gross)
    Q_PROPERTY(QString collateral MEMBER collateral)
    Q_PROPERTY(QString imr MEMBER imr)
    Q_PROPERTY(QString leverageLimit MEMBER leverageLimit)
    Q_PROPERTY(QString openOrders MEMBER openOrders)
    Q_PROPERTY(QString marginFractionExact READ marginFractionExact)
    Q_PROPERTY(QString mmrExact READ mmrExact)
    Q_PROPERTY(QString distanceExact READ distanceExact)
    Q_PROPERTY(QString debtExact READ debtExact)
    Q_PROPERTY(QString grossExact READ grossExact)
    Q_PROPERTY(QString collateralExact READ collateralExact)
    Q_PROPERTY(QString imrExact READ imrExact)

public:
    int subaccount = 0;
    int band = 0;
    QString account;
    QString equity;
    QString equityExact;
    QString exposure;
    QString exposureExact;
    QString marginFraction;
    QString mmr;
    double mmrShare = 0; ///< of 120 %, for the bar
    QString distance;
    QString debt;
    QString flags;
    QString distanceAsset;
    QString debtAsset;
    QString gross;
    QString collateral; ///< after haircut
    QString imr;
    QString leverageLimit;
    QString openOrders;
    struct Exact {
        std::optional<Ratio> marginFraction;
        std::optional<Ratio> mmr;
        std::optional<Ratio> distance;
        Usd debt;
        Usd gross;
        Usd collateral;
        std::optional<Ratio> imr;
    };
    Aside<Exact> exactly;
    bool operator==(const AccountLine&) const = default;
    QString marginFractionExact() const { return format::percentExactOr(exactly.value.marginFraction); }
    QString mmrExact() const { return format::percentExactIf(exactly.value.mmr); }
    QString distanceExact() const { return format::percentExactOr(exactly.value.distance); }
    QString debtExact() const { return format::exact(exactly.value.debt); }
    QString grossExact() const { return format::exact(exactly.value.gross); }
    QString collateralExact() const { return format::exact(exactly.value.collateral); }
    QString imrExact() const { return format::percentExactIf(exactly.value.imr); }
};
AccountLine accountLine(const view::AccountRow& row, const view::ViewSnapshot& snapshot);

/// One step of the waterfall from gross value down to equity and the requirements on it.
struct WaterfallLine {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString amount MEMBER amount)
    Q_PROPERTY(QString exact MEMBER exact)
    Q_PROPERTY(double from MEMBER from)
    Q_PROPERTY(double to MEMBER to)
    Q_PROPERTY(int kind MEMBER kind)

public:
    qint64 key = 0;
    QString title;
    QString amount;
    QString exact;
    double from = 0; ///< share of the scale
    double to = 0;
    int kind = 0; ///< 0 total, 1 taken away, 2 requirement
    bool operator==(const WaterfallLine&) const = default;
};
std::vector<WaterfallLine> waterfall(const view::AccountDetail& detail);

/// One resting order of the open account.
struct AccountOrderLine {
    Q_GADGET
    Q_PROPERTY(QString number MEMBER number)
    Q_PROPERTY(QString market MEMBER market)
    Q_PROPERTY(QString side MEMBER side)
    Q_PROPERTY(bool bid MEMBER bid)
    Q_PROPERTY(QString price MEMBER price)
    Q_PROPERTY(QString priceExact MEMBER priceExact)
    Q_PROPERTY(QString quantity MEMBER quantity)
    Q_PROPERTY(QString filled MEMBER filled)

public:
    qint64 key = 0;
    QString number;
    QString market;
    QString side;
    bool bid = true;
    QString price;
    QString priceExact;
    QString quantity;
    QString filled; ///< "–" while nothing of it is
    bool operator==(const AccountOrderLine&) const = default;
};
std::vector<AccountOrderLine> accountOrderLines(const view::AccountDetail& detail);

/// One balance or one borrow of the open account.
struct HoldingLine {
    Q_GADGET
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString quantity MEMBER quantity)
    Q_PROPERTY(QString exact MEMBER exact)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString weight MEMBER weight)
    Q_PROPERTY(QString liquidationPrice MEMBER liquidationPrice)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString valueExact READ valueExact)
    Q_PROPERTY(QString liquidationPriceExact READ liquidationPriceExact)

public:
    qint64 key = 0;
    QString symbol;
    QString quantity;
    QString exact;
    QString value;
    QString weight; ///< of collateral; imf / mmf of a borrow
    QString liquidationPrice;
    QString note;
    struct Exact {
        Usd value;
        std::optional<Price> liquidationPrice;
    };
    Aside<Exact> exactly;
    bool operator==(const HoldingLine&) const = default;
    QString valueExact() const { return format::exact(exactly.value.value); }
    QString liquidationPriceExact() const { return format::exactOr(exactly.value.liquidationPrice); }
};
std::vector<HoldingLine> collateralLines(const view::AccountDetail& detail, const view::ViewSnapshot& snapshot);
std::vector<HoldingLine> borrowLines(const view::AccountDetail& detail, const view::ViewSnapshot& snapshot);

/// How far a price of the open account is thought to move.
struct PriceMoveLine {
    Q_GADGET
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString price MEMBER price)
    Q_PROPERTY(double move MEMBER move)
    Q_PROPERTY(QString percent MEMBER percent)
    Q_PROPERTY(double trigger MEMBER trigger)

public:
    qint64 key = 0;
    int asset = 0;
    QString symbol;
    QString price;      ///< moved
    double move = 0;    ///< relative
    QString percent;    ///< with its sign
    double trigger = 0; ///< the move that alone takes the account to MMR 100 %; 0 where none does
    bool operator==(const PriceMoveLine&) const = default;
};
/// What it holds or owes, but for the settlement asset; `moves` as the request has them.
std::vector<PriceMoveLine> priceMoveLines(
    const view::AccountDetail& detail, const std::vector<view::PriceMove>& moves, const view::ViewSnapshot& snapshot);

/// The open account at those prices.
struct WhatIfSummary {
    Q_GADGET
    QML_VALUE_TYPE(whatIfSummary)
    Q_PROPERTY(bool known MEMBER known)
    Q_PROPERTY(int band MEMBER band)
    Q_PROPERTY(QString marginFraction MEMBER marginFraction)
    Q_PROPERTY(QString mmr MEMBER mmr)
    Q_PROPERTY(QString equity MEMBER equity)
    Q_PROPERTY(QString equityExact MEMBER equityExact)
    Q_PROPERTY(QString verdict MEMBER verdict)

public:
    bool known = false;
    int band = 0;
    QString marginFraction;
    QString mmr;
    QString equity;
    QString equityExact;
    QString verdict; ///< in words
};
WhatIfSummary whatIfSummaryOf(const view::AccountDetail& detail);

/// The open account in figures.
struct AccountSummary {
    Q_GADGET
    QML_VALUE_TYPE(accountSummary)
    Q_PROPERTY(bool known MEMBER known)
    Q_PROPERTY(int band MEMBER band)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString bandName MEMBER bandName)
    Q_PROPERTY(QString flags MEMBER flags)
    Q_PROPERTY(QString marginFraction MEMBER marginFraction)
    Q_PROPERTY(QString marginFractionExact MEMBER marginFractionExact)
    Q_PROPERTY(QString mmr MEMBER mmr)
    Q_PROPERTY(QString imr MEMBER imr)
    Q_PROPERTY(QString equity MEMBER equity)
    Q_PROPERTY(QString equityExact MEMBER equityExact)
    Q_PROPERTY(QString available MEMBER available)
    Q_PROPERTY(QString exposure MEMBER exposure)
    Q_PROPERTY(QString settings MEMBER settings)
    Q_PROPERTY(QString room MEMBER room)
    Q_PROPERTY(double equityShare MEMBER equityShare)
    Q_PROPERTY(double initialShare MEMBER initialShare)
    Q_PROPERTY(double maintenanceShare MEMBER maintenanceShare)

public:
    bool known = false;
    int band = 0;
    QString title;
    QString bandName;
    QString flags;
    QString marginFraction;
    QString marginFractionExact;
    QString mmr;
    QString imr;
    QString equity;
    QString equityExact;
    QString available;
    QString exposure;
    QString settings;
    QString room;           ///< what equity has above the requirements, or lacks
    double equityShare = 0; ///< of the gauge's scale
    double initialShare = 0;
    double maintenanceShare = 0;
};
AccountSummary summaryOf(const view::AccountDetail& detail);

} // namespace plimsoll
