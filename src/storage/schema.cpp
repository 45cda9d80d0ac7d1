// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace plimsoll::storage {

namespace {

// Times are milliseconds since 1970, exact decimals are text, hashes and checksums are blobs.
constexpr std::string_view journalTables = R"sql(
CREATE TABLE world (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
    firstSequence INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    commands BLOB NOT NULL,
    stateHash BLOB NOT NULL,
    actionsThrough INTEGER NOT NULL, -- operators' actions up to and with this batch
    checksum BLOB NOT NULL
) STRICT;

CREATE TABLE snapshots (
    sequence INTEGER PRIMARY KEY,
    parts INTEGER NOT NULL,
    size INTEGER NOT NULL,
    stateHash BLOB NOT NULL,
    checksum BLOB NOT NULL
) STRICT;

-- A snapshot exists from the moment that its row above is there; parts without it are left from a cut.
CREATE TABLE snapshotParts (
    sequence INTEGER NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sequence, part)
) STRICT;

CREATE TABLE actions (
    number INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,
    simulatedAt INTEGER NOT NULL,
    wallAt INTEGER NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    detail TEXT NOT NULL,
    hashBefore BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX actionsByWall ON actions (wallAt);
)sql"
                                           R"sql(
CREATE TABLE projected (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    sequence INTEGER NOT NULL
) STRICT;
INSERT INTO projected VALUES (0, 0);

CREATE TABLE fills (
    sequence INTEGER NOT NULL,
    part INTEGER NOT NULL,
    time INTEGER NOT NULL,
    market TEXT NOT NULL,
    taker INTEGER NOT NULL,
    maker INTEGER NOT NULL,
    takerSide TEXT NOT NULL,
    price TEXT NOT NULL,
    quantity TEXT NOT NULL,
    takerFee TEXT NOT NULL,
    makerFee TEXT NOT NULL,
    PRIMARY KEY (sequence, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX fillsByTaker ON fills (taker, time);
CREATE INDEX fillsByMaker ON fills (maker, time);
CREATE INDEX fillsByMarket ON fills (market, time);

CREATE TABLE liquidations (
    sequence INTEGER NOT NULL,
    part INTEGER NOT NULL,
    time INTEGER NOT NULL,
    subaccount INTEGER NOT NULL,
    stage TEXT NOT NULL,
    debt TEXT NOT NULL,
    paidWith TEXT NOT NULL,
    quantity TEXT NOT NULL,
    price TEXT NOT NULL,
    value TEXT NOT NULL,
    fee TEXT NOT NULL,
    marginFractionBefore TEXT,
    marginFractionAfter TEXT,
    PRIMARY KEY (sequence, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX liquidationsBySubaccount ON liquidations (subaccount, time);
CREATE INDEX liquidationsByDebt ON liquidations (debt, time);
CREATE INDEX liquidationsByTime ON liquidations (time);

CREATE TABLE refusals (
    sequence INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    subaccount INTEGER,
    command TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    "limit" TEXT NOT NULL
) STRICT;
CREATE INDEX refusalsBySubaccount ON refusals (subaccount, time);
CREATE INDEX refusalsByCode ON refusals (code, time);

CREATE TABLE events (
    sequence INTEGER NOT NULL,
    part INTEGER NOT NULL,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subaccount INTEGER,
    symbol TEXT NOT NULL,
    quantity TEXT,
    value TEXT,
    source TEXT NOT NULL,
    PRIMARY KEY (sequence, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX eventsBySubaccount ON events (subaccount, time);
CREATE INDEX eventsBySymbol ON events (symbol, time);
)sql";

// What an action left of a change (Change, canonical encoding); the newest of a change is how it stands.
constexpr std::string_view changeRecords = R"sql(
ALTER TABLE actions ADD COLUMN record BLOB NOT NULL DEFAULT x'';
CREATE INDEX actionsWithRecord ON actions (number) WHERE length(record) > 0;
)sql";

// What a refusal names and what a control changed. Rows that an earlier version derived lack it: up to where is noted.
constexpr std::string_view wideRows = R"sql(
ALTER TABLE refusals ADD COLUMN bindingTerm TEXT NOT NULL DEFAULT '';
ALTER TABLE refusals ADD COLUMN maxQuantity TEXT;
ALTER TABLE events ADD COLUMN before TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN after TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN detail TEXT NOT NULL DEFAULT '';
INSERT OR REPLACE INTO world SELECT 'narrowRowsThrough', sequence FROM projected;
DELETE FROM refusals WHERE sequence > (SELECT sequence FROM projected); -- derived again, in full
DELETE FROM events WHERE sequence > (SELECT sequence FROM projected);
)sql";

// How pools and venue stood at each full minute, for the charts of a world that is opened again.
constexpr std::string_view minutes = R"sql(
CREATE TABLE poolMinutes (
    sequence INTEGER NOT NULL,
    part INTEGER NOT NULL,
    time INTEGER NOT NULL,
    symbol TEXT NOT NULL,
    markPrice TEXT NOT NULL,
    lentQuantity TEXT NOT NULL,
    borrowedQuantity TEXT NOT NULL,
    utilization TEXT NOT NULL,
    borrowInterestRate TEXT NOT NULL,
    lendInterestRate TEXT NOT NULL,
    PRIMARY KEY (sequence, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE venueMinutes (
    sequence INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    queueLength INTEGER NOT NULL,
    backstopFund TEXT NOT NULL,
    badDebt TEXT NOT NULL
) STRICT;
INSERT OR REPLACE INTO world SELECT 'minutesAfter', sequence FROM projected;
)sql";

// Which asset or market a refusal is about, and what a console leaves for the next one that opens the world.
constexpr std::string_view symbolsAndConsole = R"sql(
ALTER TABLE refusals ADD COLUMN symbol TEXT NOT NULL DEFAULT '';
INSERT OR REPLACE INTO world SELECT 'symbolsAfter', sequence FROM projected;
DELETE FROM refusals WHERE sequence > (SELECT sequence FROM projected); -- derived again, in full
CREATE TABLE console (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Who may sign in to a world that asks for passphrases (OperatorRecord, canonical encoding).
constexpr std::string_view operators = R"sql(
CREATE TABLE operators (
    name TEXT PRIMARY KEY,
    record BLOB NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What is announced and decided a refusal. The engine that tells it is another than that of the rows that lack it.
constexpr std::string_view announcedRefusals = R"sql(
ALTER TABLE refusals ADD COLUMN announced TEXT NOT NULL DEFAULT '';
)sql";

// What the backstop's providers could take at each full minute; the minutes of an earlier version do not say.
constexpr std::string_view capacities = R"sql(
ALTER TABLE venueMinutes ADD COLUMN backstopCapacity TEXT;
INSERT OR REPLACE INTO world SELECT 'capacitiesAfter', sequence FROM projected;
DELETE FROM venueMinutes WHERE sequence > (SELECT sequence FROM projected); -- derived again, in full
)sql";

// What a step of a liquidation paid, and to whom; the steps of an earlier version do not say.
constexpr std::string_view payments = R"sql(
ALTER TABLE liquidations ADD COLUMN paidQuantity TEXT;
ALTER TABLE liquidations ADD COLUMN counterparty INTEGER;
INSERT OR REPLACE INTO world SELECT 'paymentsAfter', sequence FROM projected;
DELETE FROM liquidations WHERE sequence > (SELECT sequence FROM projected); -- derived again, in full
)sql";

std::uint64_t sequenceIn(Connection& connection, const std::string& key)
{
    return static_cast<std::uint64_t>(
        connection.number("SELECT CAST(value AS INTEGER) FROM world WHERE key = '" + key + "'"));
}

/// "table batches", "index fillsByTaker", sorted.
std::vector<std::string> shapeOf(Connection& connection)
{
    std::vector<std::string> shape;
    Statement objects{connection, "SELECT type || ' ' || name FROM main.sqlite_schema ORDER BY 1"};
    while (objects.step())
        shape.push_back(objects.text(0));
    return shape;
}

} // namespace

const std::vector<std::string_view>& schemaSteps()
{
    static const std::vector<std::string_view> steps{journalTables, changeRecords, wideRows, minutes, symbolsAndConsole,
        operators, announcedRefusals, capacities, payments};
    return steps;
}

void migrate(Connection& connection, const std::vector<std::string_view>& steps)
{
    const auto taken = static_cast<std::size_t>(connection.number("PRAGMA user_version"));
    for (std::size_t step = taken; step < steps.size(); ++step) {
        Transaction transaction{connection};
        connection.run(std::string{steps[step]});
        connection.run("PRAGMA user_version=" + std::to_string(step + 1));
        connection.run("PRAGMA application_id=" + std::to_string(applicationId));
        transaction.commit();
    }
}

Version versionOf(Connection& connection)
{
    if (connection.number("PRAGMA application_id") != applicationId)
        connection.raise(JournalFaultKind::NotAWorld, "it does not carry the mark of a world");
    const auto version = static_cast<std::size_t>(connection.number("PRAGMA user_version"));
    const std::size_t present = schemaSteps().size();
    return version == present ? Version::Present : (version < present ? Version::Older : Version::Newer);
}

std::string shapeFault(Connection& connection)
{
    const auto version = static_cast<std::size_t>(connection.number("PRAGMA user_version"));
    if (version > schemaSteps().size())
        return {};
    Connection stated{{}, connection.file(), Access::Create};
    migrate(stated, {schemaSteps().begin(), schemaSteps().begin() + static_cast<std::ptrdiff_t>(version)});
    const std::vector<std::string> expected = shapeOf(stated);
    const std::vector<std::string> found = shapeOf(connection);
    std::vector<std::string> differing;
    std::set_symmetric_difference(
        expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(differing));
    if (differing.empty())
        return {};
    const bool isMissing = std::binary_search(expected.begin(), expected.end(), differing.front());
    return "schema " + std::to_string(version) + (isMissing ? " lacks its " : " has no ") + differing.front();
}

std::uint64_t narrowRowsThrough(Connection& connection)
{
    return sequenceIn(connection, "narrowRowsThrough");
}

std::uint64_t minutesAfter(Connection& connection)
{
    return sequenceIn(connection, "minutesAfter");
}

std::uint64_t symbolsAfter(Connection& connection)
{
    return sequenceIn(connection, "symbolsAfter");
}

std::uint64_t capacitiesAfter(Connection& connection)
{
    return sequenceIn(connection, "capacitiesAfter");
}

std::uint64_t paymentsAfter(Connection& connection)
{
    return sequenceIn(connection, "paymentsAfter");
}

std::string unknownWorldKey(Connection& connection)
{
    static constexpr std::array<std::string_view, 11> known{"auditKey", "capacitiesAfter", "createdAt",
        "engineFingerprint", "environment", "minutesAfter", "name", "narrowRowsThrough", "paymentsAfter", "scenario",
        "symbolsAfter"};
    Statement keys{connection, "SELECT key FROM world ORDER BY key"};
    while (keys.step())
        if (std::find(known.begin(), known.end(), keys.text(0)) == known.end())
            return keys.text(0).empty() ? "''" : keys.text(0);
    return {};
}

void writeWorld(Connection& connection, const WorldRecord& world)
{
    const std::pair<const char*, std::string> rows[] = {
        {"name", world.name},
        {"environment", world.environment},
        {"scenario", world.scenario},
        {"engineFingerprint", world.engineFingerprint},
        {"createdAt", std::to_string(world.createdAt.ms)},
    };
    Statement insert{connection, "INSERT OR REPLACE INTO world VALUES (?, ?)"};
    for (const auto& [key, value] : rows)
        insert.bind(key).bind(value).run();
}

WorldRecord readWorld(Connection& connection)
{
    const auto value = [&connection](const char* key) {
        Statement select{connection, "SELECT value FROM world WHERE key = ?"};
        select.bind(key);
        if (!select.step())
            connection.raise(JournalFaultKind::Torn, std::string{"the world's record lacks "} + key);
        return select.text(0);
    };
    WorldRecord world{value("name"), value("environment"), value("scenario"), value("engineFingerprint"), {}};
    const std::string createdAt = value("createdAt");
    std::from_chars(createdAt.data(), createdAt.data() + createdAt.size(), world.createdAt.ms);
    return world;
}

} // namespace plimsoll::storage
