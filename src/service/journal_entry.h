// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/hash.h"
#include "service/access/audit_head.h"
#include "service/access/operator_record.h"
#include "service/journal_fault.h"
#include "service/projected_rows.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

enum class ActionResult : std::uint8_t { Accepted, Refused };

/// What an operator did or tried: one link of the audit chain, never pruned.
struct OperatorAction {
    std::uint64_t sequence{}; ///< of the command in the journal; 0 where none was written
    Timestamp simulatedAt{};
    Timestamp wallAt{};
    std::string actor;
    std::string reason;
    std::string what; ///< "setParameter assets.SOL.haircutFunction.weight"
    std::string before;
    std::string after;
    ActionResult result{};
    std::string detail; ///< refusal code with field, value and limit; of a change also its edits and effect, by "; "
    Bytes record{};     ///< of a change: its canonical encoding as it stands after this; else empty

    friend bool operator==(const OperatorAction&, const OperatorAction&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("sequence", self.sequence);
        visit("simulatedAt", self.simulatedAt);
        visit("wallAt", self.wallAt);
        visit("actor", self.actor);
        visit("reason", self.reason);
        visit("what", self.what);
        visit("before", self.before);
        visit("after", self.after);
        visit("result", self.result);
        visit("detail", self.detail);
    }
};

/// Group: rides in the next group commit. Now: someone waits for the answer.
enum class Urgency : std::uint8_t { Group, Now };

/// Commands that were applied together, with the hash of the state after the last.
struct JournalBatch {
    std::uint64_t firstSequence{}; ///< the one after the batch before; counted from 1
    std::uint32_t count{};         ///< commands; 0 where only actions (refused ones) are recorded
    Bytes commands;                ///< their canonical encodings, one after the other
    Hash stateHash;

    std::uint64_t lastSequence() const { return firstSequence + count - 1; }
    friend bool operator==(const JournalBatch&, const JournalBatch&) = default;
};

/// Told once, on the journal's thread: nothing when all is durable, else the fault that keeps it from being so.
using Settled = std::function<void(const JournalFault*)>;

/// One handing over to the journal: written in one transaction, all or nothing.
struct JournalEntry {
    JournalBatch batch;
    std::vector<OperatorAction> actions;
    ProjectedRows rows; ///< reach their tables after the batch is durable
    /// What a console leaves for the next one that opens the world, by key; no part of what the world is.
    std::map<std::string, std::string> left;
    /// Operators as they stand from now on, in place of those of the same name.
    std::vector<OperatorRecord> operators;
    /// The key that the world's heads are signed with, the first time; it stays.
    std::optional<AuditKey> auditKey;
    Urgency urgency{Urgency::Group};
    Settled settled; ///< may be empty
};

/// The whole state after a batch; a start needs only what came later.
struct StateSnapshot {
    std::uint64_t sequence{}; ///< the last command in it; the last one of a batch, 0 for the beginning
    Bytes state;              ///< canonical encoding
    Hash stateHash;

    friend bool operator==(const StateSnapshot&, const StateSnapshot&) = default;
};

/// What a world is, written once at its creation (the name anew for a duplicate).
struct WorldRecord {
    std::string name;
    std::string environment;       ///< "DEMO", "TRAINING", "REPLAY" or "LIVE"
    std::string scenario;          ///< file or name that it began with; may be empty
    std::string engineFingerprint; ///< of the layout of commands and state: another one cannot replay it
    Timestamp createdAt{};         ///< wall clock

    friend bool operator==(const WorldRecord&, const WorldRecord&) = default;
};

} // namespace plimsoll
