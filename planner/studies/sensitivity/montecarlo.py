"""Monte Carlo: how the value of the recommended plan is spread, and what else might be chosen.

The plan of the run is priced in every draw without a solve. In some draws the best plan is sought
as well: how often each project and target is chosen then, and what the plan of the run misses, as
an interval. Draws change what projects are worth and nothing that limits them, so that every plan
found anywhere fits in every draw: the best of them all is what is known of a draw from below, the
bound of its own solve from above.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.errors import PlannerError, WrongUseError
from planner.pool import Task, run_tasks
from planner.results import Start
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.sensitivity.distribution import (
    TO_BOTH_SIDES,
    Estimate,
    mean_of,
    probability_of,
)
from planner.studies.sensitivity.repricing import (
    Drawn,
    Grounds,
    PricedDraws,
    Worth,
    grounds_of,
    price_draws,
    value_of,
    worth_in,
)
from planner.studies.sensitivity.sampled import (
    BETWEEN,
    FAILED,
    NO_TIME,
    OPEN,
    OPTIMAL,
    Target,
    targets_of,
)
from planner.studies.sensitivity.shocks import Shocks
from planner.studies.sensitivity.spans import Amounts

CHUNK = 100
"""Draws that are priced by one task."""

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
        Incomes of counties are a rule of the scenario, or go first: then draws change what fits, or
        values are no money.
    """
    if subject.case.data.maxmin or subject.case.data.income_floor_wan:
        mode = subject.result.scenario.settings.fairness.mode
        raise WrongUseError("uncertainty_fairness", mode=mode)
    if subject.case.data.floors:
        raise WrongUseError("uncertainty_floors")
    run = subject.result.run
    questions = [
        Question((Drawn(run, shocks, draw),), gap_share=gap_share, seconds=seconds)
        for draw in range(draws)
    ]
    asking.ask(questions)
    answers = [asking.get(question) for question in questions]
    grounds, data = grounds_of(subject.result), subject.case.data
    worths = [worth_in(grounds, shocks, draw) for draw in range(draws)]
    plan = subject.result.plan
    plans = [_Known(plan.starts, grounds.rest_wan, targets_of(data, plan.leads, plan.specials))]
    for answer, worth in zip(answers, worths, strict=True):
        if answer is not None and answer.portfolio is not None:
            found = answer.portfolio
            rest = found.terms["objective_wan"] - _earned(found.starts, grounds, worth)
            targets = targets_of(data, found.leads, found.specials)
            plans.append(_Known(found.starts, rest, targets))
    return tuple(
        _resolved(draw, plans, grounds, worths[draw], answers[draw], asking.failures.get(one.key))
        for draw, one in enumerate(questions)
    )


@dataclass(frozen=True)
class _Known:
    """A plan that fits in every draw: its starts, its worth beside them, its targets."""

    starts: Mapping[Start, int]
    rest_wan: float
    targets: frozenset[Target]


def _earned(starts: Mapping[Start, int], grounds: Grounds, worth: Worth) -> float:
    """Weighted income and fiscal value of starts in a draw."""
    weights, (income, fiscal) = grounds.scenario.settings.objective, worth
    return sum(
        count * (weights.income_weight * income[start] + weights.fiscal_weight * fiscal[start])
        for start, count in starts.items()
    )


def _resolved(
    draw: int,
    plans: Sequence[_Known],
    grounds: Grounds,
    worth: Worth,
    answer: Answer | None,
    error: PlannerError | None,
) -> Resolved:
    """What all plans found and the bound of its own solve tell of a draw; the run's comes first."""
    values = [_earned(one.starts, grounds, worth) + one.rest_wan for one in plans]
    number = max(range(len(plans)), key=lambda place: (values[place], -place))
    low, planned = values[number], values[0]
    high = math.inf if answer is None else max(answer.bound, low)
    best = Interval(low, high)
    if answer is None:
        status = OPEN if error is None else FAILED
    else:
        status = OPTIMAL if best.exact else BETWEEN if math.isfinite(high) else NO_TIME
    return Resolved(
        draw,
        status,
        planned,
        best,
        Interval(low - planned, high - planned),
        frozenset(start[0] for start in plans[number].starts),
        plans[number].targets,
        error,
    )


# --- comparison and choice ------------------------------------------------------------------------


@dataclass(frozen=True)
class Paired:
    """The other plan less the plan of the run, draw by draw.

    Attributes
    ----------
    difference
        Mean of the differences.
    better
        How often the plan of the run is worth more.
    unpaired_low, unpaired_high
        The interval that independent draws for each plan would have given.
    """

    difference: Estimate
    better: Estimate
    unpaired_low: float
    unpaired_high: float


def paired(found: MonteCarlo) -> Paired | None:
    """Comparison of the two plans in the draws that both were priced in; None with fewer than 2."""
    if found.other_values is None:
        return None
    both = np.isfinite(found.values) & np.isfinite(found.other_values)
    if both.sum() < 2:
        return None
    own, other = found.values[both], found.other_values[both]
    difference = mean_of(other - own)
    apart = math.sqrt((np.var(own, ddof=1) + np.var(other, ddof=1)) / len(own))
    half = TO_BOTH_SIDES * apart
    return Paired(
        difference,
        probability_of(own > other),
        difference.value - half,
        difference.value + half,
    )


def chosen_shares(found: MonteCarlo) -> tuple[dict[str, float], dict[Target, float]]:
    """How often each project and each target is in the best plan known of a solved draw."""
    solved = found.solved
    projects = Counter(name for one in solved for name in one.projects)
    targets = Counter(target for one in solved for target in one.targets)
    count = max(len(solved), 1)
    return (
        {name: times / count for name, times in sorted(projects.items())},
        {target: times / count for target, times in sorted(targets.items())},
    )
