// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"
#include "storage/sqlite_world_files.h"
#include "support/opaque_world.h"

#include <benchmark/benchmark.h>

#include <unistd.h>

#include <filesystem>

namespace plimsoll::test {

namespace {

/// A folder on the disk that builds are on, not in memory.
class Folder {
public:
    Folder()
        : path_(std::filesystem::current_path() / ("journal-bench-" + std::to_string(::getpid())))
    {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file() const { return path_ / "world.plimsoll"; }

private:
    std::filesystem::path path_;
};

std::vector<JournalEntry> entriesOf(OpaqueWorld& world, std::uint32_t commands, std::uint32_t perBatch)
{
    std::vector<JournalEntry> entries;
    for (std::uint32_t made = 0; made < commands; made += perBatch)
        entries.push_back(world.next(perBatch));
    return entries;
}

/// 64-byte commands through queue, group commit and sync, as batches of the given size.
void journalDurableCommands(benchmark::State& state)
{
    const Folder folder;
    auto journal = storage::SqliteWorldFiles{}.create(folder.file(), opaqueRecord(), OpaqueWorld{}.snapshot());
    const auto perBatch = static_cast<std::uint32_t>(state.range(0));
    const std::uint32_t commands = perBatch < 1000 ? 100'000 : 500'000;
    OpaqueWorld world;
    for (auto _ : state) {
        state.PauseTiming();
        auto entries = entriesOf(world, commands, perBatch);
        state.ResumeTiming();
        for (JournalEntry& entry : entries)
            while (journal.value()->append(entry) == AppendResult::Full)
                ::usleep(50);
        if (journal.value()->waitDurable())
            state.SkipWithError("the journal failed");
    }
    state.SetItemsProcessed(state.iterations() * commands);
    if (perBatch >= 1000)
        state.SetLabel("must: 3 M/s");
}

/// One command that an operator waits for, from append to durable.
void journalOperatorAnswer(benchmark::State& state)
{
    const Folder folder;
    auto journal = storage::SqliteWorldFiles{}.create(folder.file(), opaqueRecord(), OpaqueWorld{}.snapshot());
    OpaqueWorld world;
    for (auto _ : state) {
        JournalEntry entry = world.next(1);
        entry.urgency = Urgency::Now;
        entry.actions.push_back({world.sequence(), {}, {}, "ann", "why", "what", "", "", ActionResult::Accepted, {}});
        if (journal.value()->append(entry) != AppendResult::Taken || journal.value()->waitDurable())
            state.SkipWithError("the journal failed");
    }
    state.SetItemsProcessed(state.iterations());
}

/// The naive version: a row a command, the given number in one transaction.
void journalNaiveRows(benchmark::State& state)
{
    const Folder folder;
    storage::Connection connection{folder.file(), folder.file(), storage::Access::Create};
    connection.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                   "CREATE TABLE commands (sequence INTEGER PRIMARY KEY, command BLOB NOT NULL) STRICT");
    storage::Statement insert{connection, "INSERT INTO commands VALUES (?, ?)"};
    const auto perTransaction = static_cast<std::uint64_t>(state.range(0));
    std::uint64_t sequence = 0;
    for (auto _ : state) {
        storage::Transaction transaction{connection};
        for (std::uint64_t i = 0; i < perTransaction; ++i) {
            Bytes command;
            OpaqueWorld::appendCommand(command, ++sequence);
            insert.bind(sequence).bind(command).run();
        }
        transaction.commit();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

} // namespace

BENCHMARK(journalDurableCommands)->Arg(1)->Arg(100)->Arg(10'000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(journalOperatorAnswer)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(journalNaiveRows)->Arg(1)->Arg(100)->Arg(10'000)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace plimsoll::test
