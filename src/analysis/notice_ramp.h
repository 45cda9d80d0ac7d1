// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/corridor.h"
#include "domain/exchange/command.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace plimsoll {

class RampFork;

/// What a ramp towards a target that hurts somebody keeps to.
struct NoticeBounds {
    std::int64_t noticeMs{};   ///< from the announcement to the step that crosses an account
    std::int64_t intervalMs{}; ///< between two steps, at least
    Ratio stepMax;             ///< how far a step moves the value, at most; zero: no bound
    Ratio depthShare;          ///< of Corridor::depth: the debt that one step's liquidations may repay
};

struct NoticeStep {
    /// What keeps a step from coming earlier, or from going further.
    enum class Pace : std::uint8_t {
        Start,    ///< it is the first
        Interval, ///< the step before it
        Notice,   ///< an account that it crosses
        Depth,    ///< what the books take
        Alone,    ///< it liquidates more than the share of the depth, and no shorter one liquidates less but nobody
        Margin,   ///< an account would be too near the line: NoticeWay::nearest
    };
    Timestamp at;
    Ratio value;
    std::uint32_t accounts{}; ///< crossed by this step or liquidated again by it
    Usd exposure;             ///< what is repaid of their debts
    Pace pace{};
    std::vector<SubaccountId> setters; ///< accounts that the pace is owed to, at most 20
};

/// Whom a ramp meets on its way, and how far it goes before their notice has run.
struct NoticeWay {
    Corridor corridor; ///< of the line of liquidation, to the last value of the ramp
    /// Before the notice has run no value reaches this: up to there every account stands with all that it holds worth
    /// the margin less, so that marks may move by that much without taking the notice from anybody, not from one either
    /// that the last value just stops short of. None where nobody is met so.
    std::optional<FirstMet> nearest;
};

/// The shortest schedule from the value in force to the end of the corridor that keeps to the bounds: no step can come
/// earlier with the ones before it as they are. Values that stop short of an account have six digits, rounded away from
/// it, or as many more as lie between two crossings. Announced at `start`, its first step at once where that brings
/// nobody nearer to the line than the margin.
///
/// A liquidation ends just behind the line, so that a later step may take the account again: `fork` plays what each
/// step liquidates, from the first that crosses somebody. One that would be more than the share goes less far: short of
/// an account, or by 32nds of its way. Without a fork an account is liquidated once, where it is crossed, with all that
/// it owes. None where the fork does not take a step, where there would be more than `stepsMax`, or when stopped.
/// `onStep` is told each value reached.
std::optional<std::vector<NoticeStep>> noticeRamp(const NoticeWay& way, Timestamp start, const NoticeBounds& bounds,
    std::size_t stepsMax, RampFork* fork = nullptr, const std::function<void(Ratio)>& onStep = {});

/// The way from the value in force to that of the one edit, kept off each account by `margin`, a share of what all that
/// it holds is worth after haircuts; none where there are more edits, where that is no parameter whose movement takes
/// accounts over MMR 100 % one after the other, or when stopped.
std::optional<NoticeWay> noticeWayOf(
    const State& state, const std::vector<ParameterEdit>& edits, Ratio margin, std::stop_token stop = {});

} // namespace plimsoll
