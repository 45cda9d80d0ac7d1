// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_entry.h"
#include "storage/audit_chain.h"
#include "storage/connection.h"

#include <cstdint>
#include <optional>

namespace plimsoll::storage {

/// A row of `batches`; `whole` is false where the bytes are not those that were written.
struct StoredBatch {
    JournalBatch batch;
    std::uint64_t actionsThrough{};
    bool whole{};
};

/// The first row of snapshots: what its parts must amount to.
struct StoredSnapshot {
    std::uint64_t sequence{};
    std::uint64_t parts{};
    std::uint64_t size{};
    std::optional<Hash> stateHash;
    std::optional<Hash> checksum;
};

/// A row of `actions` with its links.
struct StoredAction {
    std::uint64_t number{};
    OperatorAction action;
    ChainHash hashBefore{};
    ChainHash hash{};
    bool whole{};
};

/// Found again at every reading: XXH3 over all columns.
Hash checksumOf(const JournalBatch& batch, std::uint64_t actionsThrough);
Hash checksumOf(const StateSnapshot& snapshot, std::uint64_t parts);

/// Columns of a row, in the order of the queries below.
inline constexpr const char* batchColumns = "firstSequence, count, commands, stateHash, actionsThrough, checksum";
StoredBatch readBatch(const Statement& row);
inline constexpr const char* snapshotColumns = "sequence, parts, size, stateHash, checksum";
StoredSnapshot readSnapshotHead(const Statement& row);
inline constexpr const char* actionColumns
    = "number, sequence, simulatedAt, wallAt, actor, reason, what, before, after, "
      "accepted, detail, hashBefore, hash, record";
StoredAction readAction(const Statement& row);

/// The snapshot put together from its parts; nothing where something is not as it was written.
std::optional<StateSnapshot> readSnapshot(Connection& connection, const StoredSnapshot& head);

} // namespace plimsoll::storage
