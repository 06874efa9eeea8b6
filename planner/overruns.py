"""What comes of projects that may not land: how likely they need more than there is.

The realised use of a limit is a sum of independent loads, each there with its odds or not at all (a
Poisson-binomial sum with weights). Its distribution is built load by load: after each one, every
sum so far either stays or grows. Sums are whole numbers of a grid of one billionth of the limit;
while they are few the answer is exact. Once they are too many, they are moved to a coarser grid,
all upwards for an upper and all downwards for a lower end, so that the truth lies between the two.

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
"""Different sums kept before they are moved to a coarser grid."""

IDLE_SHARE = 0.5
"""Part of a limit below which it counts as standing idle."""

Sums = tuple[NDArray[np.int64], NDArray[np.float64]]


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
    step = supply / GRID
    edge = math.floor((supply + slack) / step)
    half = math.ceil(IDLE_SHARE * GRID)
    ends = []
    for upwards in (True, False):
        sums, chances = _distribution(known, step, edge, most, upwards)
        below = float(chances.sum())
        missing = float(chances @ np.maximum(supply - sums * step, 0.0))
        idle = float(chances[sums < half].sum())
        ends.append((1.0 - below, expected - supply + missing, idle))
    (high, _, _), (low, _, _) = ends
    excess, idle = (max(end[place] for end in ends) for place in (1, 2))
    if full <= supply + slack:
        low = high = excess = 0.0
    return Overrun(
        full, expected, max(min(low, high), 0.0), min(max(high, 0.0), 1.0), max(excess, 0.0), idle
    )


def _distribution(loads: Sequence[Load], step: float, edge: int, most: int, upwards: bool) -> Sums:
    """Sums up to the edge with their probabilities; what lies beyond never comes back."""
    sums: NDArray[np.int64] = np.zeros(1, dtype=np.int64)
    chances: NDArray[np.float64] = np.ones(1)
    for load in loads:
        amount = min(round(load.amount / step), edge + 1)
        for _ in range(load.count):
            kept = sums + amount <= edge
            sums, places = np.unique(
                np.concatenate([sums, sums[kept] + amount]), return_inverse=True
            )
            weights = np.concatenate([chances * (1.0 - load.odds), chances[kept] * load.odds])
            chances = np.bincount(places, weights, len(sums)).astype(np.float64)
            if len(sums) > most:
                sums, chances = _coarser(sums, chances, edge, most, upwards)
    return sums, chances


def _coarser(
    sums: NDArray[np.int64],
    chances: NDArray[np.float64],
    edge: int,
    most: int,
    upwards: bool,
) -> Sums:
    """Sums moved to a grid of half as many points as may be kept, all of them the same way."""
    width = -(-2 * (edge + 1) // most)
    moved = (-(-sums // width) if upwards else sums // width) * width
    kept = moved <= edge
    sums, places = np.unique(moved[kept], return_inverse=True)
    return sums, np.bincount(places, chances[kept], len(sums)).astype(np.float64)


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
