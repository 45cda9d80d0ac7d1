// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/world_archive.h"

#include "service/batch_commands.h"
#include "storage/archive_rows.h"
#include "storage/engine_replay.h"
#include "storage/journal_reader.h"
#include "storage/past_minutes.h"
#include "storage/row_export.h"
#include "storage/stored_rows.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace plimsoll::storage {

namespace {

using namespace archive;

constexpr std::uint32_t rowsMax = 500;

std::string hexOf(const ChainHash& hash)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : hash) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::optional<StoredBatch> batchWith(Connection& connection, std::uint64_t sequence)
{
    Statement rows{connection,
        std::string{"SELECT "} + batchColumns
            + " FROM batches WHERE firstSequence <= ? AND count > 0 ORDER BY firstSequence DESC LIMIT 1"};
    rows.bind(sequence);
    if (!rows.step())
        return std::nullopt;
    StoredBatch stored = readBatch(rows);
    return stored.batch.lastSequence() >= sequence ? std::optional{std::move(stored)} : std::nullopt;
}

std::uint64_t firstSequenceOf(Connection& connection)
{
    return static_cast<std::uint64_t>(connection.number("SELECT MIN(firstSequence) FROM batches WHERE count > 0"));
}

void addActions(Connection& connection, Entry& entry)
{
    Statement rows{
        connection, std::string{"SELECT "} + actionColumns + " FROM actions WHERE sequence = ? ORDER BY number"};
    rows.bind(entry.sequence);
    while (rows.step()) {
        const StoredAction stored = readAction(rows);
        const OperatorAction& action = stored.action;
        Row& row = entry.actions.emplace_back();
        row.sequence = action.sequence;
        row.part = static_cast<std::uint32_t>(stored.number);
        row.time = action.simulatedAt;
        row.wallAt = action.wallAt;
        row.kind = action.what;
        row.actor = action.actor;
        row.reason = action.reason;
        row.before = action.before;
        row.after = action.after;
        row.refused = action.result == ActionResult::Refused;
        row.detail = action.detail;
        entry.links.push_back(hexOf(stored.hash));
    }
}

/// Counts what a replay has come through, and ends it where that is asked.
Replay watched(const Replay& replay, std::uint64_t last, const std::atomic<bool>& cancelled,
    const std::function<void(double)>& progress)
{
    Replay watching = replay;
    watching.apply = [apply = replay.apply, last, &cancelled, progress, told = 0.0](
                         const JournalBatch& batch) mutable -> Result<Hash, std::string> {
        if (cancelled)
            return std::string{"cancelled"};
        const double done
            = static_cast<double>(batch.lastSequence()) / static_cast<double>(std::max<std::uint64_t>(1, last));
        constexpr double worthTelling = 0.005;
        if (done - told >= worthTelling) {
            told = done;
            progress(done);
        }
        return apply(batch);
    };
    return watching;
}

} // namespace

WorldArchive::Worker::Worker()
    : thread_([this] { run(); })
{
}

WorldArchive::Worker::~Worker()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void WorldArchive::Worker::post(Task task)
{
    {
        const std::lock_guard lock{mutex_};
        tasks_.push_back(std::move(task));
    }
    wake_.notify_all();
}

void WorldArchive::Worker::postNewest(Task task)
{
    {
        const std::lock_guard lock{mutex_};
        newest_ = std::move(task);
    }
    wake_.notify_all();
}

bool WorldArchive::Worker::isAwaited()
{
    const std::lock_guard lock{mutex_};
    return stopping_ || newest_ || !tasks_.empty();
}

void WorldArchive::Worker::run()
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return stopping_ || newest_ || !tasks_.empty(); });
            if (stopping_)
                return;
            if (newest_)
                task = std::exchange(newest_, {});
            else {
                task = std::move(tasks_.front());
                tasks_.pop_front();
            }
        }
        task();
    }
}

WorldArchive::WorldArchive() = default;

WorldArchive::~WorldArchive()
{
    cancelled_ = true;
}

JournalReader& WorldArchive::readerOf(const std::string& path)
{
    if (!reader_ || path != readerPath_) {
        reader_.reset();
        reader_ = std::make_unique<JournalReader>(path);
        readerPath_ = path;
    }
    return *reader_;
}

void WorldArchive::readCommands(Page& page)
{
    Connection& connection = reader_->connection();
    const std::uint64_t first = firstSequenceOf(connection);
    const std::uint64_t last = page.query.through;
    if (first == 0 || last < first)
        return;
    page.total = last - first + 1;
    const std::uint64_t from = last - std::min(last, page.query.offset);
    if (from < first || page.query.count == 0)
        return;
    const std::uint64_t until = from - std::min<std::uint64_t>(from - first, page.query.count - 1);
    auto stored = batchWith(connection, until);
    if (!stored)
        connection.raise(JournalFaultKind::Torn, "command " + std::to_string(until) + " is missing");
    const auto fault = reader_->readBatches(stored->batch.firstSequence, [&](const JournalBatch& batch) {
        eachCommand(batch, [&](std::uint64_t sequence, Command command) {
            if (sequence < until || sequence > from)
                return true;
            Row& row = page.rows.emplace_back();
            row.sequence = sequence;
            row.kind = commandName(command);
            if (const auto* tick = std::get_if<Tick>(&command))
                row.time = tick->time;
            row.command = std::move(command);
            return true;
        });
        return batch.count == 0 || batch.lastSequence() < from;
    });
    if (fault)
        page.fault = fault;
    addOutcomes(connection, page.rows);
    std::reverse(page.rows.begin(), page.rows.end());
}

Page WorldArchive::pageOf(Query query)
{
    Page page;
    query.count = std::min(query.count, rowsMax);
    page.query = std::move(query);
    const auto fault = faultOf([&] {
        Connection& connection = readerOf(page.query.path).connection();
        if (page.query.through == 0) {
            // Which commands were refused is known of those that are projected.
            const bool isAll = page.query.table == Table::Commands && page.query.filter == Filter{};
            const auto last = isAll ? reader_->lastSequence() : reader_->projectedSequence();
            if (!last.ok())
                throw FaultRaised{last.error()};
            page.query.through = last.value();
        }
        if (page.query.table == Table::Commands) {
            if (page.query.filter == Filter{})
                readCommands(page);
            else
                search_.answer(*reader_, page, [this] { return reading_.isAwaited(); });
            return;
        }
        Query bounded = page.query;
        // The audit chain has links of commands that are not projected yet.
        if (bounded.table == Table::Actions)
            bounded.through = 0;
        page.total = countRows(connection, bounded);
        readRows(connection, bounded, RowOrder::NewestFirst, [&](const Row& row) { page.rows.push_back(row); });
    });
    if (fault) {
        page.fault = fault;
        reader_.reset();
        search_.forget();
    }
    return page;
}

Entry WorldArchive::entryOf(const std::string& path, std::uint64_t sequence)
{
    Entry entry;
    entry.sequence = sequence;
    entry.fault = faultOf([&] {
        Connection& connection = readerOf(path).connection();
        const auto last = reader_->lastSequence();
        if (!last.ok())
            throw FaultRaised{last.error()};
        entry.durableThrough = last.value();
        if (const auto stored = batchWith(connection, sequence)) {
            entry.batchFirst = stored->batch.firstSequence;
            entry.batchLast = stored->batch.lastSequence();
            entry.stateHash = stored->batch.stateHash;
            eachCommand(stored->batch, [&](std::uint64_t at, Command command) {
                if (at == sequence)
                    entry.command = std::move(command);
                return at < sequence;
            });
        }
        addActions(connection, entry);
        entry.outcome = outcomeOf(connection, sequence);
    });
    if (entry.fault)
        reader_.reset();
    return entry;
}

void WorldArchive::find(const Query& query, std::function<void(const Page&)> found)
{
    reading_.postNewest([this, query, found = std::move(found)] { found(pageOf(query)); });
}

void WorldArchive::rows(const Query& query, std::function<void(const Page&)> found)
{
    reading_.post([this, query, found = std::move(found)] { found(pageOf(query)); });
}

void WorldArchive::environments(
    std::vector<std::string> paths, std::function<void(const std::map<std::string, std::string>&)> found)
{
    reading_.post([paths = std::move(paths), found = std::move(found)] {
        std::map<std::string, std::string> names;
        for (const std::string& path : paths)
            faultOf([&] { names[path] = JournalReader{path}.world().environment; });
        found(names);
    });
}

void WorldArchive::entry(const std::string& path, std::uint64_t sequence, std::function<void(const Entry&)> found)
{
    reading_.post([this, path, sequence, found = std::move(found)] { found(entryOf(path, sequence)); });
}

Minutes WorldArchive::minutesOf(const MinuteQuery& query)
{
    Minutes past;
    past.query = query;
    past.fault = faultOf([&] {
        Connection& connection = readerOf(query.path).connection();
        past.first = firstMinute(connection);
        past.minutes = pastMinutes(connection, query);
    });
    if (past.fault)
        reader_.reset();
    return past;
}

void WorldArchive::minutes(const MinuteQuery& query, std::function<void(const Minutes&)> found)
{
    reading_.post([this, query, found = std::move(found)] { found(minutesOf(query)); });
}

void WorldArchive::exportRows(
    const Query& query, ExportFormat format, const std::string& file, std::function<void(const Exported&)> done)
{
    reading_.post([this, query, format, file, done = std::move(done)] {
        Exported exported;
        exported.file = file;
        errno = 0;
        std::ofstream out{file, std::ios::binary | std::ios::trunc};
        const int refusedBy = errno;
        if (!out) {
            exported.fault = file + ": " + std::strerror(refusedBy);
            done(exported);
            return;
        }
        const auto fault = faultOf([&] {
            RowExport rows{out, format};
            Query whole = query;
            whole.through = 0;
            JournalReader& reader = readerOf(query.path);
            const auto add = [&](const Row& row) { rows.add(row); };
            if (query.table == Table::Commands) {
                const auto last = reader.projectedSequence();
                if (!last.ok())
                    throw FaultRaised{last.error()};
                whole.through = last.value();
                eachCommandFound(reader, whole, add);
            } else
                readRows(reader.connection(), whole, RowOrder::OldestFirst, add);
            rows.finish();
            exported.rows = rows.rows();
        });
        if (fault)
            exported.fault = toText(*fault);
        else if (!out)
            exported.fault = file + ": not all could be written";
        done(exported);
    });
}

void WorldArchive::verify(
    const std::string& path, std::function<void(double)> progress, std::function<void(const Verified&)> done)
{
    cancelled_ = false;
    verifying_.post([this, path, progress = std::move(progress), done = std::move(done)] {
        Verified answer;
        std::uint64_t last = 0;
        answer.fault = faultOf([&] {
            JournalReader reader{path};
            last = reader.lastSequence().ok() ? reader.lastSequence().value() : 0;
        });
        EngineReplay replay;
        const auto verified = storage::verify(path, watched(replay.callbacks(), last, cancelled_, progress));
        answer.cancelled = cancelled_;
        if (!verified.ok())
            answer.fault = verified.error();
        else {
            const VerifyReport& report = verified.value();
            answer.horizon = report.horizon;
            answer.through = report.through;
            answer.batches = report.batches;
            answer.snapshots = report.snapshots;
            answer.actions = report.actions;
            answer.stateHash = report.stateHash;
            answer.notices = report.notices;
            if (report.broken && !answer.cancelled) {
                answer.brokenTable = report.broken->table;
                answer.brokenSequence = report.broken->sequence;
                answer.why = report.broken->why;
            }
        }
        done(answer);
    });
}

} // namespace plimsoll::storage
