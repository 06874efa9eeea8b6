"""Fair per head: max-min and lexicographic plans, round by round, and what they cost.

Round n raises the sum of the n lowest incomes per head while the sums before it are held
(`models.evenness`). After it, the most valuable plan that holds all of them is sought: after the
first round the max-min plan, after the last one the lexicographic plan. Rounds are solved within a
gap or a time; what is settled is what was found, and its bound is told beside it.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyomo.environ as pyo

from models import PlanData
from models.evenness import YUAN_PER_WAN, add_evenness, residents_of
from models.value import seek
from planner.results import Plan
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.coordinate.payoffs import payoffs_of

LEAST_PLAYERS = 2
"""Fewer counties with residents have nothing to be even about."""

SLACK = 1e-6
"""Relative slack of what was settled: the plan that settled it keeps it but for rounding."""


@dataclass(frozen=True)
class Even:
    """Aim: hold the lowest sums that are settled, yuan per head.

    Raise the next one, or seek the best value.
    """

    residents: Mapping[str, float]
    settled_yuan: tuple[float, ...]
    raising: bool

    @property
    def key(self) -> str:
        """Name of the aim."""
        heads = ",".join(f"{c}={x:.12g}" for c, x in sorted(self.residents.items()))
        told = f"{heads}|{','.join(f'{x:.12g}' for x in self.settled_yuan)}"
        mark = hashlib.sha256(told.encode()).hexdigest()[:16]
        return f"even:{len(self.settled_yuan)}{'+' if self.raising else ''}:{mark}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:  # noqa: ARG002
        """Add what holds them, and the sum to raise as objective."""
        held = [x - SLACK * max(abs(x), 1.0) for x in self.settled_yuan]
        places = len(held) + self.raising
        add_evenness(m, self.residents, held, places)
        if self.raising:
            seek(m, m.lowest[places])


@dataclass(frozen=True)
class Round:
    """What a round settled.

    Attributes
    ----------
    level_yuan
        Income per head of the county at this place from below, in the plan found.
    sum_yuan, bound_yuan
        Sum of the lowest levels up to this place: found, and no plan that holds what was settled
        before has more.
    """

    level_yuan: float
    sum_yuan: float
    bound_yuan: float

    @property
    def proved(self) -> bool:
        """Whether no plan has more."""
        return Interval(self.sum_yuan, self.bound_yuan).exact


@dataclass(frozen=True)
class FairPlan:
    """Most valuable plan that holds the lowest sums; no such plan is worth more than `bound_wan`.

    `places` is how many of the lowest levels are settled.
    """

    plan: Plan
    bound_wan: float
    places: int


@dataclass(frozen=True)
class Evenness:
    """Fairness per head of a group of counties.

    Attributes
    ----------
    residents
        By county that counts.
    left_out
        Counties whose residents are not known.
    rounds
        As far as they were asked for and answered.
    complete
        Whether every place is settled; otherwise the lexicographic plan is one as far as it goes.
    maxmin, lexicographic
        The plans; None without an answer. The latter is None too where it is the former.
    """

    residents: Mapping[str, float]
    left_out: tuple[str, ...]
    rounds: tuple[Round, ...] = ()
    maxmin: FairPlan | None = None
    lexicographic: FairPlan | None = None

    @property
    def complete(self) -> bool:
        """Whether every place is settled."""
        return len(self.rounds) == len(self.residents)


def evenness_of(
    data: PlanData, asking: Asking, rounds: int, gap_share: float, seconds: float
) -> Evenness | None:
    """Have the rounds answered one after the other; None if none is wanted."""
    residents = residents_of(data)
    left_out = tuple(county for county in data.counties if county not in residents)
    if rounds < 1:
        return None
    if len(residents) < LEAST_PLAYERS:
        return Evenness(residents, left_out)
    found: list[Round] = []
    starts: list[Mapping[str, float]] = []

    def asked(settled: Sequence[Round], raising: bool) -> Answer | None:
        aim = Even(residents, tuple(one.sum_yuan for one in settled), raising)
        start = starts[len(settled) - 1] if settled else None
        one = Question((), (), gap_share, seconds, False, aim, start)
        asking.ask([one])
        answer = asking.get(one)
        return None if answer is None or answer.portfolio is None else answer

    for place in range(1, min(rounds, len(residents)) + 1):
        raised = asked(found, raising=True)
        if raised is None or raised.portfolio is None:
            break
        levels = sorted(levels_of(data, residents, Plan.of(raised.portfolio)).values())
        total = sum(levels[:place])
        found.append(Round(levels[place - 1], total, max(raised.bound, total)))
        starts.append(raised.values)
    fair = {}
    for place in {1, len(found)} if found else ():
        best = asked(found[:place], raising=False)
        if best is not None and best.portfolio is not None:
            fair[place] = FairPlan(Plan.of(best.portfolio), best.bound, place)
    lexicographic = fair.get(len(found)) if len(found) > 1 else None
    return Evenness(residents, left_out, tuple(found), fair.get(1), lexicographic)


def levels_of(data: PlanData, residents: Mapping[str, float], plan: Plan) -> dict[str, float]:
    """Income per head by county, yuan."""
    payoffs = payoffs_of(data, plan)
    return {c: YUAN_PER_WAN * payoffs[c].income_wan / heads for c, heads in residents.items()}


def price_share(found: Interval, fair: Interval) -> Interval | None:
    """Price of fairness (best - fair) / best, from what is known of both values.

    It is never below zero: a fair plan is a plan. None where the best plan may be worth nothing.
    """
    if found.low <= 0:
        return None

    def left(most: float, of: Sequence[float]) -> list[float]:
        return [most / whole if math.isfinite(whole) else 0.0 for whole in of]

    ends = (found.low, found.high)
    low = 1 - max(left(fair.high, ends)) if math.isfinite(fair.high) else -math.inf
    return Interval(low, 1 - min(left(fair.low, ends))).at_least(0.0)
