"""Parts of a model: some columns are free, the others stay as a plan has them.

Tasks of the pool are here: they read the model that the pool lends under `MODEL`.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from planner.blocks.structure import TARGET, WHOLE, BlockModel, Spots
from planner.matrix import CompiledModel, Vector
from planner.pool import shared, stopping
from planner.relaxation import Relaxation
from planner.solve import PartLimits, solve_small

MODEL = "model"


@dataclass(frozen=True)
class Part:
    """A part to be solved: a restriction of the whole model that any of its plans extends.

    Attributes
    ----------
    columns
        Free columns.
    point
        Plan that the other columns are taken from.
    whole
        Which of the free columns must be whole; the others of them are relaxed.
    fixed
        Free columns held at a value of their own, and these values.
    prices
        Taken off the objective, by free column.
    """

    columns: Spots
    point: Vector
    whole: npt.NDArray[np.bool_]
    limits: PartLimits
    fixed: tuple[Spots, Vector] | None = None
    prices: Vector | None = None
    from_point: bool = True


@dataclass(frozen=True)
class PartAnswer:
    """Values of the free columns, or None if there is no better plan within the limits.

    `proved` tells that nothing better exists in this part (within the gap asked for).
    """

    values: Vector | None
    proved: bool
    effort: float


def restricted(model: BlockModel, part: Part) -> CompiledModel:
    """The model of the free columns, with what the others use taken off the limits."""
    compiled, columns = model.compiled, part.columns
    free = compiled.matrix[:, columns]
    rows = np.unique(free.indices)
    held = part.point.copy()
    held[columns] = 0.0
    used = model.by_row[rows] @ held
    lower, upper = compiled.lower[columns].copy(), compiled.upper[columns].copy()
    if part.fixed is not None:
        spots = np.searchsorted(columns, part.fixed[0])
        lower[spots] = upper[spots] = part.fixed[1]
    cost = compiled.cost[columns]
    return replace(
        compiled,
        columns=(),
        rows=(),
        matrix=free[rows],
        cost=cost if part.prices is None else cost - part.prices,
        offset=0.0,
        lower=lower,
        upper=upper,
        row_lower=compiled.row_lower[rows] - used,
        row_upper=compiled.row_upper[rows] - used,
        integer=part.whole,
        settled={},
    )


def solve_part(part: Part) -> PartAnswer:
    """Task: the best values of the free columns."""
    model: BlockModel = shared(MODEL)
    small = restricted(model, part)
    start = part.point[part.columns] if part.from_point else None
    found = solve_small(small, part.limits, start, stopping())
    effort = float(found.iterations) * small.matrix.shape[0]
    return PartAnswer(found.point, found.proved, effort)


def bound_part(columns: Spots, rows: Spots, cost: Vector, limits: PartLimits) -> tuple[float, Any]:
    """Task: an upper bound on ``cost @ x`` over plans of some columns under some rows."""
    model: BlockModel = shared(MODEL)
    compiled = model.compiled
    small = replace(
        compiled,
        columns=(),
        rows=(),
        matrix=compiled.matrix[:, columns][rows],
        cost=cost,
        offset=0.0,
        lower=compiled.lower[columns],
        upper=compiled.upper[columns],
        row_lower=compiled.row_lower[rows],
        row_upper=compiled.row_upper[rows],
        integer=compiled.integer[columns],
        settled={},
    )
    found = solve_small(small, limits, None, stopping())
    return found.bound, found.point


def sketch_part(part: Part) -> PartAnswer:
    """Task: whole values for some columns by diving, the others as the relaxation has them.

    After each relaxation the largest fraction is raised to the next whole number, or lowered if
    that allows no plan. Targets go first.
    """
    model: BlockModel = shared(MODEL)
    small = restricted(model, part)
    relaxation = Relaxation(small)
    here = relaxation.solve()
    effort, lower, upper = 0.0, small.lower.copy(), small.upper.copy()
    first = (model.kind == TARGET)[part.columns]
    while len(here.point):
        effort += float(here.iterations) * relaxation.rows
        off = np.abs(here.point - np.round(here.point)) > WHOLE
        open_ = np.flatnonzero(off & part.whole & first)
        if not len(open_):
            open_ = np.flatnonzero(off & part.whole)
        if not len(open_):
            return PartAnswer(here.point, False, effort)
        raised = open_[np.argmax(here.point[open_] % 1)]
        for low, high in (
            (np.ceil(here.point[raised]), upper[raised]),
            (lower[raised], np.floor(here.point[raised])),
        ):
            spot = np.array([raised], np.int32)
            relaxation.set_bounds(spot, np.array([low]), np.array([high]))
            there = relaxation.solve()
            if len(there.point):
                break
        lower[raised], upper[raised] = low, high
        here = there
    return PartAnswer(None, False, effort)
