// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/ledger.h"

namespace plimsoll {

/// Deposits, withdrawals and what a user does by hand with lends and borrows (RULES.md sections 5 and 6). Each either
/// happens whole or is refused before anything changed.
void deposit(Ledger& ledger, const Deposit& request);
void withdraw(Ledger& ledger, const Withdraw& request);
void lend(Ledger& ledger, const Lend& request);
void redeem(Ledger& ledger, const Redeem& request);
void borrow(Ledger& ledger, const Borrow& request);
void repay(Ledger& ledger, const Repay& request);
void updateSettings(Ledger& ledger, const UpdateSettings& request);

} // namespace plimsoll
