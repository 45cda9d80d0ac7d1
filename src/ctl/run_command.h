// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/answer.h"

#include <string>

namespace plimsoll::ctl {

struct RunRequest {
    std::string scenarioFile;
    std::string storeFile;    ///< empty: nothing is kept
    std::string reportFolder; ///< empty: no report is written
};

/// Plays a scenario as fast as it can.
AnswerOrFault answerRun(const RunRequest& request);

} // namespace plimsoll::ctl
