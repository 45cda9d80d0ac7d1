// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"
#include "service/journal_entry.h"
#include "service/projected_rows.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::storage {

/// How the engine folds a journal; each answers with a sentence where it cannot.
struct Replay {
    /// Names the layout of commands and states that it reads (WorldRecord::engineFingerprint); empty: any.
    std::string engine{};
    /// Takes the state of the horizon; the answer is the hash of what it holds then.
    std::function<Result<Hash, std::string>(const StateSnapshot&)> begin;
    /// Applies a batch; the answer is the hash of the state after it.
    std::function<Result<Hash, std::string>(const JournalBatch&)> apply;
    /// Looks at the state at the end; nothing when all invariants hold. May be empty.
    std::function<std::optional<std::string>()> invariants{};
    /// The rows that the last batch left for search and export. May be empty: then the tables are not compared.
    std::function<ProjectedRows()> takeRows{};
    /// Names, before the first batch, the commands that operators' actions say they come from, in order. May be empty:
    /// then actions are not held to their commands.
    std::function<void(std::vector<std::uint64_t>)> nameActed{};
    /// The actions that the last batch left: of the commands named, and of all that only operators give. Who gave them,
    /// and when by the clock on the wall, no command says.
    std::function<std::vector<OperatorAction>()> takeActions{};
};

/// The first thing that is not as it must be.
struct BrokenEntry {
    /// "file", "world", "snapshots", "batches", "state", "actions", "operators", "audit" (what is kept beside the
    /// world) or one of the derived tables.
    std::string table;
    std::uint64_t sequence{}; ///< of the command, the snapshot or the action's number
    std::string why;
};

struct VerifyReport {
    std::uint64_t horizon{}; ///< the snapshot from which was replayed
    std::uint64_t through{}; ///< the last command replayed
    std::uint64_t batches{};
    std::uint64_t snapshots{};
    std::uint64_t actions{};
    std::uint64_t signedThrough{};       ///< the last action whose head beside the world is signed; 0 without one
    std::uint64_t recordSignedThrough{}; ///< the last of those that covers the world's record too; 0 without one
    std::uint64_t headsThrough{}; ///< the last action that the file of heads beside the world names; 0 without one
    std::uint64_t projected{};    ///< the tables hold the rows of all commands up to here
    std::uint64_t rowsAfter{};    ///< those of later commands were compared; an earlier version derived the others
    Hash stateHash;
    std::vector<std::string> notices; ///< for people, each with its file: what was not compared, how it was opened
    std::optional<BrokenEntry> broken;
};

/// Replays the world from its horizon and compares the state after every batch and with every snapshot, and the derived
/// tables with what the commands leave, then walks the audit chain from its first link and compares it and the world's
/// record with what is kept of them beside the world. A journal that ends before what was derived from it was cut off;
/// operators' actions with nothing beside them are broken, and so are records of operators that no action left, and a
/// live world in which somebody acted before there was an administrator, or with a key that signed nothing. A fault
/// only where the file cannot be read at all, or is of another engine. Never compared: the table `console`, and what
/// counts towards an operator's lock-out.
/// `handedOut`: a head that someone kept from earlier, to be found in the chain.
Result<VerifyReport, JournalFault> verify(
    const std::string& path, const Replay& replay, const std::optional<AuditHead>& handedOut = {});

} // namespace plimsoll::storage
