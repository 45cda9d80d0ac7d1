// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"
#include "service/journal.h"
#include "simulation/script.h"
#include "simulation/world.h"

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>

namespace plimsoll {

/// Who asked for a command; agents and time ask without a name and without an audit record.
struct Origin {
    std::string operatorName;
    Timestamp wallAt{};
    Settled settled;                         ///< told when the command is durable, or cannot be
    std::vector<OperatorAction> actions{};   ///< recorded with the command where the exchange accepts it
    std::vector<OperatorRecord> operators{}; ///< of note(): as they stand from now on
    std::optional<AuditKey> auditKey{};      ///< of note(): of the world from now on
};

/// One world that runs: the exchange's state, the world that moves it and the journal that keeps it. Commands are
/// applied at once and handed to the journal in batches. Belongs to one thread.
class LiveWorld {
public:
    /// Called after each command with its place in the journal, at recovery too.
    using Observe = std::function<void(const State& after, std::uint64_t sequence, const Command&, const Outcome&)>;
    /// What is left anew with each snapshot (see leave()), by key: it is durable no later than the snapshot, so that a
    /// replay from there finds what was known of the time before.
    using LeftWithSnapshot = std::function<std::map<std::string, std::string>()>;

    /// A new world from a scenario: file made, population brought in.
    static Result<std::unique_ptr<LiveWorld>, JournalFault> create(WorldFiles& files, const std::string& path,
        const WorldRecord& record, Scenario scenario, Observe observe, LeftWithSnapshot leaves = {});
    /// An existing one: newest snapshot, then its batches, each hash compared. Torn where a hash differs. Where the
    /// making of it was cut off, the rest of its population is brought in. AnotherEngine before anything is written.
    static Result<std::unique_ptr<LiveWorld>, JournalFault> open(
        WorldFiles& files, const std::string& path, Scenario scenario, Observe observe, LeftWithSnapshot leaves = {});
    /// The same for looking only: nothing is written, no command is taken. A torn world is shown up to where it is
    /// damaged, which the notice says.
    static Result<std::unique_ptr<LiveWorld>, JournalFault> openReadOnly(
        WorldFiles& files, const std::string& path, Scenario scenario, Observe observe);

    const State& state() const { return state_; }
    const World& world() const { return *world_; }
    const WorldRecord& record() const { return record_; }
    /// A sentence on how the file had to be opened; empty when as usual.
    const std::string& notice() const { return notice_; }

    /// Applies one command; it reaches the journal with the next flush().
    Outcome execute(const Command& command);
    /// The same for an operator: recorded in the audit chain and flushed at once.
    Outcome executeFor(const Command& command, Origin origin);
    /// Records what an operator did that is no command of the exchange.
    void note(Origin origin);
    /// One simulated second: marks, the scenario's steps, then agents. False where it did not pass: the journal is
    /// full, or the exchange refuses it.
    bool passSecond();
    /// Why the exchange refused the last second that was asked for; the next call asks for the same one.
    const std::optional<Refusal>& stoppedBy() const { return stoppedBy_; }
    /// Leaves a word for whoever opens the world next, with the next flush; nothing where it is only read.
    void leave(const std::string& key, const std::string& value);
    /// What was left under this key when the world was opened; empty where nothing was.
    std::string left(const std::string& key);
    /// Hands what was applied to the journal as one batch with the hash after it.
    void flush();

    bool readOnly() const { return journal_ == nullptr || journal_->fault().has_value(); }
    std::optional<JournalFault> fault() const { return journal_ ? journal_->fault() : std::nullopt; }
    /// Signs the ends of the audit from the next record on.
    void signHeads(const Secret& seed)
    {
        if (journal_)
            journal_->signHeads(seed);
    }
    /// The end of the audit that is durable; none where the world is only read.
    std::optional<AuditHead> head() const { return journal_ ? std::optional{journal_->head()} : std::nullopt; }
    std::optional<Journal::TrailGap> trailGap() const { return journal_ ? journal_->trailGap() : std::nullopt; }
    std::uint64_t appliedSequence() const { return sequence_; }
    std::uint64_t durableSequence() const { return journal_ ? journal_->durableSequence() : sequence_; }
    std::size_t unflushed() const { return count_; }
    /// Flushes and waits until all is durable.
    std::optional<JournalFault> settle();
    JournalSource* source() { return journal_ ? &journal_->source() : source_.get(); }

private:
    LiveWorld(Scenario scenario, Observe observe);
    std::optional<JournalFault> recover(JournalSource& source, const std::string& path);
    Result<std::optional<StateSnapshot>, JournalFault> beginningOf(JournalSource& source, std::uint64_t projected);
    void record(const Command& command, const Outcome& outcome);
    void bringIn();
    bool performStep();
    bool passTo(const Tick& tick);
    Outcome executeStep(const Command& command);
    void append(JournalEntry&& entry);
    void saveSnapshotIfWanted();

    std::unique_ptr<World> world_;
    Script script_; ///< reads the world's scenario
    Observe observe_;
    LeftWithSnapshot leaves_;
    State state_;
    WorldRecord record_;
    std::string notice_;
    std::optional<Refusal> stoppedBy_;
    bool offered_{false}; ///< the world stands at a second that the exchange refused
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<JournalSource> source_;
    bool recovered_{false}; ///< from a snapshot; what followed may be torn
    std::uint64_t sequence_{0};
    Bytes commands_;
    std::uint32_t count_{0};
    ProjectedRows rows_;
    std::vector<OperatorAction> actions_;     ///< of steps, since the last flush
    std::map<std::string, std::string> left_; ///< since the last flush
    std::vector<JournalEntry> waiting_;       ///< not taken yet, the journal was full
    std::future<StateSnapshot> encoding_;
    std::optional<StateSnapshot> encoded_; ///< not taken yet
};

/// Names the layout of commands and states, and what refusals and audit records say: a journal of another one cannot be
/// replayed and held to its rows.
std::string engineFingerprint();

} // namespace plimsoll
