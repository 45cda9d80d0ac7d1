// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/margin/account_filter.h"

#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What the Margin page is filtered and ordered by, under a name.
struct SavedFilter {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER name)
    Q_PROPERTY(QString words MEMBER words)
    Q_PROPERTY(bool inUse MEMBER current)

public:
    qint64 key = 0;
    QString name;
    QString words; ///< "danger and worse, owes or holds SOL"
    bool current = false;

    QString text;
    QString asset; ///< its symbol: another world may number assets otherwise; empty for any
    int bands = 0; ///< MarginPage::bandFilter
    bool overFraction = false;
    int brushFrom = -1;
    int brushTo = -1;
    SizesAndFlags more;
    int sort = 0;
    bool descending = false;

    bool operator==(const SavedFilter&) const = default;
    /// Whether both filter and order alike, whatever they are called.
    bool isLike(const SavedFilter& other) const;
};

/// What the settings keep of one; what is no such figure is brought into its range.
QVariantMap toMap(const SavedFilter& filter);
SavedFilter filterOf(const QVariantMap& map);

/// The filters that someone keeps, in the order in which they were named; from one start to the next.
class SavedFilters : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of the Margin page")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(QString current READ current NOTIFY changed)

public:
    using QObject::QObject;

    QAbstractListModel* lines() { return &lines_; }
    /// The name of the one that is in use as it was saved; empty where none is.
    QString current() const;
    const std::vector<SavedFilter>& rows() const { return lines_.rows(); }
    /// Under a name that is taken it takes the other's place.
    void save(SavedFilter filter);
    Q_INVOKABLE void remove(const QString& name);
    /// Marks those that are like what the page shows.
    void mark(const SavedFilter& shown);

    QVariantList stored() const;
    /// Takes up what was stored; what is no filter is passed over.
    void restore(const QVariantList& stored);

signals:
    void changed();
    /// One was saved or removed.
    void edited();

private:
    void assign(std::vector<SavedFilter> filters);

    GadgetListModel<SavedFilter> lines_;
    SavedFilter shown_;
    qint64 lastKey_ = 0;
};

} // namespace plimsoll
