"""Prices of the rules of the layout equal enumeration; gates equal the scenario without them."""

import shutil
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast, get_args

import pytest

from models import DesignationData, PlanData
from planner.report.coordinating_rules import (
    rule_words,
    rules_part,
    rules_record,
    rules_sheet,
    verdict_of,
)
from planner.report.page import Page
from planner.results import RunResult
from planner.run import RunRequest
from planner.schema import GateRule
from planner.solve import SolveOptions
from planner.studies.asking import Asking, Interval
from planner.studies.case import Subject, subject_from
from planner.studies.coordinate.layout_prices import GATES, gate_lifts, price_layout
from planner.studies.prices.rules import PricedRule, RuleCost
from planner.texts import Language
from tests.models.test_brute_force import best_of_all, model_value, random_plan
from tests.studies.pricing_plans import asking, solved
from tests.studies.serial import SerialPool
from tests.studies.test_pricing_rules import FREE

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def without_gates(one: Subject) -> Subject:
    """A subject whose appraisal refused nothing."""
    appraisal = SimpleNamespace(gated=(), income_wan={})
    result = SimpleNamespace(**vars(one.result), appraisal=appraisal, scenario=None)
    return replace(one, result=cast(RunResult, result))


def held_plans(count: int) -> list[PlanData]:
    """Random plans that have a plan under a pace of one pursuit and a layout with few places."""
    wish = DesignationData("a", "x", wanted=False)
    plans = (
        replace(
            one,
            layout=replace(one.layout, specials_max=0, leads_per_industry_max=1),
            designations=(*one.designations, wish),
            pursuits_max=1,
        )
        for one in map(random_plan, range(60))
    )
    return list(islice((one for one in plans if model_value(one) is not None), count))


def lifted(data: PlanData, rule: str) -> PlanData:
    """The data without a rule, by hand."""
    if rule == "pursuits":
        return replace(data, pursuits_max=0)
    if rule.startswith("designated"):
        gone = rule == "designated_in"
        kept = tuple(one for one in data.designations if one.wanted != gone)
        return replace(data, designations=kept)
    return replace(data, layout=replace(data.layout, **FREE[rule]))


def test_rules_cost_what_enumeration_says() -> None:
    costly = set()
    for data in held_plans(2):
        one = without_gates(solved(data))
        with asking(one) as ask:
            found = price_layout(one, ask, 0.0, 60.0)
        today = best_of_all(data)
        assert {"pursuits", "designated_out"} <= {rule.rule for rule in found}
        for rule in found:
            best = best_of_all(lifted(data, rule.rule))
            assert best is not None and today is not None and rule.whole is not None
            assert rule.whole.cost.low == pytest.approx(best - today, abs=1e-5), rule.rule
            assert rule.whole.cost.high == pytest.approx(best - today, abs=1e-5), rule.rule
            costly |= {rule.rule} if best - today > 1e-5 else set()
        lows = [rule.whole.cost.low for rule in found if rule.whole is not None]
        assert lows == sorted(lows, reverse=True)
    assert len(costly) >= 4, "most rules do cost something"


def gated(home: Path, gates: str) -> Subject:
    """The tiny scenario, in which glass fits Yi badly, with admission rules."""
    folder = home / "tiny"
    shutil.copytree(SCENARIOS / "tiny", folder)
    path = folder / "scenario.toml"
    told = path.read_text(encoding="utf-8").replace("fit_min_share = 0.0", gates)
    path.write_text(told, encoding="utf-8")
    fits = "county,industry,fit_share\n990002,glass,0.2\n"
    (folder / "data" / "fit.csv").write_text(fits, encoding="utf-8")
    request = RunRequest(folder, options=SolveOptions(0.0), runs_dir=home / "runs")
    return subject_from(request)


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return gated(tmp_path_factory.mktemp("gates"), "fit_min_share = 0.3")


@pytest.fixture(scope="module")
def rules(subject: Subject) -> tuple[PricedRule, ...]:
    with asking(subject) as ask:
        return price_layout(subject, ask, 0.0, 60.0)


def test_a_gate_costs_what_the_scenario_without_it_is_worth_more(
    subject: Subject, rules: tuple[PricedRule, ...]
) -> None:
    # Yi's glass works P2 is refused; without the gate the plan is that of README.md, 1682.73. With
    # it P2's 700 and a link of 30 go, and so do the overlap of 400 and the substation of 200 that
    # only P2 needs.
    (fit,) = [one for one in rules if one.rule == "fit_min_share"]
    assert [one for one in subject.result.appraisal.gated if one.gate == "fit"]
    assert fit.whole is not None
    assert fit.whole.cost.low == pytest.approx(700 + 30 - 400 - 200)
    assert fit.whole.cost.exact
    assert verdict_of(fit) == "exact"
    assert rules[0] == fit, "the dearest first"


def test_a_gate_behind_another_one_is_not_solved(tmp_path: Path) -> None:
    one = gated(tmp_path, "fit_min_share = 0.3")
    # The class of land refuses what the fit gate refuses, too: without the gate nothing opens.
    scenario = one.result.scenario
    rows = tuple(
        row.model_copy(update={"land_class": "logistics"}) if row.county == "990002" else row
        for row in scenario.rows("parks")
    )
    tables = {**scenario.tables, "parks": replace(scenario.tables["parks"], rows=rows)}
    shut = replace(scenario, tables=tables)
    held = replace(
        one.result.appraisal,
        income_wan={
            start: worth
            for start, worth in one.result.appraisal.income_wan.items()
            if start[1] != "B1"
        },
    )
    again = replace(one, result=replace(one.result, scenario=shut, appraisal=held))
    assert gate_lifts(again)["fit_min_share"] == ()


def test_every_gate_that_refuses_a_site_can_be_lifted_or_is_land() -> None:
    keys = {key for key, _ in GATES.values()}
    assert keys == {*get_args(GateRule), "chem_only_in_chem_park", "score_min_share"}


def priced(rule: str, cost: Interval | None) -> PricedRule:
    return PricedRule(rule, (), None if cost is None else RuleCost("", cost, None, {}))


@pytest.mark.parametrize(
    ("cost", "verdict"),
    [
        (None, "unknown"),
        (Interval(0.0, float("inf")), "unknown"),
        (Interval(0.0, 0.0), "free"),
        (Interval(0.0, 1e-8), "free"),
        (Interval(0.0, 12.0), "open"),
        (Interval(3.0, 12.0), "costs"),
        (Interval(12.0, 12.0), "exact"),
    ],
)
def test_what_is_said_of_a_rule(cost: Interval | None, verdict: str) -> None:
    assert verdict_of(priced("specials_max", cost)) == verdict


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_has_words(subject: Subject, language: Language) -> None:
    names = [key for key, _ in GATES.values()]
    names += ["pursuits", "designated_in", "designated_out", "specials", "leads_per_park"]
    words = [rule_words(subject, name, language) for name in names]
    assert len(set(words)) == len(words)


def test_page_and_records(subject: Subject, rules: tuple[PricedRule, ...]) -> None:
    told = {}
    for language in ("zh", "en"):
        page = Page(subject.result, cast(Language, language))
        rules_part(page, subject, [*rules, priced("specials_max", Interval(0.0, 5.0))])
        told[language] = page.text()
    assert "interval has 0 in it" in told["en"] and "区间含 0" in told["zh"]
    page = Page(subject.result, "en")
    rules_part(page, subject, rules)
    assert "interval has 0 in it" not in page.text()
    records: list[dict[str, Any]] = rules_record(subject, rules)
    assert [one["rule"] for one in records] == [one.rule for one in rules]
    lines = list(rules_sheet(subject, rules).lines)
    assert lines[0]["cost_low_wan"] == records[0]["cost_low_wan"]
    unknown = rules_record(subject, [priced("specials_max", None)])[0]
    assert unknown["cost_high_wan"] is None and unknown["found_more_wan"] is None
    empty = Page(subject.result, "en")
    rules_part(empty, subject, ())
    assert "No 1+N rule" in empty.text()


def test_a_failed_solve_leaves_the_rule_unknown(subject: Subject) -> None:
    pool = SerialPool(subject.case, fails=lambda key: key.startswith("ungate"))
    ask = Asking(cast(Any, pool))
    found = {one.rule: one for one in price_layout(subject, ask, 0.0, 60.0)}
    assert found["fit_min_share"].whole is None and len(ask.failures) == 1
    assert found["specials_max"].whole is not None
