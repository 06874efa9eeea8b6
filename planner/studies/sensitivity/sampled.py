"""What the best plan is worth at the points of a design: exactly, between two ends, or relaxed.

Every point is a question of its own: inputs set, everything computed again, the whole solved. A
point that the checks refuse, that has no plan or whose solve failed is a sample with that status;
the others are not harmed.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models import PlanData, build_portfolio_model
from planner.compiling import compile_model
from planner.errors import DataError, NoPlanError, PlannerError, WrongUseError
from planner.pool import Task, run_tasks, shared, stopping
from planner.relaxation import Relaxation
from planner.results import Plan, Scenario
from planner.studies.asking import CASE, Answer, Asking, Question
from planner.studies.case import Case
from planner.studies.sensitivity.factors import settings_at
from planner.studies.sensitivity.inputs import Input, Reset, Setting, apply
from planner.studies.sensitivity.repair import within
from planner.studies.sensitivity.spans import Amounts
from planner.studies.sensitivity.sweep import REPAIR_SECONDS
from planner.variations import Change, changed

OPTIMAL, BETWEEN, RELAXED = "optimal", "between", "relaxed"
NO_PLAN, NO_TIME, NO_BOUND = "no_plan", "no_time", "no_bound"
REFUSED, FAILED, OPEN = "refused", "failed", "open"
STATUSES = (OPTIMAL, BETWEEN, RELAXED, NO_PLAN, NO_TIME, NO_BOUND, REFUSED, FAILED, OPEN)
"""Proved best, between two ends, of the relaxation; proved that there is no plan, none found in
time, found but not bounded in time, refused by the checks, failed, not answered because the study
was stopped."""

Target = tuple[str, str]
"""County and industry."""


@dataclass(frozen=True)
class Ground:
    """What inputs are moved in.

    Attributes
    ----------
    data
        Plan data of the scenario as they stand.
    plan
        Plan that is cut back to what fits at each point, as a first plan there; None where whole
        solves are quick without.
    """

    scenario: Scenario
    data: PlanData
    plan: Plan | None = None


@dataclass(frozen=True)
class Way:
    """How points are answered: the options of every solve, or by the linear relaxation."""

    gap_share: float = 0.0
    seconds: float = 15.0
    relaxed: bool = False

    def question(self, settings: Sequence[Setting]) -> Question:
        """Question for the whole at some settings."""
        changes = (Reset(tuple(settings)),) if settings else ()
        return Question(changes, gap_share=self.gap_share, seconds=self.seconds)


@dataclass(frozen=True)
class Sample:
    """The answer at one point.

    Attributes
    ----------
    settings
        What the inputs were set to.
    status
        One of `STATUSES`.
    low, high
        The best plan is worth between these, wan yuan; both the same where it is proved or only the
        relaxation was asked, not finite where nothing is known.
    targets
        Targets of the plan found; None without one.
    clipped
        Inputs that left their domain and were set to its end.
    error
        Why it was refused or failed.
    """

    settings: tuple[Setting, ...]
    status: str
    low: float = math.nan
    high: float = math.nan
    targets: frozenset[Target] | None = None
    clipped: tuple[str, ...] = ()
    error: PlannerError | None = None

    @property
    def known(self) -> bool:
        """Whether there is a value, or two ends of one."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def sample_points(
    asking: Asking, ground: Ground, factors: Sequence[Input], points: Amounts, way: Way
) -> tuple[Sample, ...]:
    """Samples at points of the unit box, in their order; equal points are asked once."""
    return sample_settings(
        asking, ground, [settings_at(factors, point) for point in points.tolist()], way
    )


def sample_settings(
    asking: Asking, ground: Ground, wanted: Sequence[tuple[Setting, ...]], way: Way
) -> tuple[Sample, ...]:
    """Samples at given settings, in their order."""
    clipped: dict[tuple[Setting, ...], tuple[str, ...]] = {}
    refused: dict[tuple[Setting, ...], PlannerError] = {}
    for settings in dict.fromkeys(wanted):
        try:
            clipped[settings] = clipped_in(ground.scenario, settings)
        except WrongUseError as error:
            refused[settings] = error
    sound = list(clipped)
    answers = _relaxed(asking, sound) if way.relaxed else _solved(asking, ground, sound, way)
    told = {settings: Sample(settings, REFUSED, error=error) for settings, error in refused.items()}
    told |= {
        settings: Sample(settings, *answer, clipped=clipped[settings], error=error)
        for settings, (answer, error) in zip(sound, answers, strict=True)
    }
    return tuple(told[settings] for settings in wanted)


def clipped_in(scenario: Scenario, settings: Sequence[Setting]) -> tuple[str, ...]:
    """Inputs of which a figure leaves its domain and is set to the end of it.

    Raises
    ------
    WrongUseError
        A figure leaves its domain and no nearest one is allowed.
    """
    return tuple(
        one.input.key
        for one in settings
        if any(cell.clipped for cell in apply(scenario, (one,))[1])
    )


def targets_of(
    data: PlanData, leads: Iterable[tuple[str, str]], specials: Iterable[tuple[str, str]]
) -> frozenset[Target]:
    """Counties with the industries that lead a park of theirs or are their specialities."""
    led = {(data.park_county[park], industry) for park, industry in leads}
    return frozenset(led | set(specials))


Told = tuple[tuple[str, float, float, frozenset[Target] | None], PlannerError | None]


def _solved(
    asking: Asking, ground: Ground, wanted: Sequence[tuple[Setting, ...]], way: Way
) -> list[Told]:
    """Answers of whole solves; one that had no time for a bound gets that of the relaxation."""
    questions = [way.question(settings) for settings in wanted]
    cut = _cut_back(asking, ground, questions)
    asking.ask(
        question if first is None else replace(question, start=first.values)
        for question, first in zip(questions, cut, strict=True)
    )
    told = [_told(asking, ground, *both) for both in zip(questions, cut, strict=True)]
    bare = [place for place, (answer, _) in enumerate(told) if answer[0] == NO_BOUND]
    stopped = asking.stop is not None and asking.stop.is_set()
    for place, (loose, _) in zip(
        bare, _relaxed(asking, [] if stopped else [wanted[place] for place in bare]), strict=False
    ):
        (_, low, _, targets), _ = told[place]
        if loose[0] == RELAXED:
            told[place] = (BETWEEN, low, max(low, loose[2]), targets), None
    return told


def _cut_back(asking: Asking, ground: Ground, questions: Sequence[Question]) -> list[Answer | None]:
    """The best part of the known plan at each point: a plan of the whole, but no bound of it."""
    if ground.plan is None:
        return [None] * len(questions)
    kept = within(ground.plan)
    small = [
        replace(one, changes=(*one.changes, kept), seconds=min(one.seconds, REPAIR_SECONDS))
        for one in questions
    ]
    asking.ask(small)
    for one in small:  # what is wrong there is told by the whole question
        asking.failures.pop(one.key, None)
    found = [asking.get(one) for one in small]
    return [one if one is not None and one.value is not None else None for one in found]


def _told(asking: Asking, ground: Ground, question: Question, first: Answer | None) -> Told:
    """What the whole solve tells, and the plan that it began with if that is better."""
    answer, nothing = asking.get(question), (math.nan, math.nan, None)
    if answer is None:
        return _failure(asking, question.key)
    if answer.impossible:
        return (NO_PLAN, *nothing), None
    plans = [
        (one.value, one.portfolio)
        for one in (answer, first)
        if one is not None and one.value is not None and one.portfolio is not None
    ]
    if not plans:
        return (NO_TIME, *nothing), None
    value, plan = max(plans, key=lambda one: one[0])
    targets = targets_of(ground.data, plan.leads, plan.specials)
    if answer.proved:
        return (OPTIMAL, value, value, targets), None
    status = BETWEEN if math.isfinite(answer.bound) else NO_BOUND
    return (status, value, max(answer.bound, value), targets), None


def _failure(asking: Asking, key: str) -> Told:
    """A question without an answer. Refusal by the checks is an answer, not a failure."""
    nothing, error = (math.nan, math.nan, None), asking.failures.get(key)
    if error is None:
        return (OPEN, *nothing), None
    if isinstance(error, DataError | WrongUseError):
        del asking.failures[key]
        return (REFUSED, *nothing), error
    return (FAILED, *nothing), error


def _relaxed(asking: Asking, wanted: Sequence[tuple[Setting, ...]]) -> list[Told]:
    """Answers of the linear relaxation."""
    keys = [f"relaxed|{Reset(settings).key}" for settings in wanted]
    tasks = [
        Task(key, relaxed_value, ((Reset(settings),) if settings else (),))
        for key, settings in zip(keys, wanted, strict=True)
    ]
    values: dict[str, float] = {}
    for outcome in run_tasks(asking.pool, tasks, asking.keep, asking.watch, asking.stop):
        if outcome.error is not None:
            asking.failures[outcome.key] = outcome.error
        else:
            values[outcome.key] = outcome.value
    return [_told_relaxed(asking, key, values.get(key)) for key in keys]


def _told_relaxed(asking: Asking, key: str, value: float | None) -> Told:
    if value is None:
        return _failure(asking, key)
    if value == -math.inf:
        return (NO_PLAN, math.nan, math.nan, None), None
    return (RELAXED, value, value, None), None


def relaxed_value(changes: tuple[Change, ...]) -> float:
    """Task: what the linear relaxation of the changed data is worth, wan yuan.

    No plan is worth more; minus infinity if not even the relaxation has a point.
    """
    case: Case = shared(CASE)
    try:
        compiled = compile_model(build_portfolio_model(changed(case.data, changes)))
    except NoPlanError:
        return -math.inf
    return Relaxation(compiled, 0, stopping()).solve().value
