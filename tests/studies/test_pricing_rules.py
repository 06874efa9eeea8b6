"""Costs of the 1+N rules equal enumeration with the rule taken out by hand."""

from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from models import LayoutRules, PlanData, ProjectData
from planner.solve import SolveOptions
from planner.studies.asking import Interval
from planner.studies.prices.rules import (
    SPECIALS,
    PricedRule,
    RuleCost,
    price_rules,
    rules_in_force,
)
from planner.studies.prices.whole import nested, price_whole
from tests.models.test_brute_force import best_of_all, model_value, random_plan
from tests.studies.pricing_plans import asking, solved

FREE: dict[str, dict[str, Any]] = {
    "leads_per_park": {"leads_per_park": 2, "lead_required": False},
    "lead_required": {"lead_required": False},
    "specials_min": {"specials_min": 0},
    "specials_max": {"specials_max": 2},
    SPECIALS: {"specials_min": 0, "specials_max": 2},
    "leads_per_industry_max": {"leads_per_industry_max": 3},
    "lead_output_share_min": {"lead_output_share_min": 0.0},
}
"""Values of the layout that take a rule out, where there are two industries and three parks."""


def strict_plans(count: int) -> list[PlanData]:
    """Random plans under a layout that leaves little room, which have a plan."""
    tight = {"specials_max": 0, "leads_per_industry_max": 1, "breach_price_wan": 0.0}
    plans = (random_plan(seed) for seed in range(60))
    strict = (replace(one, layout=replace(one.layout, **tight)) for one in plans)
    return list(islice((one for one in strict if model_value(one) is not None), count))


def test_rules_cost_what_enumeration_says() -> None:
    costly = set()
    for data in strict_plans(4):
        today = best_of_all(data)
        one = solved(data)
        with asking(one) as ask:
            found = price_rules(one, ask, rules_in_force(data), (), 60.0)
        for rule in found:
            best = best_of_all(replace(data, layout=replace(data.layout, **FREE[rule.rule])))
            assert best is not None and today is not None and rule.whole is not None
            cost = rule.whole.cost
            assert cost.low == cost.high == pytest.approx(best - today, abs=1e-5), rule.rule
            assert sum(rule.whole.split.values()) == pytest.approx(cost.low, abs=1e-4)
            costly |= {rule.rule} if cost.low > 0.0 else set()
    assert len(costly) >= 2, "some rules do cost something"


def test_a_rule_costs_what_its_parts_cost_at_least() -> None:
    def whole(rule: str, low: float, high: float, over: float) -> PricedRule:
        cost = RuleCost("", Interval(low, high), None, {"income": over})
        return PricedRule(rule, (), cost, over)

    both, fewest, most = nested(
        [
            whole(SPECIALS, 0.0, 50.0, 4.0),
            whole("specials_min", 0.0, 80.0, 1.0),
            whole("specials_max", 7.0, 45.0, 9.0),
        ]
    )
    assert both.whole is not None and fewest.whole is not None and most.whole is not None
    assert both.whole.cost == Interval(7.0, 50.0)
    assert (both.over_plan, both.whole.split) == (9.0, {"income": 9.0})
    assert (fewest.whole.cost, most.whole.cost) == (Interval(0.0, 50.0), Interval(7.0, 45.0))


def test_what_a_free_rule_contains_is_not_asked() -> None:
    layout = LayoutRules(3, False, 1, 2, 3)
    one = solved(replace(two_counties(), layout=layout), "blocks")
    rules = (SPECIALS, "specials_min", "specials_max")
    assert rules == rules_in_force(one.case.data)
    with asking(one) as ask:
        found = price_rules(one, ask, rules, ("a",), 60.0)
        assert len(ask.answers) == 2, "today, and without both ends"
    assert [rule.counties[0].cost.high for rule in found] == [0.0] * 3


def two_counties() -> PlanData:
    """County a has three industries of worth 5, 4 and 3 and room for all; b has x, worth 2."""
    names = {"X": ("x", "p"), "Y": ("y", "p"), "Z": ("z", "p"), "B": ("x", "q")}
    worth = {"X": 5.0, "Y": 4.0, "Z": 3.0, "B": 2.0}
    return PlanData(
        periods=1,
        park_county={"p": "a", "q": "b"},
        industries=("x", "y", "z"),
        projects={k: ProjectData(i, (s,), {1: 1}, land_mu=1.0) for k, (i, s) in names.items()},
        income_wan={(k, s, 1): worth[k] for k, (_, s) in names.items()},
        fiscal_wan={(k, s, 1): 0.0 for k, (_, s) in names.items()},
        land_mu={("p", 1): 9.0, ("q", 1): 9.0},
        layout=LayoutRules(1, False, 0, 1, 1),
        groups={"all": ("a", "b")},
        overlap_wan={("a", "b", "x"): 0.5},
        neighbours={"a": ("b",), "b": ("a",)},
    )


def test_what_a_second_speciality_is_worth_to_one_county() -> None:
    """With one lead and one speciality a takes x and y: 9, b takes x: 2, less 0.5 of overlap.

    A second speciality gives a project z: 3. To b, whose only industry is x already, nothing.
    """
    data = two_counties()
    one = solved(data, "blocks")
    assert one.case.value == pytest.approx(10.5)
    assert rules_in_force(data) == ("leads_per_park", "specials_max", "leads_per_industry_max")
    with asking(one) as ask:
        found = {rule.rule: rule for rule in price_rules(one, ask, ("specials_max",), (), 60.0)}
        (only,) = price_rules(one, ask, ("specials_max",), ("b",), 60.0)
    of_a, of_b = found["specials_max"].counties
    assert (of_a.county, of_a.cost.low, of_a.cost.high) == ("a", 3.0, 3.0)
    assert of_a.loosened is not None and of_a.loosened.low == of_a.loosened.high == 3.0
    assert of_a.split["income"] == pytest.approx(3.0)
    assert of_a.moved == {("Z", "p", 1): 1}
    assert (of_b.cost.high, of_b.loosened and of_b.loosened.high) == (0.0, 0.0)
    assert [cost.county for cost in only.counties] == ["b"]


def test_ends_for_the_whole_by_blocks_hold_the_truth() -> None:
    data = two_counties()
    one = solved(data, "blocks")
    options = SolveOptions(0.0, 20.0, workers=1)
    with asking(one) as ask:
        found = price_rules(one, ask, rules_in_force(data), (), 60.0)
        found = price_whole(one, found, options, ask)
    for rule in found:
        truth = model_value(replace(data, layout=replace(data.layout, **WIDE[rule.rule])))
        assert truth is not None and rule.whole is not None
        cost = rule.whole.cost
        assert cost.low - 1e-6 <= truth - one.case.value <= cost.high + 1e-6
        assert cost.exact, "blocks solve two counties to the end"
        assert rule.over_plan == pytest.approx(truth - one.case.value, abs=1e-5)
        assert sum(rule.whole.split.values()) == pytest.approx(rule.over_plan, abs=1e-5)
        assert bool(rule.whole.moved) == (rule.over_plan > 0)


WIDE: dict[str, dict[str, Any]] = {
    "leads_per_park": {"leads_per_park": 3},
    "specials_max": {"specials_max": 3},
    "leads_per_industry_max": {"leads_per_industry_max": 2},
}
