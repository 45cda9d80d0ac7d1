// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/curve_corridor.h"
#include "support/desk.h"
#include "support/plain_risk.h"

namespace plimsoll::test {

/// A pool with the curve of the fake exchange's SOL, 73 % of it borrowed by account 1.
inline CurveCorridor corridorOfSol()
{
    RiskConfiguration risk = plainRisk("0.95");
    risk.pools[1].utilizationCurve = UtilizationCurve::make(
        {{Ratio{}, Ratio{}}, {constant<Ratio>("0.7"), constant<Ratio>("0.08")},
            {Ratio::whole(1),
                Ratio::whole(1)}}).value();
    Desk desk{risk};
    desk.deposit(3, "SOL", "1000");
    desk.lend(3, "SOL", "1000");
    desk.deposit(1, "USDC", "200000");
    desk.borrow(1, "SOL", "730");
    return *curveCorridorOf(desk.state, desk.asset("SOL"));
}

} // namespace plimsoll::test
