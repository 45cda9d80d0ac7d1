# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One lending pool: curve, shares and indices, charges, credits, throttle (RULES.md 6 and 13)."""

from fractions import Fraction

from .numbers import HOUR, INDEX, MINUTE, RATIO, ceilDiv, ceilOf, floorOf

UNIT = 10**35  # shares (1e-18) x index (1e-27) in units of a quantity (1e-10)
YEAR_HOURS = 8760


def curveRate(points, utilization):
    """Borrow rate on the curve at an exact utilization, rounded up to 1e-18."""
    u = min(max(utilization, points[0][0]), points[-1][0])
    for (u0, r0), (u1, r1) in zip(points, points[1:]):
        if u <= u1:
            return Fraction(ceilOf((r0 + (r1 - r0) * (u - u0) / (u1 - u0)) * RATIO), RATIO)
    raise AssertionError("a curve ends at 1")


class Pool:
    """State of a pool; debts and lends of the accounts are shares that they hold."""

    def __init__(self, rule):
        self.symbol = rule.symbol
        self.state = rule.state
        self.bound = rule.boundStart
        self.cash = 0
        self.borrowIndex = INDEX
        self.lendIndex = INDEX
        self.debtShares = 0
        self.lendShares = 0
        self.unearned = 0

    def clone(self):
        other = object.__new__(Pool)
        other.__dict__.update(self.__dict__)
        return other

    def borrowed(self):
        return ceilDiv(self.debtShares * self.borrowIndex, UNIT)

    def lent(self):
        return self.cash + self.borrowed()

    def claims(self):
        return self.lent() - self.unearned

    def treasuryLend(self):
        return self.claims() - self.lendShares * self.lendIndex // UNIT

    def debtOf(self, shares):
        return ceilDiv(shares * self.borrowIndex, UNIT)

    def lendOf(self, shares):
        return shares * self.lendIndex // UNIT

    def debtSharesFor(self, quantity):
        return quantity * UNIT // self.borrowIndex

    def lendSharesFor(self, quantity):
        return ceilDiv(quantity * UNIT, self.lendIndex)

    def utilization(self, more=0):
        lent = self.lent()
        return Fraction(self.borrowed() + more, lent) if lent else Fraction(0)

    def borrowRate(self, rule, more=0):
        return curveRate(rule.curve, self.utilization(more))

    def lendRate(self, rule):
        exact = self.borrowRate(rule) * self.utilization() * (1 - rule.fee)
        return Fraction(floorOf(exact * RATIO), RATIO)

    def ceiling(self, rule):
        return min(rule.maxUtilization, max(self.bound, rule.threshold))

    def borrowFault(self, rule, quantity):
        """Why `quantity` may not be borrowed now; None where it may."""
        if self.state != "Open":
            return "BORROW_LIMIT"
        if quantity > self.cash:
            return "INSUFFICIENT_SUPPLY"
        if self.utilization(quantity) > self.ceiling(rule):
            return "BORROW_LIMIT"
        if self.borrowed() + quantity > rule.limit:
            return "BORROW_LIMIT"
        return None

    def redeemFault(self, rule, quantity):
        """Why `quantity` may not be redeemed now; None where it may."""
        lent = self.lent() - quantity
        if self.state == "Closed" or quantity > self.cash:
            return "INSUFFICIENT_SUPPLY"
        if lent and Fraction(self.borrowed(), lent) > self.ceiling(rule):
            return "INSUFFICIENT_SUPPLY"
        return None

    def entryFee(self, rule, quantity, now, counted=True):
        """Interest from now to the next full hour on `quantity`, up; its rate counts it once."""
        left = HOUR - now % HOUR
        rate = self.borrowRate(rule, 0 if counted else quantity)
        return ceilOf(quantity * rate * left / (YEAR_HOURS * HOUR))

    def earnLater(self, rule, charged):
        self.unearned += floorOf(charged * (1 - rule.fee))

    def charge(self, rule):
        """The hourly charge in advance."""
        before = self.borrowed()
        growth = 1 + self.borrowRate(rule) / YEAR_HOURS
        self.borrowIndex = ceilOf(self.borrowIndex * growth)
        self.earnLater(rule, self.borrowed() - before)

    def credit(self, now):
        """Credits the lenders at a full minute: evenly, all that is left at the full hour."""
        minute = now % HOUR // MINUTE
        left = 1 if minute == 0 else 61 - minute
        amount, claims = self.unearned // left, self.claims()
        if amount:
            if claims > 0:
                self.lendIndex = floorOf(self.lendIndex * (1 + Fraction(amount, claims)))
            self.unearned -= amount

    def throttle(self, rule):
        """Lets the bound breathe, rounded down to 1e-18."""
        used = self.utilization()
        bound = used + rule.updateFraction * (rule.maxUtilization - used)
        bound = min(rule.maxUtilization, max(rule.threshold, bound))
        self.bound = Fraction(floorOf(bound * RATIO), RATIO)

    def writeOff(self, lost):
        """Lowers the lend index for a debt of `lost` that nobody pays; True where it restarted."""
        claims = self.claims() + lost
        if claims <= 0:
            return False
        self.lendIndex = floorOf(self.lendIndex * max(Fraction(0), 1 - Fraction(lost, claims)))
        return self.lendIndex == 0
