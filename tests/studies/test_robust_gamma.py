"""Protection of limits against enumeration of plans and of worst cases, and published figures."""

import random
from dataclasses import replace
from itertools import combinations, pairwise
from math import comb, inf

import pyomo.environ as pyo
import pytest

from models import PlanData, ProjectData, build_portfolio_model
from models.risk import add_protection
from planner.compiling import compile_model
from planner.solve import SolveOptions, solve
from planner.studies.robust.effort import Effort
from planner.studies.robust.gamma import (
    Trials,
    entering_and_leaving,
    protect,
    protected_up_to,
    risk_bound,
    tried,
)
from planner.studies.robust.loads import Load, loads_of
from tests.studies.robust_plans import asking_of, plan_with, subject_of, subsets
from tests.studies.serial import one_park

LIMITS = ("land", "power")
EFFORT = Effort(0.0, 60.0)


def shares_for(data: PlanData, seed: int) -> dict[str, float]:
    rng = random.Random(seed)
    return {name: rng.choice((0.0, 0.1, 0.3, 0.5)) for name in sorted(data.projects)}


def worst_by_enumeration(needs: dict[str, float], shares: dict[str, float], budget: float) -> float:
    """Greatest need over every choice of whole deviations and one part of a deviation."""
    swings = [shares[name] * need for name, need in needs.items()]
    whole = int(budget)
    worst = 0.0
    for taken in combinations(range(len(swings)), min(whole, len(swings))):
        rest = [swings[n] for n in range(len(swings)) if n not in taken]
        part = (budget - whole) * max(rest, default=0.0)
        worst = max(worst, sum(swings[n] for n in taken) + part)
    return sum(needs.values()) + worst


@pytest.mark.parametrize("seed", range(4))
def test_protected_plans_equal_enumeration(seed: int) -> None:
    data = one_park(seed, 9, 1)
    shares = shares_for(data, seed)
    budgets = (0.0, 1.0, 2.5, 4.0, 12.0)
    subject = subject_of(data)
    found = protect(subject, asking_of(subject), shares, budgets, LIMITS, Trials(500, 1), EFFORT)
    for level in found.levels:
        best = -inf
        for chosen, value in subsets(data):
            land = {k: data.projects[k].land_mu for k in chosen}
            power = {k: data.needs["power"][k, "s"] for k in chosen}
            if (
                worst_by_enumeration(land, shares, level.budget) <= data.land_mu["s", 1] + 1e-9
                and worst_by_enumeration(power, shares, level.budget)
                <= data.limits["power", "c", 1] + 1e-9
            ):
                best = max(best, value)
        assert level.value.exact
        assert level.value.low == pytest.approx(best, abs=1e-6)
        assert level.price.low == pytest.approx(subject.case.value - best, abs=1e-6)
        for row in level.rows:
            assert row.worst <= row.load.available + 1e-6
            held = worst_by_enumeration(dict(row.load.needs), shares, level.budget)
            assert row.worst == pytest.approx(held)
    prices = [level.price.low for level in found.levels]
    assert prices == sorted(prices) and prices[-1] > 0


def test_a_limit_that_is_not_named_is_not_protected() -> None:
    data = one_park(1, 9, 1)
    shares = dict.fromkeys(data.projects, 0.5)
    subject = subject_of(data)
    arguments = (subject, asking_of(subject), shares, (9.0,))
    both = protect(*arguments, LIMITS, Trials(100, 1), EFFORT).levels[-1]
    land = protect(*arguments, ("land",), Trials(100, 1), EFFORT).levels[-1]
    assert land.value.low > both.value.low
    assert {row.key[0] for row in land.rows} == {"land"}


def test_all_starts_of_a_prospect_are_one_uncertain_need() -> None:
    """Three equal prospects of 1 mu that may need 1.5 each, on 4 mu, value 10 each.

    One deviation takes all of them: 1.5 n <= 4 gives two; three separate needs would leave three.
    """
    data = PlanData(
        periods=1,
        park_county={"s": "c"},
        industries=("x",),
        projects={
            "p": ProjectData("x", ("s",), {1: 1}, count_max=3, needs_target=False, land_mu=1.0)
        },
        income_wan={("p", "s", 1): 10.0},
        fiscal_wan={("p", "s", 1): 0.0},
        land_mu={("s", 1): 4.0},
        groups={"all": ("c",)},
    )
    m = build_portfolio_model(data)
    add_protection(m, {"p": 0.5}, 1.0, ("land",))
    assert solve(compile_model(m), SolveOptions(0.0)).objective_wan == pytest.approx(20.0)


def test_a_budget_above_all_projects_is_that_of_all_of_them() -> None:
    data = one_park(1, 6, 1)
    shares = dict.fromkeys(data.projects, 0.3)
    values = []
    for budget in (6.0, 1e300):
        m = build_portfolio_model(data)
        add_protection(m, shares, budget, LIMITS)
        values.append(solve(compile_model(m), SolveOptions(0.0)).objective_wan)
    assert values[0] == pytest.approx(values[1]) and values[0] > 0


def test_without_uncertain_needs_there_is_nothing_to_protect() -> None:
    m = build_portfolio_model(one_park(1, 6, 1))
    add_protection(m, {"k00": 0.0}, 3.0, LIMITS)
    assert not list(m.protected_limit) and not list(m.swing_floor)
    assert isinstance(m, pyo.ConcreteModel)


# --- how likely an overrun is ---------------------------------------------------------------------


def test_bound_of_the_paper() -> None:
    """Bertsimas and Sim (2004): 200 coefficients, budget 36.8."""
    assert risk_bound(200, 36.8) == pytest.approx(0.0057, abs=5e-5)


@pytest.mark.parametrize("count", [1, 4, 7])
def test_bound_at_whole_budgets_is_a_binomial_tail(count: int) -> None:
    """Where budget + n is even: at least (budget + n) / 2 heads of n coins."""
    for budget in range(count % 2, count, 2):
        heads = (budget + count) // 2
        tail = sum(comb(count, n) for n in range(heads, count + 1)) / 2**count
        assert risk_bound(count, budget) == pytest.approx(tail)
    assert risk_bound(count, count) == 0.0
    assert risk_bound(count, -1.0) == 1.0


def test_bound_falls_with_the_budget() -> None:
    bounds = [risk_bound(50, budget / 4) for budget in range(200)]
    assert all(one >= other for one, other in pairwise(bounds))
    assert risk_bound(5000, 100.0) < 1.0


def test_coins_reach_the_bound() -> None:
    """Errors of plus or minus 1 share: the bound is the exact probability for equal needs."""
    needs = {f"k{n}": 1.0 for n in range(5)}
    shares = dict.fromkeys(needs, 1.0)
    load = Load(needs, 5.0 + 2.9)
    assert protected_up_to(load, shares) == pytest.approx(2.9)
    # Overrun if heads - tails > 2.9, that is at least 4 heads of 5.
    exact = (comb(5, 4) + comb(5, 5)) / 2**5
    assert exact <= risk_bound(5, 2.9) <= exact + 0.1 * comb(5, 3) / 2**5 + 1e-12


def test_slack_protects() -> None:
    shares = {"a": 0.5, "b": 0.2}
    assert protected_up_to(Load({"a": 10.0, "b": 10.0}, 20.0), shares) == 0.0
    assert protected_up_to(Load({"a": 10.0, "b": 10.0}, 22.5), shares) == pytest.approx(0.5)
    assert protected_up_to(Load({"a": 10.0, "b": 10.0}, 26.0), shares) == pytest.approx(1.5)
    assert protected_up_to(Load({"a": 10.0, "b": 10.0}, 27.0), shares) == 2.0
    assert protected_up_to(Load({"a": 10.0}, 9.0), shares) == -1.0


def test_trials_are_below_the_bound_and_near_the_exact_probability() -> None:
    """One need of 10 with a share of 1 on 15: overrun if the error is above one half."""
    loads = {("land", "s", 1): Load({"a": 10.0}, 15.0)}
    found, anywhere = tried(loads, {"a": 1.0}, Trials(40_000, 7))
    assert found["land", "s", 1] == anywhere
    assert anywhere == pytest.approx(0.25, abs=4 * (0.25 * 0.75 / 40_000) ** 0.5)
    assert anywhere <= risk_bound(1, 0.5)


def test_the_same_errors_for_every_plan() -> None:
    """A limit with more room is never overrun in more trials: the errors are common."""
    needs = {"a": 10.0, "b": 4.0}
    shares = {"a": 0.4, "b": 0.4, "c": 0.4}
    parts = [
        tried({("w", "c", 1): Load(needs, room)}, shares, Trials(2000, 3))[1]
        for room in (14.0, 15.0, 16.0, 17.0)
    ]
    assert parts == sorted(parts, reverse=True) and parts[0] > parts[1] > 0


def test_loads_equal_the_model() -> None:
    """Needs by plain arithmetic are what the expressions of the model say."""
    data = one_park(3, 9, 2)
    subject = subject_of(data)
    m = build_portfolio_model(data)
    for variable in m.component_data_objects(pyo.Var):
        variable.set_value(subject.case.values.get(variable.name, 0.0), skip_validation=True)
    found = loads_of(data, subject.result.plan)
    for (limit, area, period), load in found.items():
        if limit == "land":
            used, available = m.land_used[area, period], m.land_available[area, period]
        else:
            used = m.resource_used[limit, area, period]
            available = m.resource_available[limit, area, period]
        assert load.used == pytest.approx(pyo.value(used))
        assert load.available == pytest.approx(pyo.value(available))
    assert {key[2] for key in found} == {1, 2}


def test_who_enters_and_leaves() -> None:
    assert entering_and_leaving(plan_with("ab"), plan_with("bc")) == (
        {"c": (0, 1)},
        {"a": (1, 0)},
    )


def test_a_count_that_changes_enters_or_leaves() -> None:
    three, two = plan_with("a"), plan_with("a")
    three = replace(three, starts=dict.fromkeys(three.starts, 3))
    two = replace(two, starts=dict.fromkeys(two.starts, 2))
    assert entering_and_leaving(three, two) == ({}, {"a": (3, 2)})
    assert entering_and_leaving(two, three) == ({"a": (2, 3)}, {})


def test_trials_drawn_in_parts_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = {
        ("power", "all", 1): Load({"a": 3.0, "b": 5.0}, 9.0),
        ("land", "s", 1): Load({"a": 3.0, "c": 5.0}, 9.0),
    }
    shares = {"a": 0.5, "b": 0.2, "c": 0.1}
    whole = tried(loads, shares, Trials(1000, 3))
    monkeypatch.setattr("planner.studies.robust.gamma.AT_ONCE", 64)
    assert tried(loads, shares, Trials(1000, 3)) == whole
    assert 0 < whole[0]["power", "all", 1] < whole[1] < 1
