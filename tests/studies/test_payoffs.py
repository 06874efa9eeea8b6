"""Payoffs of counties: they add up, and the model means by interest what the sums say."""

from dataclasses import replace

import pyomo.environ as pyo
import pytest

from models import LayoutRules, PlanData, build_portfolio_model, read_portfolio
from models.interest import add_interest
from planner.results import Plan
from planner.studies.coordinate.payoffs import payoffs_of
from tests.blocks.small_plans import small, with_plan
from tests.studies.serial import best_plan


def solved(data: PlanData) -> tuple[pyo.ConcreteModel, Plan, float]:
    value, values, _ = best_plan(data)
    m = build_portfolio_model(data)
    add_interest(m, data)
    found = read_portfolio(m, values)
    plan = Plan(found.starts, found.leads, found.specials, found.builds, found.grants)
    return m, plan, value


@pytest.mark.parametrize("seed", with_plan(12))
def test_interests_add_up_and_agree_with_plain_sums(seed: int) -> None:
    m, plan, value = solved(small(seed).data)
    payoffs = payoffs_of(small(seed).data, plan)
    assert sum(one.value_wan for one in payoffs.values()) == pytest.approx(value, abs=1e-5)
    for county, payoff in payoffs.items():
        assert pyo.value(m.interest[county]) == pytest.approx(payoff.value_wan, abs=1e-5)


def test_breaches_and_group_shares_add_up() -> None:
    data = small(with_plan(1)[0]).data
    priced = replace(data, layout=replace(data.layout, specials_min=3, breach_price_wan=1.0))
    m, plan, value = solved(priced)
    payoffs = payoffs_of(priced, plan)
    assert sum(one.breach_wan for one in payoffs.values()) > 0
    assert sum(one.value_wan for one in payoffs.values()) == pytest.approx(value, abs=1e-5)
    for county, payoff in payoffs.items():
        assert pyo.value(m.interest[county]) == pytest.approx(payoff.value_wan, abs=1e-5)


def test_an_overlap_is_borne_by_halves() -> None:
    data = PlanData(
        periods=1,
        park_county={"p": "a", "q": "b"},
        industries=("x",),
        projects={},
        income_wan={},
        fiscal_wan={},
        land_mu={},
        layout=LayoutRules(),
        overlap_wan={("a", "b", "x"): 30.0},
        neighbours={"a": ("b",), "b": ("a",)},
    )
    payoffs = payoffs_of(data, Plan({}, (("p", "x"),), (("b", "x"),), (), {}))
    assert {county: one.value_wan for county, one in payoffs.items()} == {"a": -15.0, "b": -15.0}
