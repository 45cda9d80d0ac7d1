# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs rely on: documents, exit codes, and the one line that bad input is answered with."""

import json
import os
import subprocess
import unittest

from program import EXAMPLES, CtlTest, example

RISK = EXAMPLES / "risk.json"


class Curve(CtlTest):
    POINTS = [["0", "0.01"], ["0.7", "0.08"], ["1", "1"]]

    def rates(self, utilization, *more):
        self.write("p.json", self.POINTS)
        return self.answer("curve", "--points", "p.json", "--utilization", utilization, *more)

    def test_rates_of_given_points(self):
        self.assertEqual(
            [{"utilization": "0", "borrowInterestRate": "0.01", "lendInterestRate": "0"},
             {"utilization": "0.35", "borrowInterestRate": "0.045", "lendInterestRate": "0.0133875"},
             {"utilization": "0.85", "borrowInterestRate": "0.54", "lendInterestRate": "0.39015"},
             {"utilization": "1", "borrowInterestRate": "1", "lendInterestRate": "0.85"}],
            self.rates("0,0.350,0.85,1"))

    def test_without_fee_lenders_earn_borrow_rate_times_utilization(self):
        self.assertEqual("0.45", self.rates("0.85", "--fee", "0")[0]["lendInterestRate"][:4])

    def test_outside_the_end_value_holds(self):
        beyond, at, below = self.rates("1.5,1,-1")
        self.assertEqual({**at, "utilization": "1.5"}, beyond)
        self.assertEqual({"utilization": "-1", "borrowInterestRate": "0.01", "lendInterestRate": "0"}, below)

    def test_rounding_of_a_third(self):
        self.write("p.json", [["0", "0"], ["0.3", "0.1"], ["1", "1"]])
        answer = self.answer("curve", "--points", "p.json", "--fee", "0", "--utilization", "0.1")
        self.assertEqual([{"utilization": "0.1", "borrowInterestRate": "0.033333333333333334",
                           "lendInterestRate": "0.003333333333333333"}], answer)

    def test_rates_of_a_pool(self):
        answer = self.answer("curve", "--risk", EXAMPLES / "risk-interest.json", "--asset", "USDC", "--utilization",
                             "0.5")
        self.assertEqual([{"utilization": "0.5", "borrowInterestRate": "0.08", "lendInterestRate": "0.034"}], answer)

    def test_bad_input(self):
        self.write("p.json", [["0", "0"], ["0.7", "0.5"], ["1", "0.4"]])
        self.write("n.json", [["0", 0], ["1", "1"]])
        for line, arguments in {
            "p.json: $[2][1]: value 0.4, limit at least 0.5": ("--points", "p.json", "--utilization", "0"),
            "n.json: $[0][1]: value 0, limit a decimal string": ("--points", "n.json", "--utilization", "0"),
            "command line: --utilization: value half, limit a decimal number":
                ("--risk", RISK, "--asset", "SOL", "--utilization", "half"),
            "command line: --utilization: value none, limit a decimal number":
                ("--risk", RISK, "--asset", "SOL", "--utilization", "0.5,"),
            f"command line: --asset: value BTC, limit an asset of {RISK}":
                ("--risk", RISK, "--asset", "BTC", "--utilization", "0"),
            "none.json: $: value No such file or directory, limit a file that can be read":
                ("--points", "none.json", "--utilization", "0"),
        }.items():
            self.assertEqual(line, self.fault("curve", *arguments))

    def test_usage(self):
        for arguments in ((), ("curve",), ("curve", "--utilization", "0"), ("sing",), ("check",), ("check", "a", "b"),
                          ("curve", "--risk", RISK, "--utilization", "0"), ("--format", "xml", "check", RISK)):
            self.fault(*arguments)
        self.assertEqual(0, self.call("--help").returncode)
        self.assertEqual(0, self.call("run", "--help").returncode)
        self.assertRegex(self.call("--version").stdout, r"^plimsollctl \d+\.\d+\.\d+\n$")

    def test_what_is_no_command_is_named(self):
        for arguments in (("stress", "--store", "w.db"), ("foo",), ("foo", "--help"), ("--help", "foo")):
            self.assertIn("stress: " if "stress" in arguments else "foo: ", self.fault(*arguments))

    def test_an_empty_value_does_not_leave_an_option_out(self):
        account = EXAMPLES / "5-hundred-dollars.json"
        for arguments in (("curve", "--points", EXAMPLES / "risk.json", "--fee", "", "--utilization", "0"),
                          ("margin", "--risk", RISK, "--account", account, "--accounts", ""),
                          ("max-order", "--risk", RISK, "--account", account, "--market", "", "--side", "Bid"),
                          ("impact", "--store", "w.db", "--change", "c.json", "--notice", "1", "--depth-share", ""),
                          ("run", "")):
            self.assertIn("must not be empty", self.fault(*arguments))


class Check(CtlTest):
    def test_a_sound_configuration(self):
        self.assertEqual([], self.answer("check", RISK))

    def test_every_fault_at_once(self):
        risk = example("risk")
        risk["assets"][1]["haircutFunction"]["weight"] = "1.5"
        risk["assets"][1]["mmfFunction"]["base"] = "0.1"
        risk["borrowLendMarkets"][0]["utilizationCurve"] = [["0.1", "0"], ["0.5", "1"], ["0.4", "0.5"]]
        risk["markets"][0]["filters"]["quantity"]["stepSize"] = 1
        risk["venue"]["liquidationSlice"] = "2"
        risk["extra"] = {}
        self.write("r.json", risk)
        self.assertEqual([
            {"path": "$.borrowLendMarkets[0].utilizationCurve[0][0]", "value": "0.1", "limit": "0, the first point"},
            {"path": "$.borrowLendMarkets[0].utilizationCurve[2][0]", "value": "0.4", "limit": "above 0.5"},
            {"path": "$.borrowLendMarkets[0].utilizationCurve[2][1]", "value": "0.5", "limit": "at least 1"},
            {"path": "$.markets[0].filters.quantity.stepSize", "value": "1", "limit": "a decimal string"},
            {"path": "$.extra", "value": "an object", "limit": "no such key"},
            {"path": "$.assets[1].haircutFunction.weight", "value": "1.5", "limit": "0 .. 1"},
            {"path": "$.venue.liquidationSlice", "value": "2", "limit": "above 0 .. 1"},
            {"path": "$.assets[1].mmfFunction.base", "value": "0.1", "limit": "below imfFunction.base 0.1"},
        ], self.answer("check", "r.json", code=1))

    def test_what_is_not_json(self):
        self.write("r.json", '{"assets": [\n 1,, 2]}')
        self.assertEqual("r.json: line 2, column 4: value , 2]}, limit JSON", self.fault("check", "r.json"))
        self.write("d.json", '{"venue": {"acmfOffset": "0", "acmfOffset": "1"}}')
        self.assertEqual("d.json: $.venue.acmfOffset: value given twice, limit each key once",
                         self.fault("check", "d.json"))
        self.write("deep.json", "[" * 100 + "]" * 100)
        self.assertIn("at most 16 levels", self.fault("check", "deep.json"))

    def test_keys_of_the_venue_are_listed(self):
        risk = example("risk")
        risk["markets"][0].update(createdAt="2025-01-21T06:34:54", marketType="SPOT", fundingInterval=28800000)
        self.write("r.json", risk)
        done = self.call("check", "r.json")
        self.assertEqual((0, "[]\n"), (done.returncode, done.stdout))
        self.assertEqual("r.json: ignored: $.markets[*].fundingInterval, $.markets[*].createdAt\n", done.stderr)


class Account(CtlTest):
    def fault_of(self, account):
        self.write("a.json", account)
        return self.fault("margin", "--risk", RISK, "--account", "a.json").removeprefix("a.json: $.")

    def test_bad_input(self):
        for line, account in (
            ("settings.leverageLimit: value 11, limit 1 .. 10, the venue's leverageLimitMax",
             {"settings": {"leverageLimit": "11"}}),
            ("settings.marginEnabled: value yes, limit true or false", {"settings": {"marginEnabled": "yes"}}),
            ("balances[0].availableQuantity: value 0.00000000001, limit step 0.0000000001",
             {"balances": [{"symbol": "SOL", "availableQuantity": "0.00000000001"}]}),
            ("balances[0].availableQuantity: value -1, limit at least 0",
             {"balances": [{"symbol": "SOL", "availableQuantity": "-1"}]}),
            ("balances[1].symbol: value SOL, limit given once", {"balances": [{"symbol": "SOL"}, {"symbol": "SOL"}]}),
            ("borrows[0].symbol: value SOL, limit an asset that the account does not lend",
             {"balances": [{"symbol": "SOL", "lendQuantity": "1"}], "borrows": [{"symbol": "SOL", "quantity": "1"}]}),
            ("borrows[0].symbol: value BTC, limit the symbol of an asset",
             {"borrows": [{"symbol": "BTC", "quantity": "1"}]}),
            ("borrows[0].quantity: value none, limit required", {"borrows": [{"symbol": "SOL"}]}),
            ("openOrders[0].side: value Buy, limit Bid or Ask",
             {"openOrders": [{"market": "SOL_USDC", "side": "Buy", "price": "1", "quantity": "1"}]}),
            ("openOrders[0].price: value 0, limit above 0",
             {"openOrders": [{"market": "SOL_USDC", "side": "Bid", "price": "0", "quantity": "1"}]}),
            ("positions: value an array, limit no such key", {"positions": []}),
        ):
            self.assertEqual(line, self.fault_of(account))

    def test_orders_lock_then_borrow(self):
        self.write("a.json", {"settings": {"marginEnabled": True},
                              "balances": [{"symbol": "USDC", "availableQuantity": "100", "lendQuantity": "50"}],
                              "openOrders": [{"market": "SOL_USDC", "side": "Bid", "price": "100", "quantity": "2",
                                              "autoBorrow": True}]})
        answer = self.answer("margin", "--risk", RISK, "--account", "a.json")
        self.assertEqual("50", answer["totalExposure"])
        self.assertEqual("0", answer["borrowLiability"])
        usdc = answer["collateral"][0]
        self.assertEqual(("150", "150", "0", "0"), tuple(
            usdc[k] for k in ("totalQuantity", "openOrderQuantity", "lendQuantity", "availableQuantity")))
        self.assertEqual("0", answer["borrows"][0]["netQuantity"])

    def test_an_empty_account(self):
        self.write("a.json", {})
        answer = self.answer("margin", "--risk", RISK, "--account", "a.json")
        self.assertEqual(("0", "0.1", "0", None, []), tuple(
            answer[k] for k in ("netEquity", "imf", "mmf", "marginFraction", "collateral")))

    def test_many_accounts_one_a_line(self):
        lines = [{"balances": [{"symbol": "USDC", "availableQuantity": str(n)}]} for n in range(1, 4)]
        self.write("a.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        done = self.call("margin", "--risk", RISK, "--accounts", "a.jsonl")
        self.assertEqual(["1", "2", "3"], [json.loads(line)["netEquity"] for line in done.stdout.splitlines()])
        self.write("b.jsonl", "{}\n{\n")
        self.assertEqual("b.jsonl:2: line 1, column 2: value end of file, limit JSON",
                         self.fault("margin", "--risk", RISK, "--accounts", "b.jsonl"))

    def test_table_for_people(self):
        done = self.call("margin", "--risk", RISK, "--account", EXAMPLES / "2-margin-long.json", "--format", "table")
        self.assertEqual(0, done.returncode)
        self.assertRegex(done.stdout, r"(?m)^marginFraction +0\.9$")
        self.assertRegex(done.stdout, r"(?m)^SOL +100 +20 +2000 ")


class LargestOrder(CtlTest):
    def largest(self, account, *more, risk=None):
        self.write("a.json", account)
        self.write("r.json", risk or example("risk"))
        return self.answer("max-order", "--risk", "r.json", "--account", "a.json", "--market", "SOL_USDC", *more)

    def test_without_margin_own_funds_bind(self):
        account = {"balances": [{"symbol": "USDC", "availableQuantity": "50", "lendQuantity": "50"}]}
        self.assertEqual({"maxOrderQuantity": "1", "bindingTerm": "funds"},
                         self.largest(account, "--side", "Bid", "--price", "100"))
        self.assertEqual({"maxOrderQuantity": "0", "bindingTerm": "funds"},
                         self.largest(account, "--side", "Ask", "--price", "100"))

    def test_a_market_order_is_judged_at_its_worst_price(self):
        account = {"balances": [{"symbol": "USDC", "availableQuantity": "102"}]}
        self.assertEqual("1", self.largest(account, "--side", "Bid")["maxOrderQuantity"])

    def test_terms(self):
        account = {"settings": {"marginEnabled": True, "borrowLimit": "100"},
                   "balances": [{"symbol": "USDC", "availableQuantity": "100"}]}
        self.assertEqual({"maxOrderQuantity": "2", "bindingTerm": "borrowLimit"},
                         self.largest(account, "--side", "Bid", "--price", "100"))
        risk = example("risk")
        risk["markets"][0]["filters"]["quantity"].update(stepSize="0.5", minQuantity="1")
        self.assertEqual("2", self.largest(account, "--side", "Bid", "--price", "100",
                                           risk=risk)["maxOrderQuantity"])

    def test_bad_input(self):
        self.write("a.json", {})
        call = ("max-order", "--risk", RISK, "--account", "a.json")
        self.assertEqual(f"command line: --market: value SOL, limit a market of {RISK}",
                         self.fault(*call, "--market", "SOL", "--side", "Bid"))
        self.assertEqual("command line: --price: value 0, limit above 0",
                         self.fault(*call, "--market", "SOL_USDC", "--side", "Bid", "--price", "0"))
        self.fault(*call, "--market", "SOL_USDC", "--side", "Buy")
        self.assertIn("--price", self.fault(*call, "--market", "SOL_USDC", "--side", "Bid", "--price", ""))
        self.write("a.json", {"balances": [{"symbol": "SOL", "availableQuantity": "1" + "0" * 28}]})
        self.assertEqual("a.json: $.balances[0].availableQuantity: value 1" + "0" * 28
                         + ", limit 100000000000000 at its mark of 100",
                         self.fault(*call, "--market", "SOL_USDC", "--side", "Bid"))


class Scenario(CtlTest):
    def scenario(self, *steps, **more):
        return {"name": "n", "start": "2025-10-10T20:00:00Z", "end": "2025-10-10T21:00:00Z", "risk": example("risk"),
                "steps": list(steps), **more}

    def run_steps(self, *steps, code=0, **more):
        self.write("s.json", self.scenario(*steps, **more))
        return self.answer("run", "s.json", code=code)

    def fault_of(self, *steps, **more):
        self.write("s.json", self.scenario(*steps, **more))
        return self.fault("run", "s.json").removeprefix("s.json: $.")

    def test_a_failed_expectation_is_said_with_both_values(self):
        deposit = {"at": "PT0S", "command": "deposit", "subaccount": 1, "symbol": "USDC", "quantity": "1000"}
        answer = self.run_steps(deposit, {"at": "PT1M", "expect": {"subaccount": 1, "netEquity": "999.5"}}, code=1)
        self.assertEqual({"passed": 0, "failed": 1}, answer["expectations"])
        self.assertEqual([{"path": "$.steps[1].expect.netEquity", "at": "2025-10-10T20:01:00Z", "field": "netEquity",
                           "expected": "999.5", "actual": "1000"}], answer["failures"])

    def test_forms_of_expectations(self):
        borrow = {"at": "PT0S", "command": "borrow", "subaccount": 1, "symbol": "USDC", "quantity": "5"}
        answer = self.run_steps(
            {"at": "PT0S", "command": "deposit", "subaccount": 1, "symbol": "USDC", "quantity": "1000"},
            {"at": "PT0S", "expect": {"accepted": True}},
            {"at": "PT0S", "expect": {"subaccount": 1, "netEquity": "1001", "tolerance": "1"}},
            {"at": "PT0S", "expect": {"subaccount": 1, "netEquity": {"min": "999", "max": "1000"}}},
            {"at": "PT0S", "expect": {"subaccount": 1, "netEquity": "1000.00", "marginFraction": None}},
            borrow,
            {"at": "PT0S", "expect": {"refused": "INSUFFICIENT_SUPPLY"}},
            {"at": "PT0S", "expect": {"refused": True}},
            {"at": "2025-10-10T20:30:00Z", "expect": {"accepted": False}},
            {"at": "PT30M0.5S", "command": "cancelOrder", "subaccount": 1, "orderId": "none"},
            {"at": "PT30M0.5S", "expect": {"refused": "ORDER_NOT_FOUND"}},
            {"at": "PT31M", "command": "deposit", "subaccount": 1, "symbol": "DOGE", "quantity": "1"},
            {"at": "PT31M", "expect": {"refused": "UNKNOWN_SYMBOL"}},
            {"at": "PT31M", "expect": {"pool": "USDC", "utilization": "0", "state": "Open"}},
            {"at": "PT31M", "expect": {"venue": "badDebt", "usd": "0"}},
            {"at": "PT31M", "expect": {"venue": "queueLength", "count": "0"}},
            {"at": "PT31M", "expect": {"subaccount": 1, "borrow": "SOL", "quantity": "0"}},
            {"at": "PT31M", "expect": {"subaccount": 1, "liquidating": False}})
        self.assertEqual([], answer["failures"])
        self.assertEqual(14, answer["expectations"]["passed"])

    def test_parameters_and_states(self):
        path = "borrowLendMarkets.USDC.utilizationCurve"
        before, after = [["0", "0"], ["1", "0"]], [["0", "0.1"], ["1", "0.5"]]
        edit = {"at": "PT1S", "command": "setParameter", "path": path, "before": before, "after": after}
        weight = {"at": "PT1S", "command": "setParameter", "path": "assets.SOL.haircutFunction.weight",
                  "before": "0.950", "after": "0.9"}
        answer = self.run_steps(
            edit, {"at": "PT1S", "expect": {"accepted": True}},
            {"at": "PT1S", "expect": {"pool": "USDC", "borrowInterestRate": "0.1"}},
            edit, {"at": "PT1S", "expect": {"refused": "BEFORE_DIFFERS"}},
            weight, {"at": "PT1S", "expect": {"accepted": True}},
            {**weight, "before": "0.9", "after": "1.1"}, {"at": "PT1S", "expect": {"refused": "BAD_PARAMETER"}},
            {"at": "PT1S", "command": "setState", "pool": "USDC", "state": "RepayOnly"},
            {"at": "PT1S", "expect": {"pool": "USDC", "state": "RepayOnly"}},
            {"at": "PT1S", "command": "setState", "market": "SOL_USDC", "state": "CancelOnly"},
            {"at": "PT1S", "command": "placeOrder", "subaccount": 1, "market": "SOL_USDC", "side": "Bid",
             "price": "100", "quantity": "1"},
            {"at": "PT1S", "expect": {"refused": "ORDER_BOOK_STATE"}})
        self.assertEqual([], answer["failures"])

    def test_prices_move_the_marks(self):
        self.write("c.csv", "timestamp,open,high,low,close,volume\n" + "".join(
            f"2025-10-10T2{h}:00:00Z,100,100,50,50,1\n" for h in (0, 1)))
        answer = self.run_steps(
            {"at": "PT0S", "command": "deposit", "subaccount": 1, "symbol": "USDC", "quantity": "1"},
            {"at": "PT0S", "command": "deposit", "subaccount": 1, "symbol": "SOL", "quantity": "1"},
            {"at": "PT0S", "expect": {"subaccount": 1, "balance": "SOL", "assetMarkPrice": "100"}},
            {"at": "PT0S", "expect": {"subaccount": 1, "balance": "USDC", "assetMarkPrice": "0.99"}},
            {"at": "PT59M59S", "expect": {"subaccount": 1, "balance": "SOL", "assetMarkPrice": {"max": "60"}}},
            prices={"SOL": {"history": "c.csv"}, "USDC": {"fixed": "0.99"}}, seed=5)
        self.assertEqual([], answer["failures"])

    def test_bad_input(self):
        at = {"at": "PT0S"}
        order = {**at, "command": "placeOrder", "subaccount": 1, "market": "SOL_USDC", "side": "Bid", "quantity": "1"}
        for line, step in (
            ("steps[0].command: value fly, limit createSubaccount", {**at, "command": "fly"}),
            ("steps[0].price: value none, limit required", order),
            ("steps[0].colour: value red, limit no such key", {**order, "price": "1", "colour": "red"}),
            ("steps[0].timeInForce: value DAY, limit GTC, IOC or FOK", {**order, "price": "1", "timeInForce": "DAY"}),
            ("steps[0].subaccount: value 0, limit a whole number 1 .. 100000", {**order, "subaccount": 0}),
            ("steps[0].at: value soon, limit a duration as PT1H30M, or a time", {**order, "at": "soon"}),
            ("steps[0].at: value PT2H, limit from start to end", {**order, "price": "1", "at": "PT2H"}),
            ("steps[0]: value neither or both, limit either command or expect", at),
            ("steps[0].expect.equity: value 1, limit no such key", {**at, "expect": {"subaccount": 1, "equity": "1"}}),
            ("steps[0].expect.netEquity: value 1, limit a decimal string",
             {**at, "expect": {"subaccount": 1, "netEquity": 1}}),
            ("steps[0].expect.netEquity.max: value 1, limit at least min 2",
             {**at, "expect": {"subaccount": 1, "netEquity": {"min": "2", "max": "1"}}}),
            ("steps[0].expect.accepted: value given, limit either refused or accepted",
             {**at, "expect": {"refused": True, "accepted": True}}),
            ("steps[0].expect.accepted: value given, limit a command before it", {**at, "expect": {"accepted": True}}),
            ("steps[0].expect.refused: value given, limit a command before it", {**at, "expect": {"refused": False}}),
            ("steps[0].expect.subaccount: value 99, limit a subaccount that a command names or the population holds, "
             "at most 0", {**at, "expect": {"subaccount": 99, "netEquity": "0"}}),
            ("steps[0].expect.pool: value BTC, limit the symbol of an asset",
             {**at, "expect": {"pool": "BTC", "utilization": "0"}}),
            ("steps[0].expect.venue: value luck, limit badDebt, backstopFund, treasury, socialisedLoss, queueLength",
             {**at, "expect": {"venue": "luck", "usd": "0"}}),
        ):
            self.assertIn(line, self.fault_of(step))
        self.assertEqual("prices.SOL: value no kind of price, limit fixed, history, anchors or beta",
                         self.fault_of(prices={"SOL": {}}))
        self.assertEqual("prices.BTC: value an object, limit no such key", self.fault_of(prices={"BTC": {"fixed": "1"}}))
        self.assertEqual("end: value 2025-10-10T19:00:00Z, limit from start to 366 days later",
                         self.fault_of(end="2025-10-10T19:00:00Z"))
        self.assertEqual("risk.assets[0].symbol: value none, limit required",
                         self.fault_of(risk={**example("risk"), "assets": [{}]})[:50])
        self.write("c.csv", "timestamp,open,high,low,close,volume\n2025-10-10T20:00:00Z,1,1,2,1,1\n")
        self.assertRegex(self.fault_of(prices={"SOL": {"history": "c.csv"}}), "^c.csv: line 2")


class Output(CtlTest):
    """An answer that cannot be written is no answer."""

    def ended(self, *arguments, **how):
        program = os.environ["PLIMSOLLCTL"]
        done = subprocess.run([program, *map(str, arguments)], cwd=self.folder, stderr=subprocess.PIPE, text=True,
                              timeout=120, check=False, **how)
        self.assertEqual(2, done.returncode)
        line, = done.stderr.splitlines()
        return line

    def test_a_full_output_is_said(self):
        for arguments in (("check", RISK), ("--version",), ("--help",)):
            with open("/dev/full", "w") as full:
                self.assertEqual("standard output: $: value No space left on device, limit an output that takes the "
                                 "whole answer", self.ended(*arguments, stdout=full))

    def test_a_closed_output_is_said_and_written_into_no_file(self):
        scenario = EXAMPLES / "scenario-2-margin-long.json"
        self.assertIn("standard output: $: value Bad file descriptor",
                      self.ended("run", scenario, "--store", "w.db", preexec_fn=lambda: os.close(1)))
        self.assertTrue(self.answer("verify", "w.db")["verified"])
        for file in self.folder.iterdir():
            self.assertNotIn(b"expectations", file.read_bytes(), file)


if __name__ == "__main__":
    unittest.main()
