// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/command_search.h"

#include "service/batch_commands.h"
#include "storage/archive_rows.h"
#include "storage/journal_reader.h"
#include "storage/stored_rows.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace plimsoll::storage {

namespace {

using namespace archive;

/// What others wait for at most while one look goes on.
constexpr std::chrono::milliseconds sliceMax{150};
/// More than that came since: looking begins anew.
constexpr std::uint64_t newerMax = 20'000;

/// The account that a command names.
struct Named {
    std::optional<SubaccountId> subaccount;
    template <class T>
    void operator()(const char*, const T& member)
    {
        if constexpr (std::is_same_v<T, SubaccountId> || std::is_same_v<T, std::optional<SubaccountId>>)
            subaccount = member;
    }
};

std::optional<SubaccountId> subaccountOf(const Command& command)
{
    Named named;
    std::visit([&](const auto& each) { std::decay_t<decltype(each)>::fields(each, named); }, command);
    return named.subaccount;
}

bool isOf(const Row& row, const std::string& symbol)
{
    return row.symbol == symbol || row.symbol.starts_with(symbol + "_") || row.symbol.ends_with("_" + symbol)
        || row.detail.find("." + symbol + ".") != std::string::npos; // the path of a parameter
}

/// The command that a number typed as the text names, whatever else has it in its words.
std::uint64_t sequenceTyped(const Query& query)
{
    const std::string& text = query.filter.text;
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : 0;
}

/// Whether words decide.
bool isWordy(const Query& query)
{
    return !query.filter.symbol.empty() || !query.filter.text.empty();
}

/// The command as a row where it meets the conditions; what is dearest to find out is asked last.
std::optional<Row> found(const Query& query, std::uint64_t sequence, const Command& command,
    const std::map<std::uint64_t, std::string>& refusals)
{
    const Filter& filter = query.filter;
    const auto refusal = refusals.find(sequence);
    Row row;
    row.sequence = sequence;
    row.kind = commandName(command);
    row.refused = refusal != refusals.end();
    if (!filter.kind.empty() && row.kind != filter.kind)
        return std::nullopt;
    if (filter.outcome != Outcome::Any && row.refused != (filter.outcome == Outcome::Refused))
        return std::nullopt;
    row.subaccount = subaccountOf(command);
    if (filter.subaccount && row.subaccount != filter.subaccount)
        return std::nullopt;
    if (row.refused)
        row.detail = refusal->second;
    row.command = command;
    if (query.describe && isWordy(query))
        query.describe(row);
    if (!filter.symbol.empty() && !isOf(row, filter.symbol))
        return std::nullopt;
    if (!filter.text.empty() && sequenceTyped(query) != sequence && query.says && !query.says(row))
        return std::nullopt;
    return row;
}

/// The rows of a batch that are found, oldest first, up to and with `last`.
std::vector<Row> foundIn(Connection& connection, const JournalBatch& batch, const Query& query, std::uint64_t last)
{
    std::vector<Row> rows;
    const auto refusals = refusalsOf(connection, batch.firstSequence, batch.lastSequence());
    eachCommand(batch, [&](std::uint64_t sequence, const Command& command) {
        if (sequence > last)
            return false;
        if (auto row = found(query, sequence, command, refusals))
            rows.push_back(std::move(*row));
        return true;
    });
    return rows;
}

/// Batches from the one with `last` back.
Statement batchesBefore(Connection& connection, std::uint64_t last)
{
    Statement rows{connection,
        std::string{"SELECT "} + batchColumns
            + " FROM batches WHERE firstSequence <= ? AND count > 0 ORDER BY firstSequence DESC"};
    rows.bind(last);
    return rows;
}

/// The commands of these sequences, newest first as they are.
std::vector<Row> rowsOf(Connection& connection, const std::vector<std::uint64_t>& sequences)
{
    std::vector<Row> rows;
    std::optional<StoredBatch> stored;
    for (const std::uint64_t sequence : sequences) {
        if (!stored || sequence < stored->batch.firstSequence || sequence > stored->batch.lastSequence()) {
            Statement batches = batchesBefore(connection, sequence);
            stored = batches.step() ? std::optional{readBatch(batches)} : std::nullopt;
        }
        if (!stored)
            continue;
        eachCommand(stored->batch, [&](std::uint64_t at, Command command) {
            if (at < sequence)
                return true;
            Row& row = rows.emplace_back();
            row.sequence = at;
            row.kind = commandName(command);
            if (const auto* tick = std::get_if<Tick>(&command))
                row.time = tick->time;
            row.command = std::move(command);
            return false;
        });
    }
    addOutcomes(connection, rows);
    return rows;
}

} // namespace

void CommandSearch::answer(JournalReader& reader, Page& page, const std::function<bool()>& isAwaited)
{
    Connection& connection = reader.connection();
    const Query& query = page.query;
    const bool goesOn = path_ == query.path && filter_ == query.filter && query.through >= through_
        && query.through - through_ <= newerMax;
    if (!goesOn) {
        path_ = query.path;
        filter_ = query.filter;
        found_.clear();
        through_ = query.through;
        lookedTo_ = query.through + 1;
    }
    if (query.through > through_) {
        std::vector<std::uint64_t> newer;
        Statement batches = batchesBefore(connection, query.through);
        while (batches.step()) {
            const JournalBatch batch = readBatch(batches).batch;
            if (batch.lastSequence() <= through_)
                break;
            const std::vector<Row> rows = foundIn(connection, batch, query, query.through);
            for (auto row = rows.rbegin(); row != rows.rend() && row->sequence > through_; ++row)
                newer.push_back(row->sequence);
        }
        found_.insert(found_.begin(), newer.begin(), newer.end());
        through_ = query.through;
    }
    const auto began = std::chrono::steady_clock::now();
    const auto isEnough = [&] {
        return found_.size() >= query.offset + query.count || through_ + 1 - lookedTo_ >= query.reach || isAwaited()
            || std::chrono::steady_clock::now() - began > sliceMax;
    };
    if (lookedTo_ > 1 && (found_.size() < query.offset + query.count && through_ + 1 - lookedTo_ < query.reach)) {
        Statement batches = batchesBefore(connection, lookedTo_ - 1);
        bool isLeft = false;
        while ((isLeft = batches.step())) {
            const JournalBatch batch = readBatch(batches).batch;
            const std::vector<Row> rows = foundIn(connection, batch, query, lookedTo_ - 1);
            for (auto row = rows.rbegin(); row != rows.rend(); ++row)
                found_.push_back(row->sequence);
            lookedTo_ = batch.firstSequence;
            if (isEnough())
                break;
        }
        if (!isLeft)
            lookedTo_ = 0;
    }
    page.lookedTo = lookedTo_ > 1 ? lookedTo_ : 0;
    std::vector<std::uint64_t> wanted{found_.begin(), found_.end()};
    // A command that is named stands on top, wherever it is, and not twice.
    if (const std::uint64_t named = sequenceTyped(query); named > 0 && named <= query.through) {
        wanted.erase(std::remove(wanted.begin(), wanted.end(), named), wanted.end());
        if (rowsOf(connection, {named}).size() == 1)
            wanted.insert(wanted.begin(), named);
    }
    page.total = wanted.size();
    const std::size_t first = std::min<std::size_t>(query.offset, wanted.size());
    const std::size_t last = std::min<std::size_t>(first + query.count, wanted.size());
    page.rows = rowsOf(connection,
        {wanted.begin() + static_cast<std::ptrdiff_t>(first), wanted.begin() + static_cast<std::ptrdiff_t>(last)});
}

void eachCommandFound(JournalReader& reader, const Query& query, const std::function<void(const Row&)>& visit)
{
    Connection& connection = reader.connection();
    const auto first
        = static_cast<std::uint64_t>(connection.number("SELECT MIN(firstSequence) FROM batches WHERE count > 0"));
    if (first == 0)
        return;
    Timestamp now{};
    const auto fault = reader.readBatches(first, [&](const JournalBatch& batch) {
        std::map<std::uint64_t, Timestamp> ticks;
        eachCommand(batch, [&](std::uint64_t sequence, const Command& command) {
            if (const auto* tick = std::get_if<Tick>(&command))
                ticks[sequence] = tick->time;
            return true;
        });
        auto tick = ticks.begin();
        for (Row& row : foundIn(connection, batch, query, query.through)) {
            for (; tick != ticks.end() && tick->first <= row.sequence; ++tick)
                now = tick->second;
            row.time = now;
            if (query.describe && !isWordy(query))
                query.describe(row);
            visit(row);
        }
        for (; tick != ticks.end(); ++tick)
            now = tick->second;
        return batch.count == 0 || batch.lastSequence() < query.through;
    });
    if (fault)
        throw FaultRaised{*fault};
}

} // namespace plimsoll::storage
