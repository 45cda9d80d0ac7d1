# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeded whole scenarios whose expectations the second model answers."""

import random
from datetime import datetime, timezone
from fractions import Fraction
from math import log10

import generate
from model.ledger import FUND
from model.numbers import PRICE, QUANTITY, show
from model.scenario import Run, balanceFields, poolFields, venueFigure

SECONDS = (0, 0, 0, 1, 1, 7, 20, 60, 60, 200, 900, 1800, 3600, 5400)
KINDS = ("lending", "trading", "trading", "liquidation", "everything")
MOVES = ("holdings", "book filled", "backstop", "adl", "deficit", "by hand")
IN_USD = ("netEquity", "totalExposure", "assetsValue", "borrowLiability")
SUMMARY = ("netEquity", "marginFraction", "totalExposure", "imr", "mmr", "netEquityLocked",
           "assetsValue", "borrowLiability", "imf", "mmf", "acmf")


def tameAsset(rng, symbol):
    """An asset as a venue would list it."""
    kind = {"type": "identity"}
    if rng.random() < 0.5:
        kind = {"type": "inverseSqrt", "base": "1.1", "positiveCurvePenalty": rng.choice(
            ("0.00001", "0.0004", "0.002"))}
    return {"symbol": symbol, "haircutFunction": {
        "weight": "1" if symbol == "USDC" else rng.choice(("0.95", "0.9", "0.8", "0.7")), "kind": kind},
        "imfFunction": {"type": "sqrt", "base": "0.1", "factor": rng.choice(("0", "0.0004"))},
        "mmfFunction": {"type": "sqrt", "base": "0.05", "factor": rng.choice(("0", "0.0002"))}}


def consistent(asset):
    """Makes both factors zero where only one is."""
    if asset["imfFunction"]["factor"] == "0":
        asset["mmfFunction"]["factor"] = "0"
    return asset


def configuration(rng):
    symbols = ["USDC"] + rng.sample(generate.SYMBOLS[1:5], rng.randint(1, 3))
    marks = {s: max(1, round(generate.TYPICAL[s] * PRICE)) for s in symbols}
    markets = [generate.market(rng, s, "USDC", marks[s]) for s in symbols[1:]]
    if len(symbols) > 2 and rng.random() < 0.4:
        base, quote = symbols[1:3]
        markets.append(generate.market(rng, base, quote, max(1, marks[base] * PRICE // marks[quote])))
    venue = {"leverageLimitMax": "10"}
    if rng.random() < 0.15:
        venue["markGuard"] = {"maxAgeSeconds": rng.choice((120, 3600, 86400)), "maxStep": rng.choice(("0.1", "0.5"))}
    return {"assets": [consistent(tameAsset(rng, s)) for s in symbols],
            "borrowLendMarkets": [generate.pool(rng, s) for s in symbols], "markets": markets,
            "markPrices": [{"symbol": s, "markPrice": show(m, PRICE)} for s, m in marks.items()],
            "venue": venue}


class Author:
    """Writes steps, runs each on the model at once and notes what it answers."""

    def __init__(self, rng, seed, kind):
        self.rng = rng
        self.kind = kind
        self.risk = configuration(rng)
        self.symbols = [a["symbol"] for a in self.risk["assets"]]
        self.markets = self.risk["markets"]
        start = f"2025-10-10T20:{rng.randint(0, 59):02}:{rng.choice((0, 0, 30)):02}Z"
        self.scenario = {"name": f"{kind} {seed}", "start": start, "risk": self.risk, "steps": []}
        self.run = Run(self.scenario, self.risk)
        self.marksSeen = {s: {mark} for s, mark in self.run.venue.marks.items()}
        self.seconds = 0
        self.users = list(range(1, rng.randint(3, 6)))
        self.maker = 20
        self.nextLabel = 1
        self.commands = 0

    # writing

    def at(self):
        hours, rest = divmod(self.seconds, 3600)
        return f"PT{hours}H{rest // 60}M{rest % 60}S"

    def do(self, command, **rest):
        step = {"at": self.at(), "command": command, **rest}
        self.scenario["steps"].append(step)
        refusal = self.run.step(step)
        for symbol, mark in self.run.venue.marks.items():
            self.marksSeen[symbol].add(mark)
        self.commands += 1
        if refusal is None:
            self.expect(accepted=True)
        else:
            self.expect(refused=refusal.code if refusal.firm else True)
        return refusal

    def slack(self, symbol=None):
        """How far roundings of liquidation steps may add up, in units of `symbol`, else in USD; None before the first.
        Each step counts one market step of each asset moved, and 20 units: repaying a USD frees about 1/20 of it in
        equity, so a unit more or less moves the quantity that restores by so many."""
        venue = self.run.venue
        count = sum(n for stage, n in venue.tally.items() if stage in MOVES)
        if not count:
            return None
        usd = 4 * count * max((m.stepSize + 20) * max(self.marksSeen[m.base])
                              for m in venue.risk.markets.values())
        usd = Fraction(usd, QUANTITY * PRICE)
        if symbol is None:
            return show(int(usd * 10**18) + 1, 10**18)
        steps = max([m.stepSize for m in venue.risk.markets.values() if m.base == symbol], default=1)
        return show(int(usd * QUANTITY * PRICE / min(self.marksSeen[symbol])) + count * steps, QUANTITY)

    def expectNear(self, slack, **fields):
        """An expectation with the tolerance that liquidations before it call for."""
        self.expect(**fields, **({"tolerance": slack} if slack else {}))

    def expect(self, **fields):
        self.scenario["steps"].append({"at": self.at(), "expect": fields})

    def wait(self):
        self.seconds += self.rng.choice((0, 1, 2, 5, 13) if self.run.venue.busy() else SECONDS)
        self.run.venue.advance(self.run.start + self.seconds * 1000)

    # questions

    def askBalance(self, number, symbol):
        venue = self.run.venue
        if number in venue.accounts:
            account = venue.accounts[number]
            fields = balanceFields(venue, account, symbol)
            fields.pop("totalQuantity")
            slack = self.slack(symbol)
            self.expectNear(slack, subaccount=number, balance=symbol, **fields)
            self.expectNear(slack, subaccount=number, borrow=symbol,
                            quantity=show(venue.debt(account, symbol), QUANTITY))

    def askPool(self, symbol):
        slack, fields = self.slack(symbol), poolFields(self.run.venue, symbol)
        if slack:
            fields = {f: fields[f] for f in ("borrowedQuantity", "lentQuantity")}
        self.expectNear(slack, pool=symbol, **fields)

    def askSummary(self, number):
        venue = self.run.venue
        if number in venue.accounts:
            got = venue.summary(venue.accounts[number])
            slack = self.slack()
            names = IN_USD if slack else SUMMARY
            self.expectNear(slack, subaccount=number, **{f: got[f] for f in names})
            self.expect(subaccount=number, liquidating=venue.accounts[number].liquidating)

    def askVenue(self):
        for name in ("badDebt", "backstopFund", "socialisedLoss", "treasury"):
            self.expectNear(self.slack(), venue=name, usd=venueFigure(self.run.venue, name))
        self.expect(venue="queueLength", count=venueFigure(self.run.venue, "queueLength"))

    def askSomething(self):
        choice = self.rng.randrange(3)
        if choice == 0:
            self.askBalance(self.rng.choice(self.users), self.rng.choice(self.symbols))
        elif choice == 1:
            self.askPool(self.rng.choice(self.symbols))
        else:
            self.askSummary(self.rng.choice(self.users))

    def askEverything(self):
        for number in sorted(self.run.venue.accounts):
            if number != FUND:
                for symbol in self.symbols:
                    self.askBalance(number, symbol)
                self.askSummary(number)
        for symbol in self.symbols:
            self.askPool(symbol)
        for label, number in self.run.venue.labels.items():
            order = self.run.venue.orders[number]
            slack = self.slack(self.run.venue.risk.markets[order.market].base)
            status = {} if slack else {"status": order.status}
            self.expectNear(slack, order=label, **status,
                            executedQuantity=show(order.executed, QUANTITY))
        self.askVenue()

    # acting

    def worth(self, symbol, low, high):
        usd = Fraction(10 ** self.rng.uniform(low, high))
        quantity = usd * QUANTITY * PRICE / self.run.venue.marks[symbol]
        return show(max(1, int(quantity)), QUANTITY)

    def someOf(self, most, symbol):
        """Part of what there is, all of it, or more than that."""
        roll = self.rng.random()
        if most and roll < 0.5:
            return show(max(1, int(most * Fraction(self.rng.random()))), QUANTITY)
        if most and roll < 0.7:
            return show(most, QUANTITY)
        return self.worth(symbol, 0, 4)

    def open(self):
        """Subaccounts with settings, deposits, suppliers and a first book."""
        rng = self.rng
        for symbol in self.symbols:
            self.do("deposit", subaccount=self.maker, symbol=symbol, quantity=self.worth(symbol, 5, 6))
            self.do("deposit", subaccount=self.maker + 1, symbol=symbol, quantity=self.worth(symbol, 4, 5.5))
            most = self.run.venue.accounts[self.maker + 1].available[symbol]
            self.do("lend", subaccount=self.maker + 1, symbol=symbol, quantity=show(most, QUANTITY))
            self.do("deposit", subaccount=self.maker + 2, symbol=symbol, quantity=self.worth(symbol, 5.5, 6))
        for number in self.users:
            settings = {"marginEnabled": rng.random() < 0.9}
            for key, chance in (("autoLend", 0.2), ("autoRepayBorrows", 0.4)):
                if rng.random() < chance:
                    settings[key] = True
            if rng.random() < 0.3:
                settings["leverageLimit"] = rng.choice(("2", "3", "7.5"))
            if rng.random() < 0.15:
                settings["borrowLimit"] = rng.choice(("500", "5000"))
            self.do("updateSettings", subaccount=number, **settings)
            symbol = rng.choice(self.symbols)
            self.do("deposit", subaccount=number, symbol=symbol, quantity=self.worth(symbol, 2, 4))
        if self.kind != "lending":
            self.quoteBooks()
        for provider, chance in ((30, 0.6), (31, 0.3)):
            if self.kind in ("liquidation", "everything") and rng.random() < chance:
                self.do("deposit", subaccount=provider, symbol=rng.choice(self.symbols), quantity=self.worth("USDC", 3, 5))
                self.do("setBackstopProvider", subaccount=provider, capacity=self.worth("USDC", 2, 5))
                if rng.random() < 0.3:
                    self.do("updateSettings", subaccount=provider, autoLend=True)
        if self.kind in ("liquidation", "everything") and rng.random() < 0.5:
            self.do("depositToFund", symbol="USDC", quantity=self.worth("USDC", 2, 5))

    def quoteBooks(self):
        for market in self.markets:
            for side in ("Bid", "Ask"):
                for width in (1, 2, 4):
                    usd = self.rng.uniform(*self.rng.choice(((2.5, 4.5), (2.5, 4.5), (0.5, 2.5))))
                    self.order(self.maker, market, side, width / 400, usd, {})

    def order(self, number, market, side, away, usd, flags, **terms):
        """A limit order `away` from the marks' ratio, on its own side where positive."""
        venue = self.run.venue
        rules = venue.risk.markets[market["symbol"]]
        ratio = venue.markRatio(rules)
        price = ratio * (1 + Fraction(away) * (-1 if side == "Bid" else 1))
        price = max(rules.tickSize, int(price) // rules.tickSize * rules.tickSize)
        quantity = Fraction(10 ** usd) * QUANTITY * PRICE / venue.marks[rules.base]
        quantity = max(rules.minQuantity, int(quantity) // rules.stepSize * rules.stepSize)
        if "type" not in terms:
            terms["price"] = show(price, PRICE)
        label = f"o{self.nextLabel}"
        self.nextLabel += 1
        self.do("placeOrder", subaccount=number, market=market["symbol"], side=side,
                quantity=show(quantity, QUANTITY), orderId=label, **terms, **flags)

    def leverUp(self):
        """A user takes a position of several times its equity."""
        rng, number = self.rng, self.rng.choice(self.users)
        account = self.run.venue.accounts[number]
        equity = self.run.venue.measure(account).netEquity
        if equity <= 0 or not account.marginEnabled:
            self.do("deposit", subaccount=number, symbol="USDC", quantity=self.worth("USDC", 2, 4))
            return
        usd = log10(equity * rng.choice((1, 1.5, 2.5, 4, 7)) / 10**18)
        self.order(number, rng.choice(self.markets), rng.choice(("Bid", "Ask")), 0, usd,
                   {"autoBorrow": True, "autoBorrowRepay": True}, type="Market")

    def strike(self, far=False):
        """A mark jumps to where an account is liquidated, or beyond."""
        rng, venue = self.rng, self.run.venue
        found = []
        for number in self.users:
            got = venue.summary(venue.accounts[number])
            for entry in got["collateral"] + got["borrows"]:
                price = entry["estLiquidationPrice"]
                if price and entry["symbol"] != "USDC":
                    found.append((entry["symbol"], Fraction(price) * PRICE))
        if not found:
            return self.leverUp()
        symbol, price = rng.choice(found)
        up = price > venue.marks[symbol]
        beyond = Fraction(rng.choice((0, 0, 1, 5, 20) if not far else (20, 60, 120)), 400)
        mark = max(1, int(price * (1 + beyond if up else 1 - beyond)))
        self.do("setMarkPrice", symbol=symbol, markPrice=show(mark, PRICE))
        if rng.random() < 0.4:
            self.hold()
        if not far and rng.random() < 0.5:
            self.seconds += rng.randint(0, 5)
            self.requote()
        return None

    def crash(self):
        """A mark jumps far, often with nobody left to trade with and time for every stage."""
        rng = self.rng
        if rng.random() < 0.7:
            self.do("cancelAll", subaccount=self.maker)
        self.strike(far=True)
        for _ in range(rng.randint(1, 4)):
            self.seconds += rng.randint(2, 20)
            self.run.venue.advance(self.run.start + self.seconds * 1000)
            if rng.random() < 0.5:
                self.hold()
        if rng.random() < 0.7:
            self.requote()

    def sweep(self, market=None, side=None):
        """A rich account takes all that rests on one side, users' orders among it."""
        self.order(self.maker + 2, market or self.rng.choice(self.markets), side or self.rng.choice(("Bid", "Ask")),
                   -0.04, 5, {}, timeInForce=self.rng.choice(("IOC", "IOC", "GTC")))

    def lean(self):
        """Large orders rest on borrowed money; the ground moves before they fill."""
        rng, number = self.rng, self.rng.choice(self.users)
        market, side = rng.choice(self.markets), rng.choice(("Bid", "Ask"))
        for _ in range(rng.randint(1, 3)):
            equity = self.run.venue.measure(self.run.venue.accounts[number]).netEquity
            if equity <= 0:
                return
            usd = log10(equity * rng.choice((1, 2, 3, 4)) / 10**18)
            self.order(number, market if rng.random() < 0.6 else rng.choice(self.markets),
                       side if rng.random() < 0.6 else rng.choice(("Bid", "Ask")), rng.choice((0.0005, 0.001, 0.004)), usd,
                       {"autoBorrow": True, "autoBorrowRepay": rng.random() < 0.7})
        roll = rng.random()
        if roll < 0.6:
            factor = 1 + Fraction(rng.choice((-1, 1)) * rng.randint(5, 60), 1000)
            symbol = market["baseSymbol"]
            self.do("setMarkPrice", symbol=symbol, markPrice=show(max(1, int(self.run.venue.marks[symbol] * factor)), PRICE))
        elif roll < 0.75:
            self.do("setState", pool=rng.choice(self.symbols), state=rng.choice(("RepayOnly", "Closed")))
        elif roll < 0.85:
            self.do("updateSettings", subaccount=number, marginEnabled=False)
        self.sweep(market, "Ask" if side == "Bid" else "Bid")
        if 0.6 <= roll < 0.75:
            for symbol in self.symbols:
                self.do("setState", pool=symbol, state="Open")

    def crossOwn(self):
        """An order that meets another of the same subaccount."""
        rng, venue = self.rng, self.run.venue
        mine = [o for o in venue.orders.values() if o.open and o.account in self.users and o.kind == "Limit"]
        if not mine:
            return self.trade()
        met = rng.choice(mine)
        market = next(m for m in self.markets if m["symbol"] == met.market)
        self.order(met.account, market, "Ask" if met.bid() else "Bid", -0.02, rng.uniform(0.5, 3), self.flags(),
                   selfTradePrevention=rng.choice(("RejectTaker", "RejectMaker", "RejectBoth")))
        return None

    def requote(self):
        self.do("cancelAll", subaccount=self.maker)
        self.quoteBooks()

    def flags(self):
        flags = {}
        if self.rng.random() < 0.6:
            flags = {"autoBorrow": True, "autoBorrowRepay": True}
        for flag, value in (("autoLend", True), ("autoLendRedeem", False)):
            if self.rng.random() < 0.1:
                flags[flag] = value
        return flags

    def trade(self):
        rng, terms = self.rng, {}
        roll = rng.random()
        if roll < 0.25:
            terms["type"] = "Market"
        elif roll < 0.45:
            terms["timeInForce"] = rng.choice(("IOC", "FOK"))
        elif roll < 0.55:
            terms["postOnly"] = True
        if rng.random() < 0.3:
            terms["selfTradePrevention"] = rng.choice(("RejectTaker", "RejectMaker", "RejectBoth"))
        away = rng.choice((-0.02, -0.01, 0, 0.005, 0.02, 0.1, 0.3))
        self.order(rng.choice(self.users), rng.choice(self.markets), rng.choice(("Bid", "Ask")),
                   away, rng.uniform(0.5, 4), self.flags(), **terms)

    def deposit(self):
        self.do("deposit", subaccount=self.rng.choice(self.users), symbol="USDC", quantity=self.worth("USDC", 2, 4))

    def lending(self):
        rng, venue = self.rng, self.run.venue
        number, symbol = rng.choice(self.users + [self.maker + 1]), rng.choice(self.symbols)
        account = venue.accounts[number]
        free, lent = account.available.get(symbol, 0), venue.lend(account, symbol)
        command, most = rng.choice((("deposit", 0), ("lend", free), ("redeem", lent), ("borrow", 0),
                                    ("borrow", 0), ("repay", venue.debt(account, symbol)),
                                    ("withdraw", free + lent)))
        if command == "repay" and not most:
            command = "borrow"
        extra = {"autoBorrow": True} if command == "withdraw" and rng.random() < 0.4 else {}
        self.do(command, subaccount=number, symbol=symbol, quantity=self.someOf(most, symbol), **extra)

    def cancel(self):
        labels = [(label, self.run.venue.orders[n]) for label, n in self.run.venue.labels.items()]
        mine = [(label, o) for label, o in labels if o.open and o.account in self.users]
        if mine and self.rng.random() < 0.7:
            label, order = self.rng.choice(mine)
            self.do("cancelOrder", subaccount=order.account, orderId=label)
        else:
            self.do("cancelAll", subaccount=self.rng.choice(self.users))

    def settings(self):
        rng = self.rng
        change = rng.choice(({"autoLend": True}, {"autoLend": False}, {"autoRepayBorrows": True},
                             {"marginEnabled": False}, {"marginEnabled": True},
                             {"leverageLimit": rng.choice(("1", "2", "5", "10"))},
                             {"borrowLimit": rng.choice(("100", "100000"))}))
        self.do("updateSettings", subaccount=rng.choice(self.users), **change)

    def jump(self):
        symbol = self.rng.choice(self.symbols[1:])
        if self.rng.random() < 0.1:
            symbol = "USDC"
        size = 0.02 if self.kind in ("trading", "lending") else self.rng.choice((0.02, 0.1, 0.3, 0.5))
        factor = Fraction(1 + self.rng.uniform(-size, size)).limit_denominator(1000)
        mark = max(1, int(self.run.venue.marks[symbol] * factor))
        self.do("setMarkPrice", symbol=symbol, markPrice=show(mark, PRICE))

    def change(self):
        rng, source = self.rng, self.run.venue.risk.source
        asset, pool = rng.choice(source["assets"]), rng.choice(source["borrowLendMarkets"])
        market = rng.choice(source["markets"])
        paths = [(f"assets.{asset['symbol']}.haircutFunction.weight", rng.choice(("0.85", "0.5", "1.2"))),
                 (f"assets.{asset['symbol']}.imfFunction.base", rng.choice(("0.15", "0.04", "0.3"))),
                 (f"borrowLendMarkets.{pool['symbol']}.fee", rng.choice(("0.2", "0", "-1"))),
                 (f"borrowLendMarkets.{pool['symbol']}.utilizationCurve", generate.curve(rng)),
                 (f"borrowLendMarkets.{pool['symbol']}.maxUtilization", rng.choice(("0.97", "0.6", "1.5"))),
                 (f"borrowLendMarkets.{pool['symbol']}.throttleUtilizationThreshold", rng.choice(("0.5", "0.8", "1"))),
                 (f"borrowLendMarkets.{pool['symbol']}.openBorrowLendLimit", rng.choice(("0", "1000", "1000000000"))),
                 (f"markets.{market['symbol']}.makerFee", rng.choice(("0", "1", "20", "-1"))),
                 (f"markets.{market['symbol']}.takerFee", rng.choice(("0", "3", "50"))),
                 (f"markets.{market['symbol']}.filters.price.maxImpactMultiplier", rng.choice(("1.01", "1.2"))),
                 (f"markets.{market['symbol']}.filters.price.minMultiplier", rng.choice(("0.5", "0.9"))),
                 ("venue.leverageLimitMax", rng.choice(("5", "10"))),
                 ("venue.liquidationSlice", rng.choice(("0.05", "0.3", "1"))),
                 ("venue.liquidationBuffer", rng.choice(("1", "1.05", "1.5"))),
                 ("venue.liquidationFee", rng.choice(("0", "0.01", "0.03"))),
                 ("venue.liquidationWholeBelow", rng.choice(("0", "100", "1000"))),
                 ("venue.backstopDiscountMax", rng.choice(("0", "0.05", "0.2"))),
                 ("venue.backstopDiscountFundShare", rng.choice(("0", "0.5", "1")))]
        path, after = rng.choice(paths)
        container, key = self.run.venue.risk.entry(path)
        before = container[key] if rng.random() < 0.85 else "0.123"
        if isinstance(after, list) and isinstance(before, str):
            before = container[key]
        self.do("setParameter", path=path, before=before, after=after)

    def state(self):
        rng = self.rng
        if rng.random() < 0.5:
            self.do("setState", pool=rng.choice(self.symbols), state=rng.choice(("Open", "Open", "RepayOnly", "Closed")))
        else:
            self.do("setState", market=rng.choice(self.markets)["symbol"],
                    state=rng.choice(("Open", "Open", "PostOnly", "LimitOnly", "CancelOnly", "Closed")))

    def control(self):
        rng, rules = self.rng, self.run.venue.risk.pools
        choice = rng.randrange(4)
        if choice == 0:
            self.do("haltMatching", minutes=rng.randint(1, 3), reason="a test of the halt")
        elif choice == 1:
            self.do("cancelAllOrders", minutes=1, reason="a clean book")
        elif choice == 2:
            symbol = rng.choice(self.symbols)
            bound = Fraction(rng.random()) * rules[symbol].maxUtilization
            self.do("resetThrottle", pool=symbol, bound=show(int(bound * 10**4), 10**4))
        else:
            self.do("pauseLiquidations", minutes=1, reason="a look at the queue")

    def hold(self):
        """The operator looks after the queue: holds, releases, takes over and steps by hand."""
        rng, queue = self.rng, self.run.venue.queue()
        if not queue:
            return self.jump()
        account = rng.choice(queue)
        choice = rng.randrange(6)
        if choice == 0:
            self.do("holdLiquidation", subaccount=account.number, minutes=rng.randint(1, 5), reason="to be looked at")
        elif choice == 1:
            self.do("holdLiquidation", symbol=rng.choice(self.symbols), minutes=rng.randint(1, 3), reason="a bad book")
        elif choice == 2:
            self.do("releaseLiquidation", subaccount=account.number, reason="looked at")
        elif choice == 3:
            self.do("releaseLiquidation", symbol=rng.choice(self.symbols), reason="looked at")
        else:
            self.do("takeOverLiquidation", subaccount=account.number, reason="by hand")
            for _ in range(rng.randint(0, 3)):
                self.byHand(account.number)
        return None

    def byHand(self, number):
        rng, venue = self.rng, self.run.venue
        account = venue.accounts[number]
        symbol = rng.choice(list(venue.measure(account).debts) or self.symbols)
        owed = venue.debt(account, symbol)
        # Never the whole debt to its last unit: that may be off by roundings of the steps before.
        part = Fraction(rng.choice((rng.uniform(0.01, 0.9), rng.uniform(0.01, 0.9), 2)))
        self.do("liquidateStep", subaccount=number, stage=rng.choice(("Book", "Book", "Backstop", "Adl")), symbol=symbol,
                quantity=show(max(1, int(owed * part)), QUANTITY))

    def decideMark(self):
        """Fresh marks for all, or the operator's word on one that is held."""
        rng, venue = self.rng, self.run.venue
        held = [s for s in self.symbols if venue.flagged(s)]
        if held and rng.random() < 0.5:
            self.do(rng.choice(("acceptMark", "acceptMark", "rejectMark")), symbol=rng.choice(held), reason="looked at")
            return
        for symbol in self.symbols:
            self.do("setMarkPrice", symbol=symbol, markPrice=show(venue.marks[symbol], PRICE))

    def write(self, steps):
        self.open()
        weights = {"lending": {"lending": 10, "settings": 1, "state": 0.4, "change": 0.5, "jump": 1},
                   "trading": {"trade": 10, "lending": 3, "cancel": 1.5, "settings": 1, "jump": 1, "sweep": 1, "crossOwn": 1, "lean": 1.5},
                   "liquidation": {"leverUp": 6, "trade": 1, "lending": 1, "jump": 1, "strike": 4, "crash": 1, "requote": 1, "hold": 0.5,
                                   "change": 0.3, "deposit": 1},
                   "everything": {"trade": 5, "leverUp": 2, "lending": 4, "jump": 1, "strike": 1, "crash": 0.7, "requote": 0.3, "cancel": 1,
                                  "settings": 1, "sweep": 0.5, "crossOwn": 0.5, "lean": 0.7, "deposit": 0.5,
                                  "change": 0.7, "state": 0.7, "hold": 0.6, "control": 0.5}}[self.kind]
        if self.run.venue.risk.markAge is not None:
            weights["decideMark"] = 3
        names, chances = list(weights), list(weights.values())
        while self.commands < steps:
            self.wait()
            getattr(self, self.rng.choices(names, chances)[0])()
            if self.rng.random() < 0.3:
                self.askSomething()
        self.wait()
        self.askEverything()
        last = datetime.fromtimestamp(self.run.start // 1000 + self.seconds + 60, timezone.utc)
        self.scenario["end"] = last.strftime("%Y-%m-%dT%H:%M:%SZ")
        return self.scenario


def scenario(seed, kind=None):
    """The scenario that a seed determines."""
    rng = random.Random(f"scenario {seed}")
    kind = kind or KINDS[seed % len(KINDS)]
    return Author(rng, seed, kind).write(rng.randint(40, 90))
