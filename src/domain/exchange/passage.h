// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/ledger.h"

namespace plimsoll {

/// Time passes to tick.time, no boundary unhandled (RULES.md section 9). Refused where the time lies behind.
void passTime(Ledger& ledger, const Tick& tick);

/// Sets marks through the guard and tests all accounts.
void setMarks(Ledger& ledger, const std::vector<MarkPrice>& marks);
/// Accepts or rejects a mark that the guard holds.
void decideMark(Ledger& ledger, const DecideMark& request);

} // namespace plimsoll
