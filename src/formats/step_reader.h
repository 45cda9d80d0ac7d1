// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json_reader.h"
#include "simulation/scenario_step.h"

namespace plimsoll {

/// Subaccounts that a scenario may script: 1 .. this.
inline constexpr std::uint32_t scriptedSubaccountMax = 100000;

/// Reads the command of a step (FORMATS.md, Scenario). Symbols that the configuration lacks are left to the engine,
/// which refuses them, so that a scenario can expect just that.
ScenarioCommand readCommand(ObjectReader& step, const RiskConfiguration& risk);

/// Reads what a step expects; the fields must be among those of its subject.
Expectation readExpectation(
    const JsonValue& value, const std::string& path, const RiskConfiguration& risk, InputFaults& faults);

} // namespace plimsoll
