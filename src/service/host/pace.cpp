// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/pace.h"

#include "service/alert_rules.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr auto gapMax = 5s;
constexpr double secondMs = 1000;

/// As long as an alert is raised by.
bool isLong(std::size_t queueLength)
{
    return Ratio::whole(static_cast<std::int64_t>(queueLength)) >= alertRule(view::AlertKind::QueueLong).threshold;
}

} // namespace

void Pace::ask(std::uint32_t speed)
{
    asked_ = speed;
    achieved_ = speed;
    measuresAnew_ = true;
    slowedByQueue_ = false;
    owedMs_ = 0;
}

void Pace::begin(std::uint32_t speed, Clock::time_point now)
{
    ask(speed);
    queueWasLong_ = false;
    lastOwed_ = now;
}

Pace::Passed Pace::owe(Clock::time_point now)
{
    const auto elapsed = now - lastOwed_;
    lastOwed_ = now;
    if (elapsed > gapMax)
        return Passed::Gap;
    owedMs_ += std::chrono::duration<double, std::milli>(elapsed).count() * asked_;
    // What cannot be caught up with is not owed: an overloaded engine runs slower, and no second is skipped.
    owedMs_ = std::min(owedMs_, std::max(2 * secondMs, 0.25 * asked_ * secondMs));
    return Passed::Time;
}

void Pace::skip(Clock::time_point now)
{
    lastOwed_ = now;
    owedMs_ = 0;
}

bool Pace::owesSecond() const
{
    return asked_ > 0 && owedMs_ >= secondMs;
}

void Pace::secondPassed(std::uint64_t commands, std::chrono::nanoseconds took)
{
    owedMs_ -= secondMs;
    took_ += took;
    commands_ += commands;
    ++seconds_;
}

void Pace::slowForQueue(bool on)
{
    slowsForQueue_ = on;
    slowedByQueue_ = slowedByQueue_ && on; // the speed stays; nobody is told that it was brought down
}

void Pace::goOn(std::size_t queueLength)
{
    queueWasLong_ = isLong(queueLength);
}

bool Pace::shouldSlow(std::size_t queueLength)
{
    const bool became = isLong(queueLength) && !queueWasLong_;
    queueWasLong_ = queueWasLong_ ? queueLength > 0 : became;
    return became && slowsForQueue_ && asked_ > 1;
}

void Pace::measure(Clock::time_point now)
{
    if (std::exchange(measuresAnew_, false)) {
        measuredSince_ = now;
        seconds_ = 0;
        commands_ = 0;
        took_ = {};
    }
    const double seconds = std::chrono::duration<double>(now - measuredSince_).count();
    if (seconds < 1)
        return;
    achieved_ = static_cast<double>(seconds_) / seconds;
    commandsPerSecond_ = static_cast<std::uint32_t>(static_cast<double>(commands_) / seconds);
    if (commands_ > 0)
        perCommand_ = took_ / static_cast<std::int64_t>(commands_);
    measuredSince_ = now;
    commands_ = seconds_ = 0;
    took_ = {};
}

} // namespace plimsoll
