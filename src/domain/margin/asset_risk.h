// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plimsoll {

/// Collateral weight of a balance of `notional` USD before the haircut: the root up, the weight down
/// (RULES.md sections 3 and 13, Numbers).
Ratio collateralWeight(const HaircutFunction& function, Usd notional);
/// max(base, factor x sqrt(notional)), rounded up.
Ratio marginRequirement(const MarginFunction& function, Usd notional);

/// The functions of one asset in doubles, within 1e-12 of the exact ones: for filters only.
struct RoughRisk {
    double weight{};
    double weightKnee{}; ///< USD, up to which the weight is constant
    double base{};
    double penalty{};
    double imfBase{};
    double imfFactor{};
    double mmfBase{};
    double mmfFactor{};

    double weightAt(double notional) const
    {
        return notional <= weightKnee ? weight : std::min(weight, base / (1 + penalty * std::sqrt(notional)));
    }
    double imfAt(double notional) const { return std::max(imfBase, imfFactor * std::sqrt(notional)); }
    double mmfAt(double notional) const { return std::max(mmfBase, mmfFactor * std::sqrt(notional)); }
};

/// The functions of one asset with the notionals up to which their size curves cannot bind, so that most accounts need
/// no root. Derived from the configuration, never stored.
class AssetRisk {
public:
    AssetRisk() = default;
    explicit AssetRisk(const AssetParameters& parameters);

    Ratio weightAt(Usd notional) const
    {
        return notional <= weightKnee_ ? haircut_.weight : collateralWeight(haircut_, notional);
    }
    Ratio imfAt(Usd notional) const { return notional <= imfKnee_ ? imf_.base : marginRequirement(imf_, notional); }
    Ratio mmfAt(Usd notional) const { return notional <= mmfKnee_ ? mmf_.base : marginRequirement(mmf_, notional); }
    /// notional x weight in USD, rounded down once.
    Usd collateralValue(Usd notional) const { return multiply(notional, weightAt(notional), Rounding::Down); }

    /// The exact functions without one of their terms: to find which of them binds. rough() stays as it was.
    AssetRisk withoutHaircut() const;
    AssetRisk withoutImfBase() const;
    AssetRisk withoutImfCurve() const;

    const RoughRisk& rough() const { return rough_; }
    const HaircutFunction& haircut() const { return haircut_; }
    const MarginFunction& imf() const { return imf_; }
    const MarginFunction& mmf() const { return mmf_; }

private:
    HaircutFunction haircut_;
    MarginFunction imf_;
    MarginFunction mmf_;
    Usd weightKnee_;
    Usd imfKnee_;
    Usd mmfKnee_;
    RoughRisk rough_;
};

} // namespace plimsoll
