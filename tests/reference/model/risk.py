# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The risk configuration of FORMATS.md with its numbers parsed exactly."""

import copy
from fractions import Fraction

from .numbers import PRICE, QUANTITY, RATIO, parse

VENUE_DEFAULTS = {
    "leverageLimitMax": "10", "acmfDivisor": "2", "acmfOffset": "0.06",
    "liquidationSlice": "0.1", "liquidationBuffer": "1.05", "liquidationFee": "0.01",
    "liquidationWholeBelow": "100", "liquidationStalledSteps": 10, "liquidationStepSeconds": 1,
    "throttleMinutes": 1, "backstopDiscountMax": "0.05", "backstopDiscountFundShare": "0.5",
    "liquidationHoldMinutes": 5, "settlementSymbol": "USDC",
}


class Asset:
    """One collateral entry: haircut and requirement functions in 1e-18."""

    def __init__(self, source):
        haircut = source["haircutFunction"]
        kind = haircut["kind"]
        self.symbol = source["symbol"]
        self.weight = parse(haircut["weight"], RATIO)
        self.curved = kind["type"] == "inverseSqrt"
        self.base = parse(kind.get("base", "0"), RATIO)
        self.penalty = parse(kind.get("positiveCurvePenalty", "0"), RATIO)
        self.imfBase = parse(source["imfFunction"]["base"], RATIO)
        self.imfFactor = parse(source["imfFunction"]["factor"], RATIO)
        self.mmfBase = parse(source["mmfFunction"]["base"], RATIO)
        self.mmfFactor = parse(source["mmfFunction"]["factor"], RATIO)


class PoolRule:
    """The parameters of one lending pool."""

    def __init__(self, source):
        self.symbol = source["symbol"]
        self.state = source["state"]
        self.curve = [(Fraction(u), Fraction(r)) for u, r in source["utilizationCurve"]]
        self.fee = Fraction(source["fee"])
        self.maxUtilization = Fraction(source["maxUtilization"])
        self.threshold = Fraction(source["throttleUtilizationThreshold"])
        self.boundStart = Fraction(source["throttleUtilizationBound"])
        self.updateFraction = Fraction(source["throttleUpdateFraction"])
        self.limit = parse(source["openBorrowLendLimit"], QUANTITY)


class Market:
    """One spot market: fees, filters and bands."""

    def __init__(self, source):
        price = source["filters"]["price"]
        quantity = source["filters"]["quantity"]
        self.symbol = source["symbol"]
        self.base = source["baseSymbol"]
        self.quote = source["quoteSymbol"]
        self.state = source["orderBookState"]
        self.makerFee = Fraction(source["makerFee"]) / 10000
        self.takerFee = Fraction(source["takerFee"]) / 10000
        self.tickSize = parse(price["tickSize"], PRICE)
        self.minPrice = parse(price.get("minPrice", "0"), PRICE)
        self.minMultiplier = Fraction(price["minMultiplier"])
        self.maxMultiplier = Fraction(price["maxMultiplier"])
        self.minImpact = Fraction(price["minImpactMultiplier"])
        self.maxImpact = Fraction(price["maxImpactMultiplier"])
        self.stepSize = parse(quantity["stepSize"], QUANTITY)
        self.minQuantity = parse(quantity["minQuantity"], QUANTITY)


class Risk:
    """All parameters, parsed from `source`, which is kept for compare-and-set."""

    def __init__(self, source):
        self.source = copy.deepcopy(source)
        self.assets = {a["symbol"]: Asset(a) for a in source["assets"]}
        self.pools = {p["symbol"]: PoolRule(p) for p in source["borrowLendMarkets"]}
        self.markets = {m["symbol"]: Market(m) for m in source["markets"]}
        self.marks = {m["symbol"]: parse(m["markPrice"], PRICE) for m in source["markPrices"]}
        venue = dict(VENUE_DEFAULTS)
        venue.update(source.get("venue", {}))
        self.settlement = venue["settlementSymbol"]
        guard = venue.get("markGuard")
        self.markAge = None if guard is None else int(guard.get("maxAgeSeconds", 60)) * 1000
        self.markStep = None if guard is None else Fraction(guard.get("maxStep", "0.2"))
        self.venue = {k: Fraction(v) for k, v in venue.items()
                      if k not in ("settlementSymbol", "markGuard")}

    def entry(self, path):
        """The container and key that a parameter's path names, in `source`; KeyError if none."""
        parts = path.split(".")
        if parts[0] == "venue":
            venue = self.source.setdefault("venue", {})
            if parts[1] not in VENUE_DEFAULTS:
                raise KeyError(path)
            venue.setdefault(parts[1], VENUE_DEFAULTS[parts[1]])
            return venue, parts[1]
        for item in self.source[parts[0]]:
            if item["symbol"] == parts[1]:
                for part in parts[2:-1]:
                    item = item[part]
                return item, parts[-1]
        raise KeyError(path)

    def changed(self, path, after):
        """A new Risk with the parameter at `path` set to `after`."""
        other = Risk(self.source)
        container, key = other.entry(path)
        container[key] = after
        return Risk(other.source)
