// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/answer.h"
#include "domain/exchange/risk_configuration.h"

#include <string>
#include <vector>

namespace plimsoll::ctl {

/// A risk configuration from its file; keys that were passed over become remarks of `answer`.
Result<RiskConfiguration, InputFault> loadRisk(const std::string& file, Answer& answer);

struct CurveRequest {
    std::string riskFile;
    std::string asset;
    std::string pointsFile;
    std::string fee; ///< empty: the default of RULES.md section 6
    std::vector<std::string> utilizations;
};

/// Borrow and lend rates of a curve, of a pool or given by its points.
AnswerOrFault answerCurve(const CurveRequest& request);

/// Every fault of a risk configuration at once.
AnswerOrFault answerCheck(const std::string& file);

} // namespace plimsoll::ctl
