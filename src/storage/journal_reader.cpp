// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal_reader.h"

#include "domain/exchange/state.h"
#include "service/batch_commands.h"
#include "storage/batch_writer.h"
#include "storage/operator_rows.h"
#include "storage/read_connection.h"
#include "storage/row_cells.h"
#include "storage/row_tables.h"
#include "storage/schema.h"
#include "storage/stored_rows.h"

#include <algorithm>
#include <utility>

namespace plimsoll::storage {

namespace {

template <class Number>
Number decimalIn(Connection& connection, const Statement& row, int column)
{
    const auto number = fromText<Number>(row.text(column));
    if (!number)
        connection.raise(JournalFaultKind::Torn, "a minute holds what is no decimal: " + row.text(column));
    return *number;
}

} // namespace

JournalReader::JournalReader(const std::string& path, const std::string& vfs)
{
    ReadConnection opened = openForReading(path, vfs);
    connection_ = std::move(opened.connection);
    notice_ = std::move(opened.notice);
    world_ = readWorld(*connection_);
}

Result<std::optional<StateSnapshot>, JournalFault> JournalReader::snapshotUpTo(std::uint64_t sequence)
{
    using Answer = Result<std::optional<StateSnapshot>, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        Statement heads{*connection_,
            std::string{"SELECT "} + snapshotColumns + " FROM snapshots WHERE sequence <= ? ORDER BY sequence DESC"};
        heads.bind(sequence);
        while (heads.step())
            if (auto snapshot = readSnapshot(*connection_, readSnapshotHead(heads)))
                return snapshot;
        return std::optional<StateSnapshot>{};
    });
}

std::optional<JournalFault> JournalReader::readBatches(
    std::uint64_t sequence, const std::function<bool(const JournalBatch&)>& visit)
{
    return faultOf([&] {
        Statement rows{*connection_,
            std::string{"SELECT "} + batchColumns + " FROM batches WHERE firstSequence >= ? ORDER BY firstSequence"};
        rows.bind(sequence);
        while (rows.step()) {
            const StoredBatch stored = readBatch(rows);
            if (stored.batch.firstSequence != sequence)
                connection_->raise(JournalFaultKind::Torn,
                    "the commands from " + std::to_string(sequence) + " to "
                        + std::to_string(stored.batch.firstSequence - 1) + " are missing");
            if (!stored.whole)
                connection_->raise(JournalFaultKind::Torn,
                    "the batch of commands from " + std::to_string(sequence) + " is not what was written");
            if (!visit(stored.batch))
                return;
            sequence += stored.batch.count;
        }
    });
}

Result<std::uint64_t, JournalFault> JournalReader::horizon()
{
    using Answer = Result<std::uint64_t, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        return static_cast<std::uint64_t>(connection_->number("SELECT min(sequence) FROM snapshots"));
    });
}

Result<JournalSource::Reached, JournalFault> JournalReader::reachedAt(Timestamp time)
{
    using Answer = Result<Reached, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        const auto begin = horizon();
        const auto snapshot = begin.ok() ? snapshotUpTo(begin.value()) : begin.error();
        if (!snapshot.ok())
            return snapshot.error();
        const auto state = snapshot.value() ? decodeState(snapshot.value()->state) : std::nullopt;
        if (!state)
            connection_->raise(JournalFaultKind::Torn, "there is no snapshot to begin at");
        Reached reached{begin.value(), state->now};
        // No further back than the last full minute before it.
        Statement minute{*connection_,
            "SELECT firstSequence - 1, time FROM venueMinutes, batches WHERE firstSequence = (SELECT "
            "max(firstSequence) "
            "FROM batches WHERE firstSequence <= sequence) AND time <= ? ORDER BY sequence DESC LIMIT 1"};
        minute.bind(time.ms);
        const std::uint64_t from = minute.step() ? minute.sequence(0) : reached.sequence;
        bool isPast = reached.time > time;
        const auto fault = readBatches(from + 1, [&](const JournalBatch& batch) {
            const auto unread = eachCommand(batch, [&](std::uint64_t sequence, const Command& command) {
                const auto* tick = std::get_if<Tick>(&command);
                isPast = isPast || (tick != nullptr && tick->time > time);
                if (!isPast)
                    reached = {sequence, tick != nullptr ? tick->time : reached.time};
                return !isPast;
            });
            if (unread)
                connection_->raise(
                    JournalFaultKind::Torn, "command " + std::to_string(*unread) + " is not one of this engine");
            return !isPast;
        });
        if (fault)
            return *fault;
        return reached;
    });
}

Result<std::uint64_t, JournalFault> JournalReader::lastSequence()
{
    using Answer = Result<std::uint64_t, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer { return lastSequenceIn(*connection_); });
}

Result<std::uint64_t, JournalFault> JournalReader::projectedSequence()
{
    using Answer = Result<std::uint64_t, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer { return storage::projectedSequence(*connection_); });
}

Result<ProjectedRows, JournalFault> JournalReader::lastMinutes(std::size_t count)
{
    using Answer = Result<ProjectedRows, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        ProjectedRows rows;
        const auto selected = [](auto table, const char* which) {
            return "SELECT " + std::string{table.columns} + " FROM " + std::string{table.name} + which;
        };
        Statement venue{*connection_, selected(RowTable<VenueMinuteRow>{}, " ORDER BY sequence DESC LIMIT ?")};
        venue.bind(std::uint64_t{count});
        while (venue.step())
            rows.venueMinutes.push_back({venue.sequence(0), {venue.number(1)}, venue.sequence(2),
                decimalIn<Usd>(*connection_, venue, 3), decimalIn<Usd>(*connection_, venue, 4),
                venue.isNull(5) ? std::nullopt : std::optional{decimalIn<Usd>(*connection_, venue, 5)}});
        std::reverse(rows.venueMinutes.begin(), rows.venueMinutes.end());
        if (rows.venueMinutes.empty())
            return rows;
        Statement pools{
            *connection_, selected(RowTable<PoolMinuteRow>{}, " WHERE sequence >= ? ORDER BY sequence, part")};
        pools.bind(rows.venueMinutes.front().sequence);
        while (pools.step())
            rows.poolMinutes.push_back(
                {pools.sequence(0), static_cast<std::uint32_t>(pools.number(1)), {pools.number(2)}, pools.text(3),
                    decimalIn<Price>(*connection_, pools, 4), decimalIn<Quantity>(*connection_, pools, 5),
                    decimalIn<Quantity>(*connection_, pools, 6), decimalIn<Ratio>(*connection_, pools, 7),
                    decimalIn<Ratio>(*connection_, pools, 8), decimalIn<Ratio>(*connection_, pools, 9)});
        return rows;
    });
}

Result<std::string, JournalFault> JournalReader::left(const std::string& key)
{
    using Answer = Result<std::string, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        Statement row{*connection_, "SELECT value FROM console WHERE key = ?"};
        row.bind(key);
        return row.step() ? row.text(0) : std::string{};
    });
}

Result<std::vector<OperatorRecord>, JournalFault> JournalReader::operators()
{
    using Answer = Result<std::vector<OperatorRecord>, JournalFault>;
    return faultAsValue<Answer>([&] { return Answer{operatorsIn(*connection_)}; });
}

Result<std::optional<AuditKey>, JournalFault> JournalReader::auditKey()
{
    using Answer = Result<std::optional<AuditKey>, JournalFault>;
    return faultAsValue<Answer>([&] { return Answer{auditKeyIn(*connection_)}; });
}

Result<std::vector<OperatorAction>, JournalFault> JournalReader::actionsAbout(const std::string& text)
{
    return actionsWhere("instr(what, ?) > 0", text);
}

Result<std::vector<OperatorAction>, JournalFault> JournalReader::actionsWithRecord()
{
    return actionsWhere("length(record) > 0", {});
}

Result<std::vector<OperatorAction>, JournalFault> JournalReader::actionsWhere(
    const std::string& condition, const std::optional<std::string>& text)
{
    using Answer = Result<std::vector<OperatorAction>, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        Statement rows{*connection_,
            std::string{"SELECT "} + actionColumns + " FROM actions WHERE " + condition + " ORDER BY number"};
        if (text)
            rows.bind(*text);
        std::vector<OperatorAction> actions;
        while (rows.step())
            actions.push_back(readAction(rows).action);
        return actions;
    });
}

} // namespace plimsoll::storage
