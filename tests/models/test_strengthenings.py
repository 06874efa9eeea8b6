"""Rows and bounds that only strengthen the relaxation: off and on, the same optimum.

The plans are those of the enumeration, with one park to a county and with two parks in one.
"""

from collections.abc import Callable
from dataclasses import replace

import pyomo.environ as pyo
import pytest

from models import LayoutRules, PlanData, ProjectData, build_portfolio_model
from planner.errors import NoPlanError
from planner.matrix import compile_model
from planner.relaxation import Relaxation
from planner.solve import SolveOptions, solve
from tests.blocks.small_plans import EXACT, small

SEEDS = range(80)
TWO_PARKS = SEEDS[1::2]  # the others are in test_brute_force.py


def without_target_limit(m: pyo.ConcreteModel) -> int:
    m.target_limit.deactivate()
    return len(m.target_limit)


def without_cliques(m: pyo.ConcreteModel) -> int:
    m.overlap_clique.deactivate()
    return len(m.overlap_clique)


def without_money_bounds(m: pyo.ConcreteModel) -> int:
    for money in (*m.purse.values(), *m.grant.values()):
        money.setub(None)
    return len(m.purse) + len(m.grant)


Change = Callable[[pyo.ConcreteModel], int]
CHANGES: list[Change] = [without_target_limit, without_cliques, without_money_bounds]


def optimum(m: pyo.ConcreteModel, options: SolveOptions = EXACT) -> float | None:
    try:
        return solve(compile_model(m), options).objective_wan
    except NoPlanError:
        return None


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_off_and_on_the_optimum_is_that_of_the_enumeration(seed: int, change: Change) -> None:
    plan = small(seed)
    m = build_portfolio_model(plan.data)
    if change(m):
        found = optimum(m)
        assert (found is None) == (plan.best is None)
        assert plan.best is None or found == pytest.approx(plan.best, abs=1e-6)


@pytest.mark.parametrize("seed", TWO_PARKS)
def test_on_the_optimum_is_that_of_the_enumeration(seed: int) -> None:
    plan = small(seed)
    found = optimum(build_portfolio_model(plan.data))
    assert (found is None) == (plan.best is None)
    assert plan.best is None or found == pytest.approx(plan.best, abs=1e-6)


@pytest.mark.parametrize("change", CHANGES)
def test_the_plans_have_what_is_switched_off(change: Change) -> None:
    solved = [small(seed) for seed in SEEDS if small(seed).best is not None]
    assert sum(change(build_portfolio_model(plan.data)) > 0 for plan in solved) >= 8


# --- by hand --------------------------------------------------------------------------------------


def relaxed(data: PlanData, *changes: Change) -> float:
    """Value of the linear relaxation."""
    m = build_portfolio_model(data)
    for change in changes:
        assert change(m)
    return Relaxation(compile_model(m)).solve().value


def two_parks() -> PlanData:
    """One county, two parks, no leads allowed, one speciality, two projects worth 10 each.

    Linear relaxation without `target_limit`: both specialities at one half. Each project puts half
    of itself into either park, as far as the speciality lets it, and so stands there in full: 20.
    With it a project is no more than its target, and the two targets are together at most the one
    speciality: 10, which is also the best plan.
    """
    projects = {"kx": ProjectData("x", ("p1", "p2"), {1: 1})}
    projects["ky"] = replace(projects["kx"], industry="y")
    starts = [(k, park, 1) for k in projects for park in ("p1", "p2")]
    return PlanData(
        periods=1,
        park_county={"p1": "a", "p2": "a"},
        industries=("x", "y"),
        projects=projects,
        income_wan=dict.fromkeys(starts, 10.0),
        fiscal_wan=dict.fromkeys(starts, 0.0),
        land_mu={("p1", 1): 1.0, ("p2", 1): 1.0},
        layout=LayoutRules(specials_max=1, leads_per_industry_max=0),
    )


def test_target_limit_halves_a_relaxation() -> None:
    assert relaxed(two_parks(), without_target_limit) == pytest.approx(20.0)
    assert relaxed(two_parks()) == pytest.approx(10.0)
    assert optimum(build_portfolio_model(two_parks())) == pytest.approx(10.0)


def three_neighbours() -> PlanData:
    """Three mutual neighbours with a project worth 10 each, and 10 for each overlap.

    Linear relaxation without the clique row: all targets at one half overlap nowhere: 15. More
    brings 30 per unit of all three and costs 60. With it the overlaps are at least 3 h - 1 where
    each county has h: 30 h - 10 (3 h - 1) = 10 from h = 1/3 on. One county alone is worth 10.
    """
    counties = ("a", "b", "c")
    names = [(f"k{county}", f"p{county}") for county in counties]
    return PlanData(
        periods=1,
        park_county={f"p{county}": county for county in counties},
        industries=("x",),
        projects={k: ProjectData("x", (park,), {1: 1}) for k, park in names},
        income_wan={(k, park, 1): 10.0 for k, park in names},
        fiscal_wan={(k, park, 1): 0.0 for k, park in names},
        land_mu={(park, 1): 1.0 for _, park in names},
        layout=LayoutRules(leads_per_industry_max=3),
        overlap_wan=dict.fromkeys((("a", "b", "x"), ("a", "c", "x"), ("b", "c", "x")), 10.0),
    )


def test_a_clique_row_lowers_a_relaxation() -> None:
    assert relaxed(three_neighbours(), without_cliques) == pytest.approx(15.0)
    assert relaxed(three_neighbours()) == pytest.approx(10.0)
    assert optimum(build_portfolio_model(three_neighbours())) == pytest.approx(10.0)


def test_a_clique_that_all_have_today_is_no_row() -> None:
    """Three mutual neighbours with the same stock leave nothing to choose."""
    data = three_neighbours()
    industry = data.industries[0]
    stock = frozenset((county, industry) for county in data.counties)
    assert not len(build_portfolio_model(replace(data, present=stock)).overlap_clique)
