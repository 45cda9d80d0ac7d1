// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"
#include "service/view_feed.h"

#include <array>

namespace plimsoll {

/// When an alert is raised and how loudly: the table that the engine's side looks at and the screen states.
struct AlertRule {
    view::AlertKind kind{};
    view::AlertSeverity severity{};
    Ratio threshold; ///< in the unit that the kind implies; zero where there is nothing to exceed
};

constexpr Ratio hundredths(int count)
{
    return Ratio::fromRaw(Ratio::scale * count / 100);
}

/// One row a kind, in the order of the kinds.
inline constexpr std::array<AlertRule, 11> alertRules{{
    {view::AlertKind::HostReadOnly, view::AlertSeverity::Critical, Ratio{}},
    {view::AlertKind::TimeRefused, view::AlertSeverity::Critical, Ratio{}},
    {view::AlertKind::MarkHeld, view::AlertSeverity::Critical, Ratio{}},
    {view::AlertKind::QueueLong, view::AlertSeverity::Critical, Ratio::whole(10)},  // accounts
    {view::AlertKind::BadDebtGrew, view::AlertSeverity::Critical, Ratio{}},         // USD
    {view::AlertKind::FundLow, view::AlertSeverity::Critical, hundredths(50)},      // of the most it held
    {view::AlertKind::AccountsNear, view::AlertSeverity::Warning, hundredths(5)},   // of those with exposure
    {view::AlertKind::PoolThrottled, view::AlertSeverity::Warning, Ratio{}},        // past its own threshold
    {view::AlertKind::HoldExpires, view::AlertSeverity::Warning, Ratio::whole(60)}, // seconds left
    {view::AlertKind::EngineBehind, view::AlertSeverity::Warning, hundredths(50)},  // of the speed asked
    {view::AlertKind::PoolAboveOptimal, view::AlertSeverity::Notice,
        hundredths(75)}, // of the way from optimal to throttled
}};

constexpr const AlertRule& alertRule(view::AlertKind kind)
{
    return alertRules[static_cast<std::size_t>(kind)];
}

} // namespace plimsoll
