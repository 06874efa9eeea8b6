"""Monte Carlo: how the value of the recommended plan is spread, and what else might be chosen.

The plan of the run is priced in every draw without a solve. In some draws the best plan is sought
as well: how often each project and target is chosen then, and what the plan of the run misses, as
an interval. Draws change what projects are worth and nothing that limits them, so that every plan
found anywhere fits in every draw: the best of them all is what is known of a draw from below, the
bound of its own solve from above.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv, ndtri

from models import Portfolio
from planner.errors import PlannerError, WrongUseError
from planner.pool import Task, run_tasks
from planner.results import Plan
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.sensitivity.repricing import (
    Drawn,
    Grounds,
    PricedDraws,
    grounds_of,
    price_draws,
    value_of,
    worth_in,
)
from planner.studies.sensitivity.sampled import FAILED, NO_TIME, OPEN, Target, targets_of
from planner.studies.sensitivity.shocks import Shocks
from planner.studies.sensitivity.spans import Amounts

CHUNK = 100
"""Draws that are priced by one task."""

LEVEL = 0.95
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Resolved:
    """What is known of the best plan in one draw.

    Attributes
    ----------
    status
        ``optimal`` or ``between``; else why there is no bound of a solve.
    planned_wan
        Value of the plan of the run in this draw.
    best
        The best plan is worth between these, wan yuan.
    regret
        What the plan of the run misses.
    projects, targets
        Of the best plan known.
    """

    draw: int
    status: str
    planned_wan: float
    best: Interval
    regret: Interval
    projects: frozenset[str]
    targets: frozenset[Target]
    error: PlannerError | None = None


@dataclass(frozen=True)
class MonteCarlo:
    """Outcome of the study.

    Attributes
    ----------
    run, other
        The run, and the one that it is compared with; blank for none.
    values, other_values
        Value of each plan in each draw, wan yuan; what was not priced because the study was stopped
        is not a number.
    planned_wan, other_planned_wan
        Value without any shock.
    resolved
        Draws in which the best plan was sought.
    """

    run: str
    shocks: Shocks
    values: Amounts
    planned_wan: float
    other: str = ""
    other_values: Amounts | None = None
    other_planned_wan: float = math.nan
    resolved: tuple[Resolved, ...] = ()

    @property
    def known(self) -> Amounts:
        """Values of the draws that were priced."""
        return np.asarray(self.values[np.isfinite(self.values)])

    @property
    def solved(self) -> tuple[Resolved, ...]:
        """Draws with an answer of their own."""
        return tuple(one for one in self.resolved if math.isfinite(one.best.high))


@dataclass(frozen=True)
class Estimate:
    """A figure of the distribution, with the 95 % interval of sampling."""

    value: float
    low: float
    high: float


def lent_grounds(subjects: Sequence[Subject]) -> dict[str, Grounds]:
    """What plans are priced by, by run."""
    return {one.result.run: grounds_of(one.result) for one in subjects}


def simulate(
    asking: Asking,
    subject: Subject,
    shocks: Shocks,
    draws: int,
    other: Subject | None = None,
) -> MonteCarlo:
    """Price the plan of a run in every draw, and another one in the same draws."""
    plans = [subject] if other is None else [subject, other]
    grounds = lent_grounds(plans)
    values = {run: np.full(draws, math.nan) for run in grounds}
    tasks = {
        f"price|{run}|{first}|{min(first + CHUNK, draws)}|{shocks.key}": (run, first)
        for run in grounds
        for first in range(0, draws, CHUNK)
    }
    calls = [
        Task(key, price_draws, (run, shocks, first, min(first + CHUNK, draws)))
        for key, (run, first) in tasks.items()
    ]
    for outcome in run_tasks(asking.pool, calls, asking.keep, asking.watch, asking.stop):
        if outcome.error is not None:
            asking.failures[outcome.key] = outcome.error
            continue
        run, first = tasks[outcome.key]
        found: PricedDraws = outcome.value
        values[run][first : first + len(found.income_wan)] = value_of(grounds[run], found)
    run = subject.result.run
    planned = planned_wan(grounds[run], subject)
    if other is None:
        return MonteCarlo(run, shocks, values[run], planned)
    name = other.result.run
    return MonteCarlo(
        run, shocks, values[run], planned, name, values[name], planned_wan(grounds[name], other)
    )


def planned_wan(grounds: Grounds, subject: Subject) -> float:
    """Value of the plan without a shock: the weighted sum."""
    appraisal, weights = subject.result.appraisal, grounds.scenario.settings.objective
    return grounds.rest_wan + sum(
        count
        * (
            weights.income_weight * appraisal.income_wan[start]
            + weights.fiscal_weight * appraisal.fiscal_wan[start]
        )
        for start, count in grounds.plan.starts.items()
    )


def resolve(
    asking: Asking,
    subject: Subject,
    shocks: Shocks,
    draws: int,
    gap_share: float,
    seconds: float,
) -> tuple[Resolved, ...]:
    """Seek the best plan in each of the first draws.

    Raises
    ------
    WrongUseError
        The scenario puts the least income per head first, so that values are no money.
    """
    if subject.case.data.maxmin:
        raise WrongUseError("uncertainty_maxmin")
    run = subject.result.run
    questions = [
        Question((Drawn(run, shocks, draw),), gap_share=gap_share, seconds=seconds)
        for draw in range(draws)
    ]
    asking.ask(questions)
    answers = [asking.get(question) for question in questions]
    grounds, data = grounds_of(subject.result), subject.case.data
    pool = [_as_portfolio(subject.result.plan, grounds.rest_wan)]
    pool += [
        _priced_portfolio(answer.portfolio, grounds, worth_in(grounds, shocks, draw))
        for draw, answer in enumerate(answers)
        if answer is not None and answer.portfolio is not None
    ]
    found = []
    for draw, (answer, question) in enumerate(zip(answers, questions, strict=True)):
        worth = worth_in(grounds, shocks, draw)
        values = [_value(starts, rest, grounds, worth) for starts, rest, _ in pool]
        best = max(range(len(pool)), key=lambda number: (values[number], -number))
        error = asking.failures.get(question.key)
        high = math.inf if answer is None else max(answer.bound, values[best])
        interval = Interval(values[best], high)
        planned = values[0]
        found.append(
            Resolved(
                draw,
                _status(answer, error, interval),
                planned,
                interval,
                Interval(max(interval.low - planned, 0.0), max(high - planned, 0.0)),
                frozenset(start[0] for start in pool[best][0]),
                targets_of(data, pool[best][2]),
                error,
            )
        )
    return tuple(found)
