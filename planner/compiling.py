"""From a Pyomo model to its matrix.

Pyomo's walker turns expressions into coefficients; the rest is done here, because its standard-form
compiler writes a range constraint as two rows and does not tell which variables it left out.
"""

import math
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyomo.environ as pyo
from pyomo.common.gc_manager import PauseGC
from pyomo.core.base.component_namer import index_repr
from pyomo.repn.linear import LinearRepnVisitor
from pyomo.repn.util import OrderedVarRecorder

from planner.errors import NoPlanError
from planner.matrix import CompiledModel, Vector

LINEAR_KINDS = frozenset(
    {
        *(pyo.Block, pyo.Constraint, pyo.Objective, pyo.Var),
        *(pyo.Expression, pyo.Param, pyo.Set, pyo.RangeSet),
    }
)
"""Components that a matrix can hold, or that the others are made from."""


def compile_model(m: pyo.ConcreteModel, keep_empty: bool = False) -> CompiledModel:
    """Matrix of a linear Pyomo model with at most one active objective.

    `keep_empty` keeps a constraint without free variables that cannot hold as an empty row, so that
    a diagnosis can name it; otherwise it raises.

    Raises
    ------
    NoPlanError
        A constraint without free variables cannot hold.
    ValueError
        The model is not linear.
    """
    if odd := {part.ctype for part in m.component_objects(active=True)} - LINEAR_KINDS:
        raise ValueError(f"not linear: {sorted(kind.__name__ for kind in odd)}")
    with PauseGC():  # the walker makes and drops many small things, none of them in circles
        return _compile(m, keep_empty)


def coefficients_of(compiled: CompiledModel, expression: Any) -> tuple[Vector, float]:
    """Coefficients of a linear expression in the columns of a compiled model, and its constant.

    A variable that is no column counts with the value it is settled at.

    Raises
    ------
    ValueError
        The expression is not linear.
    """
    order: dict[int, int] = {}
    known: dict[int, Any] = {}
    recorder = OrderedVarRecorder(known, order, pyo.SortComponents.deterministic)
    found = _linear(LinearRepnVisitor({}, var_recorder=recorder), "expression", expression)
    place = {name: number for number, name in enumerate(compiled.columns)}
    cost, constant = np.zeros(len(compiled.columns)), float(found.constant)
    for key, coefficient in found.linear.items():
        name = known[key].name
        if name in place:
            cost[place[name]] += coefficient
        else:
            constant += coefficient * compiled.settled[name]
    return cost, constant


def _compile(m: pyo.ConcreteModel, keep_empty: bool) -> CompiledModel:
    # Imported late: Pyomo sees to it that SciPy's statistics are loaded too, about a second.
    from scipy.sparse import csr_array  # noqa: PLC0415

    order: dict[int, int] = {}
    recorder = OrderedVarRecorder({}, order, pyo.SortComponents.deterministic)
    walker = LinearRepnVisitor({}, var_recorder=recorder)
    objective = next(m.component_data_objects(pyo.Objective, active=True), None)
    goal = None if objective is None else _linear(walker, objective.name, objective.expr)
    rows = _Rows(keep_empty)
    for name, constraint in _named(m, pyo.Constraint):
        if constraint.active:
            low, body, high = constraint.to_bounded_expression(evaluate_bounds=True)
            rows.add(name, low, _linear(walker, name, body), high, order)
    cost = np.zeros(len(order))
    if goal is not None:
        cost[[order[key] for key in goal.linear]] = list(goal.linear.values())
    met = np.frombuffer(rows.indices, np.int32)
    used = cost != 0
    used[met] = True
    place = np.cumsum(used, dtype=np.int32) - 1
    variables = {id(variable): (name, variable) for name, variable in _named(m, pyo.Var)}
    columns = [variables[key] for key, number in order.items() if used[number]]
    bounds = [variable.bounds for _, variable in columns]
    matrix = csr_array(
        (np.frombuffer(rows.coefficients), place[met], np.frombuffer(rows.ends, np.int32)),
        shape=(len(rows.names), len(columns)),
    )
    return CompiledModel(
        columns=tuple(name for name, _ in columns),
        rows=tuple(rows.names),
        matrix=matrix.tocsc(),
        cost=cost[used],
        offset=0.0 if goal is None else float(goal.constant),
        maximise=objective is not None and objective.sense == pyo.maximize,
        lower=np.array([-math.inf if low is None else low for low, _ in bounds], float),
        upper=np.array([math.inf if high is None else high for _, high in bounds], float),
        row_lower=np.array(rows.lower, float),
        row_upper=np.array(rows.upper, float),
        integer=np.array([variable.is_integer() for _, variable in columns], bool),
        settled=_settled(variables, {key for key, number in order.items() if used[number]}),
    )


@dataclass
class _Rows:
    """Rows of the matrix as they are met; row r ends before place `ends[r + 1]`."""

    keep_empty: bool
    names: list[str] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    indices: "array[int]" = field(default_factory=lambda: array("i"))
    coefficients: "array[float]" = field(default_factory=lambda: array("d"))
    ends: "array[int]" = field(default_factory=lambda: array("i", [0]))

    def add(
        self, name: str, low: float | None, body: Any, high: float | None, order: Mapping[int, int]
    ) -> None:
        """Take in a constraint; one without a bound or free variables is no row."""
        lower = -math.inf if low is None else low - body.constant
        upper = math.inf if high is None else high - body.constant
        never = not body.linear and (lower > 0 or upper < 0)
        if never and not self.keep_empty:
            raise NoPlanError("infeasible")
        if (not body.linear and not never) or (low is None and high is None):
            return
        self.names.append(name)
        self.lower.append(lower)
        self.upper.append(upper)
        self.indices.extend(map(order.__getitem__, body.linear))
        self.coefficients.extend(body.linear.values())
        self.ends.append(len(self.indices))


def _linear(walker: LinearRepnVisitor, name: str, expression: Any) -> Any:
    """Constant and coefficients of an expression by the id of their variables."""
    found = walker.walk_expression(expression)
    if found.nonlinear is not None:
        raise ValueError(f"not linear: {name}")
    return found


def _named(m: pyo.ConcreteModel, kind: type) -> Iterator[tuple[str, Any]]:
    """Members of a kind in order, with the names that Pyomo gives them.

    A member asked for its name looks up its parents every time, which takes longer.
    """
    for component in m.component_objects(kind, active=True):
        if component.is_indexed():
            stem = component.name
            for index, member in component.items(pyo.SortComponents.deterministic):
                yield stem + index_repr(index), member
        else:
            yield component.name, component


def _settled(variables: Mapping[int, tuple[str, Any]], columns: set[int]) -> dict[str, float]:
    """Values of the variables that are no column: fixed, or in no row and no objective."""
    values = {}
    for key, (name, variable) in variables.items():
        if variable.fixed:
            values[name] = float(pyo.value(variable))
        elif key not in columns:
            low, high = variable.bounds  # any value will do: the one nearest to zero
            below = min(0.0, math.inf if high is None else high)
            values[name] = float(max(below, -math.inf if low is None else low))
    return values
