"""Two-stage recourse: decide layout and first starts now, the rest once the outlook is known.

The extensive form holds the whole plan once for each outlook, which shares the decisions of now:
leads and specialities, and starts and expansions of the first periods. Later starts and expansions
follow the outlook; if it is allowed, what was begun can be given up at a cost.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pyomo.environ as pyo

from models import PlanData, Portfolio, build_portfolio_model
from models.data import Start
from models.portfolio import read_portfolio
from models.stages import add_giving_up
from planner.errors import WrongUseError
from planner.pool import Task, run_tasks, shared
from planner.studies.asking import Asking, Interval
from planner.studies.case import Subject
from planner.studies.robust.averaging import mean_data
from planner.studies.robust.effort import Effort
from planner.studies.robust.outlooks import Outlook, stamp_of
from planner.studies.robust.stages import (
    Decided,
    Staged,
    TwoStage,
    best_for_mean,
    here_and_now,
    known_beforehand,
)

STAGES = "stages"
"""Name under which the pool lends the question."""

MOST_WHOLE = 6000
"""Whole choices of all outlooks together up to which the extensive form is tried."""

HERE, MEAN, PLANNED, KNOWN = "here_and_now", "mean_tried", "run_tried", "known"


@dataclass(frozen=True)
class Stages:
    """The question.

    Attributes
    ----------
    periods
        Starts and expansions of so many first periods are decided now.
    give_up_wan
        Cost of giving up a start by outlook; empty if nothing may be given up.
    """

    outlooks: tuple[Outlook, ...]
    mean: PlanData
    periods: int
    give_up_wan: Mapping[str, Mapping[Start, float]]


@dataclass(frozen=True)
class Settled:
    """Answer to one of the problems, without the models.

    Attributes
    ----------
    worth
        Ends of the expected worth; both minus infinity if it is proved that there is no such plan.
    now
        Decisions of the first stage.
    plans, dropped
        By outlook: the plan, and starts that were given up.
    """

    worth: Interval
    now: Decided
    plans: Mapping[str, Portfolio]
    dropped: Mapping[str, tuple[Start, ...]]


@dataclass(frozen=True)
class Recourse:
    """The study.

    Attributes
    ----------
    here
        Decided now for all outlooks (RP).
    mean
        Best value for the mean data (EV), and its first decisions tried in the outlooks (EEV).
    run
        The first decisions of the plan of the run, tried in the outlooks.
    known
        By outlook, known beforehand; their mean is wait and see (WS).
    """

    stages: Stages
    here: Settled | None
    mean_value: Interval | None
    mean: Settled | None
    run: Settled | None
    known: Mapping[str, Settled]

    @property
    def wait(self) -> Interval | None:
        """Expected worth if every outlook is known beforehand."""
        shares = {one.name: one.odds_share for one in self.stages.outlooks}
        if self.known.keys() != shares.keys():
            return None
        return Interval(
            sum(shares[name] * one.worth.low for name, one in self.known.items()),
            sum(shares[name] * one.worth.high for name, one in self.known.items()),
        )

    @property
    def vss(self) -> Interval | None:
        """What thinking of all outlooks is worth against planning by the mean."""
        return _more(self.here, self.mean)

    @property
    def evpi(self) -> Interval | None:
        """What knowing the outlook beforehand would be worth."""
        wait, here = self.wait, self.here
        if wait is None or here is None or not math.isfinite(here.worth.high):
            return None
        return Interval(max(wait.low - here.worth.high, 0.0), max(wait.high - here.worth.low, 0.0))


def _more(one: Settled | None, other: Settled | None) -> Interval | None:
    """What the first is worth more; infinite if the other one cannot be."""
    if one is None or other is None or not math.isfinite(one.worth.high):
        return None
    if other.worth.high == -math.inf:
        return Interval(math.inf, math.inf)
    low, high = one.worth.low - other.worth.high, one.worth.high - other.worth.low
    return Interval(max(low, 0.0), max(high, 0.0))


def stages_of(
    subject: Subject, outlooks: tuple[Outlook, ...], periods: int, give_up_share: float | None
) -> Stages:
    """The question for some outlooks.

    Raises
    ------
    WrongUseError
        The outlooks have no mean, or the model would be too large.
    """
    whole = sum(
        len(data.starts) + len(data.lead_pairs) + len(data.target_pairs)
        for data in (one.data for one in outlooks)
    )
    if whole > MOST_WHOLE:
        raise WrongUseError(
            "recourse_too_large", outlooks=len(outlooks), whole=whole, most=MOST_WHOLE
        )
    costs = {}
    if give_up_share is not None:
        costs = {one.name: _give_up_cost(one, periods, give_up_share, subject) for one in outlooks}
    return Stages(outlooks, mean_data(outlooks), min(periods, outlooks[0].data.periods), costs)


def _give_up_cost(
    outlook: Outlook, periods: int, share: float, subject: Subject
) -> dict[Start, float]:
    """Share of the expected investment, and the support that is lost, by start."""
    appraisal = outlook.appraisal or subject.result.appraisal
    data = outlook.data
    return {
        start: data.projects[start[0]].odds.get(start[1], 1)
        * share
        * appraisal.candidates[start[0]].capex_wan
        + data.projects[start[0]].support_at(start[1])
        for start in data.starts
        if start[2] <= periods
    }


def problem_of(stages: Stages) -> TwoStage:
    """The question as a two-stage problem."""
    # Only the models of outlooks can give up: the mean is no outlook.
    given = {id(one.data): stages.give_up_wan.get(one.name, {}) for one in stages.outlooks}

    def build(data: PlanData) -> pyo.ConcreteModel:
        m = build_portfolio_model(data)
        costs = given.get(id(data), {})
        add_giving_up(m, data, sorted(costs), costs)
        return m

    return TwoStage(
        outlooks={one.name: (one.odds_share, one.data) for one in stages.outlooks},
        mean=stages.mean,
        build=build,
        worth=lambda m: m.value_objective.expr - m.drop_cost,
        now=partial(_decided_now, periods=stages.periods),
    )


def _decided_now(m: pyo.ConcreteModel, periods: int) -> dict[str, Any]:
    """Layout, and starts and expansions of the first periods."""
    found: dict[str, Any] = {}
    for kind in (m.lead, m.special):
        found |= {member.local_name: member for member in kind.values()}
    for index, member in m.start.items():
        if index[2] <= periods:
            given_up = m.dropped[index] if index in m.DROPS else 0
            found[member.local_name] = member + given_up
    found |= {b.local_name: b for index, b in m.build.items() if index[1] <= periods}
    return found


def staged(
    kind: str, outlook: str, effort: Effort, planned: Decided
) -> tuple[Settled, Interval | None]:
    """Task: one of the problems; with the mean also its own best value."""
    stages: Stages = shared(STAGES)
    problem = problem_of(stages)
    if kind == KNOWN:
        return _settled(known_beforehand(problem, outlook, effort), outlook), None
    if kind == PLANNED:
        return _settled(here_and_now(problem, effort, planned)), None
    if kind == HERE:
        return _settled(here_and_now(problem, effort)), None
    mean = best_for_mean(problem, effort)
    value = _ends(mean)
    if mean.value is None:
        return Settled(Interval(-math.inf, mean.bound), {}, {}, {}), value
    return _settled(here_and_now(problem, effort, mean.now)), value


def _ends(answer: Staged) -> Interval:
    return Interval(-math.inf if answer.value is None else answer.value, answer.bound)


def _settled(answer: Staged, only: str = "") -> Settled:
    plans, dropped = {}, {}
    for name, part in answer.parts.items():
        values = {v.name: v.value for v in part.component_data_objects(pyo.Var)}
        plans[name or only] = read_portfolio(part, values)
        dropped[name or only] = tuple(
            start for start in part.DROPS if round(pyo.value(part.dropped[start]))
        )
    now = {name: value for name, value in answer.now.items() if abs(value) > 1e-6}
    return Settled(_ends(answer), now, plans, dropped)


def adapt(subject: Subject, asking: Asking, stages: Stages, effort: Effort) -> Recourse:
    """Solve all problems. The pool lends `stages` under `STAGES`."""
    costs = sorted((name, sorted(c.items())) for name, c in stages.give_up_wan.items())
    stamp = stamp_of(stages.outlooks, (stages.periods, costs))
    told = f"{effort.gap_share}|{effort.seconds}|{stamp}"
    asked = [(HERE, ""), (MEAN, ""), (PLANNED, "")]
    asked += [(KNOWN, one.name) for one in stages.outlooks]
    tasks = [
        Task(
            f"{kind}:{name}|{told}",
            staged,
            (kind, name, effort, dict(subject.case.values) if kind == PLANNED else {}),
        )
        for kind, name in asked
    ]
    answers: dict[str, tuple[Settled, Interval | None]] = {}
    for outcome in run_tasks(asking.pool, tasks, asking.keep, asking.watch, asking.stop):
        if outcome.error is not None:
            asking.failures[outcome.key] = outcome.error
        elif outcome.value is not None:
            answers[outcome.key.partition("|")[0]] = outcome.value

    def settled(kind: str, name: str = "") -> Settled | None:
        found = answers.get(f"{kind}:{name}")
        return None if found is None else found[0]

    mean = answers.get(f"{MEAN}:")
    return Recourse(
        stages=stages,
        here=settled(HERE),
        mean_value=None if mean is None else mean[1],
        mean=None if mean is None else mean[0],
        run=settled(PLANNED),
        known={
            one.name: found
            for one in stages.outlooks
            if (found := settled(KNOWN, one.name)) is not None
        },
    )
