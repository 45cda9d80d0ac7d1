// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/notice_ramp.h"

#include "analysis/ramp_fork.h"
#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

constexpr std::size_t settersMax = 20;
constexpr int digitsAtLeast = 6;
constexpr int parts = 32;

/// Walks the crossings in the order in which they are met.
class Walk {
public:
    Walk(const NoticeWay& way, Timestamp start, const NoticeBounds& bounds, RampFork* fork,
        const std::function<void(Ratio)>& onStep)
        : fork_(fork)
        , onStep_(onStep)
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
            auto step = next(value, earliest);
            if (!step || steps.size() == stepsMax)
                return std::nullopt;
            if (steps.empty() && step->pace == NoticeStep::Pace::Interval)
                step->pace = NoticeStep::Pace::Start;
            value = step->value;
            earliest = Timestamp{step->at.ms + bounds_.intervalMs};
            steps.push_back(*std::move(step));
            if (onStep_)
                onStep_(value);
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

    /// As soon and as far as notice, margin and the length of a step allow; then as far as the books take it.
    std::optional<NoticeStep> next(Ratio from, Timestamp earliest)
    {
        using Pace = NoticeStep::Pace;
        const Timestamp noticed{start_.ms + bounds_.noticeMs};
        NoticeStep step{earliest, asFarAsOneStep(from), 0, {}, Pace::Interval, {}};
        if (earliest < noticed && nearest_ && reaches(step.value, nearest_->value)) {
            step.setters = {nearest_->subaccount};
            // Close to it, and no step for nothing.
            const Ratio close = withDigits(before(nearest_->value), digitsAtLeast);
            if (close != from && reaches(close, from)) {
                step.value = close;
                step.pace = Pace::Margin;
                return step;
            }
            step.at = noticed;
            step.pace = Pace::Notice;
        }
        const bool meetsSomebody = met_ > 0 || isMetUpTo(step.value, met_);
        return meetsSomebody ? asTheBooksTake(from, std::move(step)) : std::optional{std::move(step)};
    }

    bool isMetUpTo(Ratio value, std::size_t crossing) const
    {
        return crossing < corridor_.crossings.size() && reaches(value, corridor_.crossings[crossing].value);
    }

    /// What a step to `value` liquidates; of one that is more than `enough`, a part that is.
    std::optional<RampFork::Trial> tried(Ratio value, Usd enough)
    {
        if (fork_ != nullptr)
            return fork_->tryStep(value, enough);
        RampFork::Trial trial;
        const auto& crossings = corridor_.crossings;
        for (std::size_t i = met_; isMetUpTo(value, i); ++i) {
            trial.liquidated.accounts.push_back(crossings[i].subaccount);
            trial.liquidated.repaid = crossings[i].exposure - (met_ == 0 ? Usd{} : crossings[met_ - 1].exposure);
        }
        return trial;
    }

    /// Shorter ways than to `value`, each longer than the one before: short of each that is met, and its parts where
    /// an account is liquidated by parts.
    std::vector<Ratio> shorterThan(Ratio value, Ratio from) const
    {
        const auto& crossings = corridor_.crossings;
        const bool isLiquidatedByParts = fork_ != nullptr && depthAllowed_.isPositive();
        std::vector<Ratio> ways;
        Ratio crossed = from;
        for (std::size_t i = met_; isMetUpTo(value, i); ++i) {
            if (crossings[i].value != crossed)
                ways.push_back(shortOf(crossings[i].value, crossed));
            crossed = crossings[i].value;
        }
        for (int part = 1; isLiquidatedByParts && part < parts; ++part) {
            const Ratio there = Ratio::fromRaw(from.raw + (value.raw - from.raw) / parts * static_cast<Int128>(part));
            const Ratio rounded = withDigits(there, digitsAtLeast);
            ways.push_back(reaches(rounded, from) ? rounded : there);
        }
        std::ranges::sort(ways, [this](Ratio a, Ratio b) { return a != b && reaches(b, a); });
        const auto twice = std::ranges::unique(ways);
        ways.erase(twice.begin(), twice.end());
        std::erase_if(ways, [&](Ratio way) { return way == from || reaches(way, value); });
        return ways;
    }

    /// The longest that is within the share; where that hurts nobody, the shortest that hurts somebody.
    std::optional<NoticeStep> asTheBooksTake(Ratio from, NoticeStep step)
    {
        using Pace = NoticeStep::Pace;
        auto taken = tried(step.value, depthAllowed_);
        if (taken && isTooMuch(*taken)) {
            const auto ways = shorterThan(step.value, from);
            std::size_t fitting = 0;
            std::size_t tooFar = ways.size() + 1;
            std::optional<RampFork::Trial> longest;
            while (tooFar - fitting > 1) {
                const std::size_t middle = (fitting + tooFar) / 2;
                auto trial = tried(ways[middle - 1], depthAllowed_);
                if (!trial)
                    return std::nullopt;
                if (isTooMuch(*trial)) {
                    tooFar = middle;
                } else {
                    fitting = middle;
                    longest = std::move(trial);
                }
            }
            if (longest && !longest->liquidated.accounts.empty()) {
                step.value = ways[fitting - 1];
                step.pace = step.pace == Pace::Notice ? Pace::Notice : Pace::Depth;
                taken = std::move(longest);
            } else {
                if (tooFar <= ways.size())
                    step.value = ways[tooFar - 1];
                step.pace = Pace::Alone;
                taken = tried(step.value, Usd::largest());
            }
        }
        if (!taken)
            return std::nullopt;
        return take(std::move(step), *std::move(taken));
    }

    bool isTooMuch(const RampFork::Trial& trial) const { return trial.liquidated.repaid > depthAllowed_; }

    NoticeStep take(NoticeStep step, RampFork::Trial trial)
    {
        std::vector<SubaccountId> hurt;
        std::set<SubaccountId> counted;
        for (; isMetUpTo(step.value, met_); ++met_)
            hurt.push_back(corridor_.crossings[met_].subaccount);
        counted.insert(hurt.begin(), hurt.end());
        for (const SubaccountId id : trial.liquidated.accounts)
            if (counted.insert(id).second)
                hurt.push_back(id);
        step.accounts = static_cast<std::uint32_t>(hurt.size());
        step.exposure = trial.liquidated.repaid;
        if (!hurt.empty()) {
            hurt.resize(std::min(hurt.size(), settersMax));
            step.setters = std::move(hurt);
        }
        if (fork_ != nullptr)
            fork_->keep(std::move(trial));
        return step;
    }

    RampFork* const fork_;
    const std::function<void(Ratio)>& onStep_;
    const Corridor& corridor_;
    const std::optional<FirstMet>& nearest_;
    const NoticeBounds& bounds_;
    const Timestamp start_;
    const int sign_;
    const Usd depthAllowed_;
    std::size_t met_{0}; ///< crossings that the steps so far have crossed
};

} // namespace

std::optional<std::vector<NoticeStep>> noticeRamp(const NoticeWay& way, Timestamp start, const NoticeBounds& bounds,
    std::size_t stepsMax, RampFork* fork, const std::function<void(Ratio)>& onStep)
{
    return Walk{way, start, bounds, fork, onStep}.run(stepsMax);
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
