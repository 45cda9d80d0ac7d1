// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/branch_store.h"

#include "service/batch_commands.h"
#include "service/world_place.h"
#include "storage/batch_writer.h"
#include "storage/engine_replay.h"
#include "storage/head_file.h"
#include "storage/journal_reader.h"
#include "storage/read_connection.h"
#include "storage/schema.h"
#include "storage/store_draft.h"
#include "storage/store_lock.h"
#include "storage/stored_rows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace plimsoll::storage {

namespace {

/// Where the branch begins: the last batch up to there, cut short where the moment lies within it.
struct Cut {
    std::uint64_t sequence{};
    Timestamp time{};
    std::optional<JournalBatch> last; ///< none where a snapshot is all there is
};

JournalBatch upTo(const JournalBatch& batch, std::uint64_t sequence)
{
    if (batch.lastSequence() <= sequence)
        return batch;
    JournalBatch cut{batch.firstSequence, static_cast<std::uint32_t>(sequence - batch.firstSequence + 1), {}, {}};
    Encoder encoder{cut.commands};
    const auto unread = eachCommand(batch, [&](std::uint64_t at, const Command& command) {
        if (at <= sequence)
            encoder.write(command);
        return at < sequence;
    });
    if (unread)
        cut.commands.clear(); // which the replay does not take for commands
    return cut;
}

/// Replays what lies between the newest snapshot and the moment; nothing where `progress` ended it.
std::optional<Cut> replayTo(const std::string& draft, const std::string& file, std::uint64_t sequence,
    const std::function<bool(std::uint64_t, std::uint64_t)>& progress)
{
    JournalReader reader{draft};
    const auto torn = [&](const std::string& why) { return FaultRaised{{JournalFaultKind::Torn, file, why}}; };
    const auto snapshot = reader.snapshotUpTo(sequence);
    if (!snapshot.ok())
        throw FaultRaised{snapshot.error()};
    if (!snapshot.value())
        throw torn("there is no snapshot up to command " + std::to_string(sequence));
    const std::uint64_t from = snapshot.value()->sequence;
    EngineReplay replay;
    const Replay fold = replay.callbacks();
    auto hash = fold.begin(*snapshot.value());
    Cut cut{from, {}, {}};
    bool goesOn = progress(0, sequence - from);
    if (hash.ok() && goesOn && from < sequence) {
        const auto fault = reader.readBatches(from + 1, [&](const JournalBatch& batch) {
            cut.last = upTo(batch, sequence);
            hash = fold.apply(*cut.last);
            if (hash.ok() && batch.lastSequence() <= sequence && hash.value() != batch.stateHash)
                throw torn("another state than was written after command " + std::to_string(batch.lastSequence()));
            cut.sequence = cut.last->lastSequence();
            goesOn = progress(cut.sequence - from, sequence - from);
            return hash.ok() && goesOn && cut.sequence < sequence;
        });
        if (fault)
            throw FaultRaised{*fault};
    }
    if (!hash.ok())
        throw torn(hash.error());
    if (!goesOn)
        return std::nullopt;
    if (cut.sequence != sequence)
        throw torn("it ends before command " + std::to_string(sequence));
    if (cut.last)
        cut.last->stateHash = hash.value();
    cut.time = replay.state()->now;
    return cut;
}

/// Of who signs in, and of what is kept beside another file, a branch knows nothing.
bool staysBehind(const OperatorAction& action)
{
    using namespace std::string_view_literals;
    constexpr std::array verbs{"sign in"sv, "sign for "sv, "lock desk"sv, "operator "sv, "audit "sv};
    return std::any_of(verbs.begin(), verbs.end(), [&](auto verb) { return action.what.starts_with(verb); });
}

struct Kept {
    std::vector<OperatorAction> actions;
    std::vector<std::uint64_t> numbers; ///< that they had
};

/// The operators' actions up to the moment.
Kept actionsUpTo(Connection& connection, const Cut& cut)
{
    Kept kept;
    Statement rows{connection, std::string{"SELECT "} + actionColumns + " FROM actions ORDER BY number"};
    while (rows.step()) {
        StoredAction stored = readAction(rows);
        if (stored.action.sequence > cut.sequence || stored.action.simulatedAt > cut.time)
            break;
        if (staysBehind(stored.action))
            continue;
        kept.actions.push_back(std::move(stored.action));
        kept.numbers.push_back(stored.number);
    }
    return kept;
}

void removeBehind(Connection& connection, std::uint64_t sequence)
{
    const std::string behind = " WHERE sequence > " + std::to_string(sequence);
    Transaction transaction{connection};
    for (const char* table :
        {"snapshots", "snapshotParts", "fills", "liquidations", "refusals", "events", "poolMinutes", "venueMinutes"})
        connection.run(std::string{"DELETE FROM "} + table + behind);
    connection.run("UPDATE projected SET sequence = " + std::to_string(sequence) + behind);
    connection.run("DELETE FROM batches WHERE firstSequence > " + std::to_string(sequence));
    connection.run("DELETE FROM actions; DELETE FROM operators; DELETE FROM console");
    connection.run("DELETE FROM world WHERE key = 'auditKey'");
    transaction.commit();
}

/// Batches say how many actions were there by then.
void renumber(Connection& connection, const Cut& cut, const std::vector<std::uint64_t>& numbers)
{
    std::vector<StoredBatch> changed;
    {
        Statement rows{connection, std::string{"SELECT "} + batchColumns + " FROM batches ORDER BY firstSequence"};
        while (rows.step()) {
            StoredBatch stored = readBatch(rows);
            const auto kept = std::upper_bound(numbers.begin(), numbers.end(), stored.actionsThrough);
            const auto through = static_cast<std::uint64_t>(kept - numbers.begin());
            const bool isLast = cut.last && stored.batch.firstSequence == cut.last->firstSequence;
            if (through == stored.actionsThrough && !isLast)
                continue;
            if (!stored.whole)
                connection.raise(JournalFaultKind::Torn,
                    "the batch of commands from " + std::to_string(stored.batch.firstSequence)
                        + " is not what was written");
            changed.push_back({isLast ? *cut.last : std::move(stored.batch), through, true});
        }
    }
    Transaction transaction{connection};
    Statement update{
        connection, std::string{"INSERT OR REPLACE INTO batches ("} + batchColumns + ") VALUES (?, ?, ?, ?, ?, ?)"};
    for (const auto& [batch, through, isWhole] : changed)
        update.bind(batch.firstSequence)
            .bind(batch.count)
            .bind(batch.commands)
            .bind(batch.stateHash)
            .bind(through)
            .bind(checksumOf(batch, through))
            .run();
    transaction.commit();
}

} // namespace

bool branchStore(const std::string& from, const std::string& place, std::uint64_t sequence, const WorldRecord& branch,
    const std::function<bool(std::uint64_t done, std::uint64_t of)>& progress, const StoreOptions& options)
{
    refuseExisting(place);
    const std::string to = worldFileOf(place);
    refuseLeftover(leftoverAt(to));
    const StoreLock lock{to};
    StoreDraft draft{to};
    {
        const ReadConnection source = openForReading(from, options.vfs);
        Connection target{draft.name(), to, Access::Write, options.vfs};
        StoreDraft::begin(target);
        runBackup(*source.connection, target);
        StoreDraft::begin(target);
        migrate(target, schemaSteps());
    }
    const auto cut = replayTo(draft.name(), from, sequence, progress);
    if (!cut)
        return false;
    AuditHead end;
    WorldRows rows;
    {
        Connection target{draft.name(), to, Access::Write, options.vfs};
        StoreDraft::begin(target);
        const Kept kept = actionsUpTo(target, *cut);
        removeBehind(target, sequence);
        writeWorld(target, branch);
        renumber(target, *cut, kept.numbers);
        BatchWriter writer{target, options};
        JournalEntry audit;
        audit.actions = kept.actions;
        audit.left["clock"] = "paused";
        writer.write({audit});
        target.run("VACUUM"); // what stays behind leaves no trace
        end = {writer.actions(), writer.chainEnd()};
        rows = worldRowsIn(target);
        StoreDraft::finish(target);
    }
    removeHeadsOf(to);
    draft.moveIntoPlace(false);
    HeadFile heads{to};
    heads.keepWorld(rows);
    heads.keep(end);
    return true;
}

} // namespace plimsoll::storage
