// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/csv_field.h"

namespace plimsoll {

namespace {

bool looksLikeFormula(std::string_view text)
{
    constexpr std::string_view beginnings = "=+-@\t\r";
    if (text.empty() || beginnings.find(text.front()) == std::string_view::npos)
        return false;
    const bool isSigned = text.front() == '+' || text.front() == '-';
    const bool isNumber = isSigned && text.size() > 1 && text.find_first_not_of("0123456789.,", 1) == text.npos;
    return !isNumber;
}

} // namespace

std::string csvField(std::string_view text)
{
    std::string field{looksLikeFormula(text) ? "'" : ""};
    field += text;
    if (field.find_first_of(",\"\r\n") == std::string::npos)
        return field;
    std::string quoted{'"'};
    for (const char c : field)
        quoted += c == '"' ? std::string{"\"\""} : std::string{c};
    return quoted + '"';
}

} // namespace plimsoll
