# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worst-case order check (RULES.md section 5 "The check", section 13 "Orders")."""

from itertools import product

from .margin import Measure
from .numbers import QUANTITY, PRICE, ceilOf, floorOf

SCALE = PRICE  # quantity x price is counted in 1e-18, a quantity in 1e-10


class Order:
    """One order: its terms, what it booked so far and what it holds locked (1e-10)."""

    def __init__(self, number, account, market, side, price, quantity, **terms):
        self.number = number
        self.account = account
        self.market = market
        self.side = side
        self.price = price
        self.quantity = quantity
        self.kind = terms.get("kind", "Limit")
        self.timeInForce = terms.get("timeInForce", "GTC")
        self.postOnly = terms.get("postOnly", False)
        self.prevention = terms.get("prevention", "RejectTaker")
        self.autoLendRedeem = terms.get("autoLendRedeem", True)
        self.autoBorrow = terms.get("autoBorrow", False)
        self.autoBorrowRepay = terms.get("autoBorrowRepay", False)
        self.autoLend = terms.get("autoLend", False)
        self.label = terms.get("label")
        self.status = "New"
        self.reason = None
        self.executed = 0
        self.lock = 0
        self.amountSum = 0
        self.feeSum = 0
        self.amountBooked = 0
        self.feeBooked = 0

    def clone(self):
        other = object.__new__(Order)
        other.__dict__.update(self.__dict__)
        return other

    @property
    def open(self):
        return self.status in ("New", "PartiallyFilled")

    @property
    def remaining(self):
        return self.quantity - self.executed

    def bid(self):
        return self.side == "Bid"

    def amountOf(self, total):
        """The booked quote amount once the exact sum is `total`."""
        return ceilOf(total / SCALE) if self.bid() else floorOf(total / SCALE)

    def rest(self, feeRate):
        """Quote amount and fee still to be booked if the rest fills at the limit price."""
        from fractions import Fraction
        more = Fraction(self.remaining * self.price)
        amount = self.amountOf(self.amountSum + more) - self.amountBooked
        fee = ceilOf((self.feeSum + more * feeRate) / SCALE) - self.feeBooked
        return amount, fee

    def need(self, feeRate):
        """What filling the rest at the limit price costs, in the asset that it pays."""
        return sum(self.rest(feeRate)) if self.bid() else self.remaining

    def brings(self, feeRate):
        """What filling the rest at the limit price brings, in the asset that arrives; never below zero."""
        if self.bid():
            return self.remaining
        amount, fee = self.rest(feeRate)
        return max(0, amount - fee)

    def pays(self, market):
        return market.quote if self.bid() else market.base

    def receives(self, market):
        return market.base if self.bid() else market.quote


class Reading:
    """What one subaccount has, owes and has open, in plain quantities (1e-10)."""

    def __init__(self, available, lend, owed, orders, impliedRepay=False, closed=frozenset()):
        self.available = available
        self.lend = lend
        self.owed = owed
        self.orders = orders
        self.impliedRepay = impliedRepay
        self.closed = closed  # assets whose pool lets nothing that arrives repay

    def totals(self):
        total = dict(self.available)
        for symbol, quantity in self.lend.items():
            total[symbol] = total.get(symbol, 0) + quantity
        return total

    def locked(self, risk):
        locks = {}
        for order in self.orders:
            symbol = order.pays(risk.markets[order.market])
            locks[symbol] = locks.get(symbol, 0) + order.lock
        return locks


def feeRate(risk, order, newest):
    """The maker fee; for the order being placed the larger of both."""
    market = risk.markets[order.market]
    return max(market.makerFee, market.takerFee) if order is newest else market.makerFee


def shortfalls(risk, reading, orders, newest):
    """Per order what it lacks, free balance allotted in order id; and the free balance used per asset."""
    available, lend = dict(reading.available), dict(reading.lend)
    used, short = {}, {}
    for order in sorted(orders, key=lambda o: o.number):
        symbol = order.pays(risk.markets[order.market])
        missing = max(0, order.need(feeRate(risk, order, newest)) - order.lock)
        for source, usable in ((available, True), (lend, order.autoLendRedeem)):
            part = min(missing, source.get(symbol, 0)) if usable else 0
            if part:
                source[symbol] -= part
                used[symbol] = used.get(symbol, 0) + part
                missing -= part
        short[order.number] = missing
    return short, used


def restingWould(risk, reading, newest=None):
    """What all resting orders would borrow, per asset."""
    short, _ = shortfalls(risk, reading, reading.orders, newest)
    would = {}
    for order in reading.orders:
        symbol = order.pays(risk.markets[order.market])
        if order.autoBorrow:
            would[symbol] = would.get(symbol, 0) + short[order.number]
    return would


def restingMeasure(risk, marks, reading, leverage, newest=None):
    totals = reading.totals()
    for symbol, quantity in reading.locked(risk).items():
        totals[symbol] = totals.get(symbol, 0) + quantity
    return Measure(risk, marks, totals, reading.owed, restingWould(risk, reading, newest), leverage)


def aloneMeasure(risk, marks, reading, leverage, entryFee, order):
    """The account once `order`, the newest, filled at its limit while all others rest. What it brings repays where it
    may, and else is free for what the others need."""
    after = Reading(dict(reading.available), dict(reading.lend), dict(reading.owed),
                    [o for o in reading.orders if o.number != order.number], reading.impliedRepay, reading.closed)
    market, rate = risk.markets[order.market], feeRate(risk, order, order)
    pays, receives = order.pays(market), order.receives(market)
    need = order.need(rate)
    missing = need - min(need, order.lock)
    after.available[pays] = after.available.get(pays, 0) + max(0, order.lock - need)
    for source, usable in ((after.available, True), (after.lend, order.autoLendRedeem)):
        part = min(missing, source.get(pays, 0)) if usable else 0
        if part:
            source[pays] -= part
            missing -= part
    arrives = order.brings(rate)
    if (order.autoBorrowRepay or reading.impliedRepay) and receives not in reading.closed:
        repaid = min(arrives, after.owed.get(receives, 0))
        after.owed[receives] = after.owed.get(receives, 0) - repaid
        arrives -= repaid
    if missing:
        after.owed[pays] = after.owed.get(pays, 0) + missing + entryFee(pays, missing)
    after.available[receives] = after.available.get(receives, 0) + arrives
    return restingMeasure(risk, marks, after, leverage)


def payable(risk, reading, orders, newest):
    """Those that can be paid: one that lacks something and may not borrow expires instead of filling."""
    kept = []
    for order in sorted(orders, key=lambda o: o.number):
        short, _ = shortfalls(risk, reading, [*kept, order], newest)
        if order.autoBorrow or not short[order.number]:
            kept.append(order)
    return kept


def filledMeasure(risk, marks, reading, leverage, sides, entryFee, newest=None):
    """The account once the orders on the chosen side of each market filled at their limit."""
    filling = payable(risk, reading, [o for o in reading.orders if sides.get(o.market) == o.side], newest)
    short, used = shortfalls(risk, reading, filling, newest)
    totals = reading.totals()
    for symbol, quantity in reading.locked(risk).items():
        totals[symbol] = totals.get(symbol, 0) + quantity
    for symbol, quantity in used.items():
        totals[symbol] -= quantity
    owed, added = dict(reading.owed), {}
    for order in sorted(filling, key=lambda o: o.number):
        market = risk.markets[order.market]
        rate = feeRate(risk, order, newest)
        pays, receives = order.pays(market), order.receives(market)
        totals[pays] = totals.get(pays, 0) - min(order.lock, order.need(rate))
        added[pays] = added.get(pays, 0) + short[order.number]
        arrives = order.brings(rate)
        if (order.autoBorrowRepay or reading.impliedRepay) and receives not in reading.closed:
            repaid = min(arrives, owed.get(receives, 0))
            owed[receives] = owed.get(receives, 0) - repaid
            arrives -= repaid
        totals[receives] = totals.get(receives, 0) + arrives
    for symbol, quantity in added.items():
        if quantity:
            owed[symbol] = owed.get(symbol, 0) + quantity + entryFee(symbol, quantity)
    return Measure(risk, marks, totals, owed, {}, leverage)


def combinations(reading):
    """Every choice of one side per market that has open orders."""
    markets = sorted({o.market for o in reading.orders})
    for sides in product(("Bid", "Ask"), repeat=len(markets)):
        yield dict(zip(markets, sides))


def fault(risk, marks, before, after, leverage, borrowLimit, entryFee, newest=None, fillsNow=False):
    """None where the change from `before` to `after` may be, else the refusal's code. An order that fills now leaves
    its account at once with all others resting: that too must be a state that a command may leave."""
    pairs = [(restingMeasure(risk, marks, before, leverage),
              restingMeasure(risk, marks, after, leverage, newest))]
    for sides in combinations(after):
        pairs.append((filledMeasure(risk, marks, before, leverage, sides, entryFee),
                      filledMeasure(risk, marks, after, leverage, sides, entryFee, newest)))
    if fillsNow:
        pairs.append((restingMeasure(risk, marks, before, leverage),
                      aloneMeasure(risk, marks, after, leverage, entryFee, newest)))
    over = None
    for old, new in pairs:
        grows = new.exposure > old.exposure
        if not new.withinInitial() and (grows or new.lowers(old)):
            return "INSUFFICIENT_MARGIN"
        if borrowLimit is not None and grows and new.exposure > borrowLimit:
            over = "BORROW_LIMIT"
    return over
