// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"

#include <string>

namespace plimsoll {

/// A risk configuration as a file that readRisk reads back to the same value (FORMATS.md), every key written out.
std::string writeRisk(const RiskConfiguration& risk);

} // namespace plimsoll
