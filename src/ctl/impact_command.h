// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/answer.h"

#include <string>

namespace plimsoll::ctl {

struct ImpactRequest {
    std::string storeFile;
    std::string changeFile; ///< docs/changes.md
};

/// What a change would do to a world as it stands at its end: the figures of the console's Impact panel.
AnswerOrFault answerImpact(const ImpactRequest& request);

} // namespace plimsoll::ctl
