// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/answer.h"

#include <cstdint>
#include <optional>
#include <string>

namespace plimsoll::ctl {

struct ImpactRequest {
    std::string storeFile;
    std::string changeFile;                   ///< docs/changes.md
    std::optional<std::uint32_t> noticeHours; ///< plans a ramp that gives every account so much notice
    std::string depthShare{"0.5"};            ///< of what the books take, for one step of it
    std::string margin{"0.01"};               ///< of what an account holds, that a step keeps off it before its notice
    std::string railsFile;                    ///< of the guard rails that its steps keep to; empty: the world's
    std::uint32_t hours{0};                   ///< of the past to play under the change; 0: none
};

/// What a change would do to a world as it stands at its end: the figures of the console's Impact panel.
AnswerOrFault answerImpact(const ImpactRequest& request);

} // namespace plimsoll::ctl
