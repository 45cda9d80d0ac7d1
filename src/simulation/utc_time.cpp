// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/utc_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>

namespace plimsoll {
namespace {

constexpr std::size_t secondsDigitsMax = 11;
constexpr std::size_t millisecondsDigitsMax = 13;

/// The number of exactly `count` digits at the front, taken off the text.
std::optional<int> takeDigits(std::string_view& text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    int number = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool takeOneOf(std::string_view& text, std::string_view allowed)
{
    if (text.empty() || allowed.find(text.front()) == allowed.npos)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Timestamp> unixTime(std::string_view text)
{
    std::int64_t number = 0;
    for (const char c : text)
        number = number * 10 + (c - '0');
    return Timestamp{text.size() > secondsDigitsMax ? number : number * msPerSecond};
}

/// Milliseconds of ".123", ".5" or nothing, taken off the text.
std::optional<int> takeFraction(std::string_view& text)
{
    if (!takeOneOf(text, "."))
        return 0;
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9')
        ++count;
    if (count == 0 || count > 3)
        return std::nullopt;
    int fraction = *takeDigits(text, count);
    for (; count < 3; ++count)
        fraction *= 10;
    return fraction;
}

} // namespace

std::optional<Timestamp> timestampOf(std::string_view text)
{
    const bool digitsOnly = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digitsOnly && !text.empty() && text.size() <= millisecondsDigitsMax)
        return unixTime(text);

    std::array<int, 6> parts{};
    constexpr std::array<std::size_t, 6> digits{4, 2, 2, 2, 2, 2};
    constexpr std::array<std::string_view, 6> after{"-", "-", "T ", ":", ":", ""};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::optional<int> part = takeDigits(text, digits[i]);
        if (!part || (!after[i].empty() && !takeOneOf(text, after[i])))
            return std::nullopt;
        parts[i] = *part;
    }
    const std::optional<int> fraction = takeFraction(text);
    if (!fraction || !(text.empty() || text == "Z" || text == "+00:00"))
        return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year{parts[0]}, std::chrono::month{unsigned(parts[1])}, std::chrono::day{unsigned(parts[2])}};
    if (!date.ok() || parts[0] < 1970 || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    const std::int64_t seconds = ((days * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5];
    return Timestamp{seconds * msPerSecond + *fraction};
}

std::string toText(Timestamp time)
{
    const std::int64_t days = time.ms / (24 * msPerHour);
    const std::int64_t rest = time.ms % (24 * msPerHour);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    const auto number = [](std::int64_t value) { return static_cast<int>(value); };
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()),
        unsigned(date.day()), number(rest / msPerHour), number(rest / msPerMinute % 60),
        number(rest / msPerSecond % 60));
    std::string result(text.data());
    if (rest % msPerSecond != 0) {
        std::snprintf(text.data(), text.size(), ".%03d", number(rest % msPerSecond));
        result += text.data();
    }
    return result + "Z";
}

} // namespace plimsoll
