# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Price-time matching, bands, self-trade prevention, what pays and what arrives (RULES.md 5)."""

from fractions import Fraction

from .ledger import Expired, Ledger, Refusal
from .numbers import PRICE, ceilOf, floorOf, worstPrice
from .views import SCALE, Order, fault

TRADE_LIFE = 60_000


class Exchange(Ledger):
    """A ledger with order books."""

    def __init__(self, risk, now):
        super().__init__(risk, now)
        self.bookStates = {m: market.state for m, market in risk.markets.items()}
        self.lastTrades = {}
        self.nextOrder = 1
        self.labels = {}

    def cloneMore(self, other):
        other.bookStates = dict(self.bookStates)
        other.lastTrades = dict(self.lastTrades)
        other.labels = dict(self.labels)

    # books

    def side(self, market, side):
        """Open orders of one side, best first."""
        found = [o for o in self.orders.values()
                 if o.market == market and o.side == side and o.open and o.kind == "Limit"]
        return sorted(found, key=lambda o: (-o.price if side == "Bid" else o.price, o.number))

    def best(self, market, side):
        orders = self.side(market, side)
        return orders[0].price if orders else None

    def markRatio(self, market):
        """Base mark over quote mark as a price (1e-8)."""
        return Fraction(self.marks[market.base] * PRICE, self.marks[market.quote])

    def activePrice(self, market):
        """Median of best bid, best ask and a fresh last trade, down to 1e-8; the marks where
        there is none."""
        ratio = self.markRatio(market)
        values = [p for p in (self.best(market.symbol, "Bid"), self.best(market.symbol, "Ask"))
                  if p is not None]
        if market.symbol in self.lastTrades:
            price, when = self.lastTrades[market.symbol]
            inside = ratio * market.minMultiplier <= price <= ratio * market.maxMultiplier
            if self.now - when < TRADE_LIFE and inside:
                values.append(price)
        if not values:
            return floorOf(ratio)
        values.sort()
        middle = len(values) // 2
        if len(values) % 2:
            return values[middle]
        return (values[middle - 1] + values[middle]) // 2

    # payments

    def lockOrder(self, account, order, rate):
        """Locks from available, then lends; refuses where what is missing may not be borrowed."""
        symbol = order.pays(self.risk.markets[order.market])
        missing = order.need(rate)
        part = min(missing, account.available.get(symbol, 0))
        self.add(account, symbol, -part)
        order.lock += part
        missing -= part
        lent = self.lend(account, symbol)
        if missing and lent:
            if not order.autoLendRedeem:
                raise Refusal("INSUFFICIENT_FUNDS", firm=False)
            part = min(missing, lent)
            if self.pools[symbol].redeemFault(self.rule(symbol), part):
                raise Refusal("INSUFFICIENT_SUPPLY")
            self.redeem(account, symbol, part)
            order.lock += part
            missing -= part
        if missing:
            if not order.autoBorrow:
                raise Refusal("INSUFFICIENT_FUNDS")
            if not account.marginEnabled:
                raise Refusal("MARGIN_DISABLED", firm=False)
            code = "TRADING_HALTED" if self.borrowingPauses(account, symbol) else \
                self.pools[symbol].borrowFault(self.rule(symbol), missing)
            if code:
                raise Refusal(code, firm=False)

    def payFor(self, account, order, symbol, amount):
        """A fill's payment: lock, available, lends, borrow; Expired where it cannot."""
        if order.forced:
            self.add(account, symbol, -amount)
            return
        part = min(order.lock, amount)
        order.lock -= part
        amount -= part
        part = min(account.available.get(symbol, 0), amount)
        self.add(account, symbol, -part)
        amount -= part
        part = min(self.lend(account, symbol), amount) if order.autoLendRedeem else 0
        if part:
            if self.pools[symbol].redeemFault(self.rule(symbol), part):
                raise Expired("InsufficientBorrowableQuantity")
            self.redeem(account, symbol, part)
            amount -= part
        if amount:
            if not (order.autoBorrow and account.marginEnabled):
                raise Expired("InsufficientFunds")
            if self.lend(account, symbol) or self.borrowingPauses(account, symbol):
                raise Expired("InsufficientBorrowableQuantity")
            if self.pools[symbol].borrowFault(self.rule(symbol), amount):
                raise Expired("InsufficientBorrowableQuantity")
            self.borrow(account, symbol, amount)

    def settle(self, order, quantity, price, feeRate):
        """Books one side of a fill; answers its quote amount and fee."""
        market, account = self.risk.markets[order.market], self.accounts[order.account]
        order.executed += quantity
        order.amountSum += quantity * price
        order.feeSum += quantity * price * feeRate
        amount = order.amountOf(Fraction(order.amountSum)) - order.amountBooked
        fee = ceilOf(Fraction(order.feeSum) / SCALE) - order.feeBooked
        order.amountBooked += amount
        order.feeBooked += fee
        order.status = "PartiallyFilled" if order.remaining else "Filled"
        if order.bid():
            self.payFor(account, order, market.quote, amount + fee)
            self.arriveFor(account, order, market.base, quantity)
        else:
            self.payFor(account, order, market.base, quantity)
            self.arriveFor(account, order, market.quote, amount - fee)
        self.trim(order, market.makerFee if order.resting else max(market.makerFee, market.takerFee))
        return amount, fee

    def trim(self, order, rate):
        """Releases what the order locks beyond its need; it arrives again."""
        market, account = self.risk.markets[order.market], self.accounts[order.account]
        excess = order.lock - (order.need(rate) if order.open else 0)
        if excess > 0:
            order.lock -= excess
            self.arriveFor(account, order, order.pays(market), excess)

    def close(self, order, status, reason=None):
        order.status = status
        order.reason = reason
        self.trim(order, Fraction(0))

    def makerFault(self, order, quantity):
        """Why a resting order may not fill now; None where it may."""
        if self.accounts[order.account].liquidating:
            return "Liquidation"
        trial = self.clone()
        trial.owing = {k: v for k, v in trial.owing.items() if k[0] == order.account}
        account, mine = trial.accounts[order.account], trial.orders[order.number]
        before = trial.measure(account)
        try:
            trial.settle(mine, quantity, mine.price, self.risk.markets[order.market].makerFee)
        except Expired as why:
            return str(why)
        trial.chargeEntries()
        after = trial.measure(account)
        if not after.withinInitial() and after.lowers(before):
            return "InsufficientMargin"
        return None

    # orders

    def placeOrder(self, account, order):
        """Checks, locks and matches a new order."""
        market = self.risk.markets[order.market]
        self.mayEnter(market, order)
        order.number = self.nextOrder
        if order.kind == "Market":
            opposite = "Ask" if order.bid() else "Bid"
            best = self.best(market.symbol, opposite)
            anchor = best if best is not None else self.activePrice(market)
            order.price = worstPrice(anchor, order.side, market.minImpact, market.maxImpact)
        before, untouched = self.reading(account), self.clone()
        self.nextOrder += 1
        self.orders[order.number] = order
        self.lockOrder(account, order, max(market.makerFee, market.takerFee))
        after = self.reading(account)
        newest = next(o for o in after.orders if o.number == order.number)
        code = fault(self.risk, self.marks, before, after, self.leverageOf(account), account.borrowLimit,
                     self.entryFeeAhead, newest, self.crosses(order) and not order.postOnly)
        if code:
            raise Refusal(code, firm=False)
        if order.postOnly and self.crosses(order):
            self.kill(untouched, order, "PostOnlyTaker")
            return
        self.match(order)
        if order.timeInForce == "FOK" and order.remaining:
            self.kill(untouched, order, "FillOrKill")
            return
        if order.open:
            if order.kind == "Market" or order.timeInForce in ("IOC", "FOK"):
                self.close(order, "Expired", "ImmediateOrCancel")
            else:
                order.resting = True
                self.trim(order, market.makerFee)

    def kill(self, untouched, order, reason):
        """Undoes all that a killed order touched."""
        dead = Order(order.number, order.account, order.market, order.side, order.price,
                     order.quantity, label=order.label)
        dead.status, dead.reason = "Expired", reason
        self.restore(untouched)
        self.nextOrder += 1
        self.orders[dead.number] = dead

    def restore(self, saved):
        """Goes back to `saved`, a clone that is used up by this."""
        self.__dict__.update(saved.__dict__)

    def mayEnter(self, market, order):
        """Book state, filters and price bands."""
        state = self.bookStates[market.symbol]
        if state in ("CancelOnly", "Closed") or (state == "LimitOnly" and order.kind == "Market") \
                or (state == "PostOnly" and not order.postOnly):
            raise Refusal("ORDER_BOOK_STATE")
        if order.quantity < market.minQuantity or order.quantity % market.stepSize:
            raise Refusal("INVALID_QUANTITY")
        if order.kind == "Limit":
            if order.price <= 0 or order.price % market.tickSize or order.price < market.minPrice:
                raise Refusal("INVALID_PRICE")
            active = self.activePrice(market)
            if not active * market.minMultiplier <= order.price <= active * market.maxMultiplier:
                raise Refusal("PRICE_OUT_OF_BOUNDS")

    def crosses(self, order):
        opposite = self.best(order.market, "Ask" if order.bid() else "Bid")
        if opposite is None:
            return False
        return opposite <= order.price if order.bid() else opposite >= order.price

    def match(self, order):
        """Fills a taker within its limit and the impact band of the best offer."""
        market = self.risk.markets[order.market]
        opposite = "Ask" if order.bid() else "Bid"
        best = self.best(order.market, opposite)
        if best is None:
            return
        band = order.band
        if band is None:
            band = best * (market.maxImpact if order.bid() else market.minImpact)
        while order.open and order.remaining:
            makers = [o for o in self.side(order.market, opposite) if o.number != order.number]
            if not makers:
                return
            maker = makers[0]
            sign = 1 if order.bid() else -1
            if order.kind == "Limit" and sign * (maker.price - order.price) > 0:
                return
            if sign * (maker.price - band) > 0:
                self.close(order, "Expired", "PriceImpact")
                return
            if maker.account == order.account and not self.passSelf(order, maker):
                continue
            quantity = min(order.remaining, maker.remaining)
            reason = self.makerFault(maker, quantity)
            if reason:
                self.close(maker, "Expired", reason)
                continue
            self.fill(order, maker, quantity, market)

    def passSelf(self, order, maker):
        """Self-trade prevention; never lets the two meet."""
        if order.prevention in ("RejectMaker", "RejectBoth"):
            self.close(maker, "Expired", "SelfTradePrevention")
        if order.prevention in ("RejectTaker", "RejectBoth"):
            self.close(order, "Expired", "SelfTradePrevention")
        return False

    def fill(self, order, maker, quantity, market):
        price = maker.price
        made, makerFee = self.settle(maker, quantity, price, market.makerFee)
        taken, takerFee = self.settle(order, quantity, price, market.takerFee)
        paid, received = (taken, made) if order.bid() else (made, taken)
        self.treasury[market.quote] += paid - received + makerFee + takerFee
        self.lastTrades[order.market] = (price, self.now)

    def cancelAll(self, account):
        for order in self.openOrders(account):
            self.close(order, "Cancelled")


Order.resting = False
Order.band = None
Order.forced = False
