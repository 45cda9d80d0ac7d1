// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"
#include "service/view_feed.h"

#include <array>
#include <string_view>

namespace plimsoll {

/// When an alert is raised, how loudly, and when it ends: the table that the engine's side looks at and the screen
/// states.
struct AlertRule {
    view::AlertKind kind{};
    std::string_view name; ///< in the audit
    view::AlertSeverity severity{};
    Ratio threshold; ///< in the unit that the kind implies; zero where there is nothing to exceed
    /// How far back behind its threshold what raised it must be, in the same unit, before it ends: what hovers about
    /// the threshold raises one alert. Zero where it cannot hover.
    Ratio slack;
};

constexpr Ratio hundredths(int count)
{
    return Ratio::fromRaw(Ratio::scale * count / 100);
}

/// One row a kind, in the order of the kinds.
inline constexpr std::array<AlertRule, 12> alertRules{{
    {view::AlertKind::HostReadOnly, "hostReadOnly", view::AlertSeverity::Critical, Ratio{}, Ratio{}},
    {view::AlertKind::TimeRefused, "timeRefused", view::AlertSeverity::Critical, Ratio{}, Ratio{}},
    {view::AlertKind::MarkHeld, "markHeld", view::AlertSeverity::Critical, Ratio{}, Ratio{}},
    {view::AlertKind::QueueLong, "queueLong", view::AlertSeverity::Critical, Ratio::whole(10),
        Ratio::whole(2)},                                                                           // accounts
    {view::AlertKind::BadDebtGrew, "badDebtGrew", view::AlertSeverity::Critical, Ratio{}, Ratio{}}, // USD
    {view::AlertKind::FundLow, "fundLow", view::AlertSeverity::Critical, hundredths(50),
        hundredths(2)}, // of the most it held
    {view::AlertKind::AccountsNear, "accountsNear", view::AlertSeverity::Warning, hundredths(5),
        hundredths(1)}, // of those with exposure
    {view::AlertKind::PoolThrottled, "poolThrottled", view::AlertSeverity::Warning, Ratio{},
        hundredths(1)}, // past its own threshold
    {view::AlertKind::HoldExpires, "holdExpires", view::AlertSeverity::Warning, Ratio::whole(60),
        Ratio{}}, // seconds left
    {view::AlertKind::EngineBehind, "engineBehind", view::AlertSeverity::Warning, hundredths(50),
        hundredths(10)}, // of the speed asked
    {view::AlertKind::PoolAboveOptimal, "poolAboveOptimal", view::AlertSeverity::Notice, hundredths(75),
        hundredths(5)}, // of the way from optimal to throttled
    {view::AlertKind::BackstopSpent, "backstopSpent", view::AlertSeverity::Critical, hundredths(10),
        hundredths(5)}, // of what providers granted
}};

constexpr const AlertRule& alertRule(view::AlertKind kind)
{
    return alertRules[static_cast<std::size_t>(kind)];
}

} // namespace plimsoll
