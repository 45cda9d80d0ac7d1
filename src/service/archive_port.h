// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/hash.h"
#include "domain/exchange/command.h"
#include "service/journal_fault.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

namespace archive {

/// What the journal of a world can be searched for.
enum class Table : std::uint8_t { Actions, Commands, Events, Fills, Liquidations, Refusals };

enum class Outcome : std::uint8_t { Any, Accepted, Refused };

/// Conditions that a row must meet; one that a table has no column for excludes every row.
struct Filter {
    std::optional<SubaccountId> subaccount;
    std::string symbol;             ///< asset, or market that trades it; empty: any
    std::string kind;               ///< "Borrow", "placeOrder"; empty: any
    std::optional<Timestamp> from;  ///< simulated, inclusive
    std::optional<Timestamp> until; ///< simulated, exclusive
    std::string text;               ///< part of what the row says, whatever its case, or an account; empty: any
    Outcome outcome{};
    bool operator==(const Filter&) const = default;
};

/// One row of any table; what a table does not name is empty.
struct Row {
    std::uint64_t sequence = 0;
    std::uint32_t part = 0; ///< which event of the command; of an action, its number
    Timestamp time{};       ///< simulated; none (0) of a command that is not a tick
    std::string kind;
    std::optional<SubaccountId> subaccount;
    std::string symbol;
    std::string quantity; ///< decimals as text
    std::string price;
    std::string value;
    std::string detail; ///< source, reason of expiry, refusal
    std::string actor;
    std::string reason;
    std::string before;
    std::string after;
    bool refused = false;
    Timestamp wallAt{};
    std::optional<Command> command; ///< of Table::Commands
    std::uint32_t events = 0;       ///< of Table::Commands: rows that it left
};

/// Some rows of a world, newest first.
struct Query {
    std::string path; ///< the world's file
    Table table{};
    Filter filter;
    std::uint64_t through = 0; ///< only commands up to this sequence, so that pages do not shift; 0: what there is
    std::uint64_t offset = 0;
    std::uint32_t count = 0; ///< at most 500
    /// Whether what a row says where it is shown has `filter.text` in it; without it only what is kept is searched.
    /// Called on the archive's thread, of rows other than actions, parameters and controls with their kind,
    /// their detail and whether they were refused alone.
    std::function<bool(const Row&)> says{};
    /// Of Table::Commands, which is kept as commands alone: writes into a row what its command says, symbols by name,
    /// its members in `detail`, after a refusal that stands there. Called on the archive's thread.
    std::function<void(Row&)> describe{};
    /// Of Table::Commands under conditions: how many commands are looked at, from the newest back.
    std::uint64_t reach = 0;
};

struct Page {
    Query query; ///< `through` filled in
    std::uint64_t total = 0;
    /// Of Table::Commands under conditions: the oldest command that was looked at; 0: all were. `total` counts what was
    /// found down to it; a look ends where the page is full, at the reach, and early where someone else waits.
    std::uint64_t lookedTo = 0;
    std::vector<Row> rows;
    std::optional<JournalFault> fault;
};

/// One command with all that is kept of it.
struct Entry {
    std::uint64_t sequence = 0;
    std::optional<Command> command; ///< none where it lies before the horizon
    std::vector<Row> actions;       ///< what the audit chain says of it, with its links
    std::vector<std::string> links; ///< by action: its hash in the chain, hexadecimal
    std::vector<Row> outcome;       ///< events, fills, liquidation fills, or the one refusal
    std::uint64_t batchFirst = 0;   ///< the batch that it was made durable with
    std::uint64_t batchLast = 0;
    Hash stateHash; ///< of the state after that batch
    std::uint64_t durableThrough = 0;
    std::optional<JournalFault> fault;
};

/// What a replay of the whole file came to.
struct Verified {
    bool cancelled = false;
    std::uint64_t horizon = 0;
    std::uint64_t through = 0;
    std::uint64_t batches = 0;
    std::uint64_t snapshots = 0;
    std::uint64_t actions = 0;
    Hash stateHash;
    std::string brokenTable; ///< empty: nothing is broken
    std::uint64_t brokenSequence = 0;
    std::string why;
    std::vector<std::string> notices; ///< sentences: what was not compared
    std::optional<JournalFault> fault;
};

/// Asks how a pool, or the venue, stood at full minutes.
struct MinuteQuery {
    std::string path;
    std::string symbol; ///< of the pool; empty: the venue
    Timestamp from{};   ///< inclusive
    Timestamp until{};  ///< exclusive
    /// Where more minutes than this are kept, only those with the extremes of as many equal stretches are read.
    std::uint32_t stretches = 0;
    bool operator==(const MinuteQuery&) const = default;
};

/// One full minute of it, for drawing only; what the query is not about is 0.
struct Minute {
    Timestamp time{};
    double utilization = 0;
    double borrowInterestRate = 0; ///< annual
    double lendInterestRate = 0;
    double backstopFund = 0;                ///< USD
    std::optional<double> backstopCapacity; ///< not kept by an earlier version
    double badDebt = 0;
};

struct Minutes {
    MinuteQuery query;
    std::optional<Timestamp> first; ///< of all minutes that the world keeps
    std::vector<Minute> minutes;    ///< oldest first
    std::optional<JournalFault> fault;
};

enum class ExportFormat : std::uint8_t { Csv, Json };

struct Exported {
    std::string file;
    std::uint64_t rows = 0;
    std::string fault; ///< a sentence; empty: written
};

} // namespace archive

/// What worlds remember, read beside whoever writes them. Every call returns at once; answers come on some thread.
class ArchivePort {
public:
    ArchivePort() = default;
    ArchivePort(const ArchivePort&) = delete;
    ArchivePort& operator=(const ArchivePort&) = delete;
    virtual ~ArchivePort() = default;

    /// The environments that worlds were made for ("LIVE"), by their files; one that cannot be read is left out.
    virtual void environments(
        std::vector<std::string> paths, std::function<void(const std::map<std::string, std::string>&)> found)
        = 0;
    /// Newest wins: an older query that was not begun is dropped and never answered.
    virtual void find(const archive::Query& query, std::function<void(const archive::Page&)> found) = 0;
    /// As `find`, but none is dropped for a newer one.
    virtual void rows(const archive::Query& query, std::function<void(const archive::Page&)> found) = 0;
    virtual void entry(
        const std::string& path, std::uint64_t sequence, std::function<void(const archive::Entry&)> found)
        = 0;
    /// Asked one after the other; all are answered.
    virtual void minutes(const archive::MinuteQuery& query, std::function<void(const archive::Minutes&)> found) = 0;
    /// Writes every row of the query, oldest first, whatever its offset, count and reach.
    virtual void exportRows(const archive::Query& query, archive::ExportFormat format, const std::string& file,
        std::function<void(const archive::Exported&)> done)
        = 0;
    /// Replays the world from its horizon and walks the audit chain; `progress` is told the share done, 0 to 1.
    virtual void verify(const std::string& path, std::function<void(double)> progress,
        std::function<void(const archive::Verified&)> done)
        = 0;
    /// Ends a verification; it answers that it was cancelled.
    virtual void cancelVerify() = 0;
};

} // namespace plimsoll
