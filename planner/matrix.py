"""A model as a matrix: the last form before a solver."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class CompiledModel:
    """A Pyomo model as a matrix (`planner.compiling`).

    Attributes
    ----------
    columns, rows
        Names as Pyomo has them; a range constraint is one row.
    matrix
        Coefficients, scipy CSC, rows by columns.
    cost, offset
        Objective ``cost @ x + offset``, in the sense the model was written in.
    lower, upper, row_lower, row_upper
        Bounds; infinite where there is none.
    integer
        Columns that must be whole.
    settled
        Variables that are no column, because they are fixed or occur nowhere, and their values.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    matrix: Any
    cost: Vector
    offset: float
    maximise: bool
    lower: Vector
    upper: Vector
    row_lower: Vector
    row_upper: Vector
    integer: npt.NDArray[np.bool_]
    settled: Mapping[str, float]

    def value(self, point: Vector) -> float:
        """Objective at `point`."""
        return float(self.cost @ point) + self.offset

    def digest(self) -> str:
        """SHA-256 of the whole model: names, order, coefficients, bounds, kinds, objective."""
        total = hashlib.sha256()
        names = [self.columns, self.rows, sorted(self.settled.items()), self.offset, self.maximise]
        total.update(repr(names).encode())
        for vector in (self.cost, self.lower, self.upper, self.row_lower, self.row_upper):
            total.update(np.ascontiguousarray(vector, "<f8").tobytes())
        total.update(np.ascontiguousarray(self.integer, "?").tobytes())
        for part, kind in (("indptr", "<i8"), ("indices", "<i8"), ("data", "<f8")):
            total.update(np.ascontiguousarray(getattr(self.matrix, part), kind).tobytes())
        return total.hexdigest()
