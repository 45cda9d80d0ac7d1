# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Subaccounts, pools and treasury, and the movements between them (RULES.md 2, 5, 6)."""

from fractions import Fraction

from .margin import summary
from .pool import Pool
from .views import Reading, restingMeasure, restingWould

FUND = -1


class Refusal(Exception):
    """Why a command changed nothing; `firm` where the rules name this code and no other."""

    def __init__(self, code, firm=True):
        super().__init__(code)
        self.code = code
        self.firm = firm


class Expired(Exception):
    """Why an order cannot fill (an OrderExpiryReason)."""


class Account:
    """A subaccount's positions, settings and liquidation state."""

    def __init__(self, number, leverage):
        self.number = number
        self.available = {}
        self.lendShares = {}
        self.debtShares = {}
        self.marginEnabled = True
        self.autoLend = False
        self.autoRepay = False
        self.leverage = leverage
        self.borrowLimit = None
        self.liquidating = False
        self.slice = None
        self.stalled = 0
        self.heldUntil = None
        self.takenOver = False
        self.capacity = None

    def clone(self):
        other = object.__new__(Account)
        other.__dict__.update(self.__dict__)
        other.available = dict(self.available)
        other.lendShares = dict(self.lendShares)
        other.debtShares = dict(self.debtShares)
        return other


class Ledger:
    """Everything that is owned and owed; knows no order of commands and no time but `now`."""

    def __init__(self, risk, now):
        self.risk = risk
        self.marks = dict(risk.marks)
        self.now = now
        self.accounts = {FUND: Account(FUND, risk.venue["leverageLimitMax"])}
        self.pools = {s: Pool(rule) for s, rule in risk.pools.items()}
        self.treasury = {s: 0 for s in risk.assets}
        self.broughtIn = {s: 0 for s in risk.assets}
        self.orders = {}
        self.owing = {}
        self.badDebt = 0
        self.socialisedLoss = 0
        self.markTimes = {s: now for s in risk.assets}
        self.pendingMarks = {}

    def clone(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.marks = dict(self.marks)
        other.accounts = {n: a.clone() for n, a in self.accounts.items()}
        other.pools = {s: p.clone() for s, p in self.pools.items()}
        other.treasury = dict(self.treasury)
        other.broughtIn = dict(self.broughtIn)
        other.orders = {n: o.clone() for n, o in self.orders.items()}
        other.owing = dict(self.owing)
        other.markTimes = dict(self.markTimes)
        other.pendingMarks = dict(self.pendingMarks)
        self.cloneMore(other)
        return other

    def cloneMore(self, other):
        """Copies what a derived class adds."""

    # readings

    def rule(self, symbol):
        return self.risk.pools[symbol]

    def debt(self, account, symbol):
        return self.pools[symbol].debtOf(account.debtShares.get(symbol, 0))

    def lend(self, account, symbol):
        return self.pools[symbol].lendOf(account.lendShares.get(symbol, 0))

    def held(self, account, symbol):
        return account.available.get(symbol, 0) + self.lend(account, symbol)

    def flagged(self, symbol):
        """The mark of the asset is held: it jumped too far, or is too old."""
        age = self.risk.markAge
        return age is not None and (symbol in self.pendingMarks or self.now - self.markTimes[symbol] > age)

    def borrowingPauses(self, account, symbol):
        """Borrowing against, or of, an asset with a held mark pauses; a debt in it counts as well."""
        if self.risk.markAge is None:
            return False
        locked = self.reading(account).locked(self.risk)
        return any(self.flagged(s) and (s == symbol or self.held(account, s) or locked.get(s) or self.debt(account, s))
                   for s in self.risk.assets)

    def openOrders(self, account):
        return [o for o in self.orders.values() if o.account == account.number and o.open]

    def reading(self, account):
        symbols = self.risk.assets
        return Reading({s: q for s, q in account.available.items() if q},
                       {s: self.lend(account, s) for s in symbols if account.lendShares.get(s)},
                       {s: self.debt(account, s) for s in symbols if account.debtShares.get(s)},
                       [o.clone() for o in self.openOrders(account)],
                       account.autoLend or account.autoRepay,
                       {s for s in symbols if self.pools[s].state == "Closed"})

    def leverageOf(self, account):
        """The account's own limit, at most what the venue allows now."""
        return min(account.leverage, Fraction(self.risk.venue["leverageLimitMax"]))

    def measure(self, account):
        return restingMeasure(self.risk, self.marks, self.reading(account), self.leverageOf(account))

    def summary(self, account):
        reading = self.reading(account)
        would, locks = restingWould(self.risk, reading), reading.locked(self.risk)
        positions = {s: {"available": reading.available.get(s, 0), "lend": reading.lend.get(s, 0),
                         "locked": locks.get(s, 0), "owed": reading.owed.get(s, 0),
                         "would": would.get(s, 0)} for s in self.risk.assets}
        return summary(self.risk, self.marks, positions, self.leverageOf(account))

    # movements

    def setDebt(self, account, symbol, quantity):
        pool = self.pools[symbol]
        shares = pool.debtSharesFor(quantity)
        pool.debtShares += shares - account.debtShares.get(symbol, 0)
        account.debtShares[symbol] = shares

    def setLend(self, account, symbol, quantity):
        pool = self.pools[symbol]
        shares = pool.lendSharesFor(quantity)
        pool.lendShares += shares - account.lendShares.get(symbol, 0)
        account.lendShares[symbol] = shares

    def add(self, account, symbol, quantity):
        account.available[symbol] = account.available.get(symbol, 0) + quantity

    def borrow(self, account, symbol, quantity):
        """Takes `quantity` out of the pool as a debt; its entry fee is due with the command."""
        self.setDebt(account, symbol, self.debt(account, symbol) + quantity)
        self.pools[symbol].cash -= quantity
        key = (account.number, symbol)
        self.owing[key] = self.owing.get(key, 0) + quantity

    def repay(self, account, symbol, quantity):
        self.setDebt(account, symbol, self.debt(account, symbol) - quantity)
        self.pools[symbol].cash += quantity

    def lendOut(self, account, symbol, quantity):
        self.setLend(account, symbol, self.lend(account, symbol) + quantity)
        self.pools[symbol].cash += quantity

    def redeem(self, account, symbol, quantity):
        self.setLend(account, symbol, self.lend(account, symbol) - quantity)
        self.pools[symbol].cash -= quantity

    def chargeEntries(self):
        """One entry fee an account and asset on what the command borrowed."""
        due = sorted(self.owing.items())
        self.owing = {}
        fees = [self.pools[s].entryFee(self.rule(s), q, self.now) for (_, s), q in due]
        for ((number, symbol), _), fee in zip(due, fees):
            account = self.accounts[number]
            self.setDebt(account, symbol, self.debt(account, symbol) + fee)
            self.pools[symbol].earnLater(self.rule(symbol), fee)

    def entryFeeAhead(self, symbol, quantity):
        return self.pools[symbol].entryFee(self.rule(symbol), quantity, self.now, counted=False)

    def lendable(self, symbol):
        """How much more the pool takes from lenders."""
        pool = self.pools[symbol]
        return max(0, self.rule(symbol).limit - pool.lent()) if pool.state == "Open" else 0

    def arrive(self, account, symbol, quantity, repays, lends):
        """What arrives repays, then lends, else is available. With the account's autoLend what had to stay free goes
        along, but while it is liquidated or an order counts on it that may not redeem."""
        if self.pools[symbol].state != "Closed":
            counts = any(not o.autoLendRedeem for o in self.openOrders(account))
            if account.autoLend and not account.liquidating and not counts:
                quantity += account.available.get(symbol, 0)
                account.available[symbol] = 0
            if repays:
                part = min(quantity, self.debt(account, symbol))
                if part:
                    self.repay(account, symbol, part)
                    quantity -= part
            if lends and not self.debt(account, symbol):
                part = min(quantity, self.lendable(symbol))
                if part:
                    self.lendOut(account, symbol, part)
                    quantity -= part
        self.add(account, symbol, quantity)

    def arriveFor(self, account, order, symbol, quantity):
        """An arrival under an order's flags and its account's settings."""
        if order.forced:
            self.add(account, symbol, quantity)
            return
        repays = order.autoBorrowRepay or account.autoRepay or account.autoLend
        self.arrive(account, symbol, quantity, repays, order.autoLend or account.autoLend)

    def setOff(self, account, symbol):
        """A lend and a borrow of one asset that meet cancel each other without cash."""
        part = min(self.debt(account, symbol), self.lend(account, symbol))
        if part:
            self.setDebt(account, symbol, self.debt(account, symbol) - part)
            self.setLend(account, symbol, self.lend(account, symbol) - part)
