// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/row_tables.h"

#include "storage/row_cells.h"

#include <algorithm>

namespace plimsoll::storage {

namespace {

template <class Row>
std::string insertion()
{
    using Table = RowTable<Row>;
    std::string places = "?";
    for (auto left = std::count(Table::columns.begin(), Table::columns.end(), ','); left > 0; --left)
        places += ", ?";
    return "INSERT OR IGNORE INTO " + std::string{Table::name} + " (" + std::string{Table::columns} + ") VALUES ("
        + places + ")";
}

struct Binding {
    Statement& statement;

    template <class Cell>
    void operator()(const std::optional<Cell>& cell) const
    {
        if (cell)
            statement.bind(*cell);
        else
            statement.bindNull();
    }
};

template <class Row>
void insertRow(Statement& statement, const Row& row)
{
    visitCells(row, Binding{statement});
    statement.run();
}

} // namespace

std::uint64_t projectedSequence(Connection& connection)
{
    return static_cast<std::uint64_t>(connection.number("SELECT sequence FROM projected"));
}

RowTables::RowTables(Connection& connection)
    : fill_(connection, insertion<FillRow>())
    , liquidation_(connection, insertion<LiquidationRow>())
    , refusal_(connection, insertion<RefusalRow>())
    , event_(connection, insertion<EventRow>())
    , poolMinute_(connection, insertion<PoolMinuteRow>())
    , venueMinute_(connection, insertion<VenueMinuteRow>())
    , writeSequence_(connection, "UPDATE projected SET sequence = ?")
{
}

void RowTables::insert(const FillRow& row)
{
    insertRow(fill_, row);
}

void RowTables::insert(const LiquidationRow& row)
{
    insertRow(liquidation_, row);
}

void RowTables::insert(const RefusalRow& row)
{
    insertRow(refusal_, row);
}

void RowTables::insert(const EventRow& row)
{
    insertRow(event_, row);
}

void RowTables::insert(const PoolMinuteRow& row)
{
    insertRow(poolMinute_, row);
}

void RowTables::insert(const VenueMinuteRow& row)
{
    insertRow(venueMinute_, row);
}

void RowTables::setSequence(std::uint64_t sequence)
{
    writeSequence_.bind(sequence).run();
}

} // namespace plimsoll::storage
