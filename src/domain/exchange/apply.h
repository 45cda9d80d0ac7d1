// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"
#include "domain/exchange/refusal.h"
#include "domain/exchange/state.h"

namespace plimsoll {

/// The only thing that changes the exchange: operation on the live state, preview on a fork, recovery over the journal.
/// A refusal leaves the state, and its hash, as it was.
Outcome apply(State& state, const Command& command);

} // namespace plimsoll
