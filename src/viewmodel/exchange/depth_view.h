// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_market.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace plimsoll {

/// The book as two steps of depth around its middle, for drawing. Its axes stand still until the book leaves them.
class DepthView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the Exchange page")
    Q_PROPERTY(QList<QPointF> bids MEMBER bids_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> asks MEMBER asks_ NOTIFY changed)
    Q_PROPERTY(bool any READ any NOTIFY changed)
    Q_PROPERTY(double from MEMBER from_ NOTIFY changed)
    Q_PROPERTY(double to MEMBER to_ NOTIFY changed)
    Q_PROPERTY(double top MEMBER top_ NOTIFY changed)
    Q_PROPERTY(double mark MEMBER mark_ NOTIFY changed)
    Q_PROPERTY(int decimals MEMBER decimals_ NOTIFY changed)

public:
    using QObject::QObject;

    /// An order rests on either side.
    bool any() const { return !bids_.isEmpty() || !asks_.isEmpty(); }
    void assign(const view::MarketDetail& market);
    /// What stands between the middle and a price: "12.5 SOL bid at 181.20 or better".
    Q_INVOKABLE QString describe(double price) const;

signals:
    void changed();

private:
    void fitPrices(double middle, double reach);

    QList<QPointF> bids_; ///< price over cumulative quantity, from the best outwards
    QList<QPointF> asks_;
    double from_ = 0;
    double to_ = 1;
    double top_ = 1;
    double mark_ = 0;
    double reach_ = 0; ///< half the width of the axis, as a share of its middle
    int decimals_ = 2; ///< of a price on the axis
    MarketId market_{0xFFFF};
};

} // namespace plimsoll
