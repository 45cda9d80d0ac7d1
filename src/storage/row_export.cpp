// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/row_export.h"

#include "domain/base/csv_field.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string_view>

namespace plimsoll::storage {

namespace {

using archive::ExportFormat;
using archive::Row;

/// "2025-10-10T21:14:05.000Z"; empty for none.
std::string utc(Timestamp time)
{
    if (time.ms == 0)
        return {};
    const std::time_t seconds = time.ms / msPerSecond;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
        parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
        static_cast<int>(time.ms % msPerSecond));
    return text.data();
}

struct Column {
    std::string_view name;
    bool isNumber;
    std::string (*text)(const Row&);
};

constexpr std::array exportColumns{
    Column{"sequence", true, [](const Row& row) { return std::to_string(row.sequence); }},
    Column{"part", true, [](const Row& row) { return std::to_string(row.part); }},
    Column{"time", false, [](const Row& row) { return utc(row.time); }},
    Column{"kind", false, [](const Row& row) { return row.kind; }},
    Column{"subaccount", true,
        [](const Row& row) { return row.subaccount ? std::to_string(row.subaccount->value) : std::string{}; }},
    Column{"symbol", false, [](const Row& row) { return row.symbol; }},
    Column{"quantity", false, [](const Row& row) { return row.quantity; }},
    Column{"price", false, [](const Row& row) { return row.price; }},
    Column{"value", false, [](const Row& row) { return row.value; }},
    Column{"detail", false, [](const Row& row) { return row.detail; }},
    Column{"actor", false, [](const Row& row) { return row.actor; }},
    Column{"reason", false, [](const Row& row) { return row.reason; }},
    Column{"before", false, [](const Row& row) { return row.before; }},
    Column{"after", false, [](const Row& row) { return row.after; }},
    Column{"result", false, [](const Row& row) { return std::string{row.refused ? "refused" : "accepted"}; }},
    Column{"wallAt", false, [](const Row& row) { return utc(row.wallAt); }},
};

std::string jsonString(const std::string& text)
{
    std::string quoted{'"'};
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += std::string{'\\', c};
        else if (code < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", code);
            quoted += escape.data();
        } else
            quoted += c;
    }
    return quoted + '"';
}

} // namespace

RowExport::RowExport(std::ostream& out, ExportFormat format)
    : out_(out)
    , format_(format)
{
    if (format_ == ExportFormat::Json) {
        out_ << '[';
        return;
    }
    for (std::size_t i = 0; i < exportColumns.size(); ++i)
        out_ << (i == 0 ? "" : ",") << exportColumns[i].name;
    out_ << "\r\n";
}

void RowExport::add(const Row& row)
{
    const bool json = format_ == ExportFormat::Json;
    if (json)
        out_ << (rows_ == 0 ? "\n{" : ",\n{");
    for (std::size_t i = 0; i < exportColumns.size(); ++i) {
        const Column& column = exportColumns[i];
        const std::string text = column.text(row);
        out_ << (i == 0 ? "" : ",");
        if (json)
            out_ << jsonString(std::string{column.name}) << ':'
                 << (text.empty()             ? "null"
                            : column.isNumber ? text
                                              : jsonString(text));
        else
            out_ << csvField(text);
    }
    out_ << (json ? "}" : "\r\n");
    ++rows_;
}

void RowExport::finish()
{
    if (format_ == ExportFormat::Json)
        out_ << "\n]\n";
    out_.flush();
}

} // namespace plimsoll::storage
