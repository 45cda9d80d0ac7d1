// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal from all its threads at once, for the thread sanitizer: one appends, others read, listen and ask how far
// it is, while writer, projector, snapshots and pruning run behind.

#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/opaque_world.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <iostream>
#include <thread>

namespace plimsoll::test {

namespace {

int failures = 0;

void expect(bool holds, const char* what)
{
    if (holds)
        return;
    ++failures;
    std::cerr << what << "\n";
}

storage::StoreOptions smallWorld()
{
    storage::StoreOptions options;
    options.sizeMax = 1 << 20;
    options.groupCommitMs = 1;
    options.commandsPerSnapshot = 500;
    options.snapshotPartBytes = 8 << 10;
    return options;
}

void appendAll(Journal& journal, OpaqueWorld& world, std::atomic<std::uint64_t>& settled)
{
    for (std::uint32_t i = 0; i < 400; ++i) {
        JournalEntry entry = world.next(1 + i % 40);
        const std::uint64_t last = entry.batch.lastSequence();
        entry.urgency = i % 5 == 0 ? Urgency::Now : Urgency::Group;
        entry.rows.events.push_back({last, 0, {}, "Borrow", {}, "USDC", {}, {}, ""});
        entry.settled = [&settled, last](const JournalFault* fault) { settled = fault ? 0 : last; };
        while (journal.append(entry) == AppendResult::Full)
            std::this_thread::yield();
        if (journal.wantsSnapshot()) {
            StateSnapshot snapshot = world.snapshot(20'000);
            expect(journal.saveSnapshot(snapshot) != AppendResult::ReadOnly, "a snapshot is taken or must wait");
        }
    }
}

void run(const std::string& path)
{
    storage::SqliteWorldFiles files{smallWorld()};
    auto opened = files.create(path, opaqueRecord(), OpaqueWorld{}.snapshot());
    expect(opened.ok(), "the world is made");
    if (!opened.ok())
        return;
    Journal& journal = *opened.value();
    std::atomic<bool> stop{false};
    std::atomic<std::uint64_t> notified{0};
    std::atomic<std::uint64_t> settled{0};
    journal.onProgress([&] { ++notified; });
    std::thread watcher([&] {
        std::uint64_t before = 0;
        while (!stop) {
            const std::uint64_t durable = journal.durableSequence();
            expect(durable >= before, "what is durable only grows");
            expect(!journal.fault(), "nothing fails");
            before = durable;
            std::this_thread::yield();
        }
    });
    std::thread reader([&] {
        while (!stop) {
            const std::uint64_t promised = settled;
            auto source = files.read(path);
            expect(source.ok() && source.value()->lastSequence().value() >= promised, "what is settled can be read");
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
    });
    OpaqueWorld world;
    appendAll(journal, world, settled);
    expect(!journal.waitDurable(), "all becomes durable");
    expect(settled == world.sequence() && journal.durableSequence() == world.sequence(), "the last one is settled");
    stop = true;
    watcher.join();
    reader.join();
    journal.onProgress({});
    expect(notified > 0, "commits are told");
    opened = Result<std::unique_ptr<Journal>, JournalFault>{nullptr};
    OpaqueWorld again;
    const auto report = storage::verify(path, opaqueReplay(again));
    expect(report.ok() && !report.value().broken && report.value().stateHash == world.hash(), "it verifies");
}

} // namespace

} // namespace plimsoll::test

int main()
{
    const auto folder = std::filesystem::temp_directory_path() / ("plimsoll-threads-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    plimsoll::test::run(folder / "world.plimsoll");
    std::filesystem::remove_all(folder);
    return plimsoll::test::failures == 0 ? 0 : 1;
}
