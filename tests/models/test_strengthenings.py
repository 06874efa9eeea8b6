"""Rows and bounds that only strengthen the relaxation: off and on, the same optimum.

The plans are those of the enumeration, with one park to a county and with two parks in one.
"""

from dataclasses import replace
from itertools import combinations

import pyomo.environ as pyo
import pytest

from bench.strengthenings import SWITCHES, Switch, without_cliques, without_target_limit
from models import LayoutRules, PlanData, ProjectData, build_portfolio_model
from models.expressions import have
from planner.compiling import compile_model
from planner.errors import NoPlanError
from planner.relaxation import Relaxation
from planner.solve import SolveOptions, solve
from tests.blocks.small_plans import EXACT, small
from tests.models.test_brute_force import neighbours_plan

SEEDS = range(80)
TWO_PARKS = SEEDS[1::2]  # the others are in test_brute_force.py


CHANGES = list(SWITCHES.values())


def optimum(m: pyo.ConcreteModel, options: SolveOptions = EXACT) -> float | None:
    try:
        return solve(compile_model(m), options).objective_wan
    except NoPlanError:
        return None


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_off_and_on_the_optimum_is_that_of_the_enumeration(seed: int, change: Switch) -> None:
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
def test_the_plans_have_what_is_switched_off(change: Switch) -> None:
    solved = [small(seed) for seed in SEEDS if small(seed).best is not None]
    assert sum(change(build_portfolio_model(plan.data)) > 0 for plan in solved) >= 8


# --- by hand --------------------------------------------------------------------------------------


def relaxed(data: PlanData, *changes: Switch) -> float:
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


@pytest.mark.parametrize(("size", "stocks"), [(3, 2), (4, 2), (4, 3), (5, 2), (5, 3), (5, 4)])
def test_clique_rows_left_out_for_stocks_follow_from_the_others(size: int, stocks: int) -> None:
    """The rows of every step below the number of stocks, put back, change no relaxation."""
    members = "abcde"[:size]
    for seed in range(4):
        data = neighbours_plan(seed, {*combinations(members, 2), ("a", "f")}, members[:stocks])
        m = build_portfolio_model(data)
        m.put_back = pyo.ConstraintList()
        pairs = [("x", *pair) for pair in combinations(members, 2)]
        shared = pyo.quicksum(m.overlap[pair] if pair in m.OVERLAPS else 1.0 for pair in pairs)
        count = pyo.quicksum(have(m, data, county, "x") for county in members)
        for step in range(1, min(stocks, size - 1)):
            m.put_back.add(shared >= step * count - step * (step + 1) / 2)
        assert len(m.put_back)
        assert Relaxation(compile_model(m)).solve().value == pytest.approx(relaxed(data))
