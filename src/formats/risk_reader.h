// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"
#include "formats/json_value.h"

#include <optional>
#include <string>

namespace plimsoll {

/// Reads a risk configuration that stands at `path` of a file (FORMATS.md). Adds every fault, of form and of RULES.md
/// section 8, and returns nothing where there is one.
std::optional<RiskConfiguration> readRisk(const JsonValue& value, const std::string& path, InputFaults& faults);

/// Reads the points of a utilization curve; nothing where one of them or the curve is wrong.
std::optional<UtilizationCurve> readCurve(const JsonValue& value, const std::string& path, InputFaults& faults);

} // namespace plimsoll
