"""The linear relaxation of a model, kept in one HiGHS object that goes on from its last basis."""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from planner.errors import PlannerError
from planner.matrix import CompiledModel, Vector
from planner.solve import SolveOptions, holding

Spots = npt.NDArray[np.int32]

NO_LIMIT = 2**31 - 1


@dataclass(frozen=True)
class LinearPoint:
    """Answer of one linear program.

    Attributes
    ----------
    value
        Objective of the relaxation; minus infinity if the rules contradict each other. Where the
        iterations ran out it is a bound that further iterations only lower.
    point
        Columns; empty if there is no answer.
    finished
        Whether the optimum was reached.
    iterations
        Simplex iterations spent.
    """

    value: float
    point: Vector
    finished: bool
    iterations: int


class Relaxation:
    """Linear relaxation of a model that is maximised; bounds and rows change between solves."""

    def __init__(self, compiled: CompiledModel, seed: int = 0) -> None:
        self._highs = holding(compiled, SolveOptions(seed=seed), relaxed=True)
        self._highs.setOptionValue("presolve", "off")  # it would throw the basis away
        self._highs.setOptionValue("time_limit", float("inf"))
        self._offset = compiled.offset
        self.rows = len(compiled.rows)

    def solve(self, most_iterations: int = NO_LIMIT) -> LinearPoint:
        """Optimum with the present bounds, from the present basis.

        Raises
        ------
        PlannerError
            HiGHS failed.
        """
        highs = self._highs
        highs.setOptionValue("simplex_iteration_limit", most_iterations)
        if highs.run() == highspy.HighsStatus.kError:
            raise PlannerError("solver_failed", status=highs.getModelStatus().name)
        info, status = highs.getInfo(), highs.getModelStatus()
        spent = max(int(info.simplex_iteration_count), 0)
        states = highspy.HighsModelStatus
        if status in (states.kInfeasible, states.kUnboundedOrInfeasible):
            return LinearPoint(-np.inf, np.empty(0), True, spent)
        finished = status == states.kOptimal
        if not finished and status != states.kIterationLimit:
            raise PlannerError("solver_failed", status=status.name)
        value = float(info.objective_function_value)
        return LinearPoint(value, np.array(highs.getSolution().col_value), finished, spent)

    def prices(self) -> Vector:
        """Price of one unit more of each row's limit, after a solve; rows added later come last."""
        return np.array(self._highs.getSolution().row_dual)

    def set_bounds(self, columns: Spots, lower: Vector, upper: Vector) -> None:
        """New bounds of some columns."""
        if len(columns):
            self._highs.changeColsBounds(len(columns), columns, lower, upper)

    def add_row(self, columns: Spots, coefficients: Vector, upper: float) -> int:
        """Append the row ``coefficients @ x[columns] <= upper``; gives its number."""
        self._highs.addRow(-np.inf, upper, len(columns), columns, coefficients)
        self.rows += 1
        return self.rows - 1

    def set_row_limit(self, row: int, upper: float) -> None:
        """New right side of an appended row; infinity switches it off."""
        self._highs.changeRowBounds(row, -np.inf, upper)

    def basis(self) -> Any:
        """Basis of the last solve, to be given back to `set_basis`."""
        return self._highs.getBasis()

    def set_basis(self, basis: Any) -> None:
        """Start the next solve from this basis; rows added since are basic."""
        missing = self.rows - len(basis.row_status)
        if missing:
            grown = highspy.HighsBasis()
            grown.valid = True
            grown.col_status = basis.col_status
            grown.row_status = [*basis.row_status, *[highspy.HighsBasisStatus.kBasic] * missing]
            basis = grown
        self._highs.setBasis(basis)
