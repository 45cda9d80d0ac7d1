// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/account_table.h"

namespace plimsoll {

int AccountTable::subaccountAt(int row) const
{
    const AccountLine* line = lineAt(row);
    return line ? line->subaccount : 0;
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

} // namespace plimsoll
