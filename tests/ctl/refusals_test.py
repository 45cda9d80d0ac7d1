# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a refusal says reaches the report of a run, what operators do its audit; runs that cannot go on say why."""

import contextlib
import json
import sqlite3
import unittest

from program import CtlTest

WEIGHT = "assets.SOL.haircutFunction.weight"
VENUE = {
    "assets": [
        {"symbol": symbol, "displayName": symbol, "haircutFunction": {"weight": weight, "kind": {"type": "identity"}},
         "imfFunction": {"type": "sqrt", "base": "0.1", "factor": "0"},
         "mmfFunction": {"type": "sqrt", "base": "0.05", "factor": "0"}}
        for symbol, weight in (("USDC", "1"), ("SOL", "0.95"))],
    "borrowLendMarkets": [
        {"symbol": symbol, "state": "Open", "utilizationCurve": [["0", "0"], ["1", "0"]], "fee": "0",
         "maxUtilization": "1", "throttleUtilizationThreshold": "0.92", "throttleUtilizationBound": "0.95",
         "throttleUpdateFraction": "0.1", "openBorrowLendLimit": "10000000", "stepSize": "0.0000000001"}
        for symbol in ("USDC", "SOL")],
    "markets": [
        {"symbol": "SOL_USDC", "baseSymbol": "SOL", "quoteSymbol": "USDC", "orderBookState": "Open", "makerFee": "0",
         "takerFee": "0",
         "filters": {"price": {"tickSize": "0.01", "minPrice": "0.01", "minMultiplier": "0.1", "maxMultiplier": "10",
                               "minImpactMultiplier": "0.5", "maxImpactMultiplier": "1.5"},
                     "quantity": {"stepSize": "0.01", "minQuantity": "0.01"}}}],
    "markPrices": [{"symbol": "USDC", "markPrice": "1"}, {"symbol": "SOL", "markPrice": "100"}],
    "venue": {}}


def venue(**pool):
    """The venue with other values in its pool of USDC."""
    pools = [dict(VENUE["borrowLendMarkets"][0], **pool), VENUE["borrowLendMarkets"][1]]
    return dict(VENUE, borrowLendMarkets=pools)


def step(command, subaccount=None, at="PT0S", **fields):
    named = {} if subaccount is None else {"subaccount": subaccount}
    return {"at": at, "command": command, **named, **fields}


def bid(subaccount, quantity, price="100", **fields):
    return step("placeOrder", subaccount, **{"market": "SOL_USDC", "side": "Bid", "quantity": quantity, "price": price,
                                             "autoBorrow": True, **fields})


LENT = [step("deposit", 2, symbol="USDC", quantity="1000000"), step("lend", 2, symbol="USDC", quantity="1000000"),
        step("updateSettings", 1, marginEnabled=True)]


class Refusals(CtlTest):
    def scenario(self, steps, risk=None, **fields):
        return self.write("s.json", {"name": "s", "start": "2025-10-10T20:00:00Z", "risk": risk or VENUE,
                                     "steps": steps, **fields})

    def rows(self, what):
        return self.answer("export", "w.db", "--what", what)

    def test_a_refused_order_names_the_binding_term_and_what_would_pass(self):
        self.scenario([*LENT, step("deposit", 1, symbol="USDC", quantity="100"), bid(1, "500"),
                       {"at": "PT0S", "expect": {"accepted": True}}, bid(1, "8"), bid(1, "7.33")])
        report = self.answer("run", "s.json", "--store", "w.db", code=1)
        self.assertIn("bindingTerm=haircut maxQuantity=7.33", report["failures"][0]["refusal"])
        named = ("path", "command", "code", "field", "limit", "bindingTerm", "maxQuantity")
        self.assertEqual(
            [("$.steps[4]", "placeOrder", "INSUFFICIENT_MARGIN", "imr", "1", "haircut", "7.33"),
             ("$.steps[6]", "placeOrder", "INSUFFICIENT_MARGIN", "imr", "1", "haircut", "7.33")],
            [tuple(refused[key] for key in named) for refused in report["refusals"]])
        self.assertEqual(2, report["commands"]["refused"], "what is named passes")
        stored = ("field", "value", "limit", "bindingTerm", "maxQuantity")
        self.assertEqual([tuple(refused[key] for key in stored) for refused in report["refusals"]],
                         [tuple(row[key] for key in stored) for row in self.rows("refusals")])
        event = [row for row in self.rows("events") if row["kind"] == "Refusal"][1]
        self.assertEqual(("INSUFFICIENT_MARGIN", "haircut", "7.33"),
                         (event["source"], event["bindingTerm"], event["maxQuantity"]))
        self.assertIn("placeOrder imr=", event["detail"])

    def test_a_refusal_names_what_is_announced_and_decides(self):
        self.scenario([*LENT, step("deposit", 1, symbol="USDC", quantity="1000"), bid(1, "1"),
                       step("announceParameter", path=WEIGHT, before="0.95", after="0.5", reason="thin books"),
                       bid(1, "50"), step("withdraw", 1, symbol="USDC", quantity="9999")])
        report = self.answer("run", "s.json", "--store", "w.db", code=1)
        said = [refused["announced"] for refused in report["refusals"]]
        self.assertEqual([WEIGHT + "=0.5", None], said)
        self.assertEqual([WEIGHT + "=0.5", ""], [row["announced"] for row in self.rows("refusals")])
        self.assertIn("announced: " + WEIGHT + "=0.5", json.dumps(self.rows("events")))
        self.assertTrue(self.answer("verify", "w.db")["verified"])

    def test_a_refusal_says_the_name_that_the_step_gives(self):
        steps = [step("deposit", 1, symbol="BTC", quantity="1"), bid(1, "1", market="BTC_USDC"),
                 step("setState", pool="BTC", state="Closed"), step("setState", market="BTC_USDC", state="Closed"),
                 step("setMarkPrice", symbol="BTC", markPrice="1"), step("cancelOrder", 1, orderId="mine")]
        self.scenario([step("createSubaccount", 1), *steps, {"at": "PT0S", "expect": {"accepted": True}}])
        report = self.answer("run", "s.json", code=1)
        self.assertEqual(["BTC", "BTC_USDC", "BTC", "BTC_USDC", "BTC", "mine"],
                         [refused["value"] for refused in report["refusals"]])
        self.assertIn("mine", report["failures"][0]["refusal"])

    def test_a_refused_step_holds_only_where_it_is_expected(self):
        refused = step("withdraw", 1, symbol="USDC", quantity="99999")
        calm = {"at": "PT0S", "expect": {"venue": "badDebt", "usd": "0"}}
        for steps, code, expected in (
                ([refused], 1, False), ([refused, calm], 1, False),
                ([refused, {"at": "PT0S", "expect": {"accepted": True}}], 1, False),
                ([refused, {"at": "PT0S", "expect": {"accepted": False}}], 0, True),
                ([refused, calm, {"at": "PT0S", "expect": {"refused": "INSUFFICIENT_FUNDS"}}], 0, True)):
            self.scenario([step("createSubaccount", 1), *steps])
            self.assertEqual([expected], [each["expected"] for each in
                                          self.answer("run", "s.json", code=code)["refusals"]])

    def test_an_imr_that_is_none_is_said_so(self):
        self.scenario([*LENT, bid(1, "5")])
        self.assertEqual("null", self.answer("run", "s.json", "--store", "w.db", code=1)["refusals"][0]["value"])
        self.assertEqual("null", self.rows("refusals")[0]["value"])

    def test_of_several_reasons_the_first_in_order_is_told(self):
        """Each order has every fault of those below it too; mending one shows the next."""
        wrong = dict(market="SOL_USDC", side="Ask", quantity="0.005", price="2000.001", autoLendRedeem=False)
        repairs = [("TRADING_HALTED", [step("haltMatching", minutes=0)]),
                   ("ORDER_BOOK_STATE", [step("setState", market="SOL_USDC", state="Open")]),
                   ("INVALID_QUANTITY", {"quantity": "1"}), ("INVALID_PRICE", {"price": "2000"}),
                   ("PRICE_OUT_OF_BOUNDS", {"price": "100"}), ("INSUFFICIENT_FUNDS", {"autoBorrow": True}),
                   ("MARGIN_DISABLED", [step("updateSettings", 1, marginEnabled=True)]),
                   ("BORROW_REQUIRES_LEND_REDEEM", [step("redeem", 1, symbol="SOL", quantity="0.5")]),
                   ("BORROW_LIMIT", [step("setState", pool="SOL", state="Open")]),
                   ("INSUFFICIENT_SUPPLY", [step("deposit", 3, symbol="SOL", quantity="100"),
                                            step("lend", 3, symbol="SOL", quantity="100")])]
        steps = [*LENT, step("deposit", 1, symbol="SOL", quantity="0.5"), step("lend", 1, symbol="SOL", quantity="0.5"),
                 step("updateSettings", 1, marginEnabled=False), step("setState", pool="SOL", state="RepayOnly"),
                 step("setState", market="SOL_USDC", state="Closed"), step("haltMatching", minutes=5)]
        for code, repair in repairs:
            steps += [step("placeOrder", 1, **wrong), {"at": "PT0S", "expect": {"refused": code}}]
            steps += repair if isinstance(repair, list) else []
            wrong |= repair if isinstance(repair, dict) else {}
        steps += [step("placeOrder", 1, **wrong | {"quantity": "50"}),
                  {"at": "PT0S", "expect": {"refused": "INSUFFICIENT_MARGIN"}}]
        self.scenario(steps)
        self.assertEqual([], self.answer("run", "s.json")["failures"])

    def test_a_deposit_beyond_the_range_names_what_fits(self):
        self.scenario([step("deposit", 1, symbol="SOL", quantity="1"),
                       step("deposit", 1, symbol="SOL", quantity="500000000000000"),
                       step("deposit", 1, symbol="SOL", quantity="99999999999999")])
        refused, = self.answer("run", "s.json", code=1)["refusals"]
        self.assertEqual(("NUMBER_OVERFLOW", "500000000000000", "99999999999999"),
                         tuple(refused[key] for key in ("code", "value", "limit")))

    def test_what_operators_do_in_a_scenario_is_audited(self):
        self.scenario([*LENT, step("depositToFund", symbol="USDC", quantity="5", reason="seed"),
                       step("setParameter", path="venue.liquidationSlice", before="0.1", after="0.2", reason="drill"),
                       step("setParameter", path="venue.liquidationSlice", before="0.1", after="0.3", reason="again"),
                       step("resetThrottle", pool="SOL", bound="0.93", reason="calm"),
                       step("announceParameter", path=WEIGHT, before="0.95", after="0.5", reason="thin books"),
                       step("announceParameter", path=WEIGHT, before="0.95", after="0.4", reason="thinner"),
                       step("haltMatching", minutes=5, reason="stop")])
        self.answer("run", "s.json", "--store", "w.db", code=1)
        self.assertEqual(
            [("depositToFund USDC", "seed", "", "5", 1),
             ("setParameter venue.liquidationSlice", "drill", "0.1", "0.2", 1),
             ("setParameter venue.liquidationSlice", "again", "0.1", "0.3", 0),
             ("resetThrottle SOL", "calm", "0.95", "0.93", 1),
             (f"announceParameter {WEIGHT}", "thin books", "0.95", "0.5", 1),
             (f"announceParameter {WEIGHT}", "thinner", "0.95", "0.4", 0),
             ("haltMatching", "stop", "", "until 2025-10-10T20:05:00Z", 1)],
            [tuple(row[key] for key in ("what", "reason", "before", "after", "accepted"))
             for row in self.rows("audit")])
        self.assertEqual(7, self.answer("verify", "w.db")["actions"])
        told = {row["detail"] or row["kind"]: row for row in self.rows("events")}
        self.assertEqual(("5", "5"), (told["FundDeposit"]["quantity"], told["FundDeposit"]["value"]))
        self.assertEqual(("0.1", "0.2"), (told["ParameterChanged"]["before"], told["ParameterChanged"]["after"]))
        self.assertEqual(("0.95", "0.5"), (told["ParameterAnnounced"]["before"], told["ParameterAnnounced"]["after"]))
        self.assertEqual(("0.95", "0.93"), (told["ThrottleReset"]["before"], told["ThrottleReset"]["after"]))

    def test_an_operators_step_has_a_reason(self):
        self.scenario([*LENT, step("haltMatching", minutes=5), step("haltMatching", minutes=0, reason="over")])
        self.answer("run", "s.json", "--store", "w.db")
        self.assertEqual(["scenario", "over"], [row["reason"] for row in self.rows("audit")])
        for reason in ("", "  "):
            self.scenario([step("haltMatching", minutes=5, reason=reason)])
            self.assertIn("$.steps[0].reason", self.fault("run", "s.json"))
        self.scenario([step("holdLiquidation", symbol="SOL", minutes=0),
                       {"at": "PT0S", "expect": {"refused": "BAD_PARAMETER"}}])
        self.answer("run", "s.json")

    def test_a_run_whose_time_is_refused_ends_and_says_so(self):
        self.scenario([*LENT, step("deposit", 1, symbol="SOL", quantity="10000000000000"),
                       step("borrow", 1, symbol="USDC", quantity="1000"),
                       {"at": "P120D", "expect": {"venue": "badDebt", "usd": "0"}}],
                      venue(utilizationCurve=[["0", "100"], ["1", "100"]]))
        report = self.answer("run", "s.json", "--store", "w.db", code=1)
        self.assertTrue(report["stopped"].startswith("NUMBER_OVERFLOW"))
        self.assertLess(report["end"], "2026-01-20")
        self.assertTrue(self.answer("verify", "w.db")["verified"])

    def test_an_order_id_given_twice_while_open_is_a_fault_of_the_file(self):
        first = [*LENT, step("deposit", 1, symbol="USDC", quantity="1000"), bid(1, "1", "90", orderId="dup")]
        self.scenario([*first, bid(1, "1", "91", orderId="dup")])
        self.assertIn("$.steps[5].orderId", self.fault("run", "s.json", "--store", "w.db"))
        self.assertEqual(["s.json"], [file.name for file in self.folder.iterdir()])
        self.scenario([*first, step("cancelOrder", 1, orderId="dup"), bid(1, "1", "91", orderId="dup")])
        self.answer("run", "s.json")

    def test_a_pool_that_was_never_throttled_does_not_leave_its_throttle(self):
        self.scenario([*LENT, {"at": "PT2M", "expect": {"pool": "USDC", "utilization": "0"}}])
        self.answer("run", "s.json", "--store", "w.db")
        self.assertNotIn("ThrottleChanged", {row["kind"] for row in self.rows("events")})


class Verification(CtlTest):
    def setUp(self):
        super().setUp()
        self.write("s.json", {"name": "s", "start": "2025-10-10T20:00:00Z", "risk": VENUE, "steps": [
            *LENT, step("deposit", 1, symbol="USDC", quantity="100"), bid(1, "500"),
            {"at": "PT0S", "expect": {"refused": "INSUFFICIENT_MARGIN"}},
            {"at": "PT1M", "expect": {"venue": "badDebt", "usd": "0"}}]})
        self.answer("run", "s.json", "--store", "w.db")

    def edit(self, sql):
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            store.executescript(sql)

    def broken(self):
        return self.answer("verify", "w.db", code=1)["broken"]

    def test_a_journal_that_ends_before_its_tables_was_cut(self):
        self.edit("DELETE FROM batches; DELETE FROM snapshots WHERE sequence > 0")
        self.assertEqual("batches", self.broken()["table"])
        self.assertIn("acknowledged", self.broken()["why"])

    def test_tables_agree_with_the_journal(self):
        for sql, table in (("UPDATE refusals SET maxQuantity = '8'", "refusals"),
                           ("DELETE FROM events WHERE kind = 'Deposit' AND subaccount = 1", "events"),
                           ("UPDATE poolMinutes SET markPrice = '9' WHERE part = 1", "poolMinutes"),
                           ("DELETE FROM venueMinutes", "venueMinutes"),
                           ("INSERT INTO fills VALUES (3, 9, 0, 'SOL_USDC', 1, 2, 'Bid', '1', '1', '0', '0')",
                            "fills")):
            whole = (self.folder / "w.db").read_bytes()
            self.edit(sql)
            self.assertEqual(table, self.broken()["table"])
            (self.folder / "w.db").write_bytes(whole)
        self.assertTrue(self.answer("verify", "w.db")["verified"])

    def test_bytes_that_are_no_text_are_exported_as_such(self):
        self.edit("UPDATE refusals SET value = CAST(x'ff41' AS TEXT)")
        for what in ("refusals", "events"):
            self.assertIn("\ufffdA", json.dumps(self.answer("export", "w.db", "--what", what), ensure_ascii=False))

    def test_a_world_of_the_schema_before_is_read(self):
        self.edit("ALTER TABLE refusals DROP COLUMN bindingTerm; ALTER TABLE refusals DROP COLUMN maxQuantity;"
                  "ALTER TABLE events DROP COLUMN before; ALTER TABLE events DROP COLUMN after;"
                  "ALTER TABLE events DROP COLUMN detail; DELETE FROM world WHERE key = 'narrowRowsThrough';"
                  "DROP TABLE poolMinutes; DROP TABLE venueMinutes; DROP TABLE console; DROP TABLE operators;"
                  "ALTER TABLE refusals DROP COLUMN announced; ALTER TABLE refusals DROP COLUMN symbol; DROP INDEX actionsWithRecord; ALTER TABLE actions DROP COLUMN record; PRAGMA user_version = 1")
        (self.folder / "w.db.audit").unlink()
        self.assertTrue(self.answer("verify", "w.db")["verified"])
        self.assertEqual("", self.answer("export", "w.db", "--what", "refusals")[0]["bindingTerm"])
        self.assertIn("Deposit", {row["kind"] for row in self.answer("export", "w.db", "--what", "events")})

    def test_a_newer_schema_is_said(self):
        self.edit("PRAGMA user_version = 99")
        done = self.call("verify", "w.db")
        self.assertEqual(0, done.returncode)
        self.assertIn("newer Plimsoll", done.stderr)

    def test_a_damaged_store_is_named_once_and_whole(self):
        size = (self.folder / "w.db").stat().st_size
        with open(self.folder / "w.db", "r+b") as store:
            store.seek(4096)
            store.write(b"\xff" * (size - 4096))
        said = self.fault("verify", "w.db")
        self.assertEqual(1, said.count("w.db"), said)
        self.assertNotIn("...", said)


class Accounts(CtlTest):
    def setUp(self):
        super().setUp()
        self.write("r.json", VENUE)

    def fault_of(self, **account):
        self.write("a.json", account)
        return self.fault("margin", "--risk", "r.json", "--account", "a.json")

    def test_accounts_that_the_rules_rule_out(self):
        self.assertIn("$.borrows[0].symbol: value USDC", self.fault_of(
            balances=[{"symbol": "USDC", "lendQuantity": "1"}], borrows=[{"symbol": "USDC", "quantity": "1"}]))

    def test_only_an_order_with_auto_borrow_would_borrow(self):
        order = {"market": "SOL_USDC", "side": "Bid", "price": "100", "quantity": "5"}
        for borrows, exposure in ((True, "400"), (False, "0")):
            self.write("a.json", {"settings": {"marginEnabled": True}, "openOrders": [dict(order, autoBorrow=borrows)],
                                  "balances": [{"symbol": "USDC", "availableQuantity": "100"}]})
            answer = self.answer("margin", "--risk", "r.json", "--account", "a.json")
            self.assertEqual((exposure, "100"),
                             (answer["totalExposure"], answer["collateral"][0]["openOrderQuantity"]))

    def largest(self, *options, code=0, **market):
        self.write("r.json", dict(VENUE, markets=[dict(VENUE["markets"][0], **market)]))
        self.write("a.json", {"settings": {"marginEnabled": True},
                              "balances": [{"symbol": "USDC", "availableQuantity": "100"}]})
        return self.answer("max-order", "--risk", "r.json", "--account", "a.json", "--market", "SOL_USDC", "--side",
                           "Bid", *options, code=code)

    def test_no_order_is_the_largest_where_the_market_takes_none(self):
        self.assertEqual({"maxOrderQuantity": "7.33", "bindingTerm": "haircut"}, self.largest("--price", "100"))
        for options, market, refusal in (
                (("--price", "5"), {}, ("PRICE_OUT_OF_BOUNDS", "price", "5", "10")),
                (("--price", "100.005"), {}, ("INVALID_PRICE", "price", "100.005", "0.01")),
                (("--price", "0.001"), {}, ("INVALID_PRICE", "price", "0.001", "0.01")),
                ((), {"orderBookState": "Closed"}, ("ORDER_BOOK_STATE", "market", "Closed", "")),
                ((), {"orderBookState": "LimitOnly"}, ("ORDER_BOOK_STATE", "market", "LimitOnly", ""))):
            answer = self.largest(*options, code=1, **market)
            self.assertEqual(("0", None), (answer["maxOrderQuantity"], answer["bindingTerm"]))
            self.assertEqual(refusal, tuple(answer["refusal"][key] for key in ("code", "field", "value", "limit")))
        for state in ("PostOnly", "LimitOnly"):
            self.assertEqual("7.33", self.largest("--price", "100", orderBookState=state)["maxOrderQuantity"])


if __name__ == "__main__":
    unittest.main()
