"""Points among points: published and counted volumes, dominance, the knee."""

import random

import numpy as np
import pytest

from planner.studies.pareto.geometry import bulges, dominates, efficient, hypervolume

STAIRS = [(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)]


def test_hypervolume_of_three_steps_is_six() -> None:
    assert hypervolume(STAIRS, (0.0, 0.0)) == 6.0
    assert hypervolume([(*one, 2.0) for one in STAIRS], (0.0, 0.0, 0.0)) == 12.0
    assert hypervolume([], (0.0, 0.0)) == 0.0


@pytest.mark.parametrize("goals", [2, 3])
@pytest.mark.parametrize("seed", range(5))
def test_hypervolume_counts_cells(goals: int, seed: int) -> None:
    draw = random.Random(seed)
    points = [tuple(float(draw.randint(-2, 8)) for _ in range(goals)) for _ in range(12)]
    filled = np.zeros((8,) * goals, bool)
    for point in points:
        filled[tuple(slice(0, max(int(x), 0)) for x in point)] = True
    assert hypervolume(points, (0.0,) * goals) == filled.sum()


def test_dominated_and_equal_points_are_filtered() -> None:
    points = [*STAIRS, (1.0, 2.0), (2.0, 2.0 + 1e-9), (3.0, 0.5), (0.0, 0.0)]
    assert efficient(points) == [
        pytest.approx((3.0, 1.0)),
        pytest.approx((2.0, 2.0)),
        pytest.approx((1.0, 3.0)),
    ]
    assert dominates((2.0, 2.0), (2.0, 1.0))
    assert not dominates((2.0, 2.0), (2.0, 2.0)) and not dominates((2.0, 2.0), (1.0, 3.0))


@pytest.mark.parametrize("seed", range(5))
def test_what_is_left_dominates_the_rest(seed: int) -> None:
    draw = random.Random(seed)
    points = [tuple(float(draw.randint(0, 6)) for _ in range(3)) for _ in range(40)]
    kept = efficient(points)
    assert not any(dominates(one, other) for one in kept for other in kept)
    assert all(one in kept or any(dominates(k, one) for k in kept) for one in points)


def test_knee_by_hand() -> None:
    """Scaled, (8, 8) lies 0.6 / sqrt 2 beyond the line from (10, 0) to (0, 10)."""
    points = [(10.0, 0.0), (8.0, 8.0), (0.0, 10.0), (4.0, 4.0)]
    beyond = bulges(points, [points[0], points[2]])
    assert beyond == pytest.approx([0.0, 0.6 / 2**0.5, 0.0, -0.2 / 2**0.5], abs=1e-12)


def test_knee_of_three_goals_by_hand() -> None:
    """The middle of the unit cube's far corner lies 2 / sqrt 3 beyond the plane of the ends."""
    ends = [(5.0, 0.0, 0.0), (0.0, 5.0, 0.0), (0.0, 0.0, 5.0)]
    assert bulges([(5.0, 5.0, 5.0)], ends) == pytest.approx([2 / 3**0.5])


def test_a_front_without_ends_has_no_knee() -> None:
    assert bulges([(1.0, 1.0)], [(1.0, 1.0), (1.0, 1.0)]) == [0.0]
