// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"
#include "service/journal.h"
#include "simulation/scenario_runner.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::ctl {

/// Keeps what a run does in a new world's file: commands in batches with the hash of the state behind each.
class StoreWriter {
public:
    /// Makes the file; `state` is the beginning and stays the caller's.
    static Result<std::unique_ptr<StoreWriter>, JournalFault> create(
        const std::string& path, const std::string& name, const std::string& scenario, State& state);

    /// Applies a command and takes it down; one of a step that operators give is recorded in the audit chain too.
    Outcome perform(const Command& command, CommandOrigin origin);
    /// Hands over what is left, with a snapshot, and waits until all is durable.
    std::optional<JournalFault> finish();

private:
    StoreWriter(State& state, std::unique_ptr<Journal> journal);
    void flush();

    State& state_;
    std::unique_ptr<Journal> journal_;
    std::uint64_t sequence_{};
    std::uint32_t count_{};
    Bytes commands_;
    ProjectedRows rows_;
    std::vector<OperatorAction> actions_;
};

} // namespace plimsoll::ctl
