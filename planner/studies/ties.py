"""Ties: whether other plans are worth as much as the one of a run, and where they differ.

A model that HiGHS solved as a whole is asked as a whole. A larger one is asked county by county,
with the rest as planned, which is exact for each county; what the totals of a county could be if
everything changed is then bounded from outside by the linear relaxation of the whole.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.fairness import credited_share
from planner.naming import county_code
from planner.pool import Pool, PoolProgress, ResultStore, Task, run_tasks
from planner.results import RunResult, Start
from planner.solve import PROVED_GAP
from planner.studies.asking import lent
from planner.studies.case import Subject
from planner.studies.nearby import (
    MEASURES,
    Differences,
    Measure,
    Near,
    Range,
    differences,
    outer_ranges,
    ranges,
)

TOTALS = ("income", "fiscal", "jobs")
"""Credited income, credited tax net of support, expected jobs once all starts produce."""

OUTER = "outer"
OUTER_TIMES = 3
"""The bounds of a county are six linear programs of the whole: so much longer they may take."""


@dataclass(frozen=True)
class Ties:
    """What is known of the plans that are worth as much, or at least so much.

    Attributes
    ----------
    near
        What was asked.
    whole
        Whether the model was asked as a whole; otherwise each county with the rest as planned.
    slack_wan
        How much less than the plan another one may be worth.
    open_wan
        The open gap of the plan.
    found
        For the whole, or one for each county asked.
    ranges
        Of the counties' totals, within the same scopes.
    outer
        Bounds of the totals if everything may change, for a model not asked as a whole.
    missing
        Keys of the tasks that have no answer: stopped or failed.
    """

    near: Near
    whole: bool
    slack_wan: float
    open_wan: float
    found: tuple[Differences, ...]
    ranges: tuple[Range, ...]
    outer: tuple[Range, ...]
    missing: tuple[str, ...]

    @property
    def exists(self) -> bool | None:
        """Whether there is another plan in any scope; None if it is not known."""
        answers = {one.exists for one in self.found}
        if True in answers:
            return True
        return None if self.missing or None in answers or not answers else False


def measures_of(result: RunResult, subject: Subject) -> dict[Measure, dict[Start, float]]:
    """Value of one start in each county's totals; zeros are left out."""
    data, candidates = subject.case.data, result.appraisal.candidates
    found: dict[Measure, dict[Start, float]] = {}
    for county in data.counties:
        for name in TOTALS:
            found[county, name] = {}
        for start in data.starts:
            project, park, _ = start
            share = credited_share(data, park, county)
            figures = {
                "income": share * data.income_wan[start],
                "fiscal": share * data.fiscal_wan[start],
                "jobs": (data.park_county[park] == county)
                * candidates[project].odds_at(park)
                * candidates[project].jobs_person,
            }
            for name, value in figures.items():
                if value:
                    found[county, name][start] = value
    return found


def counties_named(subject: Subject, words: Sequence[str]) -> tuple[str, ...]:
    """Codes of counties given by code or name; all of them if none is given.

    Raises
    ------
    WrongUseError
        There is no such county.
    """
    scenario = subject.result.scenario
    wanted = {county_code(scenario, word) for word in words}
    every = [row.county for row in scenario.rows("counties")]
    return tuple(county for county in every if not words or county in wanted)


def lent_for_ties(subject: Subject) -> Mapping[str, Any]:
    """What a pool has to lend."""
    return {**lent(subject.case), MEASURES: measures_of(subject.result, subject)}


def find_ties(
    subject: Subject,
    near: Near,
    counties: Sequence[str],
    pool: Pool,
    keep: ResultStore | None = None,
    watch: Callable[[PoolProgress], None] | None = None,
    stop: threading.Event | None = None,
) -> Ties:
    """Ask for the plans that are worth as much as the one of the run, or at least so much."""
    whole = subject.result.solution.method == "direct"
    arrived: dict[str, Any] = {}
    tasks = list(_tasks(near, counties, whole))
    for outcome in run_tasks(pool, tasks, keep, watch, stop):
        if not outcome.failure:
            arrived[outcome.key] = outcome.value
    answers = {task.key: arrived[task.key] for task in tasks if task.key in arrived}
    value, bound = subject.case.value, subject.case.bound
    told = [answers[task.key] for task in tasks if task.key in answers]
    return Ties(
        near=near,
        whole=whole,
        slack_wan=max(near.within_share, PROVED_GAP) * max(abs(value), 1.0),
        open_wan=max(bound - value, 0.0),
        found=tuple(one for one in told if isinstance(one, Differences)),
        ranges=_flat(answers, "ranges"),
        outer=_flat(answers, OUTER),
        missing=tuple(task.key for task in tasks if task.key not in answers),
    )


def _flat(answers: Mapping[str, Any], kind: str) -> tuple[Range, ...]:
    return tuple(
        one for key, found in answers.items() if key.partition(":")[0] == kind for one in found
    )


def _tasks(near: Near, counties: Sequence[str], whole: bool) -> Iterable[Task]:
    asked = f"{near.within_share:g}|{near.seconds:g}|{near.plans}"
    if whole:
        yield Task(f"differences:whole|{asked}", differences, (near,))
    for county in counties:
        scope = near if whole else replace(near, free=(county,))
        if not whole:
            yield Task(f"differences:{county}|{asked}", differences, (scope,))
        yield Task(f"ranges:{county}|{asked}", ranges, (scope, (county,)))
    if not whole:
        for county in counties:
            longer = replace(near, seconds=OUTER_TIMES * near.seconds)
            yield Task(f"{OUTER}:{county}|{asked}", outer_ranges, (longer, (county,)))
