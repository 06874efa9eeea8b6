"""Weights that are only partly known: ranges and an order, and the corners of what they leave.

A weight for income, fiscal value and layout (links and bonuses less overlaps and breaches), at
least 0 and summing to 1.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from planner.errors import WrongUseError

TERMS = ("income", "fiscal", "layout")

Weights = tuple[float, float, float]

SAME = 1e-9


@dataclass(frozen=True)
class Leeway:
    """What is known of the weights.

    Attributes
    ----------
    ranges
        Least and greatest weight by term; a term that is not named lies between 0 and 1.
    order
        Terms by falling weight.
    """

    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    order: tuple[str, ...] = ()


EVEN = Leeway(dict.fromkeys(TERMS, (0.25, 0.5)))
"""Nothing weighs more than twice as much as anything else."""


def extreme_weights(leeway: Leeway) -> tuple[Weights, ...]:
    """Corners of the set of weights, sorted.

    Every corner meets two of the inequalities with equality.

    Raises
    ------
    WrongUseError
        There are no such weights.
    """
    rows: list[list[float]] = []
    sides: list[float] = []
    for place, term in enumerate(TERMS):
        low, high = leeway.ranges.get(term, (0.0, 1.0))
        unit = [float(place == other) for other in range(3)]
        rows += [unit, [-one for one in unit]]
        sides += [low, -high]
    for above, below in zip(leeway.order, leeway.order[1:], strict=False):
        rows.append([float(t == above) - float(t == below) for t in TERMS])
        sides.append(0.0)
    matrix, floor = np.array(rows), np.array(sides)
    found: set[Weights] = set()
    for pair in combinations(range(len(rows)), 2):
        corner = np.vstack([matrix[list(pair)], np.ones(3)])
        if abs(np.linalg.det(corner)) < SAME:
            continue
        point = np.linalg.solve(corner, np.append(floor[list(pair)], 1.0))
        if (matrix @ point >= floor - SAME).all():
            one, two, three = (round(float(weight), 9) + 0.0 for weight in point)
            found.add((one, two, three))
    if not found:
        raise WrongUseError("robust_weights_empty")
    return tuple(sorted(found))


def drawn_weights(corners: Sequence[Weights], count: int, seed: int) -> list[Weights]:
    """Weights drawn evenly from the set with these corners.

    The set is a point, a segment or a polygon; a polygon is cut into triangles from its middle.
    """
    draw = np.random.default_rng([seed, 1])
    points = np.array(corners)
    middle = points.mean(axis=0)
    if len(points) < 3:
        first, last = points[0], points[-1]
        drawn = first + draw.random((count, 1)) * (last - first)
    else:
        # Any two axes in the plane of the sum 1 tell the angles.
        flat = (points - middle) @ np.array([[1.0, 1.0], [-1.0, 1.0], [0.0, -2.0]])
        flat /= np.array([math.sqrt(2), math.sqrt(6)])
        ring = points[np.argsort(np.arctan2(flat[:, 1], flat[:, 0]))]
        after = np.roll(ring, -1, axis=0)
        areas = np.linalg.norm(np.cross(ring - middle, after - middle), axis=1)
        which = draw.choice(len(ring), count, p=areas / areas.sum())
        one, two = draw.random((2, count, 1))
        folded = one + two > 1
        one, two = np.where(folded, 1 - one, one), np.where(folded, 1 - two, two)
        drawn = middle + one * (ring[which] - middle) + two * (after[which] - middle)
    return [(float(a), float(b), float(c)) for a, b, c in drawn]
