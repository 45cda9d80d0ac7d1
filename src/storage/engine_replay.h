// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "service/journal.h"
#include "storage/verify.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll::storage {

/// Folds a journal with the exchange's own apply(): proof, and the state for export.
class EngineReplay {
public:
    /// What verify() needs, the invariants of RULES.md section 10 at the end included; it refers to this object.
    Replay callbacks();

    /// The state reached; none before a snapshot was taken.
    const std::optional<State>& state() const { return state_; }

private:
    Result<Hash, std::string> begin(const StateSnapshot& snapshot);
    Result<Hash, std::string> apply(const JournalBatch& batch);
    std::optional<std::string> brokenInvariant() const;
    bool leavesAction(std::uint64_t sequence, const Command& command) const;

    std::optional<State> state_;
    Timestamp opening_{}; ///< what is done at this moment may be the opening's own; nothing where it is past
    std::vector<std::uint64_t> acted_; ///< commands that actions name, in order
    ProjectedRows rows_;               ///< of the last batch
    std::vector<OperatorAction> actions_;
};

/// Where a world ends.
struct WorldEnd {
    State state;
    std::uint64_t sequence{}; ///< of its last command in the journal; the state counts accepted ones only
};

/// Its newest snapshot and the batches behind it, without comparing hashes.
Result<WorldEnd, JournalFault> endOf(const std::string& path);

} // namespace plimsoll::storage
