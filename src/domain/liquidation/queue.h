// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/ledger.h"

namespace plimsoll {

/// Sums of an account with all its orders resting.
MarginSums restingSums(const State& state, const Account& account);

/// The test after every command (RULES.md section 7): an account outside the queue with MMR at or beyond 100 % loses
/// its orders and, if that does not help, enters; one inside whose exit test is true leaves.
void testAccount(Ledger& ledger, SubaccountId id);
/// testAccount() for every account that the command moved, until no further one moves.
void testMoved(Ledger& ledger);
/// testAccount() for every account: after a change that may move any.
void testAll(Ledger& ledger);
/// The same by looking only at those that new functions of these assets (`moved`, by asset) or anything else of a
/// configuration but the venue's leverage limit can have moved over a line.
void testHolders(Ledger& ledger, const std::vector<bool>& moved);
/// The same by looking only at those that marks or indices of now can have moved over a line: after marks and hours.
void testReached(Ledger& ledger);

} // namespace plimsoll
