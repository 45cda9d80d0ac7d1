// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/account_history.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t valuesMax = 720;

std::size_t slotOf(std::int64_t minute)
{
    return static_cast<std::size_t>(minute) % AccountHistory::minutesKept;
}

/// On the straight line from `from` to `to`, `part` of `whole` steps along it.
double between(double from, double to, std::int64_t part, std::int64_t whole)
{
    return from + (to - from) * static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

void AccountHistory::note(SubaccountId id, Timestamp now, float marginFraction)
{
    if (id.value > hours_.size())
        hours_.resize(id.value);
    std::unique_ptr<Hour>& hour = hours_[id.value - 1];
    const std::int64_t minute = now.ms / msPerMinute;
    if (!hour) {
        hour = std::make_unique<Hour>();
        hour->first = hour->last = minute;
    }
    const float before = hour->values[slotOf(hour->last)];
    const std::int64_t passed = minute - hour->last;
    constexpr auto kept = static_cast<std::int64_t>(minutesKept);
    for (std::int64_t step = std::max<std::int64_t>(1, passed - kept); step < passed; ++step)
        hour->values[slotOf(hour->last + step)] = static_cast<float>(
            between(static_cast<double>(before), static_cast<double>(marginFraction), step, passed));
    hour->values[slotOf(minute)] = marginFraction;
    hour->last = minute;
    hour->first = std::max(hour->first, minute - kept + 1);
}

view::Series AccountHistory::seriesOf(const Hour& hour)
{
    constexpr std::int64_t stepsPerMinute = msPerMinute / stepMs;
    view::Series series{{hour.first * msPerMinute}, stepMs, {}};
    for (std::int64_t minute = hour.first; minute < hour.last; ++minute)
        for (std::int64_t step = 0; step < stepsPerMinute; ++step)
            series.values.push_back(between(static_cast<double>(hour.values[slotOf(minute)]),
                static_cast<double>(hour.values[slotOf(minute + 1)]), step, stepsPerMinute));
    series.values.push_back(static_cast<double>(hour.values[slotOf(hour.last)]));
    return series;
}

const view::Series& AccountHistory::follow(SubaccountId id, Timestamp now, std::optional<double> marginFraction)
{
    if (followed_ != id) {
        followed_ = id;
        const bool known = id.value <= hours_.size() && hours_[id.value - 1];
        series_ = known ? seriesOf(*hours_[id.value - 1]) : view::Series{{now.ms / stepMs * stepMs}, stepMs, {}};
    }
    if (!marginFraction)
        return series_;
    std::vector<double>& values = series_.values;
    const std::int64_t wanted = (now.ms - series_.first.ms) / stepMs + 1;
    const auto had = static_cast<std::int64_t>(values.size());
    const double last = values.empty() ? *marginFraction : values.back();
    for (std::int64_t count = had + 1; count <= wanted; ++count)
        values.push_back(between(last, *marginFraction, count - had, wanted - had));
    values.back() = *marginFraction;
    if (values.size() > valuesMax) {
        const std::size_t surplus = values.size() - valuesMax;
        values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(surplus));
        series_.first.ms += static_cast<std::int64_t>(surplus) * stepMs;
    }
    return series_;
}

} // namespace plimsoll
