"""The inverse question: the least land, money or trips with which a target can be reached.

One solve for each thing that is wanted in little: it is minimised over all plans that keep the
rules and bring at least the target (Haimes, Lasdon and Wismer 1971); a second solve seeks the best
of the plans that take no more. Each least stands alone: the plan with the least land is another one
than that with the least money. Where no plan reaches the target, the most that can be reached is
asked for instead.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import pyomo.environ as pyo

from models import PlanData, Portfolio, build_portfolio_model, read_portfolio
from models.goals import Goal, add_goals, scores_of, seek
from planner.audit import audit_plan
from planner.errors import PlannerError, WrongUseError
from planner.results import Plan, Totals
from planner.schema import LAND
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Case, Subject
from planner.studies.pareto.aims import Aim, aim_named
from planner.variations import BUDGET

STARTS = "starts"
USUAL = (LAND, BUDGET, STARTS)
"""What the least of is asked for by default: land, public money, projects begun."""

TARGETS = ("income", "fiscal")
"""What may be a target: terms of the value, wan yuan, discounted."""

JOIN = "+"

ROUNDING = 1e-9
"""Relative: how much more than the least the best of the plans with the least may take."""


@dataclass(frozen=True)
class Seeking:
    """Little of one goal, or much of a target, with all targets of `floors` reached.

    With `most` of the goal given, the best value of all plans that take no more of it.
    """

    goal: Goal
    floors: tuple[tuple[str, float], ...]
    most: float | None = None

    @property
    def key(self) -> str:
        """Name in keys of tasks."""
        return f"least:{self.goal.name}:{self.floors!r}:{self.most!r}"

    def put_on(self, m: pyo.ConcreteModel, _: PlanData) -> None:
        """Put the goal in the place of the value and hold the targets."""
        others = [name for name in TARGETS if name != self.goal.name]
        add_goals(m, [self.goal, *(Goal(name) for name in others)])
        if self.most is None:
            seek(m, {self.goal.name: 1.0}, dict(self.floors))
        else:
            held = -self.most - ROUNDING * max(abs(self.most), 1.0)
            seek(m, {}, {**dict(self.floors), self.goal.name: held})


@dataclass(frozen=True)
class Wanted:
    """Targets and what is wanted in little.

    Attributes
    ----------
    targets
        Least amount by name, wan yuan.
    aims
        What the least is asked of.
    """

    targets: Mapping[str, float]
    aims: tuple[Aim, ...]
    gap_share: float
    seconds: float

    def question(
        self, goal: Goal, targets: Mapping[str, float], least: Answer | None = None
    ) -> Question:
        """Question about a goal while targets are reached; about the best plan with that least."""
        floors = tuple(sorted(targets.items()))
        most = None if least is None or least.value is None else -least.value
        aim = Seeking(goal, floors, most)
        start = least.values if least else None
        return Question((), (), self.gap_share, self.seconds, aim=aim, start=start)

    @cached_property
    def least(self) -> Mapping[str, Question]:
        """Question by name of aim."""
        return {aim.name: self.question(aim.goal, self.targets) for aim in self.aims}

    @cached_property
    def most(self) -> Mapping[str, Question]:
        """The most of each target that any plan brings, whatever becomes of the others."""
        return {name: self.question(Goal(name), {}) for name in self.targets}


@dataclass(frozen=True)
class Least:
    """What is known of one aim.

    Attributes
    ----------
    taken
        What the plan of the run takes.
    amount
        Ends of the least: the proved bound, and the plan found (infinite without one).
    reached
        What the best plan with that least brings of each target; empty without one.
    value
        Ends of the value of the best plan with that least, wan yuan; None without one.
    starts
        Projects that it begins.
    """

    aim: Aim
    taken: float
    amount: Interval
    reached: Mapping[str, float]
    value: Interval | None
    starts: int

    @property
    def found(self) -> bool:
        """Whether a plan was found."""
        return math.isfinite(self.amount.high)


@dataclass(frozen=True)
class LeastStudy:
    """Answers.

    Attributes
    ----------
    least
        One for each aim, in the order asked for; empty where no plan reaches the targets.
    most
        The most of each target that can be reached; only asked where nothing was found.
    brought
        What the plan of the run brings of each target.
    impossible
        Whether it is proved that no plan reaches the targets.
    """

    wanted: Wanted
    least: tuple[Least, ...]
    most: Mapping[str, Interval]
    brought: Mapping[str, float]
    impossible: bool


def wanted_of(
    subject: Subject,
    targets: Mapping[str, float],
    words: Sequence[str],
    gap_share: float,
    seconds: float,
) -> Wanted:
    """Targets and aims by the words of a user; resources joined by ``+`` are added up.

    Raises
    ------
    WrongUseError
        There is no target, a word means no goal, or what is joined differs in unit.
    """
    if not targets:
        raise WrongUseError("least_no_target")
    aims = tuple(_aim(subject, word) for word in dict.fromkeys(words or USUAL))
    return Wanted(dict(targets), aims, gap_share, seconds)


def _aim(subject: Subject, word: str) -> Aim:
    if word == STARTS:
        return Aim(Goal(STARTS, True, dict.fromkeys(subject.case.data.starts, 1.0)), "")
    parts = [aim_named(subject, part) for part in word.split(JOIN)]
    for one in parts:
        if not (one.goal.little and (one.goal.of_start or one.goal.of_build)):
            raise WrongUseError("least_of_what", word=one.name)
        if one.unit != parts[0].unit:
            raise WrongUseError("least_units", word=word)
    return reduce(_joined, parts)


def _joined(one: Aim, other: Aim) -> Aim:
    def both(name: str) -> dict[tuple[object, ...], float]:
        mine, theirs = getattr(one.goal, name), getattr(other.goal, name)
        return {k: mine.get(k, 0.0) + theirs.get(k, 0.0) for k in {*mine, *theirs}}

    name = f"{one.name}{JOIN}{other.name}"
    goal = Goal(name, True, both("of_start"), both("of_build"))  # type: ignore[arg-type]
    return Aim(goal, one.unit)


def find_least(subject: Subject, wanted: Wanted, asking: Asking) -> LeastStudy:
    """Ask for the least of every aim; where no plan is found, for the most of every target.

    Raises
    ------
    PlannerError
        A plan found breaks a rule by the audit.
    """
    asking.ask(wanted.least.values())
    answers = {name: asking.get(question) for name, question in wanted.least.items()}
    known = [one for one in answers.values() if one is not None]
    impossible = any(one.impossible for one in known)
    if all(one.value is None for one in known):
        asking.ask(wanted.most.values())
    best = {
        aim.name: wanted.question(aim.goal, wanted.targets, answer)
        for aim in wanted.aims
        if (answer := answers[aim.name]) is not None and answer.value is not None
    }
    asking.ask(best.values())
    taken, brought = _of_plan(subject.case, wanted)
    return LeastStudy(
        wanted=wanted,
        least=()
        if impossible
        else tuple(
            _least(subject, aim, taken[aim.name], answer, _plan(asking, best.get(aim.name)))
            for aim in wanted.aims
            if (answer := answers[aim.name]) is not None
        ),
        most={
            name: Interval(-math.inf if one.value is None else one.value, one.bound)
            for name, question in wanted.most.items()
            if (one := asking.get(question)) is not None
        },
        brought=brought,
        impossible=impossible,
    )


def _plan(asking: Asking, question: Question | None) -> Answer | None:
    return None if question is None else asking.get(question)


def _least(subject: Subject, aim: Aim, taken: float, answer: Answer, best: Answer | None) -> Least:
    """Ends of the least: scores of what is wanted in little have their sign turned."""
    high = math.inf if answer.value is None else 0.0 - answer.value
    amount = Interval(max(-answer.bound, 0.0), high)
    if best is None or best.value is None or best.portfolio is None:
        return Least(aim, taken, amount, {}, None, 0)
    _check(subject, aim, best.portfolio)
    reached = {name: best.portfolio.terms[f"{name}_wan"] for name in TARGETS}
    value = Interval(best.value, best.bound)
    return Least(aim, taken, amount, reached, value, sum(best.portfolio.starts.values()))


def _check(subject: Subject, aim: Aim, found: Portfolio) -> None:
    """Audit a plan; that of the least alone would fail, since it leaves the value as it may be."""
    result = subject.result
    audit = audit_plan(result.scenario, result.appraisal, Plan.of(found), Totals(**found.terms))
    if not audit.passed:
        raise PlannerError("least_fails_audit", aim=aim.name, count=len(audit.violations))


def _of_plan(case: Case, wanted: Wanted) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """What the plan of the run takes of each aim, and brings of each target."""
    m = build_portfolio_model(case.data)
    add_goals(m, [*(aim.goal for aim in wanted.aims), *(Goal(name) for name in TARGETS)])
    read_portfolio(m, case.values)
    scores = scores_of(m)
    taken = {aim.name: 0.0 - scores[aim.name] for aim in wanted.aims}
    return taken, {name: scores[name] for name in wanted.targets}
