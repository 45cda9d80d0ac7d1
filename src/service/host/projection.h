// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"
#include "service/journal_entry.h"
#include "service/projected_rows.h"

namespace plimsoll {

/// Rows that one command leaves for search, export and charts (fills, liquidations, refusals, other events, minutes).
/// `state` is the one after the command; `sequence` is the command's place in the journal.
void project(
    const State& state, std::uint64_t sequence, const Command& command, const Outcome& outcome, ProjectedRows& rows);

/// Whether the command was the tick that ended a simulated minute; worlds tick at every full one.
bool endsMinute(const State& after, const Command& command, const Outcome& outcome);
/// How all stands when a minute has ended: one row a pool, one of the venue.
void projectMinute(const State& state, std::uint64_t sequence, ProjectedRows& rows);

/// What the providers of the backstop can take now: the capacity left to those whose own IMR is at or below 100 % and
/// who are not in liquidation.
Usd usableCapacity(const State& state);

/// Audit records of an operator's command, one an edit; `wallAt` is the clock on the wall. Verification derives them
/// again, so other words for the same command need another engineFingerprint().
std::vector<OperatorAction> actionsOf(const State& state, std::uint64_t sequence, const Command& command,
    const Outcome& outcome, const std::string& actor, Timestamp wallAt);

/// The one that an operator gave; empty where the command has none.
std::string reasonOf(const Command& command);

/// "INSUFFICIENT_MARGIN quantity=20 limit=7.33".
std::string refusalText(const Refusal& refusal);

} // namespace plimsoll
