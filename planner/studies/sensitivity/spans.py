"""Statistics of amounts that are known only to lie between two ends.

A figure from a solve that is not proved to be optimal is an interval; so is all that is computed
from it. Ends are arrays of equal length, low below high. What is given back holds the statistic of
every choice of amounts within their ends.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from planner.studies.asking import Interval

Amounts = npt.NDArray[np.float64]
Ends = tuple[Amounts, Amounts]
Way = Callable[[float], Amounts]

HALVINGS = 200
"""Steps of a bisection: more than the digits of a float."""


def differences(low_a: Amounts, high_a: Amounts, low_b: Amounts, high_b: Amounts) -> Ends:
    """Ends of a minus b."""
    return low_a - high_b, high_a - low_b


def sizes(low: Amounts, high: Amounts) -> Ends:
    """Ends of the amounts without their sign."""
    return np.maximum(np.maximum(low, -high), 0.0), np.maximum(np.abs(low), np.abs(high))


def mean(low: Amounts, high: Amounts) -> Interval:
    """Ends of the mean; both can be reached."""
    return Interval(float(np.mean(low)), float(np.mean(high)))


def products(low_a: Amounts, high_a: Amounts, low_b: Amounts, high_b: Amounts) -> Ends:
    """Ends of a times b."""
    corners = np.stack([low_a * low_b, low_a * high_b, high_a * low_b, high_a * high_b])
    return corners.min(axis=0), corners.max(axis=0)


def variance(low: Amounts, high: Amounts) -> Interval:
    """Ends of the variance (the mean of squared distances from the mean).

    As ``var(x) = min over c of mean((x - c)^2)``, the least one is
    ``min over c of mean(distance of c from [low, high] squared)`` and can be reached. The greatest
    one is at most ``min over c of mean(max((low - c)^2, (high - c)^2))``, since for every c no
    amount is farther from it than its farther end; that bound need not be reached.
    """
    if not len(low):
        return Interval(0.0, 0.0)

    def to_nearest(c: float) -> Amounts:
        return np.asarray(np.clip(c, low, high) - c)

    def to_farthest(c: float) -> Amounts:
        return np.where(c - low > high - c, low - c, high - c)

    ends = float(np.min(low)), float(np.max(high))
    least, most = (
        float(np.mean(way(_centre(way, *ends)) ** 2)) for way in (to_nearest, to_farthest)
    )
    return Interval(min(least, most), most)


def deviation(low: Amounts, high: Amounts) -> Interval:
    """Ends of the standard deviation of a sample: with n - 1; 0 for a single amount."""
    count = len(low)
    if count < 2:
        return Interval(0.0, 0.0)
    found, factor = variance(low, high), count / (count - 1)
    return Interval(float(np.sqrt(factor * found.low)), float(np.sqrt(factor * found.high)))


def _centre(way: Way, low: float, high: float) -> float:
    """Where the sum of squared ways is least: they balance, as the sum is convex."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if float(np.sum(way(middle))) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
