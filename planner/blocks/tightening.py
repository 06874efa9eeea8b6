"""Bounds of whole columns that follow from single rows: what can never enter is taken out.

HiGHS does this before it branches; the linear programs of a tree do not. A project that needs more
than there will ever be could otherwise start by a fraction, and the relaxation would count it.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from planner.matrix import CompiledModel, Vector

PASSES = 5
ROUNDING = 1e-9
"""Part of a unit by which a computed limit may miss a whole number."""


def tightened(compiled: CompiledModel) -> CompiledModel:
    """The same plans with smaller boxes.

    In a row ``a x <= b`` the other columns use at least ``m``, their least activity within their
    bounds. So ``a_j x_j <= b - m`` in every plan, and for whole ``x_j`` with ``a_j > 0`` also
    ``x_j <= floor((b - m) / a_j)``; with ``a_j < 0`` likewise from below. ``a x >= b`` is the same
    row negated. No plan is cut off; repeated while it helps, at most `PASSES` times.
    """
    by_row = compiled.matrix.tocsr()
    row_of_entry = np.repeat(np.arange(by_row.shape[0]), np.diff(by_row.indptr))
    lower, upper = compiled.lower.copy(), compiled.upper.copy()
    for _ in range(PASSES):
        before = (lower.copy(), upper.copy())
        for sign, limit in ((1.0, compiled.row_upper), (-1.0, -compiled.row_lower)):
            _tighten(by_row, sign, limit, row_of_entry, compiled.integer, lower, upper)
        if np.array_equal(before[0], lower) and np.array_equal(before[1], upper):
            break
    return replace(compiled, lower=lower, upper=upper)


def _tighten(
    by_row: Any,
    sign: float,
    limit: Vector,
    row_of_entry: npt.NDArray[np.int_],
    integer: npt.NDArray[np.bool_],
    lower: Vector,
    upper: Vector,
) -> None:
    """Tighten `lower` and `upper` in place by the rows ``sign * a x <= limit``."""
    columns, coefficients = by_row.indices, sign * by_row.data
    least = np.where(coefficients > 0, coefficients * lower[columns], coefficients * upper[columns])
    endless = ~np.isfinite(least)
    rows = by_row.shape[0]
    activity = np.bincount(row_of_entry, np.where(endless, 0.0, least), rows)
    holes = np.bincount(row_of_entry, endless, rows)
    known = np.isfinite(limit) & (holes == 0)
    used = known[row_of_entry] & integer[columns] & (coefficients != 0)
    spots, a, m = columns[used], coefficients[used], least[used]
    room = limit[row_of_entry[used]] - (activity[row_of_entry[used]] - m)
    slack = ROUNDING * np.maximum(np.abs(limit[row_of_entry[used]]), 1.0) / np.abs(a) + ROUNDING
    above = a > 0
    np.minimum.at(upper, spots[above], np.floor(room[above] / a[above] + slack[above]))
    np.maximum.at(lower, spots[~above], np.ceil(room[~above] / a[~above] - slack[~above]))
