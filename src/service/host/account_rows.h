// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "service/view_account.h"
#include "service/view_request.h"

namespace plimsoll {

/// What the flags of an account are read from beside the account.
struct FlagSources {
    const decltype(State::queue)& queue;
    const decltype(State::providers)& providers;
    Timestamp now;
};
inline FlagSources flagSources(const State& state)
{
    return {state.queue, state.providers, state.now};
}
view::AccountFlags accountFlags(const Account& account, SubaccountId id, const FlagSources& sources);

/// One account as a row of the Margin table, exact.
view::AccountRow accountRow(const State& state, SubaccountId id);

/// Puts rows in the order of a table by their exact figures; equal ones stay as they stand, those that lack the figure
/// come last, either way.
void sortRows(std::vector<view::AccountRow>& rows, const view::AccountTableRequest& table);

} // namespace plimsoll
