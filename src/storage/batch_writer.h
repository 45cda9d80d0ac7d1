// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/audit_chain.h"
#include "storage/connection.h"
#include "storage/log_bound.h"
#include "storage/store_options.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll::storage {

/// Writes entries, snapshots and what has to go, one transaction a call. Belongs to one thread; raises faults.
class BatchWriter {
public:
    /// `connection` is open for writing on a migrated file and outlives this.
    BatchWriter(Connection& connection, const StoreOptions& options);

    /// Operators' actions written, and the link of the last.
    std::uint64_t actions() const { return actions_; }
    const ChainHash& chainEnd() const { return chainEnd_; }
    /// The command that comes next.
    std::uint64_t nextSequence() const { return nextSequence_; }

    /// All entries in one transaction; durable when it returns.
    void write(const std::vector<JournalEntry>& entries);

    /// Starts to write a snapshot; it exists when the last writeSnapshotPart answered true.
    void beginSnapshot(StateSnapshot snapshot);
    bool writingSnapshot() const { return snapshot_.has_value(); }
    bool writeSnapshotPart();

    /// Removes a bounded piece of what is behind the horizon or left over; false when there is nothing to do.
    bool collectGarbage();
    /// Empties the write-ahead log into the file once it is long.
    void checkpoint() { log_.emptyIfLong(); }

    /// More is stored than the stated size leaves room for.
    bool overfull();
    /// Enough commands since the last snapshot, or no room left that an older one could free.
    bool wantsSnapshot() const { return wantsSnapshot_; }

private:
    void insertBatch(const JournalEntry& entry);
    void insertAction(const OperatorAction& action);
    void finishSnapshot();
    void thinSnapshots();
    void moveHorizon();
    bool collectSnapshotPart();
    bool collectBatches();

    Connection& connection_;
    StoreOptions options_;
    LogBound log_;
    std::uint64_t pageBytes_{};
    std::uint64_t nextSequence_{};
    std::uint64_t lastSnapshot_{};
    std::uint64_t actions_{};
    ChainHash chainEnd_{};
    std::optional<StateSnapshot> snapshot_;
    std::uint64_t nextPart_{};
    bool garbage_{true};
    bool wantsSnapshot_{};
    Statement insertBatch_;
    Statement insertAction_;
    Statement insertPart_;
    Statement leave_;
    Statement keepOperator_;
};

/// The number of operators' actions that a world holds and the link of the last; zeros where there is none.
std::pair<std::uint64_t, ChainHash> chainEndIn(Connection& connection);

/// The last command in the file, by its batches or else by its newest snapshot.
std::uint64_t lastSequenceIn(Connection& connection);

} // namespace plimsoll::storage
