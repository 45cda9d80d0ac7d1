// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/batch_writer.h"

#include "domain/base/ensure.h"
#include "storage/stored_rows.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace plimsoll::storage {

namespace {

constexpr std::size_t snapshotsLeft = 2;
constexpr int batchesPerPiece = 256;

} // namespace

std::uint64_t lastSequenceIn(Connection& connection)
{
    return static_cast<std::uint64_t>(
        connection.number("SELECT coalesce((SELECT firstSequence + count - 1 FROM batches ORDER BY firstSequence DESC "
                          "LIMIT 1), (SELECT max(sequence) FROM snapshots), 0)"));
}

std::pair<std::uint64_t, ChainHash> chainEndIn(Connection& connection)
{
    Statement last{connection, std::string{"SELECT "} + actionColumns + " FROM actions ORDER BY number DESC LIMIT 1"};
    if (!last.step())
        return {};
    const StoredAction action = readAction(last);
    return {action.number, action.hash};
}

BatchWriter::BatchWriter(Connection& connection, const StoreOptions& options)
    : connection_(connection)
    , options_(options)
    , log_(connection, options.walBytes())
    , pageBytes_(static_cast<std::uint64_t>(connection.number("PRAGMA page_size")))
    , nextSequence_(lastSequenceIn(connection) + 1)
    , lastSnapshot_(static_cast<std::uint64_t>(connection.number("SELECT max(sequence) FROM snapshots")))
    , insertBatch_(connection, std::string{"INSERT INTO batches ("} + batchColumns + ") VALUES (?, ?, ?, ?, ?, ?)")
    , insertAction_(connection,
          std::string{"INSERT INTO actions ("} + actionColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , insertPart_(connection, "INSERT INTO snapshotParts (sequence, part, bytes) VALUES (?, ?, ?)")
    , leave_(connection, "INSERT OR REPLACE INTO console (key, value) VALUES (?, ?)")
    , keepOperator_(connection, "INSERT OR REPLACE INTO operators (name, record) VALUES (?, ?)")
{
    std::tie(actions_, chainEnd_) = chainEndIn(connection);
}

void BatchWriter::write(const std::vector<JournalEntry>& entries)
{
    const std::uint64_t nextSequence = nextSequence_;
    const std::uint64_t actions = actions_;
    const ChainHash chainEnd = chainEnd_;
    try {
        Transaction transaction{connection_};
        for (const JournalEntry& entry : entries) {
            for (const OperatorAction& action : entry.actions)
                insertAction(action);
            if (entry.batch.count > 0)
                insertBatch(entry);
            for (const auto& [key, value] : entry.left)
                leave_.bind(key).bind(value).run();
            for (const OperatorRecord& record : entry.operators)
                keepOperator_.bind(record.name).bind(encoded(record)).run();
            if (entry.auditKey)
                Statement{connection_, "INSERT INTO world (key, value) VALUES ('auditKey', ?)"}
                    .bind(toHex(*entry.auditKey))
                    .run();
        }
        transaction.commit();
    } catch (...) {
        nextSequence_ = nextSequence;
        actions_ = actions;
        chainEnd_ = chainEnd;
        throw;
    }
    wantsSnapshot_ = wantsSnapshot_ || nextSequence_ > lastSnapshot_ + options_.commandsPerSnapshot;
}

void BatchWriter::insertBatch(const JournalEntry& entry)
{
    const JournalBatch& batch = entry.batch;
    ENSURE(batch.firstSequence == nextSequence_, "commands are journalled without a gap");
    insertBatch_.bind(batch.firstSequence)
        .bind(batch.count)
        .bind(batch.commands)
        .bind(batch.stateHash)
        .bind(actions_)
        .bind(checksumOf(batch, actions_))
        .run();
    nextSequence_ += batch.count;
}

void BatchWriter::insertAction(const OperatorAction& action)
{
    const ChainHash link = linkOf(chainEnd_, actions_ + 1, action);
    insertAction_.bind(actions_ + 1)
        .bind(action.sequence)
        .bind(action.simulatedAt.ms)
        .bind(action.wallAt.ms)
        .bind(action.actor)
        .bind(action.reason)
        .bind(action.what)
        .bind(action.before)
        .bind(action.after)
        .bind(std::int64_t{action.result == ActionResult::Accepted ? 1 : 0})
        .bind(action.detail)
        .bind(chainEnd_.data(), chainEnd_.size())
        .bind(link.data(), link.size())
        .bind(action.record)
        .run();
    ++actions_;
    chainEnd_ = link;
}

void BatchWriter::beginSnapshot(StateSnapshot snapshot)
{
    ENSURE(!snapshot_, "one snapshot is written at a time");
    ENSURE(snapshot.sequence < nextSequence_, "a snapshot holds what is journalled");
    snapshot_ = std::move(snapshot);
    nextPart_ = 0;
    lastSnapshot_ = snapshot_->sequence;
    wantsSnapshot_ = false;
}

bool BatchWriter::writeSnapshotPart()
{
    const Bytes& state = snapshot_->state;
    const std::size_t from = nextPart_ * options_.snapshotPartBytes;
    if (from >= state.size()) {
        finishSnapshot();
        return true;
    }
    Transaction transaction{connection_};
    if (nextPart_ == 0) {
        // The same point again, or parts of it left from a cut: the new bytes take their place.
        const std::string sequence = std::to_string(snapshot_->sequence);
        connection_.run("DELETE FROM snapshots WHERE sequence = " + sequence);
        connection_.run("DELETE FROM snapshotParts WHERE sequence = " + sequence);
    }
    const std::size_t size = std::min(options_.snapshotPartBytes, state.size() - from);
    insertPart_.bind(snapshot_->sequence).bind(nextPart_).bind(state.data() + from, size).run();
    transaction.commit();
    ++nextPart_;
    return false;
}

void BatchWriter::finishSnapshot()
{
    Transaction transaction{connection_};
    Statement insert{
        connection_, std::string{"INSERT INTO snapshots ("} + snapshotColumns + ") VALUES (?, ?, ?, ?, ?)"};
    insert.bind(snapshot_->sequence)
        .bind(nextPart_)
        .bind(std::uint64_t{snapshot_->state.size()})
        .bind(snapshot_->stateHash)
        .bind(checksumOf(*snapshot_, nextPart_))
        .run();
    thinSnapshots();
    transaction.commit();
    snapshot_.reset();
}

void BatchWriter::thinSnapshots()
{
    if (static_cast<std::size_t>(connection_.number("SELECT count(*) FROM snapshots")) <= options_.snapshotsKept)
        return;
    // Of those that are neither the horizon nor the newest two: the one that is missed least, by commands between
    // its neighbours.
    connection_.run(R"sql(
        DELETE FROM snapshots WHERE sequence = (
            SELECT sequence FROM (
                SELECT sequence,
                       lead(sequence) OVER (ORDER BY sequence) - lag(sequence) OVER (ORDER BY sequence) AS gap,
                       row_number() OVER (ORDER BY sequence DESC) AS age
                FROM snapshots)
            WHERE gap IS NOT NULL AND age > 2 ORDER BY gap, sequence LIMIT 1))sql");
    garbage_ = true;
}

bool BatchWriter::collectGarbage()
{
    if (!garbage_ && overfull())
        moveHorizon();
    if (!garbage_)
        return false;
    garbage_ = collectSnapshotPart() || collectBatches();
    return garbage_;
}

void BatchWriter::moveHorizon()
{
    const auto count = static_cast<std::size_t>(connection_.number("SELECT count(*) FROM snapshots"));
    if (count <= snapshotsLeft) {
        wantsSnapshot_ = wantsSnapshot_ || nextSequence_ > lastSnapshot_ + options_.commandsPerSnapshot / 8;
        return;
    }
    // What is not yet in the tables of the projector must stay replayable.
    Transaction transaction{connection_};
    connection_.run("DELETE FROM snapshots WHERE sequence = (SELECT min(sequence) FROM snapshots) AND "
                    "(SELECT sequence FROM snapshots ORDER BY sequence LIMIT 1 OFFSET 1) <= "
                    "(SELECT sequence FROM projected)");
    garbage_ = sqlite3_changes(connection_.handle()) > 0;
    transaction.commit();
}

bool BatchWriter::collectSnapshotPart()
{
    const std::string inProgress = std::to_string(snapshot_ ? static_cast<std::int64_t>(snapshot_->sequence) : -1);
    Transaction transaction{connection_};
    connection_.run("DELETE FROM snapshotParts WHERE rowid = (SELECT rowid FROM snapshotParts WHERE sequence <> "
        + inProgress + " AND sequence NOT IN (SELECT sequence FROM snapshots) LIMIT 1)");
    const bool removed = sqlite3_changes(connection_.handle()) > 0;
    transaction.commit();
    return removed;
}

bool BatchWriter::collectBatches()
{
    Transaction transaction{connection_};
    const std::string last = std::to_string(connection_.number(
        "SELECT max(firstSequence + count - 1) FROM (SELECT firstSequence, count FROM batches WHERE firstSequence <= "
        "(SELECT min(sequence) FROM snapshots) ORDER BY firstSequence LIMIT "
        + std::to_string(batchesPerPiece) + ")"));
    if (last == "0")
        return false;
    connection_.run("DELETE FROM batches WHERE firstSequence <= " + last);
    for (const char* table : {"fills", "liquidations", "refusals", "events", "poolMinutes", "venueMinutes"})
        connection_.run(std::string{"DELETE FROM "} + table + " WHERE sequence <= " + last);
    transaction.commit();
    return true;
}

bool BatchWriter::overfull()
{
    const std::int64_t pages = connection_.number("PRAGMA page_count") - connection_.number("PRAGMA freelist_count");
    return static_cast<std::uint64_t>(pages) * pageBytes_ > options_.sizeMax / 8 * 7 - 2 * options_.walBytes();
}

} // namespace plimsoll::storage
