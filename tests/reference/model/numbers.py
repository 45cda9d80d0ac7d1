# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decimals as integers of their step, and the roundings of RULES.md sections 1 and 13."""

from fractions import Fraction
from math import isqrt

QUANTITY = 10**10
PRICE = 10**8
USD = 10**18
RATIO = 10**18
INDEX = 10**27
SHARE = 10**18
HOUR = 3_600_000
MINUTE = 60_000


class BadInput(Exception):
    """The text is no decimal, or finer than its step."""


def parse(text, step):
    """The decimal `text` as an integer count of 1/step; refuses what is finer."""
    value = Fraction(text) * step
    if value.denominator != 1:
        raise BadInput(f"{text} is finer than 1/{step}")
    return value.numerator


def show(value, step):
    """The shortest decimal text of value/step."""
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value), step)
    digits = str(part).rjust(len(str(step)) - 1, "0").rstrip("0") if part else ""
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def ceilDiv(numerator, denominator):
    """Quotient rounded up."""
    return -(-numerator // denominator)


def floorOf(value):
    """Integer part of an exact fraction, down."""
    return value.numerator // value.denominator


def ceilOf(value):
    """Integer part of an exact fraction, up."""
    return -(-value.numerator // value.denominator)


def rootUp(notional):
    """Square root of a USD amount (1e-18) as a ratio (1e-18), rounded up."""
    square = notional * RATIO
    root = isqrt(square)
    return root if root * root == square else root + 1


def worstPrice(anchor, side, minImpact, maxImpact):
    """The last price (1e-8, above zero) inside the impact band around `anchor` that a taker may pay."""
    return max(1, floorOf(anchor * maxImpact) if side == "Bid" else ceilOf(anchor * minImpact))
