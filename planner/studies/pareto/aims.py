"""What a front may be drawn between: terms of the value, total use of limits, jobs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.goals import (
    TERMS,
    VALUE,
    Goal,
    land_goal,
    money_goal,
    resource_goal,
)
from planner.errors import WrongUseError
from planner.naming import code_meant, names_of
from planner.schema import LAND
from planner.studies.case import Subject
from planner.texts import CATALOGUE
from planner.variations import BUDGET

JOBS = "jobs"
COSTS = ("overlap", "breach")
"""Terms that the value subtracts: little is wanted."""

OWN_NAMES = (*TERMS, VALUE, JOBS, LAND, BUDGET)
"""Goals that every scenario has; `label.pareto.goal.NAME` names them in both languages."""

FEWEST, MOST = 2, 3

LEAST_STEP = 1e-3
"""Smaller steps drown in the solver's tolerance: a walk would find the same point again."""


@dataclass(frozen=True)
class Aim:
    """A goal of the front.

    Attributes
    ----------
    goal
        What is counted.
    unit
        As in the table of resources: ``wan``, ``mu``, ``person`` or the unit of a resource.
    step
        How far the score has to rise to count as another point, in the unit.
    """

    goal: Goal
    unit: str
    step: float = 1.0

    @property
    def name(self) -> str:
        """Name of the goal."""
        return self.goal.name


def aims_of(subject: Subject, words: Sequence[str], steps: Sequence[str]) -> tuple[Aim, ...]:
    """Goals given by code or name, each with its step (``NAME=AMOUNT``; 1 of the unit).

    Raises
    ------
    WrongUseError
        A word means no goal, a goal is named twice, there are too few or too many, or a step is
        no amount of at least `LEAST_STEP` of a goal that is named.
    """
    codes = [_code(subject, word) for word in words]
    for code in codes:
        if codes.count(code) > 1:
            raise WrongUseError("aim_twice", aim=code)
    check_count(codes)
    given = dict(_step(subject, word, codes) for word in steps)
    return tuple(_aim(subject, code, given.get(code, 1.0)) for code in codes)


def aim_named(subject: Subject, word: str) -> Aim:
    """One goal by code or name, with a step of 1.

    Raises
    ------
    WrongUseError
        The word means no goal.
    """
    return _aim(subject, _code(subject, word), 1.0)


def check_count(words: Sequence[str]) -> None:
    """See to it that there are two or three goals.

    Raises
    ------
    WrongUseError
        There are fewer or more.
    """
    if not FEWEST <= len(words) <= MOST:
        raise WrongUseError("aim_count", count=len(words), known=", ".join(OWN_NAMES))


def _known(subject: Subject) -> dict[str, tuple[str, ...]]:
    """Names of every goal by its code."""
    own = {name: (name, *CATALOGUE[f"label.pareto.goal.{name}"]) for name in OWN_NAMES}
    rows = subject.result.scenario.rows("resources")
    resources = {row.resource: names_of(row.resource, row) for row in rows}
    return {**own, **{code: names for code, names in resources.items() if code not in own}}


def _code(subject: Subject, word: str) -> str:
    known = _known(subject)
    try:
        return code_meant(word, known, "unknown_aim", "aim")
    except WrongUseError as error:
        raise WrongUseError(error.key, **error.facts, known=", ".join(known)) from error


def _step(subject: Subject, word: str, codes: Sequence[str]) -> tuple[str, float]:
    name, _, amount = word.rpartition("=")
    try:
        step = float(amount)
    except ValueError:
        step = 0.0
    if not name or not LEAST_STEP <= step < float("inf"):
        raise WrongUseError("bad_step", word=word)
    code = _code(subject, name)
    if code not in codes:
        raise WrongUseError("step_of_other", aim=code, known=", ".join(codes))
    return code, step


def _aim(subject: Subject, code: str, step: float) -> Aim:
    data = subject.case.data
    if code in (*TERMS, VALUE):
        return Aim(Goal(code, code in COSTS), "wan", step)
    made: dict[str, tuple[Callable[[], Goal], str]] = {
        LAND: (lambda: land_goal(data), "mu"),
        BUDGET: (lambda: money_goal(data), "wan"),
        JOBS: (lambda: _jobs(subject), "person"),
    }
    if code in made:
        goal, unit = made[code]
        return Aim(goal(), unit, step)
    units = {row.resource: row.unit for row in subject.result.scenario.rows("resources")}
    return Aim(resource_goal(data, code), units[code], step)


def _jobs(subject: Subject) -> Goal:
    """Jobs that odds let expect once all that is started produces."""
    candidates = subject.result.appraisal.candidates
    jobs = {
        start: candidates[start[0]].odds_at(start[1]) * candidates[start[0]].jobs_person
        for start in subject.case.data.starts
    }
    return Goal(JOBS, of_start={start: count for start, count in jobs.items() if count})
