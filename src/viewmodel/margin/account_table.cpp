// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/account_table.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

int AccountTable::subaccountAt(int row) const
{
    const AccountLine* line = lineAt(row);
    return line ? line->subaccount : 0;
}

int AccountTable::rowOf(int subaccount) const
{
    const auto& lines = window();
    const auto found = std::find_if(
        lines.begin(), lines.end(), [&](const AccountLine& line) { return line.subaccount == subaccount; });
    return found == lines.end() ? -1 : windowFirst() + static_cast<int>(found - lines.begin());
}

void AccountTable::assign(const view::AccountWindow& window, const view::ViewSnapshot& snapshot)
{
    std::vector<AccountLine> next;
    next.reserve(window.rows.size());
    for (const view::AccountRow& row : window.rows)
        next.push_back(accountLine(row, snapshot));
    rowsMade_ += next.size();
    assignWindow(static_cast<int>(window.matching), static_cast<int>(window.first), std::move(next));
}

/// Lines are made where the rows were valued, one at a time: the screen's thread sees none of them.
void AccountTable::allRows(std::function<void(const SheetRows&)> use)
{
    const auto snapshot = session_.shared();
    session_.port().accountRows(
        session_.wanted().table, [use = std::move(use), snapshot](const std::vector<view::AccountRow>& rows) {
            int made = -1;
            AccountLine line;
            use({static_cast<int>(rows.size()), [&](int row, const QByteArray& role) {
                     if (row != std::exchange(made, row))
                         line = accountLine(rows[static_cast<std::size_t>(row)], *snapshot);
                     const QMetaObject& gadget = AccountLine::staticMetaObject;
                     const int property = gadget.indexOfProperty(role.constData());
                     return property < 0 ? QVariant() : gadget.property(property).readOnGadget(&line);
                 }});
        });
}

} // namespace plimsoll
