// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/store_writer.h"

#include "service/host/command_words.h"
#include "service/host/live_world.h"
#include "service/host/projection.h"
#include "storage/sqlite_world_files.h"

#include <chrono>
#include <thread>
#include <utility>

namespace plimsoll::ctl {
namespace {

constexpr std::uint32_t batchSize = 1024;

Timestamp wallClock()
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

} // namespace

StoreWriter::StoreWriter(State& state, std::unique_ptr<Journal> journal)
    : state_(state)
    , journal_(std::move(journal))
{
}

Result<std::unique_ptr<StoreWriter>, JournalFault> StoreWriter::create(
    const std::string& path, const std::string& name, const std::string& scenario, State& state)
{
    storage::SqliteWorldFiles files;
    const WorldRecord record{name, "REPLAY", scenario, engineFingerprint(), wallClock()};
    auto journal = files.create(path, record, {0, encodeState(state), hashOf(state)});
    if (!journal.ok())
        return journal.error();
    return std::unique_ptr<StoreWriter>{new StoreWriter(state, std::move(journal).value())};
}

Outcome StoreWriter::perform(const Command& command, CommandOrigin origin)
{
    Outcome outcome = apply(state_, command);
    ++sequence_;
    ++count_;
    Encoder{commands_}.write(command);
    project(state_, sequence_, command, outcome, rows_);
    if (origin == CommandOrigin::Step && isOperators(command))
        for (OperatorAction& action : actionsOf(state_, sequence_, command, outcome, "scenario", wallClock()))
            actions_.push_back(std::move(action));
    if (count_ == batchSize)
        flush();
    return outcome;
}

void StoreWriter::flush()
{
    if (count_ == 0)
        return;
    JournalEntry entry;
    entry.batch = {sequence_ - count_ + 1, count_, std::exchange(commands_, {}), hashOf(state_)};
    entry.rows = std::exchange(rows_, {});
    entry.actions = std::exchange(actions_, {});
    count_ = 0;
    while (journal_->append(entry) == AppendResult::Full)
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    if (journal_->wantsSnapshot()) {
        StateSnapshot snapshot{sequence_, encodeState(state_), hashOf(state_)};
        journal_->saveSnapshot(snapshot);
    }
}

std::optional<JournalFault> StoreWriter::finish()
{
    flush();
    return journal_->waitDurable();
}

} // namespace plimsoll::ctl
