// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/change.h"
#include "service/change/guard_rails.h"

#include <stop_token>

namespace plimsoll {

/// The shortest notice ramp of a change that keeps to `terms` and to the rails of its parameter, from the state's time
/// on (noticeRamp). None where its edit is not one number whose movement takes accounts over MMR 100 %, where it would
/// take more than 1,000 steps, or when stopped.
std::optional<std::vector<PlannedStep>> noticePlan(const State& state, const ChangeContent& content,
    const NoticeTerms& terms, const GuardRails& rails, std::stop_token stop = {});

/// The next step of a notice ramp as it would be if it were taken now: its exposure is what would be repaid by its
/// liquidations, and its pace Depth where that is within the share of what the books take now, else Alone. None where
/// the ramp has no step left, its value is no longer on the way, or when stopped.
std::optional<PlannedStep> stepNow(const State& state, const Change& change, std::stop_token stop = {});

} // namespace plimsoll
