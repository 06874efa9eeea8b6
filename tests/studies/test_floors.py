"""Floors that can and cannot all hold, worked by hand."""

import math
from collections.abc import Mapping

import pytest

from models import PlanData
from planner.studies.asking import Asking, Interval
from planner.studies.case import Case
from planner.studies.coordinate.floors import (
    FloorConflict,
    conflict_of,
    least_missed,
    lowered,
)
from planner.studies.coordinate.schemes import FAIR, Effort, Scheme, nobody_worse
from planner.studies.coordinate.telling import Told
from tests.studies.serial import SerialPool, best_plan
from tests.studies.test_evenness import shared_power

DATA: PlanData = shared_power(
    {"a": {"large": 12.0, "small": 3.0}, "b": {"other": 4.0}, "c": {"free": 5.0}},
    {"large": 4.0, "small": 2.0, "other": 2.0, "free": 0.0},
    4.0,
)
"""Power for 4: a's large project, or one small project each; c needs no power."""


def asked(
    floors: Mapping[str, float], fails: str = "-"
) -> tuple[dict[str, Scheme], FloorConflict | None]:
    value, values, _ = best_plan(DATA)
    pool = SerialPool(Case(DATA, values, value, value), lambda key: key.startswith(fails))
    asking = Asking(pool)
    return nobody_worse(DATA, Told(asking), Effort(0.0, 60.0, 10.0), floors, None)


def test_floors_that_hold_are_held_at_the_least_cost() -> None:
    """With 4 for b, a can have 3 only: 12 in all instead of 17."""
    found, conflict = asked({"a": 0.0, "b": 4.0, "c": 5.0})
    assert conflict is None
    assert found[FAIR].value_wan == pytest.approx(12)
    assert found[FAIR].payoffs["b"].value_wan == pytest.approx(4)


def test_floors_in_conflict_are_named_and_repaired_by_the_least() -> None:
    """12 for a and 4 for b exclude each other, c has no part in it; b gives way by 4, not a by 9.

    At the floors so lowered the best plan is a's large project and c's.
    """
    found, conflict = asked({"a": 12.0, "b": 4.0, "c": 5.0})
    assert conflict is not None
    assert conflict.counties == ("a", "b") and not conflict.doubtful
    assert conflict.missed_wan == {"b": pytest.approx(4, abs=1e-3)}
    assert (conflict.total_wan.low, conflict.total_wan.high) == pytest.approx((4, 4), abs=1e-3)
    values = {c: one.value_wan for c, one in found[FAIR].payoffs.items()}
    assert values == pytest.approx({"a": 12, "b": 0, "c": 5})


def test_one_floor_out_of_reach_is_a_conflict_of_its_own() -> None:
    found, conflict = asked({"a": 99.0, "b": 0.0, "c": 0.0})
    assert conflict is not None and conflict.counties == ("a",)
    assert conflict.missed_wan == {"a": pytest.approx(87, rel=1e-4)}
    assert found[FAIR].payoffs["a"].value_wan == pytest.approx(12)


def test_a_county_that_cannot_have_anything_is_named() -> None:
    """No project of c: its floor is a row without columns."""
    data = shared_power({"a": {"x": 3.0}, "b": {"y": 4.0}}, {"x": 1.0, "y": 1.0}, 4.0)
    data = PlanData(**{**vars_of(data), "groups": {"all": ("a", "b", "c")}})
    value, values, _ = best_plan(data)
    asking = Asking(SerialPool(Case(data, values, value, value)))
    floors = {"a": 3.0, "b": 4.0, "c": 2.0}
    found, conflict = nobody_worse(data, Told(asking), Effort(0.0, 60.0, 10.0), floors, None)
    assert conflict is not None and conflict.counties == ("c",)
    assert conflict.missed_wan == {"c": pytest.approx(2, rel=1e-4)}
    assert found[FAIR].value_wan == pytest.approx(7)


def vars_of(data: PlanData) -> dict[str, object]:
    return {name: getattr(data, name) for name in PlanData.__dataclass_fields__}


def test_what_failed_is_not_told_as_known() -> None:
    """Neither the names nor the repair were found: the conflict is told all the same."""
    _, unnamed = asked({"a": 12.0, "b": 4.0, "c": 5.0}, fails="floors")
    assert unnamed is not None and unnamed.counties == () and unnamed.missed_wan
    unknown = conflict_of(DATA, {"a": 12.0}, None, None)
    assert unknown.total_wan == Interval(0.0, math.inf) and not unknown.missed_wan
    assert lowered({"a": 12.0}, unknown) == {"a": 12.0}
    assert least_missed({"a": 1.0}, 0.0, 1.0).key != least_missed({"a": 2.0}, 0.0, 1.0).key
