"""The structure that block methods use: which column belongs to which county and industry.

Counties are blocks: most rows touch the columns of one county only. What ties counties together
(projects that two counties could host, overlaps, links, shared limits) is the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner.blocks.tightening import tightened
from planner.matrix import CompiledModel, Vector

if TYPE_CHECKING:  # workers, which only get models that are built, need not import Pyomo
    from models import Place, PlanData

Spots = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

Cut = tuple[Spots, Vector, float]
"""Columns, coefficients and upper limit of a row that every plan obeys."""

NOWHERE = -1
LAYOUT = ("lead", "special")
TARGET = "target"
PURSE = "purse"
MONEY = (PURSE, "grant")
WHOLE = 1e-6
"""Distance from a whole number up to which a value is whole."""

FREE_HOPS = 2
"""Rows that a free column reaches: its own (overlaps, links, purses), and the purses behind."""


@dataclass(frozen=True)
class BlockModel:
    """A compiled model and the place of each of its columns.

    Attributes
    ----------
    kind
        Variable of each column.
    county, industry
        Number of the county and industry of each column, `NOWHERE` if it belongs to none.
    near
        Neighbours of each county, by number.
    """

    compiled: CompiledModel
    kind: npt.NDArray[np.str_]
    county: Spots
    industry: Spots
    counties: tuple[str, ...]
    industries: tuple[str, ...]
    near: tuple[tuple[int, ...], ...]

    @cached_property
    def by_row(self) -> Any:
        """Coefficients by row."""
        return self.compiled.matrix.tocsr()

    @cached_property
    def layout(self) -> Mask:
        """Columns of leads and specialities."""
        return np.isin(self.kind, LAYOUT)

    def part(self, columns: Spots, rows: Spots, cost: Vector) -> "BlockModel":
        """Model of some columns under some rows, with an objective of its own."""
        compiled = self.compiled
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
        return replace(
            self,
            compiled=small,
            kind=self.kind[columns],
            county=self.county[columns],
            industry=self.industry[columns],
        )

    def with_cuts(self, cuts: Sequence[Cut]) -> CompiledModel:
        """The compiled model with more rows ``coefficients @ x[columns] <= upper``."""
        compiled = self.compiled
        if not cuts:
            return compiled
        rows = np.repeat(np.arange(len(cuts)), [len(columns) for columns, _, _ in cuts])
        spots = np.concatenate([columns for columns, _, _ in cuts])
        values = np.concatenate([coefficients for _, coefficients, _ in cuts])
        shape = (len(cuts), compiled.matrix.shape[1])
        more = sparse.coo_matrix((values, (rows, spots)), shape=shape)
        return replace(
            compiled,
            rows=(*compiled.rows, *(f"cut[{number}]" for number in range(len(cuts)))),
            matrix=sparse.vstack([compiled.matrix, more]).tocsc(),
            row_lower=np.append(compiled.row_lower, np.full(len(cuts), -np.inf)),
            row_upper=np.append(compiled.row_upper, [upper for _, _, upper in cuts]),
        )

    def columns_in(self, counties: Sequence[int]) -> Mask:
        """Columns of some counties."""
        return np.isin(self.county, list(counties))

    def with_followers(self, chosen: Mask) -> Spots:
        """The chosen columns and those that follow from them.

        These are continuous ones, and whole ones of no county (what is built for a group) that
        share a row. Money that is left is carried on, so a purse frees those of later periods; a
        grant frees the purse that it fills, so that money which lies there unused can be called
        back.
        """
        integer = self.compiled.integer
        free = chosen | (self._beside(chosen) & integer & (self.county == NOWHERE))
        for _ in range(FREE_HOPS):
            free |= self._beside(free) & ~integer
        purses, money = self.kind == PURSE, np.isin(self.kind, MONEY)
        while (more := self._beside(free & money) & purses & ~free).any():
            free |= more
        return np.flatnonzero(free).astype(np.int32)

    def _beside(self, columns: Mask) -> Mask:
        """Columns that share a row with some columns."""
        rows = np.unique(self.compiled.matrix[:, np.flatnonzero(columns)].indices)
        touched = np.zeros(len(columns), bool)
        touched[np.unique(self.by_row[rows].indices)] = True
        return touched

    def breach(self, point: Vector, columns: Spots | None = None) -> float:
        """Greatest amount by which a point misses a row or a bound, relative to its limit.

        With `columns`, only the rows and bounds of these columns count.
        """
        compiled = self.compiled
        rows: Any = slice(None)
        spots: Any = slice(None)
        if columns is not None:
            rows, spots = np.unique(compiled.matrix[:, columns].indices), columns
        activity = self.by_row[rows] @ point
        return max(
            _miss(compiled.row_lower[rows], activity),
            _miss(-compiled.row_upper[rows], -activity),
            _miss(compiled.lower[spots], point[spots]),
            _miss(-compiled.upper[spots], -point[spots]),
        )

    def breach_outside(self, point: Vector, columns: Spots) -> float:
        """Greatest amount by which a point misses a row or bound that has none of some columns."""
        compiled = self.compiled
        others = np.setdiff1d(np.arange(len(compiled.cost), dtype=np.int32), columns)
        untouched = np.setdiff1d(
            np.arange(compiled.matrix.shape[0]), compiled.matrix[:, columns].indices
        )
        activity = self.by_row[untouched] @ point
        return max(
            _miss(compiled.row_lower[untouched], activity),
            _miss(-compiled.row_upper[untouched], -activity),
            _miss(compiled.lower[others], point[others]),
            _miss(-compiled.upper[others], -point[others]),
        )


def _miss(least: Vector, have: Vector) -> float:
    """Greatest shortfall below `least`, relative to it where it is above 1."""
    bounded = np.isfinite(least)
    short = (least[bounded] - have[bounded]) / np.maximum(np.abs(least[bounded]), 1.0)
    return float(short.max(initial=0.0))


def block_model(
    compiled: CompiledModel, places: "Mapping[str, Place]", data: "PlanData"
) -> BlockModel:
    """Compiled portfolio model, its boxes tightened, with the place of each column."""
    counties, industries = data.counties, tuple(sorted(data.industries))
    county_number = {name: number for number, name in enumerate(counties)}
    industry_number = {name: number for number, name in enumerate(industries)}
    found = [places[name] for name in compiled.columns]
    return BlockModel(
        compiled=tightened(compiled),
        kind=np.array([place.kind for place in found]),
        county=np.array([county_number.get(p.county, NOWHERE) for p in found], np.int32),
        industry=np.array([industry_number.get(p.industry, NOWHERE) for p in found], np.int32),
        counties=counties,
        industries=industries,
        near=tuple(
            tuple(
                county_number[other]
                for other in data.neighbours.get(name, ())
                if other in county_number  # a district has neighbours outside it
            )
            for name in counties
        ),
    )
