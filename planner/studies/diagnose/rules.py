"""The rules of a plan as groups of rows: what a planner can name, keep or give up.

A rule is a limit, floor or decision for one area: land of a park, power of a county, the money of a
purse, a floor, a count of the 1+N layout, a project fixed, a relation, a designation. Its rows are
found in the compiled model; giving it up loosens them. Every other row says what the words mean
(a target is a lead or a speciality, a project starts once, what is not spent is left) and stays.

Rows that builders leave out because the next period implies them belong to the same area, so they
go with the rule.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import pyomo.environ as pyo

from models import PlanData, build_portfolio_model
from planner.compiling import compile_model
from planner.matrix import CompiledModel, Vector
from planner.schema import LAND
from planner.variations import (
    AREA_FLOOR,
    BOUGHT,
    BUDGET,
    FLOOR,
    MARKET,
    PURSUITS,
    SHARE_RULES,
    SOLD,
)

FIXED_IN, FIXED_OUT = "fixed_in", "fixed_out"
RELATION, DESIGNATION = "relation", "designation"

KINDS = (
    *(FLOOR, AREA_FLOOR, FIXED_IN, FIXED_OUT, DESIGNATION, RELATION),
    *("specials_min", "specials_max", "lead_required", "leads_per_park"),
    *("leads_per_industry_max", *SHARE_RULES),
    *(LAND, "resource", BUDGET, MARKET, PURSUITS, BOUGHT, SOLD),
)
"""Kinds of rules, in the order in which they are told."""

MONEY_COLUMNS = ("purse[", "grant[")
"""Their upper bounds follow from the money there is: more money must not meet them."""


@dataclass(frozen=True, order=True)
class Rule:
    """A rule by its kind and what it is about.

    Attributes
    ----------
    kind
        One of `KINDS`.
    area
        Park, county, group, project or industry that it holds for; blank for a relation and a
        designation.
    about
        Resource of a limit, industry of a market, material that is bought or sold, measure and
        period of a floor (``jobs:2``), number of a relation or designation.
    """

    kind: str
    area: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """Name of the rule in files and keys of tasks."""
        return ":".join(part for part in (self.kind, self.about, self.area) if part)


@dataclass(frozen=True)
class Loosened:
    """A row and the limits it has when its rule is given up."""

    row: int
    lower: float
    upper: float


@dataclass(frozen=True)
class Group:
    """A rule and its rows."""

    rule: Rule
    rows: tuple[Loosened, ...]


@dataclass(frozen=True)
class Rulebook:
    """A compiled model with its rules.

    Attributes
    ----------
    data
        What the model was built from.
    model
        The Pyomo model, which knows the names of its rows.
    compiled
        Its matrix; nothing bounds money but the purses, and rows without columns are kept.
    groups
        All rules that have rows, in the order of `KINDS`.
    """

    data: PlanData
    model: pyo.ConcreteModel
    compiled: CompiledModel
    groups: tuple[Group, ...]


def rulebook(data: PlanData) -> Rulebook:
    """Build and compile the model of a plan and gather the rows of every rule."""
    m = build_portfolio_model(data)
    compiled = compile_model(m, keep_empty=True)
    money = [name.startswith(MONEY_COLUMNS) for name in compiled.columns]
    compiled = replace(compiled, upper=np.where(money, math.inf, compiled.upper))
    spots = {name: spot for spot, name in enumerate(compiled.rows)}
    rows: dict[Rule, list[Loosened]] = {}
    for rule, name, floor, ceiling in _ruled(m, data):
        if (spot := spots.get(name)) is not None:
            lower = compiled.row_lower[spot] if floor is None else floor
            upper = compiled.row_upper[spot] if ceiling is None else ceiling
            rows.setdefault(rule, []).append(Loosened(spot, float(lower), float(upper)))
    ordered = sorted(rows, key=lambda rule: (KINDS.index(rule.kind), rule))
    groups = tuple(Group(rule, tuple(rows[rule])) for rule in ordered)
    return Rulebook(data, m, compiled, groups)


Ruled = tuple[Rule, str, float | None, float | None]
"""Rule, name of a row, and its loosened limits; None keeps what it is."""

NO_FLOOR: tuple[float, None] = (-math.inf, None)
NO_CEILING: tuple[None, float] = (None, math.inf)
NO_LIMITS = (-math.inf, math.inf)


def _ruled(m: pyo.ConcreteModel, data: PlanData) -> Iterator[Ruled]:
    """Rows of every rule."""
    yield from _fixed(m, data)
    yield from _layout(m, data)
    simple: Mapping[str, tuple[Any, Any]] = {
        "land_limit": (lambda key: Rule(LAND, key[0]), NO_CEILING),
        "resource_limit": (lambda key: Rule("resource", key[1], key[0]), NO_CEILING),
        "market_limit": (lambda key: Rule(MARKET, key[1], key[0]), NO_CEILING),
        "bought_limit": (lambda key: _traded(data, BOUGHT, key[0]), NO_CEILING),
        "sold_limit": (lambda key: _traded(data, SOLD, key[0]), NO_CEILING),
        "pursuits_limit": (lambda key: Rule(PURSUITS, key[0]), NO_CEILING),
        "income_floor": (lambda key: Rule(FLOOR, key), NO_FLOOR),
        "floor_limit": (lambda key: Rule(AREA_FLOOR, key[1], f"{key[0]}:{key[2]}"), NO_FLOOR),
        "relation_limit": (lambda key: Rule(RELATION, "", str(key)), NO_LIMITS),
        "follows_limit": (lambda key: Rule(RELATION, "", str(key[0])), NO_LIMITS),
        "designation_limit": (lambda key: Rule(DESIGNATION, "", str(key)), NO_LIMITS),
    }
    for name, (rule, limits) in simple.items():
        for key, row in m.component(name).items():
            yield (rule(key), row.name, *limits)
    funded = {area for area, _ in data.purse_wan}
    for (area, _), row in m.budget_limit.items():
        if area in funded:  # others only pass on what a group grants
            yield (Rule(BUDGET, area), row.name, *NO_CEILING)


def _traded(data: PlanData, side: str, stream: str) -> Rule:
    return Rule(side, data.streams[stream].area, stream)


def _fixed(m: pyo.ConcreteModel, data: PlanData) -> Iterator[Ruled]:
    """Projects that are fixed: given up, they may start or not."""
    for name, row in m.once_limit.items():
        project = data.projects[name]
        if project.fixed == "in":
            yield Rule(FIXED_IN, name), row.name, 0.0, None
        elif project.fixed == "out":
            yield Rule(FIXED_OUT, name), row.name, None, float(project.count_max)


def _layout(m: pyo.ConcreteModel, data: PlanData) -> Iterator[Ruled]:
    """Rules of the 1+N layout; counts that may be broken at a price never stand in the way."""
    counts = {
        "park_leads_limit": (partial(Rule, "leads_per_park"), NO_CEILING),
        "park_leads_floor": (partial(Rule, "lead_required"), NO_FLOOR),
        "specials_limit": (partial(Rule, "specials_max"), NO_CEILING),
        "specials_floor": (partial(Rule, "specials_min"), NO_FLOOR),
        "industry_leads_limit": (partial(Rule, "leads_per_industry_max"), NO_CEILING),
    }
    for name, (rule, limits) in counts.items():
        if data.layout.breach_price_wan <= 0:
            for key, row in m.component(name).items():
                yield (rule(key), row.name, *limits)
    for (park, _), row in m.lead_output_floor.items():
        yield (Rule("lead_output_share_min", park), row.name, *NO_FLOOR)
    for (county, _), row in m.concentration_limit.items():
        yield (Rule("industry_output_share_max", county), row.name, *NO_CEILING)


def without(compiled: CompiledModel, groups: Any) -> CompiledModel:
    """The model with some rules given up and no objective."""
    lower, upper = compiled.row_lower.copy(), compiled.row_upper.copy()
    for group in groups:
        for loose in group.rows:
            lower[loose.row], upper[loose.row] = loose.lower, loose.upper
    return replace(
        compiled,
        row_lower=lower,
        row_upper=upper,
        cost=np.zeros(len(compiled.columns)),
        offset=0.0,
        maximise=False,
    )


def broken(compiled: CompiledModel, groups: Any, point: Vector, slack: float = 1e-6) -> list[Group]:
    """Rules that a point breaks, by more than `slack` relative to the limit (at least 1)."""
    activity = compiled.matrix @ point
    low, high = compiled.row_lower, compiled.row_upper

    def breaks(row: int) -> bool:
        below = low[row] - activity[row] > slack * max(abs(low[row]), 1.0)
        return bool(below or activity[row] - high[row] > slack * max(abs(high[row]), 1.0))

    return [group for group in groups if any(breaks(loose.row) for loose in group.rows)]
