"""What is shown: figures that add up, numbers that read well, in both languages."""

from pathlib import Path

import pytest

from planner.report.frames import (
    area_totals,
    binding_limits,
    money_by_period,
    starts_by_period,
    starts_by_value,
)
from planner.report.numbers import percent, plain, wan
from planner.report.screen import screen
from planner.results import RunResult
from planner.run import RunRequest, run_scenario

TINY = Path(__file__).parent.parent / "scenarios" / "tiny"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    return run_scenario(RunRequest(TINY, runs_dir=tmp_path_factory.mktemp("runs")))


def test_counties_add_up_to_the_plan(tiny: RunResult) -> None:
    totals = {one.area: one for one in area_totals(tiny)}
    plan = tiny.audit.totals
    assert sum(one.income_wan for one in totals.values()) == pytest.approx(plan.income_wan)
    # Net of the one expansion, which the group pays in the first year.
    fiscal = sum(one.fiscal_wan - one.build_wan for one in totals.values())
    assert fiscal == pytest.approx(plan.fiscal_wan)
    assert (totals["990002"].starts, totals["990002"].land_mu) == (2, 100.0)
    assert totals["all"].build_wan == 200.0


def test_actions_by_period(tiny: RunResult) -> None:
    assert starts_by_period(tiny) == {("990001", 1): 1, ("990002", 1): 2, ("990003", 2): 1}
    assert money_by_period(tiny) == {1: (0.0, 200.0), 2: (50.0, 0.0)}


def test_most_valuable_first(tiny: RunResult) -> None:
    valued = starts_by_value(tiny)
    assert [start[0] for start, _, _ in valued] == ["P1", "P2", "P4", "P5"]
    assert valued[0][2] == pytest.approx(800.0)


def test_full_land_binds(tiny: RunResult) -> None:
    assert [(one.limit, one.area, one.periods) for one in binding_limits(tiny)] == [
        ("land", "B1", (1, 2))
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.04, "0"),
        (0.25, "0.2"),
        (99.94, "99.9"),
        (99.97, "100"),
        (1234567.8, "1,234,568"),
        (-1605.2, "-1,605"),
        (float("inf"), "-"),
    ],
)
def test_plain_numbers(number: float, shown: str) -> None:
    assert plain(number) == shown


def test_shares_and_money() -> None:
    assert [percent(x) for x in (0.0, 1.0, 0.0237, 0.00123, 1e-9)] == [
        "0.0 %",
        "100.0 %",
        "2.4 %",
        "0.12 %",
        "<0.0001 %",
    ]
    assert (wan(12.34, "zh"), wan(12.34, "en")) == ("12.3 万元", "12.3 wan yuan")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_is_told(tiny: RunResult, language: str) -> None:
    told = screen(tiny, language)
    for word in (tiny.run, "1,683", "-400", "substation", "P5", "100 / 100"):
        assert word in told
    assert ("Jia park" in told) == (language == "en")
    assert ("甲县园区" in told) == (language == "zh")
