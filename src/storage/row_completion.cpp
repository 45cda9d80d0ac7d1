// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/row_completion.h"

#include "storage/engine_replay.h"
#include "storage/journal_reader.h"
#include "storage/row_cells.h"
#include "storage/row_tables.h"
#include "storage/schema.h"

#include <array>

namespace plimsoll::storage {

namespace {

constexpr std::array<std::string_view, 6> names{RowTable<FillRow>::name, RowTable<LiquidationRow>::name,
    RowTable<RefusalRow>::name, RowTable<EventRow>::name, RowTable<PoolMinuteRow>::name,
    RowTable<VenueMinuteRow>::name};

template <class Row>
void insertAfter(RowTables& tables, std::uint64_t sequence, const std::vector<Row>& rows)
{
    for (const Row& row : rows)
        if (row.sequence > sequence)
            tables.insert(row);
}

/// Derives the rows after `projected` into tables that hide those of the world. Why it cannot go on, else empty.
std::string deriveRows(JournalReader& reader, std::uint64_t projected)
{
    EngineReplay engine;
    const Replay replay = engine.callbacks();
    if (reader.world().engineFingerprint != replay.engine)
        return "they are of another engine";
    const auto snapshot = reader.snapshotUpTo(projected);
    if (!snapshot.ok())
        return toText(snapshot.error());
    if (!snapshot.value())
        return "there is no snapshot to begin at";
    auto reached = replay.begin(*snapshot.value());
    RowTables tables{reader.connection()};
    const auto fault = reader.readBatches(snapshot.value()->sequence + 1, [&](const JournalBatch& batch) {
        if (reached.ok())
            reached = replay.apply(batch);
        if (!reached.ok())
            return false;
        const ProjectedRows rows = replay.takeRows();
        insertAfter(tables, projected, rows.fills);
        insertAfter(tables, projected, rows.liquidations);
        insertAfter(tables, projected, rows.refusals);
        insertAfter(tables, projected, rows.events);
        insertAfter(tables, projected, rows.poolMinutes);
        insertAfter(tables, projected, rows.venueMinutes);
        return true;
    });
    if (fault)
        return toText(*fault);
    return reached.ok() ? std::string{} : reached.error();
}

} // namespace

std::string completeRows(JournalReader& reader)
{
    Connection& connection = reader.connection();
    const std::uint64_t projected = projectedSequence(connection);
    const auto last = reader.lastSequence();
    if (last.ok() && last.value() <= projected)
        return {};
    std::string why = last.ok() ? std::string{} : toText(last.error());
    if (why.empty() && versionOf(connection) != Version::Present)
        why = "they are of another version";
    if (why.empty()) {
        for (const std::string_view name : names)
            connection.run(
                "CREATE TEMP TABLE " + std::string{name} + " AS SELECT * FROM main." + std::string{name} + " WHERE 0");
        why = deriveRows(reader, projected);
        for (const std::string_view each : names) {
            const std::string name{each};
            connection.run("ALTER TABLE temp." + name + " RENAME TO rest_" + name + "; CREATE TEMP VIEW " + name
                + " AS SELECT * FROM main." + name + " WHERE sequence <= " + std::to_string(projected)
                + " UNION ALL SELECT * FROM temp.rest_" + name);
        }
    }
    if (why.empty())
        return {};
    return connection.file() + ": rows of commands after " + std::to_string(projected)
        + " are not in its tables, nor can all be derived: " + why + '.';
}

} // namespace plimsoll::storage
