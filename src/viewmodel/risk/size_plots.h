// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"
#include "service/view_pool.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// Weight over balance and requirements over borrow of one asset, live and with the drafts on top, in per cent over
/// millions of USD; for drawing only.
class SizePlots : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(bool sized MEMBER sized_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> weightLive MEMBER weightLive_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> weightDraft MEMBER weightDraft_ NOTIFY changed)
    Q_PROPERTY(double balanceTop MEMBER balanceTop_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> imfLive MEMBER imfLive_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> imfDraft MEMBER imfDraft_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> mmfLive MEMBER mmfLive_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> mmfDraft MEMBER mmfDraft_ NOTIFY changed)
    Q_PROPERTY(double notionalTop MEMBER notionalTop_ NOTIFY changed)
    Q_PROPERTY(double requirementTop MEMBER requirementTop_ NOTIFY changed)

public:
    using QObject::QObject;
    /// Whether the axes still suit the largest balance and borrow.
    bool suits(const view::Asset& asset) const;
    void assign(const AssetParameters& live, const AssetParameters& drafted, const view::Asset& asset);

signals:
    void changed();

private:
    bool sized_ = false; ///< the drafted weight falls with the size of the balance
    QList<QPointF> weightLive_;
    QList<QPointF> weightDraft_;
    QList<QPointF> imfLive_;
    QList<QPointF> imfDraft_;
    QList<QPointF> mmfLive_;
    QList<QPointF> mmfDraft_;
    double balanceTop_ = 1;
    double notionalTop_ = 1;
    double requirementTop_ = 1;
};

} // namespace plimsoll
