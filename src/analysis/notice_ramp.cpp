// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/notice_ramp.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"

#include <algorithm>
#include <span>

namespace plimsoll {

namespace {

constexpr std::size_t settersMax = 20;
constexpr int digitsAtLeast = 6;

/// Walks the crossings in the order in which they are met.
class Walk {
public:
    Walk(const NoticeWay& way, Timestamp start, const NoticeBounds& bounds, RampFork* fork)
        : fork_(fork)
        , corridor_(way.corridor)
        , nearest_(way.nearest)
        , bounds_(bounds)
        , start_(start)
        , sign_(corridor_.extreme < corridor_.now ? -1 : 1)
        , depthAllowed_(multiply(corridor_.depth, bounds.depthShare, Rounding::Down))
    {
    }

    std::optional<std::vector<NoticeStep>> run(std::size_t stepsMax)
    {
        std::vector<NoticeStep> steps;
        Ratio value = corridor_.now;
        Timestamp earliest = start_;
        while (value != corridor_.extreme) {
            auto step = played(value, earliest);
            if (!step || steps.size() == stepsMax)
                return std::nullopt;
            if (steps.empty() && step->pace == NoticeStep::Pace::Interval)
                step->pace = NoticeStep::Pace::Start;
            value = step->value;
            earliest = Timestamp{step->at.ms + bounds_.intervalMs};
            steps.push_back(*std::move(step));
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

    /// A step with what it liquidates again, none of it taken yet.
    struct Trial {
        NoticeStep step;
        std::size_t met{};
        LiquidatedAgain again;
    };

    /// One that is more than the depth is played only until it is, unless it has to be taken.
    std::optional<Trial> tried(Ratio value, Timestamp earliest, Ratio furthest, bool isTaken = false)
    {
        const std::size_t met = met_;
        Trial trial{next(value, earliest, furthest), met_, {}};
        met_ = met;
        const Usd enough = isTaken                ? Usd::largest()
            : trial.step.exposure < depthAllowed_ ? depthAllowed_ - trial.step.exposure
                                                  : Usd{};
        auto again
            = fork_->tryStep(trial.step.value, std::span{corridor_.crossings}.subspan(met, trial.met - met), enough);
        if (!again)
            return std::nullopt;
        trial.again = *std::move(again);
        return trial;
    }

    bool isWithinDepth(const Trial& trial) const
    {
        return trial.again.accounts.empty() || trial.step.exposure + trial.again.repaid <= depthAllowed_;
    }

    /// The next step, as far as it goes with those liquidated again by it.
    std::optional<NoticeStep> played(Ratio value, Timestamp earliest)
    {
        if (fork_ == nullptr)
            return next(value, earliest, asFarAsOneStep(value));
        const auto& crossings = corridor_.crossings;
        const Ratio furthest = asFarAsOneStep(value);
        if (met_ == 0 && (crossings.empty() || !reaches(furthest, crossings.front().value)))
            return next(value, earliest, furthest);
        auto trial = tried(value, earliest, furthest);
        if (trial && !isWithinDepth(*trial))
            trial = shortened(value, earliest, furthest);
        if (!trial)
            return std::nullopt;
        fork_->keep();
        met_ = trial->met;
        NoticeStep& step = trial->step;
        step.accounts += static_cast<std::uint32_t>(trial->again.accounts.size());
        step.exposure += trial->again.repaid;
        for (const SubaccountId id : trial->again.accounts)
            if (step.setters.size() < settersMax)
                step.setters.push_back(id);
        return std::move(step);
    }

    /// The longest of 32 parts of the way that is within the depth; where none is, one that is as short as it gets:
    /// the first part where that meets somebody new, or as far as where somebody new is met.
    std::optional<Trial> shortened(Ratio value, Timestamp earliest, Ratio furthest)
    {
        constexpr int parts = 32;
        const auto upTo = [&](int part) {
            const Ratio there = part == parts
                ? furthest
                : Ratio::fromRaw(value.raw + (furthest.raw - value.raw) / parts * static_cast<Int128>(part));
            const Ratio rounded = withDigits(there, digitsAtLeast);
            return rounded != value && reaches(rounded, value) ? rounded : there;
        };
        int fits = 0;
        int tooFar = parts;
        while (tooFar - fits > 1) {
            const int middle = (fits + tooFar) / 2;
            const auto trial = tried(value, earliest, upTo(middle));
            if (!trial)
                return std::nullopt;
            (isWithinDepth(*trial) ? fits : tooFar) = middle;
        }
        const bool isNewAtOnce = met_ < corridor_.crossings.size() && reaches(upTo(1), corridor_.crossings[met_].value);
        auto trial = tried(
            value, earliest, fits > 0 || isNewAtOnce ? upTo(std::max(fits, 1)) : beforeTheNext(value, furthest), true);
        if (trial && trial->step.pace != NoticeStep::Pace::Alone)
            trial->step.pace = fits > 0 ? NoticeStep::Pace::Depth : NoticeStep::Pace::Alone;
        return trial;
    }

    Ratio beforeTheNext(Ratio value, Ratio furthest) const
    {
        const auto& crossings = corridor_.crossings;
        if (met_ == crossings.size() || !reaches(furthest, crossings[met_].value))
            return furthest;
        const Ratio there = shortOf(crossings[met_].value, value);
        return there == value ? furthest : there;
    }

    NoticeStep next(Ratio value, Timestamp earliest, Ratio furthest)
    {
        using Pace = NoticeStep::Pace;
        const Timestamp noticed{start_.ms + bounds_.noticeMs};
        const auto& crossings = corridor_.crossings;
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
                step.pace = NoticeStep::Pace::Alone;
                if (met_ < crossings.size() && reaches(step.value, crossings[met_].value))
                    step.value = shortOf(crossings[met_].value, crossings[met_ - 1].value);
                return;
            }
        }
    }

    RampFork* const fork_;
    const Corridor& corridor_;
    const std::optional<FirstMet>& nearest_;
    const NoticeBounds& bounds_;
    const Timestamp start_;
    const int sign_;
    const Usd depthAllowed_;
    std::size_t met_{0}; ///< crossings that the steps so far have crossed
};

} // namespace

std::optional<std::vector<NoticeStep>> noticeRamp(
    const NoticeWay& way, Timestamp start, const NoticeBounds& bounds, std::size_t stepsMax, RampFork* fork)
{
    // Those liquidated again only add steps: what is too long without them is not played.
    auto steps = Walk{way, start, bounds, nullptr}.run(stepsMax);
    return steps && fork != nullptr ? Walk{way, start, bounds, fork}.run(stepsMax) : steps;
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
