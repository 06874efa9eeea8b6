"""A Pyomo model as a matrix: the last form before a solver.

Pyomo's standard-form compiler does the work. What it does silently is undone here: a range
constraint becomes two rows, fixed variables disappear, and so do variables in no row.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyomo.environ as pyo
from pyomo.common.errors import InfeasibleConstraintException
from pyomo.repn.plugins.standard_form import LinearStandardFormCompiler

from planner.errors import NoPlanError

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class CompiledModel:
    """A Pyomo model as a matrix.

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


def compile_model(m: pyo.ConcreteModel) -> CompiledModel:
    """Matrix of a linear Pyomo model with at most one active objective.

    Raises
    ------
    NoPlanError
        A constraint without free variables cannot hold.
    """
    try:
        form = LinearStandardFormCompiler().write(m, mixed_form=True, set_sense=None)
    except InfeasibleConstraintException as stop:
        raise NoPlanError("infeasible") from stop
    rows, keep, row_lower, row_upper = _merge_ranges(form)
    bounds = [column.bounds for column in form.columns]
    width = len(form.columns)
    return CompiledModel(
        columns=tuple(column.name for column in form.columns),
        rows=rows,
        matrix=form.A.tocsr()[keep].tocsc(),
        cost=np.asarray(form.c.toarray()[0], float) if form.objectives else np.zeros(width),
        offset=float(form.c_offset[0]) if form.objectives else 0.0,
        maximise=bool(form.objectives) and form.objectives[0].sense == pyo.maximize,
        lower=np.array([-math.inf if low is None else low for low, _ in bounds], float),
        upper=np.array([math.inf if high is None else high for _, high in bounds], float),
        row_lower=row_lower,
        row_upper=row_upper,
        integer=np.array([column.is_integer() for column in form.columns], bool),
        settled=_settled(m, form.columns),
    )


def _merge_ranges(form: Any) -> tuple[tuple[str, ...], list[int], Vector, Vector]:
    """Row names, rows to keep and their bounds; the compiler writes a range as two rows."""
    place: dict[int, int] = {}
    names: list[str] = []
    keep: list[int] = []
    lower: list[float] = []
    upper: list[float] = []
    for number, ((constraint, bound_type), side) in enumerate(
        zip(form.rows, form.rhs, strict=True)
    ):
        if id(constraint) not in place:
            place[id(constraint)] = len(keep)
            names.append(constraint.name)
            keep.append(number)
            lower.append(-math.inf)
            upper.append(math.inf)
        spot = place[id(constraint)]
        if bound_type <= 0:
            lower[spot] = float(side)
        if bound_type >= 0:
            upper[spot] = float(side)
    return tuple(names), keep, np.array(lower, float), np.array(upper, float)


def _settled(m: pyo.ConcreteModel, columns: Any) -> dict[str, float]:
    """Values of the variables that the compiler left out: fixed, or in no row and no objective."""
    kept = {id(column) for column in columns}
    values = {}
    for variable in m.component_data_objects(pyo.Var, descend_into=True):
        if variable.fixed:
            values[variable.name] = float(pyo.value(variable))
        elif id(variable) not in kept:
            low, high = variable.bounds  # any value will do: the one nearest to zero
            below = min(0.0, math.inf if high is None else high)
            values[variable.name] = float(max(below, -math.inf if low is None else low))
    return values
