// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/all_rows.h"
#include "viewmodel/format/gadget_window_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/margin/margin_lines.h"

namespace plimsoll {

/// As many rows as accounts match, of which only the window that the engine sent has figures. Its cost is that of the
/// window, never that of the accounts.
class AccountTable : public GadgetWindowModel<AccountLine>, public AllRows {
public:
    explicit AccountTable(Session& session)
        : session_(session)
    {
    }

    void assign(const view::AccountWindow& window, const view::ViewSnapshot& snapshot);
    /// How many rows were made from snapshots so far: the cost of the table, which must not grow with the accounts.
    std::uint64_t rowsMade() const { return rowsMade_; }
    /// The subaccount in a row of the window; 0 where it is not known.
    int subaccountAt(int row) const;
    /// Its row, where that is in the window; else -1.
    int rowOf(int subaccount) const;

    /// Every account that the page's filter leaves, of one moment.
    void allRows(std::function<void(const SheetRows&)> use) override;

private:
    Session& session_;
    std::uint64_t rowsMade_ = 0;
};

} // namespace plimsoll
