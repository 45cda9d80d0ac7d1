// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/notice_ramp.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t settersMax = 20;
constexpr int digitsAtLeast = 6;

/// Walks the crossings in the order in which they are met.
class Walk {
public:
    Walk(const NoticeWay& way, Timestamp start, const NoticeBounds& bounds)
        : corridor_(way.corridor)
        , nearest_(way.nearest)
        , bounds_(bounds)
        , start_(start)
        , sign_(corridor_.extreme < corridor_.now ? -1 : 1)
        , depthAllowed_(multiply(corridor_.depth, bounds.depthShare, Rounding::Down))
    {
    }

    std::vector<NoticeStep> run()
    {
        std::vector<NoticeStep> steps;
        Ratio value = corridor_.now;
        Timestamp earliest = start_;
        while (value != corridor_.extreme) {
            NoticeStep step = next(value, earliest);
            if (steps.empty() && step.pace == NoticeStep::Pace::Interval)
                step.pace = NoticeStep::Pace::Start;
            value = step.value;
            earliest = Timestamp{step.at.ms + bounds_.intervalMs};
            steps.push_back(std::move(step));
        }
        return steps;
    }

private:
    bool reaches(Ratio value, Ratio crossing) const { return sign_ < 0 ? value <= crossing : value >= crossing; }
    Ratio moved(Ratio from, Ratio by) const { return sign_ < 0 ? from - by : from + by; }
    Ratio before(Ratio crossing) const { return moved(crossing, -Ratio::fromRaw(1)); }
    /// `limit` with so many digits, rounded to where the ramp comes from.
    Ratio withDigits(Ratio limit, int digits) const
    {
        Int128 unit = 1;
        while (limit.raw / unit >= powerOfTen(digits))
            unit *= 10;
        const Int128 down = limit.raw / unit * unit;
        return Ratio::fromRaw(sign_ < 0 && down != limit.raw ? down + unit : down);
    }
    /// Short of a crossing, in six digits or as many more as it takes to reach what is crossed already.
    Ratio shortOf(Ratio crossing, Ratio crossed) const
    {
        int digits = digitsAtLeast;
        while (!reaches(withDigits(before(crossing), digits), crossed))
            ++digits;
        return withDigits(before(crossing), digits);
    }
    Ratio nearer(Ratio a, Ratio b) const { return sign_ < 0 ? std::max(a, b) : std::min(a, b); }

    Ratio asFarAsOneStep(Ratio value) const
    {
        return bounds_.stepMax.isZero() ? corridor_.extreme : nearer(corridor_.extreme, moved(value, bounds_.stepMax));
    }

    NoticeStep next(Ratio value, Timestamp earliest)
    {
        using Pace = NoticeStep::Pace;
        const Timestamp noticed{start_.ms + bounds_.noticeMs};
        const auto& crossings = corridor_.crossings;
        const Ratio furthest = asFarAsOneStep(value);
        NoticeStep step{earliest, furthest, 0, {}, Pace::Interval, {}};
        if (earliest < noticed && nearest_ && reaches(furthest, nearest_->value)) {
            step.setters = {nearest_->subaccount};
            // Close to it, and no step for nothing.
            const Ratio close = withDigits(before(nearest_->value), digitsAtLeast);
            if (close != value && reaches(close, value)) {
                step.value = close;
                step.pace = Pace::Margin;
                return step;
            }
            step.at = noticed;
            step.pace = Pace::Notice;
        }
        if (met_ < crossings.size() && reaches(furthest, crossings[met_].value))
            cross(step);
        return step;
    }

    /// Takes groups of equal critical values for as long as the books take them.
    void cross(NoticeStep& step)
    {
        const auto& crossings = corridor_.crossings;
        const Usd already = met_ == 0 ? Usd{} : crossings[met_ - 1].exposure;
        const bool waitsForNotice = step.pace == NoticeStep::Pace::Notice;
        step.setters.clear();
        while (met_ < crossings.size() && reaches(step.value, crossings[met_].value)) {
            std::size_t end = met_;
            while (end < crossings.size() && crossings[end].value == crossings[met_].value)
                ++end;
            const Usd exposure = crossings[end - 1].exposure - already;
            if (exposure > depthAllowed_ && step.accounts > 0) {
                step.value = shortOf(crossings[met_].value, crossings[met_ - 1].value);
                if (!waitsForNotice)
                    step.pace = NoticeStep::Pace::Depth;
                return;
            }
            step.accounts += static_cast<std::uint32_t>(end - met_);
            step.exposure = exposure;
            for (; met_ < end; ++met_)
                if (step.setters.size() < settersMax)
                    step.setters.push_back(crossings[met_].subaccount);
            if (exposure > depthAllowed_) {
                if (!waitsForNotice)
                    step.pace = NoticeStep::Pace::Alone;
                if (met_ < crossings.size() && reaches(step.value, crossings[met_].value))
                    step.value = shortOf(crossings[met_].value, crossings[met_ - 1].value);
                return;
            }
        }
    }

    const Corridor& corridor_;
    const std::optional<FirstMet>& nearest_;
    const NoticeBounds& bounds_;
    const Timestamp start_;
    const int sign_;
    const Usd depthAllowed_;
    std::size_t met_{0}; ///< crossings that the steps so far have crossed
};

} // namespace

std::vector<NoticeStep> noticeRamp(const NoticeWay& way, Timestamp start, const NoticeBounds& bounds)
{
    return Walk{way, start, bounds}.run();
}

std::optional<NoticeWay> noticeWayOf(
    const State& state, const std::vector<ParameterEdit>& edits, Ratio margin, std::stop_token stop)
{
    if (edits.size() != 1)
        return std::nullopt;
    const auto parameter = parameterAt(state.configuration(), edits.front().path);
    const auto target = fromText<Ratio>(edits.front().after);
    if (!parameter || !target || parameter->kind->group != ParameterGroup::Assets)
        return std::nullopt;
    const AssetId asset{static_cast<std::uint16_t>(parameter->owner)};
    auto corridor = corridorOf(state, asset, parameter->kind->name, *target, stop);
    if (!corridor || corridor->line != CorridorLine::Liquidation)
        return std::nullopt;
    const auto nearest = firstMetWithLess(state, asset, parameter->kind->name, *corridor, margin, stop);
    if (stop.stop_requested())
        return std::nullopt;
    return NoticeWay{std::move(*corridor), nearest};
}

} // namespace plimsoll
