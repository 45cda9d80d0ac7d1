// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"
#include "simulation/scenario_step.h"

#include <map>
#include <string>
#include <variant>

namespace plimsoll {

/// A figure as scenarios compare it: nothing (null), true or false, a text or decimal.
using FigureValue = std::variant<std::monostate, bool, std::string>;

/// What the last command came to and how the named orders stand; the rest is read from the state.
struct ScenarioMemory {
    std::optional<Refusal> lastRefusal;
    std::map<std::string, OrderChanged> orders;
};

/// The present value of a field of an expectation. Throws ArithmeticFault where a figure leaves its range.
FigureValue figureOf(
    const State& state, const ScenarioMemory& memory, const Expectation& expectation, const std::string& field);

/// Whether a figure is as expected: decimals within the tolerance, all else equal.
bool isAsExpected(const ExpectedField& expected, const FigureValue& actual, Ratio tolerance);

/// Net assets at mark, in USD; of the treasury its remainders in the pools included.
Usd backstopFundValue(const State& state);
Usd treasuryValue(const State& state);

} // namespace plimsoll
