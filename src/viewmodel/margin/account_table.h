// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/margin/margin_lines.h"

#include <QAbstractListModel>

namespace plimsoll {

/// As many rows as accounts match, of which only the window that the engine sent has figures. Its cost is that of the
/// window, never that of the accounts.
class AccountTable : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : rows_; }
    QHash<int, QByteArray> roleNames() const override;
    QVariant data(const QModelIndex& index, int role) const override;

    void assign(const view::AccountWindow& window, const view::ViewSnapshot& snapshot);
    /// How many rows were made from snapshots so far: the cost of the table, which must not grow with the accounts.
    std::uint64_t rowsMade() const { return rowsMade_; }
    /// The subaccount in a row of the window; 0 where it is not known.
    int subaccountAt(int row) const;

private:
    const AccountLine* lineAt(int row) const;

    std::vector<AccountLine> lines_;
    int first_ = 0;
    int rows_ = 0;
    std::uint64_t rowsMade_ = 0;
};

} // namespace plimsoll
