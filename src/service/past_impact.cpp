// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/past_impact.h"

#include "domain/exchange/apply.h"
#include "service/batch_commands.h"

#include <utility>

namespace plimsoll {

namespace {

using MaybeState = Result<std::optional<State>, JournalFault>;

/// As the world stood once the command had been applied.
MaybeState stateAt(JournalSource& source, std::uint64_t sequence, const std::stop_token& stop)
{
    const auto last = source.lastSequence();
    if (!last.ok())
        return last.error();
    const auto snapshot = source.snapshotUpTo(sequence);
    if (!snapshot.ok())
        return snapshot.error();
    if (!snapshot.value() || sequence > last.value())
        return std::optional<State>{};
    auto state = decodeState(snapshot.value()->state);
    std::uint64_t reached = snapshot.value()->sequence;
    const auto torn = [&] {
        return JournalFault{JournalFaultKind::Torn, "the journal", "unreadable at command " + std::to_string(reached)};
    };
    if (!state)
        return torn();
    if (reached == sequence)
        return state;
    bool isRead = true;
    const auto fault = source.readBatches(reached + 1, [&](const JournalBatch& batch) {
        isRead = !eachCommand(batch, [&](std::uint64_t at, const Command& command) {
            plimsoll::apply(*state, command);
            reached = at;
            return reached < sequence && !stop.stop_requested();
        });
        return isRead && reached < sequence && !stop.stop_requested();
    });
    if (fault)
        return *fault;
    if (!isRead)
        return torn();
    return reached == sequence ? std::move(state) : std::nullopt;
}

} // namespace

Result<std::optional<PastImpact>, JournalFault> pastImpact(
    JournalSource& source, std::uint64_t sequence, const std::vector<ParameterEdit>& edits, std::stop_token stop)
{
    const MaybeState state = stateAt(source, sequence, stop);
    if (!state.ok())
        return state.error();
    if (!state.value())
        return std::optional<PastImpact>{};
    auto impact = impactOf(*state.value(), edits, sequence, stop);
    if (!impact)
        return std::optional<PastImpact>{};
    auto aftermath = aftermathOf(*state.value(), edits, effectHorizonSeconds, stop);
    return std::optional{PastImpact{state.value()->configuration(), *std::move(impact), std::move(aftermath)}};
}

} // namespace plimsoll
