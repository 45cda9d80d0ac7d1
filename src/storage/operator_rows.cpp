// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/operator_rows.h"

#include <string_view>

namespace plimsoll::storage {

namespace {

constexpr const char* select = "SELECT name, record FROM operators ORDER BY name";

std::optional<OperatorRecord> recordIn(const Statement& row)
{
    const Bytes bytes = row.bytes(1);
    OperatorRecord record;
    Decoder decoder{bytes};
    decoder.read(record);
    const bool isWhole = decoder.ok() && decoder.atEnd() && record.name == row.text(0);
    return isWhole ? std::optional{std::move(record)} : std::nullopt;
}

} // namespace

std::vector<OperatorRecord> operatorsIn(Connection& connection)
{
    std::vector<OperatorRecord> records;
    Statement rows{connection, select};
    while (rows.step()) {
        auto record = recordIn(rows);
        if (!record)
            connection.raise(JournalFaultKind::Torn, "operator " + rows.text(0) + " is not what was written");
        records.push_back(*std::move(record));
    }
    return records;
}

std::optional<AuditKey> auditKeyIn(Connection& connection)
{
    Statement row{connection, "SELECT value FROM world WHERE key = 'auditKey'"};
    if (!row.step())
        return std::nullopt;
    const auto key = fromHex<32>(row.text(0));
    if (!key)
        connection.raise(JournalFaultKind::Torn, "auditKey of the world's record is no key");
    return key;
}

void OperatorStandings::witness(const OperatorAction& action)
{
    constexpr std::string_view begin = "operator ";
    if (action.result != ActionResult::Accepted || !action.what.starts_with(begin))
        return;
    const std::string name = action.what.substr(begin.size(), action.what.find(' ', begin.size()) - begin.size());
    standings_[name] = action.after;
}

std::optional<BrokenEntry> OperatorStandings::compare(Connection& connection) const
{
    if (connection.number("SELECT count(*) FROM main.sqlite_schema WHERE name = 'operators'") == 0)
        return std::nullopt;
    const auto broken = [](const std::string& name, const char* why) {
        return BrokenEntry{"operators", 0, name + ' ' + why};
    };
    auto expected = standings_;
    Statement rows{connection, select};
    while (rows.step()) {
        const auto record = recordIn(rows);
        const auto standing = expected.extract(rows.text(0));
        if (!record)
            return broken(rows.text(0), "is not what was written");
        if (standing.empty())
            return broken(record->name, "was made by nobody: no action of the audit added this operator");
        if (standing.mapped() != standingOf(*record))
            return broken(record->name, "is not as the last action of the audit on this operator left it");
    }
    if (!expected.empty())
        return broken(expected.begin()->first, "is missing");
    return std::nullopt;
}

} // namespace plimsoll::storage
