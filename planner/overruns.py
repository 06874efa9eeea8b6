"""What comes of projects that may not land: how likely they need more than there is.

The realised use of a limit is a sum of independent loads, each there with its odds or not at all (a
Poisson-binomial sum with weights). Its distribution is built load by load: after each one, every
sum so far either stays or grows. Sums are whole numbers of a grid of one billionth of the limit;
while they are few the answer is exact. Where there are too many, needs are rounded to a coarser
grid. What rounding can add to a use in all, and take from it, is known, so that the truth lies
between two ends.

A use counts as an overrun beyond `TOLERANCE` of the limit, the excess up to which an audit lets
every plan pass; the grid's own rounding is far smaller.

Projects are independent of each other here. `shocked` is the other case: one event shared by all.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

TOLERANCE = 1e-6
"""Relative excess that is no overrun."""

GRID = 10**9
"""Steps that a limit has."""

MOST_SUMS = 8192
"""Different sums up to which the answer is exact."""

COARSE = 32
"""Steps that a limit has on the coarser grid, for each sum that might have been kept."""

IDLE_SHARE = 0.5
"""Part of a limit below which it counts as standing idle."""


@dataclass(frozen=True)
class Load:
    """What `count` projects need each if they land, and their odds of landing."""

    amount: float
    odds: float
    count: int = 1


@dataclass(frozen=True)
class Overrun:
    """What is known of the realised use of a limit.

    Attributes
    ----------
    full, expected
        Use if every project lands, and on average, in the limit's unit.
    low, high
        Ends of the probability that use exceeds the limit; equal where it is exact.
    excess
        Expected use beyond the limit (upper end), in its unit.
    idle
        Probability that less than `IDLE_SHARE` of the limit is used (upper end).
    """

    full: float
    expected: float
    low: float
    high: float
    excess: float
    idle: float

    @property
    def exact(self) -> bool:
        """Whether the probability is exact (to 1e-9)."""
        return self.high - self.low <= 1e-9


def overrun(loads: Iterable[Load], supply: float, most: int = MOST_SUMS) -> Overrun:
    """Distribution of the realised use held against a limit.

    Parameters
    ----------
    supply
        The limit; above 0, or nothing fits.
    most
        Different sums up to which the answer is exact.
    """
    known = tuple(load for load in loads if load.amount > 0 and load.odds > 0 and load.count > 0)
    return _overrun(tuple(sorted(known, key=lambda load: -load.amount)), supply, most)


@lru_cache(maxsize=8192)  # from one period to the next little changes
def _overrun(known: tuple[Load, ...], supply: float, most: int) -> Overrun:
    full = math.fsum(load.count * load.amount for load in known)
    expected = math.fsum(load.count * load.amount * load.odds for load in known)
    slack = TOLERANCE * max(1.0, abs(supply))
    if supply <= slack and full > supply + slack:
        none = math.prod((1.0 - load.odds) ** load.count for load in known)
        return Overrun(full, expected, 1.0 - none, 1.0 - none, expected, 0.0)
    if not known or supply <= slack:
        return Overrun(full, expected, 0.0, 0.0, 0.0, float(supply > slack))
    found = _exact(known, supply, slack, most)
    if found is None:
        found = _between(known, supply, slack, COARSE * most)
    low, high, missing, idle = found
    excess = expected - supply + missing
    if full <= supply + slack:
        low = high = excess = 0.0
    return Overrun(
        full, expected, max(min(low, high), 0.0), min(max(high, 0.0), 1.0), max(excess, 0.0), idle
    )


Found = tuple[float, float, float, float]
"""Ends of the overrun, and upper ends of what is missing on average to the limit and of idling."""


def _exact(known: Sequence[Load], supply: float, slack: float, most: int) -> Found | None:
    """From all sums up to the limit; None if they are too many. What lies beyond never comes back.

    Sums are counted in billionths of the limit, so that equal ones meet.
    """
    step = supply / GRID
    edge = math.floor((supply + slack) / step)
    sums: NDArray[np.int64] = np.zeros(1, dtype=np.int64)
    chances: NDArray[np.float64] = np.ones(1)
    for load in known:
        amount = min(round(load.amount / step), edge + 1)
        for _ in range(load.count):
            kept = sums + amount <= edge
            sums, places = np.unique(
                np.concatenate([sums, sums[kept] + amount]), return_inverse=True
            )
            if len(sums) > most:
                return None
            weights = np.concatenate([chances * (1.0 - load.odds), chances[kept] * load.odds])
            chances = np.bincount(places, weights, len(sums)).astype(np.float64)
    over = 1.0 - float(chances.sum())
    missing = float(chances @ np.maximum(supply - sums * step, 0.0))
    idle = float(chances[sums < math.ceil(IDLE_SHARE * GRID)].sum())
    return over, over, missing, idle


def _between(known: Sequence[Load], supply: float, slack: float, steps: int) -> Found:
    """From needs rounded to a grid of `steps` to the limit.

    With g the rounded use, the true one lies between ``g - less`` and ``g + more``, where `less`
    and `more` are the sums of what rounding up and down has changed in the needs.
    """
    step = supply / steps
    amounts = [round(load.amount / step) for load in known]
    errors = [
        load.count * (load.amount - amount * step)
        for load, amount in zip(known, amounts, strict=True)
    ]
    more = math.fsum(max(error, 0.0) for error in errors)
    less = math.fsum(max(-error, 0.0) for error in errors)
    edge = math.floor((supply + slack + less) / step)
    chances: NDArray[np.float64] = np.zeros(edge + 1)
    chances[0] = 1.0
    top = 0  # no sum so far is above it
    for load, amount in zip(known, amounts, strict=True):
        if not amount:
            continue
        for _ in range(load.count):
            landed = chances[: max(min(top, edge - amount) + 1, 0)] * load.odds
            chances[: top + 1] *= 1.0 - load.odds
            chances[amount : amount + len(landed)] += landed
            top = min(top + amount, edge)
    below = np.cumsum(chances)

    def at_most(use: float) -> float:
        """Probability that the rounded use is no more."""
        place = math.floor(use / step)
        return float(below[min(place, edge)]) if place >= 0 else 0.0

    gaps = np.maximum(supply + less - np.arange(edge + 1) * step, 0.0)
    return (
        1.0 - at_most(supply + slack + less),
        1.0 - at_most(supply + slack - more),
        float(chances @ gaps),
        at_most(IDLE_SHARE * supply + less),
    )


def shocked(loads: Sequence[Load], supply: float, correlation: float) -> Overrun:
    """The same if one event, good or bad with even odds, moves all projects at once.

    A project with odds ``p`` lands with ``p + c`` in the good case and ``p - c`` in the bad one,
    ``c = sqrt(correlation * p * (1 - p))``: its odds stay ``p`` and any two have that correlation.
    Where ``c`` would leave 0 to 1 it is cut to fit, so that the correlation of these is smaller.
    """

    def moved(load: Load, sign: int) -> Load:
        swing = min(math.sqrt(correlation * load.odds * (1 - load.odds)), load.odds, 1 - load.odds)
        return replace(load, odds=load.odds + sign * swing)

    good, bad = (overrun([moved(load, sign) for load in loads], supply) for sign in (1, -1))
    return Overrun(
        full=good.full,
        expected=(good.expected + bad.expected) / 2,
        low=(good.low + bad.low) / 2,
        high=(good.high + bad.high) / 2,
        excess=(good.excess + bad.excess) / 2,
        idle=(good.idle + bad.idle) / 2,
    )
