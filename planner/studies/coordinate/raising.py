"""The lowest incomes per head of a large group raised county by county, where the whole takes long.

The worst-off county ties all counties together, so that HiGHS alone finds poor plans of large
groups. Here the rest is kept and a few counties are free at a time: the lowest ones, with their
neighbours or with those that have most, from whom shared limits can come. A step is taken if the
sum of the lowest levels rises, or the value of the plan, which counts a little beside it. It ends
when no such set of counties gives a step, or by time; what it finds is a plan, no proof.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from models import PlanData, Portfolio, build_portfolio_model, column_places, read_portfolio
from planner.blocks import best_in_scope, block_model
from planner.compiling import coefficients_of, compile_model
from planner.pool import Task, shared, stopping
from planner.solve import PartLimits, SolveOptions, completed
from planner.studies.asking import CASE, not_zero
from planner.studies.case import Case
from planner.studies.coordinate.even_aims import Even

SIZES = (1, 2, 3, 4, 6)
"""So many of the lowest counties are free together."""

RICHEST = 3
"""So many of those that have most are free beside them."""

PART_SHARE = 0.25
"""Part of the time left that one step may take."""

VALUE_PART = 0.002
"""So much of the lowest sum all of the value counts: what is freed is not thrown away for it."""

RISE = 1e-6
"""Relative rise below which a step is none."""

Raised = tuple[Portfolio, Mapping[str, float]]
"""A plan and its columns that are not zero."""


def raising_task(aim: Even, values: Mapping[str, float] | None, seconds: float) -> Task:
    """Task that raises what an aim seeks, from a plan; from that of the case if it is None."""
    return Task(f"raising:{aim.key}|{seconds}", raised_nearby, (aim, values, seconds))


def raised_nearby(aim: Even, values: Mapping[str, float] | None, seconds: float) -> Raised | None:
    """Task: a plan with more of the aim, of the case that is lent; None if there is no step."""
    case: Case = shared(CASE)
    begin = case.values if values is None else values
    until = time.perf_counter() + seconds
    m = build_portfolio_model(case.data)
    aim.put_on(m, case.data)
    compiled = compile_model(m)
    blocks = block_model(compiled, column_places(m, case.data), case.data)
    every = {name: begin.get(name, 0.0) for name in compiled.columns}
    point = completed(compiled, SolveOptions(), every, stopping())
    if point is None:
        return None
    wants = {county: coefficients_of(compiled, m.level[county]) for county in m.EVEN}
    cost, offset = coefficients_of(compiled, m.value_objective.expr)
    worth = float(cost @ point) + offset
    weight = VALUE_PART * max(abs(compiled.value(point)), 1.0) / max(abs(worth), 1.0)
    sought = replace(compiled, cost=compiled.cost + weight * cost)
    blocks = replace(blocks, compiled=sought)
    moved, tried = False, set[tuple[str, ...]]()
    while (left := until - time.perf_counter()) > 0 and not stopping().is_set():
        levels = {county: float(cost @ point) + more for county, (cost, more) in wants.items()}
        free = next((some for some in neighbourhoods(case.data, levels) if some not in tried), None)
        if free is None:
            break
        limits = PartLimits(0.0, 20_000, max(PART_SHARE * left, 1.0))
        found = best_in_scope(blocks, point, free, limits, stopping())
        here = sought.value(point)
        if found.point is None or sought.value(found.point) <= here + RISE * max(abs(here), 1.0):
            tried.add(free)
            continue
        point, moved = found.point, True
        tried.clear()
    if not moved:
        return None
    told = {**compiled.settled, **dict(zip(compiled.columns, np.asarray(point), strict=True))}
    return read_portfolio(m, told), {name: float(x) for name, x in not_zero(told).items()}


def neighbourhoods(data: PlanData, levels: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    """Counties to free together, small sets first."""
    ordered = sorted(levels, key=lambda county: (levels[county], county))
    richest = ordered[-RICHEST:]
    for size in SIZES:
        lowest = ordered[:size]
        near = [c for one in lowest for c in data.neighbours.get(one, ())]
        for some in (lowest, [*lowest, *richest], [*lowest, *near]):
            yield tuple(sorted(set(some)))
