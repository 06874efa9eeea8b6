"""Other plans within a tolerance of the best: far from each other, or best first.

Both begin with the plan of the run. Each further plan is one question to the whole model (far apart
and too large to be solved as a whole: county by county, `planner.studies.alternatives.sweep`):

- far apart: the plan whose distance to the nearest of those found is greatest, among all plans
  worth at least (1 - t) times the plan of the run. Its distance is the greatest that is left, so
  nothing within the tolerance is overlooked that differs more; a plan that is too near ends the
  search, and if its distance is proved, there is no further plan.
- best first: the best plan that differs from all those found, until it is worth too little.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from models import Portfolio
from models.distance import By, Traits
from planner.pool import Task, run_tasks
from planner.solve import PROVED_GAP
from planner.studies.alternatives.aims import BestOther, BestSame, Farthest
from planner.studies.alternatives.plans import Alternative, distance, traits_of
from planner.studies.alternatives.sweep import far_by_county
from planner.studies.asking import Answer, Asking, Question
from planner.studies.case import Subject
from planner.studies.explain.background import audit_of, plan_of

End = Literal["enough", "none_left", "not_found", "unanswered", "unsound"]
"""As many as asked; proved that there is no further one; none found in time; stopped or failed; the
plan found does not stand up to the audit."""

WHOLE = 1e-6
"""Distance below a whole number up to which a bound is that number."""


@dataclass(frozen=True)
class Wanted:
    """Which plans are wanted.

    Attributes
    ----------
    count
        How many beside the plan of the run.
    within_share
        A plan may be worth so much less than the plan of the run, relative to it.
    differ
        Least distance of any two plans: decisions, or counties.
    by
        What plans are compared by.
    seconds
        Time limit of a question.
    best_first
        Whether the best plans are listed, whatever their distance.
    """

    count: int = 5
    within_share: float = 0.02
    differ: int = 5
    by: By = "decisions"
    seconds: float = 15.0
    best_first: bool = False


@dataclass(frozen=True)
class Found:
    """Plans found, that of the run first, and why the search ended.

    Attributes
    ----------
    least_wan
        Plans worth no less are meant.
    left
        Where the search for plans far apart ended without one: the distance that the best one
        found has, and the proved greatest; otherwise None.
    bound_wan
        No plan beside those listed is worth more; infinite if that was not asked.
    """

    plans: tuple[Alternative, ...]
    end: End
    least_wan: float
    left: tuple[int, int] | None = None
    bound_wan: float = math.inf

    @property
    def best_first(self) -> tuple[Alternative, ...]:
        """The plans by value; equal ones as they were found."""
        return tuple(sorted(self.plans, key=lambda one: -one.value_wan))


def floor_of(subject: Subject, wanted: Wanted) -> float:
    """Least value of the plans meant, wan yuan; a value within the solver's precision is met."""
    value = subject.case.value
    return value - max(wanted.within_share * abs(value), PROVED_GAP * max(abs(value), 1.0))


def search(subject: Subject, asking: Asking, wanted: Wanted) -> Found:
    """Find the plans that are wanted."""
    plan = plan_of(subject.result)
    first = Alternative(plan, traits_of(subject.case.data, plan, wanted.by), subject.case.value)
    least = floor_of(subject, wanted)
    found = Found((first,), "enough", least)
    while len(found.plans) <= wanted.count and found.end == "enough":
        step = _next_best if wanted.best_first else _next_far
        found = step(subject, asking, wanted, found)
    return found


def _next_far(subject: Subject, asking: Asking, wanted: Wanted, found: Found) -> Found:
    """One plan more, as far as can be from those found."""
    case, by = subject.case, wanted.by
    seen = tuple(one.traits for one in found.plans)
    aim = Farthest(by, seen, found.least_wan, max(case.bound, found.least_wan))
    whole = subject.result.solution.method == "direct"
    if whole:
        answer = _asked(asking, aim, wanted.seconds)
    else:
        answer = _swept(subject, asking, aim, wanted.seconds)
    if answer is None:
        return replace(found, end="unanswered")
    most = math.floor(answer.bound + WHOLE) if math.isfinite(answer.bound) else _most(subject, by)
    if answer.portfolio is None:
        return replace(found, end="none_left" if answer.impossible else "not_found", left=(0, most))
    traits = traits_of(case.data, answer.portfolio, by)
    nearest = min(distance(traits, other, by) for other in seen)
    if nearest < max(wanted.differ, 1):
        end: End = "none_left" if most < max(wanted.differ, 1) else "not_found"
        return replace(found, end=end, left=(nearest, most))
    plan = answer.portfolio
    if whole and not answer.proved:
        plan = _done_best(asking, wanted, answer, plan, traits)
    value = plan.terms["objective_wan"]
    return _with(subject, found, Alternative(plan, traits, value, nearest, most))


def _asked(asking: Asking, aim: Farthest, seconds: float) -> Answer | None:
    """The farthest plan of a model that is solved as a whole."""
    question = Question(aim=aim, seconds=seconds)
    asking.ask([question])
    return asking.get(question)


def _swept(subject: Subject, asking: Asking, aim: Farthest, seconds: float) -> Answer | None:
    """A far plan of a large model, county by county."""
    key = f"by-county:{aim.key}:{seconds:g}"
    task = Task(key, far_by_county, (aim, subject.case.values, seconds))
    answer: Answer | None = None
    for outcome in run_tasks(asking.pool, [task], asking.keep, asking.watch, asking.stop):
        if outcome.error is not None:
            asking.failures[outcome.key] = outcome.error
        else:
            answer = outcome.value
    return answer


def _done_best(
    asking: Asking, wanted: Wanted, answer: Answer, plan: Portfolio, traits: Traits
) -> Portfolio:
    """The plan with the same traits that is worth most, as far as it is found."""
    same = BestSame(wanted.by, traits)
    question = Question(aim=same, seconds=wanted.seconds, start=answer.values)
    asking.ask([question])
    better = asking.get(question)
    if better is None or better.portfolio is None:
        return plan
    return max(plan, better.portfolio, key=lambda one: one.terms["objective_wan"])


def _next_best(subject: Subject, asking: Asking, wanted: Wanted, found: Found) -> Found:
    """The best plan that is not listed yet."""
    case, by = subject.case, wanted.by
    seen = tuple(one.traits for one in found.plans)
    question = Question(aim=BestOther(by, seen), seconds=wanted.seconds)
    asking.ask([question])
    answer = asking.get(question)
    if answer is None:
        return replace(found, end="unanswered")
    found = replace(found, bound_wan=answer.bound)
    if answer.bound < found.least_wan:
        return replace(found, end="none_left")
    if answer.portfolio is None or answer.portfolio.terms["objective_wan"] < found.least_wan:
        return replace(found, end="not_found")
    plan = answer.portfolio
    traits = traits_of(case.data, plan, by)
    nearest = min(distance(traits, other, by) for other in seen)
    value = plan.terms["objective_wan"]
    return _with(subject, found, Alternative(plan, traits, value, nearest, bound_wan=answer.bound))


def _with(subject: Subject, found: Found, other: Alternative) -> Found:
    """One plan more, if it stands up to the audit."""
    if not audit_of(subject.result, other.plan).passed:
        return replace(found, end="unsound")
    return replace(found, plans=(*found.plans, other))


def _most(subject: Subject, by: By) -> int:
    """No two plans are farther apart."""
    data = subject.case.data
    return len(data.counties) if by == "targets" else len(data.starts_of)
