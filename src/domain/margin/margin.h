// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/margin/asset_risk.h"

#include <optional>
#include <vector>

namespace plimsoll {

/// What one asset contributes to an account: everything the margin rules look at.
struct MarginLine {
    AssetId asset;
    Quantity holding;     ///< available + locked + lent
    Quantity debt;        ///< owed, a liability
    Quantity wouldBorrow; ///< what resting orders would borrow: exposure, not yet a liability

    bool isEmpty() const { return holding.isZero() && debt.isZero() && wouldBorrow.isZero(); }
};

/// Marks and parameters, by asset, and the account's leverage limit: what lines are valued with.
struct MarginTerms {
    const std::vector<Price>& marks;
    const std::vector<AssetRisk>& risks;
    Ratio leverageLimit;
};

/// The exact sums of RULES.md section 4; thresholds are tested on them, never on the rounded ratios that are shown.
struct MarginSums {
    Usd assetsValue;           ///< after haircuts
    Usd borrowLiability;       ///< debts at full notional
    Usd totalExposure;         ///< debts and would-be borrows
    Int256 initialRequirement; ///< sum of n x imf in steps of 1e-54 / leverageLimit, so that 1/leverageLimit is exact
    Int256 maintenanceRequirement; ///< sum of n x mmf in steps of 1e-36
    Ratio leverageLimit{Ratio::whole(1)};

    Usd netEquity() const { return assetsValue - borrowLiability; }
    bool hasExposure() const { return totalExposure.isPositive(); }
    /// IMR at most 100 %, true without exposure.
    bool coversInitial() const;
    /// MMR at or beyond 100 % (RULES.md section 7, trigger); never without exposure.
    bool isLiquidatable() const;
    /// marginFraction >= mmf x buffer, or no exposure (the exit of the queue).
    bool isRestored(Ratio liquidationBuffer) const;
    /// Sign of this account's marginFraction against another's; no exposure is the best.
    std::strong_ordering compareMarginFraction(const MarginSums& other) const;
    /// marginFraction at or below the auto-close fraction (RULES.md section 4).
    bool isAtAutoClose(Ratio acmfDivisor, Ratio acmfOffset) const;

    /// The figures as shown: rounded once, credits down, requirements up.
    std::optional<Ratio> marginFraction() const;
    Ratio imf() const;
    Ratio mmf() const;
    Ratio acmf(Ratio acmfDivisor, Ratio acmfOffset) const;
    Usd netEquityLocked() const;
    Usd netEquityAvailable() const { return netEquity() - netEquityLocked(); }
    /// "0" without exposure, none where equity is not positive.
    std::optional<Ratio> imr() const;
    std::optional<Ratio> mmr() const;
};

/// Adds one line to the sums.
void addLine(MarginSums& sums, const MarginLine& line, const MarginTerms& terms);
/// Sums over all lines, in their order.
MarginSums marginSums(const std::vector<MarginLine>& lines, const MarginTerms& terms);

/// The mark of `asset` at which MMR reaches 100 % with all else still, to 1e-8; none where no mark does, or none is
/// healthy (FORMATS.md, margin). Equity less maintenance is concave in the mark, so healthy marks are one interval: the
/// answer is the unhealthy mark next to that end of it which is nearer to the mark in force, the lower of two as near.
std::optional<Price> liquidationPrice(const std::vector<MarginLine>& lines, AssetId asset, const MarginTerms& terms);

} // namespace plimsoll
