// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"
#include "domain/base/result.h"

#include <cstdint>
#include <vector>

namespace plimsoll {

struct CurvePoint {
    Ratio utilization;
    Ratio rate; ///< a year; 0 .. 100 (10,000 %)

    friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("utilization", self.utilization);
        visit("rate", self.rate);
    }
};

/// Which curve rule of RULES.md section 6 is broken, and at which point.
struct CurveFault {
    enum class Rule : std::uint8_t {
        PointCount,           ///< 2 to 16 points
        FirstUtilization,     ///< the first lies at 0
        LastUtilization,      ///< the last lies at 1
        UtilizationNotRising, ///< strictly above the one before
        RateFalls,            ///< never below the one before
        RateOutOfRange,       ///< 0 .. 100
    };
    Rule rule{};
    std::size_t point{};
};

/// Borrow rate a year over utilization, linear between 2 to 16 points (RULES.md section 6).
class UtilizationCurve {
public:
    static constexpr std::size_t pointCountMin = 2;
    static constexpr std::size_t pointCountMax = 16;
    static constexpr Ratio rateMax = Ratio::whole(100);

    /// Flat at 0: only a placeholder until a curve is assigned.
    UtilizationCurve();
    static Result<UtilizationCurve, CurveFault> make(std::vector<CurvePoint> points);
    /// Every broken rule, in the order of the points; empty where the curve is lawful.
    static std::vector<CurveFault> faultsOf(const std::vector<CurvePoint>& points);

    const std::vector<CurvePoint>& points() const { return points_; }

    /// Rate at the exact utilization borrowed / lent (0 where nothing is lent), rounded up once to 1e-18.
    Ratio rateAt(Quantity borrowed, Quantity lent) const;
    /// Rate at a utilization given as a decimal; outside 0..1 the end value. Rounded up.
    Ratio rateAt(Ratio utilization) const;

    friend bool operator==(const UtilizationCurve&, const UtilizationCurve&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("points", self.points_);
    }

private:
    explicit UtilizationCurve(std::vector<CurvePoint> points);
    Ratio rateAtFraction(Int128 numerator, Int128 denominator) const;

    std::vector<CurvePoint> points_;
};

/// borrowRate x utilization x (1 - fee), rounded down; utilization = borrowed / lent (RULES.md section 6).
Ratio lendRate(Ratio borrowRate, Quantity borrowed, Quantity lent, Ratio fee);

} // namespace plimsoll
