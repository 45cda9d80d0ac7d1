# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The invariants of RULES.md section 10, held by the second model over generated scenarios."""

import unittest
from collections import Counter

from generate_scenario import scenario
from model.numbers import QUANTITY, parse
from model.scenario import Run

SEEDS = range(300, 308)


def faults(venue, deposited):
    """Every invariant that does not hold now, as text."""
    for symbol, pool in venue.pools.items():
        held = venue.treasury[symbol] + pool.cash
        debts = lends = 0
        for account in venue.accounts.values():
            free, lend, debt = (account.available.get(symbol, 0), venue.lend(account, symbol),
                                venue.debt(account, symbol))
            held += free + venue.reading(account).locked(venue.risk).get(symbol, 0)
            debts, lends = debts + debt, lends + lend
            if min(free, lend, debt) < 0:
                yield f"{account.number} has a negative quantity of {symbol}"
            if lend and debt:
                yield f"{account.number} lends and owes {symbol}"
        if held != deposited[symbol]:
            yield f"{symbol}: {held - deposited[symbol]} appeared"
        if not 0 <= pool.borrowed() <= pool.lent():
            yield f"{symbol}: borrowed beyond lent"
        if not 0 <= debts - pool.borrowed() <= len(venue.accounts):
            yield f"{symbol}: debts do not sum to borrowed"
        if pool.treasuryLend() < 0 or lends > pool.claims():
            yield f"{symbol}: lends beyond the claims"
        if venue.treasury[symbol] < 0:
            yield f"{symbol}: treasury is negative"
    for market in venue.risk.markets:
        bid, ask = venue.best(market, "Bid"), venue.best(market, "Ask")
        if bid is not None and ask is not None and bid >= ask:
            yield f"{market} is crossed"
    for account in venue.subaccounts():
        measured = venue.measure(account)
        if measured.mustLiquidate() and not account.liquidating:
            yield f"{account.number} should be in the queue"
        if account.liquidating and measured.restored(venue.risk.venue["liquidationBuffer"]):
            yield f"{account.number} should have left the queue"


class Invariants(unittest.TestCase):
    def test_holdAfterEveryCommand(self):
        steps = 0
        for seed in SEEDS:
            written = scenario(seed)
            run, deposited = Run(written, written["risk"]), Counter()
            for number, step in enumerate(written["steps"]):
                refusal = run.step(step, number)
                sign = {"deposit": 1, "depositToFund": 1, "withdraw": -1}.get(step.get("command"))
                if sign and refusal is None:
                    deposited[step["symbol"]] += sign * parse(step["quantity"], QUANTITY)
                if "command" in step:
                    steps += 1
                    self.assertEqual(list(faults(run.venue, deposited)), [], (seed, number, step))
            self.assertEqual(run.failures, [])
        self.assertGreater(steps, 400)


if __name__ == "__main__":
    unittest.main()
