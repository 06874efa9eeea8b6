"""Shares of the variance: Sobol indices by the estimators of Saltelli and others (2010).

With f the value, A and B two independent samples of n points, and AB_i the sample A with input i
taken from B,

    S1_i = mean(f_B * (f_ABi - f_A)) / V       what input i explains alone
    ST_i = mean((f_A - f_ABi)^2) / (2 V)       what it explains together with the others
    V    = variance of f over A and B

where f is taken from its mean over all samples. ST - S1 is what an input does through its
interplay with others. Designs (scrambled Sobol' points), estimates and the 95 % intervals of
sampling are SALib's; what the gaps of the solves leave open is bounded here in addition.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from SALib.analyze import sobol as salib_analysis
from SALib.sample import sobol as salib_design

from planner.studies.asking import Interval
from planner.studies.sensitivity import spans
from planner.studies.sensitivity.spans import Amounts, Ends


@dataclass(frozen=True)
class Index:
    """An index: the estimate, its half-width by sampling (95 %), and the ends that gaps leave."""

    value: float
    sampling: float
    open: Interval


@dataclass(frozen=True)
class Indices:
    """First-order and total index of one input."""

    first: Index
    total: Index


@dataclass(frozen=True)
class Shares:
    """Indices of all inputs; empty if the value never changes or too few samples have an answer.

    Attributes
    ----------
    pairs
        Second-order indices and their half-width by sampling, by two numbers of inputs.
    variance
        Variance of the values over A and B, wan yuan squared.
    used, asked
        Groups of samples that could be used, of how many.
    """

    indices: tuple[Indices, ...]
    pairs: dict[tuple[int, int], tuple[float, float]]
    variance: float
    used: int
    asked: int


def design(inputs: int, count: int, seed: int, pairs: bool = False) -> Amounts:
    """Samples in the unit box: `count` groups of (inputs + 2), or (2 inputs + 2) with pairs.

    `count` is a power of 2, which the balance of Sobol' points rests on.
    """
    told = salib_design.sample(_problem(inputs), count, calc_second_order=pairs, seed=seed)
    return np.asarray(told, float)


def shares_of(inputs: int, low: Amounts, high: Amounts, seed: int, pairs: bool = False) -> Shares:
    """Indices from the ends of the value at each point of `design`.

    A group of samples with a point that has no value is left out as a whole.
    """
    width = (2 * inputs if pairs else inputs) + 2
    known = np.all((np.isfinite(low) & np.isfinite(high)).reshape(-1, width), axis=1)
    lines, asked = np.repeat(known, width), int(np.size(known))
    low, high = low[lines], high[lines]
    values = (low + high) / 2
    used = int(known.sum())
    groups = values.reshape(-1, width)
    spread = float(np.var(np.r_[groups[:, 0], groups[:, -1]])) if used else 0.0
    scale = float(np.max(np.abs(values))) if used else 0.0
    if used < 2 or spread <= 1e-18 * max(scale, 1.0) ** 2:
        return Shares((), {}, spread, used, asked)
    told = salib_analysis.analyze(
        _problem(inputs), values, calc_second_order=pairs, seed=seed + 1
    )  # SALib takes seed 0 for none
    first, total = _open(inputs, low, high, pairs)
    indices = tuple(
        Indices(
            Index(float(told["S1"][i]), float(told["S1_conf"][i]), first[i]),
            Index(float(told["ST"][i]), float(told["ST_conf"][i]), total[i]),
        )
        for i in range(inputs)
    )
    both = {}
    if pairs:
        both = {
            (i, j): (float(told["S2"][i, j]), float(told["S2_conf"][i, j]))
            for i in range(inputs)
            for j in range(i + 1, inputs)
        }
    return Shares(indices, both, spread, used, asked)


def _open(
    inputs: int, low: Amounts, high: Amounts, pairs: bool
) -> tuple[Sequence[Interval], Sequence[Interval]]:
    """Ends of the indices when every value may lie anywhere between its ends.

    Values are taken from the middle of their ends. The estimate of S1 takes them from their own
    mean m, which changes its upper part by -m * mean(f_ABi - f_A); so that is added for all m that
    the ends allow.
    """
    width = (2 * inputs if pairs else inputs) + 2
    centre = float(np.mean((low + high) / 2))
    ends = np.stack([low, high]).reshape(2, -1, width) - centre

    def column(number: int) -> Ends:
        return ends[0, :, number], ends[1, :, number]

    a, b = column(0), column(width - 1)
    variance = spans.variance(np.r_[a[0], b[0]], np.r_[a[1], b[1]])
    shift = float(np.mean(high - low)) / 2
    first, total = [], []
    for number in range(inputs):
        mixed = column(1 + number)
        ways = spans.differences(*mixed, *a)
        upper, way = spans.mean(*spans.products(*b, *ways)), spans.mean(*ways)
        far_shift = shift * max(abs(way.low), abs(way.high))
        first.append(_ratio(Interval(upper.low - far_shift, upper.high + far_shift), variance))
        far = spans.sizes(*ways)
        half = spans.mean(far[0] ** 2 / 2, far[1] ** 2 / 2)
        total.append(_ratio(half, variance))
    return first, total


def _ratio(part: Interval, whole: Interval) -> Interval:
    """Ends of part over whole; without end where the whole may be nothing."""
    if whole.low <= 0:
        return Interval(-math.inf if part.low < 0 else 0.0, math.inf)
    corners = [end / of for end in (part.low, part.high) for of in (whole.low, whole.high)]
    return Interval(min(corners), max(corners))


def _problem(inputs: int) -> dict[str, Any]:
    """The unit box in SALib's words."""
    names = [f"x{number}" for number in range(inputs)]
    return {"num_vars": inputs, "names": names, "bounds": [[0.0, 1.0]] * inputs}
