// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/change_desk.h"

#include <optional>
#include <vector>

namespace plimsoll {

/// Why these edits are no emergency tightening: NOT_EMERGENCY for a parameter that is not of those that are moved in
/// one (an asset's weight, a pool's state and limit, a book's state), NOT_TIGHTER for a value that does not narrow what
/// is live. None where all of them are.
std::optional<DeskRefusal> emergencyFault(const RiskConfiguration& live, const std::vector<ParameterEdit>& edits);

/// Why an effect is more than the budget lets an emergency liquidate; the value says what it would.
std::optional<DeskRefusal> budgetFault(const ChangeEffect& effect, std::uint32_t budget);

} // namespace plimsoll
