// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"

namespace plimsoll::test {

/// USDC (identity, mark 1) and SOL (inverseSqrt 0.95, mark 100), their pools, and the market SOL_USDC without fees;
/// breaks no rule.
RiskConfiguration sampleRisk();

} // namespace plimsoll::test
