"""Which method solves a plan, and the plan that it starts from."""

import threading
import time
from collections.abc import Callable, Mapping

import pyomo.environ as pyo

from models import PlanData, column_places
from planner.blocks import best_in_scope, block_model, point_of, solve_in_blocks
from planner.districts import DISTRICT_COUNTIES, DISTRICTS_FROM, districts_of
from planner.results import Scenario, Solution
from planner.scenario import Decisions, decisions_between
from planner.solve import CompiledModel, PartLimits, Progress, SolveOptions, solve

BLOCKS_FROM = 1500
"""Whole choices from which ``--method auto`` takes blocks."""


def districts_for(data: PlanData, options: SolveOptions) -> tuple[tuple[str, ...], ...]:
    """Counties by district; a single one if the plan is solved as one model.

    Asked for, a plan of any size is split in two at least, where it can be.
    """
    counties = len(data.counties)
    if options.method == "districts":
        return districts_of(data, min(DISTRICT_COUNTIES, -(-counties // 2)))
    if options.method == "auto" and counties >= DISTRICTS_FROM:
        return districts_of(data)
    return (data.counties,)


def method_for(data: PlanData, compiled: CompiledModel, options: SolveOptions) -> str:
    """``direct`` or ``blocks``: as asked, otherwise by size; for a plan that is not split.

    Blocks pay where there are several counties to split and too many choices for HiGHS alone; the
    worst-off county (max-min) ties all of them together.
    """
    if options.method not in ("auto", "districts"):
        return options.method
    large = int(compiled.integer.sum()) >= BLOCKS_FROM
    return "blocks" if large and len(data.counties) > 1 and not data.maxmin else "direct"


def surely_blocks(data: PlanData, options: SolveOptions) -> bool:
    """Whether blocks will be taken, as far as it can be told before the model is built."""
    auto = options.method == "auto" and len(data.starts) >= BLOCKS_FROM
    return options.method == "blocks" or (auto and len(data.counties) > 1 and not data.maxmin)


def solve_model(
    model: pyo.ConcreteModel,
    compiled: CompiledModel,
    data: PlanData,
    options: SolveOptions,
    first: Mapping[str, float] | None,
    watch: Callable[[Progress], None] | None,
    stop: threading.Event | None,
    serial: bool = False,
) -> Solution:
    """Solve a plan as one model; as `planner.solve.solve`.

    Parameters
    ----------
    first
        Values of the plan to start from.
    serial
        In this thread alone, without a pool of its own: for the tasks of a study.
    """
    if method_for(data, compiled, options) == "direct":
        return solve(compiled, options, first, watch, stop)
    began = time.perf_counter()  # finding the blocks is part of the solve
    blocks = block_model(compiled, column_places(model, data), data)
    return solve_in_blocks(blocks, options, first, watch, stop, began, serial)


def repaired_start(
    model: pyo.ConcreteModel,
    compiled: CompiledModel,
    data: PlanData,
    values: Mapping[str, float] | None,
    before: Scenario,
    after: Scenario,
    stop: threading.Event | None,
) -> Mapping[str, float] | None:
    """Plan to start from where decisions forbid the one given: best in the counties concerned."""
    counties = counties_decided(data, decisions_between(before, after))
    if not values or not counties:
        return values
    blocks = block_model(compiled, column_places(model, data), data)
    found = best_in_scope(blocks, point_of(blocks, values), counties, PartLimits(), stop)
    if found.point is None:
        return values
    return dict(zip(blocks.compiled.columns, found.point.tolist(), strict=True))


def counties_decided(data: PlanData, decisions: Decisions | None) -> tuple[str, ...]:
    """Counties that decisions are about: those with sites of a project, and those of targets."""
    if decisions is None:
        return ()
    parks = [
        park
        for code in (*decisions.forced, *decisions.forbidden)
        if code in data.projects
        for park in data.projects[code].parks
    ]
    gone = [code.partition("@")[2] for code in decisions.forbidden if code not in data.projects]
    targets = (*decisions.forced_targets, *decisions.forbidden_targets)
    counties = {data.park_county[park] for park in (*parks, *gone)}
    return tuple(sorted(counties | {county for county, _ in targets}))
