"""Figures of a distribution from draws, each with a 95 % interval of sampling."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, ndtri
from scipy.stats import binom

from planner.studies.sensitivity.spans import Amounts

LEVEL = 0.95
TO_BOTH_SIDES = float(ndtri(0.5 + LEVEL / 2))
"""Standard errors from the middle to the ends by the normal law."""


@dataclass(frozen=True)
class Estimate:
    """A figure of the distribution, with the 95 % interval of sampling."""

    value: float
    low: float
    high: float


def mean_of(values: Amounts) -> Estimate:
    """Mean with its 95 % interval of sampling, by the normal law."""
    mean = float(np.mean(values))
    half = float(TO_BOTH_SIDES * np.std(values, ddof=1) / math.sqrt(len(values)))
    return Estimate(mean, mean - half, mean + half)


def quantile_of(values: Amounts, share: float) -> Estimate:
    """Quantile with a 95 % interval from order statistics, whatever the distribution.

    The number of draws below the quantile is binomial; its 2.5 and 97.5 % points are the places of
    the ends in the sorted draws. Where there are too few draws for such a place there is no end.
    """
    ordered, count = np.sort(values), len(values)
    low, high = binom.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2], count, share)
    return Estimate(
        float(np.quantile(values, share)),
        float(ordered[int(low) - 1]) if low >= 1 else -math.inf,
        float(ordered[int(high)]) if high < count else math.inf,
    )


def probability_of(happens: npt.NDArray[np.bool_]) -> Estimate:
    """How often something happens, with the exact 95 % interval of Clopper and Pearson (1934)."""
    times, count, tail = int(happens.sum()), len(happens), (1 - LEVEL) / 2
    low = float(betaincinv(times, count - times + 1, tail)) if times else 0.0
    high = float(betaincinv(times + 1, count - times, 1 - tail)) if times < count else 1.0
    return Estimate(times / count, low, high)
