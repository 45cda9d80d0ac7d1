# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The liquidation queue and its waterfall (RULES.md sections 7 and 13 "Liquidation")."""

from collections import Counter
from fractions import Fraction

from .ledger import FUND
from .margin import Measure, weightAt
from .matching import Exchange
from .numbers import PRICE, RATIO, USD, ceilDiv, ceilOf, floorOf
from .views import Order


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

    def capOf(self, account, symbol):
        owed = self.debt(account, symbol)
        if owed * self.marks[symbol] < self.risk.venue["liquidationWholeBelow"] * USD:
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
        if symbol is None:
            return
        if not self.spent(account, symbol):
            self.slice(account, symbol, measured)
        symbol = self.legOf(account, self.measure(account))
        if symbol is not None and self.spent(account, symbol):
            for held in self.holdings(account):
                self.handOver(account, self.accounts[FUND], self.worthOf(account), [held])
            self.deficit(account)

    def worthOf(self, account):
        """Everything held, at marks, before haircuts."""
        return sum(self.held(account, s) * self.marks[s] for s in self.risk.assets)

    def spent(self, account, symbol):
        """What is held is worth less than one step of the debt asset."""
        return self.worthOf(account) < self.marks[symbol]

    def slice(self, account, symbol, measured):
        """Stage 1, 2 or 3 of one slice."""
        cap = self.capOf(account, symbol)
        own = min(cap, account.available.get(symbol, 0))
        if own:
            paid = self.smallest(own, lambda q: self.tried(
                account, lambda v, a: v.payOwn(a, symbol, q))[1].restored(
                    self.risk.venue["liquidationBuffer"]))
            self.payOwn(account, symbol, paid)
            self.tally["holdings"] += 1
            cap -= paid
            measured = self.measure(account)
            if not cap or measured.restored(self.risk.venue["liquidationBuffer"]):
                account.stalled = 0
                return
        stalled = account.stalled >= self.risk.venue["liquidationStalledSteps"]
        late = stalled or measured.marginFraction() <= measured.acmf(self.risk.venue)
        if late and self.backstop(account, symbol, cap):
            return
        if stalled:
            self.adl(account, symbol, cap)
            return
        outcome = self.onBook(account, symbol, cap)
        self.tally["book " + outcome] += 1
        if outcome == "filled":
            account.stalled = 0
        elif outcome == "nothing":
            account.stalled += 1
        elif outcome == "impossible" and not self.backstop(account, symbol, cap):
            self.adl(account, symbol, cap)

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

    def onBook(self, account, symbol, cap):
        """Stage 1: 'filled', 'nothing', 'waits' or 'impossible'."""
        settlement = self.risk.settlement
        collateral = self.byWeight(account)[0]
        needed = [self.marketOf(s) for s in (collateral, symbol) if s != settlement]
        if None in needed or not self.sellable(account, collateral):
            return "impossible"
        if not all(self.canMatch(m) for m in needed):
            return "waits"
        before = self.measure(account)
        buffer = self.risk.venue["liquidationBuffer"]
        market = self.marketOf(collateral if symbol == settlement else symbol)
        step = market.stepSize
        limit = self.sellable(account, collateral) if symbol == settlement else \
            cap + cap * self.risk.venue["liquidationFee"]
        most = -(-floorOf(Fraction(limit)) // step)
        if symbol == settlement:
            most = limit // step

        def run(count):
            return lambda v, a: v.convert(a, collateral, symbol, count * step, before)

        def good(count):
            outcome, measured = self.tried(account, run(count))
            return measured.restored(buffer) or outcome[0] >= cap

        if collateral == settlement != symbol and cap < market.minQuantity:
            return self.takeDust(account, symbol, cap)
        source = self.marketOf(collateral)
        if source and self.sellable(account, collateral) < max(source.minQuantity, source.stepSize):
            return self.sellDust(account, collateral, symbol, before)
        if most == 0:
            return "impossible"
        count = self.smallest(most, good)
        outcome, measured = self.tried(account, run(count))
        last = symbol == settlement or cap == self.debt(account, symbol) or measured.restored(buffer)
        if not last and outcome[0] > cap and count > 1:
            count -= 1  # only the last purchase is rounded up
            outcome, measured = self.tried(account, run(count))
        if outcome[0] == 0 and outcome[1] == 0:
            return "nothing"
        if before.netEquity > 0 and measured.lowers(before):
            return "impossible"
        self.convert(account, collateral, symbol, count * step, before)
        return "filled"

    def takeDust(self, account, symbol, quantity):
        """A purchase below the market's minQuantity is the fund's: it takes the debt at mark."""
        settlement, fund = self.risk.settlement, self.accounts[FUND]
        price = ceilDiv(quantity * self.marks[symbol], self.marks[settlement])
        if price > self.sellable(account, settlement):
            return "nothing"
        self.freeUp(account, settlement, price)
        self.add(account, settlement, -price)
        self.add(fund, settlement, price)
        self.setDebt(account, symbol, self.debt(account, symbol) - quantity)
        self.setDebt(fund, symbol, self.debt(fund, symbol) + quantity)
        self.setOff(fund, symbol)
        return "filled"

    def sellDust(self, account, collateral, symbol, before):
        """What no book takes the fund buys at mark, where it has the USDC."""
        settlement, fund = self.risk.settlement, self.accounts[FUND]
        quantity = self.sellable(account, collateral)
        price = quantity * self.marks[collateral] // self.marks[settlement]
        if price > fund.available.get(settlement, 0):
            return "impossible"
        self.freeUp(account, collateral, quantity)
        self.add(account, collateral, -quantity)
        self.add(fund, collateral, quantity)
        self.add(fund, settlement, -price)
        self.add(account, settlement, price)
        if symbol == settlement:
            self.repayWithFee(account, symbol, price, before)
        return "filled"

    def convert(self, account, collateral, symbol, quantity, before):
        """Sells and buys for one slice; answers (debt repaid, quantity traded)."""
        settlement = self.risk.settlement
        if symbol == settlement:
            self.freeUp(account, collateral, quantity)
            order = self.trade(account, self.marketOf(collateral), "Ask", quantity)
            proceeds, traded = order.amountBooked - order.feeBooked, order.executed
        else:
            market = self.marketOf(symbol)
            cash = account.available.get(settlement, 0)
            if collateral != settlement:
                self.raiseCash(account, collateral, market, quantity)
                cash = account.available.get(settlement, 0) - cash
            else:
                self.freeUp(account, settlement, self.costOf(market, quantity))
                cash = account.available.get(settlement, 0)
            quantity = self.affordable(market, quantity, cash)
            order = self.trade(account, market, "Bid", quantity)
            proceeds, traded = order.executed, order.executed
        return self.repayWithFee(account, symbol, proceeds, before), traded

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

    def raiseCash(self, account, collateral, market, quantity):
        cost = self.costOf(market, quantity)
        source = self.marketOf(collateral)
        step = source.stepSize
        most = self.sellable(account, collateral) // step

        def enough(count):
            trial = self.clone()
            mine = trial.accounts[account.number]
            trial.freeUp(mine, collateral, count * step)
            order = trial.trade(mine, source, "Ask", count * step)
            return order.amountBooked - order.feeBooked >= cost

        if most:
            count = self.smallest(most, enough)
            self.freeUp(account, collateral, count * step)
            self.trade(account, source, "Ask", count * step)

    def affordable(self, market, quantity, cash):
        """The largest part of `quantity`, in steps of the market, that `cash` buys."""
        count = quantity // market.stepSize
        low, high = 0, count + 1
        while high - low > 1:
            middle = (low + high) // 2
            fits = self.costOf(market, middle * market.stepSize) <= cash
            low, high = (middle, high) if fits else (low, middle)
        return low * market.stepSize

    def repayWithFee(self, account, symbol, proceeds, before):
        """Repays out of the proceeds, the liquidation fee taken first, reduced so that a
        positive marginFraction does not fall; answers the debt repaid."""
        rate = self.risk.venue["liquidationFee"]
        owed = self.debt(account, symbol)

        def settleWith(venue, mine, fee):
            repaid = min(owed, proceeds - fee)
            venue.add(mine, symbol, -fee - repaid)
            venue.repay(mine, symbol, repaid)
            venue.add(venue.accounts[FUND], symbol, fee)
            return repaid

        fee = 0
        if before.netEquity > 0 and proceeds:
            most = min(owed, floorOf(proceeds / (1 + rate)))
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

    def usable(self, account, symbol, provider, most, before):
        """Debt (1e-10) that a provider can take: its capacity and its own IMR allow it."""
        if not provider.capacity or provider.liquidating:
            return 0
        most = min(most, provider.capacity // self.marks[symbol])

        def fits(q):
            trial = self.clone()
            mine, taker = trial.accounts[account.number], trial.accounts[provider.number]
            trial.passOn(mine, symbol, [(taker, q)], trial.discountFor(mine, symbol, q, before))
            return trial.measure(taker).withinInitial()

        low, high = 0, most + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if fits(middle) else (low, middle)
        return low

    def backstop(self, account, symbol, cap):
        """Stage 2; False where no provider has capacity."""
        before = self.measure(account)
        most = min(cap, self.worthOf(account) // self.marks[symbol])
        rooms = [(p, self.usable(account, symbol, p, self.debt(account, symbol), before))
                 for p in self.subaccounts() if p is not account]
        rooms = [(p, u) for p, u in rooms if u > 0]
        total = sum(u for _, u in rooms)
        if not min(most, total):
            return False
        buffer = self.risk.venue["liquidationBuffer"]

        def run(q):
            return lambda v, a: v.passOn(a, symbol, v.parts(q, rooms),
                                         v.discountFor(a, symbol, q, before))

        quantity = self.smallest(min(most, total),
                                 lambda q: self.tried(account, run(q))[1].restored(buffer))
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
        """Providers take debt and collateral at mark; the discount is split with the fund."""
        mark = self.marks[symbol]
        total = sum(q for _, q in shares)
        theirs = 1 - self.risk.venue["backstopDiscountFundShare"]
        for provider, part in shares:
            self.setDebt(account, symbol, self.debt(account, symbol) - part)
            self.setDebt(provider, symbol, self.debt(provider, symbol) + part)
            provider.capacity = max(0, provider.capacity - part * mark)
            self.handOver(account, provider, part * mark + discount * theirs * Fraction(part, total))
            self.setOff(provider, symbol)
        self.handOver(account, self.accounts[FUND], discount * (1 - theirs))

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

    def adl(self, account, symbol, cap):
        """Stage 3: the largest lenders of the debt asset get its value in place of it."""
        self.tally["adl"] += 1
        left = min(cap, self.worthOf(account) // self.marks[symbol])
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
        self.inPlace(account, None, symbol, min(left, self.pools[symbol].treasuryLend()))

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

    def surelyPaid(self, market, quantity):
        """The part of `quantity` that the fund can pay even at the worst price of the bands."""
        cash = self.accounts[FUND].available.get(market.quote, 0)
        worst = floorOf(self.markRatio(market) * market.maxImpact)
        most = floorOf(cash * PRICE / (worst * (1 + market.takerFee)))
        return min(quantity, most // market.stepSize * market.stepSize)

    def fundStep(self):
        """The fund repays, sells what it holds for USDC and buys back what it owes."""
        fund = self.accounts[FUND]
        owed = [s for s in self.risk.assets if self.debt(fund, s)]
        for symbol in owed:
            part = min(self.debt(fund, symbol), fund.available.get(symbol, 0))
            if part:
                self.payOwn(fund, symbol, part)
        settlement = self.risk.settlement
        if any(self.debt(fund, s) for s in owed):
            for symbol in self.byWeight(fund):
                market = self.marketOf(symbol)
                if symbol != settlement and market and self.canMatch(market):
                    quantity = fund.available.get(symbol, 0) // market.stepSize * market.stepSize
                    if quantity:
                        self.trade(fund, market, "Ask", quantity)
        for symbol in owed:
            market, debt = self.marketOf(symbol), self.debt(fund, symbol)
            if debt and symbol == settlement:
                self.payOwn(fund, symbol, min(debt, fund.available.get(symbol, 0)))
            elif debt and market and self.canMatch(market):
                quantity = ceilDiv(debt, market.stepSize) * market.stepSize
                order = self.trade(fund, market, "Bid", self.surelyPaid(market, quantity))
                self.payOwn(fund, symbol, min(debt, order.executed))
        for symbol in owed:
            short = -self.fundNet()
            if short > 0 and self.debt(fund, symbol):
                lost = min(self.debt(fund, symbol), ceilDiv(short, self.marks[symbol]))
                self.setDebt(fund, symbol, self.debt(fund, symbol) - lost)
                self.socialise(symbol, lost)
