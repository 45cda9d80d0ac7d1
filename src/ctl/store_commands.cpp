// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/store_commands.h"

#include "ctl/state_tables.h"
#include "formats/input_file.h"
#include "service/world_place.h"
#include "simulation/utc_time.h"
#include "storage/engine_replay.h"
#include "storage/head_file.h"
#include "storage/table_reader.h"

#include <algorithm>
#include <array>

namespace plimsoll::ctl {
namespace {

/// A report in which a head stands.
constexpr std::size_t headBytesMax = std::size_t{16} << 20;

bool isTime(const std::string& column)
{
    constexpr std::array<std::string_view, 3> times{"time", "simulatedAt", "wallAt"};
    return std::find(times.begin(), times.end(), column) != times.end();
}

Json cellJson(const std::string& column, const storage::Cell& cell)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return isTime(column) ? Json(toText(Timestamp{*number})) : Json(*number);
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    return nullptr;
}

Result<ExportTable, JournalFault> storedTable(
    const std::string& path, storage::Table table, std::vector<std::string>& remarks)
{
    ExportTable exported;
    exported.columns = storage::columnsOf(table);
    const auto take = [&](const storage::Row& row) {
        auto& cells = exported.rows.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i)
            cells.push_back(cellJson(exported.columns[i], row[i]));
        return true;
    };
    const auto fault = storage::readTable(path, table, {}, take, &remarks);
    if (fault)
        return *fault;
    return exported;
}

Result<ExportTable, JournalFault> tableOf(const ExportRequest& request, std::vector<std::string>& remarks)
{
    if (request.what == "liquidations")
        return storedTable(request.path, storage::Table::Liquidations, remarks);
    if (request.what == "audit")
        return storedTable(request.path, storage::Table::Actions, remarks);
    if (request.what == "refusals")
        return storedTable(request.path, storage::Table::Refusals, remarks);
    if (request.what == "events")
        return storedTable(request.path, storage::Table::Events, remarks);
    const auto end = storage::endOf(request.path);
    if (!end.ok())
        return end.error();
    return request.what == "accounts" ? accountsTable(end.value().state) : poolsTable(end.value().state);
}

/// What would have been taken in the place of what is at fault.
const char* limitOf(JournalFaultKind kind)
{
    switch (kind) {
    case JournalFaultKind::AlreadyThere:
        return "a place without a file";
    case JournalFaultKind::NoFolder:
        return "a place in a folder that is there";
    case JournalFaultKind::Torn:
        return "a world without damage";
    case JournalFaultKind::NotAWorld:
        return "a Plimsoll world";
    case JournalFaultKind::NewerSchema:
    case JournalFaultKind::AnotherEngine:
        return "a world of this version";
    case JournalFaultKind::Locked:
        return "a world that no other program writes to";
    case JournalFaultKind::Missing:
    case JournalFaultKind::Displaced:
        return "a world that is there";
    case JournalFaultKind::DiskFull:
    case JournalFaultKind::InputOutput:
    case JournalFaultKind::ReadOnlyMedium:
    case JournalFaultKind::CannotOpen:
        break;
    }
    return "a file that the system reads and writes";
}

} // namespace

InputFault storeFault(const std::string& path, const JournalFault& fault)
{
    // A sentence, not a value of the file: told whole.
    std::string told = toText(fault);
    if (told.starts_with(fault.file + ": "))
        told.erase(0, fault.file.size() + 2);
    if (told.ends_with('.'))
        told.pop_back();
    const char* limit = limitOf(fault.kind);
    // A world is more files than one.
    const bool isBeside = fault.file != path && fault.file.starts_with(worldFileOf(path));
    return {isBeside ? fault.file : path, "$", told, limit};
}

AnswerOrFault answerVerify(const std::string& path, const std::string& headFile)
{
    std::optional<AuditHead> handedOut;
    if (!headFile.empty()) {
        const auto text = readTextFile(headFile, headBytesMax);
        if (!text.ok())
            return text.error();
        handedOut = auditHeadIn(text.value());
        if (!handedOut)
            return InputFault{
                headFile, "$", "no head of an audit", "a line plimsoll-head NUMBER LINK SIGNATURE KEY RECORD"};
    }
    storage::EngineReplay replay;
    const auto verified = storage::verify(path, replay.callbacks(), handedOut);
    if (!verified.ok())
        return storeFault(path, verified.error());
    const storage::VerifyReport& report = verified.value();
    Answer answer;
    answer.document
        = {{"verified", !report.broken.has_value()}, {"horizon", report.horizon}, {"through", report.through},
            {"batches", report.batches}, {"snapshots", report.snapshots}, {"actions", report.actions},
            {"signedThrough", report.signedThrough}, {"recordSignedThrough", report.recordSignedThrough},
            {"headsThrough", report.headsThrough}, {"projected", report.projected},
            {"rowsComparedAfter", report.rowsAfter}, {"stateHash", toText(report.stateHash)}, {"broken", nullptr}};
    answer.document["notices"] = report.notices;
    answer.remarks = report.notices;
    // So it is in every world without a key: no notice of this one, but nobody should think otherwise.
    if (!report.broken && report.signedThrough == 0 && !handedOut)
        answer.remarks.push_back(path
            + ": its audit is not signed: operators' actions that were cut off its end, together with their lines in "
            + storage::headFileOf(path) + ", are found only by a head that was handed out (--head REPORT).");
    if (report.broken) {
        answer.document["broken"]
            = {{"table", report.broken->table}, {"sequence", report.broken->sequence}, {"why", report.broken->why}};
        answer.exitCode = ExitCode::NotHeld;
    }
    return answer;
}

AnswerOrFault answerExport(const ExportRequest& request)
{
    Answer answer;
    const auto table = tableOf(request, answer.remarks);
    if (!table.ok())
        return storeFault(request.path, table.error());
    if (request.format == "csv")
        answer.text = csvText(table.value());
    else
        answer.document = tableJson(table.value());
    return answer;
}

} // namespace plimsoll::ctl
