"""The nested ladder: plans for rising limits in which nothing that is funded is withdrawn.

Climbing, each rung takes the plan of the rung below for given and is solved for the best that can
be added. What this costs is told against the best plan of the rung alone:

    max(F, v) - b  <=  cost of nesting  <=  G - v

Where no rung below has a plan the cost is 0. v is the value of the nested plan and b its proved
bound, F the value of the best free plan found, G the bound of the free plan. A plan of a rung is a
plan of every higher one, since rising limits forbid nothing, so F is the best found on this rung or
below, and G the least bound here or above; not where a project that has to start can do so on
higher rungs only.

On request the ladder is also planned jointly, all rungs in one model with equal weights: the sum of
the values is then the greatest that any nested ladder has.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

import pyomo.environ as pyo

from models import PlanData, Portfolio, build_portfolio_model, read_portfolio
from models.data import Start
from models.nesting import Build, add_kept, hold_inside, nested_model
from planner.compiling import compile_model
from planner.errors import NoPlanError, StoppedEarlyError
from planner.pool import Task, run_tasks, shared, stopping
from planner.solve import SolveOptions, solve
from planner.studies.asking import CASE, Answer, Asking, Interval, Question
from planner.studies.case import Case, Subject
from planner.studies.explain.background import plan_of
from planner.studies.ladder.steps import Scaled, Step
from planner.variations import changed


@dataclass(frozen=True)
class Kept:
    """Aim: the best plan that keeps what an earlier one has funded."""

    starts: tuple[tuple[tuple[str, str, int], int], ...]
    builds: tuple[Build, ...]
    retime: bool

    @property
    def key(self) -> str:
        """Name in keys of tasks."""
        return f"kept:{self.retime:d}:{hash_of((self.starts, self.builds))}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:  # noqa: ARG002
        """Hold the starts and expansions."""
        add_kept(m, dict(self.starts), self.builds, self.retime)


@dataclass(frozen=True)
class Inside:
    """Aim: the best plan that begins nothing but what a given one begins."""

    starts: tuple[tuple[Start, int], ...]

    @property
    def key(self) -> str:
        """Name in keys of tasks."""
        return f"inside:{hash_of(self.starts)}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:  # noqa: ARG002
        """Fix the other starts."""
        hold_inside(m, dict(self.starts))


def hash_of(content: object) -> str:
    """Short name of some content."""
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Rung:
    """One rung.

    Attributes
    ----------
    step
        Change of the data.
    free
        What is known of the best plan of the rung alone; None without an answer.
    nested
        What is known of the best plan that keeps the rung below; None without an answer.
    joint
        Plan of the rung in the ladder planned jointly; None if that was not asked or not found.
    free_value, free_bound
        Value and bound of the best plan of the rung alone, by all that is known of the ladder.
    lowest
        Whether no rung below has a plan that would have to be kept.
    """

    step: Step
    free: Answer | None = None
    nested: Answer | None = None
    joint: Portfolio | None = None
    free_value: float = -math.inf
    free_bound: float = math.inf
    lowest: bool = False

    @property
    def cost(self) -> Interval | None:
        """What nesting costs on this rung, wan yuan; None if the rung has no nested plan.

        Nothing where no rung below has a plan: all that could be chosen alone can be chosen.
        """
        return None if self.nested is None else _cost(self, self.nested)


def _cost(rung: Rung, nested: Answer) -> Interval | None:
    if nested.value is None:
        return None
    if rung.lowest:
        return Interval(0.0, 0.0)
    return Interval(max(rung.free_value - nested.bound, 0.0), rung.free_bound - nested.value)


def entered(below: Portfolio | None, plan: Portfolio, retime: bool) -> dict[Start, int]:
    """Starts of a plan that the one below does not have; with `retime` whatever their period."""
    held: Counter[Any] = Counter()
    for start, count in () if below is None else below.starts.items():
        held[start[:2] if retime else start] += count
    new = {}
    for start, count in sorted(plan.starts.items()):
        key = start[:2] if retime else start
        had = min(held[key], count)
        held[key] -= had
        if count > had:
            new[start] = count - had
    return new


@dataclass(frozen=True)
class Ladder:
    """Rungs from the lowest to the highest.

    Attributes
    ----------
    joint_bound
        No nested ladder has a greater sum of values; None if it was not asked or not answered.
    """

    rungs: tuple[Rung, ...]
    retime: bool
    joint_asked: bool = False
    joint_bound: float | None = None

    @property
    def known(self) -> bool:
        """Whether every rung has a nested plan, or is proved to have none."""
        return all(
            one.nested is not None and (one.nested.value is not None or one.nested.impossible)
            for one in self.rungs
        )

    @property
    def what(self) -> str:
        """Code of the limit that rises, or ``years``."""
        step = self.rungs[0].step
        return step.limit if isinstance(step, Scaled) else "years"

    @property
    def climbed(self) -> float | None:
        """Sum of the values of the nested plans; None if a rung has none."""
        values = [one.nested.value if one.nested else None for one in self.rungs]
        return None if None in values else sum(v for v in values if v is not None)

    @property
    def joined(self) -> float | None:
        """Sum of the values of the plans found jointly; None if there are none."""
        plans = [one.joint for one in self.rungs]
        if None in plans:
            return None
        return sum(plan.terms["objective_wan"] for plan in plans if plan is not None)


def climb(
    subject: Subject,
    asking: Asking,
    steps: Sequence[Step],
    retime: bool,
    seconds: float,
    joint: bool = False,
) -> Ladder:
    """Solve every rung alone and on top of the one below; on request the whole ladder jointly."""
    alone = _alone(subject, asking, steps, seconds)
    rungs = []
    below: Answer | None = None
    for free, step in zip(alone, steps, strict=True):
        nested = free if below is None else _nested(asking, step, below, retime, seconds)
        rungs.append(Rung(step, free, nested, lowest=below is None))
        if nested is not None and nested.portfolio is not None:
            below = nested
    known = _bounded(rungs) if _rising(subject.case.data, steps) else map(_own_bounds, rungs)
    ladder = Ladder(tuple(known), retime, joint)
    return _with_joint(ladder, asking, seconds) if joint else ladder


def _alone(
    subject: Subject, asking: Asking, steps: Sequence[Step], seconds: float
) -> list[Answer | None]:
    """What is known of the best plan of each rung alone.

    A large model may find no good plan of tighter limits in the time, from nothing. Choosing from
    what the run begins is a small model and gives one to start from.
    """
    held = tuple(sorted(plan_of(subject.result).starts.items()))
    inside = [Question((step,), seconds=seconds, aim=Inside(held)) for step in steps]
    wanted = [n for n, step in enumerate(steps) if not _known(subject, step)]
    if subject.result.solution.method != "direct":
        asking.ask(inside[n] for n in wanted)
    first = [asking.get(question) for question in inside]
    free = [
        Question((step,), seconds=seconds, start=one.values if one and one.values else None)
        for step, one in zip(steps, first, strict=True)
    ]
    asking.ask(free[n] for n in wanted)
    return [
        _better(asking.get(free[n]), first[n]) if n in wanted else _run_itself(subject)
        for n in range(len(steps))
    ]


def _better(free: Answer | None, inside: Answer | None) -> Answer | None:
    """The better plan of the two, with the bound of the first: the second had less to choose."""
    if free is None or inside is None or _value(inside) <= _value(free):
        return free
    return replace(inside, scope_bound=free.bound, bound=free.bound)


def _known(subject: Subject, step: Step) -> bool:
    """Whether a rung is the scenario itself, so that the plan of the run is its best known one."""
    if isinstance(step, Scaled):
        return step.share == 0
    return step.period >= subject.case.data.periods


def _run_itself(subject: Subject) -> Answer:
    case = subject.case
    return Answer(case.value, case.bound, case.bound, plan_of(subject.result), case.values)


def _nested(
    asking: Asking, step: Step, below: Answer, retime: bool, seconds: float
) -> Answer | None:
    """The best plan of a rung that keeps the plan below; at least that plan itself."""
    plan = below.portfolio
    assert plan is not None
    aim = Kept(tuple(sorted(plan.starts.items())), tuple(sorted(plan.builds)), retime)
    question = Question((step,), seconds=seconds, aim=aim, start=below.values)
    asking.ask([question])
    return asking.get(question)


def _rising(data: PlanData, steps: Sequence[Step]) -> bool:
    """Whether a plan of a rung is one of every higher rung.

    It is not where a project has to start and can do so on higher rungs only.
    """
    lowest = changed(data, steps[:1])
    late = set(data.starts_of) - set(lowest.starts_of)
    return not any(data.projects[name].fixed == "in" for name in late)


def _own_bounds(rung: Rung) -> Rung:
    """A rung with what it tells itself of its best plan."""
    value = max(_value(rung.free), _value(rung.nested))
    bound = math.inf if rung.free is None else rung.free.bound
    return replace(rung, free_value=value, free_bound=max(bound, value))


def _bounded(rungs: Sequence[Rung]) -> Iterable[Rung]:
    """Rungs with what the others tell of their best plans."""
    own = [_own_bounds(one) for one in rungs]
    highest = list(accumulate((one.free_value for one in own), max))
    lowest = list(accumulate((one.free_bound for one in reversed(own)), min))[::-1]
    return (
        replace(one, free_value=value, free_bound=max(bound, value))
        for one, value, bound in zip(own, highest, lowest, strict=True)
    )


def _value(answer: Answer | None) -> float:
    return -math.inf if answer is None or answer.value is None else answer.value


# --- jointly --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class JointAnswer:
    """Plans of all rungs (empty if none was found) and the bound of the sum of their values."""

    plans: tuple[Portfolio, ...]
    bound: float


def climb_jointly(
    steps: tuple[Step, ...],
    retime: bool,
    seconds: float,
    start: tuple[dict[str, float], ...],
) -> JointAnswer:
    """Task: the nested ladder with the greatest sum of values."""
    case: Case = shared(CASE)
    models = [build_portfolio_model(changed(case.data, (step,))) for step in steps]
    m = nested_model(models, retime)
    first = {
        f"rung_{number}.{name}": value
        for number, values in enumerate(start)
        for name, value in values.items()
    }
    # The climbed ladder says of every whole column what it is; what it does not name is nought.
    named = {v.name: first.get(v.name, 0.0) for v in m.component_data_objects(pyo.Var)}
    try:
        found = solve(
            compile_model(m), SolveOptions(0.0, seconds), named if start else None, None, stopping()
        )
    except NoPlanError:
        return JointAnswer((), -math.inf)
    except StoppedEarlyError:
        return JointAnswer((), math.inf)
    return JointAnswer(tuple(read_portfolio(one, found.values) for one in models), found.bound_wan)


def _with_joint(ladder: Ladder, asking: Asking, seconds: float) -> Ladder:
    """The ladder planned jointly, beside the climbed one; it has as many times the time."""
    steps = tuple(one.step for one in ladder.rungs)
    start: tuple[dict[str, float], ...] = ()
    if ladder.climbed is not None:
        start = tuple(dict(one.nested.values) for one in ladder.rungs if one.nested)
    mark = hash_of((steps, ladder.retime))
    time = len(steps) * seconds
    task = Task(f"jointly:{mark}:{seconds:g}", climb_jointly, (steps, ladder.retime, time, start))
    told: Any = None
    for outcome in run_tasks(asking.pool, [task], asking.keep, asking.watch, asking.stop):
        if outcome.error is not None:
            asking.failures[outcome.key] = outcome.error
        else:
            told = outcome.value
    if told is None:
        return ladder
    plans = told.plans or (None,) * len(steps)
    rungs = tuple(replace(one, joint=p) for one, p in zip(ladder.rungs, plans, strict=True))
    return replace(ladder, rungs=rungs, joint_bound=told.bound)
