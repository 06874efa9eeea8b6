r"""Nesting: what an earlier plan has funded is not withdrawn from a later one.

    start[k,s,t] >= kept[k,s,t]     and     build[e,t] >= kept[e,t]

With `retime` a project keeps its park and an expansion its place, but not their period:

    sum over t of start[k,s,t] >= sum over t of kept[k,s,t]

A ladder of plans in one model has a copy of the plan for each rung, rung[r], and

    start[r+1,k,s,t] >= start[r,k,s,t]                  (or their sums over t)
    build[r+1,e,t] >= build[r,e,t]                      (or their sums over t)
    max  sum of value[r] over r
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pyomo.environ as pyo

from .data import Start

Build = tuple[str, int]
"""Expansion and period."""


def add_kept(
    m: pyo.ConcreteModel,
    starts: Mapping[Start, int],
    builds: Sequence[Build],
    retime: bool,
) -> None:
    """Hold the starts and expansions of an earlier plan."""
    counts: dict[tuple[Any, ...], int] = {}
    for start, count in sorted(starts.items()):
        key = start[:2] if retime else start
        counts[key] = counts.get(key, 0) + count
    built = sorted({build[:1] if retime else build for build in builds})
    m.KEPT_STARTS = pyo.Set(initialize=range(len(counts)), ordered=True)
    m.KEPT_BUILDS = pyo.Set(initialize=range(len(built)), ordered=True)
    wanted = list(counts.items())
    start_keys = _by_head(m.STARTS, 2 if retime else 3)
    build_keys = _by_head(m.BUILDS, 1 if retime else 2)

    def kept_starts_floor(m: pyo.ConcreteModel, number: int) -> object:
        key, count = wanted[number]
        return _sum(m.start, start_keys, key) >= count

    def kept_builds_floor(m: pyo.ConcreteModel, number: int) -> object:
        return _sum(m.build, build_keys, built[number]) >= 1

    m.kept_starts_floor = pyo.Constraint(
        m.KEPT_STARTS, rule=kept_starts_floor, doc="a project funded before stays"
    )
    m.kept_builds_floor = pyo.Constraint(
        m.KEPT_BUILDS, rule=kept_builds_floor, doc="an expansion funded before stays"
    )


def hold_inside(m: pyo.ConcreteModel, starts: Mapping[Start, int]) -> None:
    """Leave only the starts of a plan to choose from: what it does not begin stays out."""
    for key, variable in m.start.items():
        if starts.get(key, 0):
            variable.setub(starts[key])
        else:
            variable.fix(0)


def _by_head(keys: Any, length: int) -> dict[tuple[Any, ...], list[Any]]:
    """Keys of a variable by their first parts."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    for key in keys:
        found.setdefault(tuple(key)[:length], []).append(key)
    return found


def _sum(variable: Any, keys: Mapping[tuple[Any, ...], list[Any]], head: tuple[Any, ...]) -> Any:
    """Sum of a variable over the keys that begin with `head`; a missing key counts as nought."""
    return pyo.quicksum(variable[key] for key in keys.get(head, ()))


def nested_model(models: Sequence[pyo.ConcreteModel], retime: bool) -> pyo.ConcreteModel:
    """One model of a whole ladder; `models` become its blocks, ``rung_0`` the lowest."""
    m = pyo.ConcreteModel(name="ladder")
    for number, one in enumerate(models):
        one.value_objective.deactivate()
        m.add_component(f"rung_{number}", one)
    m.value_objective = pyo.Objective(
        expr=pyo.quicksum(one.value_objective.expr for one in models), sense=pyo.maximize
    )
    m.nested_floor = pyo.ConstraintList(doc="what a rung has funded stays on the next")
    for low, high in pairwise(models):
        for name, keys, whole in (("start", "STARTS", 3), ("build", "BUILDS", 2)):
            length = whole - 1 if retime else whole
            lower, higher = (_by_head(one.component(keys), length) for one in (low, high))
            for head in sorted(lower):
                below = _sum(low.component(name), lower, head)
                above = _sum(high.component(name), higher, head)
                m.nested_floor.add(above >= below)
    return m
