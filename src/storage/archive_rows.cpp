// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/archive_rows.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace plimsoll::storage {

namespace {

using archive::Query;
using archive::Row;
using archive::Table;

/// Every table under the same columns.
constexpr std::string_view columns
    = "sequence, part, time, kind, subaccount, symbol, quantity, price, value, detail, actor, reason, before, after, "
      "refused, wallAt";

constexpr std::string_view actions = R"sql(SELECT sequence, number AS part, simulatedAt AS time, what AS kind,
    NULL AS subaccount, '' AS symbol, '' AS quantity, '' AS price, '' AS value, detail, actor, reason, before, after,
    1 - accepted AS refused, wallAt FROM actions)sql";
constexpr std::string_view events = R"sql(SELECT sequence, part, time, kind, subaccount, symbol,
    COALESCE(quantity, '') AS quantity, '' AS price, COALESCE(value, '') AS value,
    CASE detail WHEN '' THEN source ELSE detail || CASE source WHEN '' THEN '' ELSE ', ' || source END END AS detail,
    '' AS actor, '' AS reason, before, after, 0 AS refused, 0 AS wallAt FROM events)sql";
constexpr std::string_view fills = R"sql(SELECT sequence, part, time, 'Fill' AS kind, taker AS subaccount,
    market AS symbol, quantity, price, '' AS value, 'taker ' || takerSide || ', maker ' || maker AS detail,
    '' AS actor, '' AS reason, '' AS before, '' AS after, 0 AS refused, 0 AS wallAt FROM fills)sql";
constexpr std::string_view liquidations = R"sql(SELECT sequence, part, time, 'Liquidation' || stage AS kind,
    subaccount, debt AS symbol, quantity, price, value,
    CASE paidWith WHEN '' THEN '' ELSE 'paid with ' || COALESCE(paidQuantity || ' ', '') || paidWith || ', ' END
        || 'fee ' || fee || COALESCE(CASE stage WHEN 'Adl' THEN ', lender ' ELSE ', provider ' END || counterparty, '')
        AS detail,
    '' AS actor, '' AS reason, COALESCE(marginFractionBefore, '') AS before,
    COALESCE(marginFractionAfter, '') AS after, 0 AS refused, 0 AS wallAt FROM liquidations)sql";
/// What began and ended a liquidation, and what was left over, beside its steps.
constexpr std::string_view aroundLiquidations = " WHERE kind IN ('LiquidationStarted', 'LiquidationEnded', 'Deficit')";
constexpr std::string_view refusals = R"sql(SELECT sequence, 0 AS part, time, command AS kind, subaccount,
    symbol, '' AS quantity, '' AS price, '' AS value,
    code || CASE field WHEN '' THEN '' ELSE ', ' || field END || CASE value WHEN '' THEN '' ELSE ' ' || value END
        || CASE "limit" WHEN '' THEN '' ELSE ', limit ' || "limit" END || CASE bindingTerm WHEN '' THEN ''
        ELSE ', ' || bindingTerm END || CASE WHEN maxQuantity IS NULL THEN '' ELSE ', at most ' || maxQuantity END
        || CASE announced WHEN '' THEN '' ELSE ', announced ' || announced END AS detail,
    '' AS actor, '' AS reason, '' AS before, '' AS after, 1 AS refused, 0 AS wallAt FROM refusals)sql";

std::string rowsOf(Table table)
{
    switch (table) {
    case Table::Actions:
        return std::string{actions};
    case Table::Fills:
        return std::string{fills};
    case Table::Liquidations:
        return std::string{liquidations} + " UNION ALL " + std::string{events} + std::string{aroundLiquidations};
    case Table::Refusals:
        return std::string{refusals};
    case Table::Commands:
    case Table::Events:
        break;
    }
    return std::string{events} + " UNION ALL " + std::string{fills} + " UNION ALL " + std::string{liquidations}
    + " UNION ALL " + std::string{refusals};
}

/// An action names its account and asset in `what`, a fill has two accounts: those tables look there.
std::string subaccountCondition(Table table)
{
    if (table == Table::Actions)
        return "kind LIKE '% ' || ?1";
    if (table == Table::Fills)
        return "(subaccount = ?1 OR detail LIKE '%maker ' || ?1)";
    return "subaccount = ?1";
}

std::string symbolCondition(Table table)
{
    if (table == Table::Actions)
        return "(kind LIKE '%.' || ?2 || '.%' OR kind LIKE '% ' || ?2 OR detail LIKE '%.' || ?2 || '.% -> %')";
    return "(symbol = ?2 OR symbol LIKE ?2 || '!_%' ESCAPE '!' OR symbol LIKE '%!_' || ?2 ESCAPE '!')";
}

/// The columns that the words of a row are made of, in the order of rowSaying().
constexpr std::string_view said
    = "kind, subaccount, symbol, quantity, price, value, detail, actor, reason, before, after, refused, sequence";

Row rowSaying(sqlite3_value** cells)
{
    const auto text = [cells](int at) {
        const auto* found = reinterpret_cast<const char*>(sqlite3_value_text(cells[at]));
        return found == nullptr ? std::string{} : std::string{found};
    };
    Row row;
    row.kind = text(0);
    if (sqlite3_value_type(cells[1]) != SQLITE_NULL)
        row.subaccount = SubaccountId{static_cast<std::uint32_t>(sqlite3_value_int64(cells[1]))};
    row.symbol = text(2);
    row.quantity = text(3);
    row.price = text(4);
    row.value = text(5);
    row.detail = text(6);
    row.actor = text(7);
    row.reason = text(8);
    row.before = text(9);
    row.after = text(10);
    row.refused = sqlite3_value_int(cells[11]) != 0;
    row.sequence = static_cast<std::uint64_t>(sqlite3_value_int64(cells[12]));
    return row;
}

/// While it lives, `says` of the query is a function of its connection: says(kind, detail, refused) and says(every
/// column of `said`).
class Words {
public:
    Words(Connection& connection, const Query& query)
        : connection_(connection)
        , query_(query)
    {
        if (isNeeded())
            define(this, ofDetail, ofRow);
    }
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;
    ~Words()
    {
        if (isNeeded())
            define(nullptr, nullptr, nullptr);
    }

private:
    using Function = void (*)(sqlite3_context*, int, sqlite3_value**);

    bool isNeeded() const { return query_.says && !query_.filter.text.empty(); }
    void define(Words* words, Function detail, Function row)
    {
        constexpr int columnsSaid = 13;
        for (const auto& [count, function] : {std::pair{3, detail}, std::pair{columnsSaid, row}})
            sqlite3_create_function(
                connection_.handle(), "says", count, SQLITE_UTF8, words, function, nullptr, nullptr);
    }
    static Words& of(sqlite3_context* context) { return *static_cast<Words*>(sqlite3_user_data(context)); }
    static void ofDetail(sqlite3_context* context, int, sqlite3_value** cells)
    {
        Words& words = of(context);
        const auto text = [cells](int at) {
            const auto* found = reinterpret_cast<const char*>(sqlite3_value_text(cells[at]));
            return found == nullptr ? std::string{} : std::string{found};
        };
        Row row;
        row.kind = text(0);
        row.detail = text(1);
        row.refused = sqlite3_value_int(cells[2]) != 0;
        // A journal has millions of rows of a few kinds and details.
        std::string key = row.kind + '\n' + row.detail;
        const auto known = words.said_.find(key);
        const bool found = known != words.said_.end() ? known->second : words.query_.says(row);
        if (known == words.said_.end())
            words.said_.emplace(std::move(key), found);
        sqlite3_result_int(context, found ? 1 : 0);
    }
    static void ofRow(sqlite3_context* context, int, sqlite3_value** cells)
    {
        sqlite3_result_int(context, of(context).query_.says(rowSaying(cells)) ? 1 : 0);
    }

    Connection& connection_;
    const Query& query_;
    std::map<std::string, bool> said_;
};

/// Of events only those of parameters and controls say more than their kind and detail, beside what they keep as it is
/// shown.
std::string saysCondition(Table table)
{
    const std::string row = "says(" + std::string{said} + ")";
    if (table == Table::Actions)
        return row;
    return "CASE WHEN kind IN ('ParameterChanged', 'ParameterAnnounced', 'ControlChanged') THEN " + row
        + " ELSE says(kind, detail, refused) END";
}

std::string conditionsOf(const Query& query)
{
    const archive::Filter& filter = query.filter;
    std::string conditions = " WHERE 1";
    const auto add = [&conditions](bool wanted, const std::string& condition) {
        if (wanted)
            conditions += " AND " + condition;
    };
    add(filter.subaccount.has_value(), subaccountCondition(query.table));
    add(!filter.symbol.empty(), symbolCondition(query.table));
    add(!filter.kind.empty(), query.table == Table::Actions ? "kind LIKE ?3 || '%'" : "kind = ?3");
    add(filter.from.has_value(), "time >= ?4");
    add(filter.until.has_value(), "time < ?5");
    add(!filter.text.empty(),
        std::string{
            "(instr(lower(kind), lower(?6)) OR instr(lower(symbol), lower(?6)) OR instr(lower(detail), lower(?6)) OR "
            "instr(lower(actor), lower(?6)) OR instr(lower(reason), lower(?6)) OR CAST(sequence AS TEXT) = ?6 "
            "OR CAST(subaccount AS TEXT) = ?6"}
            + (query.says ? " OR " + saysCondition(query.table) : std::string{}) + ")");
    add(filter.outcome == archive::Outcome::Accepted, "refused = 0");
    add(filter.outcome == archive::Outcome::Refused, "refused = 1");
    add(query.through > 0, "sequence <= ?7");
    return conditions;
}

void bindConditions(Statement& statement, const Query& query)
{
    const archive::Filter& filter = query.filter;
    const auto number
        = [](const auto& wanted) { return wanted ? std::optional<std::int64_t>{wanted->value} : std::nullopt; };
    const auto text = [](const std::string& wanted) { return std::optional{wanted}; };
    statement.bindAt(1, number(filter.subaccount));
    statement.bindAt(2, text(filter.symbol));
    statement.bindAt(3, text(filter.kind));
    statement.bindAt(4, filter.from ? std::optional<std::int64_t>{filter.from->ms} : std::nullopt);
    statement.bindAt(5, filter.until ? std::optional<std::int64_t>{filter.until->ms} : std::nullopt);
    statement.bindAt(6, text(filter.text));
    statement.bindAt(7, std::optional<std::int64_t>{static_cast<std::int64_t>(query.through)});
}

Row rowOf(const Statement& row)
{
    Row read;
    read.sequence = row.sequence(0);
    read.part = static_cast<std::uint32_t>(row.number(1));
    read.time = {row.number(2)};
    read.kind = row.text(3);
    if (!row.isNull(4))
        read.subaccount = SubaccountId{static_cast<std::uint32_t>(row.number(4))};
    read.symbol = row.text(5);
    read.quantity = row.text(6);
    read.price = row.text(7);
    read.value = row.text(8);
    read.detail = row.text(9);
    read.actor = row.text(10);
    read.reason = row.text(11);
    read.before = row.text(12);
    read.after = row.text(13);
    read.refused = row.number(14) != 0;
    read.wallAt = {row.number(15)};
    return read;
}

} // namespace

std::uint64_t countRows(Connection& connection, const Query& query)
{
    const Words words{connection, query};
    Statement count{connection, "SELECT COUNT(*) FROM (" + rowsOf(query.table) + ")" + conditionsOf(query)};
    bindConditions(count, query);
    return count.step() ? count.sequence(0) : 0;
}

void readRows(Connection& connection, const Query& query, RowOrder order, const std::function<void(const Row&)>& visit)
{
    const Words words{connection, query};
    std::string sql = "SELECT " + std::string{columns} + " FROM (" + rowsOf(query.table) + ")" + conditionsOf(query);
    // An action that was refused before it became a command has no sequence, but its number.
    const bool byNumber = query.table == Table::Actions;
    if (order == RowOrder::OldestFirst)
        sql += byNumber ? " ORDER BY part" : " ORDER BY sequence, part";
    else
        sql += std::string{byNumber ? " ORDER BY part DESC" : " ORDER BY sequence DESC, part DESC"} + " LIMIT "
            + std::to_string(query.count) + " OFFSET " + std::to_string(query.offset);
    Statement rows{connection, sql};
    bindConditions(rows, query);
    while (rows.step())
        visit(rowOf(rows));
}

std::vector<Row> outcomeOf(Connection& connection, std::uint64_t sequence)
{
    Statement rows{connection,
        "SELECT " + std::string{columns} + " FROM (" + rowsOf(Table::Events) + ") WHERE sequence = ? ORDER BY part"};
    rows.bind(sequence);
    std::vector<Row> outcome;
    while (rows.step())
        outcome.push_back(rowOf(rows));
    return outcome;
}

void addOutcomes(Connection& connection, std::vector<Row>& rows)
{
    Statement left{connection,
        "SELECT COUNT(*), MAX(refused), MAX(CASE refused WHEN 1 THEN detail ELSE '' END), MAX(time) FROM ("
            + rowsOf(Table::Events) + ") WHERE sequence = ?"};
    for (Row& row : rows) {
        left.bind(row.sequence);
        while (left.step()) {
            row.events = static_cast<std::uint32_t>(left.number(0));
            row.refused = left.number(1) != 0;
            row.detail = left.text(2);
            if (row.events > 0)
                row.time = {left.number(3)};
        }
    }
}

std::map<std::uint64_t, std::string> refusalsOf(Connection& connection, std::uint64_t first, std::uint64_t last)
{
    Statement rows{
        connection, "SELECT sequence, detail FROM (" + rowsOf(Table::Refusals) + ") WHERE sequence BETWEEN ? AND ?"};
    rows.bind(first).bind(last);
    std::map<std::uint64_t, std::string> refusals;
    while (rows.step())
        refusals.emplace(rows.sequence(0), rows.text(1));
    return refusals;
}

} // namespace plimsoll::storage
