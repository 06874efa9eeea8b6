"""The linear relaxation of a model, kept in one HiGHS object that goes on from its last basis."""

import threading
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from planner.errors import InterruptedEarlyError, PlannerError
from planner.matrix import CompiledModel, Vector
from planner.solve import SolveOptions, holding

Spots = npt.NDArray[np.int32]

NO_LIMIT = 2**31 - 1
PRIMAL = 4
DUAL = 1
NO_POINT = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,  # all columns of a plan are bounded
)


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


PackedBasis = tuple[npt.NDArray[np.int8], npt.NDArray[np.int8]]
"""Basis status of columns and rows as numbers, which can be sent to another process."""


def packed(basis: Any) -> PackedBasis:
    """Basis of a `Relaxation` as numbers."""
    columns, rows = basis.col_status, basis.row_status
    return np.array([int(s) for s in columns], np.int8), np.array([int(s) for s in rows], np.int8)


def unpacked(basis: PackedBasis) -> Any:
    """Basis from numbers, to be given to `Relaxation.set_basis`."""
    kinds = [highspy.HighsBasisStatus(number) for number in range(5)]
    whole = highspy.HighsBasis()
    whole.valid = True
    whole.col_status, whole.row_status = ([kinds[n] for n in part.tolist()] for part in basis)
    return whole


class Relaxation:
    """Linear relaxation of a model that is maximised; bounds and rows change between solves."""

    def __init__(
        self,
        compiled: CompiledModel,
        seed: int = 0,
        stop: threading.Event | None = None,
        primal: bool = False,
    ) -> None:
        """Hold the relaxation; `primal` suits changes of the objective, its dual those of bounds.

        After a change of the objective the last basis is still feasible: 0.6 s instead of 1.8 s for
        each total of a county of the main case.
        """
        self._highs = holding(compiled, SolveOptions(seed=seed), relaxed=True)
        self._highs.setOptionValue("presolve", "off")  # it would throw the basis away
        self._highs.setOptionValue("time_limit", float("inf"))
        if primal:
            self._highs.setOptionValue("simplex_strategy", PRIMAL)
        if stop is not None:
            self._listen(stop)
        self.rows = int(compiled.matrix.shape[0])  # a part has no names

    def solve(self, most_iterations: int = NO_LIMIT) -> LinearPoint:
        """Optimum with the present bounds, from the present basis.

        Raises
        ------
        PlannerError
            HiGHS failed.
        InterruptedEarlyError
            `stop` was set meanwhile.
        """
        highs, states = self._highs, highspy.HighsModelStatus
        highs.setOptionValue("simplex_iteration_limit", most_iterations)
        status = self._run()
        answers = (states.kOptimal, states.kIterationLimit, *NO_POINT)
        if status not in answers:
            highs.clearSolver()  # a basis it cannot go on from: from scratch, once
            status = self._run()
        if status not in answers:
            status = self._other_simplex()
        spent = max(int(highs.getInfo().simplex_iteration_count), 0)
        if status in NO_POINT:
            return LinearPoint(-np.inf, np.empty(0), True, spent)
        if status not in (states.kOptimal, states.kIterationLimit):
            raise PlannerError("solver_failed", status=status.name)
        value = float(highs.getInfo().objective_function_value)
        point = np.array(highs.getSolution().col_value)
        return LinearPoint(value, point, status == states.kOptimal, spent)

    def _other_simplex(self) -> Any:
        """Model status after the simplex method that was not used, from scratch and to the end."""
        highs, name = self._highs, "simplex_strategy"
        usual = highs.getOptionValue(name)[1]
        highs.setOptionValue(name, DUAL if usual == PRIMAL else PRIMAL)
        highs.setOptionValue("simplex_iteration_limit", NO_LIMIT)  # half-way it bounds nothing
        highs.clearSolver()
        status = self._run()
        highs.setOptionValue(name, usual)
        return status

    def _run(self) -> Any:
        """Model status after a run."""
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInterrupt:
            raise InterruptedEarlyError("interrupted_without_plan")
        return status

    def _listen(self, stop: threading.Event) -> None:
        """End a solve soon after `stop` is set."""
        kind = highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt

        def hear(_kind: Any, _message: str, _out: Any, answer: Any, _user: object) -> None:
            answer.user_interrupt = stop.is_set()

        self._highs.setCallback(hear, None)
        self._highs.startCallback(kind)

    def prices(self) -> Vector:
        """Price of one unit more of each row's limit, after a solve; rows added later come last."""
        return np.array(self._highs.getSolution().row_dual)

    def set_bounds(self, columns: Spots, lower: Vector, upper: Vector) -> None:
        """New bounds of some columns."""
        if len(columns):
            self._highs.changeColsBounds(len(columns), columns, lower, upper)

    def set_cost(self, cost: Vector) -> None:
        """New objective coefficients of all columns; the offset stays."""
        columns = np.arange(len(cost), dtype=np.int32)
        self._highs.changeColsCost(len(cost), columns, cost)

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
