"""Levels: the best plan of one goal while the others keep to floors; the task of every front.

A level is solved in three steps on one model.

1. The goal in question is maximised above the floors.
2. It is held where it came to, and a weighted sum of the other goals is maximised. If both steps
   are proved, no plan is as good in all goals and better in one: it would have met the floors and
   the hold, and have had a better sum.
3. All goals are held where they came to, and the value is maximised. The steps before leave alone
   what does not concern their goals: an expansion that nobody needs, a link that nobody counted, an
   overlap above what is forced. A level without a second step keeps its whole decisions, and only
   the continuous columns are set to what is best for the value. It starts from the best of what the
   run begins.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyomo.environ as pyo

from models import PlanData, Portfolio, build_portfolio_model, read_portfolio
from models.data import Start
from models.goals import Goal, add_goals, scores_of, seek
from models.nesting import hold_inside
from planner.compiling import compile_model
from planner.errors import NoPlanError, StoppedEarlyError
from planner.matrix import CompiledModel
from planner.methods import solve_model
from planner.pool import Task, run_tasks, shared, stopping
from planner.results import Solution
from planner.solve import PROVED_GAP, SolveOptions, polished
from planner.studies.asking import CASE, Asking, not_zero
from planner.studies.case import Case

GOALS = "goals"
"""Name under which the pool lends the goals."""

HOLD_SHARE, HOLD = 1e-9, 1e-6
"""What a score that is held may lose: the solver's own tolerance."""


@dataclass(frozen=True)
class Level:
    """What is asked of a task.

    Attributes
    ----------
    goals
        All goals of the front: what the plan found is scored by.
    goal
        Goal that is maximised.
    floors
        Least scores by goal.
    then
        Weights of the other goals in the second step; empty for no second step.
    gap_share, seconds
        Relative gap of each step, and how long it may take.
    start
        Plan to start from (values by column); None for the plan of the run.
    """

    goals: tuple[str, ...]
    goal: str
    floors: tuple[tuple[str, float], ...] = ()
    then: tuple[tuple[str, float], ...] = ()
    gap_share: float = 0.0
    seconds: float = 60.0
    start: Mapping[str, float] | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """Name of the task; the start is no part of it."""
        floors = ",".join(f"{name}>={least!r}" for name, least in self.floors)
        then = ",".join(f"{name}*{weight!r}" for name, weight in self.then)
        what = f"{self.goal} of {','.join(self.goals)}"
        return f"{what}|{floors}|{then}|{self.gap_share!r}|{self.seconds!r}"


@dataclass(frozen=True)
class Reached:
    """What is known of a level.

    Attributes
    ----------
    bound
        No plan above the floors has a greater score of the goal; minus infinity if it is proved
        that no plan keeps to them.
    scores
        Of the plan found, by goal; None if none was found.
    efficient
        Whether it is proved that no plan is as good in all goals and better in one.
    portfolio, values
        That plan, and its columns that are not zero.
    """

    bound: float
    scores: Mapping[str, float] | None = None
    efficient: bool = False
    portfolio: Portfolio | None = None
    values: Mapping[str, float] = field(default_factory=dict)


def reach(level: Level) -> Reached:
    """Task: best plan of a level of the case and goals that the pool lends."""
    case: Case = shared(CASE)
    goals: Sequence[Goal] = shared(GOALS)
    m = build_portfolio_model(case.data)
    add_goals(m, goals)
    floors = dict(level.floors)
    seek(m, {level.goal: 1.0}, floors)
    start = case.values if level.start is None else level.start
    try:
        if not level.then:
            start = _best_of_few(case, goals, level, start)
        first = _solved(m, case.data, level, start)
    except NoPlanError:
        return Reached(-math.inf)
    except StoppedEarlyError:
        return Reached(math.inf)
    best, efficient = first, False
    if level.then and first.gap_share <= PROVED_GAP:
        held = {**floors, level.goal: _held(first.objective_wan)}
        seek(m, dict(level.then), held)
        best = _solved(m, case.data, level, first.values)
        efficient = best.gap_share <= PROVED_GAP
    read_portfolio(m, best.values)
    seek(m, {}, {name: _held(score) for name, score in scores_of(m).items()})
    if level.then:
        values = _solved(m, case.data, level, best.values).values
    else:
        values = _with_best_columns(compile_model(m), best.values)
    portfolio = read_portfolio(m, values)
    return Reached(first.bound_wan, scores_of(m), efficient, portfolio, not_zero(values))


def _best_of_few(
    case: Case, goals: Sequence[Goal], level: Level, start: Mapping[str, float]
) -> Mapping[str, float]:
    """The best plan of a level that begins nothing but what the run or the start begins.

    A large plan is not solved to its end, and far from the run there may be no good plan to start
    from. What the run begins is a small model: which of it fits the floors is soon known. The plan
    is one of the whole level; no bound is taken from here.
    """
    m = build_portfolio_model(case.data)
    few: dict[Start, int] = {}
    for values in (case.values, start):
        for key, count in read_portfolio(m, values).starts.items():
            few[key] = max(count, few.get(key, 0))
    add_goals(m, goals)
    seek(m, {level.goal: 1.0}, dict(level.floors))
    hold_inside(m, few)
    try:
        return _solved(m, case.data, level, start).values
    except (NoPlanError, StoppedEarlyError):
        return start


def _solved(
    m: pyo.ConcreteModel, data: PlanData, level: Level, start: Mapping[str, float]
) -> Solution:
    """Solve what the model is set to; a column that the start does not name is 0 in it."""
    compiled = compile_model(m)
    whole = {name: start.get(name, 0.0) for name in compiled.columns}
    options = SolveOptions(level.gap_share, level.seconds)
    return solve_model(m, compiled, data, options, whole, None, stopping(), serial=True)


def _held(score: float) -> float:
    """Floor that holds a score up to the solver's tolerance."""
    return score - HOLD - HOLD_SHARE * abs(score)


def _with_best_columns(compiled: CompiledModel, values: Mapping[str, float]) -> dict[str, float]:
    """The plan with the same whole decisions and the best continuous columns beside them."""
    point = np.array([values.get(name, 0.0) for name in compiled.columns])
    point = polished(compiled, SolveOptions(), point)
    best = dict(zip(compiled.columns, point.tolist(), strict=True))
    return {**values, **compiled.settled, **best}


@dataclass
class Climbing:
    """Asks for levels through the pool of a study and remembers what they told.

    Attributes
    ----------
    asking
        Pool, answers kept, progress, the wish to stop.
    until
        Time (`time.monotonic`) from which no more levels are asked for.
    asked
        Levels that were answered.
    """

    asking: Asking
    until: float = math.inf
    asked: int = 0

    @property
    def over(self) -> bool:
        """Whether no more levels are asked for."""
        stop = self.asking.stop
        return time.monotonic() >= self.until or (stop is not None and stop.is_set())

    def reach(self, levels: Sequence[Level]) -> list[Reached | None]:
        """What is known of each level; None if it was stopped or failed."""
        found: dict[str, Reached] = {}
        tasks = [Task(key, reach, (level,)) for key, level in {x.key: x for x in levels}.items()]
        asking = self.asking
        for outcome in run_tasks(asking.pool, tasks, asking.keep, asking.watch, asking.stop):
            if outcome.error is not None:
                asking.failures[outcome.key] = outcome.error
            elif isinstance(outcome.value, Reached):
                found[outcome.key] = outcome.value
        self.asked += len(found)
        return [found.get(level.key) for level in levels]
