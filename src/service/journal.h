// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"
#include "service/journal_entry.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// The reading side of a world. One object belongs to one thread; it sees what is durable and never hinders the writer.
class JournalSource {
public:
    JournalSource() = default;
    JournalSource(const JournalSource&) = delete;
    JournalSource& operator=(const JournalSource&) = delete;
    virtual ~JournalSource() = default;

    virtual const WorldRecord& world() const = 0;
    /// A sentence about how it had to be opened (a newer schema, a medium that cannot be written); else empty.
    virtual const std::string& notice() const = 0;

    /// The newest whole snapshot at or before `sequence`; nothing where there is none.
    virtual Result<std::optional<StateSnapshot>, JournalFault> snapshotUpTo(std::uint64_t sequence) = 0;
    /// Calls `visit` for the batches from `sequence` (the first of a batch) on, in order, until it answers false.
    /// Torn names the first batch that is missing or damaged, after all before it were visited.
    virtual std::optional<JournalFault> readBatches(
        std::uint64_t sequence, const std::function<bool(const JournalBatch&)>& visit)
        = 0;
    /// The first state that is kept is that after this command; what lies before is not to be had.
    virtual Result<std::uint64_t, JournalFault> horizon() = 0;
    struct Reached {
        std::uint64_t sequence{}; ///< of a command
        Timestamp time{};         ///< simulated, once it was applied
    };
    /// The last command that was done up to this simulated time; of an earlier one, the horizon.
    virtual Result<Reached, JournalFault> reachedAt(Timestamp time) = 0;
    /// The last command of the journal; 0 while there is none.
    virtual Result<std::uint64_t, JournalFault> lastSequence() = 0;
    /// Rows of commands up to this one are in their tables; a start replays from a snapshot at or before it.
    virtual Result<std::uint64_t, JournalFault> projectedSequence() = 0;
    /// The newest `count` minutes that are in their tables, oldest first; all other rows are left out. None from before
    /// a version that keeps them.
    virtual Result<ProjectedRows, JournalFault> lastMinutes(std::size_t count) = 0;
    /// What a console left under this key (JournalEntry::left); empty where there is nothing.
    virtual Result<std::string, JournalFault> left(const std::string& key) = 0;
    /// Who may sign in, by name; none in worlds that ask for no passphrase, and from before a version that keeps them.
    virtual Result<std::vector<OperatorRecord>, JournalFault> operators() = 0;
    /// With which the heads of the audit are signed; none where they are not.
    virtual Result<std::optional<AuditKey>, JournalFault> auditKey() = 0;
    /// Operators' actions whose `what` contains the text, oldest first; an empty text finds all.
    virtual Result<std::vector<OperatorAction>, JournalFault> actionsAbout(const std::string& text) = 0;
    /// Operators' actions that left a record, oldest first.
    virtual Result<std::vector<OperatorAction>, JournalFault> actionsWithRecord() = 0;
};

/// Full: nothing was taken, the queue is at its bound; the caller lets time stand until it drains.
/// ReadOnly: a fault has ended writing.
enum class AppendResult : std::uint8_t { Taken, Full, ReadOnly };

/// The writing side: takes entries at once and makes them durable on a thread of its own. At most one is open on a
/// world, in all processes together. append, project and saveSnapshot belong to one thread; the rest may be called
/// from any.
class Journal {
public:
    Journal() = default;
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    /// Makes durable what was taken, unless a fault has ended writing.
    virtual ~Journal() = default;

    /// Queues the entry; it is moved from only when Taken. Its batch must follow the one before without a gap.
    virtual AppendResult append(JournalEntry& entry) = 0;
    /// Queues rows that a replay derived again, through `sequence`; rows that are already there are left alone.
    virtual AppendResult project(std::uint64_t sequence, ProjectedRows& rows) = 0;
    /// Queues a snapshot, behind the entries that were appended before it; later ones are committed in between. Moved
    /// from only when Taken; Full while one is being written.
    virtual AppendResult saveSnapshot(StateSnapshot& snapshot) = 0;
    /// True when enough commands have come since the last snapshot, or when room must be made behind one.
    virtual bool wantsSnapshot() const = 0;

    virtual std::uint64_t durableSequence() const = 0;
    /// Signs the ends of the audit from the next commit on, until the world is closed.
    virtual void signHeads(const Secret& seed) = 0;
    /// The end of the audit, as it is durable; number 0 before the first action.
    virtual AuditHead head() const = 0;
    /// How the audit and the file of heads beside the world differed when it was opened; none where they agreed.
    struct TrailGap {
        std::uint64_t actions{}; ///< that were there
        std::uint64_t heads{};   ///< the last that the file names: more of them; 0 where the file was missing
    };
    virtual std::optional<TrailGap> trailGap() const = 0;
    /// What ended writing; it stays until the world is opened anew.
    virtual std::optional<JournalFault> fault() const = 0;
    /// Calls `notify` on the journal's thread after each commit and at a fault; an empty function ends it, and after
    /// that return no call is running. Not to be called from within.
    virtual void onProgress(std::function<void()> notify) = 0;
    /// Waits until all that was taken before this call is durable. For programs without a screen, and for closing.
    virtual std::optional<JournalFault> waitDurable() = 0;

    /// The reading side for the thread that opened the journal.
    virtual JournalSource& source() = 0;
};

/// What may happen to a file that is already at the target of a copy.
enum class Existing : std::uint8_t { Keep, Replace };

/// The files that worlds live in.
class WorldFiles {
public:
    WorldFiles() = default;
    WorldFiles(const WorldFiles&) = delete;
    WorldFiles& operator=(const WorldFiles&) = delete;
    virtual ~WorldFiles() = default;

    /// Makes a new world, mode 0600, with its first snapshot; AlreadyThere where a file exists.
    virtual Result<std::unique_ptr<Journal>, JournalFault> create(
        const std::string& path, const WorldRecord& world, const StateSnapshot& beginning)
        = 0;
    /// Opens for writing: Locked while another writer has it, NewerSchema, ReadOnlyMedium, Missing, Torn...
    virtual Result<std::unique_ptr<Journal>, JournalFault> open(const std::string& path) = 0;
    /// Opens for reading, also while another process writes it, also on a medium that cannot be written.
    virtual Result<std::unique_ptr<JournalSource>, JournalFault> read(const std::string& path) = 0;
    /// Copies a world as it is durable now: a backup, a restored one, a duplicate (then under a new name). Whole or
    /// not at all; a target that is open for writing is Locked.
    virtual std::optional<JournalFault> copy(
        const std::string& from, const std::string& to, Existing existing, const std::optional<std::string>& newName)
        = 0;
    /// Copies a world as it stood after a command that its journal reaches, to go on from there as `branch`: nothing
    /// that came later, nobody who signs in, no key, and an audit chain of its own with the actions up to there.
    /// `progress` is told how many commands were replayed and ends it by answering false. Whether it was made, whole or
    /// not at all.
    virtual Result<bool, JournalFault> branch(const std::string& from, const std::string& to, std::uint64_t sequence,
        const WorldRecord& branch, const std::function<bool(std::uint64_t done, std::uint64_t of)>& progress)
        = 0;
};

} // namespace plimsoll
