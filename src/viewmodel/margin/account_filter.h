// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_request.h"
#include "viewmodel/format/gadget_list_model.h"

#include <QStringList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace plimsoll {

/// How large accounts are and what is flagged of them: what they are filtered by beside number, asset and band.
struct SizesAndFlags {
    /// Net equity, exposure, largest debt.
    std::array<view::UsdRange, 3> sizes;
    view::AccountFlagSet flags;

    bool takesAll() const { return *this == SizesAndFlags{}; }
    /// One piece of words for each bound and each flag: "equity at least $1,000", "held".
    QStringList words() const;
    void ask(view::AccountTableRequest& table) const;
    bool operator==(const SizesAndFlags&) const = default;
};
/// What the settings keep of it; what is no such bound or flag is left out.
QVariantMap toMap(const SizesAndFlags& filter);
SizesAndFlags sizesAndFlagsOf(const QVariantMap& map);

/// Flags whose word in the table begins with what was typed, or has a word that does, whatever the case.
view::AccountFlagSet flagsLike(const QString& typed);

/// One flag to choose.
struct FlagLine {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    qint64 key = 0;
    QString title;
    bool chosen = false;
    bool operator==(const FlagLine&) const = default;
};

/// Bounds of one size, as typed.
struct SizeLine {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString least MEMBER least)
    Q_PROPERTY(QString most MEMBER most)
    Q_PROPERTY(QString fault MEMBER fault)

public:
    qint64 key = 0;
    QString title;
    QString least;
    QString most;
    QString fault; ///< why one of them was not read
    bool operator==(const SizeLine&) const = default;
};

/// One bound or flag that is in force.
struct ChipLine {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)

public:
    qint64 key = 0;
    QString title;
    bool operator==(const ChipLine&) const = default;
};

/// Sizes and flags while they are typed and chosen.
class AccountFilter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of the Margin page")
    Q_PROPERTY(QAbstractListModel* flags READ flags CONSTANT)
    Q_PROPERTY(QAbstractListModel* sizes READ sizes CONSTANT)
    Q_PROPERTY(QAbstractListModel* chips READ chips CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    explicit AccountFilter(QObject* parent = nullptr);

    QAbstractListModel* flags() { return &flags_; }
    QAbstractListModel* sizes() { return &sizes_; }
    QAbstractListModel* chips() { return &chips_; }
    /// Of bounds and flags in force.
    int count() const { return chips_.count(); }
    const SizesAndFlags& filter() const { return filter_; }
    void use(const SizesAndFlags& filter);

    Q_INVOKABLE void toggle(int flag);
    /// In USD; blank for no bound. What is no figure bounds nothing and is told beside it.
    Q_INVOKABLE void setLeast(int size, const QString& typed);
    Q_INVOKABLE void setMost(int size, const QString& typed);
    /// Takes one of the chips away.
    Q_INVOKABLE void drop(int chip);

signals:
    void changed();

private:
    struct Typed {
        QString least;
        QString most;
    };
    void show();

    SizesAndFlags filter_;
    std::array<Typed, 3> typed_;
    GadgetListModel<FlagLine> flags_;
    GadgetListModel<SizeLine> sizes_;
    GadgetListModel<ChipLine> chips_;
};

} // namespace plimsoll
