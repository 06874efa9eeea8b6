"""A county's own problem: the best plan in which only some counties differ from a given plan."""

import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.blocks.parts import Part, restricted
from planner.blocks.structure import BlockModel
from planner.matrix import Vector
from planner.solve import PartLimits, SolveOptions, polished, solve_small

TOLERANCE = 1e-6
"""Relative amount up to which a rule is kept."""


@dataclass(frozen=True)
class Scoped:
    """Best plan of a scope; no plan of the scope is worth more than `bound`, wan yuan.

    `value` and `point` are None if no plan was found; the bound is minus infinity if it is proved
    that there is none.
    """

    value: float | None
    bound: float
    point: Vector | None


def point_of(blocks: BlockModel, values: Mapping[str, float]) -> Vector:
    """Point of the values of a plan by name; a column that the plan does not know is 0."""
    compiled = blocks.compiled
    plan = np.array([values.get(name, 0.0) for name in compiled.columns])
    return np.where(compiled.integer, np.round(plan), plan)


def best_in_scope(
    blocks: BlockModel,
    plan: Vector,
    counties: Sequence[str],
    limits: PartLimits,
    stop: threading.Event | None,
) -> Scoped:
    """Best plan that differs from `plan` in `counties` only.

    `plan` need not obey the rules inside these counties. Where it breaks one that these counties
    cannot mend, no plan of the scope exists.
    """
    compiled = blocks.compiled
    inside = blocks.columns_in([blocks.counties.index(county) for county in counties])
    columns = blocks.with_followers(inside & compiled.integer)
    if blocks.breach_outside(plan, columns) > TOLERANCE:
        return Scoped(None, -math.inf, None)
    part = Part(columns, plan, compiled.integer[columns], limits, from_point=False)
    found = solve_small(restricted(blocks, part), limits, None, stop or threading.Event())
    kept = compiled.value(plan) - float(compiled.cost[columns] @ plan[columns])
    if found.point is None:
        return Scoped(None, -math.inf if found.proved else math.inf, None)
    point = plan.copy()
    point[columns] = found.point
    point = polished(compiled, SolveOptions(), point)
    value = compiled.value(point)
    return Scoped(value, max(kept + found.bound, value), point)
