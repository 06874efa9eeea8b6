"""Questions to the model: the best plan of changed data, whole or with the rest as planned.

A question is a pure task of the pool. It builds the model of the changed data, so that everything
the builders do with the data (rows left out, bounds of money) holds for the change too.

Scope. With `free` counties, only what is decided in them may change and the rest stays as in the
plan: a county's problem is solved to its optimum in a second where the whole is not in an hour. The
best plan of a scope is a plan of the whole, so its value bounds the whole from below; from above
the whole is bounded by its linear relaxation, boxes tightened. Without `free` the whole is solved.
"""

import math
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pyomo.environ as pyo

from models import PlanData, Portfolio, build_portfolio_model, column_places, read_portfolio
from planner.blocks import best_in_scope, point_of
from planner.blocks.structure import BlockModel, block_model
from planner.compiling import compile_model
from planner.errors import NoPlanError, PlannerError, StoppedEarlyError, TasksFailedError
from planner.matrix import CompiledModel, Vector
from planner.methods import solve_model
from planner.pool import (
    Pool,
    PoolProgress,
    ResultStore,
    Task,
    run_tasks,
    shared,
    stopping,
)
from planner.relaxation import Relaxation
from planner.solve import PartLimits, SolveOptions
from planner.studies.case import Case
from planner.variations import Change, changed

CASE = "case"
"""Name under which the pool lends the case."""


class Aim(Protocol):
    """Another objective than the model's, or rules beside it; `key` names it in keys of tasks."""

    @property
    def key(self) -> str: ...  # noqa: D102

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Add rules to the model, or put another objective in the place of its own.

        The objective is maximised.
        """


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes
    ----------
    changes
        Changes of the data, applied in this order.
    free
        Counties whose decisions may change; empty for all.
    gap_share, seconds
        Relative gap to solve to, and how long at most.
    relaxed
        Whether the linear relaxation of the whole is wanted for `Answer.bound`, where `free` is
        not empty.
    aim
        What is sought instead of the best value, or beside it.
    start
        Plan that the solve of the whole starts from (values by column); None for the case's. It
        changes how soon the answer is found, not the question.
    """

    changes: tuple[Change, ...] = ()
    free: tuple[str, ...] = ()
    gap_share: float = 0.0
    seconds: float = 60.0
    relaxed: bool = True
    aim: Aim | None = None
    start: Mapping[str, float] | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """Name of the question; the same question has the same key."""
        what = "+".join(change.key for change in self.changes) or "as-it-is"
        where = ",".join(self.free) or "whole"
        sought = f"|{self.aim.key}" if self.aim else ""
        return f"{what}@{where}|{self.gap_share}|{self.seconds}|{self.relaxed:d}{sought}"


@dataclass(frozen=True)
class Answer:
    """What is known of the best plan of the changed data.

    Attributes
    ----------
    value
        Value of the best plan found, wan yuan (in the unit of the aim, if there is one); None if
        none was found.
    scope_bound
        No plan within the scope is worth more; minus infinity if it is proved that none exists.
    bound
        No plan of the whole is worth more; minus infinity if it is proved that none exists.
    portfolio
        That plan; None if none was found.
    values
        Columns of that plan that are not zero.
    seconds
        Time it took, where it is measured.
    """

    value: float | None
    scope_bound: float
    bound: float
    portfolio: Portfolio | None
    values: Mapping[str, float] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def impossible(self) -> bool:
        """Whether it is proved that no plan of the scope exists."""
        return self.scope_bound == -math.inf

    @property
    def proved(self) -> bool:
        """Whether the answer is exact within its scope (to 1e-6)."""
        if self.value is None:
            return self.impossible
        return self.scope_bound - self.value <= 1e-6 * max(abs(self.value), 1.0)


NO_PLAN = Answer(None, -math.inf, -math.inf, None)


@dataclass(frozen=True)
class Interval:
    """An amount known to lie between two ends, wan yuan."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether both ends are the same (to 1e-6, or 1e-6 relative)."""
        if math.isinf(self.low) or math.isinf(self.high):
            return self.low == self.high
        return self.high - self.low <= 1e-6 * max(abs(self.high), 1.0)

    def at_least(self, least: float) -> "Interval":
        """The part that is not below `least`, where it is known that the amount is not."""
        return Interval(max(self.low, least), max(self.high, least))


def loss(base: Answer, other: Answer) -> Interval:
    """What the best plan of `other` is worth less than that of `base`, within their scope.

    Both have the same scope. Infinite where `other` has no plan (known or possible).
    """
    if base.value is None:
        return Interval(-math.inf, math.inf)
    low = base.value - other.scope_bound
    high = math.inf if other.value is None else base.scope_bound - other.value
    return Interval(low, high)


def loss_of_plan(case: Case, other: Answer) -> Interval:
    """What the best plan of the whole is worth less with a change than the plan of the run."""
    high = math.inf if other.value is None else case.value - other.value
    return Interval(case.value - other.bound, high)


def answer(question: Question) -> Answer:
    """Task: answer a question about the case that the pool lends under `CASE`."""
    case: Case = shared(CASE)
    data = changed(case.data, question.changes)
    m = build_portfolio_model(data)
    if question.aim is not None:
        question.aim.put_on(m, data)
    try:
        compiled = compile_model(m)
    except NoPlanError:
        return NO_PLAN
    if not question.free:
        return _whole(m, compiled, data, case, question)
    blocks = block_model(compiled, column_places(m, data), data)
    bound = math.inf
    if question.relaxed:
        bound = Relaxation(blocks.compiled, 0, stopping()).solve().value
        if bound == -math.inf:
            return NO_PLAN
    value, scope_bound, point = _within(blocks, case, question)
    if point is None:
        return Answer(None, scope_bound, bound, None)
    names = blocks.compiled.columns
    values = {**compiled.settled, **dict(zip(names, point.tolist(), strict=True))}
    return Answer(value, scope_bound, bound, read_portfolio(m, values), not_zero(values))


def _whole(
    m: pyo.ConcreteModel,
    compiled: CompiledModel,
    data: PlanData,
    case: Case,
    question: Question,
) -> Answer:
    """Best plan of the whole, by the method that its size calls for."""
    options = SolveOptions(question.gap_share, question.seconds)
    start = case.values
    if question.start is not None:  # a column that it does not name is zero, not free
        start = dict.fromkeys(compiled.columns, 0.0) | dict(question.start)
    try:
        found = solve_model(m, compiled, data, options, start, None, stopping(), serial=True)
    except NoPlanError:
        return NO_PLAN
    except StoppedEarlyError:
        return Answer(None, math.inf, math.inf, None)
    portfolio, bound = read_portfolio(m, found.values), found.bound_wan
    return Answer(found.objective_wan, bound, bound, portfolio, not_zero(found.values))


def not_zero(values: Mapping[str, float]) -> dict[str, float]:
    """Columns that are not zero: all that a plan needs to be told by."""
    return {name: value for name, value in values.items() if value}


def _within(
    blocks: BlockModel, case: Case, question: Question
) -> tuple[float | None, float, Vector | None]:
    """Best plan that differs from the case's in some counties only, and its bound there."""
    limits = PartLimits(question.gap_share, nodes=100_000, seconds=question.seconds)
    found = best_in_scope(blocks, point_of(blocks, case.values), question.free, limits, stopping())
    return found.value, found.bound, found.point


@dataclass
class Asking:
    """Asks questions through a pool and remembers the answers.

    Attributes
    ----------
    keep
        Where answers are kept on disk; None for nowhere.
    """

    pool: Pool
    keep: ResultStore | None = None
    watch: Callable[[PoolProgress], None] | None = None
    stop: threading.Event | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    failures: dict[str, PlannerError] = field(default_factory=dict)

    def ask(self, questions: Iterable[Question]) -> None:
        """Have all questions answered that were not answered before.

        A question whose task failed is in `failures`; the others are answered all the same.
        """
        new = {q.key: q for q in questions if q.key not in self.answers}
        tasks: Sequence[Task] = [Task(key, answer, (q,)) for key, q in new.items()]
        for outcome in run_tasks(self.pool, tasks, self.keep, self.watch, self.stop):
            if outcome.error is not None:
                self.failures[outcome.key] = outcome.error
            elif outcome.value is not None:
                self.answers[outcome.key] = outcome.value

    def get(self, question: Question) -> Answer | None:
        """Answer to a question; None if it was not asked, was stopped, or failed."""
        return self.answers.get(question.key)

    def raise_failures(self) -> None:
        """Say that some questions could not be answered.

        Raises
        ------
        TasksFailedError
            There were failures; what was answered is kept.
        """
        if self.failures:
            first = next(iter(self.failures.values()))
            raise TasksFailedError(
                "questions_failed", count=len(self.failures), reason=first.sentence("en")
            )


def lent(case: Case) -> Mapping[str, Case]:
    """What a pool has to lend for questions about a case."""
    return {CASE: case}
