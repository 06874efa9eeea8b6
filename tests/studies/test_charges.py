"""Charges on tables worked by hand."""

from dataclasses import replace
from math import inf

import pytest

from models import ExpansionData, PlanData, ProjectData
from planner.pool import lending
from planner.results import Plan
from planner.studies.asking import lent
from planner.studies.case import Case
from planner.studies.coordinate.charges import charged
from planner.studies.coordinate.counties import (
    OwnPlan,
    data_of_counties,
    own_plan,
    quotas_of_plan,
)
from planner.studies.coordinate.parts import quotas_by_heads
from planner.studies.coordinate.schemes import all_known, common_builds, put_together
from tests.studies.serial import best_plan

SITES = ("p", "q")
DATA = PlanData(
    periods=1,
    park_county={"p": "a", "q": "b"},
    industries=("x",),
    projects={
        "both": ProjectData("x", SITES, {1: 1}, pursued=True, output_wan=50.0),
        "own": ProjectData("x", ("q",), {1: 1}, pursued=True, output_wan=70.0, odds={"q": 0.5}),
    },
    income_wan={("both", "p", 1): 30.0, ("both", "q", 1): 20.0, ("own", "q", 1): 40.0},
    fiscal_wan={("both", "p", 1): 0.0, ("both", "q", 1): 0.0, ("own", "q", 1): 10.0},
    land_mu={("p", 1): 1.0, ("q", 1): 1.0},
    groups={"g": ("a", "b")},
    needs={"power": {("both", "p"): 4.0, ("both", "q"): 4.0, ("own", "q"): 5.0}},
    limits={("power", "g", 1): 8.0},
    purse_wan={("g", 1): 90.0},
    market_wan={("x", "g"): 68.0},
    population={"a": 1.0, "b": 2.0},
)
TOGETHER = Plan({("both", "p", 1): 1, ("both", "q", 1): 1, ("own", "q", 1): 1}, (), (), (), {})


def test_what_is_counted_twice_is_charged() -> None:
    """Both want one project (a keeps it); the market takes 68 of 50 + 35 = 85, that is 80 %."""
    found = charged(DATA, TOGETHER, 100.0)
    assert found.twice == ("both",) and ("both", "q", 1) not in found.plan.starts
    assert found.crowded == {("x", "g"): pytest.approx(0.8)}
    assert found.payoffs["a"].value_wan == pytest.approx(0.8 * 30)
    assert found.payoffs["b"].value_wan == pytest.approx(0.8 * 50)
    assert found.exceeded == {("power", "g", 1): pytest.approx(9 / 8)}


def test_of_a_project_that_may_start_several_times_each_gets_what_is_left() -> None:
    """Three may start; a (30 each) and b (20 each) count on two: a keeps its two, b has one."""
    projects = {**DATA.projects, "both": replace(DATA.projects["both"], count_max=3)}
    data = replace(DATA, projects=projects, market_wan={}, limits={})
    plan = Plan({("both", "p", 1): 2, ("both", "q", 1): 2}, (), (), (), {})
    found = charged(data, plan, 100.0)
    assert found.plan.starts == {("both", "p", 1): 2, ("both", "q", 1): 1}
    assert found.twice == ("both",)
    assert [found.payoffs[c].value_wan for c in "ab"] == [60, 20]


def test_what_is_built_for_all_is_paid_when_counties_choose_at_its_quotas() -> None:
    """Two projects of 4 need the line that adds 4 to 4 and costs 10; both counties bear it."""
    data = PlanData(
        periods=1,
        park_county={"pa": "a", "pb": "b"},
        industries=("x",),
        projects={n: ProjectData("x", (f"p{n}",), {1: 1}, needs_target=False) for n in ("a", "b")},
        income_wan={("a", "pa", 1): 30.0, ("b", "pb", 1): 25.0},
        fiscal_wan={("a", "pa", 1): 0.0, ("b", "pb", 1): 0.0},
        land_mu={("pa", 1): 9.0, ("pb", 1): 9.0},
        groups={"g": ("a", "b")},
        needs={"power": {("a", "pa"): 4.0, ("b", "pb"): 4.0}},
        limits={("power", "g", 1): 4.0},
        expansions={"line": ExpansionData("g", "power", 4.0, 10.0, {1: 10.0}, 0)},
    )
    value, _, portfolio = best_plan(data)
    joint = Plan.of(portfolio)
    assert value == 45 and common_builds(data, joint) == (("line", 1),)
    quotas = quotas_of_plan(data, joint)
    with lending(lent(Case(data, {}, value, value))):
        owns = [own_plan(c, quotas, frozenset(), None, 0.0, 20.0) for c in "ab"]
    scheme = put_together(data, "delegated", owns, common_builds(data, joint))
    assert scheme is not None and scheme.charged is not None
    assert scheme.value_wan == 45 and scheme.charged.promised_wan == 45
    assert not scheme.charged.exceeded and not scheme.without
    none = OwnPlan("b", None, -inf, 0.0)
    alone = put_together(data, "alone", [owns[0], none])
    assert alone is not None and alone.without == ("b",)
    assert all_known(data, [owns[0], none])
    assert not all_known(data, [owns[0], replace(none, open_wan=inf)])
    assert not all_known(data, owns[:1])


def test_a_plan_within_all_limits_is_charged_nothing() -> None:
    plan = Plan({("both", "q", 1): 1}, (), (), (), {})
    found = charged(DATA, plan, 20.0)
    assert not (found.twice or found.crowded or found.exceeded)
    assert found.payoffs["b"].value_wan == 20 and found.plan == plan


def test_quotas_by_heads() -> None:
    quotas = quotas_by_heads(DATA)
    assert quotas.limits["power", "g", 1, "b"] == pytest.approx(16 / 3)
    assert quotas.purses["g", 1, "a"] == pytest.approx(30)
    assert quotas.markets == {("x", "g", "a"): 68.0, ("x", "g", "b"): 68.0}


def test_quotas_of_a_plan_let_it_happen_and_use_no_more_than_there_is() -> None:
    plan = Plan({("both", "p", 1): 1}, (), (), (), {("g", "a", 1): 12.0})
    quotas = quotas_of_plan(DATA, plan)
    assert quotas.limits == {("power", "g", 1, "a"): 6.0, ("power", "g", 1, "b"): 2.0}
    assert quotas.purses == {("g", 1, "a"): 12.0, ("g", 1, "b"): 0.0}
    assert quotas.markets == {("x", "g", "a"): 59.0, ("x", "g", "b"): 9.0}


def test_a_county_by_itself_has_its_own_sites_and_its_part() -> None:
    data = data_of_counties(DATA, quotas_by_heads(DATA))["b"]
    assert data.counties == ("b",) and set(data.projects) == {"both", "own"}
    assert data.projects["both"].parks == ("q",)
    assert data.limits == {("power", "g@b", 1): pytest.approx(16 / 3)}
    assert data.purse_wan == {("g@b", 1): pytest.approx(60)}


def test_delegated_quotas_reproduce_a_joint_plan_that_is_best_for_every_county() -> None:
    """Only group limits tie these counties; each has one best answer at its quota."""
    names = {"a": ("a1", "a2"), "b": ("b1", "b2")}
    worth = {"a1": 30.0, "a2": 20.0, "b1": 25.0, "b2": 8.0}
    data = PlanData(
        periods=1,
        park_county={"pa": "a", "pb": "b"},
        industries=("x",),
        projects={
            name: ProjectData("x", (f"p{c}",), {1: 1}, needs_target=False)
            for c, both in names.items()
            for name in both
        },
        income_wan={(n, f"p{n[0]}", 1): value for n, value in worth.items()},
        fiscal_wan={(n, f"p{n[0]}", 1): 0.0 for n in worth},
        land_mu={("pa", 1): 9.0, ("pb", 1): 9.0},
        groups={"g": ("a", "b")},
        needs={"power": {(n, f"p{n[0]}"): 4.0 for n in worth}},
        limits={("power", "g", 1): 12.0},
    )
    value, _, joint = best_plan(data)
    assert value == 75  # a1, a2, b1: three of four fit
    quotas = quotas_of_plan(data, Plan.of(joint))
    with lending(lent(Case(data, {}, value, value))):
        owns = [own_plan(c, quotas, frozenset(), None, 0.0, 20.0) for c in names]
    assert sum(own.value_wan for own in owns) == 75
    begun = {start for own in owns if own.portfolio for start in own.portfolio.starts}
    assert begun == set(joint.starts)
