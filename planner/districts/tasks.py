"""What a worker does for one district: build its model, relax it, bound it, plan it.

A model is built once and then given *forms*: other costs, boxes and limits of some of its columns
and rows. The tasks are pure; what a worker gives back is all that the client keeps.
"""

import math
import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyomo.environ as pyo

from models import PlanData, build_portfolio_model, column_places
from planner.blocks import BlockModel, block_model
from planner.blocks.parts import MODEL, bound_region
from planner.blocks.prices import post
from planner.blocks.regions import regions_of
from planner.blocks.search import Search
from planner.blocks.structure import WHOLE, Spots
from planner.blocks.tightening import tightened
from planner.compiling import compile_model
from planner.districts.ties import Key
from planner.errors import PlannerError
from planner.matrix import Vector
from planner.pool import lending, stopping
from planner.relaxation import PackedBasis, Relaxation, packed, unpacked
from planner.results import Plan
from planner.solve import PartLimits, SolveOptions, polished, solve_small

ABSENT = -1
SMALL = 1500
"""Whole choices below which HiGHS solves a district alone."""

COUNTY = PartLimits(gap_share=0.005, nodes=200, seconds=5.0)
DECIDED = frozenset({"start", "lead", "special", "target", "link", "build", "grant"})
"""Variables that plans are read from, or that have to do with ties."""

MANY_NODES = 100_000_000


@dataclass(frozen=True)
class District:
    """The model of a district, and variable and index of each of its columns."""

    model: BlockModel
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Form:
    """Changes of a district's model.

    Attributes
    ----------
    cost
        Columns, and what is added to their value.
    row_upper
        Rows, and their new upper limits.
    """

    cost: tuple[Spots, Vector]
    row_upper: tuple[Spots, Vector]

    def of(self, model: BlockModel) -> BlockModel:
        """The model in this form; what its limits leave no room for is taken out."""
        cost, row_upper = model.compiled.cost.copy(), model.compiled.row_upper.copy()
        cost[self.cost[0]] += self.cost[1]
        row_upper[self.row_upper[0]] = self.row_upper[1]
        compiled = replace(model.compiled, cost=cost, row_upper=row_upper)
        return replace(model, compiled=tightened(compiled))


@dataclass(frozen=True)
class Opened:
    """A district's model, and where the columns and rows are that were asked for.

    `ABSENT` for a column that occurs nowhere, so that its value is 0 in every plan.
    """

    district: District
    columns: Spots
    rows: Spots


@dataclass(frozen=True)
class Effort:
    """How long a district is planned: to a gap, for some seconds, and for some neighbourhoods.

    The first plan takes its time, whatever the seconds are.
    """

    gap_share: float
    seconds: float
    parts: int


@dataclass(frozen=True)
class Relaxed:
    """Linear relaxation of a district in a form.

    Attributes
    ----------
    value
        Bound on what the district earns; minus infinity if it has no plan.
    point
        Values of the columns asked for.
    prices
        Prices of the rows asked for.
    basis
        Where the next relaxation goes on.
    """

    value: float
    point: Vector
    prices: Vector
    basis: PackedBasis | None


def open_district(data: PlanData, columns: tuple[Key, ...], rows: tuple[Key, ...]) -> Opened:
    """Task: build a district's model."""
    m = build_portfolio_model(data)
    compiled = compile_model(m)
    model = block_model(compiled, column_places(m, data), data)
    key_of = {
        variable.name: (kind.name, index)
        for kind in m.component_objects(pyo.Var)
        if kind.name in DECIDED
        for index, variable in kind.items()
    }
    keys = tuple(key_of.get(name, (name, ())) for name in compiled.columns)
    spot_of = {key: spot for spot, key in enumerate(keys)}
    row_of = {name: row for row, name in enumerate(compiled.rows)}
    return Opened(
        District(model, keys),
        np.array([spot_of.get(key, ABSENT) for key in columns], np.int32),
        np.array([_row(m, row_of, key) for key in rows], np.int32),
    )


def _row(m: Any, row_of: dict[str, int], key: Key) -> int:
    """Row of a rule, `ABSENT` if the rule is none here."""
    rule, index = key[0], key[1] if len(key[1]) > 1 else key[1][0]
    rows = m.component(rule)
    return row_of.get(rows[index].name, ABSENT) if index in rows else ABSENT


def relax_district(
    district: District, form: Form, columns: Spots, rows: Spots, basis: PackedBasis | None
) -> Relaxed:
    """Task: the linear relaxation of a district in a form."""
    relaxation = Relaxation(form.of(district.model).compiled, stop=stopping())
    if basis is not None:
        relaxation.set_basis(unpacked(basis))
    found = relaxation.solve()
    if not len(found.point):
        return Relaxed(-math.inf, np.empty(0), np.empty(0), None)
    return Relaxed(
        found.value,
        np.where(columns == ABSENT, 0.0, found.point[columns]),
        np.where(rows == ABSENT, 0.0, relaxation.prices()[rows]),
        packed(relaxation.basis()),
    )


def bound_district(
    district: District, form: Form, basis: PackedBasis | None, nodes: int, seconds: float
) -> float:
    """Task: an upper bound on what a district earns in a form, by trees of its regions.

    Each region has its part of the time that is left; without any the relaxation bounds it.
    """
    ends = time.perf_counter() + seconds
    model = form.of(district.model)
    if int(model.compiled.integer.sum()) < SMALL:
        limits = PartLimits(1e-4, MANY_NODES, seconds)
        found = solve_small(model.compiled, limits, None, stopping())
        return -math.inf if found.proved and found.point is None else found.bound
    relaxation = Relaxation(model.compiled, stop=stopping())
    if basis is not None:
        relaxation.set_basis(unpacked(basis))
    root = relaxation.solve()
    if not len(root.point):
        return -math.inf
    posted = post(model, relaxation.prices(), regions_of(model))
    earns = 0.0
    with lending({MODEL: model}):
        for number, block in enumerate(posted.blocks):
            bound = float(block.cost @ root.point[block.columns])
            part = (ends - time.perf_counter()) / (len(posted.blocks) - number)
            if part > 0 and not stopping().is_set():
                bound = min(bound, bound_region(block, nodes, COUNTY, None, part).bound)
            earns += bound
    return min(root.value, posted.constant + earns)


@dataclass(frozen=True)
class DistrictPlan:
    """A plan of a district: its decisions, and its point in the district's model."""

    plan: Plan
    point: Vector


def plan_district(
    district: District, form: Form, start: Vector | None, seed: int, effort: Effort
) -> DistrictPlan | None:
    """Task: a plan of a district in a form, from one that it has; None if none was found."""
    model = form.of(district.model)
    compiled = model.compiled
    if int(compiled.integer.sum()) < SMALL:
        limits = PartLimits(effort.gap_share, MANY_NODES, effort.seconds)
        point = solve_small(compiled, limits, start, stopping()).point
    else:
        point = _searched(model, start, seed, effort)
    if point is None:
        return None
    point = polished(compiled, SolveOptions(), point)
    return DistrictPlan(plan_at(district, point), point)


def _searched(model: BlockModel, start: Vector | None, seed: int, effort: Effort) -> Vector | None:
    """The best plan of the block search, part after part."""
    search = Search(model, seed, regions_of(model))
    if start is not None:  # its links may lead to what is no longer there
        search.begin(polished(model.compiled, SolveOptions(), start))
    ends, last = time.perf_counter() + effort.seconds, math.inf
    with lending({MODEL: model}):
        while not stopping().is_set() and search.answers < last:
            if search.best is not None:
                last = min(last, search.answers + effort.parts)
                if time.perf_counter() > ends:
                    break
            task = search.next_task()
            if task is None:
                break
            try:
                answer = task.function(*task.arguments)
            except PlannerError as fault:
                if fault.key != "solver_failed":
                    raise
                answer = None  # a part that HiGHS cannot do is left out
            search.take(task.key, answer)
    return search.best


def plan_at(district: District, point: Vector) -> Plan:
    """Decisions at a point."""
    taken: dict[str, dict[Any, float]] = {kind: {} for kind in DECIDED}
    for spot in np.flatnonzero(np.abs(point) > WHOLE).tolist():
        kind, index = district.keys[spot]
        if kind in taken:
            taken[kind][index] = float(point[spot])
    return Plan(
        starts={key: count for key, n in taken["start"].items() if (count := round(n))},
        leads=tuple(taken["lead"]),
        specials=tuple(taken["special"]),
        builds=tuple(taken["build"]),
        grants={key: amount for key, amount in taken["grant"].items() if amount > 0},
    )
