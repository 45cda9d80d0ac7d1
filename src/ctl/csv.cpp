// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/csv.h"

#include "domain/base/csv_field.h"

namespace plimsoll::ctl {
namespace {

std::string cell(const Json& value)
{
    if (value.is_null())
        return {};
    return csvField(value.is_string() ? value.get<std::string>() : jsonText(value, -1));
}

} // namespace

std::string csvText(const ExportTable& table)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += (i == 0 ? "" : ",") + csvField(table.columns[i]);
    text += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : ",") + cell(row[i]);
        text += "\r\n";
    }
    return text;
}

Json tableJson(const ExportTable& table)
{
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json entry = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i)
            entry[table.columns[i]] = row[i];
        rows.push_back(std::move(entry));
    }
    return rows;
}

} // namespace plimsoll::ctl
