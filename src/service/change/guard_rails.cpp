// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/guard_rails.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "domain/exchange/parameter_text.h"

#include <algorithm>

namespace plimsoll {

namespace {

std::string_view nextWord(std::string_view& rest)
{
    const std::size_t dot = rest.find('.');
    const std::string_view word = rest.substr(0, dot);
    rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
    return word;
}

bool fits(std::string_view pattern, std::string_view path)
{
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = nextWord(pattern);
        if (wanted != nextWord(path) && wanted != "*")
            return false;
    }
    return pattern.empty() && path.empty();
}

std::string_view ownerOf(std::string_view path)
{
    nextWord(path);
    return nextWord(path);
}

std::optional<Int128> numberIn(std::string_view text)
{
    const ParsedDecimal parsed = parseDecimal(text, Ratio::decimals);
    return parsed.fault ? std::nullopt : std::optional{parsed.raw};
}

/// The parameter that a path names in any venue; null for none.
const ParameterKind* kindAt(std::string_view path)
{
    const std::string_view word = nextWord(path);
    if (word != groupName(ParameterGroup::Venue))
        nextWord(path);
    const auto kinds = parameterKinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
        [&](const ParameterKind& each) { return groupName(each.group) == word && each.name == path; });
    return kind == kinds.end() ? nullptr : &*kind;
}

/// "0.85 .. 1": as far as a step may go, within what the parameter takes at all.
std::string allowedRange(const std::string& path, Int128 lowest, Int128 highest)
{
    if (const ParameterKind* kind = kindAt(path)) {
        if (const auto least = numberIn(kind->lowest); least && !kind->lowest.empty())
            lowest = std::max(lowest, *least);
        if (const auto most = numberIn(kind->highest); most && !kind->highest.empty())
            highest = std::min(highest, *most);
    }
    return formatDecimal(lowest, Ratio::decimals) + " .. " + formatDecimal(highest, Ratio::decimals);
}

Int128 distance(Int128 a, Int128 b)
{
    return a < b ? b - a : a - b;
}

/// The furthest that a curve moves at any utilization: both are linear between their points, so at one of them.
std::optional<Int128> curveStep(const ParameterEdit& edit)
{
    const auto before = curvePointsFromText(edit.before);
    const auto after = curvePointsFromText(edit.after);
    if (!before || !after)
        return std::nullopt;
    const auto old = UtilizationCurve::make(*before);
    const auto made = UtilizationCurve::make(*after);
    if (!old.ok() || !made.ok())
        return std::nullopt;
    Int128 furthest = 0;
    for (const auto* points : {&*before, &*after})
        for (const CurvePoint& point : *points)
            furthest = std::max(furthest,
                distance(old.value().rateAt(point.utilization).raw, made.value().rateAt(point.utilization).raw));
    return furthest;
}

std::optional<Breach> stepBreach(const Rail& rail, const ParameterEdit& edit, std::uint32_t steps)
{
    if (!rail.largestStep)
        return std::nullopt;
    const auto before = numberIn(edit.before);
    const auto after = numberIn(edit.after);
    if (!before || !after) {
        const auto moved = curveStep(edit);
        if (!moved || *moved <= rail.largestStep->raw)
            return std::nullopt;
        return Breach{Breach::Rail::Step, edit.path, formatDecimal(*moved, Ratio::decimals),
            "a rate moves by at most " + toText(*rail.largestStep)};
    }
    // A share is of the value that a step replaces: of one that falls, the last step's is the least.
    const Int128 last = *after - (*after - *before) / static_cast<Int128>(steps);
    const Int128 least = std::min(distance(*before, 0), distance(last, 0));
    const Int128 allowed
        = rail.relative ? mulDiv(least, rail.largestStep->raw, Ratio::scale, Rounding::Down) : rail.largestStep->raw;
    if (Int256::product(allowed, steps) >= Int256{distance(*before, *after)})
        return std::nullopt;
    return Breach{Breach::Rail::Step, edit.path, edit.after,
        allowedRange(edit.path, *before - allowed, *before + allowed) + (steps > 1 ? " a step" : "")};
}

std::optional<Breach> intervalBreach(const Rail& rail, const ParameterEdit& edit, std::uint32_t steps,
    std::int64_t stepMs, Timestamp now, const LastLive& lastLive)
{
    const std::int64_t shortest = rail.shortestIntervalSeconds * msPerSecond;
    const std::string limit = "at least " + std::to_string(rail.shortestIntervalSeconds) + " s";
    const auto breach = [&](std::int64_t ms, const char* since) {
        return Breach{Breach::Rail::Interval, edit.path, std::to_string(ms / msPerSecond) + since, limit};
    };
    if (const auto last = lastLive.find(edit.path); last != lastLive.end() && now.ms - last->second.ms < shortest)
        return breach(now.ms - last->second.ms, " s");
    if (steps > 1 && stepMs < shortest)
        return breach(stepMs, " s between steps");
    return std::nullopt;
}

} // namespace

std::optional<GuardRails> railsOf(const Bytes& record)
{
    GuardRails rails;
    Decoder decoder{record};
    decoder.read(rails);
    return decoder.ok() && decoder.atEnd() ? std::optional{std::move(rails)} : std::nullopt;
}

std::vector<std::string> linesOf(const GuardRails& rails)
{
    std::vector<std::string> lines;
    for (const Rail& rail : rails.rails) {
        std::string line = rail.pattern;
        if (rail.largestStep)
            line += " largestStep=" + toText(*rail.largestStep) + (rail.relative ? " relative" : "");
        if (rail.shortestIntervalSeconds > 0)
            line += " shortestIntervalSeconds=" + std::to_string(rail.shortestIntervalSeconds);
        if (rail.neverZero)
            line += " neverZero";
        lines.push_back(std::move(line));
    }
    for (const std::string& symbol : rails.frozen)
        lines.push_back("frozen " + symbol);
    for (const QuietHours& hours : rails.quietHours)
        lines.push_back("quietHours " + clockOf(hours.fromMinute) + "-" + clockOf(hours.untilMinute));
    const auto term
        = [&](const char* name, const std::string& value) { lines.push_back(std::string{name} + '=' + value); };
    term("looseningDelaySeconds", std::to_string(rails.looseningDelaySeconds));
    term("approvalExpirySeconds", std::to_string(rails.approvalExpirySeconds));
    term("movedAccounts", std::to_string(rails.movedAccounts));
    term("movedShare", toText(rails.movedShare));
    term("liquidationBudget", std::to_string(rails.liquidationBudget));
    return lines;
}

std::string clockOf(std::uint32_t minute)
{
    const auto two = [](std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minute / 60) + ":" + two(minute % 60);
}

bool rulesAny(std::string_view pattern)
{
    const std::string owner{ownerOf(pattern)};
    const auto kinds = parameterKinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const ParameterKind& kind) {
        const std::string group{groupName(kind.group)};
        const bool isOwned = kind.group != ParameterGroup::Venue;
        return fits(pattern, group + '.' + (isOwned ? owner + '.' : std::string{}) + std::string{kind.name});
    });
}

std::string_view codeName(Breach::Rail rail)
{
    switch (rail) {
    case Breach::Rail::Step:
        return "RAIL_STEP";
    case Breach::Rail::Interval:
        return "RAIL_INTERVAL";
    case Breach::Rail::Zero:
        return "RAIL_ZERO";
    case Breach::Rail::Frozen:
        return "RAIL_FROZEN";
    case Breach::Rail::QuietHours:
        break;
    }
    return "RAIL_QUIET_HOURS";
}

std::string toText(const Breach& breach)
{
    std::string text{codeName(breach.rail)};
    if (!breach.path.empty())
        text += ' ' + breach.path;
    return text + " value=" + breach.value + " limit=" + breach.limit;
}

const Rail* railOf(const GuardRails& rails, const std::string& path)
{
    const auto rail = std::find_if(
        rails.rails.begin(), rails.rails.end(), [&](const Rail& candidate) { return fits(candidate.pattern, path); });
    return rail == rails.rails.end() ? nullptr : &*rail;
}

std::vector<Breach> breachesOf(const GuardRails& rails, const std::vector<ParameterEdit>& edits, std::uint32_t steps,
    std::int64_t stepMs, Timestamp now, const LastLive& lastLive)
{
    std::vector<Breach> breaches;
    for (const ParameterEdit& edit : edits) {
        const std::string_view owner = ownerOf(edit.path);
        if (std::find(rails.frozen.begin(), rails.frozen.end(), owner) != rails.frozen.end())
            breaches.push_back({Breach::Rail::Frozen, edit.path, std::string{owner}, "no change while it is frozen"});
        const Rail* rail = railOf(rails, edit.path);
        if (rail == nullptr)
            continue;
        if (rail->neverZero && numberIn(edit.after) == Int128{0})
            breaches.push_back({Breach::Rail::Zero, edit.path, edit.after, "above 0"});
        if (auto breach = stepBreach(*rail, edit, steps))
            breaches.push_back(std::move(*breach));
        if (auto breach = intervalBreach(*rail, edit, steps, stepMs, now, lastLive))
            breaches.push_back(std::move(*breach));
    }
    return breaches;
}

std::optional<Timestamp> allowedFrom(
    const GuardRails& rails, const std::vector<ParameterEdit>& edits, const LastLive& lastLive)
{
    std::optional<Timestamp> from;
    for (const ParameterEdit& edit : edits) {
        const Rail* rail = railOf(rails, edit.path);
        const auto last = lastLive.find(edit.path);
        if (rail != nullptr && last != lastLive.end())
            from = std::max(
                from.value_or(Timestamp{}), Timestamp{last->second.ms + rail->shortestIntervalSeconds * msPerSecond});
    }
    return from;
}

namespace {

constexpr std::int64_t minutesPerDay = 24 * 60;

/// Those that it lies in; null where it lies in none.
const QuietHours* quietAt(const GuardRails& rails, std::uint32_t minute)
{
    const auto found = std::find_if(rails.quietHours.begin(), rails.quietHours.end(), [&](const QuietHours& hours) {
        return hours.fromMinute <= hours.untilMinute ? minute >= hours.fromMinute && minute < hours.untilMinute
                                                     : minute >= hours.fromMinute || minute < hours.untilMinute;
    });
    return found == rails.quietHours.end() ? nullptr : &*found;
}

std::uint32_t minuteOfDay(Timestamp time)
{
    return static_cast<std::uint32_t>(time.ms / msPerMinute % minutesPerDay);
}

} // namespace

std::optional<Breach> quietBreach(const GuardRails& rails, Timestamp now)
{
    const QuietHours* hours = quietAt(rails, minuteOfDay(now));
    if (hours == nullptr)
        return std::nullopt;
    return Breach{Breach::Rail::QuietHours, {}, clockOf(minuteOfDay(now)),
        "outside " + clockOf(hours->fromMinute) + " to " + clockOf(hours->untilMinute) + " UTC"};
}

Timestamp outsideQuiet(const GuardRails& rails, Timestamp at)
{
    std::int64_t minute = at.ms / msPerMinute;
    // Hours may border on others, or leave no minute of the day.
    for (const std::int64_t end = minute + minutesPerDay; minute < end;) {
        const QuietHours* hours = quietAt(rails, static_cast<std::uint32_t>(minute % minutesPerDay));
        if (hours == nullptr)
            return std::max(at, Timestamp{minute * msPerMinute});
        minute += (hours->untilMinute - minute % minutesPerDay + minutesPerDay - 1) % minutesPerDay + 1;
    }
    return at;
}

} // namespace plimsoll
