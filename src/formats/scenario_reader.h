// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json_value.h"
#include "simulation/scenario.h"

#include <functional>
#include <optional>
#include <string>

namespace plimsoll {

/// A file that a scenario names, by its path as written there; text, or the fault of reading it.
using OpenFile = std::function<Result<std::string, InputFault>(const std::string& path)>;

/// Reads a scenario (FORMATS.md), its risk configuration and its candles included. Adds every fault and returns nothing
/// where there is one; faults of files that it names come back through `faults` with their own file names.
std::optional<Scenario> readScenario(const JsonValue& value, const OpenFile& open, InputFaults& faults);

/// A scenario from its file; paths in it are relative to it.
Result<Scenario, InputFault> readScenarioFile(const std::string& path, std::vector<std::string>& ignored);

/// "PT1H30M", "PT0.5S", "P1DT2H": milliseconds; nothing where the text is not such a duration.
std::optional<std::int64_t> durationOf(std::string_view text);

} // namespace plimsoll
