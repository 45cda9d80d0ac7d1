// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/table_reader.h"

#include "storage/connection.h"
#include "storage/journal_reader.h"
#include "storage/row_completion.h"

#include <string_view>
#include <utility>

namespace plimsoll::storage {

namespace {

/// How one table is read: its rows as a query, and the conditions in terms of its columns ("" = no such column).
struct Source {
    std::vector<std::string> columns;
    std::string_view rows;
    std::string_view subaccount;
    std::string_view symbol;
    std::string_view time;
    std::string_view text;
    std::string_view order;
};

constexpr std::string_view allEvents = R"sql((
    SELECT sequence, part, time, kind, subaccount, symbol, quantity, NULL AS price, value, source, before, after,
        detail, '' AS bindingTerm, NULL AS maxQuantity
    FROM events
    UNION ALL
    SELECT sequence, part, time, 'Fill', taker, market, quantity, price, NULL, takerSide, '', '', '', '', NULL
    FROM fills
    UNION ALL
    SELECT sequence, part, time, 'Liquidation' || stage, subaccount, debt, quantity, price, value, paidWith, '', '', '',
        '', NULL
    FROM liquidations
    UNION ALL
    SELECT sequence, 0, time, 'Refusal', subaccount, '', NULL, NULL, NULL, code, '', '',
        command || iif(field = '', '', ' ' || field) || iif(value = '', '', '=' || value)
            || iif("limit" = '', '', ' limit=' || "limit")
            || iif(announced = '', '', ' announced: ' || announced), bindingTerm, maxQuantity
    FROM refusals))sql";

const Source& sourceOf(Table table)
{
    static const Source fills{{"sequence", "part", "time", "market", "taker", "maker", "takerSide", "price", "quantity",
                                  "takerFee", "makerFee"},
        "fills", "(taker = ?1 OR maker = ?1)", "market = ?2", "time", "", "sequence DESC, part DESC"};
    static const Source liquidations{
        {"sequence", "part", "time", "subaccount", "stage", "debt", "paidWith", "quantity", "price", "value", "fee",
            "marginFractionBefore", "marginFractionAfter", "paidQuantity", "counterparty"},
        "liquidations", "subaccount = ?1", "(debt = ?2 OR paidWith = ?2)", "time", "", "sequence DESC, part DESC"};
    static const Source refusals{{"sequence", "time", "subaccount", "command", "code", "field", "value", "limit",
                                     "bindingTerm", "maxQuantity", "announced"},
        "refusals", "subaccount = ?1", "", "time", "", "sequence DESC"};
    static const Source events{{"sequence", "part", "time", "kind", "subaccount", "symbol", "quantity", "price",
                                   "value", "source", "before", "after", "detail", "bindingTerm", "maxQuantity"},
        allEvents, "subaccount = ?1", "symbol = ?2", "time", "", "sequence DESC, part DESC"};
    static const Source actions{{"number", "sequence", "simulatedAt", "wallAt", "actor", "reason", "what", "before",
                                    "after", "accepted", "detail"},
        "actions", "", "", "simulatedAt", "(instr(actor, ?5) OR instr(reason, ?5) OR instr(what, ?5))", "number DESC"};
    switch (table) {
    case Table::Fills:
        return fills;
    case Table::Liquidations:
        return liquidations;
    case Table::Refusals:
        return refusals;
    case Table::Events:
        return events;
    case Table::Actions:
        break;
    }
    return actions;
}

std::string queryOf(const Source& source, const RowFilter& filter)
{
    std::string columns;
    for (const std::string& column : source.columns)
        columns += (columns.empty() ? "\"" : ", \"") + column + "\"";
    std::string query = "SELECT " + columns + " FROM " + std::string{source.rows} + " WHERE 1";
    const auto add = [&query](bool wanted, std::string_view condition) {
        if (wanted)
            query += " AND " + (condition.empty() ? std::string{"0"} : std::string{condition});
    };
    const std::string time{source.time};
    add(filter.subaccount.has_value(), source.subaccount);
    add(filter.symbol.has_value(), source.symbol);
    add(filter.from.has_value(), time + " >= ?3");
    add(filter.until.has_value(), time + " < ?4");
    add(filter.text.has_value(), source.text);
    query += " ORDER BY " + std::string{source.order};
    if (filter.limit)
        query += " LIMIT " + std::to_string(*filter.limit);
    return query;
}

/// The newest rows are chosen first and then turned round, oldest first.
std::string oldestFirst(const Source& source, const std::string& query)
{
    std::string order{source.order};
    for (std::size_t at = order.find(" DESC"); at != std::string::npos; at = order.find(" DESC"))
        order.erase(at, 5);
    return "SELECT * FROM (" + query + ") ORDER BY " + order;
}

Cell cellOf(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::monostate{};
    if (row.isNumber(column))
        return row.number(column);
    return row.text(column);
}

} // namespace

const std::vector<std::string>& columnsOf(Table table)
{
    return sourceOf(table).columns;
}

std::optional<JournalFault> readTable(const std::string& path, Table table, const RowFilter& filter,
    const std::function<bool(const Row&)>& visit, std::vector<std::string>* remarks)
{
    return faultOf([&] {
        JournalReader reader{path};
        // One view of the file, also while another process writes it.
        reader.connection().run("BEGIN");
        const std::string unread = table == Table::Actions ? std::string{} : completeRows(reader);
        for (const std::string& remark : {reader.notice(), unread})
            if (remarks != nullptr && !remark.empty())
                remarks->push_back(remark);
        const Source& source = sourceOf(table);
        Statement rows{reader.connection(), oldestFirst(source, queryOf(source, filter))};
        rows.bindAt(1, filter.subaccount ? std::optional<std::int64_t>{filter.subaccount->value} : std::nullopt);
        rows.bindAt(2, filter.symbol);
        rows.bindAt(3, filter.from ? std::optional<std::int64_t>{filter.from->ms} : std::nullopt);
        rows.bindAt(4, filter.until ? std::optional<std::int64_t>{filter.until->ms} : std::nullopt);
        rows.bindAt(5, filter.text);
        while (rows.step()) {
            Row row;
            for (int column = 0; column < rows.columns(); ++column)
                row.push_back(cellOf(rows, column));
            if (!visit(row))
                return;
        }
    });
}

} // namespace plimsoll::storage
