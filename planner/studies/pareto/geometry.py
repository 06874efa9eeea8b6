"""Points in the space of scores, where more of each is better: who dominates, how much, the knee.

Nothing here knows of plans; a point is a tuple of scores.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np

Scores = tuple[float, ...]

SAME = 1e-6
"""Difference up to which two scores are the same, relative to them where they are above 1."""


def slack_at(score: float) -> float:
    """Difference from a score that is rounding."""
    return SAME * max(abs(score), 1.0) if math.isfinite(score) else 0.0


def same(one: Scores, other: Scores) -> bool:
    """Whether two points are the same but for rounding."""
    return all(abs(a - b) <= slack_at(a) for a, b in zip(one, other, strict=True))


def dominates(one: Scores, other: Scores) -> bool:
    """Whether `one` is nowhere less than `other` and somewhere more, beyond rounding."""
    pairs = list(zip(one, other, strict=True))
    return all(a >= b - slack_at(b) for a, b in pairs) and any(
        a > b + slack_at(b) for a, b in pairs
    )


def efficient(points: Iterable[Scores]) -> list[Scores]:
    """Points that no other one dominates, each once, most of the first score first."""
    left: list[Scores] = []
    for point in sorted(points, reverse=True):
        if not any(same(kept, point) or dominates(kept, point) for kept in left):
            # What comes later has no more of the first score, but may have as much up to rounding.
            left = [kept for kept in left if not dominates(point, kept)] + [point]
    return left


def hypervolume(points: Iterable[Scores], least: Scores) -> float:
    """Volume of what the points dominate above `least`, for one to three scores.

    Two scores: sorted by the first, the strips that each point adds. Three: a sweep down the third
    score, the area of the points met so far times the height of each slab (Fonseca, Paquete and
    Lopez-Ibanez 2006, here in the plain form of O(n^2 log n)).
    """
    above = [p for p in points if all(x > low for x, low in zip(p, least, strict=True))]
    if not above:
        return 0.0
    if len(least) == 1:
        return max(p[0] for p in above) - least[0]
    if len(least) == 2:
        area, reached = 0.0, least[1]
        for first, second in sorted(above, reverse=True):
            area += (first - least[0]) * max(second - reached, 0.0)
            reached = max(reached, second)
        return area
    levels = sorted({p[-1] for p in above}, reverse=True)
    volume = 0.0
    for level, below in zip(levels, [*levels[1:], least[-1]], strict=True):
        flat = [p[:-1] for p in above if p[-1] >= level]
        volume += hypervolume(flat, least[:-1]) * (level - below)
    return volume


def least_of(points: Iterable[Scores]) -> Scores:
    """Least of each score over the points."""
    return tuple(map(min, zip(*points, strict=True)))


def most_of(points: Iterable[Scores]) -> Scores:
    """Greatest of each score over the points."""
    return tuple(map(max, zip(*points, strict=True)))


def bulges(points: Sequence[Scores], ends: Sequence[Scores]) -> list[float]:
    """How far each point lies beyond the chord of the ends, scores scaled from 0 to 1.

    The chord is the line through two ends, the plane through three (Das 1999, On characterizing the
    "knee" of the Pareto curve based on normal-boundary intersection, Structural Optimization 18:
    107-115); the knee is the point with the greatest distance. Scores are scaled by their range
    over points and ends. Zero for all points where the ends do not span a chord that falls in
    every score.
    """
    low, high = least_of([*points, *ends]), most_of([*points, *ends])
    width = np.array(high) - np.array(low)
    if (width <= 0).any():
        return [0.0] * len(points)
    scaled = (np.array(ends) - low) / width
    try:
        normal = np.linalg.solve(scaled, np.ones(len(ends)))
    except np.linalg.LinAlgError:
        return [0.0] * len(points)
    if (normal <= 0).any():
        return [0.0] * len(points)
    distances = ((np.array(points) - low) / width @ normal - 1.0) / np.linalg.norm(normal)
    return [float(one) for one in distances]
