// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/amounts.h"

#include "simulation/real.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr double quantityScale = 1e10;
constexpr double unitsMax = 1e15;

} // namespace

double unitsOf(Quantity quantity)
{
    return static_cast<double>(quantity.raw) / quantityScale;
}

Quantity quantityOf(double units)
{
    return Quantity::fromRaw(static_cast<Int128>(std::clamp(units, 0.0, unitsMax) * quantityScale));
}

std::optional<Quantity> orderQuantity(const MarketParameters& market, double units)
{
    Quantity quantity = floorToStep(quantityOf(units), market.stepSize);
    if (market.maxQuantity)
        quantity = std::min(quantity, *market.maxQuantity);
    if (quantity.isZero() || quantity < market.minQuantity)
        return std::nullopt;
    return quantity;
}

Price orderPrice(const MarketParameters& market, double price, Rounding rounding)
{
    Price result = floorToStep(real::toPrice(price), market.tickSize);
    if (rounding == Rounding::Up && real::of(result) < price)
        result += market.tickSize;
    else if (rounding == Rounding::Down && real::of(result) > price)
        result -= market.tickSize;
    result = std::max(result, market.minPrice.value_or(market.tickSize));
    return market.maxPrice ? std::min(result, *market.maxPrice) : result;
}

double weightOf(const HaircutFunction& haircut, double notional)
{
    const double weight = real::of(haircut.weight);
    if (haircut.kind == HaircutFunction::Kind::Identity)
        return weight;
    const double penalty = real::of(haircut.positiveCurvePenalty) * std::sqrt(std::max(notional, 0.0));
    return std::min(weight, real::of(haircut.base) / (1 + penalty));
}

double requirementOf(const MarginFunction& function, double notional)
{
    return std::max(real::of(function.base), real::of(function.factor) * std::sqrt(std::max(notional, 0.0)));
}

} // namespace plimsoll
