// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"

#include <set>
#include <string>
#include <vector>

namespace plimsoll {

/// As faultsOf(risk), leaving out rules that need a parameter (by path) that could not be read.
std::vector<ParameterFault> faultsOf(const RiskConfiguration& risk, const std::set<std::string>& unread);

} // namespace plimsoll
