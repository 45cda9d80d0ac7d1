// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/counterfactual.h"
#include "service/journal.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace plimsoll {

/// What the last hours of a world would have been under a change.
struct PastUnder {
    std::optional<Refusal> refusal; ///< what the exchange of then says to the change; there are no figures
    Timestamp asked;
    Timestamp from; ///< later than asked for where the world remembers less
    Timestamp until;
    std::vector<ParameterEdit> differed;  ///< of the change: the value that it replaces now, and that of then
    std::vector<ParameterEdit> ofToday;   ///< set besides, the change would not go with them: of then, and of now
    std::vector<ParameterTarget> leftOut; ///< announced then, and the change would not go with it
    std::uint64_t commands{};
    BeforeAfter<StretchFigures> figures; ///< as recorded, and under the change

    bool isShorterThanAsked() const { return from > asked; }
};

/// Told the share done, 0 to 1; false ends it.
using Progress = std::function<bool(double)>;

/// Plays the recorded commands of the last `hours` before `live`, the world as it is, twice (Counterfactual), from the
/// newest snapshot before them: all that came after the clock stood at their beginning, those of that instant too. What
/// the change sets counts whatever was in force then; where it does not go with other values of then of its assets,
/// pools or markets, those have their values of `live`. Nothing where `progress` ended it. Reads beside whoever writes
/// the world; costs two replays of the stretch.
Result<std::optional<PastUnder>, JournalFault> pastUnder(JournalSource& source, const State& live,
    const std::vector<ParameterEdit>& edits, std::uint32_t hours, const Progress& progress);

} // namespace plimsoll
