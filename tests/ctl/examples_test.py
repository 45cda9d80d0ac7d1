# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every worked example of the rule book (section 12), through the program."""

import unittest

from program import EXAMPLES, CtlTest, example


class WorkedExamples(CtlTest):
    def margin(self, account, risk="risk"):
        return self.answer("margin", "--risk", EXAMPLES / f"{risk}.json", "--account", EXAMPLES / f"{account}.json")

    def check(self, answer, **figures):
        self.assertEqual(figures, {name: answer[name] for name in figures})

    def test_1_recorded_account(self):
        answer = self.margin("1-recorded-account", "risk-recorded-mark")
        self.check(answer, assetsValue="20.282501237292616743", netEquity="20.282501237292616743", borrowLiability="0",
                   marginFraction=None, totalExposure="0", imr="0", mmr="0", borrows=[])
        self.check(answer["collateral"][1], collateralValue="9.630096779592616743", collateralWeight="0.95",
                   totalQuantity="0.0699302874", lendQuantity="0.0699302874", availableQuantity="0",
                   openOrderQuantity="0", estLiquidationPrice=None)

    def test_2_margin_long(self):
        answer = self.margin("2-margin-long")
        self.check(answer, assetsValue="1900", netEquity="900", totalExposure="1000", marginFraction="0.9",
                   netEquityLocked="100", netEquityAvailable="800", imf="0.1", mmf="0.05", borrowLiability="1000",
                   liabilitiesValue="1000", mmr="0.055555555555555556", imr="0.111111111111111112",
                   unsettledEquity="0", pnlUnrealized="0", netExposureFutures="0")
        self.check(answer["collateral"][0], symbol="SOL", estLiquidationPrice="55.26315789")
        self.check(answer["borrows"][0], symbol="USDC", netQuantity="-1000", netExposureNotional="1000",
                   markPrice="1", imf="0.1", mmf="0.05")

    def test_3_margin_short(self):
        answer = self.margin("3-margin-short")
        self.check(answer, marginFraction="1", netEquity="1000", totalExposure="1000")
        self.check(answer["borrows"][0], symbol="SOL", netQuantity="-10", estLiquidationPrice="190.47619048")

    def test_4_size_curve_of_the_requirement(self):
        answer = self.margin("4-large-borrow", "risk-size-curves")
        self.check(answer, imf="0.36", mmf="0.216", netEquity="1000000", netEquityLocked="360000", acmf="0.156")
        self.check(answer["borrows"][0], imf="0.36", mmf="0.216")

    def test_5_largest_margin_buy(self):
        for weight, quantity in (("1", "11"), ("0.9625", "8"), ("0.95", "7.3333333333"), ("0.90", "5.5")):
            risk = example("risk")
            risk["assets"][1]["haircutFunction"]["weight"] = weight
            self.write("r.json", risk)
            answer = self.answer("max-order", "--risk", "r.json", "--account", EXAMPLES / "5-hundred-dollars.json",
                                 "--market", "SOL_USDC", "--side", "Bid", "--price", "100")
            self.assertEqual({"maxOrderQuantity": quantity, "bindingTerm": answer["bindingTerm"]}, answer)
            self.assertIn(answer["bindingTerm"], ("haircut", "leverageLimit", "imfBase"))

    def test_7_size_curve_of_the_haircut(self):
        for quantity, weight in (("2493074.79", "0.95"), ("5000000", "0.898981"), ("10000000", "0.835721")):
            self.write("a.json", {"balances": [{"symbol": "SOL", "availableQuantity": quantity}]})
            answer = self.answer("margin", "--risk", EXAMPLES / "risk-size-curves.json", "--account", "a.json")
            self.assertEqual(weight, answer["collateral"][0]["collateralWeight"][:len(weight)])

    def test_2_3_and_6_as_scenarios(self):
        for name, expectations in (("2-margin-long", 13), ("3-margin-short", 7), ("6-interest", 3)):
            answer = self.answer("run", EXAMPLES / f"scenario-{name}.json")
            self.assertEqual([], answer["failures"])
            self.assertEqual({"passed": expectations, "failed": 0}, answer["expectations"])

    def test_a_small_debt_is_closed_whole(self):
        answer = self.answer("run", EXAMPLES / "scenario-small-debt.json")
        self.assertEqual([], answer["failures"])
        self.assertEqual({"passed": 11, "failed": 0}, answer["expectations"])

    def test_the_same_scenario_twice_gives_one_hash(self):
        path = EXAMPLES / "scenario-2-margin-long.json"
        first, second = self.answer("run", path), self.answer("run", path)
        self.assertEqual(32, len(first["stateHash"]))
        self.assertEqual(first, second)


if __name__ == "__main__":
    unittest.main()
