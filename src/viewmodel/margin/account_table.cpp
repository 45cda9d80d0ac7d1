// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/account_table.h"

#include <QMetaProperty>

namespace plimsoll {

QHash<int, QByteArray> AccountTable::roleNames() const
{
    QHash<int, QByteArray> names;
    const QMetaObject& gadget = AccountLine::staticMetaObject;
    for (int property = 0; property < gadget.propertyCount(); ++property)
        names.insert(Qt::UserRole + property, gadget.property(property).name());
    return names;
}

const AccountLine* AccountTable::lineAt(int row) const
{
    const int at = row - first_;
    return at >= 0 && at < static_cast<int>(lines_.size()) ? &lines_[static_cast<std::size_t>(at)] : nullptr;
}

int AccountTable::subaccountAt(int row) const
{
    const AccountLine* line = lineAt(row);
    return line ? line->subaccount : 0;
}

QVariant AccountTable::data(const QModelIndex& index, int role) const
{
    const int property = role - Qt::UserRole;
    if (!index.isValid() || index.row() >= rows_ || property < 0
        || property >= AccountLine::staticMetaObject.propertyCount())
        return {};
    static const AccountLine blank;
    const AccountLine* line = lineAt(index.row());
    return AccountLine::staticMetaObject.property(property).readOnGadget(line ? line : &blank);
}

void AccountTable::assign(const view::AccountWindow& window, const view::ViewSnapshot& snapshot)
{
    const int rows = static_cast<int>(window.matching);
    if (rows > rows_) {
        beginInsertRows({}, rows_, rows - 1);
        rows_ = rows;
        endInsertRows();
    } else if (rows < rows_) {
        beginRemoveRows({}, rows, rows_ - 1);
        rows_ = rows;
        endRemoveRows();
    }
    std::vector<AccountLine> next;
    next.reserve(window.rows.size());
    for (const view::AccountRow& row : window.rows)
        next.push_back(accountLine(row, snapshot));
    rowsMade_ += next.size();
    const int first = static_cast<int>(window.first);
    std::vector<AccountLine> before = std::move(lines_);
    const int beforeFirst = first_;
    lines_ = std::move(next);
    first_ = first;
    for (int row = first; row < std::min(rows_, first + static_cast<int>(lines_.size())); ++row) {
        const int at = row - beforeFirst;
        const bool same = at >= 0 && at < static_cast<int>(before.size())
            && before[static_cast<std::size_t>(at)] == lines_[static_cast<std::size_t>(row - first)];
        if (!same)
            emit dataChanged(index(row), index(row));
    }
}

} // namespace plimsoll
