// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/impact.h"
#include "service/change/change.h"
#include "service/journal.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace plimsoll {

/// What a change would have done to a world as it stood at one place in its journal.
struct PastImpact {
    RiskConfiguration risk; ///< in force there
    Impact impact;
    std::optional<BeforeAfter<Aftermath>> aftermath; ///< of effectHorizonSeconds; none where the exchange refuses
};

/// Found anew from the newest snapshot at or before `sequence` and the commands up to it: what was seen there, to the
/// last digit. Nothing where the world remembers less, or when stopped. Reads beside whoever writes the world.
Result<std::optional<PastImpact>, JournalFault> pastImpact(
    JournalSource& source, std::uint64_t sequence, const std::vector<ParameterEdit>& edits, std::stop_token stop = {});

} // namespace plimsoll
