# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Haircuts, requirements and ratios (RULES.md sections 3, 4 and 13 "Numbers")."""

from fractions import Fraction

from .numbers import PRICE, QUANTITY, RATIO, USD, ceilDiv, ceilOf, floorOf, rootUp, show

MARK_LIMIT = 2**63 - 1  # marks beyond are none


def weightAt(asset, notional):
    """Average collateral weight (1e-18, down) of a balance worth `notional` (1e-18 USD)."""
    if not asset.curved:
        return asset.weight
    curved = asset.base * RATIO * RATIO // (RATIO * RATIO + asset.penalty * rootUp(notional))
    return min(asset.weight, curved)


def valueAt(asset, notional):
    """Collateral value after the haircut (1e-18 USD, down)."""
    return notional * weightAt(asset, notional) // RATIO


def curvedRate(base, factor, notional):
    """max(base, factor x root of the notional), 1e-18, up."""
    return max(base, ceilDiv(factor * rootUp(notional), RATIO)) if factor else base


def mmfAt(asset, notional):
    """Maintenance fraction of a borrow (1e-18, up)."""
    return curvedRate(asset.mmfBase, asset.mmfFactor, notional)


def imfAt(asset, notional, leverage):
    """Initial fraction of a borrow as an exact fraction, 1/leverageLimit included."""
    return max(Fraction(curvedRate(asset.imfBase, asset.imfFactor, notional), RATIO), 1 / leverage)


class Measure:
    """An account measured at marks: exact sums that every threshold compares."""

    def __init__(self, risk, marks, totals, owed, would, leverage):
        self.leverage = leverage
        self.assetsValue = 0
        self.grossValue = 0
        self.borrowLiability = 0
        self.exposure = 0
        self.initial = Fraction(0)
        self.maintenance = 0
        self.debts = {}
        for symbol, quantity in totals.items():
            if quantity:
                notional = quantity * marks[symbol]
                self.grossValue += notional
                self.assetsValue += valueAt(risk.assets[symbol], notional)
        for symbol in risk.assets:
            debt = owed.get(symbol, 0)
            exposed = (debt + would.get(symbol, 0)) * marks[symbol]
            if exposed:
                asset = risk.assets[symbol]
                imf, mmf = imfAt(asset, exposed, leverage), mmfAt(asset, exposed)
                self.borrowLiability += debt * marks[symbol]
                self.exposure += exposed
                self.initial += exposed * imf
                self.maintenance += exposed * mmf
                self.debts[symbol] = (debt, exposed, imf, mmf)
        self.netEquity = self.assetsValue - self.borrowLiability

    def withinInitial(self):
        """IMR at most 100 %."""
        return not self.exposure or self.netEquity >= self.initial

    def mustLiquidate(self):
        """MMR at least 100 %."""
        return bool(self.exposure) and self.netEquity * RATIO <= self.maintenance

    def restored(self, buffer):
        """marginFraction >= mmf x buffer, or nothing owed."""
        return not self.exposure or self.netEquity * RATIO >= self.maintenance * buffer

    def marginFraction(self):
        """Exact marginFraction; None without exposure."""
        return Fraction(self.netEquity, self.exposure) if self.exposure else None

    def acmf(self, venue):
        """Exact auto-close fraction."""
        if not self.exposure:
            return Fraction(0)
        mmf = Fraction(self.maintenance, self.exposure * RATIO)
        return max(mmf / venue["acmfDivisor"], mmf - venue["acmfOffset"])

    def lowers(self, before):
        """This marginFraction is below that of `before`; none is the best."""
        mine, its = self.marginFraction(), before.marginFraction()
        if mine is None:
            return False
        return its is None or mine < its


def ratioUp(value):
    return show(ceilOf(value * RATIO), RATIO)


def summary(risk, marks, positions, leverage):
    """The margin answer of FORMATS.md; positions: {symbol: dict of available, locked, lend,
    owed, would} in 1e-10."""
    totals = {s: p["available"] + p["locked"] + p["lend"] for s, p in positions.items()}
    owed = {s: p["owed"] for s, p in positions.items()}
    would = {s: p["would"] for s, p in positions.items()}
    m = Measure(risk, marks, totals, owed, would, leverage)
    fraction = m.marginFraction()
    exposed = fraction is not None
    answer = {
        "assetsValue": show(m.assetsValue, USD),
        "borrowLiability": show(m.borrowLiability, USD),
        "liabilitiesValue": show(m.borrowLiability, USD),
        "unsettledEquity": "0", "pnlUnrealized": "0", "netExposureFutures": "0",
        "netEquity": show(m.netEquity, USD),
        "netEquityLocked": show(ceilOf(m.initial), USD),
        "netEquityAvailable": show(m.netEquity - ceilOf(m.initial), USD),
        "imf": ratioUp(m.initial / m.exposure if exposed else 1 / leverage),
        "mmf": ratioUp(Fraction(m.maintenance, m.exposure * RATIO)) if exposed else "0",
        "marginFraction": show(floorOf(fraction * RATIO), RATIO) if exposed else None,
        "totalExposure": show(m.exposure, USD),
        "imr": "0", "mmr": "0", "acmf": ratioUp(m.acmf(risk.venue)),
        "collateral": [], "borrows": [],
    }
    if exposed:
        positive = m.netEquity > 0
        answer["imr"] = ratioUp(m.initial / m.netEquity) if positive else None
        answer["mmr"] = ratioUp(Fraction(m.maintenance, RATIO * m.netEquity)) if positive else None
    for symbol, asset in risk.assets.items():
        if totals.get(symbol, 0):
            p, notional = positions[symbol], totals[symbol] * marks[symbol]
            answer["collateral"].append({
                "symbol": symbol, "assetMarkPrice": show(marks[symbol], PRICE),
                "totalQuantity": show(totals[symbol], QUANTITY),
                "balanceNotional": show(notional, USD),
                "collateralWeight": show(weightAt(asset, notional), RATIO),
                "collateralValue": show(valueAt(asset, notional), USD),
                "openOrderQuantity": show(p["locked"], QUANTITY),
                "lendQuantity": show(p["lend"], QUANTITY),
                "availableQuantity": show(p["available"], QUANTITY),
                "estLiquidationPrice": liquidationPrice(risk, marks, m, symbol, totals, owed, would),
            })
        if symbol in m.debts:
            debt, notional, imf, mmf = m.debts[symbol]
            answer["borrows"].append({
                "symbol": symbol, "netQuantity": show(-debt, QUANTITY),
                "netExposureNotional": show(notional, USD), "markPrice": show(marks[symbol], PRICE),
                "imf": ratioUp(imf), "mmf": show(mmf, RATIO),
                "estLiquidationPrice": liquidationPrice(risk, marks, m, symbol, totals, owed, would),
            })
    return answer


def liquidationPrice(risk, marks, measured, symbol, totals, owed, would):
    """The mark at which MMR reaches 100 % with all else still, to 1e-8; None where there is none.

    The margin excess is concave in the mark, so it is positive on one interval: its end that is
    nearer to the mark counts, the lower of two as near."""
    asset = risk.assets[symbol]
    held, debt = totals.get(symbol, 0), owed.get(symbol, 0)
    exposed = debt + would.get(symbol, 0)
    if not measured.exposure:
        return None

    def part(mark):
        worth = valueAt(asset, held * mark) if held else 0
        notional = exposed * mark
        return (worth - debt * mark) * RATIO - notional * mmfAt(asset, notional)

    rest = measured.netEquity * RATIO - measured.maintenance - part(marks[symbol])

    def healthy(mark):
        return rest + part(mark) > 0

    inside = interior(healthy, lambda mark: rest + part(mark), marks[symbol], held, exposed)
    if inside is None:
        return None
    lower = lowerEnd(healthy, inside) if held else None
    upper = upperEnd(healthy, inside) if exposed else None
    mark = marks[symbol]
    found = min((end for end in (lower, upper) if end is not None), key=lambda end: abs(end - mark), default=None)
    return None if found is None else show(found, PRICE)


def interior(healthy, excess, mark, held, exposed):
    """A healthy mark, or None where no mark is."""
    if healthy(mark):
        return mark
    if not exposed:
        probe = mark
        while probe < MARK_LIMIT:
            probe = min(MARK_LIMIT, probe * 2)
            if healthy(probe):
                return probe
        return None
    if not held:
        return 1 if healthy(1) else None
    low, high = 1, mark
    while high < MARK_LIMIT and excess(high * 2) > excess(high):
        high *= 2
        if healthy(high):
            return high
    high *= 2
    while high - low > 2:
        left = low + (high - low) // 3
        right = high - (high - low) // 3
        if healthy(left):
            return left
        if excess(left) < excess(right):
            low = left
        else:
            high = right
    for probe in range(low, high + 1):
        if healthy(probe):
            return probe
    return None


def lowerEnd(healthy, inside):
    """Largest unhealthy mark below `inside`; None where there is none above zero."""
    if healthy(1):
        return None
    low, high = 1, inside
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if healthy(middle) else (middle, high)
    return low


def upperEnd(healthy, inside):
    """Smallest unhealthy mark above `inside`; None where there is none."""
    high = inside * 2
    while healthy(high):
        if high >= MARK_LIMIT:
            return None
        high = min(MARK_LIMIT, high * 2)
    low = inside
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if healthy(middle) else (low, middle)
    return high
