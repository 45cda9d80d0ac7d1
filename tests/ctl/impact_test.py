# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A change tried on a kept world: what it prints, and the example of docs/changes.md."""

import json
import pathlib
import re
import unittest

from program import CtlTest, example

DOCS = pathlib.Path(__file__).parents[2] / "docs" / "changes.md"
WEIGHT = "assets.SOL.haircutFunction.weight"


def examples():
    """The JSON blocks of the page, in order."""
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", DOCS.read_text(), re.S)]


class Impact(CtlTest):
    def setUp(self):
        super().setUp()
        # 20 SOL at 100, bought with 1,000 USDC of their own and 1,000 borrowed.
        scenario = example("scenario-2-margin-long")
        scenario["steps"] = [step for step in scenario["steps"] if step["at"] < "PT2S"]
        scenario["end"] = "2025-10-10T20:00:02Z"
        self.write("risk.json", example("risk"))
        self.write("scenario.json", scenario)
        self.answer("run", "scenario.json", "--store", "w.db")

    def impact(self, change, code=0):
        self.write("change.json", change)
        return self.answer("impact", "--store", "w.db", "--change", "change.json", code=code)

    def change(self, after, **more):
        return {"name": "SOL", "reason": "thin books", "edits": [{"path": WEIGHT, "after": after}], **more}

    def test_the_documented_example(self):
        change, answer = examples()[:2]
        self.write("change.json", change)
        lines = re.search(r"```sh\n(.*?)```", DOCS.read_text(), re.S)[1].splitlines()
        made, tried = (line.replace("resources/", f"{DOCS.parents[1]}/resources/").split()[1:] for line in lines)
        self.answer(*made)
        self.assertEqual(answer, self.answer(*tried))
        change, pools = examples()[2:4]
        self.write("change.json", change)
        self.assertEqual(pools, self.answer(*tried)["pools"])

    def test_figures_follow_the_rules(self):
        # Equity falls to 50, which is what maintenance asks; a little more weight and it does not.
        answer = self.impact(self.change("0.525"))
        self.assertEqual({"before": 0, "after": 1}, answer["lines"]["mmrFrom100"])
        self.assertEqual("1000", answer["liquidatedExposure"])
        crossing = answer["crossings"][0]
        self.assertEqual({"before": "900", "after": "50"}, crossing["netEquity"])
        self.assertEqual({"before": "0.055555555555555556", "after": "1"}, crossing["mmr"])
        self.assertEqual(["liquidated", "cannotAdd", "marginCall"], crossing["crosses"])
        self.assertEqual({"before": 0, "after": 0}, self.impact(self.change("0.525001"))["lines"]["mmrFrom100"])

    def test_a_looser_weight_lets_somebody_take_more(self):
        answer = self.impact(self.change("0.96"))
        self.assertEqual([WEIGHT], answer["loosened"])
        self.assertGreater(answer["mayTakeMore"], 0)

    def test_what_the_exchange_refuses(self):
        answer = self.impact(self.change("1.5"), code=1)
        self.assertEqual("BAD_PARAMETER", answer["refusal"]["code"])
        stale = {"name": "SOL", "edits": [{"path": WEIGHT, "before": "0.9", "after": "0.8"}]}
        self.assertEqual({"code": "BEFORE_DIFFERS", "limit": "0.95"},
                         {key: self.impact(stale, code=1)["refusal"][key] for key in ("code", "limit")})

    def test_an_order_that_would_no_longer_be_taken_says_the_imr(self):
        scenario = example("scenario-2-margin-long")
        scenario["steps"] = [step for step in scenario["steps"] if step["at"] < "PT2S"] + [
            {"at": "PT2S", "command": "placeOrder", "subaccount": 1, "market": "SOL_USDC", "side": "Bid",
             "quantity": "10", "price": "50", "autoBorrow": True}]
        scenario["end"] = "2025-10-10T20:00:02Z"
        self.write("scenario.json", scenario)
        self.answer("run", "scenario.json", "--store", "order.db")
        # With it resting 1,500 ask for 150: 20 SOL at 100 and a weight of 0.54 leave 80 above the debt of 1,000.
        self.write("change.json", self.change("0.54"))
        order, = self.answer("impact", "--store", "order.db", "--change", "change.json")["orders"]
        self.assertEqual({"code": "INSUFFICIENT_MARGIN", "field": "imr", "value": "1.875", "limit": "1"},
                         {key: order["refusal"][key] for key in ("code", "field", "value", "limit")})
        self.assertEqual("haircut", order["refusal"]["bindingTerm"])

    def test_bad_input_names_the_place(self):
        self.write("change.json", {"name": "x", "edits": [{"path": "assets.NOPE.weight", "after": "1"}]})
        self.assertIn("$.edits[0].path", self.fault("impact", "--store", "w.db", "--change", "change.json"))
        self.write("change.json", self.change("0.9", ramp={"steps": 0, "stepSeconds": 60}))
        self.assertIn("$.ramp.steps", self.fault("impact", "--store", "w.db", "--change", "change.json"))
        self.write("change.json", self.change("0.9", goLiveAt="soon"))
        self.assertIn("$.goLiveAt", self.fault("impact", "--store", "w.db", "--change", "change.json"))
        self.write("change.json", self.change("0.9", edits=[]))
        self.assertIn("$.edits: value [], limit at least one edit",
                      self.fault("impact", "--store", "w.db", "--change", "change.json"))
        self.fault("impact", "--store", "none.db", "--change", "change.json")

    def test_the_last_hours_under_a_change(self):
        scenario = example("scenario-2-margin-long")
        scenario["steps"] = [step for step in scenario["steps"] if step["at"] < "PT2S"] + [
            {"at": "PT60S", "command": "setMarkPrice", "symbol": "SOL", "markPrice": "57"}]
        self.write("scenario.json", scenario)
        self.answer("run", "scenario.json", "--store", "fall.db")
        self.write("change.json", self.change("0.9"))
        past = self.answer("impact", "--store", "fall.db", "--change", "change.json", "--hours", 1)["past"]
        self.assertEqual(("2025-10-10T20:00:00Z", "2025-10-10T20:10:00Z"), (past["from"], past["until"]))
        # It begins with the world, which is younger than an hour: what follows is under the change, and at 57 an account
        # that owes 1,000 against 20 SOL is beyond 100 % at a weight of 0.9.
        self.assertTrue(past["shorterThanAsked"])
        self.assertEqual({"before": 0, "after": 1}, past["liquidations"])
        self.assertEqual("others' orders unchanged", past["counterfactual"])
        self.assertNotIn("past", self.answer("impact", "--store", "fall.db", "--change", "change.json"))

    def test_the_past_has_the_commands_of_its_first_instant_and_all_refusals(self):
        scenario = example("scenario-2-margin-long")
        own = [dict(step, at="PT0S") for step in scenario["steps"] if step["at"] < "PT2S" and "command" in step]
        scenario.update(end="2025-10-10T21:00:00Z", steps=own + [
            {"at": "PT10S", "command": "deposit", "subaccount": 4, "symbol": "SOL", "quantity": "20"},
            {"at": "PT10S", "command": "withdraw", "subaccount": 4, "symbol": "USDC", "quantity": "950",
             "autoBorrow": True},
            {"at": "PT10S", "command": "deposit", "subaccount": 5, "symbol": "SOL", "quantity": "10"},
            {"at": "PT10S", "command": "borrow", "subaccount": 5, "symbol": "USDC", "quantity": "9000"}])
        self.write("scenario.json", scenario)
        self.answer("run", "scenario.json", "--store", "hour.db")
        self.write("change.json", self.change("0.5"))
        done = self.call("impact", "--store", "hour.db", "--change", "change.json", "--hours", 1)
        past = json.loads(done.stdout)["past"]
        self.assertEqual((0, "", False, "2025-10-10T20:00:00Z"),
                         (done.returncode, done.stderr, past["shorterThanAsked"], past["from"]))
        recorded = self.answer("verify", "hour.db")["through"]
        self.assertEqual(recorded, past["commands"])
        once = {"before": 0, "after": 1}
        self.assertEqual({"placeOrder": once, "withdraw": once, "borrow": once}, past["refused"])
        self.assertEqual({"before": 0, "after": 1}, past["ordersRefused"])
        done = self.call("impact", "--store", "hour.db", "--change", "change.json", "--hours", 2)
        self.assertIn("hour.db: it remembers nothing before 2025-10-10T20:00:00Z", done.stderr)
        self.assertTrue(json.loads(done.stdout)["past"]["shorterThanAsked"])

    def hours(self, name, steps, edits):
        """What the last hour of a world of two would have been under the edits."""
        scenario = example("scenario-2-margin-long")
        scenario["steps"] = [step for step in scenario["steps"] if step["at"] < "PT2S"] + steps + [
            {"at": "PT1H50M", "command": "setMarkPrice", "symbol": "SOL", "markPrice": "57"}]
        scenario["end"] = "2025-10-10T22:00:00Z"
        self.write("scenario.json", scenario)
        self.answer("run", "scenario.json", "--store", name)
        self.write("change.json", {"name": "SOL", "reason": "thin books", "edits": edits})
        done = self.call("impact", "--store", name, "--change", "change.json", "--hours", 1)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        answer = json.loads(done.stdout)
        self.assertIn("crossings", answer)
        return answer["past"]

    def test_the_past_is_played_under_the_change_whatever_was_in_force(self):
        was = {"command": "setParameter", "path": WEIGHT, "before": "0.95", "after": "0.94", "reason": "books"}
        past = self.hours("then.db", [dict(was, at="PT1H30M")], [{"path": WEIGHT, "before": "0.94", "after": "0.9"}])
        self.assertEqual([{"path": WEIGHT, "before": "0.94", "then": "0.95"}], past["differed"])
        self.assertEqual(([], []), (past["ofToday"], past["announcedLeftOut"]))
        self.assertEqual({"before": 0, "after": 1}, past["liquidations"])
        past = self.hours("since.db", [dict(was, at="PT30M")], [{"path": WEIGHT, "after": "0.9"}])
        self.assertEqual([], past["differed"])

    def test_what_does_not_go_with_the_change_in_the_past_is_of_today(self):
        imf, mmf = "assets.USDC.imfFunction.base", "assets.USDC.mmfFunction.base"
        raised = {"at": "PT1H30M", "command": "setParameter", "path": imf, "before": "0.1", "after": "0.4",
                  "reason": "room"}
        past = self.hours("imf.db", [raised], [{"path": mmf, "after": "0.3"}])
        self.assertEqual([{"path": imf, "then": "0.1", "now": "0.4"}], past["ofToday"])
        self.assertEqual({"before": 0, "after": 1}, past["liquidations"])

    def test_what_another_ramp_had_announced_does_not_stop_the_past(self):
        imf, mmf = "assets.USDC.imfFunction.base", "assets.USDC.mmfFunction.base"
        announce = {"command": "announceParameter", "path": mmf, "reason": "a ramp"}
        steps = [{"at": "PT10M", "command": "setParameter", "path": imf, "before": "0.1", "after": "0.4",
                  "reason": "room"},
                 dict(announce, at="PT20M", before="0.05", after="0.3"),
                 dict(announce, at="PT1H40M", before="0.3", after="0.05")]
        past = self.hours("ramp.db", steps, [{"path": imf, "after": "0.2"}])
        self.assertEqual([{"path": mmf, "value": "0.3"}], past["announcedLeftOut"])
        self.assertEqual([], past["differed"])
        self.assertEqual(0, past["liquidations"]["after"])

    def test_the_shortest_ramp_with_notice(self):
        self.write("change.json", self.change("0.5"))
        arguments = ("impact", "--store", "w.db", "--change", "change.json", "--rails", self.rails(), "--notice")
        answer = self.answer(*arguments, 24)
        first, second = answer["noticeRamp"]
        self.assertEqual({"accounts": 1, "depth": "0", "allowed": "0", "stepsBeyond": 1}, answer["noticeBounds"])
        # Account 1 is met at 0.525, and with 1 % less of what it holds at 0.525 / 0.99: a step to just above that at
        # once, and the rest a day later.
        self.assertEqual(("0.530304", 0, "margin", [1]),
                         tuple(first[key] for key in ("value", "accounts", "pace", "setters")))
        self.assertEqual(("2025-10-10T20:00:02Z", "2025-10-11T20:00:02Z"), (first["at"], second["at"]))
        # Nobody bids: what the backstop repays until it is back at the line is more than any share, whenever it comes.
        self.assertEqual(("0.5", 1, "95.0226244371", "alone", [1]),
                         tuple(second[key] for key in ("value", "accounts", "exposure", "pace", "setters")))
        self.assertEqual("0.525001", self.answer(*arguments, 24, "--margin", "0")["noticeRamp"][0]["value"])
        self.assertIn("--margin", self.fault(*arguments, 24, "--margin", "1"))
        self.write("change.json", self.change("0.96"))
        self.assertIsNone(self.answer(*arguments, 24)["noticeRamp"])
        self.assertIn("--depth-share", self.fault(*arguments, 24, "--depth-share", "2"))

    def rails(self, *rails):
        return self.write("rails.json", {"rails": list(rails), "looseningDelaySeconds": 0, "approvalExpirySeconds": 0,
                                         "movedAccounts": 0, "movedShare": "0"})

    def ramp(self, *arguments):
        steps = self.answer("impact", "--store", "w.db", "--change", "change.json", "--notice", 24, *arguments)
        return [(step["at"][8:19], step["value"]) for step in steps["noticeRamp"]]

    def test_a_ramp_keeps_to_the_guard_rails(self):
        self.write("change.json", self.change("0.5", ramp={"steps": 1, "stepSeconds": 60}))
        # As shipped a weight moves by 0.1 at most, every ten minutes.
        self.assertEqual([("10T20:00:02", "0.85"), ("10T20:10:02", "0.75"), ("10T20:20:02", "0.65"),
                          ("10T20:30:02", "0.55"), ("10T20:40:02", "0.530304"), ("11T20:00:02", "0.5")], self.ramp())
        rail = {"path": "assets.*.haircutFunction.weight", "largestStep": "0.3", "shortestIntervalSeconds": 7200}
        self.assertEqual([("10T20:00:02", "0.65"), ("10T22:00:02", "0.530304"), ("11T20:00:02", "0.5")],
                         self.ramp("--rails", self.rails(rail)))
        self.write("change.json", self.change("0.5", overridesRails=True))
        self.assertEqual([("10T20:00:02", "0.530304"), ("11T20:00:02", "0.5")], self.ramp())
        self.assertIn("none.json", self.fault("impact", "--store", "w.db", "--change", "change.json", "--notice", 24,
                                              "--rails", "none.json"))

    def test_nothing_is_written(self):
        before = (self.folder / "w.db").read_bytes()
        self.impact(self.change("0.525"))
        self.assertEqual(before, (self.folder / "w.db").read_bytes())


if __name__ == "__main__":
    unittest.main()
