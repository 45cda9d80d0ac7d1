// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/change.h"
#include "service/change/guard_rails.h"

#include <functional>
#include <stop_token>

namespace plimsoll {

/// The shortest notice ramp of a change that keeps to `terms` and to the rails of its parameter, from the state's time
/// on (noticeRamp). None where its edit is not one number whose movement takes accounts over MMR 100 %, where it would
/// take more than 1,000 steps, or when stopped. `onShare` is told how much of the way is planned, 0 to 1.
std::optional<NoticePlan> noticePlan(const State& state, const ChangeContent& content, const NoticeTerms& terms,
    const GuardRails& rails, std::stop_token stop = {}, const std::function<void(double)>& onShare = {});

/// The next step of a notice ramp as it would be if it were taken now; where that would liquidate more than the share
/// of what the books take now, all that is left of the ramp planned anew, with the notice that is left, if it can be.
/// None where it has no step left, its value is no longer on the way, or when stopped.
std::optional<NoticePlan> nextOfNoticeRamp(
    const State& state, const Change& change, const GuardRails& rails, std::stop_token stop = {});

} // namespace plimsoll
