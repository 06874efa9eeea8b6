"""Mean and tail over outlooks: the plan that weighs the average against the worst of them.

The plan is made before the outlook is known and is not changed afterwards. For a risk weight w

    max  (1 - w) * mean + w * tail

with the tail the mean of the worst 1 - beta of the probability (conditional value at risk).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyomo.environ as pyo

from models import PlanData, Portfolio
from models.risk import add_outlook_limits, add_tail
from models.value import seek, value_at
from planner.pool import shared
from planner.studies.asking import Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.robust.effort import Effort, planned
from planner.studies.robust.outlooks import Outlook, stamp_of
from planner.studies.robust.valuing import value_of

OUTLOOKS = "outlooks"
"""Name under which the pool lends the outlooks."""


@dataclass(frozen=True)
class Tail:
    """Aim: mean and tail of the value over the outlooks that the pool lends.

    Attributes
    ----------
    stamp
        Names the outlooks in keys.
    supplies
        Whether land and resources have to suffice in every outlook.
    """

    stamp: str
    beta: float
    risk_weight: float
    supplies: bool

    @property
    def key(self) -> str:
        """Name of the aim."""
        return f"tail:{self.beta:g}:{self.risk_weight:g}:{self.supplies:d}:{self.stamp}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:  # noqa: ARG002
        """Maximise the weighted mean and tail."""
        outlooks: tuple[Outlook, ...] = shared(OUTLOOKS)
        odds = {one.name: one.odds_share for one in outlooks}
        add_tail(m, {one.name: value_at(m, one.data) for one in outlooks}, odds, self.beta)
        if self.supplies:
            add_outlook_limits(m, {one.name: one.data for one in outlooks})
        goal = m.outlook_mean
        if self.risk_weight:
            goal = (1 - self.risk_weight) * m.outlook_mean + self.risk_weight * m.outlook_tail
        seek(m, goal)


@dataclass(frozen=True)
class Stance:
    """The plan of one risk weight.

    Attributes
    ----------
    goal
        Ends of the best weighted sum of mean and tail; None if nothing was found.
    mean_wan, tail_wan, worst_wan
        Of the plan found.
    worths
        Value of the plan found in each outlook.
    """

    risk_weight: float
    plan: Portfolio | None
    goal: Interval | None
    worths: Mapping[str, float]
    mean_wan: float
    tail_wan: float
    worst_wan: float


@dataclass(frozen=True)
class Tails:
    """The study: a stance for each risk weight, ascending.

    `planned` is the plan of the run, valued in the same outlooks; its weight says nothing.
    """

    beta: float
    supplies: bool
    outlooks: tuple[Outlook, ...]
    planned: Stance
    stances: tuple[Stance, ...]


def weigh_tails(
    subject: Subject,
    asking: Asking,
    outlooks: tuple[Outlook, ...],
    beta: float,
    risk_weights: Sequence[float],
    supplies: bool,
    effort: Effort,
) -> Tails:
    """Ask for the best plan of each risk weight. The pool lends the outlooks under `OUTLOOKS`.

    Every plan found is tried at every weight, so that a better one found elsewhere is taken; so is
    the plan of the run, unless it may not suffice in some outlook.
    """
    stamp = stamp_of(outlooks)
    questions = {
        w: Question(
            gap_share=effort.gap_share,
            seconds=effort.seconds,
            aim=Tail(stamp, beta, w, supplies),
        )
        for w in sorted(set(risk_weights))
    }
    asking.ask(questions.values())
    answers = {w: asking.get(question) for w, question in questions.items()}
    own = _stance(0.0, planned(subject.result), outlooks, beta)
    stances = []
    for w, answer in answers.items():
        plans = [] if answer is None or answer.portfolio is None else [answer.portfolio]
        plans += [one.portfolio for one in answers.values() if one is not None and one.portfolio]
        plans += [] if supplies or own.plan is None else [own.plan]
        bound = math.inf if answer is None else answer.bound
        stances.append(_best(w, plans, outlooks, beta, bound))
    return Tails(beta, supplies, outlooks, own, tuple(stances))


def _best(
    weight: float,
    plans: Sequence[Portfolio],
    outlooks: Sequence[Outlook],
    beta: float,
    bound: float,
) -> Stance:
    """Best of some plans at a risk weight; the first of equals."""
    stances = [_stance(weight, plan, outlooks, beta) for plan in plans]
    if not stances:
        none = None if bound == math.inf else Interval(-math.inf, bound)
        return Stance(weight, None, none, {}, math.nan, math.nan, math.nan)
    best = max(stances, key=lambda one: one.goal.low if one.goal else -math.inf)
    low = best.goal.low if best.goal else -math.inf
    return replace(best, goal=Interval(low, max(bound, low)))


def _stance(weight: float, plan: Portfolio, outlooks: Sequence[Outlook], beta: float) -> Stance:
    """A plan valued in every outlook by plain arithmetic."""
    odds = {one.name: one.odds_share for one in outlooks}
    worths = {one.name: value_of(one.data, plan) for one in outlooks}
    mean = sum(odds[name] * value for name, value in worths.items())
    tail = tail_mean(worths, odds, beta)
    goal = (1 - weight) * mean + weight * tail
    return Stance(weight, plan, Interval(goal, goal), worths, mean, tail, min(worths.values()))


def tail_mean(worths: Mapping[str, float], odds: Mapping[str, float], beta: float) -> float:
    """Mean of the worst 1 - beta of the probability, by sorting."""
    left = share = 1.0 - beta
    total = 0.0
    for name in sorted(worths, key=lambda name: worths[name]):
        part = min(odds[name], left)
        total += part * worths[name]
        left -= part
        if left <= 1e-15:
            break
    return total / share
