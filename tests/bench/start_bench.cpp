// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trading_crowd.h"
#include "service/host/live_world.h"
#include "storage/engine_replay.h"
#include "storage/journal_reader.h"
#include "storage/sqlite_world_files.h"

#include <benchmark/benchmark.h>

#include <unistd.h>

#include <filesystem>

namespace plimsoll::test {

namespace {

constexpr AssetId sol{1};

/// A world's file on the disk that builds are on, not in memory; it begins with a crowd.
class StoredCrowd {
public:
    explicit StoredCrowd(std::uint32_t accounts)
        : folder_(std::filesystem::current_path() / ("start-bench-" + std::to_string(::getpid())))
    {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        const State& state = tradingCrowd(accounts);
        scenario_.name = "crowd";
        scenario_.start = {state.now.ms - 60'000};
        scenario_.end = {state.now.ms + 3'600'000};
        scenario_.risk = state.configuration();
        const WorldRecord record{"crowd", "TRAINING", {}, engineFingerprint(), {}};
        isMade_ = storage::SqliteWorldFiles{}.create(file(), record, {0, encodeState(state), hashOf(state)}).ok();
    }
    StoredCrowd(const StoredCrowd&) = delete;
    StoredCrowd& operator=(const StoredCrowd&) = delete;
    ~StoredCrowd() { std::filesystem::remove_all(folder_); }

    std::string file() const { return folder_ / "world.plimsoll"; }
    /// None where the file was not made or cannot be opened.
    std::unique_ptr<LiveWorld> open()
    {
        if (!isMade_)
            return nullptr;
        auto live = LiveWorld::open(files_, file(), scenario_, {});
        return live.ok() ? std::move(live).value() : nullptr;
    }

private:
    std::filesystem::path folder_;
    Scenario scenario_;
    storage::SqliteWorldFiles files_;
    bool isMade_{false};
};

/// Opening the file, reading and proving its snapshot, and the first mark, for which every account is tested.
void startToFirstCommand(benchmark::State& run)
{
    StoredCrowd stored{static_cast<std::uint32_t>(run.range(0))};
    for (auto _ : run) {
        auto live = stored.open();
        if (!live || !live->execute(SetMarkPrice{{{sol, Price::whole(100)}}}).accepted()) {
            run.SkipWithError("the world does not start");
            return;
        }
        run.PauseTiming();
        live.reset();
        run.ResumeTiming();
    }
    run.SetLabel(run.range(0) == 1'000'000 ? "must: 2 s" : "must: 0.2 s");
}

/// Commands of traders read back, applied and proven by the hash after each batch.
void replay(benchmark::State& run)
{
    constexpr std::uint32_t accounts = 100'000;
    constexpr std::int64_t commands = 100'000;
    const std::int64_t perBatch = run.range(0);
    StoredCrowd stored{accounts};
    if (auto live = stored.open()) {
        std::mt19937_64 random{1};
        for (std::int64_t i = 1; i <= commands; ++i) {
            live->execute(tradersCommand(accounts, random));
            if (i % perBatch == 0)
                live->flush();
        }
        if (live->settle())
            run.SkipWithError("the journal failed");
    }
    for (auto _ : run) {
        run.PauseTiming();
        storage::JournalReader reader{stored.file()};
        storage::EngineReplay engine;
        const storage::Replay fold = engine.callbacks();
        const auto snapshot = reader.snapshotUpTo(0);
        bool holds = snapshot.ok() && snapshot.value() && fold.begin(*snapshot.value()).ok();
        run.ResumeTiming();
        std::uint64_t replayed = 0;
        const auto fault = reader.readBatches(1, [&](const JournalBatch& batch) {
            const auto reached = fold.apply(batch);
            holds = holds && reached.ok() && reached.value() == batch.stateHash;
            replayed += batch.count;
            return holds;
        });
        if (fault || !holds || replayed != static_cast<std::uint64_t>(commands)) {
            run.SkipWithError("the journal does not replay");
            return;
        }
    }
    run.SetItemsProcessed(run.iterations() * commands);
    run.SetLabel("must: 1 M/s");
}

BENCHMARK(startToFirstCommand)
    ->Name("start from a store to the first command, accounts")
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(replay)
    ->Name("replay with 100,000 accounts, commands a batch")
    ->Arg(100)
    ->Arg(10'000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace plimsoll::test
