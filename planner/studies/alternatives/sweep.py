"""A plan far from others, county by county: for models too large to be solved as a whole.

From a plan that is worth enough, each county in turn is freed and solved to its optimum with the
rest as it is then. If the first county were told to differ as much as it can, it would spend the
whole tolerance on dear differences; so the first rounds weigh the distance against the value,

    max  nearest + value / price

where a difference may cost `price` at most: a small part of the tolerance, then more; the last
rounds count the distance alone and go on until nothing moves. The plan found is a plan of the
whole; the bound is that of the linear relaxation of the whole.
"""

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from models import build_portfolio_model, column_places, read_portfolio
from models.distance import VALUE_PART, By
from planner.blocks import BlockModel, block_model
from planner.blocks.parts import Part, restricted
from planner.blocks.structure import Spots
from planner.compiling import compile_model
from planner.errors import NoPlanError
from planner.matrix import CompiledModel, Vector
from planner.pool import shared, stopping
from planner.relaxation import Relaxation
from planner.solve import PartLimits, SolveOptions, completed, polished, solve_small
from planner.studies.alternatives.aims import Farthest
from planner.studies.asking import CASE, NO_PLAN, Answer, not_zero
from planner.studies.case import Case

DISTANCE = "nearest"
WIDE_ROWS = ("value_floor", "nearest_limit")
"""Rows that tie everything to everything: they do not tell what follows from what."""

PRICES: Mapping[By, tuple[float, ...]] = {
    "decisions": (0.01, 0.04, 0.15),
    "targets": (0.06, 0.25),
}
"""What a decision or a county may cost in the first rounds, relative to the tolerance."""

PART_SECONDS = 6.0
PART_GAP = 1e-4
GAIN = 1e-6


@dataclass(frozen=True)
class _Sweep:
    """The model, what may move with a county, and when to end."""

    blocks: BlockModel
    structure: BlockModel
    distance: int
    ends: float

    def weighed(self, price: float | None, room: float) -> BlockModel:
        """The model with a price of a difference, wan yuan; None for its own objective."""
        if price is None:
            return self.blocks
        compiled = self.blocks.compiled
        factor = room / (VALUE_PART * max(price, 1e-9))
        cost = factor * compiled.cost
        cost[self.distance] = 1.0
        return replace(self.blocks, compiled=replace(compiled, cost=cost))

    def round(self, model: BlockModel, plan: Vector) -> Iterator[Vector]:
        """Plans, each at least as good as the one before, one for each county that is better."""
        for county in range(len(model.counties)):
            seconds = min(PART_SECONDS, self.ends - time.perf_counter())
            if seconds <= 0 or stopping().is_set():
                return
            columns = self.columns(county)
            integer = model.compiled.integer[columns]
            limits = PartLimits(PART_GAP, nodes=100_000, seconds=seconds)
            small = restricted(model, Part(columns, plan, integer, limits))
            here = plan[columns]
            found = solve_small(small, limits, here, stopping())
            if found.point is not None and small.value(found.point) > small.value(here) + GAIN:
                plan = plan.copy()
                plan[columns] = found.point
                yield plan

    def columns(self, county: int) -> Spots:
        """Columns of a county, what follows from them, and the distance."""
        inside = self.structure.columns_in([county]) & self.structure.compiled.integer
        inside[self.distance] = True
        return self.structure.with_followers(inside)


def far_by_county(aim: Farthest, values: Mapping[str, float], seconds: float) -> Answer:
    """Task: a plan far from those seen, from the plan with these values, which is one of them."""
    ends = time.perf_counter() + seconds
    case: Case = shared(CASE)
    m = build_portfolio_model(case.data)
    aim.put_on(m, case.data)
    try:
        compiled = compile_model(m)
    except NoPlanError:
        return NO_PLAN
    blocks = block_model(compiled, column_places(m, case.data), case.data)
    bound = Relaxation(blocks.compiled, 0, stopping()).solve().value
    if bound == -math.inf:
        return NO_PLAN
    plan = completed(blocks.compiled, SolveOptions(0.0, seconds), values, stopping())
    if plan is None:
        return Answer(None, bound, bound, None)
    sweep = _Sweep(blocks, _structure(blocks), compiled.columns.index(DISTANCE), ends)
    plan = _swept(sweep, plan, aim, case.value)
    plan = polished(blocks.compiled, SolveOptions(), plan)
    value = blocks.compiled.value(plan)
    named = dict(zip(blocks.compiled.columns, plan.tolist(), strict=True))
    told = {**compiled.settled, **named}
    bound = max(bound, value)
    return Answer(value, bound, bound, read_portfolio(m, told), not_zero(told))


def _swept(sweep: _Sweep, plan: Vector, aim: Farthest, case_value: float) -> Vector:
    room = max(aim.most_wan - aim.least_wan, 1.0)
    tolerance = max(case_value - aim.least_wan, 1.0)
    for share in PRICES[aim.by]:
        for better in sweep.round(sweep.weighed(share * tolerance, room), plan):
            plan = better
    moved = True
    while moved:
        moved = False
        for better in sweep.round(sweep.blocks, plan):
            plan, moved = better, True
    return plan


def _structure(blocks: BlockModel) -> BlockModel:
    """The model without the rows that tie everything to everything."""
    compiled: CompiledModel = blocks.compiled
    kept = np.array([not name.startswith(WIDE_ROWS) for name in compiled.rows])
    narrow = replace(
        compiled,
        rows=tuple(name for name, keep in zip(compiled.rows, kept, strict=True) if keep),
        matrix=compiled.matrix[np.flatnonzero(kept)],
        row_lower=compiled.row_lower[kept],
        row_upper=compiled.row_upper[kept],
    )
    return replace(blocks, compiled=narrow)
