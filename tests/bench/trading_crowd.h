// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"

#include <random>

namespace plimsoll::test {

/// `count` subaccounts around a market whose mark is 100: a quarter each lend USDC, owe 1,000 to 7,900 USDC against 100
/// SOL, hold USDC behind a resting bid, and owe 5 SOL; every second of those who hold SOL rests an ask. Orders stand at
/// some 5,000 prices. The first account supplies both pools and the best prices.
State makeTradingCrowd(std::uint32_t count);
/// The same, made once and kept until another count is asked for.
const State& tradingCrowd(std::uint32_t count);

/// What some account of the crowd may ask: orders that rest, cross or are cancelled, money in and out, borrows.
Command tradersCommand(std::uint32_t count, std::mt19937_64& random);

} // namespace plimsoll::test
