// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One state hash: drawn twice, in two processes, forked, taken up again from a snapshot, replayed from a journal with
// snapshots and without. With --print it only says the hashes; tests/determinism/compilers.sh compares two compilers.

#include "domain/exchange/apply.h"
#include "service/host/live_world.h"
#include "service/host/projection.h"
#include "storage/engine_replay.h"
#include "storage/sqlite_world_files.h"
#include "support/determinism_subject.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>

namespace plimsoll::test {

namespace {

int failures = 0;

void expectEqual(const Hash& actual, const Hash& expected, const std::string& what)
{
    if (actual == expected)
        return;
    ++failures;
    std::cerr << what << ": " << toText(actual) << ", expected " << toText(expected) << "\n";
}

std::string linesOf(const std::vector<Subject>& subjects)
{
    std::string lines;
    for (const Subject& subject : subjects)
        lines += subject.name + ": " + std::to_string(subject.commands.size()) + " commands, " + toText(subject.end)
            + "\n";
    return lines;
}

void isTheSameInAnotherProcess(const std::vector<Subject>& subjects)
{
    const std::string self = std::filesystem::read_symlink("/proc/self/exe");
    std::FILE* other = ::popen(("'" + self + "' --print").c_str(), "r");
    std::string said;
    std::array<char, 4096> bytes{};
    for (std::size_t size = 1; other != nullptr && size > 0;) {
        size = std::fread(bytes.data(), 1, bytes.size(), other);
        said.append(bytes.data(), size);
    }
    const bool ended = other != nullptr && ::pclose(other) == 0;
    if (ended && said == linesOf(subjects))
        return;
    ++failures;
    std::cerr << "another process says:\n" << said;
}

/// Every 200 commands: the next ones on a fork and then on its origin.
void forksAndGoesOn(const Subject& subject)
{
    State state = subject.beginning;
    for (std::size_t i = 0; i < subject.commands.size(); i += 200) {
        const std::size_t until = std::min(i + 200, subject.commands.size());
        const Hash before = hashOf(state);
        State fork = state;
        for (std::size_t at = i; at < until; ++at)
            static_cast<void>(apply(fork, subject.commands[at]));
        expectEqual(hashOf(state), before, subject.name + ": the origin of a fork at " + std::to_string(i));
        for (std::size_t at = i; at < until; ++at)
            static_cast<void>(apply(state, subject.commands[at]));
        expectEqual(hashOf(fork), hashOf(state), subject.name + ": a fork at " + std::to_string(i));
    }
    expectEqual(hashOf(state), subject.end, subject.name + ": applied again");
}

/// The whole state as bytes and back, again and again.
void goesOnFromSnapshots(const Subject& subject)
{
    State state = subject.beginning;
    for (std::size_t i = 0; i < subject.commands.size(); ++i) {
        static_cast<void>(apply(state, subject.commands[i]));
        if (i % 500 != 499)
            continue;
        auto read = decodeState(encodeState(state));
        if (!read) {
            ++failures;
            std::cerr << subject.name << ": no state in its own bytes after " << i << "\n";
            return;
        }
        expectEqual(hashOf(*read), hashOf(state), subject.name + ": a snapshot after " + std::to_string(i));
        state = std::move(*read);
    }
    expectEqual(hashOf(state), subject.end, subject.name + ": taken up from snapshots");
}

enum class Snapshots : bool { None, Many };

void replaysFromAJournal(const Subject& subject, Snapshots snapshots, const std::string& path)
{
    {
        State state = subject.beginning;
        auto journal = storage::SqliteWorldFiles{}.create(
            path, {subject.name, "REPLAY", {}, engineFingerprint(), {}}, {0, encodeState(state), hashOf(state)});
        for (std::size_t i = 0; journal.ok() && i < subject.commands.size(); i += 100) {
            JournalEntry entry;
            entry.batch.firstSequence = i + 1;
            Encoder encoder{entry.batch.commands};
            for (std::size_t at = i; at < std::min(i + 100, subject.commands.size()); ++at) {
                encoder.write(subject.commands[at]);
                const Outcome outcome = apply(state, subject.commands[at]);
                project(state, at + 1, subject.commands[at], outcome, entry.rows);
                ++entry.batch.count;
            }
            entry.batch.stateHash = hashOf(state);
            const std::uint64_t last = entry.batch.lastSequence();
            if (journal.value()->append(entry) != AppendResult::Taken)
                ++failures;
            StateSnapshot snapshot{last, encodeState(state), hashOf(state)};
            if (snapshots == Snapshots::Many && i % 1000 == 0)
                static_cast<void>(journal.value()->saveSnapshot(snapshot));
        }
        if (!journal.ok() || journal.value()->waitDurable())
            ++failures;
    }
    const auto end = storage::endOf(path);
    storage::EngineReplay engine;
    const auto report = storage::verify(path, engine.callbacks());
    if (!end.ok() || !report.ok() || report.value().broken) {
        ++failures;
        std::cerr << subject.name << ": its journal does not replay\n";
        return;
    }
    if ((report.value().snapshots > 1) != (snapshots == Snapshots::Many)) {
        ++failures;
        std::cerr << subject.name << ": " << report.value().snapshots << " snapshots\n";
    }
    expectEqual(hashOf(end.value().state), subject.end, subject.name + ": replayed from its newest snapshot");
    expectEqual(report.value().stateHash, subject.end, subject.name + ": verified");
}

void meetsEnough(const Subject& subject)
{
    std::map<std::string, int> met;
    State state = subject.beginning;
    for (const Command& command : subject.commands) {
        const Outcome outcome = apply(state, command);
        ++met[outcome.accepted() ? "accepted" : "refused"];
        for (const Event& event : outcome.events)
            ++met[std::string{eventName(event)}];
    }
    std::cout << subject.name << ": " << subject.commands.size() << " commands, " << met["accepted"] << " accepted, "
              << met["fill"] << " fills, " << met["borrowLendChanged"] << " borrows and lends, "
              << met["liquidationFill"] << " liquidation fills, " << toText(subject.end) << "\n";
    for (const char* needed : {"accepted", "fill", "borrowLendChanged"})
        if (met[needed] < 100) {
            ++failures;
            std::cerr << subject.name << ": too few of " << needed << " to mean anything\n";
        }
}

int run()
{
    const std::vector<Subject> subjects = drawSubjects();
    const auto folder = std::filesystem::temp_directory_path() / ("plimsoll-determinism-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const std::vector<Subject> again = drawSubjects();
    int file = 0;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const Subject& subject = subjects[i];
        meetsEnough(subject);
        expectEqual(again[i].end, subject.end, subject.name + ": drawn again");
        forksAndGoesOn(subject);
        goesOnFromSnapshots(subject);
        for (const Snapshots snapshots : {Snapshots::None, Snapshots::Many})
            replaysFromAJournal(subject, snapshots, folder / std::to_string(file++));
    }
    isTheSameInAnotherProcess(subjects);
    std::filesystem::remove_all(folder);
    return failures == 0 ? 0 : 1;
}

} // namespace

} // namespace plimsoll::test

int main(int argc, char** argv)
{
    if (argc == 2 && std::string{argv[1]} == "--print") {
        std::cout << plimsoll::test::linesOf(plimsoll::test::drawSubjects());
        return 0;
    }
    return plimsoll::test::run();
}
