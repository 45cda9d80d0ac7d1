# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenario files (FORMATS.md "Scenario") without population: steps, fixed prices, expectations."""

import re
from datetime import datetime, timezone
from fractions import Fraction

from .ledger import FUND
from .numbers import PRICE, QUANTITY, RATIO, USD, parse, show
from .venue import fromSource

DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$")
BALANCE_FIELDS = ("availableQuantity", "lendQuantity", "openOrderQuantity", "totalQuantity")


def instant(text):
    """Milliseconds of an ISO 8601 time."""
    moment = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)
    return round(moment.timestamp() * 1000)


def moment(text, start):
    """Milliseconds of a step's `at`: a duration from the start or an absolute time."""
    found = DURATION.match(text)
    if not found:
        return instant(text)
    hours, minutes, seconds = (Fraction(part or 0) for part in found.groups())
    return start + int((hours * 3600 + minutes * 60 + seconds) * 1000)


class Run:
    """A scenario under way."""

    def __init__(self, scenario, riskSource):
        self.start = instant(scenario["start"])
        self.venue = fromSource(riskSource, self.start)
        for symbol, price in scenario.get("prices", {}).items():
            self.venue.marks[symbol] = parse(price["fixed"], PRICE)
        self.last = None
        self.failures = []
        self.passed = 0

    def all(self, scenario):
        for number, step in enumerate(scenario["steps"]):
            self.step(step, number)
        if "end" in scenario:
            self.venue.advance(instant(scenario["end"]))
        return self

    def step(self, step, number=0):
        self.venue.advance(moment(step["at"], self.start))
        if "command" in step:
            self.last = self.venue.apply(step)
            return self.last
        for field, want, got in self.answers(step["expect"]):
            if matches(want, got, step["expect"].get("tolerance", "0")):
                self.passed += 1
            else:
                self.failures.append((number, field, want, got))
        return None

    def answers(self, expect):
        """(field, expected, actual) of every field that an expectation names."""
        subject = {k: v for k, v in expect.items() if k != "tolerance"}
        if "refused" in subject:
            code = self.last.code if self.last else None
            got = code if isinstance(subject["refused"], str) else code is not None
            return [("refused", subject["refused"], got)]
        if "accepted" in subject:
            return [("accepted", subject["accepted"], self.last is None)]
        key, fields = self.fieldsOf(subject)
        return [(f, v, fields(f)) for f, v in subject.items() if f not in key]

    def fieldsOf(self, subject):
        venue = self.venue
        if "pool" in subject:
            return ("pool",), lambda f: poolFields(venue, subject["pool"])[f]
        if "venue" in subject:
            return ("venue",), lambda f: venueFigure(venue, subject["venue"])
        if "order" in subject:
            order = venue.orders[venue.labels[subject["order"]]]
            return ("order",), lambda f: {"status": order.status, "quantity": show(
                order.quantity, QUANTITY), "executedQuantity": show(order.executed, QUANTITY)}[f]
        account = venue.accounts[subject["subaccount"]]
        if "borrow" in subject:
            return ("subaccount", "borrow"), lambda f: show(
                venue.debt(account, subject["borrow"]), QUANTITY)
        if "balance" in subject:
            return ("subaccount", "balance"), lambda f: balanceFields(
                venue, account, subject["balance"])[f]
        return ("subaccount",), lambda f: account.liquidating if f == "liquidating" \
            else venue.summary(account)[f]


def poolFields(venue, symbol):
    pool, rule = venue.pools[symbol], venue.rule(symbol)
    used = pool.utilization()
    return {"utilization": show(used.numerator * RATIO // used.denominator, RATIO),
            "borrowInterestRate": show(int(pool.borrowRate(rule) * RATIO), RATIO),
            "lendInterestRate": show(int(pool.lendRate(rule) * RATIO), RATIO),
            "borrowedQuantity": show(pool.borrowed(), QUANTITY),
            "lentQuantity": show(pool.lent(), QUANTITY)}


def balanceFields(venue, account, symbol):
    locked = venue.reading(account).locked(venue.risk).get(symbol, 0)
    available, lend = account.available.get(symbol, 0), venue.lend(account, symbol)
    values = (available, lend, locked, available + lend + locked)
    return {f: show(v, QUANTITY) for f, v in zip(BALANCE_FIELDS, values)}


def venueFigure(venue, name):
    """USD figures of the venue and the length of the queue."""
    if name == "queueLength":
        return str(sum(a.liquidating for a in venue.accounts.values()))
    if name == "badDebt":
        return show(venue.badDebt, USD)
    if name == "socialisedLoss":
        return show(venue.socialisedLoss, USD)
    if name == "backstopFund":
        return show(venue.fundNet(), USD)
    worth = sum((venue.treasury[s] + venue.pools[s].treasuryLend()) * venue.marks[s]
                for s in venue.risk.assets)
    return show(worth, USD)


def matches(want, got, tolerance):
    if isinstance(want, dict):
        return ("min" not in want or Fraction(got) >= Fraction(want["min"])) and \
               ("max" not in want or Fraction(got) <= Fraction(want["max"]))
    if want is None or got is None or isinstance(want, bool):
        return want == got
    try:
        return abs(Fraction(want) - Fraction(got)) <= Fraction(tolerance)
    except ValueError:
        return want == got
