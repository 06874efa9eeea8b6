"""Tianmen: strength of hubs by distance, reachable markets, and what leans on one hub."""

import math
import tomllib
from dataclasses import replace
from math import fsum
from pathlib import Path

import pytest

from models import build_portfolio_model
from planner.assemble import assemble
from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.hubs import hubs_of
from planner.audit.layout import read_layout
from planner.audit.picks import read_picks
from planner.compiling import compile_model
from planner.economics import appraise
from planner.report.document.chapters_plan.hubs import hub_blocks
from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Paragraph, Table
from planner.report.screen import screen
from planner.results import HubLine, RunResult
from planner.run import RunRequest, run_scenario
from planner.scenario import read_scenario
from planner.schema import Stock
from planner.solve import SolveOptions, solve
from planner.studies.sensitivity.grammar import input_of

FOLDER = Path(__file__).parents[2] / "scenarios" / "tianmen"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
COUNTY = "429006"
REACH_KM = 200
"""Kilometres over which the pull of a hub falls to 37 % (README of the scenario)."""

PULL = {
    ("wuhan", "car_making"): 1.0,
    ("wuhan", "auto_parts"): 1.0,
    ("wuhan", "health_care"): 1.0,
    ("wuhan", "med_device"): 0.8,
    ("wuhan", "tcm_pharma"): 0.8,
    ("xiangyang", "car_making"): 0.7,
    ("xiangyang", "auto_parts"): 0.7,
    ("yichang", "tcm_pharma"): 0.7,
}
DEMAND_WAN = {
    "auto_parts": {"": 0, "wuhan": 16000, "xiangyang": 8000},
    "plastics": {"": 1500, "wuhan": 12000, "xiangyang": 5000},
    "med_device": {"": 2000, "wuhan": 16000, "yichang": 4000},
    "tcm_pharma": {"": 6000, "wuhan": 14000, "yichang": 8000},
    "equipment": {"": 1000, "wuhan": 6000, "xiangyang": 3000},
}
"""Demand at home and at the gate of each hub, as the README of the scenario states it."""


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    runs = tmp_path_factory.mktemp("runs")
    return run_scenario(RunRequest(FOLDER, options=SolveOptions(0.0, 60.0), runs_dir=runs))


def hub(result: RunResult, name: str) -> HubLine:
    return next(one for one in result.audit.hubs if one.hub == name)


def decay(km: float) -> float:
    return math.exp(-km / REACH_KM)


def test_strength_is_pull_times_decay(solved: RunResult) -> None:
    km = {row.hub: row.km for row in solved.scenario.rows("distances")}
    assert km["wuhan"] == 141
    found = {(row.hub, row.industry): row.strength_share for row in solved.scenario.rows("hubs")}
    assert found == {
        pair: pytest.approx(pull * decay(km[pair[0]]), abs=0.005) for pair, pull in PULL.items()
    }


@pytest.mark.parametrize(("variant", "wuhan"), [("", 1.0), ("wuhan_down", 0.6), ("no_hub", 0.0)])
def test_reachable_markets_are_what_decay_leaves_of_demand(variant: str, wuhan: float) -> None:
    scenario = read_scenario(FOLDER, [variant] if variant else []).scenario
    km = {row.hub: row.km for row in scenario.rows("distances")}
    for row in scenario.rows("markets"):
        demand = DEMAND_WAN[row.industry]
        reached = demand[""] + sum(
            amount * decay(km[name]) * (wuhan if name == "wuhan" else float(variant != "no_hub"))
            for name, amount in demand.items()
            if name
        )
        assert row.output_max_wan_per_year == pytest.approx(reached, abs=5.0)


def test_a_hub_lifts_the_market_of_its_trades(solved: RunResult) -> None:
    """Car parts: 0.8 t a wan at 0.47 yuan by 141, 238 and 234 km, against the margin."""
    access = 0.6 * (1 - 0.8 * 0.47 * 141 / 10_000 / 0.05)
    access += 0.2 * (1 - 0.8 * 0.47 * 238 / 10_000 / 0.05)
    access += 0.2 * (1 - 0.8 * 0.47 * 234 / 10_000 / 0.05)
    bare = appraise(read_scenario(FOLDER, ["no_hub"]).scenario)
    assert bare.fit.scores[COUNTY, "auto_parts"].factors["market"].value == pytest.approx(access)
    lifted = solved.appraisal.fit.scores[COUNTY, "auto_parts"].factors["market"].value
    assert lifted == pytest.approx(access + (1 - access) * 0.49)


def test_links_that_only_wuhan_closes_count_as_far_as_it_is_near(solved: RunResult) -> None:
    closed = [one for one in solved.audit.links if one.partner == "wuhan"]
    assert {one.downstream for one in closed} == {"car_making", "health_care"}
    assert all(one.value_wan == pytest.approx(300 * 0.49) for one in closed)


def test_what_leans_on_wuhan_by_the_appraisal(solved: RunResult) -> None:
    """Trades of its chain, and suppliers of carmakers and hospitals that are nowhere near."""
    leaning = {"auto_parts", "med_device", "tcm_pharma", "plastics", "equipment"}
    elsewhere = leaning - {"med_device"}
    assert set(hub(solved, "wuhan").industries) == leaning

    def income(industries: set[str]) -> float:
        return fsum(
            count * solved.appraisal.income_wan[start]
            for start, count in solved.plan.starts.items()
            if solved.appraisal.candidates[start[0]].industry in industries
        )

    assert hub(solved, "wuhan").income_wan == pytest.approx(income(leaning))
    assert hub(solved, "wuhan").alone_wan == pytest.approx(income(leaning - elsewhere))
    assert hub(solved, "yichang").income_wan == pytest.approx(income({"tcm_pharma"}))


def test_a_maker_next_door_frees_its_suppliers(solved: RunResult) -> None:
    """With carmakers in the city, moulds no longer lean on Wuhan; car parts do by its own chain."""
    tables = dict(solved.scenario.tables)
    cars = Stock(county=COUNTY, industry="car_making")
    tables["stock"] = replace(
        tables["stock"], rows=(*tables["stock"].rows, cars), lines=(*tables["stock"].lines, 0)
    )
    books = Books(replace(solved.scenario, tables=tables), solved.appraisal.fit)
    findings = Findings()
    picks = read_picks(books, solved.appraisal, solved.plan, findings)
    lines = hubs_of(books, read_layout(books, solved.plan, findings), picks)
    wuhan = next(one for one in lines if one.hub == "wuhan")
    assert set(wuhan.industries) == {"auto_parts", "med_device", "tcm_pharma"}


def test_the_screen_tells_the_share_that_leans_on_one_hub(solved: RunResult) -> None:
    share = hub(solved, "wuhan").income_wan / solved.audit.totals.income_wan
    for language in ("zh", "en"):
        assert f"{share * 100:.1f} %" in screen(solved, language)  # type: ignore[arg-type]


def test_hubs_can_be_moved_as_an_input(solved: RunResult) -> None:
    moved = input_of("hubs.wuhan:±40%", solved.scenario)
    assert (moved.table, moved.column) == ("hubs", "strength_share")
    held = [solved.scenario.rows("hubs")[place].hub for place in moved.rows]
    assert held == ["wuhan"] * 5


def test_the_plan_is_as_expected(solved: RunResult) -> None:
    assert solved.solution.status == "optimal"
    assert solved.audit.passed
    assert solved.audit.totals.objective_wan == pytest.approx(EXPECTED["objective_wan"], abs=1e-3)


@pytest.mark.parametrize("variant", sorted(EXPECTED["variants"]))
def test_what_wuhan_is_worth(variant: str) -> None:
    scenario = read_scenario(FOLDER, [variant]).scenario
    model = compile_model(build_portfolio_model(assemble(scenario, appraise(scenario))))
    found = solve(model, SolveOptions(0.0, 60.0))
    assert found.status == "optimal"
    assert found.objective_wan == pytest.approx(EXPECTED["variants"][variant], abs=1e-3)
    assert found.objective_wan < EXPECTED["objective_wan"]


def test_the_report_tells_the_same(solved: RunResult) -> None:
    words, table = hub_blocks(Writer(Material((solved,), (), "zh")))
    assert isinstance(words, Paragraph)
    assert isinstance(table, Table)
    total = solved.audit.totals.income_wan
    wuhan = hub(solved, "wuhan")
    assert f"{wuhan.income_wan / total * 100:.1f} %" in words.words
    assert f"{wuhan.alone_wan / total * 100:.1f} %" in words.words
    assert [row[0] for row in table.rows] == ["wuhan", "xiangyang", "yichang"]
    assert table.rows[0][3:5] == (wuhan.income_wan, wuhan.income_wan / total)
