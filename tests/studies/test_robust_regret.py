"""Least greatest regret by enumeration of plans, rivals and figures."""

import itertools
import random
from dataclasses import replace

import pytest

from models import PlanData, Portfolio, ProjectData
from planner.studies.robust.effort import Effort
from planner.studies.robust.outlooks import scaled
from planner.studies.robust.regret import least_regret, regret_between
from planner.studies.robust.valuing import value_of
from tests.studies.robust_plans import asking_of, by_hand, plan_with, subject_of, subsets, worth
from tests.studies.serial import one_park

EFFORT = Effort(0.0, 60.0)


def spread_for(data: PlanData, seed: int) -> dict[str, float]:
    rng = random.Random(seed)
    return {name: rng.choice((0.1, 0.4, 0.8)) for name in sorted(data.projects)}


def greatest_regret(data: PlanData, chosen: frozenset[str], spread: dict[str, float]) -> float:
    """Against every plan, at the figures worst for the chosen one, by hand."""
    greatest = 0.0
    for rival, value in subsets(data):
        gap = value - by_hand(data, chosen)
        gap += sum(spread[k] * abs(worth(data, k)) for k in chosen ^ rival)
        greatest = max(greatest, gap)
    return greatest


@pytest.mark.parametrize("seed", range(4))
def test_least_regret_equals_enumeration(seed: int) -> None:
    """Ten projects of which some are worth less than nothing but for a bonus."""
    data = one_park(seed, 8, 1)
    data = replace(data, income_wan={**data.income_wan, ("k00", "s", 1): -4.0})
    spread = spread_for(data, seed)
    subject = subject_of(data)
    study = least_regret(subject, asking_of(subject), spread, 50, EFFORT)
    regrets = {chosen: greatest_regret(data, chosen, spread) for chosen, _ in subsets(data)}
    assert study.settled and study.least.exact
    assert study.least.low == pytest.approx(min(regrets.values()), abs=1e-4)
    for one in study.candidates:
        chosen = frozenset(start[0] for start in one.plan.starts)
        assert one.regret.exact
        assert one.regret.high == pytest.approx(regrets[chosen], abs=1e-4)
    assert study.best.regret.high == pytest.approx(study.least.low, abs=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_worst_figures_are_at_the_ends(seed: int) -> None:
    """The closed form equals trying every corner of the figures."""
    data = one_park(seed, 6, 1)
    spread = spread_for(data, seed)
    names = sorted(data.projects)
    for (one, _), (other, _) in itertools.islice(
        itertools.product(list(subsets(data))[::5], repeat=2), 40
    ):
        gaps = []
        for signs in itertools.product((-1, 1), repeat=len(names)):
            factors = {k: 1 + s * spread[k] for k, s in zip(names, signs, strict=True)}
            there = scaled(data, factors)
            gaps.append(value_of(there, plan_with(other)) - value_of(there, plan_with(one)))
        found = regret_between(data, plan_with(one), plan_with(other), spread)
        assert found == pytest.approx(max(gaps))


def prospects() -> PlanData:
    """Two prospects of up to 3 and two periods; a later start is worth less; 4 mu of land."""
    base = ProjectData("x", ("s",), {1: 1, 2: 2}, count_max=3, needs_target=False, land_mu=1.0)
    return PlanData(
        periods=2,
        park_county={"s": "c"},
        industries=("x",),
        projects={"p": base, "q": base},
        income_wan={
            **{("p", "s", 1): 10.0, ("p", "s", 2): 8.0},
            **{("q", "s", 1): 9.0, ("q", "s", 2): 8.5},
        },
        fiscal_wan=dict.fromkeys([(k, "s", t) for k in "pq" for t in (1, 2)], 0.0),
        land_mu={("s", 1): 3.0, ("s", 2): 4.0},
        groups={"all": ("c",)},
    )


def counts() -> list[dict[tuple[str, str, int], int]]:
    """Every plan of `prospects`."""
    found = []
    for p1, p2, q1, q2 in itertools.product(range(4), repeat=4):
        if p1 + p2 <= 3 and q1 + q2 <= 3 and p1 + q1 <= 3 and p1 + p2 + q1 + q2 <= 4:
            plan = {("p", "s", 1): p1, ("p", "s", 2): p2, ("q", "s", 1): q1, ("q", "s", 2): q2}
            found.append({start: n for start, n in plan.items() if n})
    return found


def test_counts_and_periods_equal_enumeration() -> None:
    """A count in between: regret is convex in it, so a count may hedge between two prospects."""
    data, spread = prospects(), {"p": 0.5, "q": 0.5}
    plans = [Portfolio(starts, (), (), (), {}, {}) for starts in counts()]
    regrets = {
        tuple(sorted(one.starts.items())): max(
            regret_between(data, one, other, spread) for other in plans
        )
        for one in plans
    }
    subject = subject_of(data)
    study = least_regret(subject, asking_of(subject), spread, 50, EFFORT)
    assert study.settled
    assert study.least.low == pytest.approx(min(regrets.values()), abs=1e-5)
    for one in study.candidates:
        key = tuple(sorted(one.plan.starts.items()))
        assert one.regret.high == pytest.approx(regrets[key], abs=1e-5)


def test_certain_figures_leave_no_regret() -> None:
    data = one_park(1, 8, 1)
    subject = subject_of(data)
    study = least_regret(subject, asking_of(subject), {}, 50, EFFORT)
    assert study.settled and study.rounds == 1
    assert study.least.high == pytest.approx(0.0, abs=1e-6)


def test_few_rounds_leave_honest_ends() -> None:
    data = one_park(2, 8, 1)
    spread = spread_for(data, 2)
    subject = subject_of(data)
    whole = least_regret(subject, asking_of(subject), spread, 50, EFFORT)
    assert whole.rounds > 2
    part = least_regret(subject, asking_of(subject), spread, 2, EFFORT)
    assert not part.settled and part.rounds == 2
    assert part.least.low - 1e-6 <= whole.least.low <= part.least.high + 1e-6


def test_no_time_proves_nothing() -> None:
    subject = subject_of(one_park(2, 8, 1))
    study = least_regret(subject, asking_of(subject), {"k01": 0.5}, 5, Effort(0.0, 1e-9))
    assert not study.settled and study.least.low == 0.0
    assert study.least.high > 0
