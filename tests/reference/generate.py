# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeded risk configurations and account files, extremes included."""

import random
from fractions import Fraction

from model.numbers import PRICE, QUANTITY, RATIO, show

SYMBOLS = ["USDC", "SOL", "BTC", "ETH", "DOGE", "BONK", "XRP", "AVAX"]
TYPICAL = {"USDC": 1, "SOL": 150, "BTC": 100000, "ETH": 4000, "DOGE": 0.2, "BONK": 0.00002,
           "XRP": 2.5, "AVAX": 30}


def decimal(rng, low, high, places):
    """A uniform decimal with `places` digits, as text."""
    scale = 10**places
    return show(rng.randint(round(low * scale), round(high * scale)), scale)


def magnitude(rng, low, high):
    """A count of steps, log-uniform between 10^low and 10^high."""
    return max(1, int(10 ** rng.uniform(low, high)))


def asset(rng, symbol):
    curved = rng.random() < 0.7
    kind = {"type": "identity"}
    if curved:
        kind = {"type": "inverseSqrt", "base": rng.choice(("1.1", "1", decimal(rng, 0, 1.5, 18))),
                "positiveCurvePenalty": rng.choice(
                    ("0", "0.00001", "0.0002", decimal(rng, 0, 0.01, 12), "1"))}
    imfBase = rng.choice(("0.1", "0.2", decimal(rng, 0.02, 0.6, rng.choice((3, 18)))))
    imf, factor = Fraction(imfBase), rng.choice((0, 0.00002, 0.0004, rng.random() / 2000))
    ratio = rng.choice((0.5, 0.6, 0.9, rng.uniform(0.1, 0.95)))
    factor = round(factor * RATIO)
    return {"symbol": symbol, "haircutFunction": {
        "weight": rng.choice(("1", "0.95", "0.9", decimal(rng, 0, 1, 18), "0" if rng.random() < 0.2 else "0.8")),
        "kind": kind},
        "imfFunction": {"type": "sqrt", "base": imfBase, "factor": show(factor, RATIO)},
        "mmfFunction": {"type": "sqrt", "base": show(int(imf * RATIO * Fraction(ratio)), RATIO),
                        "factor": show(int(factor * ratio), RATIO)}}


def curve(rng):
    count = rng.randint(2, 6)
    inner = sorted(rng.sample(range(1, 100), count - 2))
    rates = sorted(rng.randint(0, 300) for _ in range(count))
    return [[show(u, 100), show(r, 100)] for u, r in zip([0] + inner + [100], rates)]


def pool(rng, symbol):
    most = rng.choice((100, 100, 95, 80))
    threshold = rng.randint(50, most)
    return {"symbol": symbol, "state": "Open", "utilizationCurve": curve(rng),
            "fee": rng.choice(("0.15", "0", "0.1", "0.333333333333333333")),
            "maxUtilization": show(most, 100),
            "throttleUtilizationThreshold": show(threshold, 100),
            "throttleUtilizationBound": show(rng.randint(threshold, most), 100),
            "throttleUpdateFraction": rng.choice(("0.1", "0.5", "0.03")),
            "openBorrowLendLimit": "1000000000000", "stepSize": "0.0000000001"}


def market(rng, base, quote, mark, fees=True):
    tick = 10 ** max(0, len(str(mark)) - 5)
    step = rng.choice((1, 10**4, 10**8)) if mark > 10**7 else QUANTITY
    impact = rng.randint(1, 10)
    return {"symbol": f"{base}_{quote}", "baseSymbol": base, "quoteSymbol": quote,
            "orderBookState": "Open",
            "makerFee": rng.choice(("0", "2", "8", "7.5")) if fees else "0",
            "takerFee": rng.choice(("0", "5", "10", "12.25")) if fees else "0",
            "filters": {"price": {"tickSize": show(tick, PRICE), "minPrice": show(tick, PRICE),
                                  "minMultiplier": "0.75", "maxMultiplier": "1.25",
                                  "minImpactMultiplier": show(100 - impact, 100),
                                  "maxImpactMultiplier": show(100 + impact, 100)},
                        "quantity": {"stepSize": show(step, QUANTITY),
                                     "minQuantity": show(step, QUANTITY)}}}


def riskConfiguration(rng):
    """A valid configuration whose functions range over all that section 8 allows."""
    symbols = ["USDC"] + rng.sample(SYMBOLS[1:], rng.randint(2, 6))
    marks = {}
    for symbol in symbols:
        mark = round(TYPICAL[symbol] * rng.uniform(0.5, 2) * PRICE)
        marks[symbol] = max(1, mark) if symbol != "USDC" else rng.choice(
            (PRICE, PRICE, 87_000_000, 99_970_001, 100_120_000))
    markets = [market(rng, s, "USDC", max(1, marks[s] * PRICE // marks["USDC"]))
               for s in symbols[1:]]
    if len(symbols) > 3:
        a, b = symbols[1], symbols[2]
        markets.append(market(rng, a, b, max(1, marks[a] * PRICE // marks[b])))
    return {"assets": [asset(rng, s) for s in symbols],
            "borrowLendMarkets": [pool(rng, s) for s in symbols], "markets": markets,
            "markPrices": [{"symbol": s, "markPrice": show(m, PRICE)} for s, m in marks.items()],
            "venue": {"leverageLimitMax": rng.choice(("10", "20", "5")),
                      "acmfDivisor": rng.choice(("2", "3")),
                      "acmfOffset": rng.choice(("0.06", "0.01"))}}


def markOf(risk, symbol):
    return next(int(Fraction(m["markPrice"]) * PRICE) for m in risk["markPrices"]
                if m["symbol"] == symbol)


def worth(rng, risk, symbol, low, high):
    """A quantity (1e-10) worth 10^low to 10^high USD at mark, at least one step."""
    return quantityFor(risk, symbol, Fraction(10 ** rng.uniform(low, high)))


def quantityFor(risk, symbol, usd):
    """A quantity (1e-10) worth `usd` at mark, one step at least, 1e15 units and 2e10 USD at most
    (beyond that requirements pass 17,000 % and are refused as overflow)."""
    usd = min(usd, 2 * 10**10)
    return min(10**15 * QUANTITY, max(1, int(usd * QUANTITY * PRICE / markOf(risk, symbol))))


def account(rng, risk):
    """An account file: tiny and huge balances, debts of one or many assets, orders on top."""
    symbols = [a["symbol"] for a in risk["assets"]]
    style = rng.choice(("small", "usual", "usual", "large", "dust", "wide"))
    low, high = {"small": (0, 3), "usual": (2, 6), "large": (6, 11), "dust": (-9, 0),
                 "wide": (-9, 12)}[style]
    balances, borrows = [], []
    owed = [s for s in symbols if rng.random() < rng.choice((0, 0.3, 0.6))]
    for symbol in symbols:
        entry = {"symbol": symbol}
        if rng.random() < 0.7:
            entry["availableQuantity"] = show(worth(rng, risk, symbol, low, high), QUANTITY)
        if symbol not in owed and rng.random() < 0.4:
            entry["lendQuantity"] = show(worth(rng, risk, symbol, low, high), QUANTITY)
        if len(entry) > 1:
            balances.append(entry)
    held = sum((Fraction(b.get("availableQuantity", 0)) + Fraction(b.get("lendQuantity", 0)))
               * markOf(risk, b["symbol"]) / PRICE for b in balances)
    target = held * Fraction(rng.uniform(0.01, 1.05)) if rng.random() < 0.8 else None
    for symbol in owed:
        quantity = worth(rng, risk, symbol, low, high) if not target else quantityFor(
            risk, symbol, target * Fraction(rng.random() * 1.6 / len(owed)))
        borrows.append({"symbol": symbol, "quantity": show(quantity, QUANTITY)})
    settings = {"marginEnabled": True}
    if rng.random() < 0.7:
        most = Fraction(risk["venue"]["leverageLimitMax"])
        settings["leverageLimit"] = rng.choice(("1", "3", "4.5", show(int(most * 100), 100)))
    if rng.random() < 0.3:
        settings["borrowLimit"] = show(magnitude(rng, 1, 8), 1)
    if rng.random() < 0.3:
        settings["autoRepayBorrows"] = True
    orders = []
    if rng.random() < 0.5:
        orders = [openOrder(rng, risk, low, high) for _ in range(rng.randint(1, 4))]
    source = {"settings": settings, "balances": balances, "borrows": borrows}
    if orders:
        source["openOrders"] = orders
    return source


def openOrder(rng, risk, low, high):
    chosen = rng.choice(risk["markets"])
    price, quantity = priceNear(rng, risk, chosen, 0.2), chosen["filters"]["quantity"]
    step = int(Fraction(quantity["stepSize"]) * QUANTITY)
    count = max(1, worth(rng, risk, chosen["baseSymbol"], low, high) // step)
    return {"market": chosen["symbol"], "side": rng.choice(("Bid", "Ask")),
            "price": show(price, PRICE), "quantity": show(count * step, QUANTITY),
            "autoBorrow": True, "autoBorrowRepay": rng.random() < 0.5}


def priceNear(rng, risk, chosen, width):
    """A price on the tick within `width` of the marks' ratio."""
    tick = int(Fraction(chosen["filters"]["price"]["tickSize"]) * PRICE)
    ratio = Fraction(markOf(risk, chosen["baseSymbol"]) * PRICE, markOf(risk, chosen["quoteSymbol"]))
    price = int(ratio * Fraction(rng.uniform(1 - width, 1 + width))) // tick * tick
    return max(tick, price)


def accounts(seed, count, perRisk=250):
    """Batches of (risk, [account...]) that a seed determines."""
    rng = random.Random(seed)
    while count > 0:
        risk = riskConfiguration(rng)
        yield risk, [account(rng, risk) for _ in range(min(count, perRisk))]
        count -= perRisk
