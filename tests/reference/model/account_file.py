# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Account files (FORMATS.md "Account"): margin summary and largest order without a store."""

from fractions import Fraction

from .margin import Measure, summary
from .numbers import PRICE, QUANTITY, USD, parse, show, worstPrice
from .views import Order, Reading, fault, restingWould


LARGEST_ORDER = 10**15 * QUANTITY  # where the filter names none: a limit of the engine's numbers


class AccountFile:
    """A subaccount read from its file, its open orders placed on top of its balances."""

    def __init__(self, risk, source):
        self.risk = risk
        settings = source.get("settings", {})
        self.marginEnabled = settings.get("marginEnabled", False)
        self.autoLend = settings.get("autoLend", False)
        self.autoRepay = settings.get("autoRepayBorrows", False)
        self.leverage = Fraction(settings.get("leverageLimit", risk.venue["leverageLimitMax"]))
        limit = settings.get("borrowLimit")
        self.borrowLimit = None if limit is None else parse(limit, USD)
        self.reading = Reading({}, {}, {}, [], self.autoLend or self.autoRepay)
        self.locked = {}
        for balance in source.get("balances", []):
            symbol = balance["symbol"]
            for key, column in (("availableQuantity", self.reading.available),
                                ("lendQuantity", self.reading.lend),
                                ("openOrderQuantity", self.locked)):
                column[symbol] = column.get(symbol, 0) + parse(balance.get(key, "0"), QUANTITY)
        for borrow in source.get("borrows", []):
            self.reading.owed[borrow["symbol"]] = parse(borrow["quantity"], QUANTITY)
        for number, order in enumerate(source.get("openOrders", [])):
            self.place(Order(number, 0, order["market"], order["side"],
                             parse(order["price"], PRICE), parse(order["quantity"], QUANTITY),
                             autoBorrow=order.get("autoBorrow", False),
                             autoBorrowRepay=order.get("autoBorrowRepay", False),
                             autoLendRedeem=order.get("autoLendRedeem", True)),
                       risk.markets[order["market"]].makerFee)

    def place(self, order, feeRate):
        """Locks what `order` needs from available, then from lends where they may redeem."""
        self.reading.orders.append(order)
        lockFor(self.risk, self.reading, order, feeRate)

    def margin(self):
        """The answer of `plimsollctl margin`."""
        return summary(self.risk, self.risk.marks, self.positions(), self.leverage)

    def crossesAt(self, symbol, mark):
        """MMR reaches 100 % with the asset's mark at `mark` and is below it a step of 1e-8 to one side."""
        def healthy(at):
            positions = self.positions().items()
            measured = Measure(self.risk, {**self.risk.marks, symbol: at},
                               {s: p["available"] + p["locked"] + p["lend"] for s, p in positions},
                               {s: p["owed"] for s, p in positions}, {s: p["would"] for s, p in positions},
                               self.leverage)
            return not measured.mustLiquidate()

        return not healthy(mark) and (healthy(mark - 1) or healthy(mark + 1))

    def positions(self):
        """{symbol: what is held, lent, locked, owed and would be borrowed}, in 1e-10."""
        would = restingWould(self.risk, self.reading)
        locks = self.reading.locked(self.risk)
        positions = {}
        for symbol in self.risk.assets:
            positions[symbol] = {
                "available": self.reading.available.get(symbol, 0),
                "lend": self.reading.lend.get(symbol, 0),
                "locked": locks.get(symbol, 0) + self.locked.get(symbol, 0),
                "owed": self.reading.owed.get(symbol, 0), "would": would.get(symbol, 0)}
        return positions

    def passes(self, market, side, price, quantity):
        """Whether an order with the Margin box on passes the check; pools can supply."""
        after = Reading(dict(self.reading.available), dict(self.reading.lend),
                        dict(self.reading.owed), list(self.reading.orders),
                        self.reading.impliedRepay)
        order = Order(len(after.orders), 0, market.symbol, side, price, quantity,
                      autoBorrow=True, autoBorrowRepay=True)
        after.orders.append(order)
        lockFor(self.risk, after, order, max(market.makerFee, market.takerFee))
        short = order.need(max(market.makerFee, market.takerFee)) > order.lock
        if short and not self.marginEnabled:
            return False
        return fault(self.risk, self.risk.marks, self.reading, after, self.leverage,
                     self.borrowLimit, lambda symbol, borrowed: 0, order) is None

    def maxOrder(self, symbol, side, price=None):
        """The answer of `plimsollctl max-order`, without its binding term."""
        market = self.risk.markets[symbol]
        if price is None:
            active = self.risk.marks[market.base] * PRICE // self.risk.marks[market.quote]
            limit = worstPrice(active, side, market.minImpact, market.maxImpact)
        else:
            limit = parse(price, PRICE)
        step = market.stepSize

        def good(count):
            return self.passes(market, side, limit, count * step)

        low, high, last = 0, 1, LARGEST_ORDER // step
        while high <= last and good(high):
            low, high = high, high * 2
        high = min(high, last + 1)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if good(middle) else (low, middle)
        found = low * step
        return {"maxOrderQuantity": show(found if found >= market.minQuantity else 0, QUANTITY)}


def lockFor(risk, reading, order, feeRate):
    """Locks up to the order's need from available, then from lends where it may redeem."""
    symbol = order.pays(risk.markets[order.market])
    missing = order.need(feeRate)
    for source, usable in ((reading.available, True), (reading.lend, order.autoLendRedeem)):
        part = min(missing, source.get(symbol, 0)) if usable else 0
        if part:
            source[symbol] -= part
            order.lock += part
            missing -= part
