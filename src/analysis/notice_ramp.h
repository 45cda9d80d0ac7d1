// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/corridor.h"
#include "domain/exchange/command.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

/// What a ramp towards a target that hurts somebody keeps to.
struct NoticeBounds {
    std::int64_t noticeMs{};   ///< from the announcement to the step that crosses an account
    std::int64_t intervalMs{}; ///< between two steps, at least
    Ratio stepMax;             ///< how far a step moves the value, at most; zero: no bound
    Ratio depthShare;          ///< of Corridor::depth: what one step may liquidate of exposure
};

struct NoticeStep {
    /// What keeps a step from coming earlier, or from going further.
    enum class Pace : std::uint8_t {
        Start,    ///< it is the first
        Interval, ///< the step before it
        Notice,   ///< an account that it crosses
        Depth,    ///< what the books take
        Alone,    ///< one crossing alone is more than the share of the depth: it has its step for itself
    };
    Timestamp at;
    Ratio value;
    std::uint32_t accounts{}; ///< crossed by this step
    Usd exposure;             ///< of them
    Pace pace{};
    std::vector<SubaccountId> setters; ///< accounts that the pace is owed to, at most 20
};

/// The shortest schedule from the value in force to the end of the corridor (`corridor.extreme`) that keeps to the
/// bounds: no step can come earlier with the ones before it as they are. Values that stop short of a crossing have six
/// digits, rounded away from it, or as many more as lie between two crossings. Announced at `start`, its first step at
/// once where that crosses nobody. The corridor's crossings must be those of the line of liquidation.
std::vector<NoticeStep> noticeRamp(const Corridor& corridor, Timestamp start, const NoticeBounds& bounds);

/// The corridor from the value in force to that of the one edit; none where there are more, where that is no parameter
/// whose movement takes accounts over MMR 100 % one after the other, or when stopped.
std::optional<Corridor> liquidationCorridorOf(
    const State& state, const std::vector<ParameterEdit>& edits, std::stop_token stop = {});

} // namespace plimsoll
