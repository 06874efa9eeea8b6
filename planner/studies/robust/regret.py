"""The plan of least greatest regret, where the value of each project is known up to a share.

Regret of a plan: what another plan would have been worth more, had the figures been known. Against
a plan the figures are worst when its projects are worth their least and those of the rival their
most. Two solves take turns (Furini et al. 2015):

- the *rival*: the plan that is worth most more at the figures worst for the plan at hand. Its
  bound is an upper end of the regret of that plan;
- the *master*: the plan of least regret against all rivals found so far. Its bound is a lower end
  of the least regret that any plan can have.

They end when the two ends meet, or with the rounds.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass

import pyomo.environ as pyo

from models import PlanData, Portfolio
from models.regret import Band, Rival, seek_least_regret, seek_rival
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.robust.effort import Effort, planned
from planner.studies.robust.outlooks import scaled
from planner.studies.robust.valuing import value_of, worth_of

NEAR = 1e-6
"""Ends that are nearer than this share of the value are one."""

Spread = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class LeastRegret:
    """Aim: the plan of least regret against some rivals; the value is that regret, negative."""

    spread: Spread
    rivals: tuple[Rival, ...]

    @property
    def key(self) -> str:
        """Name of the aim."""
        told = repr((self.spread, [(r.low_wan, sorted(r.worth_wan.items())) for r in self.rivals]))
        return f"least-regret:{hashlib.sha256(told.encode()).hexdigest()[:16]}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Put the aim in the place of the value."""
        seek_least_regret(m, data, band_of(data, self.spread), self.rivals)


@dataclass(frozen=True)
class BestRival:
    """Aim: the rival that a plan, told by the worth of its projects, regrets most."""

    spread: Spread
    held: tuple[tuple[str, float], ...]

    @property
    def key(self) -> str:
        """Name of the aim."""
        told = hashlib.sha256(repr((self.spread, self.held)).encode()).hexdigest()[:16]
        return f"rival:{told}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Put the aim in the place of the value."""
        seek_rival(m, data, band_of(data, self.spread), dict(self.held))


def band_of(data: PlanData, spread: Spread) -> Band:
    """Factors from 1 less the share to 1 more."""
    low = {project: 1.0 - share for project, share in spread}
    high = {project: 1.0 + share for project, share in spread}
    return Band(low, high, scaled(data, low))


@dataclass(frozen=True)
class Candidate:
    """A plan and its greatest regret.

    Attributes
    ----------
    regret
        Ends between which it lies, wan yuan.
    value_wan
        Value at the stated figures.
    rival
        The plan that it regrets most, as far as known.
    """

    plan: Portfolio
    regret: Interval
    value_wan: float
    rival: Portfolio | None


@dataclass(frozen=True)
class Regret:
    """The study.

    Attributes
    ----------
    planned
        The plan of the run.
    candidates
        Plans whose regret was sought, in order, the plan of the run first.
    least
        Ends of the least greatest regret of any plan.
    rounds
        Rounds done.
    settled
        Whether the two ends have met.
    """

    spread: Mapping[str, float]
    candidates: tuple[Candidate, ...]
    least: Interval
    rounds: int
    settled: bool

    @property
    def planned(self) -> Candidate:
        """The plan of the run."""
        return self.candidates[0]

    @property
    def best(self) -> Candidate:
        """The plan with the least proved regret."""
        return min(self.candidates, key=lambda one: one.regret.high)


def regret_between(
    data: PlanData, plan: Portfolio, rival: Portfolio, spread: Mapping[str, float]
) -> float:
    """Greatest regret of a plan against one rival over all factors, by plain arithmetic."""
    own, other = worth_by_project(data, plan), worth_by_project(data, rival)
    gap = value_of(data, rival) - value_of(data, plan)
    return gap + sum(
        share * abs(other.get(k, 0.0) - own.get(k, 0.0)) for k, share in spread.items()
    )


def worth_by_project(data: PlanData, plan: Portfolio) -> dict[str, float]:
    """Weighted income and fiscal value of the starts of a plan by project."""
    worth = worth_of(data, plan)
    return {
        project: data.income_weight * worth.income[project]
        + data.fiscal_weight * worth.fiscal[project]
        for project in sorted(worth.income)
    }


def least_regret(
    subject: Subject,
    asking: Asking,
    spread: Mapping[str, float],
    rounds: int,
    effort: Effort,
) -> Regret:
    """Let master and rival take turns, beginning with the plan of the run."""
    search = _Search(subject, asking, spread, effort)
    plan: Portfolio | None = planned(subject.result)
    start: Mapping[str, float] = subject.case.values
    done = 0
    while plan is not None and done < max(rounds, 1):
        done += 1
        if not search.rival_of(plan, start):
            break
        if search.met or done == rounds:
            break
        plan, start = search.master()
    return search.result(done)


class _Search:
    """What is known between two rounds."""

    def __init__(
        self, subject: Subject, asking: Asking, spread: Mapping[str, float], effort: Effort
    ) -> None:
        self.data, self.asking, self.effort = subject.case.data, asking, effort
        self.spread = spread
        self.fixed: Spread = tuple(sorted(spread.items()))
        self.at_low = band_of(self.data, self.fixed).at_low
        self.rivals: list[Portfolio] = []
        self.candidates: list[Candidate] = []
        self.low = 0.0
        self.near = NEAR * max(abs(subject.case.value), 1.0)

    @property
    def high(self) -> float:
        return min((one.regret.high for one in self.candidates), default=math.inf)

    @property
    def met(self) -> bool:
        return self.high - self.low <= self.near

    def rival_of(self, plan: Portfolio, start: Mapping[str, float]) -> bool:
        """Find the best rival of a plan; whether there is anything new to go on with."""
        held = worth_by_project(self.data, plan)
        aim = BestRival(self.fixed, tuple(held.items()))
        answer = self._ask(aim, start)
        found = None if answer is None else answer.portfolio
        if found is not None:
            self.rivals.append(found)
        own = value_of(self.at_low, plan)
        top = math.inf if answer is None else max(answer.bound - own, 0.0)
        known = [regret_between(self.data, plan, one, self.spread) for one in self.rivals]
        low = max([0.0, *known])
        rival = self.rivals[known.index(max(known))] if known and max(known) > 0 else None
        value = value_of(self.data, plan)
        self.candidates.append(Candidate(plan, Interval(low, max(top, low)), value, rival))
        return found is not None

    def master(self) -> tuple[Portfolio | None, Mapping[str, float]]:
        """Plan of least regret against the rivals so far; raises the lower end."""
        rivals: list[Rival] = []
        for plan in self.rivals:
            if (rival := self._rival(plan)) not in rivals:
                rivals.append(rival)
        answer = self._ask(LeastRegret(self.fixed, tuple(rivals)), None)
        if answer is None:
            return None, {}
        self.low = max(self.low, -answer.bound)
        if answer.portfolio is None or any(
            worth_by_project(self.data, one.plan) == worth_by_project(self.data, answer.portfolio)
            and value_of(self.data, one.plan) == value_of(self.data, answer.portfolio)
            for one in self.candidates
        ):
            return None, {}
        return answer.portfolio, answer.values

    def _rival(self, plan: Portfolio) -> Rival:
        return Rival(value_of(self.at_low, plan), worth_by_project(self.data, plan))

    def _ask(
        self, aim: LeastRegret | BestRival, start: Mapping[str, float] | None
    ) -> Answer | None:
        question = Question(
            gap_share=self.effort.gap_share, seconds=self.effort.seconds, aim=aim, start=start
        )
        self.asking.ask([question])
        return self.asking.get(question)

    def result(self, rounds: int) -> Regret:
        low, high = min(self.low, self.high), self.high
        return Regret(self.spread, tuple(self.candidates), Interval(low, high), rounds, self.met)
