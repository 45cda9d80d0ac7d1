// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace plimsoll::test {

/// What a random stream is steered to: each theme has its own world and its own odds of commands, so that every event,
/// refusal and stage comes often.
enum class Theme : std::uint8_t {
    Trading,   ///< all order types against each other
    Lending,   ///< pools, throttle, limits, hours
    Crash,     ///< leverage, depth in the books, marks that fall: stage 1
    Backstop,  ///< providers with capacity: stage 2
    ThinBooks, ///< nobody to trade with: stage 3
    Dust,      ///< remainders below minQuantity
    EmptyFund, ///< deficits with and without a fund
    LostPool,  ///< whole pools that are lost, so that indices restart
    Guarded,   ///< the mark guard is on
    Operators, ///< parameters, states, holds, take-overs
    Huge,      ///< amounts near the range of numbers
    Makers,    ///< resting orders that cannot pay any more when somebody takes them
};
inline constexpr std::size_t themeCount = 12;
std::string_view themeName(Theme theme);

/// Assets of every random world: USDC, SOL, BTC, a coin worth 0.00001 USD and one that no market trades; markets
/// against USDC and one of SOL in BTC.
RiskConfiguration randomRisk(Theme theme, std::uint64_t seed);

/// Opens subaccounts and gives them what a theme needs, to be applied first.
std::vector<Command> opening(Theme theme, std::uint64_t seed);

/// The next command of a stream: depends on nothing but the state, the theme and `choice`.
Command nextCommand(const State& state, Theme theme, std::uint64_t choice);

/// A world of the theme after its opening and 1,500 commands.
State randomState(Theme theme, std::uint64_t seed);

} // namespace plimsoll::test
