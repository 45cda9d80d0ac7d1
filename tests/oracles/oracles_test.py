# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published vectors of other lending venues (vectors/*.json, each case with its source) against plimsollctl.

Covered: curves, validation of curves, the size curve of the haircut, growth of indices, close-out of small debts and
the loss that lenders share. Where our rule differs, the test asserts ours and says how."""

import json
import pathlib
import sys
import unittest
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "ctl"))
from program import CtlTest, example  # noqa: E402

VECTORS = pathlib.Path(__file__).parent / "vectors"
YEAR = 365 * 24 * 3600


def cases(name, prefix):
    found = [c for c in json.loads((VECTORS / f"{name}.json").read_text())["cases"] if c["id"].startswith(prefix)]
    assert found, (name, prefix)
    return found


def case(name, ident):
    return cases(name, ident)[0]


def decimal(number):
    """A float of a vector as the decimal that it was written as, at most 18 places."""
    text = f"{Fraction(str(number)).limit_denominator(10**18).__float__():.18f}" if "e" in str(number) else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def points(*pairs):
    return [[decimal(u), decimal(r)] for u, r in pairs]


class Oracle(CtlTest):
    def rates(self, curve, utilization, fee="0"):
        self.write("p.json", curve)
        return self.answer("curve", "--points", "p.json", "--fee", fee, "--utilization=" + utilization)[0]

    def near(self, wanted, got, tolerance, label):
        self.assertLessEqual(abs(Fraction(str(wanted)) - Fraction(got)), Fraction(str(tolerance)) + Fraction(1, 10**17),
                             f"{label}: vector {wanted}, ours {got}")


class Curves(Oracle):
    def check(self, name, one, curve, field):
        got = self.rates(curve, decimal(one["inputs"]["utilization"]))["borrowInterestRate"]
        self.near(one["expected"][field], got, one["tolerance"], f"{name} {one['id']}")

    def test_mango_four_points(self):
        for one in cases("mango_v4_curve_index_ramp", "curve-"):
            self.check("mango", one, points(*one["inputs"]["points"]), "borrow_rate")

    def test_marginfi_seven_points(self):
        for one in cases("marginfi_v2_curve_rates_validation", "curve-"):
            given = one["inputs"]
            # A second point at 0 is ignored there; here it is refused, see Validation.
            inner = [p for p in given["points"] if p[0] > 0]
            curve = points((0, given["zero_util_rate"]), *inner, (1, given["hundred_util_rate"]))
            self.check("marginfi", one, curve, "base_rate")

    def test_marginfi_interpolation(self):
        for one in cases("marginfi_v2_curve_rates_validation", "lerp-"):
            (x0, y0), (x1, y1) = one["inputs"]["start"], one["inputs"]["end"]
            along = (Fraction(str(one["inputs"]["x"])) - x0) / (x1 - x0)
            got = self.rates(points((0, y0), (1, y1)), decimal(float(along)))["borrowInterestRate"]
            self.near(one["expected"]["y"], got, 0, one["id"])

    def test_drift_segments(self):
        for one in cases("drift_v2_curve_interest_socialloss", "segments-"):
            self.check("drift", one, drift_curve(one["inputs"]), "borrow_rate")

    def test_aave_kink_with_reserve_factor(self):
        for ident in ("80pct", "80bps", "50pct-supply-usage"):
            one = case("aave_v3_rates_closefactor", ident)
            given, expected = one["inputs"], one["expected"]
            base, low, high = (Fraction(str(given[k])) for k in ("base", "slope1", "slope2"))
            curve = points((0, given["base"]), (given["optimal"], float(base + low)), (1, float(base + low + high)))
            used = Fraction(given["total_debt"]) / (Fraction(given["total_debt"]) + Fraction(given["available"]))
            got = self.rates(curve, decimal(float(used)), decimal(given["reserve_factor"]))
            self.near(expected["borrow_rate"], got["borrowInterestRate"], one["tolerance"], ident)
            # Supply without cash dilutes lenders there; ours has none: utilization is borrowed over lent, once.
            lend = 0.036 if given["extra_supply_without_cash"] else expected["lend_rate"]
            self.near(lend, got["lendInterestRate"], one["tolerance"], ident)

    def test_compound_borrow_side(self):
        for one in cases("compound_comet_rates_collateral", "rates-"):
            side, used = one["inputs"]["borrow"], one["expected"]["utilization"]
            base, low, high, kink = (Fraction(str(side[k])) for k in ("base", "slope_low", "slope_high", "kink"))
            curve = points((0, float(base)), (float(kink), float(base + low * kink)),
                           (1, float(base + low * kink + high * (1 - kink))))
            got = self.rates(curve, decimal(used))
            self.near(one["expected"]["borrow_rate"], got["borrowInterestRate"], one["tolerance"], one["id"])
            # The supply curve is independent there; ours follows from borrow rate x utilization.
            ours = Fraction(got["borrowInterestRate"]) * Fraction(str(used))
            self.near(float(ours), got["lendInterestRate"], 1e-17, one["id"])

    def test_marginfi_lend_rate(self):
        one = case("marginfi_v2_curve_rates_validation", "rates-u0.5")
        # max_rate 0 would make rates fall, which ours refuses: the kink's rate goes on instead. Fees lie on top of the
        # borrow rate there; ours is taken out of what lenders earn, so only base and lend rate without fee agree.
        got = self.rates(points((0, 0), (0.5, 0.4), (1, 0.4)), "0.5")
        self.near(one["expected"]["base_rate"], got["borrowInterestRate"], 0, one["id"])
        self.near(one["expected"]["lend_rate"], got["lendInterestRate"], 0, one["id"])
        self.assertEqual("0.18", self.rates(points((0, 0), (0.5, 0.4), (1, 0.4)), "0.5", "0.1")["lendInterestRate"])


def drift_curve(given):
    top, at = Fraction(str(given["max_rate"])), Fraction(str(given["optimal_rate"]))
    curve, rate = [(0, 0), (given["optimal_utilization"], given["optimal_rate"])], at
    for end, weight in given["segments_end_and_weight"]:
        rate += (top - at) * Fraction(str(weight))
        if end > given["optimal_utilization"]:
            curve.append((end, float(rate)))
    return points(*curve)


class Validation(Oracle):
    def valid(self, curve):
        self.write("p.json", curve)
        done = self.call("curve", "--points", "p.json", "--utilization", "0")
        self.assertIn(done.returncode, (0, 2))
        return done.returncode == 0

    def test_marginfi_validation(self):
        for one in cases("marginfi_v2_curve_rates_validation", "validate-"):
            given = one["inputs"]
            curve = points((0, given["zero_util_rate"]), *given["points"], (1, given["hundred_util_rate"]))
            self.assertEqual(one["expected"]["valid"], self.valid(curve), one["id"])

    def test_a_second_point_at_zero(self):
        # Ignored by marginfi; a strict reader says so instead.
        given = case("marginfi_v2_curve_rates_validation", "curve-zero-util-point-ignored")["inputs"]
        self.assertFalse(self.valid(points((0, given["zero_util_rate"]), *given["points"], (1, 9))))

    def test_aave_bounds_are_not_ours(self):
        bounds = case("aave_v3_rates_closefactor", "bounds")["expected"]
        self.assertTrue(bounds["slope1_le_slope2"])
        # Ours asks only for rates that never fall, up to 100 instead of 10, and for any kink inside 0 .. 1.
        self.assertTrue(self.valid(points((0, 0), (0.5, 0.9), (1, 1))))
        self.assertTrue(self.valid(points((0, 0), (0.995, 11), (1, 100))))
        self.assertFalse(self.valid(points((0, 0), (0.5, 1), (1, 100.5))))


class SizeCurves(Oracle):
    def test_drift_inverse_square_root_weight(self):
        for one in cases("drift_v2_weights_imf_openorders", "asset-"):
            given, risk = one["inputs"], example("risk-size-curves")
            risk["assets"][1]["haircutFunction"] = {"weight": decimal(given["base_weight"]), "kind": {
                "type": "inverseSqrt", "base": "1.1", "positiveCurvePenalty": decimal(given["imf_factor"])}}
            self.write("r.json", risk)
            # Size is in tokens there and in USD here: the same at a mark of 1.
            self.write("a.json", {"balances": [{"symbol": "SOL", "availableQuantity": decimal(given["size_tokens"])}]})
            answer = self.answer("margin", "--risk", "r.json", "--account", "a.json")
            self.near(one["expected"]["asset_weight"], answer["collateral"][0]["collateralWeight"], one["tolerance"],
                      one["id"])

    def test_drift_liability_weight_differs(self):
        for one in cases("drift_v2_weights_imf_openorders", "liability-imf"):
            given, risk = one["inputs"], example("risk-size-curves")
            risk["assets"][1]["imfFunction"]["factor"] = decimal(given["imf_factor"])
            risk["assets"][1]["mmfFunction"]["factor"] = "0"
            self.write("r.json", risk)
            self.write("a.json", {"balances": [{"symbol": "USDC", "availableQuantity": "100000"}],
                                  "borrows": [{"symbol": "SOL", "quantity": decimal(given["size_tokens"])}]})
            answer = self.answer("margin", "--risk", "r.json", "--account", "a.json")
            # There 0.8 x weight + factor x root; here the larger of base and factor x root.
            root = Fraction(given["size_tokens"])**Fraction(1, 2)
            ours = max(0.1, given["imf_factor"] * float(root))
            self.near(ours, answer["borrows"][0]["imf"], 1e-9, one["id"])


class Interest(Oracle):
    def run_pool(self, start, end, lent, borrowed, curve, fee, expects):
        risk = example("risk")
        risk["borrowLendMarkets"][0].update(utilizationCurve=curve, fee=fee)
        steps = [{"command": "deposit", "subaccount": 2, "symbol": "USDC", "quantity": lent},
                 {"command": "lend", "subaccount": 2, "symbol": "USDC", "quantity": lent},
                 {"command": "deposit", "subaccount": 1, "symbol": "SOL", "quantity": "1000000"},
                 {"command": "borrow", "subaccount": 1, "symbol": "USDC", "quantity": borrowed}]
        steps = [{"at": "PT0S", **s} for s in steps] + expects
        self.write("s.json", {"name": "interest", "start": start, "end": end, "risk": risk, "steps": steps})
        answer = self.answer("run", "s.json")
        self.assertEqual([], answer["failures"])

    def debt(self, at, wanted, tolerance):
        return {"at": at, "expect": {"subaccount": 1, "borrow": "USDC", "quantity": decimal(wanted),
                                     "tolerance": decimal(tolerance)}}

    def lend(self, at, wanted, tolerance):
        return {"at": at, "expect": {"subaccount": 2, "balance": "USDC", "lendQuantity": decimal(wanted),
                                     "tolerance": decimal(tolerance)}}

    def test_marginfi_one_second(self):
        one = case("marginfi_v2_curve_rates_validation", "accrue-accr-12pct-1s")
        self.run_pool("2025-10-10T20:59:59Z", "2025-10-10T20:59:59Z", "2000000", "1000000",
                      [["0", "0.12"], ["1", "0.12"]], "0",
                      [self.debt("PT0S", one["expected"]["new_value"], one["tolerance"])])

    def test_drift_floor_rate_over_hours(self):
        one = case("drift_v2_curve_interest_socialloss", "min-rate-accrual-0")
        rate, seconds = Fraction(str(one["inputs"]["borrow_rate_floor"])), one["inputs"]["dt_seconds"]
        # Ours pays in advance up to a full hour: the loan opens so that the last hour ends with the vector's time.
        start = 15 * 3600 - seconds
        clock = f"2025-10-10T{start // 3600:02}:{start % 3600 // 60:02}:{start % 60:02}Z"
        flat = [["0", decimal(float(rate))], ["1", decimal(float(rate))]]
        grown = Fraction(10000) + Fraction(one["expected"]["borrow_index_delta_1e-10"], 10**6)
        lenders = Fraction(1000000) + Fraction(one["expected"]["deposit_index_delta_1e-10"], 10**4)
        self.run_pool(clock, "2025-10-10T15:00:00Z", "1000000", "10000", flat, "0",
                      [self.debt("2025-10-10T14:59:59Z", float(grown), 1.1e-6),
                       self.lend("2025-10-10T15:00:00Z", float(lenders), 1.1e-4)])

    def test_drift_simple_interest_against_ours(self):
        one = case("drift_v2_curve_interest_socialloss", "min-rate-accrual-2")
        rate, seconds = Fraction(str(one["inputs"]["borrow_rate_floor"])), one["inputs"]["dt_seconds"]
        hours, rest = divmod(seconds, 3600)
        growth = (1 + rate * rest / YEAR) * (1 + rate / 8760)**hours - 1
        simple = Fraction(one["expected"]["borrow_index_delta_1e-10"], 10**10)
        # One linear step there; here every hour compounds: 1.26e-6 more after 278 hours.
        self.assertTrue(Fraction(12, 10**7) < growth - simple < Fraction(13, 10**7))
        flat = [["0", "0.05"], ["1", "0.05"]]
        end = "2025-10-22T00:00:00Z"
        begin = 12 * 86400 - seconds  # seconds of 2025-10-10 at which it opens
        start = f"2025-10-10T{begin // 3600:02}:{begin % 3600 // 60:02}:{begin % 60:02}Z"
        self.run_pool(start, end, "1000000", "10000", flat, "0",
                      [self.debt("2025-10-21T23:59:59Z", float(10000 * (1 + growth)), 1e-6)])

    def test_drift_index_chain_with_insurance_share(self):
        one = case("drift_v2_curve_interest_socialloss", "index-chain-0")
        given, expected = one["inputs"], one["expected"]
        fee = decimal(given["insurance_share_of_deposit_interest"])
        borrowed = Fraction(expected["borrow_tokens_1e-6"], 10**6)
        lenders = Fraction(expected["deposit_index_1e-10"], 10**4)
        # Their borrow index is rounded up to 1e-10, which is 5.4e-5 of this debt; ours is 1e-27.
        self.run_pool("2025-10-10T20:58:20Z", "2025-10-10T21:00:00Z", "1000000", "540510", drift_curve(given), fee,
                      [self.debt("PT1S", float(borrowed), 6e-5), self.lend("PT1M40S", float(lenders), 3e-4)])


class Liquidations(Oracle):
    def play(self, venue, mark, bid, expects, lent="1000", debt="80", before="200"):
        risk = example("risk")
        risk["venue"] = {"liquidationFee": "0", **venue}
        risk["markPrices"][1]["markPrice"] = before
        steps = [{"command": "deposit", "subaccount": 2, "symbol": "USDC", "quantity": lent},
                 {"command": "lend", "subaccount": 2, "symbol": "USDC", "quantity": lent},
                 {"command": "deposit", "subaccount": 3, "symbol": "USDC", "quantity": "5000"},
                 {"command": "deposit", "subaccount": 1, "symbol": "SOL", "quantity": "1"},
                 {"command": "withdraw", "subaccount": 1, "symbol": "USDC", "quantity": debt, "autoBorrow": True},
                 {"command": "setMarkPrice", "symbol": "SOL", "markPrice": mark}]
        if bid:
            steps.insert(3, {"command": "placeOrder", "subaccount": 3, "market": "SOL_USDC", "side": "Bid",
                             "price": bid, "quantity": "10"})
        self.write("s.json", {"name": "liquidation", "start": "2025-10-10T20:00:00.5Z", "end": "2025-10-10T20:02:00Z",
                              "risk": risk, "steps": [{"at": "PT0S", **s} for s in steps] + expects})
        answer = self.answer("run", "s.json")
        self.assertEqual([], answer["failures"])

    def owed(self, at, quantity, tolerance="0"):
        return {"at": at, "expect": {"subaccount": 1, "borrow": "USDC", "quantity": quantity, "tolerance": tolerance}}

    def small(self, at, most):
        return {"at": at, "expect": {"subaccount": 1, "borrow": "USDC", "quantity": {"max": most}}}

    def test_solend_a_fifth_of_the_debt(self):
        given = case("solend_bonus_closefactor_limits", "liquidate-0")["inputs"]
        left = given["debt_value"] * (1 - given["close_factor"])
        # Equity of 0.5 after the haircut: more than the slice would be needed to restore it. No bonus here: the
        # liquidator buys at the bid, so less collateral goes than there.
        self.play({"liquidationSlice": decimal(given["close_factor"]),
                   "liquidationWholeBelow": decimal(given["full_close_value"])}, "84.73684211", "84.73",
                  [{"at": "PT0S", "expect": {"subaccount": 1, "liquidating": True}}, self.owed("PT0S", "80"),
                   self.owed("PT0.5S", decimal(left), "0.0001")], debt=decimal(given["debt_value"]))

    def test_solend_small_debts_are_not_cut_into_slices(self):
        for ident in ("liquidate-4", "liquidate-6"):
            given = case("solend_bonus_closefactor_limits", ident)["inputs"]
            self.assertEqual(given["debt_value"], 1)
            # All of it goes at once there. Here too the slice does not cut it, but no more goes than restores the
            # account: one step does it, and what a fifth would have left is not left.
            self.play({"liquidationSlice": decimal(given["close_factor"]),
                       "liquidationWholeBelow": decimal(given["full_close_value"])}, "1.06", "1.05",
                      [{"at": "PT0S", "expect": {"subaccount": 1, "liquidating": True}}, self.small("PT0.5S", "0.79"),
                       {"at": "PT0.5S", "expect": {"subaccount": 1, "liquidating": False}}], debt="1", before="2")

    def test_drift_loss_is_shared_through_the_index(self):
        given = case("drift_v2_curve_interest_socialloss", "social-loss-index")
        after = decimal(given["expected"]["deposits_after"])
        # Nobody bids and the collateral is worth next to nothing: lenders bear the debt, in proportion.
        self.play({}, "0.00000001", "",
                  [{"at": "PT1M", "expect": {"subaccount": 1, "liquidating": False}}, self.owed("PT1M", "0"),
                   {"at": "PT1M", "expect": {"subaccount": 2, "balance": "USDC", "lendQuantity": after,
                                             "tolerance": "0.000001"}},
                   {"at": "PT1M", "expect": {"venue": "socialisedLoss", "usd": "100", "tolerance": "0.000001"}},
                   {"at": "PT1M", "expect": {"venue": "badDebt", "usd": "100", "tolerance": "0.000001"}}],
                  lent=decimal(given["inputs"]["deposits"]), debt=decimal(given["inputs"]["bad_debt"]))


if __name__ == "__main__":
    unittest.main()
