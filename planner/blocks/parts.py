"""Parts of a model: some columns are free, the others stay as a plan has them.

Tasks of the pool are here: they read the model that the pool lends under `MODEL`.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.blocks.prices import PricedBlock, county_cut, post
from planner.blocks.structure import TARGET, WHOLE, BlockModel, Cut, Spots
from planner.blocks.tree import LayoutTree
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
    """

    columns: Spots
    point: Vector
    whole: npt.NDArray[np.bool_]
    limits: PartLimits
    fixed: tuple[Spots, Vector] | None = None
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
    return replace(
        compiled,
        columns=(),
        rows=(),
        matrix=free[rows],
        cost=compiled.cost[columns],
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


@dataclass(frozen=True)
class CountyBound:
    """Upper bound on what a county earns at its prices, and what its best answer found earns."""

    bound: float
    found: float


def bound_county(block: PricedBlock, limits: PartLimits) -> CountyBound:
    """Task: what a county earns at its prices."""
    model: BlockModel = shared(MODEL)
    small = model.part(block.columns, block.rows, block.cost).compiled
    answer = solve_small(small, limits, None, stopping())
    found = -np.inf if answer.point is None else small.value(answer.point)
    return CountyBound(answer.bound, found)


@dataclass(frozen=True)
class RegionBound:
    """Upper bound on what a region earns at its prices, and the cuts that its counties gave."""

    bound: float
    cuts: tuple[Cut, ...]


def bound_region(
    block: PricedBlock,
    nodes: int,
    limits: PartLimits,
    cuts: tuple[Cut, ...] | None = None,
    seconds: float = math.inf,
) -> RegionBound:
    """Task: an upper bound of a region, by a tree on its layout with the cuts of its counties.

    The bound is valid whenever it ends: after `nodes` of the tree, or soon after `seconds`, of
    which counties take at most half. `cuts` are those that an earlier pass found.
    """
    model: BlockModel = shared(MODEL)
    began = time.perf_counter()
    region = model.part(block.columns, block.rows, block.cost)
    tree = LayoutTree(region)
    if tree.done:
        return RegionBound(tree.bound, cuts or ())
    if cuts is None:
        ends = began + seconds / 2
        cuts = tuple(_county_cuts(region, tree.prices, block.blocks, limits, ends))
    for number, cut in enumerate(cuts):
        tree.cut(number, *cut)
    while tree.nodes < nodes and not tree.done and not stopping().is_set():
        if time.perf_counter() > began + seconds:
            break
        tree.step()
    return RegionBound(tree.bound, cuts)


def _county_cuts(
    region: BlockModel,
    prices: Vector,
    counties: tuple[int, ...],
    limits: PartLimits,
    ends: float,
) -> Iterator[Cut]:
    """Cuts of the counties of a region that have whole decisions, as many as are begun in time."""
    for part in post(region, prices, [(county,) for county in counties]).blocks:
        if time.perf_counter() > ends:
            return
        county = region.part(part.columns, part.rows, part.cost)
        if county.compiled.integer.any():
            yield county_cut(part, solve_small(county.compiled, limits, None, stopping()).bound)


def sketch_part(part: Part) -> PartAnswer:
    """Task: targets by diving, then the best other whole values beside them.

    After each relaxation the target nearest to a whole number is brought there, or to the number on
    its other side if that allows no plan.
    """
    model: BlockModel = shared(MODEL)
    small = restricted(model, part)
    targets = np.flatnonzero((model.kind == TARGET)[part.columns])
    relaxation = Relaxation(small)
    lower, upper = small.lower.copy(), small.upper.copy()
    here = relaxation.solve()
    effort = float(here.iterations) * relaxation.rows
    while len(here.point):
        open_ = targets[np.abs(here.point[targets] - np.round(here.point[targets])) > WHOLE]
        if not len(open_):
            break
        off = np.abs(here.point[open_] - np.round(here.point[open_]))
        spot = np.array([open_[np.argmin(off)]], np.int32)
        value = here.point[spot]
        ways = [(lower[spot], np.floor(value)), (np.ceil(value), upper[spot])]
        for low, high in reversed(ways) if value[0] % 1 >= 0.5 else ways:
            relaxation.set_bounds(spot, low, high)
            here = relaxation.solve()
            effort += float(here.iterations) * relaxation.rows
            lower[spot], upper[spot] = low, high
            if len(here.point):
                break
    if not len(here.point):
        return PartAnswer(None, False, effort)
    lower[targets] = upper[targets] = np.round(here.point[targets])
    fixed = replace(small, lower=lower, upper=upper)
    found = solve_small(fixed, part.limits, None, stopping())
    effort += float(found.iterations) * relaxation.rows
    return PartAnswer(found.point, False, effort)
