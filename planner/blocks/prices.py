"""County problems at posted prices: what a county would do if it paid for what it shares.

Take the rows that tie counties together out of the model, and charge each county the price `y` of
what it uses of them. Then the counties are independent, and for any prices of the right sign

    value of any plan  <=  y @ limits  +  sum over counties of  max (cost - y A) x      (Lagrange)

because a plan pays for its use, which is within the limits. The county's own maximum `v` also
bounds its own part of every plan, ``(cost - y A) x <= v``: a cut that all plans obey and that
tells a relaxation of the whole what the county's indivisible projects allow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.blocks.structure import NOWHERE, BlockModel, Cut, Spots
from planner.matrix import Vector

SAFETY = 1e-7
"""Relative slack left to a cut, far above the solver's tolerance for its objective."""


@dataclass(frozen=True)
class PricedBlock:
    """Columns that no shared row ties to others, at prices.

    Attributes
    ----------
    blocks
        Counties (by number) that it consists of.
    columns, rows
        Its columns and its own rows.
    cost
        Value of each column less what it uses of shared rows, at their prices.
    """

    blocks: tuple[int, ...]
    columns: Spots
    rows: Spots
    cost: Vector


@dataclass(frozen=True)
class Posted:
    """Blocks at posted prices, and the part of the bound that is no block's.

    ``constant + sum of the blocks' maxima`` bounds the value of every plan.
    """

    blocks: tuple[PricedBlock, ...]
    constant: float
    prices: Vector


def post(model: BlockModel, prices: Vector, groups: Sequence[tuple[int, ...]]) -> Posted:
    """Split a model into groups of counties at the prices of the rows between them.

    Parameters
    ----------
    prices
        Of all rows, as a relaxation gives them; those of rows within a group are not used. A price
        of the wrong sign (a rounding error) counts as 0.
    """
    compiled = model.compiled
    group_of = np.full(len(model.counties) + 1, NOWHERE, np.int32)  # the last place is NOWHERE's
    for number, group in enumerate(groups):
        group_of[list(group)] = number
    column_group = group_of[model.county]
    row_group = _row_groups(model, column_group)
    tie = row_group == NOWHERE
    charged = np.where(tie, prices[: len(tie)], 0.0)
    charged = np.where((charged > 0) & ~np.isfinite(compiled.row_upper), 0.0, charged)
    charged = np.where((charged < 0) & ~np.isfinite(compiled.row_lower), 0.0, charged)
    limits = np.where(charged > 0, compiled.row_upper, compiled.row_lower)
    constant = compiled.offset + float(charged[charged != 0] @ limits[charged != 0])
    cost = compiled.cost - compiled.matrix.T @ charged
    loose = np.flatnonzero(column_group == NOWHERE)
    best_end = np.where(cost[loose] > 0, compiled.upper[loose], compiled.lower[loose])
    moved = cost[loose] != 0
    constant += float(cost[loose][moved] @ best_end[moved])
    return Posted(
        tuple(
            PricedBlock(
                tuple(group),
                (columns := np.flatnonzero(column_group == number).astype(np.int32)),
                np.flatnonzero(row_group == number).astype(np.int32),
                cost[columns],
            )
            for number, group in enumerate(groups)
        ),
        constant,
        charged,
    )


def county_cut(block: PricedBlock, bound: float) -> Cut:
    """Cut ``coefficients @ x[columns] <= upper`` from a bound on what a block earns."""
    used = np.flatnonzero(block.cost)
    return block.columns[used], block.cost[used], bound + SAFETY * max(abs(bound), 1.0)


def _row_groups(model: BlockModel, column_group: Spots) -> Spots:
    """Group whose columns alone a row has; `NOWHERE` for a row that ties groups."""
    by_row = model.by_row
    found = np.full(by_row.shape[0], NOWHERE, np.int32)
    filled = np.diff(by_row.indptr) > 0
    starts = by_row.indptr[:-1][filled]
    if len(starts):
        of_entry = column_group[by_row.indices]
        least = np.minimum.reduceat(of_entry, starts)
        most = np.maximum.reduceat(of_entry, starts)
        found[filled] = np.where(least == most, least, NOWHERE)
    return found
