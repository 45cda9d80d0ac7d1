// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/answer.h"

#include "domain/base/decimal.h"
#include "domain/base/plain_text.h"
#include "service/host/command_words.h"

#include <algorithm>

namespace plimsoll::ctl {
namespace {

std::string cellText(const Json& value)
{
    if (value.is_string())
        return unseenEscaped(value.get<std::string>());
    return value.is_null() ? "-" : jsonText(value, -1);
}

bool isTable(const Json& value)
{
    return value.is_array() && !value.empty()
        && std::all_of(value.begin(), value.end(), [](const Json& row) { return row.is_object(); });
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string rowsText(const Json& rows)
{
    std::vector<std::string> columns;
    for (const Json& row : rows)
        for (const auto& [key, value] : row.items())
            if (std::find(columns.begin(), columns.end(), key) == columns.end())
                columns.push_back(key);
    std::vector<std::vector<std::string>> lines{columns};
    for (const Json& row : rows) {
        auto& cells = lines.emplace_back();
        for (const std::string& column : columns)
            cells.push_back(row.contains(column) ? cellText(row.at(column)) : "");
    }
    std::vector<std::size_t> widths(columns.size());
    for (const auto& cells : lines)
        for (std::size_t column = 0; column < columns.size(); ++column)
            widths[column] = std::max(widths[column], cells[column].size());
    std::string text;
    for (const auto& cells : lines) {
        std::string line;
        for (std::size_t column = 0; column < columns.size(); ++column)
            line += (column == 0 ? "" : "  ") + padded(cells[column], widths[column]);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace

Json refusalJson(const Refusal& refusal)
{
    Json json{{"code", codeName(refusal.code)}, {"field", valueName(refusal)}, {"value", valueText(refusal)},
        {"limit", refusal.limit}};
    if (refusal.bindingTerm != BindingTerm::None)
        json["bindingTerm"] = termName(refusal.bindingTerm);
    if (refusal.maxQuantity)
        json["maxQuantity"] = plimsoll::toText(*refusal.maxQuantity);
    if (!refusal.announced.empty())
        json["announced"] = refusal.announced;
    return json;
}

InputFault optionFault(const std::string& option, const std::string& value, const std::string& limit)
{
    InputFaults faults{"command line"};
    faults.add(option, value, limit);
    return faults.first();
}

void addIgnoredRemark(Answer& answer, const InputFaults& faults)
{
    if (faults.ignored().empty())
        return;
    std::string remark = faults.file() + ": ignored: ";
    for (const std::string& path : faults.ignored())
        remark += (path == faults.ignored().front() ? "" : ", ") + path;
    answer.remarks.push_back(std::move(remark));
}

std::string jsonText(const Json& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string tableText(const Json& document)
{
    if (isTable(document))
        return rowsText(document);
    if (!document.is_object())
        return cellText(document) + '\n';
    std::size_t width = 0;
    for (const auto& [key, value] : document.items())
        if (!isTable(value))
            width = std::max(width, key.size());
    std::string text;
    for (const auto& [key, value] : document.items())
        if (!isTable(value))
            text += padded(key, width) + "  " + cellText(value) + '\n';
    for (const auto& [key, value] : document.items())
        if (isTable(value))
            text += '\n' + key + '\n' + rowsText(value);
    return text;
}

} // namespace plimsoll::ctl
