// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/live_world.h"

#include "service/batch_commands.h"
#include "service/host/command_words.h"
#include "service/host/projection.h"
#include "simulation/state_view.h"

#include <chrono>
#include <iterator>
#include <thread>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::uint32_t batchSizeMax = 4096;

JournalFault torn(const std::string& path, std::uint64_t sequence, const std::string& what)
{
    return {JournalFaultKind::Torn, path, what + " at command " + std::to_string(sequence)};
}

Timestamp wallNow()
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::unique_ptr<World> worldOf(Scenario scenario)
{
    const std::uint32_t scripted = Script{scenario}.subaccounts();
    return std::make_unique<World>(std::move(scenario), scripted);
}

} // namespace

std::string engineFingerprint()
{
    return "exchange 6, commands " + std::to_string(std::variant_size_v<Command>);
}

namespace {

/// Nothing where this engine can replay the world.
std::optional<JournalFault> engineFault(const WorldRecord& record, const std::string& path)
{
    if (record.engineFingerprint == engineFingerprint())
        return std::nullopt;
    return JournalFault{
        JournalFaultKind::AnotherEngine, path, record.engineFingerprint + "; this one is " + engineFingerprint()};
}

} // namespace

LiveWorld::LiveWorld(Scenario scenario, Observe observe)
    : world_(worldOf(std::move(scenario)))
    , script_(world_->scenario())
    , observe_(std::move(observe))
    , state_(State::begin(world_->startingRisk(), world_->start()))
{
}

Result<std::unique_ptr<LiveWorld>, JournalFault> LiveWorld::create(WorldFiles& files, const std::string& path,
    const WorldRecord& record, Scenario scenario, Observe observe, LeftWithSnapshot leaves)
{
    std::unique_ptr<LiveWorld> live{new LiveWorld(std::move(scenario), std::move(observe))};
    live->leaves_ = std::move(leaves);
    live->record_ = record;
    auto journal = files.create(path, record, {0, encodeState(live->state_), hashOf(live->state_)});
    if (!journal.ok())
        return journal.error();
    live->journal_ = std::move(journal).value();
    live->bringIn();
    return live;
}

Result<std::unique_ptr<LiveWorld>, JournalFault> LiveWorld::open(
    WorldFiles& files, const std::string& path, Scenario scenario, Observe observe, LeftWithSnapshot leaves)
{
    std::unique_ptr<LiveWorld> live{new LiveWorld(std::move(scenario), std::move(observe))};
    live->leaves_ = std::move(leaves);
    {
        // To open for writing is to bring the file to the schema of today: not where it cannot be used afterwards.
        const auto source = files.read(path);
        if (!source.ok())
            return source.error();
        if (auto fault = engineFault(source.value()->world(), path))
            return *fault;
    }
    auto journal = files.open(path);
    if (!journal.ok())
        return journal.error();
    live->journal_ = std::move(journal).value();
    if (auto fault = live->recover(live->journal_->source(), path))
        return *fault;
    live->bringIn();
    return live;
}

Result<std::unique_ptr<LiveWorld>, JournalFault> LiveWorld::openReadOnly(
    WorldFiles& files, const std::string& path, Scenario scenario, Observe observe)
{
    std::unique_ptr<LiveWorld> live{new LiveWorld(std::move(scenario), std::move(observe))};
    auto source = files.read(path);
    if (!source.ok())
        return source.error();
    live->source_ = std::move(source).value();
    if (auto fault = live->recover(*live->source_, path)) {
        // Up to where it is damaged a world can be looked at, as long as there is a state to begin with.
        if (fault->kind != JournalFaultKind::Torn || !live->recovered_)
            return *fault;
        live->notice_ = toText(*fault);
    }
    return live;
}

/// The newest snapshot that serves. An order that is still to be cancelled by its name can only be found again from the
/// beginning, where that has not been pruned.
Result<std::optional<StateSnapshot>, JournalFault> LiveWorld::beginningOf(
    JournalSource& source, std::uint64_t projected)
{
    auto newest = source.snapshotUpTo(journal_ ? projected : ~std::uint64_t{0} >> 1);
    if (!newest.ok() || !newest.value())
        return newest;
    if (!script_.needsNamesAfter(world_->start()))
        return newest;
    const auto state = decodeState(newest.value()->state);
    if (!state || !script_.needsNamesAfter(state->now))
        return newest;
    auto first = source.snapshotUpTo(0);
    return first.ok() && first.value() ? first : newest;
}

std::optional<JournalFault> LiveWorld::recover(JournalSource& source, const std::string& path)
{
    record_ = source.world();
    notice_ = source.notice();
    if (auto fault = engineFault(record_, path))
        return fault;
    const auto projected = source.projectedSequence();
    if (!projected.ok())
        return projected.error();
    const auto snapshot = beginningOf(source, projected.value());
    if (!snapshot.ok())
        return snapshot.error();
    if (!snapshot.value())
        return torn(path, 0, "no snapshot");
    auto state = decodeState(snapshot.value()->state);
    if (!state || hashOf(*state) != snapshot.value()->stateHash)
        return torn(path, snapshot.value()->sequence, "a snapshot that is not the state it claims");
    state_ = std::move(*state);
    sequence_ = snapshot.value()->sequence;
    recovered_ = true;
    std::optional<JournalFault> broken;
    auto fault = source.readBatches(sequence_ + 1, [&](const JournalBatch& batch) {
        const auto unread = eachCommand(batch, [&](std::uint64_t sequence, const Command& command) {
            const Outcome outcome = plimsoll::apply(state_, command);
            sequence_ = sequence;
            script_.witness(command, outcome.accepted(), OrderId{state_.lastOrder}, state_.now);
            if (sequence_ > projected.value())
                project(state_, sequence_, command, outcome, rows_);
            if (observe_)
                observe_(state_, sequence_, command, outcome);
            return true;
        });
        if (unread) {
            broken = torn(path, *unread, "a command that cannot be read");
            return false;
        }
        if (batch.count > 0 && hashOf(state_) != batch.stateHash) {
            broken = torn(path, batch.lastSequence(), "replay comes to another state");
            return false;
        }
        // Rows that were refused here would be lost: the projector never goes back.
        while (journal_ && rows_.size() > 0 && journal_->project(sequence_, rows_) == AppendResult::Full)
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        rows_ = {};
        return true;
    });
    if (!broken && !fault && sequence_ < projected.value())
        broken = torn(path, sequence_ + 1, "what was acknowledged is missing behind the end of the journal");
    world_->resumeAt(state_.now);
    script_.resumeAt(state_.now);
    return broken ? broken : fault;
}

void LiveWorld::bringIn()
{
    if (state_.now != world_->start())
        return;
    // Where commands are there already, the opening is drawn again up to the last of them: from there it is whole, or
    // was cut off and goes on.
    std::optional<State> drawn;
    if (sequence_ > 0)
        drawn = State::begin(world_->startingRisk(), world_->start());
    std::uint64_t known = 0;
    bool beganOtherwise = false;
    const auto present = [&]() -> const State& { return drawn ? *drawn : state_; };
    enum class OfStep : std::uint8_t { No, Yes };
    const auto perform = [&](const Command& command, OfStep ofStep) {
        if (!drawn) {
            if (count_ >= batchSizeMax)
                flush();
            return ofStep == OfStep::Yes ? executeStep(command) : execute(command);
        }
        Outcome outcome = plimsoll::apply(*drawn, command);
        if (++known == sequence_) {
            beganOtherwise = hashOf(*drawn) != hashOf(state_);
            drawn.reset();
        }
        return outcome;
    };
    const auto performAll = [&](const std::vector<Command>& commands) {
        for (std::size_t i = 0; i < commands.size() && !beganOtherwise; ++i)
            perform(commands[i], OfStep::No);
    };
    script_.rewind();
    for (std::uint32_t number = 1; number <= script_.subaccounts() && !beganOtherwise; ++number)
        perform(CreateSubaccount{{number}}, OfStep::No);
    for (std::size_t stage = 0; stage < World::openingStages && !beganOtherwise; ++stage)
        performAll(world_->opening(stage, StateView{present()}));
    while (script_.hasStepAt(world_->start()) && !beganOtherwise) {
        const ScenarioStep& step = script_.take();
        if (const auto command = script_.commandOf(step)) {
            const Outcome outcome = perform(*command, OfStep::Yes);
            script_.note(step, outcome.accepted(), OrderId{present().lastOrder});
        }
    }
    script_.resumeAt(state_.now);
    flush();
}

/// The next step of the scenario, at its time; false where that is refused.
bool LiveWorld::performStep()
{
    if (state_.now < script_.nextAt() && !passTo(Tick{script_.nextAt(), {}}))
        return false;
    const ScenarioStep& step = script_.take();
    if (const auto command = script_.commandOf(step)) {
        const Outcome outcome = executeStep(*command);
        script_.note(step, outcome.accepted(), OrderId{state_.lastOrder});
    }
    return true;
}

/// What operators do in a script is recorded in the audit chain as if they had done it.
Outcome LiveWorld::executeStep(const Command& command)
{
    Outcome outcome = execute(command);
    if (isOperators(command))
        for (OperatorAction& action : actionsOf(state_, sequence_, command, outcome, "scenario", wallNow()))
            actions_.push_back(std::move(action));
    return outcome;
}

Outcome LiveWorld::execute(const Command& command)
{
    Outcome outcome = plimsoll::apply(state_, command);
    record(command, outcome);
    return outcome;
}

void LiveWorld::record(const Command& command, const Outcome& outcome)
{
    ++sequence_;
    ++count_;
    Encoder{commands_}.write(command);
    project(state_, sequence_, command, outcome, rows_);
    if (observe_)
        observe_(state_, sequence_, command, outcome);
}

Outcome LiveWorld::executeFor(const Command& command, Origin origin)
{
    Outcome outcome = execute(command);
    JournalEntry entry;
    entry.actions = actionsOf(state_, sequence_, command, outcome, origin.operatorName, origin.wallAt);
    if (outcome.accepted())
        for (OperatorAction& action : origin.actions) {
            action.sequence = sequence_;
            entry.actions.push_back(std::move(action));
        }
    entry.urgency = Urgency::Now;
    entry.settled = std::move(origin.settled);
    append(std::move(entry));
    return outcome;
}

void LiveWorld::note(Origin origin)
{
    JournalEntry entry;
    entry.actions = std::move(origin.actions);
    entry.operators = std::move(origin.operators);
    entry.auditKey = origin.auditKey;
    entry.urgency = Urgency::Now;
    entry.settled = std::move(origin.settled);
    append(std::move(entry));
}

void LiveWorld::leave(const std::string& key, const std::string& value)
{
    if (journal_)
        left_[key] = value;
}

std::string LiveWorld::left(const std::string& key)
{
    const auto found = source()->left(key);
    return found.ok() ? found.value() : std::string{};
}

bool LiveWorld::passSecond()
{
    if (count_ >= batchSizeMax || !waiting_.empty())
        flush();
    if (!waiting_.empty())
        return false;
    while (!offered_ && script_.hasStepBefore(world_->nextSecond()))
        if (!performStep())
            return false;
    const StateView view{state_};
    if (!passTo(offered_ ? world_->tickAgain(view) : world_->tick(view))) {
        offered_ = true;
        return false;
    }
    offered_ = false;
    while (script_.hasStepAt(state_.now))
        performStep();
    for (const Command& command : world_->actions(view))
        execute(command);
    return true;
}

bool LiveWorld::passTo(const Tick& tick)
{
    stoppedBy_ = execute(tick).refusal;
    return !stoppedBy_;
}

void LiveWorld::flush()
{
    append({});
}

std::optional<JournalFault> LiveWorld::settle()
{
    append({});
    return journal_ ? journal_->waitDurable() : std::nullopt;
}

void LiveWorld::append(JournalEntry&& entry)
{
    if (!journal_)
        return;
    if (count_ > 0 || !entry.actions.empty() || !left_.empty()) {
        entry.batch.firstSequence = sequence_ - count_ + 1;
        entry.batch.count = count_;
        entry.batch.commands = std::exchange(commands_, {});
        entry.batch.stateHash = hashOf(state_);
        entry.rows = std::exchange(rows_, {});
        entry.actions.insert(
            entry.actions.begin(), std::move_iterator{actions_.begin()}, std::move_iterator{actions_.end()});
        actions_.clear();
        entry.left = std::exchange(left_, {});
        count_ = 0;
        waiting_.push_back(std::move(entry));
    }
    while (!waiting_.empty()) {
        const AppendResult result = journal_->append(waiting_.front());
        if (result == AppendResult::Full)
            return;
        if (result == AppendResult::ReadOnly) {
            const auto why = journal_->fault();
            for (JournalEntry& left : waiting_)
                if (left.settled && why)
                    left.settled(&*why);
            waiting_.clear();
            return;
        }
        waiting_.erase(waiting_.begin());
    }
    saveSnapshotIfWanted();
}

/// Encoding reads every account, so it is done on a fork and on another thread.
void LiveWorld::saveSnapshotIfWanted()
{
    if (encoding_.valid()) {
        if (encoding_.wait_for(std::chrono::seconds{0}) != std::future_status::ready)
            return;
        encoded_ = encoding_.get();
    }
    if (encoded_) {
        if (journal_->saveSnapshot(*encoded_) != AppendResult::Full)
            encoded_.reset();
        return;
    }
    if (count_ > 0 || !journal_->wantsSnapshot())
        return;
    // Handed to the journal before the snapshot is, which is saved by a later call.
    if (leaves_)
        for (const auto& [key, value] : leaves_())
            leave(key, value);
    encoding_ = std::async(std::launch::async, [fork = state_, sequence = sequence_, hash = hashOf(state_)] {
        return StateSnapshot{sequence, encodeState(fork), hash};
    });
}

} // namespace plimsoll
