"""Participation floors: nobody below what it has without the joint plan, if all of that can be had.

Floors that cannot all hold are named: an irreducible set of them, found by the filter of the
diagnosis with every other rule kept. The least repair is the plan in which the counties miss least
of their floors in total; the best plan is then sought at floors lowered by that.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass

import pyomo.environ as pyo

from models import PlanData, build_portfolio_model
from models.interest import add_interest, add_interest_floor, add_interest_short
from models.value import seek
from planner.compiling import compile_model
from planner.matrix import CompiledModel
from planner.pool import Task, shared, stopping
from planner.results import Plan
from planner.studies.asking import CASE, Answer, Interval, Question
from planner.studies.case import Case
from planner.studies.coordinate.payoffs import payoffs_of
from planner.studies.diagnose.conflict import Deadline, find_conflict
from planner.studies.diagnose.rules import Group, Loosened, Rule

FLOOR_SLACK = 1e-6
"""Relative slack of floors: the plan that they come from keeps them but for rounding."""

INTEREST_FLOOR = "interest_floor"
"""Kind of rule of a participation floor."""


@dataclass(frozen=True)
class NobodyWorse:
    """Aim: the best plan of the whole in which no county has less than its floor, wan yuan."""

    floors_wan: Mapping[str, float]

    @property
    def key(self) -> str:
        """Name of the aim."""
        return f"nobody-worse:{_mark(self.floors_wan)}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Add the floors."""
        add_interest(m, data)
        add_interest_floor(m, with_slack(self.floors_wan))


@dataclass(frozen=True)
class LeastMissed:
    """Aim: miss as little of the floors as can be, in total; its value is minus that."""

    floors_wan: Mapping[str, float]

    @property
    def key(self) -> str:
        """Name of the aim."""
        return f"least-missed:{_mark(self.floors_wan)}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Add what each county misses, and as objective to have little of it."""
        add_interest(m, data)
        add_interest_short(m, with_slack(self.floors_wan))
        seek(m, -pyo.quicksum(m.interest_short[county] for county in m.INTEREST_FLOORS))


def with_slack(floors_wan: Mapping[str, float]) -> dict[str, float]:
    """Floors less what rounding may take off the plan that they come from."""
    return {c: x - FLOOR_SLACK * max(abs(x), 1.0) for c, x in floors_wan.items()}


def _mark(floors_wan: Mapping[str, float]) -> str:
    told = ",".join(f"{c}={x:.12g}" for c, x in sorted(floors_wan.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class FloorConflict:
    """Floors that cannot all hold, and the least that the counties have to give way.

    Attributes
    ----------
    counties
        Their floors cannot hold together by the other rules of the plan; empty if there was no
        time to find them.
    doubtful
        Those of them of which time did not allow to prove that they are needed for that.
    missed_wan
        What each county misses in the plan that misses least in total; those that miss nothing
        are left out.
    total_wan
        What is missed in total: no less and no more need be.
    """

    counties: tuple[str, ...]
    doubtful: tuple[str, ...]
    missed_wan: Mapping[str, float]
    total_wan: Interval


def least_missed(floors_wan: Mapping[str, float], gap_share: float, seconds: float) -> Question:
    """Question for the least that has to be missed of floors."""
    return Question((), (), gap_share, seconds, False, LeastMissed(floors_wan))


def conflict_task(floors_wan: Mapping[str, float], seconds: float) -> Task:
    """Task that finds floors in conflict: counties, and those of them that are doubtful."""
    key = f"floors:{_mark(floors_wan)}|{seconds}"
    return Task(key, floors_in_conflict, (floors_wan, seconds))


def floors_in_conflict(
    floors_wan: Mapping[str, float], seconds: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Task: an irreducible set of floors that cannot hold together, of the case that is lent.

    The floors together are known to have no plan.
    """
    case: Case = shared(CASE)
    m = build_portfolio_model(case.data)
    add_interest(m, case.data)
    add_interest_floor(m, with_slack(floors_wan))
    compiled = compile_model(m, keep_empty=True)
    groups = _groups(m, compiled)
    found = find_conflict(compiled, groups, Deadline.after(seconds, stopping()))
    return _counties(found.groups), _counties(found.doubtful)


def _groups(m: pyo.ConcreteModel, compiled: CompiledModel) -> list[Group]:
    spots = {name: spot for spot, name in enumerate(compiled.rows)}
    return [
        Group(
            Rule(INTEREST_FLOOR, county),
            (Loosened(spot, -math.inf, float(compiled.row_upper[spot])),),
        )
        for county, row in m.interest_floor.items()
        if (spot := spots.get(row.name)) is not None
    ]


def _counties(groups: tuple[Group, ...]) -> tuple[str, ...]:
    return tuple(sorted(group.rule.area for group in groups))


def conflict_of(
    data: PlanData,
    floors_wan: Mapping[str, float],
    found: tuple[tuple[str, ...], tuple[str, ...]] | None,
    least: Answer | None,
) -> FloorConflict:
    """What is known of floors that cannot all hold."""
    counties, doubtful = found or ((), ())
    missed: dict[str, float] = {}
    total = Interval(0.0, math.inf)
    if least is not None and least.portfolio is not None:
        payoffs = payoffs_of(data, Plan.of(least.portfolio))
        short = {c: x - payoffs[c].value_wan for c, x in floors_wan.items()}
        missed = {c: x for c, x in short.items() if x > FLOOR_SLACK * max(abs(floors_wan[c]), 1.0)}
        total = Interval(max(-least.bound, 0.0), sum(missed.values()))
    return FloorConflict(counties, doubtful, missed, total)


def lowered(floors_wan: Mapping[str, float], conflict: FloorConflict) -> dict[str, float]:
    """Floors less what is missed of them in the plan that misses least."""
    return {c: x - conflict.missed_wan.get(c, 0.0) for c, x in floors_wan.items()}
