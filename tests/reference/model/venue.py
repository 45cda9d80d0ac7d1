# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands, time and their order (RULES.md sections 5, 6, 8, 9; FORMATS.md "Scenario")."""

from fractions import Fraction

from .ledger import FUND, Account, Refusal
from .liquidation import Waterfall
from .numbers import HOUR, MINUTE, PRICE, QUANTITY, RATIO, USD, parse
from .risk import Risk
from .views import Order, fault

SECOND = 1000
# The engine's range (src/domain/exchange/prices.h): all there is of an asset is worth at most 1e16 USD, in 1e-18.
WORTH_MAX = 10**16 * USD


class Venue(Waterfall):
    """The whole exchange: `apply` answers None or the Refusal, a refusal changes nothing."""

    def apply(self, command):
        saved = self.clone()
        try:
            getattr(self, "do_" + command["command"])(command)
            self.chargeEntries()
        except Refusal as refusal:
            self.restore(saved)
            return refusal
        self.testAccounts()
        return None

    # time

    def advance(self, until):
        """Handles every hour, minute, fixed price and liquidation step up to `until`."""
        while True:
            boundary = self.nextBoundary()
            if boundary > until:
                break
            self.now = boundary
            self.releaseExpired()
            if boundary % HOUR == 0:
                for symbol, pool in self.pools.items():
                    pool.credit(boundary)
                    pool.charge(self.rule(symbol))
                self.testAccounts()
            if boundary % MINUTE == 0:
                self.minute(boundary)
            if boundary % (SECOND * int(self.risk.venue["liquidationStepSeconds"])) == 0:
                if self.busy():
                    self.liquidationStep()
        self.now = until
        self.releaseExpired()

    def nextBoundary(self):
        step = SECOND * int(self.risk.venue["liquidationStepSeconds"]) if self.busy() else MINUTE
        minute = self.now - self.now % MINUTE + MINUTE
        return min(minute, self.now - self.now % step + step)

    def busy(self):
        fund = self.accounts[FUND]
        return any(a.liquidating for a in self.accounts.values()) or any(fund.debtShares.values())

    def minute(self, boundary):
        for symbol, pool in self.pools.items():
            if boundary % HOUR:
                pool.credit(boundary)
            if boundary // MINUTE % int(self.risk.venue["throttleMinutes"]) == 0:
                pool.throttle(self.rule(symbol))
        self.testAccounts()

    def releaseExpired(self):
        for account in self.accounts.values():
            if account.heldUntil is not None and self.now >= account.heldUntil:
                account.heldUntil = None
        self.assetHolds = {s: t for s, t in self.assetHolds.items() if self.now < t}

    # subaccounts

    def account(self, command, implied=False):
        number = command["subaccount"]
        if number not in self.accounts:
            self.accounts[number] = Account(number, self.risk.venue["leverageLimitMax"])
        return self.accounts[number]

    def acting(self, command):
        account = self.account(command)
        if account.liquidating:
            raise Refusal("ACCOUNT_LIQUIDATING")
        if command.get("symbol", self.risk.settlement) not in self.risk.assets:
            raise Refusal("UNKNOWN_SYMBOL")
        return account

    def quantity(self, command):
        quantity = parse(command["quantity"], QUANTITY)
        if quantity <= 0:
            raise Refusal("INVALID_QUANTITY")
        return quantity

    def supply(self, symbol):
        """All there is of an asset."""
        return max(self.broughtIn[symbol], self.pools[symbol].lent())

    def bringIn(self, symbol, quantity):
        if (self.supply(symbol) + quantity) * self.marks[symbol] > WORTH_MAX:
            raise Refusal("NUMBER_OVERFLOW")
        self.broughtIn[symbol] += quantity

    def markFits(self, symbol, mark):
        if self.supply(symbol) * mark > WORTH_MAX:
            raise Refusal("NUMBER_OVERFLOW")

    def check(self, before, account):
        """The check of section 5 on a change already made, entry fees charged."""
        self.chargeEntries()
        code = fault(self.risk, self.marks, before, self.reading(account), self.leverageOf(account),
                     account.borrowLimit, self.entryFeeAhead)
        if code:
            raise Refusal(code, firm=False)

    def do_createSubaccount(self, command):
        self.account(command)

    def do_updateSettings(self, command):
        account = self.acting(command)
        if "leverageLimit" in command:
            limit = Fraction(command["leverageLimit"])
            if not 1 <= limit <= self.risk.venue["leverageLimitMax"]:
                raise Refusal("BAD_PARAMETER", firm=False)
            lower = limit < account.leverage
            account.leverage = limit
            reading = self.reading(account)
            empty = type(reading)({}, {}, {}, [], False)
            if lower and fault(self.risk, self.marks, empty, reading, limit, None,
                               self.entryFeeAhead):
                raise Refusal("MAX_LEVERAGE_REACHED", firm=False)
        if "borrowLimit" in command:
            account.borrowLimit = parse(command["borrowLimit"], USD)
        for key, name in (("marginEnabled", "marginEnabled"), ("autoRepayBorrows", "autoRepay")):
            if key in command:
                setattr(account, name, command[key])
        if "autoLend" in command:
            before = self.reading(account)
            account.autoLend = command["autoLend"]
            if account.autoLend:
                for symbol in self.risk.assets:
                    free = account.available.get(symbol, 0)
                    if free:
                        self.add(account, symbol, -free)
                        self.arrive(account, symbol, free, True, True)
                self.check(before, account)

    def do_deposit(self, command):
        account = self.account(command)
        if command["symbol"] not in self.risk.assets:
            raise Refusal("UNKNOWN_SYMBOL")
        quantity = self.quantity(command)
        self.bringIn(command["symbol"], quantity)
        self.arrive(account, command["symbol"], quantity,
                    account.autoRepay or account.autoLend, account.autoLend)

    def do_withdraw(self, command):
        account, symbol = self.acting(command), command["symbol"]
        quantity, before = self.quantity(command), self.reading(account)
        order = Order(0, account.number, None, "Ask", 0, quantity,
                      autoBorrow=command.get("autoBorrow", False),
                      autoLendRedeem=command.get("autoLendRedeem", True))
        missing = quantity - min(quantity, account.available.get(symbol, 0))
        self.add(account, symbol, missing - quantity)
        part = min(missing, self.lend(account, symbol)) if order.autoLendRedeem else 0
        if part:
            if self.pools[symbol].redeemFault(self.rule(symbol), part):
                raise Refusal("INSUFFICIENT_SUPPLY")
            self.redeem(account, symbol, part)
            missing -= part
        if missing:
            if not order.autoBorrow:
                raise Refusal("INSUFFICIENT_FUNDS")
            self.mayBorrow(account, symbol, missing)
            self.borrow(account, symbol, missing)
        self.broughtIn[symbol] -= quantity
        self.check(before, account)

    def mayBorrow(self, account, symbol, quantity):
        if not account.marginEnabled:
            raise Refusal("MARGIN_DISABLED", firm=False)
        if self.borrowingPauses(account, symbol):
            raise Refusal("TRADING_HALTED", firm=False)
        code = self.pools[symbol].borrowFault(self.rule(symbol), quantity)
        if code:
            raise Refusal(code, firm=False)

    def do_lend(self, command):
        account, symbol = self.acting(command), command["symbol"]
        quantity = self.quantity(command)
        before = self.reading(account)
        if self.debt(account, symbol):
            raise Refusal("LEND_REQUIRES_BORROW_REPAY", firm=False)
        if quantity > account.available.get(symbol, 0):
            raise Refusal("INSUFFICIENT_FUNDS", firm=False)
        if quantity > self.lendable(symbol):
            raise Refusal("LEND_LIMIT", firm=False)
        self.add(account, symbol, -quantity)
        self.lendOut(account, symbol, quantity)
        self.check(before, account)

    def do_redeem(self, command):
        account, symbol = self.acting(command), command["symbol"]
        quantity = self.quantity(command)
        if account.autoLend:
            raise Refusal("AUTO_LEND_ENABLED", firm=False)
        if quantity > self.lend(account, symbol):
            raise Refusal("INSUFFICIENT_FUNDS", firm=False)
        if self.pools[symbol].redeemFault(self.rule(symbol), quantity):
            raise Refusal("INSUFFICIENT_SUPPLY", firm=False)
        self.redeem(account, symbol, quantity)
        self.add(account, symbol, quantity)

    def do_borrow(self, command):
        account, symbol = self.acting(command), command["symbol"]
        quantity, before = self.quantity(command), self.reading(account)
        if account.autoLend:
            raise Refusal("AUTO_LEND_ENABLED", firm=False)
        if not account.marginEnabled:
            raise Refusal("MARGIN_DISABLED", firm=False)
        if self.lend(account, symbol):
            raise Refusal("BORROW_REQUIRES_LEND_REDEEM", firm=False)
        self.mayBorrow(account, symbol, quantity)
        self.borrow(account, symbol, quantity)
        self.add(account, symbol, quantity)
        self.check(before, account)

    def do_repay(self, command):
        account, symbol = self.acting(command), command["symbol"]
        quantity, before = self.quantity(command), self.reading(account)
        if self.pools[symbol].state == "Closed":
            raise Refusal("BORROW_LIMIT", firm=False)
        part = min(quantity, self.debt(account, symbol))
        if part > account.available.get(symbol, 0):
            raise Refusal("INSUFFICIENT_FUNDS")
        self.payOwn(account, symbol, part)
        self.check(before, account)

    # orders

    def do_placeOrder(self, command):
        account = self.acting(command)
        if self.haltedUntil is not None and self.now < self.haltedUntil:
            raise Refusal("TRADING_HALTED")
        if command["market"] not in self.risk.markets:
            raise Refusal("UNKNOWN_SYMBOL")
        kind = command.get("type", "Limit")
        price = parse(command["price"], PRICE) if kind == "Limit" else None
        order = Order(0, account.number, command["market"], command["side"], price,
                      parse(command["quantity"], QUANTITY), kind=kind,
                      timeInForce=command.get("timeInForce", "GTC"),
                      postOnly=command.get("postOnly", False),
                      prevention=command.get("selfTradePrevention", "RejectTaker"),
                      autoLendRedeem=command.get("autoLendRedeem", True),
                      autoBorrow=command.get("autoBorrow", False),
                      autoBorrowRepay=command.get("autoBorrowRepay", False),
                      autoLend=command.get("autoLend", False), label=command.get("orderId"))
        if account.autoLend and not order.autoLendRedeem:
            order.autoBorrow = False
        self.placeOrder(account, order)
        if command.get("orderId") is not None:
            self.labels[command["orderId"]] = order.number

    def do_cancelOrder(self, command):
        account = self.acting(command)
        order = self.orders.get(self.labels.get(command["orderId"]))
        if order is None or not order.open or order.account != account.number:
            raise Refusal("ORDER_NOT_FOUND")
        if self.bookStates[order.market] == "Closed":
            raise Refusal("ORDER_BOOK_STATE")
        self.close(order, "Cancelled")

    def do_cancelAll(self, command):
        account = self.acting(command)
        if any(self.bookStates[o.market] == "Closed" for o in self.openOrders(account)):
            raise Refusal("ORDER_BOOK_STATE")
        self.cancelAll(account)

    # operators

    def do_setMarkPrice(self, command):
        mark = parse(command["markPrice"], PRICE)
        if command["symbol"] not in self.risk.assets:
            raise Refusal("UNKNOWN_SYMBOL")
        self.markFits(command["symbol"], mark)
        step = self.risk.markStep
        if step is not None and abs(mark - self.marks[command["symbol"]]) > self.marks[command["symbol"]] * step:
            self.pendingMarks[command["symbol"]] = mark
        else:
            self.acceptMark(command["symbol"], mark)

    def acceptMark(self, symbol, mark):
        self.marks[symbol] = mark
        self.markTimes[symbol] = self.now
        self.pendingMarks.pop(symbol, None)

    def do_acceptMark(self, command):
        """A held mark takes effect; one that is only old goes on being used."""
        symbol = command["symbol"]
        if not self.flagged(symbol):
            raise Refusal("BAD_PARAMETER", firm=False)
        mark = self.pendingMarks.get(symbol, self.marks[symbol])
        self.markFits(symbol, mark)
        self.acceptMark(symbol, mark)

    def do_rejectMark(self, command):
        """A jump is dropped and the mark before it confirmed; an old mark alone cannot be rejected."""
        symbol = command["symbol"]
        if symbol not in self.pendingMarks:
            raise Refusal("BAD_PARAMETER", firm=False)
        self.markFits(symbol, self.marks[symbol])
        self.acceptMark(symbol, self.marks[symbol])

    def do_setParameter(self, command):
        try:
            container, key = self.risk.entry(command["path"])
            current = container[key]
        except KeyError as why:
            raise Refusal("BAD_PARAMETER", firm=False) from why
        if self.normal(current) != self.normal(command["before"]):
            raise Refusal("BEFORE_DIFFERS")
        changed = self.risk.changed(command["path"], command["after"])
        if not self.sound(changed):
            raise Refusal("BAD_PARAMETER")
        self.risk = changed
        for account in self.subaccounts():
            for order in self.openOrders(account):
                self.trim(order, changed.markets[order.market].makerFee)

    @staticmethod
    def normal(value):
        if isinstance(value, list):
            return [Venue.normal(v) for v in value]
        return Fraction(str(value))

    @staticmethod
    def sound(risk):
        """The bounds of section 8."""
        for asset in risk.assets.values():
            numbers = (asset.weight, asset.base, asset.penalty, asset.imfBase, asset.imfFactor,
                       asset.mmfBase, asset.mmfFactor)
            factors = asset.mmfFactor < asset.imfFactor or asset.mmfFactor == asset.imfFactor == 0
            if min(numbers) < 0 or asset.weight > RATIO or asset.mmfBase >= asset.imfBase \
                    or not factors:
                return False
        for rule in risk.pools.values():
            us, rates = [u for u, _ in rule.curve], [r for _, r in rule.curve]
            if not 2 <= len(us) <= 16 or us[0] != 0 or us[-1] != 1 or rates[0] < 0 \
                    or rates[-1] > 100 or any(a >= b for a, b in zip(us, us[1:])) \
                    or any(a > b for a, b in zip(rates, rates[1:])):
                return False
            if not 0 <= rule.threshold <= rule.maxUtilization <= 1 or not 0 <= rule.fee <= 1 \
                    or rule.updateFraction < 0 or rule.limit < 0:
                return False
        return all(m.makerFee >= 0 and m.takerFee >= 0 for m in risk.markets.values())

    def do_setState(self, command):
        if "pool" in command:
            self.pools[command["pool"]].state = command["state"]
        else:
            self.bookStates[command["market"]] = command["state"]

    def inQueue(self, command):
        account = self.account(command)
        if not account.liquidating:
            raise Refusal("BAD_PARAMETER", firm=False)
        return account

    def do_holdLiquidation(self, command):
        minutes = command.get("minutes", self.risk.venue["liquidationHoldMinutes"])
        until = self.now + int(Fraction(minutes) * MINUTE)
        if "symbol" in command:
            self.assetHolds[command["symbol"]] = until
        else:
            self.inQueue(command).heldUntil = until

    def do_releaseLiquidation(self, command):
        if "symbol" in command:
            self.assetHolds.pop(command["symbol"], None)
        else:
            account = self.inQueue(command)
            account.heldUntil, account.takenOver = None, False

    def do_takeOverLiquidation(self, command):
        self.inQueue(command).takenOver = True

    def do_liquidateStep(self, command):
        account, symbol = self.account(command), command["symbol"]
        if not account.liquidating or not account.takenOver:
            raise Refusal("BAD_PARAMETER", firm=False)
        quantity = parse(command["quantity"], QUANTITY)
        if not 0 < quantity <= self.debt(account, symbol):
            raise Refusal("INVALID_QUANTITY", firm=False)
        if not self.byHand(account, symbol, quantity, command["stage"]):
            raise Refusal("INSUFFICIENT_SUPPLY", firm=False)

    def do_setBackstopProvider(self, command):
        self.account(command).capacity = parse(command["capacity"], USD) or None

    def do_depositToFund(self, command):
        fund, symbol, quantity = self.accounts[FUND], command["symbol"], self.quantity(command)
        self.bringIn(symbol, quantity)
        part = min(quantity, self.debt(fund, symbol))
        if part:
            self.repay(fund, symbol, part)
        self.add(fund, symbol, quantity - part)

    def do_haltMatching(self, command):
        self.haltedUntil = self.now + int(Fraction(command["minutes"]) * MINUTE)

    def do_pauseLiquidations(self, command):
        self.pausedUntil = self.now + int(Fraction(command["minutes"]) * MINUTE)

    def do_cancelAllOrders(self, command):
        for account in self.subaccounts():
            self.cancelAll(account)
        until = self.now + int(Fraction(command.get("minutes", 0)) * MINUTE)
        if until > (self.now if self.haltedUntil is None else max(self.now, self.haltedUntil)):
            self.haltedUntil = until

    def do_resetThrottle(self, command):
        rule, bound = self.rule(command["pool"]), Fraction(command["bound"])
        if not 0 <= bound <= rule.maxUtilization:
            raise Refusal("BAD_PARAMETER", firm=False)
        self.pools[command["pool"]].bound = bound


def fromSource(source, start):
    return Venue(Risk(source), start)
