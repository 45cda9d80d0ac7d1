// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/renewal.h"
#include "viewmodel/frame/session.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// One asset: what the exchange holds of it and what it owes.
struct AssetBalanceLine {
    Q_GADGET
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString custody MEMBER custody)
    Q_PROPERTY(QString borrowed MEMBER borrowed)
    Q_PROPERTY(QString holds MEMBER holds)
    Q_PROPERTY(QString balances MEMBER balances)
    Q_PROPERTY(QString lends MEMBER lends)
    Q_PROPERTY(QString venue MEMBER venue)
    Q_PROPERTY(QString owes MEMBER owes)
    Q_PROPERTY(QString difference MEMBER difference)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(bool broken MEMBER broken)
    Q_PROPERTY(QString custodyExact READ custodyExact)
    Q_PROPERTY(QString borrowedExact READ borrowedExact)
    Q_PROPERTY(QString holdsExact READ holdsExact)
    Q_PROPERTY(QString balancesExact READ balancesExact)
    Q_PROPERTY(QString lendsExact READ lendsExact)
    Q_PROPERTY(QString venueExact READ venueExact)
    Q_PROPERTY(QString owesExact READ owesExact)
    Q_PROPERTY(QString valueExact READ valueExact)

public:
    qint64 key = 0;
    int asset = 0;
    QString symbol;
    QString custody;  ///< deposits less withdrawals
    QString borrowed; ///< owed by borrowers
    QString holds;
    QString balances; ///< of accounts, free and in orders
    QString lends;
    QString venue; ///< treasury, fund and interest not yet credited
    QString owes;
    QString difference;
    QString value; ///< of what is held, at its mark
    bool broken = false;
    struct Exact {
        Quantity custody;
        Quantity borrowed;
        Quantity holds;
        Quantity balances;
        Quantity lends;
        Quantity venue;
        Quantity owes;
        Usd value;
    };
    Aside<Exact> exactly;
    bool operator==(const AssetBalanceLine&) const = default;
    QString custodyExact() const { return format::exact(exactly.value.custody); }
    QString borrowedExact() const { return format::exact(exactly.value.borrowed); }
    QString holdsExact() const { return format::exact(exactly.value.holds); }
    QString balancesExact() const { return format::exact(exactly.value.balances); }
    QString lendsExact() const { return format::exact(exactly.value.lends); }
    QString venueExact() const { return format::exact(exactly.value.venue); }
    QString owesExact() const { return format::exact(exactly.value.owes); }
    QString valueExact() const { return format::exact(exactly.value.value); }
};

/// One line of one asset's two sides, to the last digit.
struct BalanceEntryLine {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString amount MEMBER amount)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(int kind MEMBER kind)
    Q_PROPERTY(double share MEMBER share)

public:
    qint64 key = 0;
    QString title;
    QString amount;
    QString note;
    int kind = 0;     ///< 0 of what is held, 1 of what is owed, 2 and 3 their sums, 4 the difference
    double share = 0; ///< of its side, for a bar
    bool operator==(const BalanceEntryLine&) const = default;
};

/// Assets against liabilities, line by line (RULES.md section 10, invariant 1), as counted on a fork at one moment:
/// again every few seconds while the page is in sight and the exchange goes on.
class BalancePage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(QAbstractListModel* entries READ entries CONSTANT)
    Q_PROPERTY(int selected READ selected NOTIFY changed)
    Q_PROPERTY(bool brief MEMBER brief_ WRITE setBrief NOTIFY changed)
    Q_PROPERTY(QString symbol MEMBER symbol_ NOTIFY changed)
    Q_PROPERTY(QString counted MEMBER counted_ NOTIFY changed)
    Q_PROPERTY(QString accounts MEMBER accounts_ NOTIFY changed)
    Q_PROPERTY(QString value MEMBER value_ NOTIFY changed)
    Q_PROPERTY(QString verdict MEMBER verdict_ NOTIFY changed)
    Q_PROPERTY(bool broken MEMBER broken_ NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed)

public:
    explicit BalancePage(Session& session, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    QAbstractListModel* entries() { return &entries_; }
    int selected() const { return selected_; }
    bool known() const { return !sheet_.assets.empty(); }

    Q_INVOKABLE void select(int asset);
    /// Large figures of the lines in short, for where their text is large too.
    void setBrief(bool brief);
    /// Counts now.
    Q_INVOKABLE void count();
    /// Lets go of what is of the world before.
    void forget();

signals:
    void changed();

private:
    void look();
    void show(const BalanceSheet& sheet);
    void showEntries();

    Session& session_;
    Renewal renewal_;
    BalanceSheet sheet_;
    GadgetListModel<AssetBalanceLine> lines_;
    GadgetListModel<BalanceEntryLine> entries_;
    QString symbol_;
    QString counted_;
    QString accounts_;
    QString value_;
    QString verdict_;
    bool broken_ = false;
    bool brief_ = false;
    int selected_ = 0;
};

} // namespace plimsoll
