# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The liquidation queue and its waterfall (RULES.md sections 7 and 13 "Liquidation")."""

from collections import Counter
from fractions import Fraction

from .ledger import FUND
from .margin import Measure, weightAt
from .matching import Exchange
from .numbers import PRICE, RATIO, USD, ceilDiv, ceilOf, floorOf
from .views import Order, restingMeasure


class Waterfall(Exchange):
    """An exchange that liquidates."""

    def __init__(self, risk, now):
        super().__init__(risk, now)
        self.assetHolds = {}
        self.haltedUntil = None
        self.pausedUntil = None
        self.tally = Counter()  # waterfall stages seen, shared with clones that try nothing of it

    def cloneMore(self, other):
        super().cloneMore(other)
        other.assetHolds = dict(self.assetHolds)

    # the queue

    def subaccounts(self):
        return [self.accounts[n] for n in sorted(self.accounts) if n != FUND]

    def testAccounts(self):
        """Entry test, stage 0 and exit test of every subaccount."""
        for account in self.subaccounts():
            measured = self.measure(account)
            if account.liquidating:
                if measured.restored(self.risk.venue["liquidationBuffer"]):
                    self.leave(account)
            elif measured.mustLiquidate():
                for order in self.openOrders(account):
                    self.close(order, "Expired", "Liquidation")
                measured = self.measure(account)
                if measured.mustLiquidate():
                    account.liquidating = True
                    account.slice = self.risk.venue["liquidationSlice"] * measured.exposure
                    account.stalled = 0
                    self.tally["entered"] += 1

    def leave(self, account):
        account.liquidating = False
        account.slice = None
        account.heldUntil = None
        account.takenOver = False

    def queue(self):
        """Accounts in liquidation by marginFraction, then id."""
        found = [a for a in self.subaccounts() if a.liquidating]
        return sorted(found, key=lambda a: (self.measure(a).marginFraction(), a.number))

    def liquidationStep(self):
        if self.pausedUntil is not None and self.now < self.pausedUntil:
            return
        for number in [a.number for a in self.queue()]:
            account = self.accounts[number]
            if account.liquidating and account.heldUntil is None and not account.takenOver:
                self.stepAccount(account)
                self.chargeEntries()
                self.testAccounts()
        self.fundStep()
        self.chargeEntries()
        self.testAccounts()

    # one account

    def holdings(self, account):
        return [s for s in self.risk.assets if self.held(account, s) > 0]

    def byWeight(self, account):
        """Held assets, lowest weight at their present size first, ties in asset order."""
        return sorted(self.holdings(account), key=lambda s: weightAt(
            self.risk.assets[s], self.held(account, s) * self.marks[s]))

    def legOf(self, account, measured):
        """The debt with the largest requirement that no hold protects."""
        legs = [s for s in measured.debts if measured.debts[s][0] and s not in self.assetHolds]
        return max(legs, key=lambda s: measured.debts[s][1] * measured.debts[s][3], default=None)

    def isSmall(self, account, symbol):
        """Its debt is closed whole: not only a slice of it, nor only as much as restores."""
        return self.debt(account, symbol) * self.marks[symbol] < self.risk.venue["liquidationWholeBelow"] * USD

    def capOf(self, account, symbol):
        owed = self.debt(account, symbol)
        if self.isSmall(account, symbol):
            return owed
        return max(1, min(owed, floorOf(account.slice / self.marks[symbol])))

    def restored(self, account):
        return self.measure(account).restored(self.risk.venue["liquidationBuffer"])

    def smallest(self, most, good):
        """Smallest count in 1..most for which `good`, else most."""
        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if good(middle) else (middle, high)
        return high

    def least(self, account, most, action, due, ripple=0):
        """Smallest count in 1..most after which `action(count)` leaves the exit test true, else most. Each taker's
        collateral is rounded up, so the test is not true of all that is more: from the first count that would do
        without that, those that hand over the same are looked at together, by halving. `due(count)` is what takers are
        owed in USD (1e-18), `ripple` how many counts beside a change of collateral are looked at one by one."""
        buffer, worth, seen = self.risk.venue["liquidationBuffer"], self.worthOf(account), {}

        def after(count):
            if count not in seen:
                trial = self.clone()
                mine = trial.accounts[account.number]
                action(count)(trial, mine)
                lost = worth - trial.worthOf(mine) - due(count)
                seen[count] = tuple(trial.held(mine, s) for s in self.risk.assets), trial.measure(mine), lost
            return seen[count]

        def good(count):
            return after(count)[1].restored(buffer)

        def might(count):
            _, measured, lost = after(count)
            return not measured.exposure or (measured.netEquity + lost) * RATIO >= measured.maintenance * buffer

        first = self.smallest(most, might)
        while first <= most:
            last, width = first, 1
            while last < most and width:
                alike = last + width <= most and after(last + width)[0] == after(first)[0]
                last, width = (last + width, width * 2) if alike else (last, width // 2)
            near = [*range(first, min(first + ripple, last)), *range(max(first, last - ripple), last)]
            found = [count for count in near if good(count)]
            if good(last):
                low, high = first - 1, last
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (low, middle) if good(middle) else (middle, high)
                found.append(high)
            if found:
                return min(found)
            first = last + 1
        return most

    def tried(self, account, action):
        """The outcome of `action(venue, account)` on a copy, and that copy's account restored."""
        trial = self.clone()
        mine = trial.accounts[account.number]
        outcome = action(trial, mine)
        return outcome, trial.measure(mine)

    def stepAccount(self, account):
        """One slice of one account, and the deficit rule where nothing is left to pay with."""
        measured = self.measure(account)
        symbol = self.legOf(account, measured)
        if symbol is None or self.waitsForMark(account):
            return
        if not self.spent(account, symbol):
            self.slice(account, symbol)
        self.endInDeficit(account)

    def endInDeficit(self, account):
        """The deficit rule where nothing is left to pay with."""
        symbol = self.legOf(account, self.measure(account))
        if symbol is not None and self.spent(account, symbol):
            for held in self.holdings(account):
                self.handOver(account, self.accounts[FUND], self.worthOf(account), [held])
            self.deficit(account)

    def waitsForMark(self, account):
        """A held mark alone causes this liquidation: no asset that it has or owes, but the settlement asset, has a
        mark that holds."""
        mine = [s for s in self.risk.assets if self.held(account, s) or self.debt(account, s)]
        return any(self.flagged(s) for s in mine) and all(
            self.flagged(s) or s == self.risk.settlement for s in mine)

    def worthOf(self, account):
        """Everything held, at marks, before haircuts."""
        return sum(self.held(account, s) * self.marks[s] for s in self.risk.assets)

    def spent(self, account, symbol):
        """What is held is worth less than one step of the debt asset."""
        return self.worthOf(account) < self.marks[symbol]

    def fromHoldings(self, account, symbol, cap, whole):
        """Pays with what is available of the debt asset; answers what of the cap is left to do."""
        own = min(cap, account.available.get(symbol, 0))
        if not own:
            return cap
        buffer = self.risk.venue["liquidationBuffer"]
        paid = own if whole else self.smallest(own, lambda q: self.tried(
            account, lambda v, a: v.payOwn(a, symbol, q))[1].restored(buffer))
        self.payOwn(account, symbol, paid)
        self.tally["holdings"] += 1
        return 0 if not whole and self.restored(account) else cap - paid

    def slice(self, account, symbol):
        """Stage 1, 2 or 3 of one slice."""
        whole = self.isSmall(account, symbol)
        cap = self.fromHoldings(account, symbol, self.capOf(account, symbol), whole)
        if not cap:
            return
        measured = self.measure(account)
        stalled = account.stalled >= self.risk.venue["liquidationStalledSteps"]
        late = stalled or measured.marginFraction() <= measured.acmf(self.risk.venue)
        if late and self.backstop(account, symbol, cap, whole):
            return
        if stalled:
            self.adl(account, symbol, cap, whole)
            return
        outcome = self.onBook(account, symbol, cap, whole)
        self.tally["book " + outcome] += 1
        if outcome == "filled":
            account.stalled = 0
        elif outcome == "nothing":
            account.stalled += 1
        elif outcome == "impossible" and not self.backstop(account, symbol, cap, whole):
            self.adl(account, symbol, cap, whole)

    def byHand(self, account, symbol, quantity, stage):
        """A step of a taken-over account, its leg, size and stage chosen by the operator; False where nothing moved."""
        whole = self.isSmall(account, symbol) and quantity == self.debt(account, symbol)
        left = self.fromHoldings(account, symbol, quantity, whole)
        if left:
            done = {"Book": lambda: self.onBook(account, symbol, left, whole) == "filled",
                    "Backstop": lambda: self.backstop(account, symbol, left, whole),
                    "Adl": lambda: self.adl(account, symbol, left, whole)}[stage]()
            if not done and left == quantity:
                return False
        self.tally["by hand"] += 1
        self.chargeEntries()
        self.endInDeficit(account)
        return True

    def payOwn(self, account, symbol, quantity):
        self.add(account, symbol, -quantity)
        self.repay(account, symbol, quantity)

    # stage 1

    def marketOf(self, symbol):
        for market in self.risk.markets.values():
            if market.base == symbol and market.quote == self.risk.settlement:
                return market
        return None

    def canMatch(self, market):
        halted = self.haltedUntil is not None and self.now < self.haltedUntil
        return not halted and self.bookStates[market.symbol] in ("Open", "LimitOnly")

    def trade(self, account, market, side, quantity):
        """An IOC order inside the bands from the marks; answers the quantity filled."""
        ratio = self.markRatio(market)
        order = Order(self.nextOrder, account.number, market.symbol, side, ratio, quantity,
                      kind="Market")
        order.forced = True
        order.band = ratio * (market.maxImpact if side == "Bid" else market.minImpact)
        self.nextOrder += 1
        self.orders[order.number] = order
        self.match(order)
        if order.open:
            order.status, order.reason = "Expired", "ImmediateOrCancel"
        return order

    def freeUp(self, account, symbol, quantity):
        """Redeems lends, as far as the pool's cash goes, until `quantity` is available."""
        missing = quantity - account.available.get(symbol, 0)
        part = min(missing, self.lend(account, symbol), self.pools[symbol].cash)
        if part > 0:
            self.redeem(account, symbol, part)
            self.add(account, symbol, part)

    def sellable(self, account, symbol):
        return account.available.get(symbol, 0) + min(self.lend(account, symbol),
                                                      self.pools[symbol].cash)

    def onBook(self, account, symbol, cap, whole):
        """Stage 1: 'filled', 'nothing', 'waits' or 'impossible'. Of what can be sold now, the lowest weight pays."""
        settlement = self.risk.settlement
        if symbol != settlement:
            market = self.marketOf(symbol)
            if market is None:
                return "impossible"
            if not self.canMatch(market):
                return "waits"
        for collateral in self.byWeight(account):
            if collateral == symbol or not self.sellable(account, collateral):
                continue
            source = self.marketOf(collateral)
            if collateral == settlement:
                if cap < market.minQuantity or self.buysNothing(account, collateral, market):
                    if self.takeDust(account, symbol, cap):
                        return "filled"
                    continue
            elif source is None:
                continue
            elif not self.canMatch(source):
                return "waits"
            elif self.sellable(account, collateral) < max(source.minQuantity, source.stepSize) or (
                    symbol != settlement and self.buysNothing(account, collateral, market)):
                if self.sellDust(account, collateral, symbol, cap):
                    return "filled"
                continue
            return self.tradeFor(account, collateral, symbol, cap, whole)
        return "impossible"

    def buysNothing(self, account, collateral, market):
        """The books take and offer enough, but all there is to pay with does not buy the smallest order: dust too."""
        smallest = -(-max(market.minQuantity, market.stepSize) // market.stepSize) * market.stepSize
        money = self.sellable(account, collateral)
        if collateral != self.risk.settlement:
            source = self.marketOf(collateral)
            most = money // source.stepSize * source.stepSize
            if self.offered(source, "Ask") < most:
                return False
            money = self.proceedsOf(source, most)
        return self.offered(market, "Bid") >= smallest and self.costOf(market, smallest) > money

    def offered(self, market, side):
        """What the book offers an order of `side` inside the bands."""
        if side == "Bid":
            band = self.markRatio(market) * market.maxImpact
            return sum(m.remaining for m in self.side(market.symbol, "Ask") if m.price <= band)
        band = self.markRatio(market) * market.minImpact
        return sum(m.remaining for m in self.side(market.symbol, "Bid") if m.price >= band)

    def tradeFor(self, account, collateral, symbol, cap, whole):
        """Sells the collateral and buys the debt asset, as little as restores, the slice at most."""
        settlement = self.risk.settlement
        before = self.measure(account)
        buffer = self.risk.venue["liquidationBuffer"]
        market = self.marketOf(collateral if symbol == settlement else symbol)
        step = market.stepSize
        if symbol == settlement:
            most = self.sellable(account, collateral) // step
        else:
            most = -(-(cap + ceilOf(cap * self.risk.venue["liquidationFee"])) // step)

        def run(count):
            return lambda v, a: v.convert(a, collateral, symbol, count * step, before, cap)

        def good(count):
            outcome, measured = self.tried(account, run(count))
            return (not whole and measured.restored(buffer)) or outcome[0] >= cap

        count = self.smallest(most, good)
        outcome, measured = self.tried(account, run(count))
        last = symbol == settlement or cap == self.debt(account, symbol) or measured.restored(buffer)
        if not last and outcome[0] > cap and count > 1:
            count -= 1  # only the last purchase is rounded up
            outcome, measured = self.tried(account, run(count))
        if outcome[0] == 0 and outcome[1] == 0:
            self.sendInVain(account, collateral, symbol, count * step)
            return "nothing"
        if before.netEquity > 0 and measured.lowers(before):
            return "impossible"
        self.convert(account, collateral, symbol, count * step, before, cap)
        return "filled"

    def sendInVain(self, account, collateral, symbol, quantity):
        """The order is sent though it fills nothing: the makers that it meets cannot pay, and expire."""
        settlement = self.risk.settlement
        if symbol == settlement:
            market, side = self.marketOf(collateral), "Ask"
        elif collateral == settlement:
            market, side = self.marketOf(symbol), "Bid"
            quantity = self.affordable(market, quantity, self.sellable(account, settlement))
        else:
            market, side = self.marketOf(collateral), "Ask"
            quantity, _ = self.saleFor(account, market, self.marketOf(symbol), quantity)
        if quantity:
            self.trade(account, market, side, quantity)

    def takeDust(self, account, symbol, cap):
        """A purchase below the market's minQuantity is the fund's: it sells the asset, or takes the debt, at mark."""
        settlement, fund = self.risk.settlement, self.accounts[FUND]
        money = self.sellable(account, settlement)
        quantity = min(cap, money * self.marks[settlement] // self.marks[symbol])
        if not quantity:
            return False
        price = min(money, ceilDiv(quantity * self.marks[symbol], self.marks[settlement]))
        self.freeUp(account, settlement, price)
        self.add(account, settlement, -price)
        self.add(fund, settlement, price)
        own = min(quantity, fund.available.get(symbol, 0))
        self.add(fund, symbol, -own)
        self.repay(account, symbol, own)
        if quantity > own:
            self.setDebt(account, symbol, self.debt(account, symbol) - (quantity - own))
            self.setDebt(fund, symbol, self.debt(fund, symbol) + (quantity - own))
            self.setOff(fund, symbol)
        self.tally["dust"] += 1
        return True

    def sellDust(self, account, collateral, symbol, cap):
        """What no book takes the fund buys at mark, where it has the USDC; no fee is taken on what it trades itself."""
        settlement, fund = self.risk.settlement, self.accounts[FUND]
        quantity = self.sellable(account, collateral)
        price = quantity * self.marks[collateral] // self.marks[settlement]
        if not price or price > fund.available.get(settlement, 0):
            return False
        self.freeUp(account, collateral, quantity)
        self.add(account, collateral, -quantity)
        self.add(fund, collateral, quantity)
        self.add(fund, settlement, -price)
        self.add(account, settlement, price)
        if symbol == settlement:
            self.payOwn(account, symbol, min(price, cap))
        self.tally["dust"] += 1
        return True

    def convert(self, account, collateral, symbol, quantity, before, cap):
        """Sells and buys for one slice; answers (what there is to repay with, quantity traded)."""
        settlement = self.risk.settlement
        if symbol == settlement:
            self.freeUp(account, collateral, quantity)
            order = self.trade(account, self.marketOf(collateral), "Ask", quantity)
            proceeds, traded = order.amountBooked - order.feeBooked, order.executed
        else:
            market = self.marketOf(symbol)
            cash, sold = account.available.get(settlement, 0), 0
            if collateral != settlement:
                sold = self.raiseCash(account, collateral, market, quantity)
                cash = account.available.get(settlement, 0) - cash
            else:
                self.freeUp(account, settlement, self.costOf(market, quantity))
                cash = account.available.get(settlement, 0)
            quantity = self.affordable(market, quantity, cash)
            order = self.trade(account, market, "Bid", quantity)
            proceeds, traded = order.executed, order.executed or (sold if quantity else 0)
        return self.repayWithFee(account, symbol, proceeds, before, cap), traded

    def costOf(self, market, quantity):
        """What buying `quantity` costs on the book as it stands, fee included; bounded by it."""
        band = self.markRatio(market) * market.maxImpact
        total = 0
        for maker in self.side(market.symbol, "Ask"):
            if maker.price > band or not quantity:
                break
            part = min(quantity, maker.remaining)
            total += part * maker.price
            quantity -= part
        return ceilDiv(total, 10**8) + -floorOf(-Fraction(total) * market.takerFee / 10**8)

    def saleFor(self, account, source, market, quantity):
        """(most that can be sold, what is to be raised): as the books stand, for as much of `quantity` as that buys."""
        most = self.sellable(account, source.base) // source.stepSize * source.stepSize
        quantity = self.affordable(market, min(quantity, self.offered(market, "Bid")), self.proceedsOf(source, most))
        return (most, self.costOf(market, quantity)) if quantity else (0, 0)

    def raiseCash(self, account, collateral, market, quantity):
        """Sells as little of the collateral as pays for what it can buy; answers how much."""
        source = self.marketOf(collateral)
        step = source.stepSize
        most, cost = self.saleFor(account, source, market, quantity)
        if not most:
            return 0

        def enough(count):
            trial = self.clone()
            mine = trial.accounts[account.number]
            trial.freeUp(mine, collateral, count * step)
            order = trial.trade(mine, source, "Ask", count * step)
            return order.amountBooked - order.feeBooked >= cost

        count = self.smallest(most // step, enough)
        self.freeUp(account, collateral, count * step)
        return self.trade(account, source, "Ask", count * step).executed

    def affordable(self, market, quantity, cash):
        """The largest part of `quantity`, in steps of the market, that `cash` buys."""
        count = quantity // market.stepSize
        low, high = 0, count + 1
        while high - low > 1:
            middle = (low + high) // 2
            fits = self.costOf(market, middle * market.stepSize) <= cash
            low, high = (middle, high) if fits else (low, middle)
        return low * market.stepSize

    def repayWithFee(self, account, symbol, proceeds, before, cap):
        """Repays out of the proceeds, at most the slice, the liquidation fee taken first, reduced so that a positive
        marginFraction does not fall; answers what there was to repay with."""
        rate = self.risk.venue["liquidationFee"]

        def settleWith(venue, mine, fee):
            repaid = min(cap, proceeds - fee)
            venue.add(mine, symbol, -fee - repaid)
            venue.repay(mine, symbol, repaid)
            venue.add(venue.accounts[FUND], symbol, fee)
            return proceeds - fee

        fee = 0
        if before.netEquity > 0 and proceeds:
            most = min(cap, floorOf(proceeds / (1 + rate)))
            full = min(ceilOf(most * rate), proceeds)
            fee = full
            if self.tried(account, lambda v, a: settleWith(v, a, full))[1].lowers(before):
                low, high = 0, full
                while high - low > 1:
                    middle = (low + high) // 2
                    lower = self.tried(account, lambda v, a: settleWith(v, a, middle))[1].lowers(
                        before)
                    low, high = (low, middle) if lower else (middle, high)
                fee = low
        return settleWith(self, account, fee)

    # stages 2 and 3

    def smallestOrder(self, symbol, collateral):
        """The smallest order that a market takes, in units of the debt (1e-10)."""
        market = self.marketOf(symbol) or self.marketOf(collateral)
        if market is None:
            return 0
        if market.base == symbol:
            return market.minQuantity
        return ceilDiv(market.minQuantity * self.marks[collateral], self.marks[symbol])

    def room(self, account, symbol, provider, wanted):
        """Debt (1e-10) that a provider can take by its capacity and its own IMR, at mark and against the same worth of
        the collateral that is handed over first. The rules leave open against which; debt and collateral of this
        account may be less. At its IMR limit, less than the smallest order or than a thousand steps of the collateral
        are worth is dust and no capacity."""
        if not provider.capacity or provider.liquidating:
            return 0
        first = next(s for s in self.byWeight(account) if s != symbol)
        mark, other = self.marks[symbol], self.marks[first]

        def fits(worth):
            reading = self.reading(provider)
            reading.owed[symbol] = reading.owed.get(symbol, 0) + ceilDiv(worth, mark)
            reading.available[first] = reading.available.get(first, 0) + worth // other
            return restingMeasure(self.risk, self.marks, reading, self.leverageOf(provider)).withinInitial()

        low, high = 0, provider.capacity
        if fits(high):
            return high // mark
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if fits(middle) else (low, middle)
        limited = low < min(provider.capacity, wanted * mark)
        least = max(self.smallestOrder(symbol, first), ceilDiv(1000 * other, mark))
        return 0 if limited and low // mark < least else low // mark

    def backstop(self, account, symbol, cap, whole):
        """Stage 2; False where no provider has capacity."""
        if not any(s != symbol for s in self.holdings(account)):
            return False
        before = self.measure(account)
        most = min(cap, self.worthOf(account) // self.marks[symbol])
        rooms = [(p, self.room(account, symbol, p, most)) for p in self.subaccounts() if p is not account]
        rooms = [(p, u) for p, u in rooms if u > 0]
        most = min(most, sum(u for _, u in rooms))
        if not most:
            return False
        def run(q):
            return lambda v, a: v.passOn(a, symbol, v.parts(q, rooms),
                                         v.discountFor(a, symbol, q, before))

        ripple = min(64, (len(rooms) - 1) * (sum(u for _, u in rooms) // rooms[0][1] + 1))
        quantity = most if whole else self.least(
            account, most, run, lambda q: q * self.marks[symbol] + self.discountFor(account, symbol, q, before), ripple)
        full = self.discountFor(account, symbol, quantity, before)
        shares = self.parts(quantity, rooms)

        def lowers(discount):
            return self.tried(account, lambda v, a: v.passOn(a, symbol, v.parts(quantity, rooms),
                                                             discount))[1].lowers(before)

        if full and before.netEquity > 0 and lowers(full):
            low, high = 0, full
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if lowers(middle) else (middle, high)
            full = low
        self.passOn(account, symbol, shares, full)
        self.tally["backstop"] += 1
        return True

    def parts(self, quantity, rooms):
        """`quantity` in proportion to the rooms, what rounding leaves to the first that can."""
        total = sum(u for _, u in rooms)
        shares = [(self.accounts[p.number], quantity * u // total, u) for p, u in rooms]
        left = quantity - sum(q for _, q, _ in shares)
        final = []
        for provider, part, room in shares:
            more = min(left, room - part)
            left -= more
            final.append((provider, part + more))
        return final

    def discountFor(self, account, symbol, quantity, before):
        """USD (1e-18) by which the price is worsened for the account, down."""
        equity = self.worthOf(account) - before.borrowLiability
        share = self.risk.venue["backstopDiscountMax"]
        full = min(Fraction(equity, 2), quantity * self.marks[symbol] * share)
        return max(0, floorOf(Fraction(full)))

    def passOn(self, account, symbol, shares, discount):
        """Providers take debt and collateral at mark; the discount is split with the fund. Each taker's collateral is
        rounded up to its step."""
        mark = self.marks[symbol]
        total = sum(q for _, q in shares)
        funds = floorOf(Fraction(discount * self.risk.venue["backstopDiscountFundShare"]))
        for provider, part in shares:
            if not part:
                continue
            self.setDebt(account, symbol, self.debt(account, symbol) - part)
            self.setDebt(provider, symbol, self.debt(provider, symbol) + part)
            self.setOff(provider, symbol)
            provider.capacity = max(0, provider.capacity - part * mark)
            bonus = (discount - funds) * part // total
            self.handOver(account, provider, part * mark + bonus, arrives=True)
        self.handOver(account, self.accounts[FUND], funds)

    def handOver(self, account, taker, worth, order=None, arrives=False):
        """Passes collateral worth `worth` at mark, up to its step, at most what is held; lends
        that the pool's cash cannot redeem pass as claims. Without a taker it goes to the treasury."""
        for symbol in order or self.byWeight(account):
            if worth <= 0:
                return
            mark = self.marks[symbol]
            part = min(self.held(account, symbol), -floorOf(-Fraction(worth) / mark))
            self.freeUp(account, symbol, part)
            free = min(part, account.available.get(symbol, 0))
            claim = part - free
            self.add(account, symbol, -free)
            if claim:
                self.setLend(account, symbol, self.lend(account, symbol) - claim)
            if taker is None:
                self.treasury[symbol] += free
            else:
                if arrives:
                    self.arrive(taker, symbol, free, taker.autoRepay or taker.autoLend,
                                taker.autoLend)
                else:
                    self.add(taker, symbol, free)
                if claim:
                    self.setLend(taker, symbol, self.lend(taker, symbol) + claim)
                    self.setOff(taker, symbol)
            worth -= part * mark

    def adl(self, account, symbol, cap, whole):
        """Stage 3: the largest lenders of the debt asset get its value in place of it; False where there is none."""
        most = min(cap, self.worthOf(account) // self.marks[symbol])
        if not most or not any(s != symbol for s in self.holdings(account)):
            return False
        quantity = most if whole else self.least(
            account, most, lambda q: lambda v, a: v.deleverage(a, symbol, q), lambda q: q * self.marks[symbol])
        left = self.deleverage(account, symbol, quantity)
        self.tally["adl"] += left < quantity
        return left < quantity

    def deleverage(self, account, symbol, left):
        """Serves `left` of the debt asset out of its lenders; answers what nobody could serve."""
        lenders = [a for a in self.accounts.values() if a is not account and self.lend(a, symbol)]
        lenders.sort(key=lambda a: (bool(self.measure(a).exposure), -self.lend(a, symbol), a.number))
        passed = []
        for lender in lenders:
            part = min(left, self.lend(lender, symbol))
            if part and self.hurts(account, lender, symbol, part):
                passed.append(lender)
                continue
            self.inPlace(account, lender, symbol, part)
            left -= part
        for lender in passed:
            part = min(left, self.lend(lender, symbol))
            self.inPlace(account, lender, symbol, part)
            left -= part
        part = min(left, self.pools[symbol].treasuryLend())
        self.inPlace(account, None, symbol, part)
        return left - part

    def hurts(self, account, lender, symbol, part):
        """Whether the lender's own MMR would reach 100 %."""
        trial = self.clone()
        mine, its = trial.accounts[account.number], trial.accounts[lender.number]
        trial.inPlace(mine, its, symbol, part)
        return its.number != FUND and trial.measure(its).mustLiquidate()

    def inPlace(self, account, lender, symbol, quantity):
        if not quantity:
            return
        settlement = self.risk.settlement
        order = [s for s in self.risk.assets if s == settlement]
        order += [s for s in self.byWeight(account) if s != settlement]
        if lender is not None:
            self.setLend(lender, symbol, self.lend(lender, symbol) - quantity)
        self.setDebt(account, symbol, self.debt(account, symbol) - quantity)
        self.handOver(account, lender, quantity * self.marks[symbol], order, arrives=True)

    # what nobody pays

    def deficit(self, account):
        """Debt left and nothing held: to the fund as far as it covers, the rest to the lenders."""
        fund = self.accounts[FUND]
        self.tally["deficit"] += 1
        for symbol in self.risk.assets:
            owed = self.debt(account, symbol)
            if not owed:
                continue
            self.badDebt += owed * self.marks[symbol]
            covered = min(owed, max(0, self.fundNet()) // self.marks[symbol])
            self.setDebt(account, symbol, 0)
            self.setDebt(fund, symbol, self.debt(fund, symbol) + covered)
            self.setOff(fund, symbol)
            self.socialise(symbol, owed - covered)
        self.leave(account)

    def fundNet(self):
        fund = self.accounts[FUND]
        return sum((self.held(fund, s) - self.debt(fund, s)) * self.marks[s]
                   for s in self.risk.assets)

    def socialise(self, symbol, quantity):
        """Writes `quantity` of debt, already taken off its owner, off all lenders' claims."""
        if not quantity:
            return
        self.tally["socialised"] += 1
        self.socialisedLoss += quantity * self.marks[symbol]
        pool = self.pools[symbol]
        if pool.writeOff(quantity):
            for account in self.accounts.values():
                account.lendShares.pop(symbol, None)
            pool.lendShares = 0
            pool.lendIndex = 10**27

    def fundMarket(self, symbol):
        """The market in which the fund can trade an asset for the settlement asset now, or None."""
        market = None if symbol == self.risk.settlement else self.marketOf(symbol)
        return market if market and self.canMatch(market) else None

    def purchaseOf(self, market, debt):
        """A purchase that covers a debt of the fund, in whole steps."""
        return -(-max(debt, market.minQuantity) // market.stepSize) * market.stepSize

    def moneyShort(self):
        """What the books ask now for all that the fund owes, less the settlement asset that it has."""
        fund, wanted = self.accounts[FUND], 0
        for symbol in self.risk.assets:
            debt, market = self.debt(fund, symbol), self.fundMarket(symbol)
            if symbol == self.risk.settlement:
                wanted += debt
            elif debt and market:
                wanted += self.costOf(market, self.purchaseOf(market, debt))
        return max(0, wanted - fund.available.get(self.risk.settlement, 0))

    def proceedsOf(self, market, quantity):
        """What selling `quantity` brings on the book as it stands, inside the bands, fee taken off."""
        band = self.markRatio(market) * market.minImpact
        total = 0
        for maker in self.side(market.symbol, "Bid"):
            if maker.price < band or not quantity:
                break
            part = min(quantity, maker.remaining)
            total += part * maker.price
            quantity -= part
        return total // PRICE - ceilOf(Fraction(total) * market.takerFee / PRICE)

    def payWithHoldings(self):
        fund = self.accounts[FUND]
        for symbol in self.risk.assets:
            part = min(self.debt(fund, symbol), fund.available.get(symbol, 0))
            if part:
                self.payOwn(fund, symbol, part)

    def fundSells(self):
        """Sells what it holds, lowest weight first, as far as it needs the money."""
        fund, settlement = self.accounts[FUND], self.risk.settlement
        for symbol in [s for s in self.byWeight(fund) if s != settlement]:
            market, missing = self.fundMarket(symbol), self.moneyShort()
            if not missing:
                return
            if not market or self.debt(fund, symbol):
                continue
            step = market.stepSize
            most = fund.available.get(symbol, 0) // step
            if not most:
                continue
            count = self.smallest(most, lambda q: self.proceedsOf(market, q * step) >= missing)
            count = min(most, max(count, -(-market.minQuantity // step)))
            if count * step >= market.minQuantity:
                self.trade(fund, market, "Ask", count * step)

    def fundStep(self):
        """The fund repays, sells what it holds for USDC and buys back what it owes, as far as the books go."""
        fund, settlement = self.accounts[FUND], self.risk.settlement
        owed = [s for s in self.risk.assets if self.debt(fund, s)]
        if not owed:
            return
        for symbol in self.risk.assets:
            part = min(self.lend(fund, symbol), self.pools[symbol].cash)
            if part:
                self.redeem(fund, symbol, part)
                self.add(fund, symbol, part)
        self.payWithHoldings()
        if any(self.debt(fund, s) for s in owed):
            self.fundSells()
            self.payWithHoldings()
            for symbol in owed:
                market, debt = self.fundMarket(symbol), self.debt(fund, symbol)
                if debt and market:
                    quantity = self.affordable(market, self.purchaseOf(market, debt),
                                               fund.available.get(settlement, 0))
                    if quantity >= market.minQuantity:
                        self.trade(fund, market, "Bid", quantity)
            self.payWithHoldings()
        for symbol in owed:
            short = -self.fundNet()
            if short > 0 and self.debt(fund, symbol):
                lost = min(self.debt(fund, symbol), ceilDiv(short, self.marks[symbol]))
                self.setDebt(fund, symbol, self.debt(fund, symbol) - lost)
                self.socialise(symbol, lost)
