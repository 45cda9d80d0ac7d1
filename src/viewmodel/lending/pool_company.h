// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"
#include "service/view_snapshot.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"

#include <QObject>
#include <QString>

#include <vector>

namespace plimsoll {

/// One of the largest lenders or borrowers of a pool.
struct HolderLine {
    Q_GADGET
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(QString quantity MEMBER quantity)
    Q_PROPERTY(QString exact MEMBER exact)
    Q_PROPERTY(QString share MEMBER share)
    Q_PROPERTY(QString quantityExact READ quantityExact)
    Q_PROPERTY(QString shareExact READ shareExact)

public:
    qint64 key = 0;
    int subaccount = 0;
    QString quantity;
    QString exact;
    QString share; ///< of all that is lent or borrowed, in per cent
    struct Exact {
        Quantity quantity;
        Ratio share;
    };
    Aside<Exact> exactly;
    bool operator==(const HolderLine&) const = default;
    QString quantityExact() const { return format::exact(exactly.value.quantity); }
    QString shareExact() const { return format::percentExact(exactly.value.share); }
};

std::vector<HolderLine> holderLines(const std::vector<view::PoolShare>& shares, const QString& symbol);

/// What somebody might do to a pool next.
enum class PoolMove { Borrow, Redeem };

/// What a move of `quantity` would do: utilization and rates before and after, or what refuses it. At the pool of now,
/// by the curve in force; accounts, their limits and fees are not looked at.
QString sentenceOf(
    PoolMove move, Quantity quantity, const view::Pool& pool, const PoolParameters& parameters, const QString& symbol);

} // namespace plimsoll
