// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/announcement.h"

namespace plimsoll {

std::vector<ParameterEdit> withdrawalOf(const RiskInForce& risk, const std::vector<ParameterEdit>& edits)
{
    std::vector<ParameterEdit> withdrawal;
    for (const ParameterTarget& target : risk.announced)
        if (std::any_of(
                edits.begin(), edits.end(), [&](const ParameterEdit& edit) { return edit.path == target.path; }))
            withdrawal.push_back(
                {target.path, target.value, parameterAt(risk.configuration, target.path)->text(risk.configuration)});
    return withdrawal;
}

} // namespace plimsoll
