// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

namespace plimsoll::test {

/// The assets of sampleRisk().
inline constexpr AssetId usdc{0};
inline constexpr AssetId sol{1};

/// `count` subaccounts with 10 SOL each at 100; every tenth owes 100 USDC, far from liquidation; the first one lends.
State crowd(std::uint32_t count);

/// Takes SOL from an account of the crowd until `left` remains; whether the exchange let it.
bool leaveWith(State& state, SubaccountId id, Quantity left);

} // namespace plimsoll::test
