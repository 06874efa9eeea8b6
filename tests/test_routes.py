"""Routes, efforts and stakes: small plans worked by hand."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from planner.record import input_hash, record_of
from planner.report.screen import screen
from planner.results import RunResult
from planner.run import RunRequest, judge, restore, run_scenario
from planner.scenario import with_routes
from planner.solve import SolveOptions
from planner.store import read_run

SCENARIO = """schema = 1
title_zh = "路径"
price_year = 2024
[horizon]
start_year = 2026
period_years = [1, 1]
benefit_years = 2
discount_share = 0.1
[layout]
specials_min = 0
[economics]
returnee_share = 0.5
opportunity_share = 0.5
[fund]
loss_share = 0.2
exit_years = 2
[gates]
fit_min_share = 0.0
"""
FIGURES = "tea,new,planned,10,1000,1000,100,6,0.5,200,0.5,100,1,0,0.5,0.8"
TABLES = {
    "counties": "county,name_zh,alt_wage_wan_per_year\na,甲县,4\n",
    "parks": "park,county,name_zh,land_mu\npa,a,甲园,100\n",
    "industries": "industry,name_zh,rivalry_share\ntea,茶,1\n",
    "projects": (
        "project,name_zh,industry,kind,stage,land_mu,capex_wan,output_wan_per_year,jobs_person,"
        "wage_wan_per_year,local_hire_share,tax_wan_per_year,retained_share,support_wan,"
        "build_periods,ramp_periods,odds_share,survival_share\n"
        f"k1,一,{FIGURES}\nk2,二,{FIGURES}\n"
    ),
    "sites": "project,park\nk1,pa\nk2,pa\n",
}
ROUTE = (
    "route,name_zh,odds_factor,odds_share,after_project,lag_periods,resource,amount,"
    "earliest_period,latest_period,sooner_years,fee_wan,stake_share\n"
)
RESOURCE = "resource,name_zh,unit,scope,kind\n"
LIMIT = "resource,area,period,amount\n"

LATER = 1 / 1.1 + 0.8 / 1.21
"""Discounted years of production of a start in period 1 that lands."""

CAME = 250 * LATER + 100 * LATER - 100
"""Worth of one that came: net wages of 50 local workers at 6 - 0.25 * 4, half of the tax, support.
"""


def made(folder: Path, tables: Mapping[str, str]) -> Path:
    data = folder / "scenario" / "data"
    data.mkdir(parents=True)
    (data.parent / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    for name, words in (TABLES | dict(tables)).items():
        (data / f"{name}.csv").write_text(words, encoding="utf-8")
    return data.parent


def solved(folder: Path, tables: Mapping[str, str]) -> RunResult:
    request = RunRequest(
        made(folder, tables), options=SolveOptions(0.0, 60), runs_dir=folder / "runs"
    )
    return run_scenario(request)


def begun(result: RunResult) -> dict[str, int]:
    return {code: period for (code, _, period) in result.plan.starts}


def test_a_fair_has_one_place_and_lifts_the_odds_of_one_project(tmp_path: Path) -> None:
    tables = {
        "routes": ROUTE + "fair,展会,1.4,,,,seat,1,,,,,\n",
        "resources": RESOURCE + "seat,展位,个,county,effort\n",
        "limits": LIMIT + "seat,a,1,1\nseat,a,2,0\n",
    }
    result = solved(tmp_path, tables)
    assert result.solution.objective_wan == pytest.approx((0.7 + 0.5) * CAME)
    assert sorted(code.endswith("+fair") for code in begun(result)) == [False, True]
    assert len({code[:2] for code in begun(result)}) == 2, "one row of each project"


def test_odds_are_lifted_up_to_the_cap_only(tmp_path: Path) -> None:
    result = solved(tmp_path, {"routes": ROUTE + "fair,展会,9,,,,,,,,,,\n"})
    assert result.solution.objective_wan == pytest.approx(2 * 0.8 * CAME)


def test_efforts_are_there_anew_in_every_period_and_spent_whole(tmp_path: Path) -> None:
    """Two trips a period, each pursuit takes two: one project now, the other a year later."""
    tables = {
        "resources": RESOURCE + "trips,外出招商,次,county,effort\n",
        "uses": "project,resource,amount\nk1,trips,2\nk2,trips,2\n",
        "limits": LIMIT + "trips,a,,2\n",
    }
    result = solved(tmp_path, tables)
    assert sorted(begun(result).values()) == [1, 2]
    assert result.solution.objective_wan == pytest.approx(0.5 * CAME * (1 + 1 / 1.1))
    used = {use.period: use.used for use in result.audit.limits if use.limit == "trips"}
    assert used == {1: 2.0, 2: 2.0}, "whole trips, not half of them at odds of one half"


def test_quick_approvals_bring_the_first_year_forward(tmp_path: Path) -> None:
    result = solved(tmp_path, {"routes": ROUTE + "fast,一站式审批,,,,,,,,,1,,\n"})
    # Tax and wages one year sooner; the support is paid at the start as before.
    assert result.solution.objective_wan == pytest.approx(2 * 0.5 * (350 * LATER * 1.1 - 100))


def test_a_reward_is_paid_if_the_project_comes(tmp_path: Path) -> None:
    result = solved(tmp_path, {"routes": ROUTE + "agent,招商顾问,,0.8,,,,,,,,40,\n"})
    assert result.solution.objective_wan == pytest.approx(2 * 0.8 * (CAME - 40))
    bad = solved(tmp_path / "dear", {"routes": ROUTE + "agent,招商顾问,,0.5,,,,,,,,40,\n"})
    assert bad.solution.objective_wan == pytest.approx(2 * 0.5 * CAME)
    assert set(begun(bad)) == {"k1", "k2"}, "a reward for nothing is not paid"


def test_a_stake_costs_what_is_lost_and_what_waiting_costs(tmp_path: Path) -> None:
    """A stake of 200: 160 come back after two years. The fund holds 100, expected use is 160."""
    tables = {
        "routes": ROUTE + "fund,引导基金,,0.8,,,,,,,,,0.2\n",
        "resources": RESOURCE + "fund,母基金,万元,county,stock\n",
        "limits": LIMIT + "fund,a,,160\n",
    }
    result = solved(tmp_path, tables)
    backed = 0.8 * (CAME - 200 + 160 / 1.21)
    assert result.solution.objective_wan == pytest.approx(backed + 0.5 * CAME)
    used = {use.period: use.used for use in result.audit.limits if use.limit == "fund"}
    assert used == {1: pytest.approx(160), 2: pytest.approx(160)}
    begun_, exit_ = result.audit.fund
    assert (begun_.county, begun_.year, exit_.year) == ("a", 2026, 2028)
    assert (begun_.committed_wan, begun_.deployed_wan) == pytest.approx((200, 160))
    assert (begun_.invested_wan, begun_.back_wan, begun_.lost_wan) == pytest.approx((800, 0, 0))
    assert (exit_.back_wan, exit_.lost_wan) == pytest.approx((128, 32))
    assert (exit_.committed_wan, exit_.deployed_wan) == (0, 0)
    told = record_of(result)["fund"]
    assert (told["leverage"], told["deployed_wan"]) == pytest.approx((5, 160))
    # No purse pays the stake: support is that of both projects, 0.8 * 100 + 0.5 * 100.
    lines = {line.year: line for line in result.audit.ledgers}
    assert (lines[2026].support_wan, lines[2026].fund_wan) == pytest.approx((130, 160))
    assert (lines[2028].support_wan, lines[2028].fund_wan) == pytest.approx((0, -128))
    shown = screen(result, "en")
    assert "Leverage: 5.0 yuan of fixed investment" in shown
    assert "Of 160 that may be paid in by the last period 160 is reckoned as used" in shown


def test_followers_come_after_the_anchor_and_by_no_other_row(tmp_path: Path) -> None:
    """k2 follows k1 a period later; the anchor itself has no route."""
    tables = {"routes": ROUTE + "chain,以商招商,,0.8,k1,1,,,,,,,\n"}
    result = solved(tmp_path, tables)
    # Waiting a year for odds of 0.8 pays: 0.8 / 1.1 > 0.5.
    assert begun(result) == {"k1": 1, "k2+chain": 2}
    assert result.solution.objective_wan == pytest.approx(CAME * (0.5 + 0.8 / 1.1))


def test_a_window_that_closes_is_missed_by_who_cannot_start(tmp_path: Path) -> None:
    late = TABLES["projects"].replace("build_periods,", "build_periods,earliest_period,")
    late = late.replace("100,1,0,0.5", "100,1,2,0,0.5")
    tables = {"projects": late, "routes": ROUTE + "port,港口窗口期,,0.8,,,,,,1,,,\n"}
    result = solved(tmp_path, tables)
    assert set(begun(result)) == {"k1", "k2"}
    assert [fault.key for fault in result.scenario.remarks] == ["route_meets_nothing"]


def test_rows_of_routes_are_made_once(tmp_path: Path) -> None:
    """A stored scenario holds them; read again it is the same scenario."""
    tables = {"routes": ROUTE + "fair,展会,1.4,,,,,,,,,,\nchain,以商招商,,0.8,k1,1,,,,,,,\n"}
    result = solved(tmp_path, tables)
    again, told = with_routes(result.scenario)
    assert again == result.scenario
    assert input_hash(again) == input_hash(result.scenario)
    stored = restore(read_run(tmp_path / "runs", result.run))
    assert stored.audit.totals == result.audit.totals
    assert "route_left_out" in [fault.key for fault in told]


def test_a_decided_project_has_no_other_way(tmp_path: Path) -> None:
    fixed = TABLES["projects"].replace("survival_share\n", "survival_share,fixed\n")
    fixed = fixed.replace("0.5,0.8\nk2", "0.5,0.8,in\nk2").replace("0.5,0.8\n", "0.5,0.8,out\n")
    tables = {"projects": fixed, "routes": ROUTE + "fair,展会,1.4,,,,,,,,,,\n"}
    judged = judge(made(tmp_path, tables), ())
    assert [row.project for row in judged.scenario.rows("projects")] == ["k1", "k2"]
