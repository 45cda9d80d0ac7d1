// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/past_minutes.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

namespace plimsoll::storage {

namespace {

using archive::Minute;
using archive::MinuteQuery;

// Rows of pools are kept by sequence alone: the times are found in the narrower table of the venue.
constexpr std::string_view ofPool = "FROM poolMinutes WHERE symbol = ?1 AND sequence BETWEEN (SELECT MIN(sequence) "
                                    "FROM venueMinutes WHERE time >= ?2) "
                                    "AND (SELECT MAX(sequence) FROM venueMinutes WHERE time < ?3)";
constexpr std::string_view ofVenue = "FROM venueMinutes WHERE ?1 = '' AND time >= ?2 AND time < ?3";
constexpr std::string_view poolColumns = "time, utilization, borrowInterestRate, lendInterestRate";
constexpr std::string_view venueColumns = "time, backstopFund, badDebt, backstopCapacity";

/// All rows, or the one with an extreme of each stretch: SQLite takes the other columns from the row of a MIN or MAX.
std::string selection(const MinuteQuery& query, std::string_view extreme, std::int64_t stretchMs)
{
    std::string sql = "SELECT " + std::string{query.symbol.empty() ? venueColumns : poolColumns};
    if (!extreme.empty())
        sql += ", " + std::string{extreme};
    sql += " " + std::string{query.symbol.empty() ? ofVenue : ofPool};
    return sql + (extreme.empty() ? " ORDER BY sequence" : " GROUP BY (time - ?2) / " + std::to_string(stretchMs));
}

double drawn(const Statement& row, int column)
{
    return std::strtod(row.text(column).c_str(), nullptr);
}

void read(Connection& connection, const MinuteQuery& query, const std::string& sql, std::vector<Minute>& minutes)
{
    Statement rows{connection, sql};
    rows.bind(query.symbol).bind(query.from.ms).bind(query.until.ms);
    while (rows.step()) {
        Minute& minute = minutes.emplace_back();
        minute.time = {rows.number(0)};
        if (query.symbol.empty()) {
            minute.backstopFund = drawn(rows, 1);
            minute.badDebt = drawn(rows, 2);
            if (!rows.isNull(3))
                minute.backstopCapacity = drawn(rows, 3);
        } else {
            minute.utilization = drawn(rows, 1);
            minute.borrowInterestRate = drawn(rows, 2);
            minute.lendInterestRate = drawn(rows, 3);
        }
    }
}

} // namespace

std::optional<Timestamp> firstMinute(Connection& connection)
{
    Statement row{connection, "SELECT time FROM venueMinutes ORDER BY sequence LIMIT 1"};
    return row.step() ? std::optional{Timestamp{row.number(0)}} : std::nullopt;
}

std::vector<Minute> pastMinutes(Connection& connection, const MinuteQuery& query)
{
    std::vector<Minute> minutes;
    const std::int64_t spanMs = query.until.ms - query.from.ms;
    const std::int64_t stretches = std::max<std::int64_t>(1, query.stretches);
    if (spanMs <= stretches * msPerMinute) {
        read(connection, query, selection(query, {}, 0), minutes);
        return minutes;
    }
    // A whole number of minutes, so that no stretch is a minute longer than its neighbour.
    const std::int64_t stretchMs = (spanMs + stretches * msPerMinute - 1) / (stretches * msPerMinute) * msPerMinute;
    using Extremes = std::vector<std::string_view>;
    for (const std::string_view extreme : query.symbol.empty()
            ? Extremes{"MIN(CAST(backstopFund AS REAL))", "MAX(CAST(backstopFund AS REAL))",
                "MIN(CAST(backstopCapacity AS REAL))", "MAX(time)"}
            : Extremes{"MIN(CAST(utilization AS REAL))", "MAX(CAST(utilization AS REAL))", "MAX(time)"})
        read(connection, query, selection(query, extreme, stretchMs), minutes);
    const auto earlier = [](const Minute& a, const Minute& b) { return a.time < b.time; };
    std::sort(minutes.begin(), minutes.end(), earlier);
    const auto same = [](const Minute& a, const Minute& b) { return a.time == b.time; };
    minutes.erase(std::unique(minutes.begin(), minutes.end(), same), minutes.end());
    return minutes;
}

} // namespace plimsoll::storage
