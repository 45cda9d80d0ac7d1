// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "service/journal.h"
#include "storage/engine_replay.h"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace plimsoll::test {

/// A small exchange under random commands, as an engine thread would hand them to the journal: accounts, deposits,
/// lends, borrows, orders, marks that jump, hours that pass.
class ExchangeWorld {
public:
    explicit ExchangeWorld(std::uint64_t seed = 1);

    std::uint64_t sequence() const { return sequence_; }
    Hash hash() const { return hashOf(state_); }
    const State& state() const { return state_; }

    /// The next random command for the present state.
    Command draw();
    /// Draws a command and applies it.
    Command execute();
    /// `count` random commands, applied, as an entry with the rows that they leave. Now: "ann" gave the last of them.
    JournalEntry next(std::uint32_t count, Urgency urgency = Urgency::Group);
    StateSnapshot snapshot() const { return {sequence_, encodeState(state_), hashOf(state_)}; }
    /// Continues behind what is durable there, with the rows that were not projected yet; a sentence where that cannot
    /// be.
    std::optional<std::string> recover(Journal& journal);

private:
    Command execute(ProjectedRows& rows, std::vector<OperatorAction>& actions);
    Quantity quantity(std::int64_t most);
    SubaccountId someone();

    std::mt19937_64 random_;
    State state_;
    std::uint64_t sequence_{};
};

WorldRecord exchangeRecord();

} // namespace plimsoll::test
