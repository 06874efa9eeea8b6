"""A basis to start from (a crash basis): the optima of groups of counties, put together.

The dual simplex method needs 34,000 iterations for the relaxation of a generated province from
nothing; the ten regions by themselves need 27,000 in a fraction of the time, because each iteration
is ten times as small, and from there the whole needs 7,000: 5.1 s instead of 13.7 s
(`docs/blocks.md`).
"""

import math
import threading
from collections.abc import Sequence
from typing import Any

import highspy
import numpy as np

from planner.blocks.prices import post
from planner.blocks.structure import BlockModel
from planner.matrix import CompiledModel
from planner.relaxation import Relaxation

Status = highspy.HighsBasisStatus


def crashed(
    model: BlockModel,
    groups: Sequence[tuple[int, ...]],
    seed: int = 0,
    stop: threading.Event | None = None,
) -> tuple[Relaxation, float]:
    """Relaxation of the whole, to be solved from what the groups would do alone; a first bound.

    Without the rows between groups the groups are independent, so their optima together are the
    optimum of a relaxation, and its value bounds that of every plan (infinite where a column that
    is no group's has no end). Their bases, with the rows between groups basic, are a basis of the
    whole with the same multipliers: zero for those rows. Reduced costs are thus what they were in
    the groups; where the bound is finite the basis is dual feasible, and the dual simplex method
    goes on from it. It may start anywhere: the value that it finds is the same.
    """
    free = post(model, np.zeros(len(model.compiled.row_upper)), groups)
    columns = _at_their_better_ends(model.compiled)
    rows = np.full(len(model.compiled.row_upper), Status.kBasic, object)
    bound = free.constant
    whole = Relaxation(model.compiled, seed, stop)
    for block in free.blocks:
        small = Relaxation(model.part(block.columns, block.rows, block.cost).compiled, seed, stop)
        answer = small.solve()
        if not len(answer.point):  # the whole has no point either, and says so itself
            return whole, math.inf
        bound += answer.value
        basis = small.basis()
        columns[block.columns], rows[block.rows] = basis.col_status, basis.row_status
    joined = highspy.HighsBasis()
    joined.valid = True
    joined.col_status, joined.row_status = columns.tolist(), rows.tolist()
    whole.set_basis(joined)
    return whole, bound


def _at_their_better_ends(compiled: CompiledModel) -> Any:
    """Status of columns that are in no group: where they are worth most without any row."""
    ends = np.full(len(compiled.cost), Status.kZero, object)
    below, above = np.isfinite(compiled.lower), np.isfinite(compiled.upper)
    ends[above] = Status.kUpper
    ends[below & ((compiled.cost <= 0) | ~above)] = Status.kLower
    return ends
