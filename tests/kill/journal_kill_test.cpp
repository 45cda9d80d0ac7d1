// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Kills a process that runs an exchange and journals it, at random moments, again and again, and looks each time
// whether all that it had acknowledged is there and replays to the same state, and whether a world that was still being
// brought in becomes whole. PLIMSOLL_KILLS sets how often (default 20).

#include "service/host/live_world.h"
#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/determinism_subject.h"
#include "support/exchange_world.h"
#include "support/killed_process.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <thread>

namespace plimsoll::test {

namespace {

storage::StoreOptions smallWorld()
{
    storage::StoreOptions options;
    options.sizeMax = 4 << 20;
    options.groupCommitMs = 5;
    options.commandsPerSnapshot = 3000;
    options.snapshotPartBytes = 64 << 10;
    return options;
}

/// The child: goes on with the world until it is killed.
int append(const std::string& path, std::uint64_t seed)
{
    auto opened = storage::SqliteWorldFiles{smallWorld()}.open(path);
    if (!opened.ok()) {
        say("fault " + toText(opened.error()));
        return 1;
    }
    Journal& journal = *opened.value();
    ExchangeWorld world{seed};
    if (const auto why = world.recover(journal)) {
        say("fault " + *why);
        return 1;
    }
    say("start");
    std::mt19937_64 random{seed};
    for (;;) {
        const auto count = static_cast<std::uint32_t>(1 + random() % 100);
        const bool wanted = random() % 4 == 0;
        JournalEntry entry = world.next(count, wanted ? Urgency::Now : Urgency::Group);
        const std::uint64_t last = entry.batch.lastSequence();
        entry.settled = [last, wanted](const JournalFault* fault) {
            if (fault)
                say("fault " + toText(*fault));
            else
                say((wanted ? "action " : "commands ") + std::to_string(last));
        };
        while (journal.append(entry) == AppendResult::Full)
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        if (random() % 3 == 0)
            static_cast<void>(journal.waitDurable());
        if (journal.wantsSnapshot()) {
            StateSnapshot snapshot = world.snapshot();
            static_cast<void>(journal.saveSnapshot(snapshot));
        }
    }
}

/// The child, as the console runs it: a populated world at full speed, and an operator who deposits to the fund.
int runWorld(const std::string& path, std::uint64_t seed)
{
    storage::SqliteWorldFiles files{smallWorld()};
    auto opened = std::filesystem::exists(path)
        ? LiveWorld::open(files, path, fallingMarket(), {})
        : LiveWorld::create(files, path, {"killed", "TRAINING", {}, engineFingerprint(), {}}, fallingMarket(), {});
    if (!opened.ok()) {
        say("fault " + toText(opened.error()));
        return 1;
    }
    LiveWorld& live = *opened.value();
    say("start");
    std::mt19937_64 random{seed};
    for (;;) {
        if (!live.passSecond())
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        if (random() % 5 == 0)
            live.flush();
        if (random() % 10 == 0) {
            const std::uint64_t sequence = live.appliedSequence() + 1;
            const auto settled = [sequence](const JournalFault* fault) {
                say(fault ? "fault " + toText(*fault) : "action " + std::to_string(sequence));
            };
            static_cast<void>(live.executeFor(
                DepositToFund{AssetId{0}, Quantity::whole(1), "to see it kept"}, {"ann", Timestamp{1}, settled}));
        }
    }
}

/// A world whose population takes several batches to bring in.
Scenario populousMarket()
{
    Scenario scenario = fallingMarket();
    scenario.population.traders = 1500;
    return scenario;
}

WorldRecord populousRecord()
{
    return {"opening", "TRAINING", {}, engineFingerprint(), {}};
}

/// The child: makes or opens the world and dies at its command number `last` or when it is whole.
int bringIn(const std::string& path, std::uint64_t last)
{
    storage::SqliteWorldFiles files{smallWorld()};
    const auto dieAtLast = [last](const State&, std::uint64_t sequence, const Command&, const Outcome&) {
        if (sequence != last)
            return;
        // Time enough for what was flushed to become durable.
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
        std::raise(SIGKILL);
    };
    const auto live = std::filesystem::exists(path)
        ? LiveWorld::open(files, path, populousMarket(), dieAtLast)
        : LiveWorld::create(files, path, populousRecord(), populousMarket(), dieAtLast);
    say(live.ok() ? "whole" : "fault " + toText(live.error()));
    return live.ok() ? 0 : 1;
}

/// Kills worlds while they are brought in, some of them twice, and opens them again: each must become the one world
/// that comes of a making in peace.
int killWhileBringingIn(int kills)
{
    const auto folder = std::filesystem::temp_directory_path() / ("plimsoll-opening-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    storage::SqliteWorldFiles files{smallWorld()};
    const auto whole = LiveWorld::create(files, folder / "whole", populousRecord(), populousMarket(), {});
    if (!whole.ok())
        return 1;
    const std::uint64_t total = whole.value()->appliedSequence();
    const Hash expected = hashOf(whole.value()->state());
    std::mt19937_64 random{20251011};
    int failures = 0;
    int cutOff = 0;
    for (int run = 0; run < kills; ++run) {
        const std::string path = folder / ("world-" + std::to_string(run));
        for (int death = 0; death <= run % 2; ++death) {
            KilledProcess child{{"opening", path, std::to_string(1 + random() % total)}};
            child.waitForALine();
            child.kill();
        }
        const auto left = files.read(path);
        const std::uint64_t kept = left.ok() ? left.value()->lastSequence().value() : 0;
        cutOff += kept > 0 && kept < total ? 1 : 0;
        const auto live = LiveWorld::open(files, path, populousMarket(), {});
        if (!live.ok()) {
            std::cerr << "opening, kill " << run << ": " << toText(live.error()) << "\n";
            ++failures;
        } else if (live.value()->appliedSequence() != total || hashOf(live.value()->state()) != expected) {
            std::cerr << "opening, kill " << run << ": " << live.value()->appliedSequence() << " commands of " << total
                      << " after " << kept << " were kept\n";
            ++failures;
        }
    }
    std::cout << "opening: " << kills << " worlds of " << total << " commands, " << cutOff << " cut off in between\n";
    if (cutOff == 0) {
        std::cerr << "no world was cut off, so this means nothing\n";
        ++failures;
    }
    std::filesystem::remove_all(folder);
    return failures == 0 ? 0 : 1;
}

/// Empty, or what was lost.
std::string lossIn(const std::string& path, const std::vector<std::string>& said, std::uint64_t& through)
{
    storage::EngineReplay engine;
    const auto report = storage::verify(path, engine.callbacks());
    if (!report.ok())
        return toText(report.error());
    if (const auto& broken = report.value().broken)
        return broken->table + " " + std::to_string(broken->sequence) + ": " + broken->why;
    const auto source = storage::SqliteWorldFiles{}.read(path);
    if (!source.ok())
        return toText(source.error());
    const auto actions = source.value()->actionsAbout("");
    through = report.value().through;
    for (const std::string& line : said) {
        if (line.rfind("fault ", 0) == 0)
            return line;
        if (line == "start")
            continue;
        const std::uint64_t sequence = std::stoull(line.substr(line.find(' ')));
        if (sequence > through)
            return "acknowledged " + line + ", kept " + std::to_string(through);
        const auto isIt = [sequence](const OperatorAction& action) { return action.sequence == sequence; };
        if (line.rfind("action ", 0) == 0 && std::none_of(actions.value().begin(), actions.value().end(), isIt))
            return "acknowledged " + line + ", which is not in the audit chain";
    }
    return {};
}

int killAgainAndAgain(const std::string& what, int kills)
{
    const auto folder = std::filesystem::temp_directory_path() / ("plimsoll-kill-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const std::string path = folder / "world.plimsoll";
    int failures = 0;
    if (what == "commands"
        && !storage::SqliteWorldFiles{}.create(path, exchangeRecord(), ExchangeWorld{}.snapshot()).ok())
        ++failures;
    std::uint64_t through = 0;
    std::uint64_t lines = 0;
    std::mt19937_64 random{20251010};
    for (int run = 0; run < kills && failures == 0; ++run) {
        KilledProcess child{{what, path, std::to_string(run)}};
        // One in eight dies while it starts, the others at work.
        if (random() % 8 != 0)
            child.waitForALine();
        std::this_thread::sleep_for(std::chrono::microseconds{random() % 150'000});
        const auto said = child.kill();
        lines += said.size();
        if (said.empty() && !std::filesystem::exists(path))
            continue;
        const std::string loss = lossIn(path, said, through);
        if (!loss.empty()) {
            std::cerr << what << ", kill " << run << ": " << loss << "\n";
            ++failures;
        }
    }
    std::cout << what << ": " << kills << " kills, " << lines << " acknowledgements, " << through
              << " commands in the end\n";
    if (lines < static_cast<std::uint64_t>(kills) || through == 0) {
        std::cerr << "too little was acknowledged for this to mean anything\n";
        ++failures;
    }
    std::filesystem::remove_all(folder);
    return failures == 0 ? 0 : 1;
}

} // namespace

} // namespace plimsoll::test

int main(int argc, char** argv)
{
    using namespace plimsoll::test;
    if (argc == 4) {
        const std::uint64_t seed = std::strtoull(argv[3], nullptr, 10);
        const std::string what = argv[1];
        return what == "world"  ? runWorld(argv[2], seed)
            : what == "opening" ? bringIn(argv[2], seed)
                                : append(argv[2], seed);
    }
    const char* wanted = std::getenv("PLIMSOLL_KILLS");
    const int kills = wanted ? std::atoi(wanted) : 20;
    const int commands = killAgainAndAgain("commands", kills);
    const int world = killAgainAndAgain("world", kills);
    const int opening = killWhileBringingIn(kills);
    return commands + world + opening == 0 ? 0 : 1;
}
