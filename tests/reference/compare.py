# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the engine, through plimsollctl, with the second model.

usage: compare.py [--ctl PROGRAM] [--curves N] [--accounts N] [--orders N] [--scenarios N] [--seed S]
                  [--failures FOLDER]
Curves, accounts and largest orders agree exactly, scenarios answer every expectation that the model wrote.
Prints the first differing field of every failing case with both values and keeps the case in
FOLDER. Exit 0: all agree; 1: some differ."""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction

import generate
from generate_scenario import scenario
from model.account_file import AccountFile
from model.numbers import PRICE, RATIO, floorOf, parse, show
from model.pool import curveRate
from model.risk import Risk

PER_RISK = 125


def number(value):
    try:
        return Fraction(value)
    except (TypeError, ValueError):
        return None


def difference(want, got, path="$"):
    """(path, wanted, got) of the first field that differs; None where all agree."""
    if isinstance(want, dict):
        for key, value in want.items():
            if key not in (got or {}):
                return f"{path}.{key}", value, "missing"
            found = difference(value, got[key], f"{path}.{key}")
            if found:
                return found
        return None
    if isinstance(want, list):
        mine, its = {w["symbol"]: w for w in want}, {g["symbol"]: g for g in got}
        for symbol in its:
            if symbol not in mine and not empty(its[symbol]):
                return f"{path}[{symbol}]", "missing", its[symbol]
        for symbol, value in mine.items():
            found = difference(value, its.get(symbol), f"{path}[{symbol}]")
            if found:
                return found
        return None
    if want == got or (number(want) is not None and number(want) == number(got)):
        return None
    return path, want, got


def withPrices(want, kept):
    """`want` with each entry of its lists put through `kept`."""
    return {**want, "collateral": [kept(e) for e in want["collateral"]],
            "borrows": [kept(e) for e in want["borrows"]]}


def foundPrices(got):
    """The engine's liquidation price of each asset."""
    return {e["symbol"]: e["estLiquidationPrice"] for e in got["collateral"] + got["borrows"]}


def inRange(want, got):
    """`want` without liquidation prices that are beyond any mark and that the engine leaves out: over 9e10 USD, or of
    a balance or debt that would be worth over 8e19 USD."""
    largest = {}
    for entry in want["collateral"] + want["borrows"]:
        exposed = number(entry.get("netExposureNotional", 0)) / number(entry.get("markPrice", 1))
        quantity = number(entry.get("totalQuantity", exposed))
        largest[entry["symbol"]] = max(quantity, largest.get(entry["symbol"], 0))
    found = foundPrices(got)

    def kept(entry):
        price = number(entry["estLiquidationPrice"])
        far = price is not None and (price > 9 * 10**10 or price * largest[entry["symbol"]] > 8 * 10**19)
        if far and found.get(entry["symbol"]) is None:
            return {k: v for k, v in entry.items() if k != "estLiquidationPrice"}
        return entry

    return withPrices(want, kept)


def atOwnCrossing(want, got, file):
    """`want` with the engine's liquidation prices where MMR reaches 100 % at those too: a weight of a few units of
    1e-18 goes in steps, and MMR crosses the line at each of several marks."""
    found = foundPrices(got)

    def kept(entry):
        wanted, its = entry.get("estLiquidationPrice"), found.get(entry["symbol"])
        if wanted is None or its is None or number(wanted) == number(its):
            return entry
        crosses = file.crossesAt(entry["symbol"], parse(its, PRICE))
        return {**entry, "estLiquidationPrice": its} if crosses else entry

    return withPrices(want, kept)


def empty(entry):
    """A list entry of an asset that is neither held nor owed."""
    return not any(number(entry.get(f)) for f in ("totalQuantity", "netExposureNotional"))


def ctl(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=600)
    if done.returncode == 2:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return done.stdout


class Cases:
    """Where failing cases go."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def keep(self, name, **files):
        place = self.folder / name
        place.mkdir(parents=True, exist_ok=True)
        for stem, content in files.items():
            (place / f"{stem}.json").write_text(json.dumps(content, indent=1) + "\n")
        return place


def accountBatch(cases, seed, count):
    """Failures among `count` accounts under one configuration."""
    risk, accounts = next(generate.accounts(seed, count, count))
    parsed = Risk(risk)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        files = pathlib.Path(folder)
        (files / "risk.json").write_text(json.dumps(risk))
        (files / "accounts.jsonl").write_text("".join(json.dumps(a) + "\n" for a in accounts))
        answers = ctl(cases.program, "margin", "--risk", files / "risk.json", "--accounts",
                      files / "accounts.jsonl").splitlines()
    if len(answers) != len(accounts):
        return [f"accounts {seed}: {len(answers)} answers to {len(accounts)} accounts"]
    for index, (account, answer) in enumerate(zip(accounts, answers)):
        file = AccountFile(parsed, account)
        want, got = file.margin(), json.loads(answer)
        differs = difference(atOwnCrossing(inRange(want, got), got, file), got)
        if differs:
            place = cases.keep(f"account-{seed}-{index}", risk=risk, account=account, model=want,
                               engine=got)
            found.append("%s: %s: model %s, engine %s" % (place, *differs))
    return found


def orderBatch(cases, seed, count):
    """Failures among `count` largest orders under one configuration."""
    rng = random.Random(f"orders {seed}")
    risk, accounts = next(generate.accounts(f"orders {seed}", count, count))
    parsed, found = Risk(risk), []
    with tempfile.TemporaryDirectory() as folder:
        files = pathlib.Path(folder)
        (files / "risk.json").write_text(json.dumps(risk))
        for index, account in enumerate(accounts):
            (files / "account.json").write_text(json.dumps(account))
            market, side = rng.choice(risk["markets"]), rng.choice(("Bid", "Ask"))
            price = None
            arguments = ["--market", market["symbol"], "--side", side]
            if rng.random() < 0.5:
                price = show(generate.priceNear(rng, risk, market, 0.1), PRICE)
                arguments += ["--price", price]
            want = AccountFile(parsed, account).maxOrder(market["symbol"], side, price)
            got = json.loads(ctl(cases.program, "max-order", "--risk", files / "risk.json",
                                 "--account", files / "account.json", *arguments))
            differs = difference(want, got)
            if differs:
                place = cases.keep(f"order-{seed}-{index}", risk=risk, account=account,
                                   arguments=arguments, model=want, engine=got)
                found.append("%s %s: %s: model %s, engine %s" % (place, arguments, *differs))
    return found


def curveBatch(cases, seed, count):
    """Failures among `count` utilizations on every curve of one configuration."""
    rng = random.Random(f"curves {seed}")
    risk, found = generate.riskConfiguration(rng), []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "risk.json"
        path.write_text(json.dumps(risk))
        for symbol, rule in Risk(risk).pools.items():
            asked = [show(rng.randint(0, RATIO), RATIO) for _ in range(count)] + ["0", "1", "1.5"]
            answers = json.loads(ctl(cases.program, "curve", "--risk", path, "--asset", symbol,
                                     "--utilization", ",".join(asked)))
            for utilization, got in zip(asked, answers):
                differs = difference(ratesAt(rule, Fraction(utilization)), got)
                if differs:
                    place = cases.keep(f"curve-{seed}-{symbol}", risk=risk, engine=got)
                    found.append("%s: %s: model %s, engine %s" % (place, *differs))
    return found


def ratesAt(rule, utilization):
    rate = curveRate(rule.curve, utilization)
    lend = floorOf(rate * min(utilization, 1) * (1 - rule.fee) * RATIO)
    return {"borrowInterestRate": show(int(rate * RATIO), RATIO), "lendInterestRate": show(lend, RATIO)}


def scenarioCase(cases, seed):
    """Failures of one whole scenario."""
    written = scenario(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "scenario.json"
        path.write_text(json.dumps(written, indent=1))
        answer = json.loads(ctl(cases.program, "run", path))
    failures = answer["failures"]
    asked = sum(len([f for f in s["expect"] if f not in ("subaccount", "pool", "venue", "order",
                     "borrow", "balance")]) for s in written["steps"] if "expect" in s)
    if not failures and answer["expectations"]["passed"] > 0 and asked:
        return []
    place = cases.keep(f"scenario-{seed}", scenario=written, engine=answer)
    first = failures[0] if failures else "no expectation was answered"
    return [f"{place}: {len(failures)} differ, first {json.dumps(first)}"]


def work(job):
    kind, cases, *rest = job
    try:
        return kind, {"curve": curveBatch, "account": accountBatch, "order": orderBatch,
                      "scenario": scenarioCase}[kind](cases, *rest)
    except (RuntimeError, json.JSONDecodeError, KeyError, subprocess.TimeoutExpired) as why:
        return kind, [f"{kind} {rest}: {why!r}"]


def jobs(cases, options):
    for kind, count, size in (("curve", options.curves, 50), ("account", options.accounts, PER_RISK),
                              ("order", options.orders, 20)):
        for batch in range(-(-count // size)):
            yield kind, cases, options.seed + batch, min(size, count - batch * size)
    for index in range(options.scenarios):
        yield "scenario", cases, options.seed + index


def compare(options):
    """Number of failing cases, after printing each."""
    cases, failing = Cases(options.ctl, options.failures), {}
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for kind, found in workers.map(work, jobs(cases, options)):
            failing[kind] = failing.get(kind, 0) + len(found)
            for line in found:
                print(line, flush=True)
    for kind in ("curve", "account", "order", "scenario"):
        count = getattr(options, f"{kind}s")
        print(f"{kind}s: {count} compared, {failing.get(kind, 0)} differ")
    return sum(failing.values())


def arguments(argv=None):
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ctl", default=os.environ.get("PLIMSOLLCTL", "plimsollctl"))
    parser.add_argument("--curves", type=int, default=1000)
    parser.add_argument("--accounts", type=int, default=10000)
    parser.add_argument("--orders", type=int, default=1000)
    parser.add_argument("--scenarios", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", default=os.path.join(tempfile.gettempdir(), "plimsoll-differences"))
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(1 if compare(arguments()) else 0)
