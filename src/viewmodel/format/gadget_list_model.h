// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QMetaProperty>

#include <algorithm>
#include <utility>
#include <vector>

namespace plimsoll {

/// A list of Q_GADGET rows whose properties are the roles, updated by key so that selection, scroll and the delegates
/// of rows that stay survive. A row type has a property or member `key` (qint64) and operator==.
class GadgetListBase : public QAbstractListModel {
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit GadgetListBase(const QMetaObject& gadget, QObject* parent);
    int count() const { return rowCount({}); }
    /// Whether the row is there and has its figures.
    virtual bool isKnown(int row) const { return row >= 0 && row < count(); }
    QHash<int, QByteArray> roleNames() const override;
    QVariant data(const QModelIndex& index, int role) const override;

signals:
    void countChanged();

protected:
    virtual const void* rowAt(int row) const = 0;
    /// Says which roles of a row are other than before: of a delegate nothing else is asked for anew.
    void tellChanged(int row, const void* before, const void* after);

private:
    const QMetaObject& gadget_;
};

template <class Row>
class GadgetListModel final : public GadgetListBase {
public:
    explicit GadgetListModel(QObject* parent = nullptr)
        : GadgetListBase(Row::staticMetaObject, parent)
    {
    }

    int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    const std::vector<Row>& rows() const { return rows_; }

    /// Makes the list equal to `next` with the fewest signals: removed, inserted, moved, changed.
    void assign(const std::vector<Row>& next)
    {
        const auto before = rows_.size();
        removeMissing(next);
        for (std::size_t at = 0; at < next.size(); ++at)
            place(next[at], at);
        if (rows_.size() != before)
            emit countChanged();
    }

private:
    const void* rowAt(int row) const override { return &rows_[static_cast<std::size_t>(row)]; }

    void removeMissing(const std::vector<Row>& next)
    {
        std::vector<qint64> keys;
        keys.reserve(next.size());
        for (const Row& row : next)
            keys.push_back(row.key);
        std::sort(keys.begin(), keys.end());
        for (auto at = static_cast<int>(rows_.size()) - 1; at >= 0; --at) {
            if (std::binary_search(keys.begin(), keys.end(), rows_[static_cast<std::size_t>(at)].key))
                continue;
            beginRemoveRows({}, at, at);
            rows_.erase(rows_.begin() + at);
            endRemoveRows();
        }
    }
    void place(const Row& row, std::size_t at)
    {
        const auto found = std::find_if(rows_.begin() + static_cast<std::ptrdiff_t>(at), rows_.end(),
            [&](const Row& other) { return other.key == row.key; });
        const int to = static_cast<int>(at);
        if (found == rows_.end()) {
            beginInsertRows({}, to, to);
            rows_.insert(rows_.begin() + to, row);
            endInsertRows();
            return;
        }
        const int from = static_cast<int>(found - rows_.begin());
        if (from != to) {
            beginMoveRows({}, from, from, {}, to);
            std::rotate(rows_.begin() + to, rows_.begin() + from, rows_.begin() + from + 1);
            endMoveRows();
        }
        const Row before = std::exchange(rows_[at], row); // what nobody is shown may differ all the same
        if (!(before == row))
            tellChanged(to, &before, &row);
    }

    std::vector<Row> rows_;
};

} // namespace plimsoll
