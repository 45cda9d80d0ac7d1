// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/input_fault.h"

#include "domain/base/plain_text.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::size_t valueLengthMax = 80;

/// One line in which everything is seen, cut where it is long.
std::string shortened(std::string value)
{
    value = unseenEscaped(value);
    if (value.size() > valueLengthMax) {
        std::size_t end = valueLengthMax;
        while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0U) == 0x80U)
            --end;
        value = value.substr(0, end) + "...";
    }
    return value;
}

} // namespace

std::string InputFault::text() const
{
    return file + ": " + path + ": value " + (value.empty() ? "none" : value) + ", limit " + limit;
}

void InputFaults::add(std::string path, std::string value, std::string limit)
{
    paths_.insert(path);
    faults_.push_back({file_, shortened(std::move(path)), shortened(std::move(value)), shortened(std::move(limit))});
}

void InputFaults::add(InputFault fault)
{
    faults_.push_back(std::move(fault));
}

bool InputFaults::touches(const std::string& path) const
{
    for (std::size_t end = path.find_first_of(".[", 1); end != std::string::npos;
         end = path.find_first_of(".[", end + 1))
        if (paths_.contains(path.substr(0, end)))
            return true;
    const auto below = paths_.lower_bound(path);
    return below != paths_.end() && below->starts_with(path)
        && (below->size() == path.size() || (*below)[path.size()] == '.' || (*below)[path.size()] == '[');
}

void InputFaults::addIgnored(std::string_view path)
{
    std::string pattern;
    for (std::size_t i = 0; i < path.size(); ++i) {
        pattern += path[i];
        if (path[i] != '[')
            continue;
        pattern += '*';
        while (i + 1 < path.size() && path[i + 1] != ']')
            ++i;
    }
    if (std::find(ignored_.begin(), ignored_.end(), pattern) == ignored_.end())
        ignored_.push_back(std::move(pattern));
}

} // namespace plimsoll
