# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An operator's day on the whole program, from outside: each step asserts the command that it caused, as another
program reads it from the world's file, and a figure read back from the screen."""

import pathlib
import re
import unittest

import outside

RISK = pathlib.Path(__file__).parents[2] / "resources" / "risk" / "example.json"


def step(at, command, **rest):
    return {"at": at, "command": command, **rest}


def deposit(account, symbol, quantity):
    return step("PT0S", "deposit", subaccount=account, symbol=symbol, quantity=quantity)


def margin_long(account, quantity):
    return step("PT0S", "placeOrder", subaccount=account, market="SOL_USDC", side="Bid", type="Market",
                quantity=quantity, autoBorrow=True)


# Account 1 has debts and can pay; account 5 is liquidated once the mark falls, and nobody buys from it.
DESK = {
    "name": "A desk from outside", "start": "2025-10-10T20:00:00Z", "end": "2025-10-10T23:00:00Z", "risk": str(RISK),
    "steps": [
        deposit(1, "USDC", "1000"), deposit(2, "SOL", "2000"), deposit(3, "USDC", "10000"),
        deposit(4, "USDC", "5000"), deposit(5, "USDC", "1000"),
        step("PT0S", "lend", subaccount=3, symbol="USDC", quantity="10000"),
        step("PT0S", "placeOrder", subaccount=2, market="SOL_USDC", side="Ask", price="100", quantity="200"),
        margin_long(1, "20"), deposit(1, "USDC", "1000"), margin_long(5, "40"),
        step("PT5S", "setMarkPrice", symbol="SOL", markPrice="82")]}


def named(beginning):
    return re.compile("^" + re.escape(beginning))


@unittest.skipIf(outside.missing(), f"needs {outside.missing()}")
class ConsoleFromOutsideTest(unittest.TestCase):
    """One console; each test begins on the page that it names and leaves the accounts of the others alone."""

    @classmethod
    def setUpClass(cls):
        cls.console = outside.Console(DESK)

    @classmethod
    def tearDownClass(cls):
        if cls.console.close() != 0:
            raise AssertionError("the program did not end well")

    def setUp(self):
        self.console.focus("Plimsoll · ")
        self.console.key("Escape", "Escape")

    def page(self, name):
        self.console.press("page tab", name)
        self.console.find("heading", named(name))

    def newest(self, what="audit"):
        return self.console.exported(what)[-1]

    def after(self, actions, what):
        """The newest action, once there is one more than before."""
        row = outside.until(what, lambda: self.console.exported("audit")[actions:])[-1]
        self.assertEqual("operator", row["actor"])
        return row

    def draft_weight(self, value):
        """Of SOL, on the Risk page."""
        self.page("Risk")
        self.console.click("table cell", named("SOL Weight"))
        self.console.type("Collateral weight", value)
        self.console.key("Tab")

    def apply(self, reason):
        self.console.type("Reason, for the journal", reason)
        self.console.click("push button", "Apply")

    def actions(self):
        return len(self.console.exported("audit"))

    def test_every_page_opens_by_its_own_action(self):
        for name in ("Overview", "Lending", "Margin", "Liquidations", "Risk", "Changes", "Exchange", "Journal",
                     "Settings"):
            self.console.press("page tab", name)
            self.console.selected("page tab", name)
            if name != "Overview":
                self.console.find("heading", named(name))
        self.page("Lending")
        self.console.click("table row", named("USDC, "))
        used = self.console.read("table row", r"^USDC, utilization ([\d.]+) %")
        self.assertGreaterEqual(float(used), 40)
        self.console.find("label", named(f"Utilization {used} %"))

    def test_a_curve_point_is_dragged_and_goes_live(self):
        c, before = self.console, self.actions()
        self.page("Lending")
        c.click("table row", named("SOL, "))
        point = c.find("slider", named("Curve point 2:"))
        c.drag(point, 0, -60)
        c.find("push button", "Apply")
        rate = c.text("Borrow rate of point 2")
        self.assertGreater(float(rate), 0)
        self.apply("dearer at the end")
        row = self.after(before, "the curve's command")
        self.assertIn("utilizationCurve", row["what"])
        self.assertNotEqual(row["before"], row["after"])
        self.assertEqual("dearer at the end", row["reason"])
        self.assertEqual(rate, c.read("slider", r"^Curve point 2: .* rate ([\d.]+) %"))

    def test_a_haircut_is_edited(self):
        c, before = self.console, self.actions()
        self.draft_weight("0.94")
        c.find("label", "Nobody is liquidated")
        self.apply("thin books")
        row = self.after(before, "the haircut's command")
        self.assertEqual(("setParameter assets.SOL.haircutFunction.weight", "0.95", "0.94", "thin books"),
                         (row["what"], row["before"], row["after"], row["reason"]))
        c.find("table cell", "SOL Weight: 0.94")

    def test_an_edit_out_of_range_is_refused_beside_its_field(self):
        c, before = self.console, self.actions()
        self.draft_weight("1.5")
        c.find("alert", "must be 0 to 1")
        c.find("label", "1 value is refused")
        self.apply("try it")
        c.click("push button", "Discard")
        c.gone("alert", "must be 0 to 1")
        self.assertEqual(before, self.actions())

    def order(self, quantity):
        c = self.console
        self.page("Exchange")
        c.type("Account that acts", "1")
        c.key("Return")
        c.click("radio button", "Order")
        c.type("Price in USDC", "100")
        c.type("Quantity in SOL", quantity)
        toggle = c.find("check box", "Margin")
        if not toggle.getState().contains(c.atspi.STATE_CHECKED):
            c.click("check box", "Margin")

    def test_a_margin_order_borrows_what_it_said(self):
        c, before = self.console, self.actions()
        self.order("15")
        borrows = c.read("list item", r"^borrows ([\d,.]+) USDC").replace(",", "")
        fraction = c.read("list item", r"^Margin fraction now [\d.]+ %, after ([\d.]+) %")
        c.click("push button", "Buy 15 SOL")
        row = self.after(before, "the order's command")
        c.find("alert", named("Sent and stored, seq "))
        self.assertEqual("Bid 15 SOL_USDC at 100", row["after"])
        borrow = [each for each in c.exported("events") if each["sequence"] == row["sequence"]
                  and each["kind"] == "Borrow"]
        self.assertEqual([(float(borrows), "SpotMargin")], [(float(b["quantity"]), b["source"]) for b in borrow])
        self.assertEqual(fraction, c.read("label", r"^Margin fr\. ([\d.]+) %"))

    def test_an_order_too_large_is_refused_with_what_would_pass(self):
        c, before = self.console, self.actions()
        self.order("500")
        c.find("alert", re.compile("."))
        passes = c.read("push button", r"^Use ([\d.]+) SOL, the largest that passes$")
        c.find("label", named("Limited by "))
        c.press("push button", f"Use {passes} SOL, the largest that passes")
        outside.until("the largest quantity in its field", lambda: c.text("Quantity in SOL") == passes)
        c.find("push button", f"Buy {passes} SOL")
        self.assertEqual(before, self.actions())

    def test_a_debt_is_repaid_in_part(self):
        c, before = self.console, self.actions()
        self.page("Exchange")
        c.type("Account that acts", "1")
        c.key("Return")
        owed = float(c.read("table row", r"^USDC: .* owed ([\d,.]+)").replace(",", ""))
        c.click("radio button", "Lend and borrow")
        c.click("radio button", "Repay")
        c.type("Quantity in USDC", "250")
        c.click("push button", "Repay 250 USDC")
        row = self.after(before, "the repayment's command")
        self.assertTrue(row["what"].startswith("repay"), row)
        c.find("table row", re.compile(rf"^USDC: .* owed {owed - 250:,.2f}"))

    def test_accounts_are_filtered(self):
        c = self.console
        self.page("Margin")
        c.find("table row", named("Account 4, "))
        c.type("Find accounts by number, flag or largest debt", "5")
        c.gone("table row", named("Account 4, "))
        c.find("table row", named("Account 5, "))
        c.click("text", "Find accounts by number, flag or largest debt")
        c.key("ctrl+a", "BackSpace")
        c.find("table row", named("Account 4, "))

    def test_the_palette_goes_where_it_is_told(self):
        c = self.console
        self.page("Margin")
        c.key("ctrl+k")
        c.find("text", "Page, pool, account number or action")
        c.write("journal")
        c.find("list item", named("Journal"))
        c.key("Return")
        c.find("heading", "Journal")

    def test_a_page_is_torn_off(self):
        c = self.console
        self.page("Lending")
        c.key("ctrl+shift+w")
        c.find("frame", re.compile("^Lending · .*Plimsoll"))
        self.assertEqual(2, len(c.all("heading", named("Lending"))))
        c.focus("Lending · ")
        c.key("ctrl+shift+w")
        c.gone("frame", re.compile("^Lending · .*Plimsoll"))
        c.focus("Plimsoll · ")

    def test_the_fall_one_liquidation_held_and_the_alert_acknowledged(self):
        c = self.console
        self.page("Liquidations")
        for _ in range(6):
            c.press("push button", "One step while paused (Ctrl+.)")
        self.assertGreater(float(c.read("table row", r"^Account 5, MMR ([\d.]+) %")), 100)
        before = self.actions()
        c.click("table row", named("Account 5, MMR "))
        c.find("label", named("Exposure at trigger: $"))
        c.type("Reason, for the journal", "a buyer calls back")
        c.click("push button", "Hold")
        held = self.after(before, "the hold's command")
        self.assertTrue(held["what"].startswith("holdLiquidation"), held)
        self.assertEqual("a buyer calls back", held["reason"])
        c.click("push button", re.compile(r"^\d+ alerts?$"))
        c.find("list item", re.compile("at MMR 80 % and more"))
        c.click("push button", "Acknowledge all")
        c.key("Escape")
        c.gone("push button", "Acknowledge all")

    def test_a_table_is_exported(self):
        c = self.console
        self.page("Journal")
        c.press("radio button", "Fills")
        c.press("push button", named("Export"))
        c.find("dialog", "Export the rows that the filter finds")
        file = pathlib.Path(c.folder.name) / "fills.csv"
        c.type("File name:", str(file))
        c.click("push button", "Export")
        outside.until("the file", lambda: file.exists() and file.read_text().endswith("\n"))
        lines = file.read_text().splitlines()
        fills = [each for each in c.exported("events") if each["kind"] == "Fill"]
        self.assertEqual(len(fills), len(lines) - 1)


if __name__ == "__main__":
    outside.within_own_session()
    unittest.main()
