"""What the page says of fairness and floors, on the worked example."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.report.coordinating import coordinating_screen
from planner.report.coordinating_beside import Beside
from planner.report.coordinating_files import coordinating_files
from planner.run import RunRequest
from planner.solve import SolveOptions
from planner.studies.asking import Asking, Interval
from planner.studies.case import Subject, subject_from
from planner.studies.coordinate.evenness import Round
from planner.studies.coordinate.floors import FloorConflict
from planner.studies.coordinate.schemes import (
    ALONE,
    FAIR,
    JOINT,
    LEXICOGRAPHIC,
    MAXMIN,
    Comparison,
    Effort,
    compare,
)
from tests.studies.serial import SerialPool

TINY = Path(__file__).parents[2] / "scenarios" / "tiny"

Page = Callable[..., str]


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    runs = tmp_path_factory.mktemp("runs")
    return subject_from(RunRequest(TINY, options=SolveOptions(0.0, 60.0), runs_dir=runs))


@pytest.fixture(scope="module")
def found(subject: Subject) -> Comparison:
    return compare(subject, Asking(SerialPool(subject.case)), Effort(0.0, 60.0, 10.0, 2, ALONE))


@pytest.fixture(scope="module")
def page(found: Comparison, subject: Subject) -> Page:
    def told(language: str = "en", **changes: object) -> str:
        text = coordinating_screen(replace(found, **changes), subject, language, Beside())  # type: ignore[arg-type]
        return " ".join(text.split())

    return told


def test_nobody_is_below_what_it_has_alone(found: Comparison) -> None:
    alone, fair = found.schemes[ALONE].payoffs, found.schemes[FAIR].payoffs
    assert found.floors_of == ALONE and found.conflict is None
    assert all(fair[c].value_wan >= alone[c].value_wan - 0.01 for c in alone)


def test_fair_plans_and_their_price_are_told(found: Comparison, page: Page) -> None:
    assert {MAXMIN, LEXICOGRAPHIC} <= found.schemes.keys()
    for text, words in (
        (page(), ("max-min per head", "lowest 2 of 3 places only", "Price of fairness")),
        (page("zh"), ("人均最低县优先", "只求到倒数第 2 位（共 3 个县）", "公平代价")),
    ):
        assert all(word in text for word in words)
        text.encode("gbk")


def test_what_was_not_sought_is_not_called_missing(found: Comparison, page: Page) -> None:
    assert found.evenness is not None
    schemes = {n: s for n, s in found.schemes.items() if n not in (MAXMIN, LEXICOGRAPHIC)}
    for evenness in (None, replace(found.evenness, rounds=(), left_out=("990001",))):
        assert "Not there" not in page(schemes=schemes, evenness=evenness)
    few = replace(found.evenness, residents={"990001": 1.0}, rounds=(), left_out=("990002",))
    assert "residents of two counties at least; not known: Yi" in page(
        schemes=schemes, evenness=few
    )
    assert "Not there: max-min" in page(schemes=schemes)


def test_open_rounds_show_their_bound(found: Comparison, page: Page) -> None:
    assert found.evenness is not None
    rounds = (Round(20.0, 20.0, 31.5),)
    text = page(evenness=replace(found.evenness, rounds=rounds))
    assert "20.0 yuan per head (not proved: the lowest 1 together 20.0, no more than 31.5)" in text


def test_floors_in_conflict_are_told_with_the_least_repair(
    found: Comparison, subject: Subject, page: Page
) -> None:
    both = FloorConflict(("990001", "990002"), (), {"990002": 40.0}, Interval(30.0, 40.0))
    text = page(conflict=both)
    assert "counties' floors are in conflict: Jia, Yi" in text
    assert "Least repair: 30 wan yuan to 40 wan yuan in all (Yi by 40 wan yuan)" in text
    without = {name: one for name, one in found.schemes.items() if name != FAIR}
    assert "no plan at the floors so lowered" in page(conflict=both, schemes=without)
    one = FloorConflict(("990001",), (), {"990001": 5.0}, Interval(5.0, 5.0))
    assert "that of Jia alone is out of reach" in page(conflict=one)
    none = FloorConflict((), (), {}, Interval(0.0, float("inf")))
    assert "too short to tell whose" in page(conflict=none)
    assert "互相冲突的是这些县的底线：甲县、乙县" in page("zh", conflict=both)
    summary = coordinating_files(replace(found, conflict=both), subject, "en", Beside()).summary
    assert summary["floors_conflict"]["total_wan"] == [30.0, 40.0]
    json.dumps(summary, allow_nan=False)


def test_a_joint_plan_worth_nothing_has_no_price_of_fairness(found: Comparison, page: Page) -> None:
    joint = found.schemes[JOINT]
    poor = replace(joint, payoffs={c: replace(p, value_wan=-1.0) for c, p in joint.payoffs.items()})
    assert "a price of fairness as a share means nothing" in page(
        schemes={**found.schemes, JOINT: poor}
    )
