// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verify.h"

#include "storage/action_comparison.h"
#include "storage/head_file.h"
#include "storage/journal_reader.h"
#include "storage/operator_rows.h"
#include "storage/row_comparison.h"
#include "storage/row_tables.h"
#include "storage/schema.h"
#include "storage/stored_rows.h"
#include "storage/verify_notices.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll::storage {

namespace {

/// Ends a verification at the first broken entry; never leaves this file.
struct Broken {
    BrokenEntry entry;
};

[[noreturn]] void breakAt(const char* table, std::uint64_t sequence, std::string why)
{
    throw Broken{{table, sequence, std::move(why)}};
}

class Verification {
public:
    /// `unread`: why what is kept beside the world could not be read; empty when it could.
    Verification(Connection& connection, const Replay& replay, Heads kept, std::string unread,
        const std::optional<AuditHead>& handedOut)
        : connection_(connection)
        , replay_(replay)
        , kept_(std::move(kept))
        , unread_(std::move(unread))
        , handedOut_(handedOut)
    {
    }

    VerifyReport run()
    {
        try {
            checkFile();
            checkRecord();
            checkSignatures();
            checkEngine();
            readSnapshotHeads();
            beginAtHorizon();
            prepareRows();
            replayBatches();
            checkRowsEnd();
            checkInvariants();
            walkActions();
            catchUpWithWriter();
            checkKept();
            checkKey();
            breakIf(standings_.compare(connection_));
        } catch (const Broken& broken) {
            report_.broken = broken.entry;
        }
        report_.notices = noticesOf(connection_, report_,
            {kept_, unread_.empty(), record_, key_.has_value(), isOldHandedOut_, isUnsignedHandedOut_,
                rows_.has_value(), replay_});
        return std::move(report_);
    }

private:
    void checkFile()
    {
        const std::string said = connection_.text("PRAGMA quick_check(1)");
        if (said != "ok")
            breakAt("file", 0, said);
        if (const std::string wrong = shapeFault(connection_); !wrong.empty())
            breakAt("file", 0, wrong);
    }

    void checkRecord()
    {
        record_ = worldRowsIn(connection_);
        compareRecord();
        if (versionOf(connection_) == Version::Newer)
            return;
        if (const std::string key = unknownWorldKey(connection_); !key.empty())
            breakAt("world", 0, key + " is no row of a world's record");
    }

    void compareRecord()
    {
        for (const auto& [key, hash] : kept_.world) {
            const auto row = record_.find(key);
            if (row == record_.end())
                breakAt("world", 0, key + " is missing");
            if (row->second != hash)
                breakAt("world", 0, key + " is not what was written");
        }
    }

    /// Only whoever has the key can have signed: of a head that is not what was signed, or by another key, no more is
    /// believed.
    void checkSignatures()
    {
        key_ = auditKeyIn(connection_);
        checkNotCut();
        for (const auto& [number, head] : kept_.signedHeads)
            checkSignature(head, kept_.links.at(number));
        if (!handedOut_)
            return;
        // Handed out while nobody had the key at hand: it is held to the chain all the same, and that is said.
        isUnsignedHandedOut_ = key_ && !handedOut_->key;
        if (isUnsignedHandedOut_)
            return;
        if (handedOut_->key != key_)
            breakAt(
                "audit", handedOut_->number, "the head that was handed out is signed by another key than the world's");
        if (key_ && !isSignedBy(*handedOut_, *key_))
            breakAt("audit", handedOut_->number, "the signature of the head that was handed out is not one by its key");
        compareMarks(handedOut_->record, "the head that was handed out");
        isOldHandedOut_ = key_ && handedOut_->record.empty();
    }

    void checkSignature(AuditHead head, const ChainHash& link)
    {
        if (!key_)
            breakAt("audit", head.number, "its head is signed, but the world's record holds no key");
        head.link = link;
        if (!isSignedBy(head, *key_))
            breakAt("audit", head.number, "the signature of its head is not one by the world's key");
        compareMarks(head.record, "the head of action " + std::to_string(head.number));
        report_.signedThrough = head.number;
        if (!head.record.empty())
            report_.recordSignedThrough = head.number;
    }

    void compareMarks(const RecordMarks& signedMarks, const std::string& by)
    {
        const RecordMarks marks = marksOf(record_);
        for (const auto& [key, hash] : signedMarks) {
            const auto row = marks.find(key);
            if (row == marks.end())
                breakAt("world", 0, key + " is missing; " + by + " signed it");
            if (row->second != hash)
                breakAt("world", 0, key + " is not what " + by + " signed");
        }
    }

    void checkEngine()
    {
        const WorldRecord record = readWorld(connection_);
        isLive_ = record.environment == "LIVE";
        const std::string& engine = record.engineFingerprint;
        if (!replay_.engine.empty() && engine != replay_.engine)
            connection_.raise(JournalFaultKind::AnotherEngine, engine + "; this one is " + replay_.engine);
    }

    void readSnapshotHeads()
    {
        Statement rows{connection_, std::string{"SELECT "} + snapshotColumns + " FROM snapshots ORDER BY sequence"};
        while (rows.step())
            heads_.push_back(readSnapshotHead(rows));
        if (heads_.empty())
            breakAt("snapshots", 0, "there is no snapshot to begin at");
    }

    StateSnapshot wholeSnapshot(const StoredSnapshot& head)
    {
        auto snapshot = readSnapshot(connection_, head);
        if (!snapshot)
            breakAt("snapshots", head.sequence, "its bytes are not those that were written");
        ++report_.snapshots;
        return *std::move(snapshot);
    }

    void beginAtHorizon()
    {
        const StateSnapshot horizon = wholeSnapshot(heads_.front());
        report_.horizon = report_.through = horizon.sequence;
        const auto hash = replay_.begin(horizon);
        if (!hash.ok())
            breakAt("snapshots", horizon.sequence, hash.error());
        compareState("snapshots", hash.value(), horizon.stateHash);
        report_.stateHash = hash.value();
    }

    static void breakIf(std::optional<BrokenEntry> broken)
    {
        if (broken)
            throw Broken{*std::move(broken)};
    }

    void prepareRows()
    {
        report_.projected = projectedSequence(connection_);
        report_.rowsAfter = report_.projected;
        if (replay_.nameActed)
            replay_.nameActed(actedIn(connection_, report_.horizon));
        if (!replay_.takeRows || versionOf(connection_) != Version::Present)
            return;
        report_.rowsAfter = std::max(report_.horizon, narrowRowsThrough(connection_));
        rows_.emplace(connection_,
            RowsAfter{report_.rowsAfter, symbolsAfter(connection_), minutesAfter(connection_),
                capacitiesAfter(connection_), paymentsAfter(connection_)},
            report_.projected);
    }

    /// Rows are derived from what is durable: where they reach further than the journal, it was cut off.
    void checkRowsEnd()
    {
        if (report_.projected > report_.through)
            breakAt("batches", report_.through + 1,
                "the journal ends here, but rows were derived from commands up to " + std::to_string(report_.projected)
                    + ": what was acknowledged is missing");
        if (rows_)
            breakIf(rows_->finish());
    }

    void replayBatches()
    {
        Statement rows{connection_,
            std::string{"SELECT "} + batchColumns + " FROM batches WHERE firstSequence > ? ORDER BY firstSequence"};
        rows.bind(report_.horizon);
        std::size_t nextHead = 1;
        while (rows.step()) {
            checkBatch(readBatch(rows));
            if (nextHead < heads_.size() && heads_[nextHead].sequence <= report_.through)
                compareSnapshot(heads_[nextHead++]);
        }
        if (nextHead < heads_.size())
            breakAt("snapshots", heads_[nextHead].sequence, "the commands up to it are missing");
    }

    void checkBatch(const StoredBatch& stored)
    {
        const JournalBatch& batch = stored.batch;
        const std::uint64_t expected = report_.through + 1;
        if (!stored.whole)
            breakAt("batches", batch.firstSequence, "its bytes are not those that were written");
        if (batch.firstSequence != expected)
            breakAt("batches", expected, "the commands up to the next batch are missing");
        const auto hash = replay_.apply(batch);
        if (!hash.ok())
            breakAt("batches", batch.firstSequence, hash.error());
        if (rows_)
            breakIf(rows_->compare(replay_.takeRows()));
        if (replay_.takeActions)
            acted_.expect(replay_.takeActions());
        report_.through = batch.lastSequence();
        report_.stateHash = hash.value();
        compareState("state", hash.value(), batch.stateHash);
        ++report_.batches;
        actionsThrough_ = stored.actionsThrough;
    }

    void compareSnapshot(const StoredSnapshot& head)
    {
        const StateSnapshot snapshot = wholeSnapshot(head);
        if (snapshot.sequence != report_.through)
            breakAt("snapshots", snapshot.sequence, "it does not lie between two batches");
        compareState("snapshots", report_.stateHash, snapshot.stateHash);
    }

    void compareState(const char* table, const Hash& replayed, const Hash& recorded)
    {
        if (replayed != recorded)
            breakAt(table, report_.through,
                "the state hash is " + toText(recorded) + " in the journal and " + toText(replayed) + " after replay");
    }

    void checkInvariants()
    {
        if (!replay_.invariants)
            return;
        if (const auto why = replay_.invariants())
            breakAt("state", report_.through, *why);
    }

    /// An action of somebody who had signed in, or of a world without sign-in.
    static bool isSomebodys(const OperatorAction& action)
    {
        return action.result == ActionResult::Accepted && action.actor != "scenario";
    }

    void witness(const OperatorAction& action)
    {
        const bool isFirst = standings_.empty();
        standings_.witness(action);
        if (!isSomebodys(action))
            return;
        if (standings_.empty() && isLive_)
            breakAt("actions", report_.actions + 1,
                "nobody can have done this in a live world before its first administrator was made");
        if (!isFirst && behindFirst_ == 0)
            behindFirst_ = report_.actions + 1;
    }

    /// One that is not whole or not in its order is told first: by it the journal differs at others too.
    void walkActions()
    {
        Statement rows{connection_, std::string{"SELECT "} + actionColumns + " FROM actions ORDER BY number"};
        std::optional<Broken> unlikeJournal;
        while (rows.step()) {
            const StoredAction stored = readAction(rows);
            checkLink(stored);
            if (!unlikeJournal)
                unlikeJournal = againstJournal(stored.action);
            ++report_.actions;
        }
        if (unlikeJournal) {
            report_.actions = unlikeJournal->entry.sequence - 1;
            throw *unlikeJournal;
        }
        report_.headsThrough = kept_.links.empty() ? 0 : kept_.links.rbegin()->first;
        if (report_.actions < report_.headsThrough)
            breakAt("actions", report_.actions + 1,
                "this action is missing at the end; the file beside the world names "
                    + std::to_string(report_.headsThrough));
        if (handedOut_ && report_.actions < handedOut_->number)
            breakAt("actions", report_.actions + 1,
                "this action is missing at the end; the head that was handed out names "
                    + std::to_string(handedOut_->number));
        if (report_.actions < actionsThrough_)
            breakAt("actions", report_.actions + 1, "this action is missing at the end");
        if (const auto command = acted_.leftOver())
            breakAt("actions", report_.actions + 1,
                "the action of command " + std::to_string(*command) + " of the journal is missing at the end");
    }

    void checkLink(const StoredAction& stored)
    {
        const std::uint64_t expected = report_.actions + 1;
        if (stored.number != expected)
            breakAt("actions", expected, "this action is missing");
        if (!stored.whole)
            breakAt("actions", expected, "it is not what was written");
        if (stored.hashBefore != chainEnd_)
            breakAt("actions", expected, "it does not follow the action before it");
        const auto head = kept_.links.find(expected);
        if (head != kept_.links.end() && head->second != stored.hash)
            breakAt("actions", expected, "it is not the one that the file beside the world names");
        if (handedOut_ && handedOut_->number == expected && handedOut_->link != stored.hash)
            breakAt("actions", expected, "it is not the one that the head that was handed out names");
        chainEnd_ = stored.hash;
    }

    std::optional<Broken> againstJournal(const OperatorAction& action)
    {
        try {
            if (action.sequence > report_.through)
                breakAt("actions", report_.actions + 1, "its command is not in the journal");
            if (replay_.takeActions)
                if (const auto wrong = acted_.compare(action, report_.horizon))
                    breakAt("actions", report_.actions + 1, *wrong);
            witness(action);
        } catch (Broken& broken) {
            return std::move(broken);
        }
        return std::nullopt;
    }

    /// A writer adds a line behind each commit: the last one's came while this read.
    void catchUpWithWriter()
    {
        if (!kept_.exist || !unread_.empty() || report_.headsThrough >= report_.actions)
            return;
        const Heads later = readHeads(connection_.file());
        const auto end = later.links.find(report_.actions);
        if (end == later.links.end())
            return;
        if (end->second != chainEnd_)
            breakAt("actions", report_.actions, "it is not the one that the file beside the world names");
        kept_.world.insert(later.world.begin(), later.world.end());
        compareRecord();
        report_.headsThrough = report_.actions;
        if (const auto head = later.signedHeads.find(report_.actions); head != later.signedHeads.end())
            checkSignature(head->second, chainEnd_);
    }

    void checkKept()
    {
        const std::string file = headFileOf(connection_.file());
        if (!unread_.empty())
            breakAt("audit", 0, unread_);
        // A kill right behind the making of a world leaves it so; whoever opens it next begins it.
        if (kept_.empty() && unread_.empty() && report_.actions > 0)
            breakAt("audit", report_.actions,
                "operators acted in this world, but " + file + ", which names their last action, is "
                    + (kept_.exist ? "empty" : "missing"));
        if (const auto& wrong = kept_.outOfOrder)
            breakAt("audit", wrong->number,
                file + ": its line " + std::to_string(wrong->line) + " names this action behind one that names action "
                    + std::to_string(wrong->behind) + ": it is only ever added to, so lines were moved");
        checkNotBegunAnew(file);
    }

    /// An opening found it and said so; what came behind took the numbers of what is lost.
    void checkNotCut()
    {
        Statement cut{connection_, "SELECT number, detail FROM actions WHERE what = ? ORDER BY number LIMIT 1"};
        cut.bind(auditCutShort);
        if (key_ && cut.step())
            breakAt(
                "audit", cut.sequence(0), "the end of the audit was missing as the world was opened, " + cut.text(1));
    }

    /// Whoever cuts the tail takes that file away too, and the next opening begins it anew: where a key stands for the
    /// trail, only a head that was handed out since stands for what was there then.
    void checkNotBegunAnew(const std::string& file)
    {
        const std::uint64_t begunAt = kept_.begunAt.value_or(0);
        if (!key_ || begunAt == 0 || (handedOut_ && handedOut_->number > begunAt))
            return;
        breakAt("audit", begunAt,
            file
                + " was begun anew behind this action: what it had named is lost, and actions that came behind may "
                  "have been cut off; a head from a report of later than that would tell of the trail as it was then");
    }

    /// The first administrator and the world's key come with one action.
    void checkKey()
    {
        if (!standings_.empty() && !key_)
            breakAt("world", 0, "operators were made in this world, but its record holds no auditKey");
        if (standings_.empty() && key_)
            breakAt("actions", 1, "the action that made the first administrator, and the world's key, is missing");
        if (!standings_.empty() && !isLive_)
            breakAt("world", 0,
                "operators sign in to live worlds only, but its record says " + readWorld(connection_).environment);
        // Whoever made the first administrator had the key: an answer to them, and so all that came behind, waited for
        // the signed line.
        if (key_ && behindFirst_ > 0 && report_.signedThrough == 0 && !kept_.begunAt)
            breakAt("audit", behindFirst_, "the world had its key by then, but no head is signed");
    }

    Connection& connection_;
    const Replay& replay_;
    VerifyReport report_;
    WorldRows record_;
    std::vector<StoredSnapshot> heads_;
    std::optional<RowComparison> rows_;
    ActionComparison acted_;
    OperatorStandings standings_;
    bool isLive_{};
    std::uint64_t behindFirst_{}; ///< the first action of somebody once there was an administrator
    ChainHash chainEnd_{};
    std::uint64_t actionsThrough_{};
    Heads kept_; ///< beside the world
    std::string unread_;
    std::optional<AuditHead> handedOut_;
    std::optional<AuditKey> key_;
    bool isOldHandedOut_{};
    bool isUnsignedHandedOut_{};
};

} // namespace

Result<VerifyReport, JournalFault> verify(
    const std::string& path, const Replay& replay, const std::optional<AuditHead>& handedOut)
{
    using Answer = Result<VerifyReport, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        // Before the world, which a writer extends first.
        Heads heads;
        std::string unread;
        try {
            heads = readHeads(path);
        } catch (const FaultRaised& raised) {
            if (raised.fault.kind != JournalFaultKind::Torn)
                throw;
            heads.exist = true;
            unread = raised.fault.file + ": " + raised.fault.cause;
        }
        JournalReader reader{path};
        // One view of the file, also while another process writes it.
        reader.connection().run("BEGIN");
        VerifyReport report
            = Verification{reader.connection(), replay, std::move(heads), std::move(unread), handedOut}.run();
        if (!reader.notice().empty())
            report.notices.insert(report.notices.begin(), reader.notice());
        return report;
    });
}

} // namespace plimsoll::storage
