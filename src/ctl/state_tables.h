// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/csv.h"
#include "domain/exchange/state.h"

namespace plimsoll::ctl {

/// One row a subaccount: settings, flags and the margin figures (RULES.md section 4).
ExportTable accountsTable(const State& state);
/// One row a lending pool: state, totals, rates and throttle (RULES.md section 6).
ExportTable poolsTable(const State& state);

} // namespace plimsoll::ctl
