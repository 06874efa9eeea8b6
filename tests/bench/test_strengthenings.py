"""Benches of the relaxation: tables that say what is true, and experiments that lose no plan."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench import strengthenings
from bench.tried import Tried, measure
from models import PlanData, ProjectData
from planner.solve import solve
from tests.blocks.small_plans import EXACT, NEAR, small, with_plan

TINY = Path(__file__).parents[2] / "scenarios" / "tiny"
BEST = 1682.727


def test_the_table_has_a_row_for_every_strengthening(capsys: pytest.CaptureFixture[str]) -> None:
    strengthenings.measure(TINY, cuts=True)
    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()]
    values = {row[0]: float(row[3].replace(",", "")) for row in rows[2:] if len(row) == 6}
    assert list(values) == [
        "all on",
        *(f"without {name}" for name in strengthenings.SWITCHES),
        "without tightened boxes",
        "all off",
        "all on, and county cuts",
    ]
    assert all(BEST - 0.1 <= value <= values["all off"] for value in values.values())
    assert min(values.values()) == values["all on, and county cuts"]


def test_what_was_tried_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    measure(TINY)
    told = capsys.readouterr().out
    for name in ("use against target", "identical parks", "dominated", "duplicate", "cannot bind"):
        assert name in told


@pytest.mark.parametrize("seed", with_plan(30))
def test_what_was_tried_keeps_the_optimum(seed: int) -> None:
    plan = small(seed)
    tried = Tried(plan.data)
    cuts = [
        *tried.use_against_target(),
        *tried.order_rows(tried.dominated()),
        *tried.park_order_rows(),
    ]
    idle = set(tried.idle_rows().tolist())
    used = [row for row in range(len(tried.compiled.rows)) if row not in idle]
    thinned = replace(
        tried.compiled,
        rows=tuple(tried.compiled.rows[row] for row in used),
        matrix=tried.model.by_row[used].tocsc(),
        row_lower=tried.compiled.row_lower[used],
        row_upper=tried.compiled.row_upper[used],
    )
    for compiled in (tried.model.with_cuts(cuts), tried.merged(), thinned):
        assert solve(compiled, EXACT).objective_wan == pytest.approx(plan.best, abs=NEAR)


def test_small_plans_have_what_was_tried() -> None:
    found = [Tried(small(seed).data) for seed in with_plan(30)]
    assert any(list(tried.use_against_target()) for tried in found)
    assert any(len(tried.merged().rows) < len(tried.compiled.rows) for tried in found)
    assert any(len(tried.idle_rows()) for tried in found)


def test_a_worse_project_and_two_equal_parks_are_seen() -> None:
    """Land for one of two projects in each park; the poor one brings less and takes more."""
    worth = {"good": 10.0, "poor": 9.0}
    starts = {(k, park, 1): worth[k] for k in worth for park in ("p1", "p2")}
    data = PlanData(
        periods=1,
        park_county={"p1": "a", "p2": "a"},
        industries=("x",),
        projects={
            k: ProjectData("x", ("p1", "p2"), {1: 1}, land_mu=mu)
            for k, mu in (("good", 1.0), ("poor", 2.0))
        },
        income_wan=starts,
        fiscal_wan=dict.fromkeys(starts, 0.0),
        land_mu={("p1", 1): 2.0, ("p2", 1): 2.0},
    )
    tried = Tried(data)
    assert tried.identical_parks() == [("p1", "p2")]
    assert tried.dominated() == [("poor", "good")]
    cuts = [*tried.order_rows(tried.dominated()), *tried.park_order_rows()]
    assert solve(tried.model.with_cuts(cuts), EXACT).objective_wan == pytest.approx(19.0)
    assert Tried(replace(data, partner={"p2": ("b", 0.1)})).identical_parks() == []
