"""Screening by elementary effects (Morris 1991; mean of sizes by Campolongo and others 2007).

A trajectory walks through the box of all inputs and moves one input at a time by a fixed part of
its range. What the value changes by, over that part, is the elementary effect of the input: wan
yuan for its whole range. Over r trajectories

    mu      = mean of the effects            (which way it works)
    mu_star = mean of their sizes            (how strongly it works)
    sigma   = their standard deviation       (how far that depends on the other inputs)

Designs and the sampling error of mu_star are SALib's. Values are intervals, hence effects are.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from SALib.analyze import morris as salib_analysis
from SALib.sample import morris as salib_design

from planner.studies.asking import Interval
from planner.studies.sensitivity import spans
from planner.studies.sensitivity.spans import Amounts

LEVELS = 4
"""Levels of each input in a design, the number that Morris used; steps are 2/3 of the range."""


@dataclass(frozen=True)
class Steps:
    """The elementary steps of one input: samples before and after, and the part of the range."""

    before: npt.NDArray[np.int64]
    after: npt.NDArray[np.int64]
    part: Amounts


@dataclass(frozen=True)
class Effects:
    """What is known of the effects of one input, wan yuan for its whole range.

    Attributes
    ----------
    mean, strength, spread
        mu, mu_star and sigma of the steps that have an answer at both ends; None without any.
    sampling
        Half-width of the 95 % interval of mu_star over other choices of trajectories; None with
        fewer than two whole ones.
    steps, changes
        Steps with a plan at both ends, and those of them whose plans have different targets.
    best_rank, worst_rank
        Ranks by mu_star that the intervals leave open, 1 the strongest.
    """

    mean: Interval | None
    strength: Interval | None
    spread: Interval | None
    sampling: float | None
    steps: int
    changes: int
    best_rank: int
    worst_rank: int

    @property
    def settled(self) -> bool:
        """Whether gaps leave no doubt about the rank."""
        return self.strength is not None and self.best_rank == self.worst_rank


_Told = tuple[
    Interval | None, Interval | None, Interval | None, float | None, int, int
]  # all of `Effects` but the ranks


def trajectories(inputs: int, count: int, seed: int) -> Amounts:
    """Design of `count` trajectories in the unit box: (inputs + 1) lines for each of them."""
    problem = _problem(inputs)
    return np.asarray(salib_design.sample(problem, count, num_levels=LEVELS, seed=seed), float)


def steps_of(points: Amounts) -> list[Steps]:
    """Steps of every input in a design."""
    inputs = points.shape[1]
    moves: list[list[tuple[int, int, float]]] = [[] for _ in range(inputs)]
    for first in range(0, len(points), inputs + 1):
        for before in range(first, first + inputs):
            ways = points[before + 1] - points[before]
            (moved,) = np.flatnonzero(np.abs(ways) > 1e-9)
            moves[moved].append((before, before + 1, float(ways[moved])))
    return [
        Steps(
            np.array([one[0] for one in own], dtype=np.int64),
            np.array([one[1] for one in own], dtype=np.int64),
            np.array([one[2] for one in own]),
        )
        for own in moves
    ]


def effects_of(
    points: Amounts,
    low: Amounts,
    high: Amounts,
    targets: Sequence[object] | None = None,
    seed: int = 0,
) -> tuple[Effects, ...]:
    """Effects of every input.

    Parameters
    ----------
    points
        Design of `trajectories`.
    low, high
        Ends of the value at each point; not finite where there is no plan or no answer.
    targets
        Targets of the plan at each point, None where there is no plan.
    """
    known = np.isfinite(low) & np.isfinite(high)
    sampling = _sampling_errors(points, (low + high) / 2, known, seed)
    found: list[_Told] = []
    for number, steps in enumerate(steps_of(points)):
        both = known[steps.before] & known[steps.after]
        before, after, part = steps.before[both], steps.after[both], steps.part[both]
        changes = sum(
            targets is not None and targets[one] != targets[other]
            for one, other in zip(before, after, strict=True)
        )
        if not len(part):
            found.append((None, None, None, None, 0, 0))
            continue
        ends = np.stack(spans.differences(low[after], high[after], low[before], high[before]))
        ends = np.sort(ends / part, axis=0)  # a step downwards turns the ends round
        found.append(
            (
                spans.mean(ends[0], ends[1]),
                spans.mean(*spans.sizes(ends[0], ends[1])),
                spans.deviation(ends[0], ends[1]),
                sampling[number],
                len(part),
                changes,
            )
        )
    ranks = ranks_of([one[1] for one in found])
    return tuple(Effects(*one, *rank) for one, rank in zip(found, ranks, strict=True))


def ranks_of(strengths: Sequence[Interval | None]) -> list[tuple[int, int]]:
    """Best and worst rank that intervals leave open; what is unknown may be anywhere."""
    count = len(strengths)
    ends = [(-math.inf, math.inf) if s is None else (s.low, s.high) for s in strengths]
    return [
        (
            1 + sum(other[0] > high for other in ends),
            count - sum(other[1] < low for other in ends),
        )
        for low, high in ends
    ]


def _sampling_errors(
    points: Amounts, values: Amounts, known: npt.NDArray[np.bool_], seed: int
) -> list[float | None]:
    """Bootstrap of mu_star over the trajectories that have all their values."""
    inputs = points.shape[1]
    whole = known.reshape(-1, inputs + 1).all(axis=1)
    if whole.sum() < 2:
        return [None] * inputs
    lines = np.repeat(whole, inputs + 1)
    told = salib_analysis.analyze(
        _problem(inputs), points[lines], values[lines], num_levels=LEVELS, seed=seed
    )
    return [float(one) for one in told["mu_star_conf"]]


def _problem(inputs: int) -> dict[str, Any]:
    """The unit box in SALib's words."""
    names = [f"x{number}" for number in range(inputs)]
    return {"num_vars": inputs, "names": names, "bounds": [[0.0, 1.0]] * inputs}
