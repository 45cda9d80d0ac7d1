// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"

#include <QStringList>

namespace plimsoll {

/// One provider of the backstop.
struct ProviderLine {
    Q_GADGET
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(QString account MEMBER account)
    Q_PROPERTY(QString capacity MEMBER capacity)
    Q_PROPERTY(QString capacityExact MEMBER capacityExact)
    Q_PROPERTY(QString imr MEMBER imr)
    Q_PROPERTY(bool usable MEMBER usable)
    Q_PROPERTY(QString imrExact READ imrExact)

public:
    qint64 key = 0;
    int subaccount = 0;
    QString account;
    QString capacity;
    QString capacityExact;
    QString imr;
    bool usable = false;
    struct Exact {
        std::optional<Ratio> imr;
    };
    Aside<Exact> exactly;
    bool operator==(const ProviderLine&) const = default;
    QString imrExact() const { return format::percentExactOr(exactly.value.imr); }
};

/// The backstop as operators keep it: capacity of each provider, deposits to the fund.
class BackstopDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* providers READ providers CONSTANT)
    Q_PROPERTY(QStringList assets MEMBER assets_ NOTIFY assetsChanged)
    Q_PROPERTY(plimsoll::CommandAnswer* capacityAnswer READ capacityAnswer CONSTANT)
    Q_PROPERTY(plimsoll::CommandAnswer* depositAnswer READ depositAnswer CONSTANT)

public:
    explicit BackstopDesk(Session& session, QObject* parent = nullptr);

    QAbstractListModel* providers() { return &providers_; }
    CommandAnswer* capacityAnswer() { return &capacityAnswer_; }
    CommandAnswer* depositAnswer() { return &depositAnswer_; }
    void refresh();

    /// `capacity` in USD; 0 ends it.
    Q_INVOKABLE void setCapacity(const QString& account, const QString& capacity, const QString& reason);
    /// Into the fund, in units of the asset at `asset` in the list.
    Q_INVOKABLE void deposit(int asset, const QString& quantity, const QString& reason);
    /// Whether what is typed can be set or deposited, to be told beside it before it is asked for.
    Q_INVOKABLE bool isCapacity(const QString& typed) const;
    Q_INVOKABLE bool isDeposit(const QString& typed) const;
    /// What is granted to an account now, in whole dollars; empty where nothing is.
    Q_INVOKABLE QString capacityOf(const QString& account) const;

signals:
    void assetsChanged();

private:
    Session& session_;
    GadgetListModel<ProviderLine> providers_;
    QStringList assets_;
    CommandAnswer capacityAnswer_;
    CommandAnswer depositAnswer_;
};

} // namespace plimsoll
