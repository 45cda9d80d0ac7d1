# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The second model against the worked examples of RULES.md section 12 that an account answers."""

import unittest
from fractions import Fraction

from model.account_file import AccountFile
from model.margin import curvedRate, weightAt
from model.numbers import RATIO, USD, show
from model.risk import Risk
from sample import riskSource


def account(balances, borrows=(), leverage="10", orders=()):
    return {"settings": {"marginEnabled": True, "leverageLimit": leverage},
            "balances": [{"symbol": s, "availableQuantity": q} for s, q in balances],
            "borrows": [{"symbol": s, "quantity": q} for s, q in borrows],
            "openOrders": list(orders)}


class WorkedExamples(unittest.TestCase):
    def test_example1NetEquityToTheLastDigit(self):
        risk = Risk(riskSource(solMark="144.9578481"))
        got = AccountFile(risk, account([("USDC", "10.6524044577"), ("SOL", "0.0699302874")])).margin()
        self.assertEqual(got["netEquity"], "20.282501237292616743")
        self.assertIsNone(got["marginFraction"])
        self.assertEqual((got["imf"], got["mmf"], got["imr"]), ("0.1", "0", "0"))

    def test_example2MarginLong(self):
        got = AccountFile(Risk(riskSource()), account([("SOL", "20")], [("USDC", "1000")])).margin()
        for field, value in (("assetsValue", "1900"), ("netEquity", "900"), ("totalExposure", "1000"),
                             ("marginFraction", "0.9"), ("netEquityLocked", "100"),
                             ("netEquityAvailable", "800"), ("mmr", "0.055555555555555556")):
            self.assertEqual(got[field], value, field)
        self.assertEqual(got["collateral"][0]["estLiquidationPrice"], "55.26315789")

    def test_example3MarginShort(self):
        got = AccountFile(Risk(riskSource()), account([("USDC", "2000")], [("SOL", "10")])).margin()
        self.assertEqual(got["marginFraction"], "1")
        self.assertEqual(got["borrows"][0]["estLiquidationPrice"], "190.47619048")

    def test_example4SizeCurveOfRequirements(self):
        million = 1_000_000 * USD
        self.assertEqual(curvedRate(RATIO // 10, 36 * 10**13, million), 36 * 10**16)
        self.assertEqual(curvedRate(RATIO // 20, 216 * 10**12, million), 216 * 10**15)

    def test_example5LargestMarginBuy(self):
        for weight, most in (("1", "1100"), ("0.9625", "800"), ("0.95", "733.3333333333"),
                             ("0.9", "550")):
            risk = Risk(riskSource(weight=weight, solMark="1", step="0.0000000001"))
            got = AccountFile(risk, account([("USDC", "100")])).maxOrder("SOL_USDC", "Bid", "1")
            self.assertEqual(got["maxOrderQuantity"], most)

    def test_example7HaircutSizeCurve(self):
        asset = Risk(riskSource(curve=("1.1", "0.0001"))).assets["SOL"]
        self.assertEqual(show(weightAt(asset, 2_493_074 * USD), RATIO), "0.95")
        self.assertLess(weightAt(asset, 2_493_075 * USD), 95 * RATIO // 100)
        self.assertEqual(show(weightAt(asset, 5_000_000 * USD), RATIO)[:8], "0.898981")
        self.assertEqual(show(weightAt(asset, 10_000_000 * USD), RATIO)[:8], "0.835721")

    def test_openOrdersAreLockedAndBorrowTheRest(self):
        order = {"market": "SOL_USDC", "side": "Bid", "price": "100", "quantity": "5", "autoBorrow": True}
        got = AccountFile(Risk(riskSource()), account([("USDC", "300")], orders=[order])).margin()
        self.assertEqual(got["totalExposure"], "200")
        self.assertEqual(got["collateral"][0]["openOrderQuantity"], "300")
        self.assertEqual(got["marginFraction"], "1.5")


if __name__ == "__main__":
    unittest.main()
