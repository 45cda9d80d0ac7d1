# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The second model run over whole scenarios: the worked examples that need pools and books."""

import json
import unittest

from model.scenario import Run
from sample import riskSource

START = "2025-10-10T20:00:00Z"


def at(when, command, subaccount=None, **rest):
    step = {"at": when, "command": command}
    if subaccount is not None:
        step["subaccount"] = subaccount
    step.update(rest)
    return step


def run(steps, **risk):
    done = Run({"start": START, "steps": steps}, riskSource(**risk)).all({"steps": steps})
    return done


SUPPLY = [at("PT0S", "deposit", 9, symbol="USDC", quantity="10000"),
          at("PT0S", "lend", 9, symbol="USDC", quantity="10000"),
          at("PT0S", "deposit", 9, symbol="SOL", quantity="100"),
          at("PT0S", "lend", 9, symbol="SOL", quantity="50"),
          at("PT0S", "deposit", 1, symbol="USDC", quantity="1000"),
          at("PT0S", "updateSettings", 1, marginEnabled=True)]


def order(subaccount, side, quantity, price=None, **rest):
    kind = {"type": "Market"} if price is None else {"price": price}
    return at(rest.pop("when", "PT0S"), "placeOrder", subaccount, market="SOL_USDC", side=side,
              quantity=quantity, **kind, **rest)


class WorkedScenarios(unittest.TestCase):
    def expectAll(self, steps, **risk):
        done = run(steps, **risk)
        self.assertEqual(done.failures, [])
        self.assertGreater(done.passed, 0)
        return done

    def test_example2MarginBuyIsLiquidatedBelowItsPrice(self):
        self.expectAll(SUPPLY + [
            order(9, "Ask", "20", "100"),
            order(1, "Bid", "20", "100", autoBorrow=True),
            {"at": "PT0S", "expect": {"subaccount": 1, "marginFraction": "0.9", "netEquity": "900",
                                      "netEquityAvailable": "800"}},
            at("PT1S", "setMarkPrice", symbol="SOL", markPrice="55.26315790"),
            {"at": "PT1S", "expect": {"subaccount": 1, "liquidating": False}},
            at("PT1S", "setMarkPrice", symbol="SOL", markPrice="55.26315789"),
            {"at": "PT1S", "expect": {"subaccount": 1, "liquidating": True}}])

    def test_example3MarginSellIsRepaidByAMarginBuy(self):
        self.expectAll(SUPPLY + [
            order(9, "Bid", "10", "100", autoLendRedeem=True),
            order(1, "Ask", "10", "100", autoBorrow=True),
            {"at": "PT0S", "expect": {"subaccount": 1, "marginFraction": "1"}},
            {"at": "PT0S", "expect": {"subaccount": 1, "borrow": "SOL", "quantity": "10"}},
            order(9, "Ask", "10", "100"),
            order(1, "Bid", "10", "100", autoBorrow=True, autoBorrowRepay=True),
            {"at": "PT0S", "expect": {"subaccount": 1, "borrow": "SOL", "quantity": "0"}},
            {"at": "PT0S", "expect": {"subaccount": 1, "balance": "USDC",
                                      "availableQuantity": "1000"}}])

    def test_example6EntryFeeAndHourlyCharge(self):
        flat = [["0", "0.08"], ["1", "0.08"]]
        steps = SUPPLY + [
            at("PT50M", "borrow", 1, symbol="USDC", quantity="2000"),
            {"at": "PT50M", "expect": {"subaccount": 1, "borrow": "USDC",
                                       "quantity": "2000.0030441401"}},
            {"at": "PT1H", "expect": {"subaccount": 1, "borrow": "USDC",
                                      "quantity": "2000.0213090081"}}]
        done = self.expectAll(steps, curvePoints=flat)
        pool = done.venue.pools["USDC"]
        lend = done.venue.lend(done.venue.accounts[9], "USDC")
        self.assertGreater(lend, 10000 * 10**10 + 25 * 10**6 - 2)
        self.assertGreater(pool.treasuryLend(), 0)

    def test_refusalsNameTheirCode(self):
        self.expectAll(SUPPLY + [
            at("PT0S", "updateSettings", 9, marginEnabled=False),
            at("PT0S", "borrow", 9, symbol="USDC", quantity="1"),
            {"at": "PT0S", "expect": {"refused": "MARGIN_DISABLED"}},
            at("PT0S", "withdraw", 1, symbol="USDC", quantity="1001"),
            {"at": "PT0S", "expect": {"refused": "INSUFFICIENT_FUNDS"}},
            order(1, "Bid", "80", "100", autoBorrow=True),
            {"at": "PT0S", "expect": {"refused": "INSUFFICIENT_MARGIN"}}])

    def test_aLiquidationOrderExpiresMakersThatCannotPay(self):
        # 2 bids on margin, then its collateral halves: its bid expires as the liquidation order of 1 meets it.
        steps = SUPPLY + [
            at("PT0S", "deposit", 2, symbol="SOL", quantity="2"),
            at("PT0S", "updateSettings", 2, marginEnabled=True),
            order(9, "Ask", "20", "100"),
            order(1, "Bid", "20", "100", autoBorrow=True),
            order(2, "Bid", "10", "60", autoBorrow=True, orderId="bid"),
            at("PT1S", "setMarkPrice", symbol="SOL", markPrice="54"),
            {"at": "PT1S", "expect": {"subaccount": 1, "liquidating": True}},
            {"at": "PT1S", "expect": {"order": "bid", "status": "New"}},
            {"at": "PT2S", "expect": {"order": "bid", "status": "Expired"}},
            {"at": "PT2S", "expect": {"subaccount": 1, "borrow": "USDC", "quantity": "1000"}}]
        done = self.expectAll(steps)
        self.assertEqual(done.venue.accounts[1].stalled, 1)

    def test_dustThatBuysNothingDoesNotStallTheBook(self):
        risk = riskSource()
        for part in ("assets", "borrowLendMarkets", "markets"):
            risk[part].append(json.loads(json.dumps(risk[part][-1]).replace("SOL", "ETH")))
        risk["markets"][1]["filters"]["quantity"] = {"stepSize": "0.0000000001", "minQuantity": "0.0000000001"}
        risk["markPrices"].append({"symbol": "ETH", "markPrice": "4000"})
        steps = SUPPLY + [
            at("PT0S", "deposit", 1, symbol="USDC", quantity="200"),
            at("PT0S", "deposit", 1, symbol="ETH", quantity="0.0001"),
            at("PT0S", "borrow", 1, symbol="SOL", quantity="10"),
            at("PT0S", "withdraw", 1, symbol="SOL", quantity="10"),
            at("PT0S", "deposit", 9, symbol="USDC", quantity="4000"),
            at("PT0S", "placeOrder", 9, market="ETH_USDC", side="Bid", quantity="1", price="4000"),
            at("PT1S", "setMarkPrice", symbol="SOL", markPrice="116"),
            order(9, "Ask", "20", "116", when="PT1S"),
            {"at": "PT2S", "expect": {"subaccount": 1, "borrow": "SOL", "quantity": "9"}},
            {"at": "PT2S", "expect": {"subaccount": 1, "balance": "ETH", "availableQuantity": "0.0001"}}]
        done = Run({"start": START, "steps": steps}, risk).all({"steps": steps})
        self.assertEqual((done.failures, done.passed), ([], 2))

    def test_sameScenarioSameState(self):
        first, second = run(SUPPLY), run(SUPPLY)
        self.assertEqual(first.venue.summary(first.venue.accounts[1]),
                         second.venue.summary(second.venue.accounts[1]))


if __name__ == "__main__":
    unittest.main()
