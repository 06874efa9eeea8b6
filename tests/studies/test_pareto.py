"""Fronts of two and three goals: enumeration, what weights miss, steps, stops, intervals."""

import math
import os
import signal
import threading
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from models import build_portfolio_model, read_portfolio
from models.goals import Goal, add_goals, land_goal, money_goal
from planner.errors import PlannerError
from planner.pool import (
    Outcome,
    PoolProgress,
    ResultStore,
    SerialPool,
    Task,
    lending,
    open_pool,
)
from planner.studies.asking import Asking
from planner.studies.pareto.aims import Aim
from planner.studies.pareto.decisions import change
from planner.studies.pareto.front import Gathered, Proof, bound_curve
from planner.studies.pareto.levels import Level, _best_of_few, reach
from planner.studies.pareto.reading import read_front
from planner.studies.pareto.trade import Wish, find_front, lent_for_front
from planner.studies.pareto.zones import Zones
from tests.clusters import gone, scheduler_in, until, workers_of
from tests.studies.fronts import (
    EXACT,
    CountingPool,
    aims_for,
    all_scores,
    case_of,
    front_of,
    scores_of,
    unbeaten,
)
from tests.studies.serial import one_park


@pytest.mark.parametrize("seed", range(3))
def test_two_goals_equal_enumeration(seed: int) -> None:
    data = one_park(seed, 10, 1)
    front = front_of(case_of(data), aims_for(data, 2))
    assert scores_of(front) == unbeaten(all_scores(data, 2)[:, :2])
    assert front.complete and all(point.efficient for point in front.points)


@pytest.mark.parametrize("seed", range(2))
def test_three_goals_equal_enumeration(seed: int) -> None:
    data = one_park(seed, 10, 1)
    front = front_of(case_of(data), aims_for(data, 3))
    assert scores_of(front) == unbeaten(all_scores(data, 3)[:, :3])
    assert front.complete and not front.open_zones
    assert front.volume_bound() >= _cells(scores_of(front), np.array(front.low)) - 1e-6


def test_points_that_no_weighted_sum_finds_are_found() -> None:
    """For a point inside the hull of the others another one is better under any weights."""
    data = one_park(2, 10, 1)
    every = all_scores(data, 2)[:, :2]
    weights = np.linspace(0.0, 1.0, 2001)
    sums = np.outer(weights, every[:, 0]) + np.outer(1 - weights, every[:, 1])
    best = sums.max(axis=1, keepdims=True)
    by_weights = {tuple(every[place]) for _, place in np.argwhere(sums >= best - 1e-9)}
    missed = set(unbeaten(every)) - by_weights
    assert missed
    assert missed <= set(scores_of(front_of(case_of(data), aims_for(data, 2))))


@pytest.mark.parametrize("step", [4.0, 9.0])
def test_no_point_is_missing_but_for_the_step(step: float) -> None:
    data = one_park(1, 10, 1)
    truth = unbeaten(all_scores(data, 2)[:, :2])
    front = front_of(case_of(data), aims_for(data, 2, (1.0, step)))
    found = scores_of(front)
    assert front.complete and front.volume_bound() >= _cells(truth, np.array(front.low)) - 1e-6
    assert set(found) <= set(truth) and (step < 9 or len(found) < len(truth))
    for a, b in truth:
        assert any(p >= a and q > b - step for p, q in found)


def test_steps_of_three_goals() -> None:
    data = one_park(0, 10, 1)
    truth = unbeaten(all_scores(data, 3)[:, :3])
    front = front_of(case_of(data), aims_for(data, 3, (1.0, 4.0, 6.0)))
    found = scores_of(front)
    assert set(found) < set(truth)
    # Complete but for the steps: what hides within them has room below the bound.
    most, there = front.volume_bound(), _cells(truth, np.array(front.low))
    assert front.complete and most is not None and front.volume() < there - 1 and there <= most
    for a, b, c in truth:
        assert any(p >= a and q > b - 4 and r > c - 6 for p, q, r in found)


def test_among_plans_with_the_same_scores_the_most_valuable_is_taken() -> None:
    """Tax and bonuses are no goals here, but no point gives them away."""
    data = one_park(4, 10, 1)
    every = all_scores(data, 3)[:, [0, 2, 3]]
    aims = [one for one in aims_for(data, 3) if one.name != "fiscal"]
    front = front_of(case_of(data), aims)
    assert scores_of(front) == unbeaten(every[:, :2])
    for point, scores in zip(front.points, scores_of(front), strict=True):
        same = (every[:, :2] == np.array(scores)).all(axis=1)
        assert point.portfolio.terms["objective_wan"] == pytest.approx(every[same, 2].max())


def test_levels_with_gaps_have_bounds_that_no_plan_exceeds() -> None:
    """Every plan there is lies below the bound at its own tax, and below the curve."""
    gaps = 0
    for seed in range(3):
        data = one_park(seed, 12, 1)
        wish = Wish(points=5, settle=False, gap_share=0.4, seconds=30.0)
        front = front_of(case_of(data), aims_for(data, 2), wish)
        every = all_scores(data, 2)[:, :2]
        curve = bound_curve(front)
        for income, tax in every:
            assert income <= front.bound_at((income, tax)) + 1e-6
            assert tax <= front.tops[1] + 1e-6
            assert income <= min(bound for floor, _, bound in curve if floor <= tax) + 1e-6
        possible = {tuple(one) for one in every}
        assert set(scores_of(front)) <= possible
        assert front.own in [point.scores for point in front.points] or any(
            all(a >= b for a, b in zip(point.scores, front.own, strict=True))
            for point in front.points
        )
        volume = front.volume_bound()
        assert volume is not None and volume >= front.volume()
        gaps += sum(front.bound_at(point.scores) > point.scores[0] + 1 for point in front.points)
    assert gaps


def test_levels_solved_to_the_end_are_points_of_the_front() -> None:
    data = one_park(1, 10, 1)
    wish = Wish(points=4, settle=True, gap_share=0.0, seconds=30.0)
    front = front_of(case_of(data), aims_for(data, 2), wish)
    assert set(scores_of(front)) <= set(unbeaten(all_scores(data, 2)[:, :2]))
    assert len(front.points) >= 3


def test_a_large_level_starts_from_the_best_of_what_the_run_begins() -> None:
    """Half the power of the run: the best of its own projects, not the empty plan it was given."""
    data = one_park(0, 10, 1)
    case = case_of(data)
    goals = [aim.goal for aim in aims_for(data, 3)]
    m = build_portfolio_model(data)
    begun = [project for project, _, _ in read_portfolio(m, case.values).starts]
    power = {name: data.needs["power"][name, "s"] for name in begun}
    most = sum(power.values()) / 2
    level = Level(("income", "fiscal", "power"), "income", (("power", -most),))
    found = read_portfolio(m, _best_of_few(case, goals, level, {}))
    taken = {project for project, _, _ in found.starts}
    assert taken < set(begun) and sum(power[name] for name in taken) <= most + 1e-6
    income = max(
        sum(data.income_wan[name, "s", 1] for name in few)
        for size in range(len(begun) + 1)
        for few in combinations(begun, size)
        if sum(power[name] for name in few) <= most + 1e-9
    )
    assert found.terms["income_wan"] == pytest.approx(income)
    never = Level(level.goals, "income", (("power", 1.0),))
    assert _best_of_few(case, goals, never, {}) == {}


def test_bounds_fall_as_floors_rise() -> None:
    data = one_park(0, 10, 1)
    front = front_of(case_of(data), aims_for(data, 2))
    curve = bound_curve(front)
    bounds = [bound for _, _, bound in curve]
    assert bounds == sorted(bounds, reverse=True)
    assert [end for _, end, _ in curve[:-1]] == [floor for floor, _, _ in curve[1:]]


def test_a_floor_that_no_plan_keeps_is_an_answer() -> None:
    data = one_park(0, 10, 1)
    case, aims = case_of(data), aims_for(data, 2)
    with lending(lent_for_front(case, aims)):
        found = reach(Level(("income", "fiscal"), "income", (("fiscal", 1e6),), seconds=10.0))
    assert (found.bound, found.scores, found.portfolio) == (-math.inf, None, None)
    gathered = Gathered(("income", "fiscal"))
    level = Level(("income", "fiscal"), "income", (("fiscal", 1e6),))
    assert gathered.take(level, found) is None
    assert gathered.proofs == [Proof((1e6,), -math.inf)]


def test_a_stopped_search_goes_on_where_it_was_and_ends_with_the_same_front(tmp_path: Path) -> None:
    data = one_park(1, 8, 1)
    case, aims = case_of(data), aims_for(data, 3)
    whole = front_of(case, aims)
    stop = threading.Event()

    def cut(solved: int) -> None:
        if solved > 12:
            stop.set()

    with CountingPool(lent_for_front(case, aims), cut) as pool:
        asking = Asking(pool, ResultStore(tmp_path, "front", resume=True), stop=stop)
        part = find_front(case, aims, EXACT, asking)
    assert not part.complete and part.open_zones
    assert set(scores_of(part)) < set(scores_of(whole))
    bound = part.volume_bound()
    truth = unbeaten(all_scores(data, 3)[:, :3])
    assert bound is not None and bound >= part.volume()
    low = np.array(part.low)
    assert bound >= _cells(truth, low) - 1e-6  # of the true front above the same reference
    with CountingPool(lent_for_front(case, aims)) as pool:
        asking = Asking(pool, ResultStore(tmp_path, "front", resume=True))
        resumed = find_front(case, aims, EXACT, asking)
        assert pool.solved == whole.levels - part.levels
    assert scores_of(resumed) == scores_of(whole) and resumed.complete


def _cells(points: list[tuple[float, ...]], low: np.ndarray) -> float:
    """Volume that whole-numbered points dominate above a whole-numbered corner, cell by cell."""
    size = (np.array(points).max(axis=0) - low).astype(int)
    filled = np.zeros(size, bool)
    for point in points:
        reach_ = np.maximum((np.array(point) - low).astype(int), 0)
        filled[tuple(slice(0, one) for one in reach_)] = True
    return float(filled.sum())


def test_without_time_only_the_ends_are_known() -> None:
    """The ends are asked for first; nothing else is begun once the time is over."""
    data = one_park(0, 10, 1)
    wish = Wish(points=None, settle=True, gap_share=0.0, seconds=30.0, budget_seconds=0.0)
    for count in (2, 3):
        front = front_of(case_of(data), aims_for(data, count), wish)
        assert front.levels == count and not front.complete
        assert set(scores_of(front)) <= set(unbeaten(all_scores(data, count)[:, :count]))


class BrokenPool(SerialPool):
    """Loses every level above a floor."""

    def next(self, timeout: float | None = None) -> Outcome | None:
        outcome = super().next(timeout)
        if outcome is not None and "fiscal>=" in outcome.key:
            error = PlannerError("task_failed", what="Fault", words="on purpose")
            return Outcome(outcome.key, None, "on purpose", error=error)
        return outcome


@pytest.mark.parametrize("count", [2, 3])
def test_a_level_that_fails_leaves_the_front_incomplete(count: int) -> None:
    data = one_park(0, 10, 1)
    case, aims = case_of(data), aims_for(data, count)
    with BrokenPool(lent_for_front(case, aims)) as pool:
        asking = Asking(pool)
        front = find_front(case, aims, EXACT, asking)
    assert not front.complete and asking.failures
    assert len(front.points) >= 2


def test_goals_that_agree_have_one_point() -> None:
    data = one_park(0, 10, 1)
    agreeing = [Aim(Goal("income"), "wan"), Aim(Goal("bonus"), "wan")]
    front = front_of(case_of(data), agreeing)
    income = all_scores(data, 1)[:, 0].max()
    assert front.points[0].scores[0] == pytest.approx(income) and front.complete


def test_the_run_is_told_apart_from_the_front() -> None:
    """The most valuable plan is on the front of income and tax here or is beaten: by whom."""
    data = one_park(3, 10, 1)
    case = case_of(data)
    front = front_of(case, aims_for(data, 2))
    reading = read_front(front, data)
    beaten = [
        place
        for place, one in enumerate(scores_of(front))
        if one != front.own and all(a >= b - 1e-6 for a, b in zip(one, front.own, strict=True))
    ]
    assert list(reading.own_beaten_by) == beaten
    assert reading.own_distance >= 0
    assert len(reading.rates) == len(reading.changes) == len(front.points) - 1
    assert all(rate > 0 for rate in reading.rates)


def test_changes_and_core_follow_from_the_plans() -> None:
    data = one_park(1, 10, 1)
    front = front_of(case_of(data), aims_for(data, 2))
    reading = read_front(front, data)
    taken = [{start[0] for start in point.portfolio.starts} for point in front.points]
    for number, one in enumerate(reading.changes):
        enter = {key[1] for key in one.entering}
        leave = {key[1] for key in one.leaving}
        assert taken[number + 1] == (taken[number] | enter) - leave
    core = {key[1] for key in reading.core}
    assert core == set.intersection(*taken)
    same = change(data, front.points[0].portfolio, front.points[0].portfolio)
    assert (same.entering, same.leaving, same.moved) == ((), (), ())


def test_totals_of_limits_are_those_of_the_starts() -> None:
    data = one_park(0, 6, 1)
    land, money = land_goal(data), money_goal(data)
    assert land.of_start["k00", "s", 1] == data.projects["k00"].land_mu
    assert set(money.of_start.values()) == {0.0} and not money.of_build
    m = build_portfolio_model(data)
    add_goals(m, [land])
    for start in data.starts:
        m.start[start].set_value(1)
    total = sum(one.land_mu for one in data.projects.values())
    assert m.score["land"]() == pytest.approx(-total)


def test_zones_split_and_closed_by_hand() -> None:
    """A point at (5, 5, 5) leaves what is better in one of the goals; a proof closes its zone."""
    gathered = Gathered(("a", "b", "c"), tops={"a": 9.0, "b": 9.0, "c": 9.0})
    zones = Zones(gathered, (1.0, 1.0, 1.0))
    none = -math.inf
    zones.split((5.0, 5.0, 5.0))
    assert set(zones.open) == {(5.0, none, none), (none, 5.0, none), (none, none, 5.0)}
    zones.split((5.0, 5.0, 5.0))
    assert len(zones.open) == 3
    gathered.proofs.append(Proof((6.0, none), 2.0))
    zones.close()
    assert (none, 5.0, none) in zones.open  # a plan with b >= 6 and a <= 2 may exist
    gathered.proofs.append(Proof((none, none), 5.0))
    zones.close()
    assert set(zones.open) == {(none, 5.0, none), (none, none, 5.0)}


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_front(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    data = one_park(1, 8, 1)
    case, aims = case_of(data), aims_for(data, 3)
    whole = front_of(case, aims)
    killed: list[int] = []
    with (
        scheduler_in(tmp_path) as (address, _),
        workers_of(address),
        open_pool(None, address, lent_for_front(case, aims)) as pool,
    ):
        pool.submit(Task("who", os.getpid))
        told: list[Outcome | None] = []
        until(lambda: told.append(pool.next(1.0)) or told[-1], "the number of a worker")
        assert told[-1] is not None
        worker = told[-1].value

        def kill(progress: PoolProgress) -> None:
            if progress.running and not killed:
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

        front = find_front(case, aims, EXACT, Asking(pool, watch=kill))
    assert killed and gone(worker)
    assert scores_of(front) == scores_of(whole)
    assert front.complete and front.levels == whole.levels
