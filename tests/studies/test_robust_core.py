"""Core index and dominance by brute force, and the two theorems of robust portfolio modelling."""

import itertools
import random

import numpy as np
import pytest

from models import PlanData
from planner.errors import WrongUseError
from planner.studies.robust.core import (
    PROJECT,
    Core,
    Revalued,
    Samples,
    dominates,
    find_core,
    vector_of,
)
from planner.studies.robust.effort import Effort
from planner.studies.robust.valuing import Worth, value_of, worth_of
from planner.studies.robust.weights import Leeway, drawn_weights, extreme_weights
from tests.studies.robust_plans import asking_of, plan_with, subject_of, subsets
from tests.studies.serial import best_plan, one_park

EFFORT = Effort(0.0, 60.0)
WIDE = Leeway({"income": (0.1, 0.8), "fiscal": (0.1, 0.8), "layout": (0.1, 0.8)})
NARROW = Leeway({"income": (0.4, 0.5), "fiscal": (0.2, 0.3), "layout": (0.25, 0.35)})


def worths(data: PlanData) -> list[tuple[frozenset[str], Worth]]:
    return [(chosen, worth_of(data, plan_with(chosen))) for chosen, _ in subsets(data)]


def not_beaten(
    found: list[tuple[frozenset[str], Worth]], leeway: Leeway, spread: dict[str, float]
) -> set[frozenset[str]]:
    """Plans that no plan dominates, pair by pair."""
    corners = extreme_weights(leeway)
    return {
        chosen
        for chosen, own in found
        if not any(dominates(other, own, corners, spread) for _, other in found)
    }


def core_of(plans: set[frozenset[str]], names: list[str]) -> set[str]:
    return {name for name in names if all(name in plan for plan in plans)}


# --- exact ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [2, 5])
def test_exact_core_equals_brute_force(seed: int) -> None:
    data = one_park(seed, 7, 1)
    leeway = Leeway({"income": (0.1, 0.6), "fiscal": (0.1, 0.6), "layout": (0.3, 0.3)})
    assert len(extreme_weights(leeway)) == 2
    subject = subject_of(data)
    study = find_core(subject, asking_of(subject), leeway, {}, Samples(10, 1), EFFORT)
    assert study.exact and study.complete
    expected = not_beaten(worths(data), leeway, {})
    found = [frozenset(start[0] for start in one.plan.starts) for one in study.plans]
    assert len(found) == len(set(found)), "each plan once"
    assert set(found) == expected and len(expected) > 1
    for name in data.projects:
        share = sum(name in plan for plan in expected) / len(expected)
        assert study.index((PROJECT, name)) == pytest.approx(share)


def test_equal_plans_are_all_listed() -> None:
    """Two equal projects and room for one: both plans, each project borderline at one half."""
    data = one_park(1, 6, 1)
    names = sorted(data.projects)
    same = {(name, "s", 1): 10.0 for name in names}
    equal = type(data)(
        periods=1,
        park_county=data.park_county,
        industries=data.industries,
        projects={
            k: type(one)(**{**vars(one), "land_mu": 5.0}) for k, one in data.projects.items()
        },
        income_wan=same,
        fiscal_wan=same,
        land_mu={("s", 1): 10.0},
        groups=data.groups,
    )
    subject = subject_of(equal)
    study = find_core(subject, asking_of(subject), WIDE, {}, Samples(10, 1), EFFORT)
    assert study.complete and len(study.plans) == 15, "two of six"
    assert {study.index((PROJECT, name)) for name in names} == {5 / 15}


def test_no_time_is_told() -> None:
    subject = subject_of(one_park(2, 9, 1))
    study = find_core(subject, asking_of(subject), WIDE, {}, Samples(10, 1), Effort(0.0, 1e-9))
    assert study.exact and not study.complete


# --- theorems -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_better_knowledge_leaves_a_subset_and_a_greater_core(seed: int) -> None:
    """Liesiö, Mild and Salo (2007): both for narrower weights and for narrower intervals."""
    data = one_park(seed, 10, 1)
    names = sorted(data.projects)
    rng = random.Random(seed)
    spread = {name: rng.choice((0.05, 0.15, 0.3)) for name in names}
    half = {name: share / 2 for name, share in spread.items()}
    found = worths(data)
    wide = not_beaten(found, WIDE, spread)
    for better in (not_beaten(found, NARROW, spread), not_beaten(found, WIDE, half)):
        assert better <= wide and better
        assert core_of(wide, names) <= core_of(better, names)
    assert len(not_beaten(found, NARROW, half)) < len(wide)


# --- dominance ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_dominance_equals_trying_all_corners_of_weights_and_values(seed: int) -> None:
    data = one_park(seed, 6, 1)
    names = sorted(data.projects)
    spread = dict.fromkeys(names, 0.25)
    corners = extreme_weights(WIDE)
    plans = worths(data)[::3]
    for (one, own), (other, its) in itertools.product(plans, plans):
        gaps = []
        for weights in corners:
            for signs in itertools.product((-1, 1), repeat=len(names)):
                factors = tuple((k, 1 + 0.25 * s) for k, s in zip(names, signs, strict=True))
                there = Revalued(weights, factors).of(data)
                gaps.append(value_of(there, plan_with(one)) - value_of(there, plan_with(other)))
        expected = min(gaps) >= -1e-9 and max(gaps) > 1e-9
        assert dominates(own, its, corners, spread) == expected, (one, other)


def test_no_plan_dominates_itself() -> None:
    data = one_park(1, 6, 1)
    own = worth_of(data, plan_with({"k01"}))
    assert not dominates(own, own, extreme_weights(WIDE), {"k01": 0.3})


# --- weights --------------------------------------------------------------------------------------


def test_corners_of_the_whole_simplex() -> None:
    assert set(extreme_weights(Leeway())) == {(1.0, 0, 0), (0, 1.0, 0), (0, 0, 1.0)}


def test_corners_of_an_order() -> None:
    """Rank orders have corners (1,0,0), (1/2,1/2,0), (1/3,1/3,1/3)."""
    corners = extreme_weights(Leeway(order=("income", "fiscal", "layout")))
    third = pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert len(corners) == 3 and (1.0, 0.0, 0.0) in corners and (0.5, 0.5, 0.0) in corners
    assert any(corner == third for corner in corners)


def test_a_point_and_no_weights() -> None:
    point = Leeway({"income": (0.5, 0.5), "fiscal": (0.25, 0.25)})
    assert extreme_weights(point) == ((0.5, 0.25, 0.25),)
    with pytest.raises(WrongUseError):
        extreme_weights(Leeway({"income": (0.8, 1.0), "fiscal": (0.5, 1.0)}))


@pytest.mark.parametrize(
    "leeway",
    [WIDE, NARROW, Leeway(), Leeway({"layout": (0.0, 0.0)}), Leeway(order=("fiscal", "income"))],
)
def test_drawn_weights_lie_in_the_set_and_in_its_middle(leeway: Leeway) -> None:
    corners = extreme_weights(leeway)
    drawn = np.array(drawn_weights(corners, 4000, 3))
    assert drawn.sum(axis=1) == pytest.approx(np.ones(4000))
    for place, term in enumerate(("income", "fiscal", "layout")):
        low, high = leeway.ranges.get(term, (0.0, 1.0))
        assert (drawn[:, place] >= low - 1e-9).all() and (drawn[:, place] <= high + 1e-9).all()
    if leeway.order:
        assert (drawn[:, 1] >= drawn[:, 0] - 1e-9).all()
    # The mean of a triangle, a segment or a symmetric polygon is that of its corners.
    if len(corners) <= 3 or leeway is WIDE:
        assert drawn.mean(axis=0) == pytest.approx(np.mean(corners, axis=0), abs=0.02)


# --- sampled --------------------------------------------------------------------------------------


def test_each_draw_has_its_own_best_plan() -> None:
    """The draws chosen by a plan are those in which enumeration finds it best."""
    data = one_park(4, 8, 1)
    subject = subject_of(data)
    spread = dict.fromkeys(sorted(data.projects), 0.4)
    study = find_core(subject, asking_of(subject), WIDE, spread, Samples(12, 2), EFFORT)
    assert not study.exact and study.complete and study.open_draws == 0
    assert sum(one.draws for one in study.plans) == 12
    weights = drawn_weights(extreme_weights(WIDE), 12, 2)
    errors = np.random.default_rng([2, 2]).uniform(-1.0, 1.0, (12, 8))
    counts: dict[frozenset[str], int] = {}
    for chosen, row in zip(weights, errors, strict=True):
        factors = tuple((k, 1 + 0.4 * e) for k, e in zip(sorted(spread), row, strict=True))
        there = Revalued(chosen, factors).of(data)
        best = max((plan for plan, _ in subsets(data)), key=lambda p: value_of(there, plan_with(p)))
        counts[best] = counts.get(best, 0) + 1
    found = {frozenset(s[0] for s in one.plan.starts): one.draws for one in study.plans}
    assert found == counts and len(counts) > 1
    assert not any(one.dominated for one in study.plans)


def test_even_weights_and_no_errors_leave_the_value_as_it_is() -> None:
    data = one_park(1, 9, 1)
    third = 1 / 3
    even = Revalued((third, third, third), ()).of(data)
    plain = type(data)(
        **{**{f: getattr(data, f) for f in data.__dataclass_fields__}, "fiscal_weight": 1.0}
    )
    assert best_plan(even)[0] == pytest.approx(best_plan(plain)[0])


def test_vector_and_index_of_nothing() -> None:
    assert vector_of(Worth({"a": 2.0}, {"a": 1.0}, 0.5, 3.0), ((0.5, 0.2, 0.3),)) == (
        pytest.approx(0.5 * 2 + 0.2 * 0.5 + 0.3 * 3),
    )
    assert np.isnan(Core(True, False, (), {}, 0.0, 0, 0, ()).index((PROJECT, "a")))
