// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/notice_plan.h"

#include "analysis/ramp_fork.h"
#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t stepsMax = 1000;

Int128 distance(Ratio a, Ratio b)
{
    return a < b ? b.raw - a.raw : a.raw - b.raw;
}

/// As far as the rail lets one step go; of a relative one, from wherever the value stands on its way. Zero: no bound.
Ratio stepMax(const Rail& rail, Ratio from, Ratio target)
{
    if (!rail.largestStep)
        return {};
    if (!rail.relative)
        return *rail.largestStep;
    return std::max(Ratio::fromRaw(1), multiply(std::min(from, target), *rail.largestStep, Rounding::Down));
}

Usd allowedOf(const Corridor& corridor, const NoticeTerms& terms)
{
    return multiply(corridor.depth, terms.depthShare, Rounding::Down);
}

} // namespace

std::optional<NoticePlan> noticePlan(const State& state, const ChangeContent& content, const NoticeTerms& terms,
    const GuardRails& rails, std::stop_token stop, const std::function<void(double)>& onShare)
{
    const auto way = noticeWayOf(state, content.edits, terms.margin, stop);
    if (!way)
        return std::nullopt;
    const Corridor& corridor = way->corridor;
    NoticeBounds bounds{terms.noticeMs, terms.intervalMs, {}, terms.depthShare};
    const Rail* rail = railOf(rails, content.edits.front().path);
    if (rail != nullptr && content.overridesRails == Flag::Off) {
        bounds.stepMax = stepMax(*rail, corridor.now, corridor.extreme);
        bounds.intervalMs = std::max(bounds.intervalMs, rail->shortestIntervalSeconds * msPerSecond);
    }
    const Int128 length = distance(corridor.now, corridor.extreme);
    if (!bounds.stepMax.isZero() && length / bounds.stepMax.raw > static_cast<Int128>(stepsMax))
        return std::nullopt;
    RampFork fork{state, content.edits.front().path, std::move(stop)};
    const auto steps = noticeRamp(*way, state.now, bounds, stepsMax, &fork, [&](Ratio value) {
        if (onShare)
            onShare(static_cast<double>(distance(corridor.now, value)) / static_cast<double>(length));
    });
    if (!steps)
        return std::nullopt;
    NoticePlan plan{
        {}, corridor.depth, allowedOf(corridor, terms), static_cast<std::uint32_t>(corridor.crossings.size()), false};
    for (const NoticeStep& step : *steps) {
        // What waits for the end of quiet hours holds up what comes after it.
        const Timestamp after = plan.steps.empty() ? step.at : Timestamp{plan.steps.back().at.ms + bounds.intervalMs};
        plan.steps.push_back({outsideQuiet(rails, std::max(step.at, after)), toText(step.value), step.accounts,
            step.exposure, step.pace, step.setters});
    }
    return plan;
}

std::optional<NoticePlan> nextOfNoticeRamp(
    const State& state, const Change& change, const GuardRails& rails, std::stop_token stop)
{
    if (!change.notice || change.stepsDone >= change.schedule.size())
        return std::nullopt;
    PlannedStep step = change.schedule[change.stepsDone];
    const std::string& path = change.content.edits.front().path;
    const auto parameter = parameterAt(state.configuration(), path);
    const auto value = fromText<Ratio>(step.value);
    if (!parameter || !value)
        return std::nullopt;
    const auto corridor
        = corridorOf(state, AssetId{static_cast<std::uint16_t>(parameter->owner)}, parameter->kind->name, *value, stop);
    const auto trial = RampFork{state, path, stop}.tryStep(*value);
    if (!corridor || !trial)
        return std::nullopt;
    const Usd allowed = allowedOf(*corridor, *change.notice);
    using Pace = NoticeStep::Pace;
    step.at = state.now;
    step.accounts = static_cast<std::uint32_t>(trial->liquidated.accounts.size());
    step.exposure = trial->liquidated.repaid;
    step.pace = step.exposure <= allowed ? Pace::Depth : Pace::Alone;
    if (step.pace == Pace::Alone) {
        NoticeTerms left = *change.notice;
        left.noticeMs = std::max<std::int64_t>(0, change.since.ms + left.noticeMs - state.now.ms);
        if (auto rest = noticePlan(state, change.content, left, rails, std::move(stop))) {
            rest->isAnew = true;
            return rest;
        }
    }
    return NoticePlan{
        {std::move(step)}, corridor->depth, allowed, static_cast<std::uint32_t>(corridor->crossings.size()), false};
}

} // namespace plimsoll
