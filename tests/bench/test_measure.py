"""Figures of a trajectory, worked out by hand."""

import pytest

from planner.bench.measure import (
    Measures,
    Moment,
    Trajectory,
    best_known,
    gap_at,
    measures_of,
    primal_gap,
    primal_integral,
    seconds_to_gap,
)

# Bounds and plans so that the gaps (bound - best) / best are 50 %, 25 %, 4 %, 2 %.
STEPS = Trajectory.of(
    [
        Moment(1.0, None, 150.0),
        Moment(2.0, 80.0, 120.0),
        Moment(4.0, 96.0, 120.0),
        Moment(8.0, 100.0, 104.0),
        Moment(16.0, 100.0, 102.0),
    ]
)


def test_a_trajectory_keeps_the_best_known_and_drops_what_is_no_news() -> None:
    told = [
        Moment(3.0, 90.0, 130.0),  # worse than what is known at 2 s: no news
        Moment(1.0, None, None),
        Moment(2.0, 95.0, 120.0),
        Moment(5.0, 94.0, 110.0),  # a better bound, an older plan
        Moment(6.0, None, None),
    ]
    assert Trajectory.of(told).moments == (Moment(2.0, 95.0, 120.0), Moment(5.0, 95.0, 110.0))


def test_what_was_known_at_a_time() -> None:
    assert STEPS.at(0.5) == Moment(0.5)
    assert STEPS.at(4.0) == Moment(4.0, 96.0, 120.0)
    assert STEPS.at(7.9) == Moment(4.0, 96.0, 120.0)
    assert STEPS.last == Moment(16.0, 100.0, 102.0)
    assert Trajectory(()).last == Moment(0.0)


@pytest.mark.parametrize(
    ("seconds", "gap"), [(0.0, None), (1.5, None), (2.0, 0.5), (5.0, 0.25), (8.0, 0.04), (99, 0.02)]
)
def test_gap_at_a_time(seconds: float, gap: float | None) -> None:
    assert gap_at(STEPS, seconds) == gap


@pytest.mark.parametrize(
    ("gap", "seconds"), [(0.6, 2.0), (0.25, 4.0), (0.05, 8.0), (0.02, 16.0), (0.01, None)]
)
def test_time_to_a_gap(gap: float, seconds: float | None) -> None:
    assert seconds_to_gap(STEPS, gap) == seconds


@pytest.mark.parametrize(
    ("best", "reference", "gap"),
    [
        (None, 100.0, 1.0),
        (50.0, None, 1.0),
        (75.0, 100.0, 0.25),
        (100.0, 75.0, 0.25),  # better than the reference counts the same distance
        (-1.0, 100.0, 1.0),
        (0.0, 0.0, 0.0),
        (0.0, 100.0, 1.0),
        (-200.0, -100.0, 0.5),
    ],
)
def test_primal_gap(best: float | None, reference: float | None, gap: float) -> None:
    assert primal_gap(best, reference) == gap


def test_primal_integral() -> None:
    # No plan for 2 s, 80 of 100 for 2 s, 96 for 4 s, then the reference itself.
    assert primal_integral(STEPS, 100.0, 20.0) == pytest.approx(2 + 0.2 * 2 + 0.04 * 4)
    # Cut off in the middle of the second plan.
    assert primal_integral(STEPS, 100.0, 5.0) == pytest.approx(2 + 0.2 * 2 + 0.04 * 1)
    # Against a better reference the last plan goes on costing until the end.
    assert primal_integral(STEPS, 200.0, 20.0) == pytest.approx(2 + 0.6 * 2 + 0.52 * 4 + 0.5 * 12)
    assert primal_integral(Trajectory(()), 100.0, 60.0) == 60.0
    assert primal_integral(Trajectory.of([Moment(0.0, 100.0, 101.0)]), 100.0, 60.0) == 0.0


def test_marks_beyond_the_time_limit_are_not_measured() -> None:
    assert measures_of(STEPS, 100.0, 60.0) == Measures(
        seconds_to_gap=(8.0, 16.0, None),
        gap_at=(0.04, 0.02, None),
        primal_integral_seconds=pytest.approx(2.56),
        reference=100.0,
    )


def test_the_best_of_several_solves_is_the_reference() -> None:
    other = Trajectory.of([Moment(1.0, 101.0, 130.0)])
    assert best_known([STEPS, other, Trajectory(())]) == 101.0
    assert best_known([Trajectory(())]) is None
