# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The binding term of an order is the one whose relaxation alone lets the most pass (RULES.md section 5)."""

import decimal
import random
import unittest

from program import CtlTest, example

WITHOUT_SIZE_CURVE = {"factor": "0"}
LEAST = "0.000000000000000001"


class BindingTerm(CtlTest):
    def largest(self, risk, account, side="Bid"):
        self.write("r.json", risk)
        self.write("a.json", account)
        answer = self.answer("max-order", "--risk", "r.json", "--account", "a.json", "--market", "SOL_USDC", "--side",
                             side, "--price", "100")
        return decimal.Decimal(answer["maxOrderQuantity"]), answer["bindingTerm"]

    def without(self, term, risk, account):
        """The risk file and the account with one term relaxed as far as the files can say it."""
        risk = dict(risk, assets=[dict(asset) for asset in risk["assets"]], venue=dict(risk["venue"]))
        account = dict(account, settings=dict(account["settings"]))
        if term == "leverageLimit":
            risk["venue"]["leverageLimitMax"] = account["settings"]["leverageLimit"] = "1000"
        for asset in risk["assets"]:
            if term == "haircut":
                asset["haircutFunction"] = {"weight": "1", "kind": {"type": "identity"}}
            if term == "imfBase":
                asset["imfFunction"] = dict(asset["imfFunction"], base=LEAST)
                asset["mmfFunction"] = dict(asset["mmfFunction"], base="0")
            if term == "sizeCurve":
                asset["imfFunction"] = dict(asset["imfFunction"], **WITHOUT_SIZE_CURVE)
                asset["mmfFunction"] = dict(asset["mmfFunction"], **WITHOUT_SIZE_CURVE)
        return risk, account

    def account(self, usdc, limit):
        return {"settings": {"marginEnabled": True, "leverageLimit": limit},
                "balances": [{"symbol": "USDC", "availableQuantity": usdc}]}

    def risk(self, weight, base="0.1", factor="0", kind=None):
        risk = example("risk")
        risk["venue"]["leverageLimitMax"] = "50"
        risk["markets"][0]["filters"]["quantity"].update(stepSize="0.01", minQuantity="0.01")
        risk["assets"][1]["haircutFunction"] = {"weight": weight, "kind": kind or {"type": "identity"}}
        for asset in risk["assets"]:
            asset["imfFunction"].update(base=base, factor=factor)
            asset["mmfFunction"].update(base="0", factor="0")
        return risk

    def test_a_leverage_limit_binds_under_a_small_haircut(self):
        self.assertEqual((decimal.Decimal("19.99"), "leverageLimit"),
                         self.largest(self.risk("0.9999"), self.account("1000", "1")))

    def test_a_size_curve_binds_under_a_small_haircut(self):
        self.assertEqual((decimal.Decimal("19998.66"), "sizeCurve"),
                         self.largest(self.risk("0.9999", factor="0.001"), self.account("1000000", "10")))

    def test_a_haircut_binds_where_base_and_leverage_limit_bind_together(self):
        self.assertEqual((decimal.Decimal("7.33"), "haircut"),
                         self.largest(self.risk("0.95"), self.account("100", "10")))
        self.assertEqual((decimal.Decimal("11"), "imfBase"), self.largest(self.risk("1"), self.account("100", "10")))

    def test_no_other_term_would_let_more_pass(self):
        draw = random.Random(5)
        named = set()
        for _ in range(40):
            curve = {"type": "inverseSqrt", "base": "1.1", "positiveCurvePenalty": draw.choice(["0.0001", "0.001"])}
            risk = self.risk(draw.choice(["1", "0.9999", "0.99", "0.95", "0.8"]), draw.choice(["0.05", "0.1", "0.3"]),
                             draw.choice(["0", "0.00036", "0.002"]), draw.choice([None, curve]))
            account = self.account(draw.choice(["100", "1000", "70000", "900000"]), draw.choice(["1", "3", "10", "50"]))
            side = draw.choice(["Bid", "Ask"])
            most, term = self.largest(risk, account, side)
            relaxed = {each: self.largest(*self.without(each, risk, account), side)[0]
                       for each in ("imfBase", "leverageLimit", "sizeCurve", "haircut")}
            self.assertGreaterEqual(relaxed[term], max(relaxed.values()), (risk, account, side, relaxed))
            self.assertTrue(relaxed[term] > most or max(relaxed.values()) == most, (risk, account, relaxed))
            named.add(term)
        self.assertEqual({"imfBase", "leverageLimit", "sizeCurve", "haircut"}, named)


if __name__ == "__main__":
    unittest.main()
