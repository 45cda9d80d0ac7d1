// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"

#include <optional>

namespace plimsoll {

/// Units as agents reckon with them; exact only as far as a double is.
double unitsOf(Quantity quantity);

/// A quantity rounded down to its step; zero for what is not positive, at most 1e15 units.
Quantity quantityOf(double units);

/// `units` as a quantity that the market's filters pass, rounded down to the step, cut to the largest; none below the
/// smallest.
std::optional<Quantity> orderQuantity(const MarketParameters& market, double units);

/// `price` as a limit price that the market's filters pass: on a tick, rounded the stated way, inside minPrice and
/// maxPrice.
Price orderPrice(const MarketParameters& market, double price, Rounding rounding);

/// Collateral weight of a balance worth `notional` USD (RULES.md section 3), near enough to plan with.
double weightOf(const HaircutFunction& haircut, double notional);

/// Requirement on a borrow worth `notional` USD (RULES.md section 4), near enough to plan with.
double requirementOf(const MarginFunction& function, double notional);

} // namespace plimsoll
