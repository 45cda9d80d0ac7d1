# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two-asset configuration of RULES.md section 12."""


def riskSource(weight="0.95", solMark="100", curve=None, step="0.01", fee="0", curvePoints=None):
    kind = ({"type": "inverseSqrt", "base": curve[0], "positiveCurvePenalty": curve[1]}
            if curve else {"type": "identity"})

    def asset(symbol, ownWeight, ownKind):
        return {"symbol": symbol, "haircutFunction": {"weight": ownWeight, "kind": ownKind},
                "imfFunction": {"type": "sqrt", "base": "0.1", "factor": "0"},
                "mmfFunction": {"type": "sqrt", "base": "0.05", "factor": "0"}}

    def pool(symbol):
        return {"symbol": symbol, "state": "Open",
                "utilizationCurve": curvePoints or [["0", "0"], ["1", "0"]], "fee": "0.15",
                "maxUtilization": "1", "throttleUtilizationThreshold": "1",
                "throttleUtilizationBound": "1", "throttleUpdateFraction": "0.1",
                "openBorrowLendLimit": "1000000000", "stepSize": "0.0000000001"}

    return {
        "assets": [asset("USDC", "1", {"type": "identity"}), asset("SOL", weight, kind)],
        "borrowLendMarkets": [pool("USDC"), pool("SOL")],
        "markets": [{"symbol": "SOL_USDC", "baseSymbol": "SOL", "quoteSymbol": "USDC",
                     "orderBookState": "Open", "makerFee": fee, "takerFee": fee,
                     "filters": {"price": {"tickSize": "0.01", "minMultiplier": "0.1",
                                           "maxMultiplier": "10", "minImpactMultiplier": "0.5",
                                           "maxImpactMultiplier": "2"},
                                 "quantity": {"stepSize": step, "minQuantity": step}}}],
        "markPrices": [{"symbol": "USDC", "markPrice": "1"}, {"symbol": "SOL", "markPrice": solMark}],
    }
