// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json_value.h"
#include "service/change/change.h"
#include "service/change/guard_rails.h"

#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// Reads what the author of a change writes (docs/changes.md). An edit without `before` takes the value that `live`
/// holds. Adds every fault of form and every path that `live` lacks; nothing where there is one.
std::optional<ChangeContent> readChange(const JsonValue& value, const RiskConfiguration& live, InputFaults& faults);
/// The same; where something is wrong, what could be read.
ChangeContent readWhatIsSound(const JsonValue& value, const RiskConfiguration& live, InputFaults& faults);
/// The same as JSON text, two blanks a level; with the schedule of a notice ramp, which readChange() passes over.
std::string writeChange(const ChangeContent& content, const std::vector<PlannedStep>& schedule = {});

/// Reads guard rails (docs/changes.md); nothing where something is wrong.
std::optional<GuardRails> readGuardRails(const JsonValue& value, InputFaults& faults);
/// The same as JSON text, two blanks a level.
std::string writeGuardRails(const GuardRails& rails);
/// The same from a file; the first fault where something is wrong.
Result<GuardRails, InputFault> readRailsFile(const std::string& file);

} // namespace plimsoll
