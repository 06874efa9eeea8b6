"""Weights of the six factors: as set, equal, by pairwise comparison, or by entropy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol, get_args

import numpy as np
import numpy.typing as npt

from planner.schema import Factor, FitWeights

Array = npt.NDArray[np.float64]

FACTORS: tuple[Factor, ...] = get_args(Factor)

RANDOM_INDICES = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random reciprocal matrices of order 1 to 10: Saaty, The Analytic
Hierarchy Process, McGraw-Hill 1980."""

CONSISTENCY_MAX = 0.1
"""Consistency ratio above which Saaty (1980) asks for better judgements."""


class Compared(Protocol):
    """A pair of factors and how many times as important the first is."""

    factor_a: Factor
    factor_b: Factor
    ratio: float


@dataclass(frozen=True)
class Hierarchy:
    """Outcome of pairwise comparisons.

    `worst` numbers the pair that lies farthest from what all comparisons together say, and
    `implied` is the ratio that they say.
    """

    weights: Array
    consistency_ratio: float
    worst: tuple[int, int]
    implied: float


def set_weights(weights: FitWeights) -> Array:
    """Weights of ``[fit.weights]``, scaled to sum to 1."""
    return _scaled(np.array([getattr(weights, factor) for factor in FACTORS]))


def equal_weights() -> Array:
    """The same weight for every factor."""
    return np.full(len(FACTORS), 1 / len(FACTORS))


def missing_pairs(rows: Iterable[Compared]) -> list[tuple[Factor, Factor]]:
    """Pairs of factors that no row compares."""
    given = {frozenset({row.factor_a, row.factor_b}) for row in rows}
    return [pair for pair in combinations(FACTORS, 2) if frozenset(pair) not in given]


def comparison_matrix(rows: Iterable[Compared]) -> Array:
    """Reciprocal matrix of the comparisons, in the order of `FACTORS`."""
    place = {factor: number for number, factor in enumerate(FACTORS)}
    matrix = np.eye(len(FACTORS))
    for row in rows:
        a, b = place[row.factor_a], place[row.factor_b]
        matrix[a, b], matrix[b, a] = row.ratio, 1 / row.ratio
    return matrix


def hierarchy(matrix: Array) -> Hierarchy:
    """Weights of a reciprocal matrix by its principal eigenvector, with the consistency ratio.

    ``CR = (lambda_max - n) / (n - 1) / RI(n)``. The worst pair is the one with the greatest
    ``|ln(a_ij * w_j / w_i)|``. Source: Saaty (1980).
    """
    values, vectors = np.linalg.eig(matrix)
    principal = int(np.argmax(values.real))
    weights = _scaled(np.abs(vectors[:, principal].real))
    order = len(matrix)
    index = (values[principal].real - order) / (order - 1)
    random = RANDOM_INDICES[order - 1]
    away = np.abs(np.log(matrix * np.outer(1 / weights, weights)))
    a, b = np.unravel_index(int(np.argmax(np.triu(away, 1))), away.shape)
    return Hierarchy(
        weights,
        max(0.0, index / random) if random else 0.0,
        (int(a), int(b)),
        float(weights[a] / weights[b]),
    )


def entropy_weights(values: Array) -> Array:
    """Weights by how much each factor (column) tells the pairs (rows) apart.

    With the shares ``p`` of a factor's values in their sum over the n pairs for which it is known:
    ``d = 1 + sum p ln p / ln n``, weights proportional to d (Hwang and Yoon, Multiple Attribute
    Decision Making, Springer 1981, chapter 3). A factor known for fewer than two pairs tells
    nothing; if none tells anything, all weigh the same.
    """
    spread = np.array([_divergence(column[~np.isnan(column)]) for column in values.T])
    return _scaled(spread) if spread.sum() > 0 else np.full(len(spread), 1 / len(spread))


def _divergence(known: Array) -> float:
    if len(known) < 2 or known.sum() <= 0:
        return 0.0
    shares = known[known > 0] / known.sum()
    return max(0.0, 1 + float((shares * np.log(shares)).sum()) / float(np.log(len(known))))


def named(weights: Array) -> Mapping[Factor, float]:
    """Weights by factor."""
    return dict(zip(FACTORS, map(float, weights), strict=True))


def _scaled(figures: Array) -> Array:
    scaled: Array = figures / figures.sum()
    return scaled
