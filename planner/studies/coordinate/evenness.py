"""Fair per head: max-min and lexicographic plans, round by round, and what they cost.

Round n raises the sum of the n lowest incomes per head while the sums before it are held
(`models.evenness`). After it, the most valuable plan that holds all of them is sought: after the
first round the max-min plan, after the last one the lexicographic plan. Rounds are solved within a
gap or a time; what is settled is what was found, and its bound is told beside it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from models import PlanData, Portfolio
from models.evenness import YUAN_PER_WAN, residents_of
from planner.methods import surely_blocks
from planner.results import Plan
from planner.solve import SolveOptions
from planner.studies.asking import Aim, Answer, Interval, Question
from planner.studies.coordinate.even_aims import AtLeast, Even
from planner.studies.coordinate.payoffs import payoffs_of
from planner.studies.coordinate.raising import raising_task
from planner.studies.coordinate.telling import Told

LEAST_PLAYERS = 2
"""Fewer counties with residents have nothing to be even about."""


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
    data: PlanData, told: Told, rounds: int, gap_share: float, seconds: float
) -> Evenness | None:
    """Have the rounds answered one after the other; None if none is wanted."""
    residents = residents_of(data)
    left_out = tuple(county for county in data.counties if county not in residents)
    if rounds < 1:
        return None
    if len(residents) < LEAST_PLAYERS:
        return Evenness(residents, left_out)
    search = _Search(data, told, residents, gap_share, seconds)
    for _ in range(min(rounds, len(residents))):
        if not search.settle():
            break
    search.finish()
    search.look_back()
    best = search.best
    last = best.get(len(search.rounds)) if len(search.rounds) > 1 else None
    return Evenness(residents, left_out, tuple(search.rounds), best.get(1), last)


@dataclass
class _Search:
    """The rounds so far, the plan to start from, and the most valuable plan of each round."""

    data: PlanData
    told: Told
    residents: Mapping[str, float]
    gap_share: float
    seconds: float

    def __post_init__(self) -> None:
        self.rounds: list[Round] = []
        self.start: Mapping[str, float] | None = None
        self.best: dict[int, FairPlan] = {}

    def settle(self) -> bool:
        """Settle one more place and seek a valuable plan there; whether there was an answer."""
        raised = self._raised()
        if raised is None:
            return False
        bound, levels = raised
        place = len(self.rounds) + 1
        lowest = sorted(levels.values())[:place]
        self.rounds.append(Round(lowest[-1], sum(lowest), max(bound, sum(lowest))))
        # A plan that holds the levels county by county holds their sums; in the first round the
        # two are the same. On a large group it is found much sooner.
        held = {county: min(level, lowest[-1]) for county, level in levels.items()}
        self._value(self._asked(AtLeast(self.residents, held)), bounds=place == 1)
        return True

    def finish(self) -> None:
        """Seek the best plan that holds the sums, from the one that holds the levels."""
        if len(self.rounds) > 1:
            self._value(self._asked(self._even(raising=False)), bounds=True)

    def look_back(self) -> None:
        """Let earlier rounds have what later ones found, where those came upon evener plans.

        Bounds stay valid: a plan that holds higher sums holds the lower ones that they are for.
        """
        plans = [one.plan for one in self.best.values()]
        sums = [list(accumulate(sorted(self._levels_in(plan).values()))) for plan in plans]
        for n, one in enumerate(self.rounds):
            found = max(sums, key=lambda each: each[n], default=[])
            if found and found[n] > one.sum_yuan:
                level = found[n] - (found[n - 1] if n else 0.0)
                self.rounds[n] = Round(level, found[n], max(one.bound_yuan, found[n]))
        if 1 in self.best:
            evenest = max(plans, key=lambda plan: (self._lowest(plan), self._worth(plan)))
            self.best[1] = replace(self.best[1], plan=evenest)

    def _lowest(self, plan: Plan) -> float:
        """Lowest income per head, yuan; what arithmetic leaves behind is no difference."""
        return round(min(self._levels_in(plan).values()), 6)

    def _levels_in(self, plan: Plan) -> dict[str, float]:
        return levels_of(self.data, self.residents, plan)

    def _raised(self) -> tuple[float, dict[str, float]] | None:
        """Bound of the next sum, and the levels of the plan that has most of it.

        On a large group the lowest counties are raised in turn first; the solve of the whole, which
        bounds the sum, starts from there.
        """
        aim, place = self._even(raising=True), len(self.rounds) + 1
        near = None
        if surely_blocks(self.data, SolveOptions()):
            self.told.hear([raising_task(aim, self.start, self.seconds)])
            near = self.told.answer(f"raising:{aim.key}")
            self.start = self.start if near is None else near[1]
        answer = self._asked(aim)
        if answer is None or answer.portfolio is None:
            return None
        levels = self._levels(answer.portfolio)
        if near is not None:
            beside = self._levels(near[0])
            sums = [sum(sorted(one.values())[:place]) for one in (levels, beside)]
            # What is raised in turn leaves the rest as valuable as it was, so it is kept where the
            # solve of the whole adds no more than the gap that was asked for.
            if sums[0] - sums[1] <= self.gap_share * max(abs(sums[0]), 1.0):
                return answer.bound, beside
        self.start = answer.values
        return answer.bound, levels

    def _levels(self, portfolio: Portfolio) -> dict[str, float]:
        return self._levels_in(Plan.of(portfolio))

    def _value(self, answer: Answer | None, bounds: bool) -> None:
        """Take a plan if it is the most valuable of this round.

        No plan that holds more places is worth more than one that holds fewer may be.
        """
        if answer is None or answer.portfolio is None:
            return
        place = len(self.rounds)
        earlier = self.best.get(place)
        known = [one.bound_wan for one in self.best.values()]
        bound = min([answer.bound if bounds else math.inf, *known])
        plan = Plan.of(answer.portfolio)
        if earlier is not None and self._worth(earlier.plan) > self._worth(plan):
            plan = earlier.plan
        else:
            self.start = answer.values
        self.best[place] = FairPlan(plan, bound, place)

    def _worth(self, plan: Plan) -> float:
        return sum(one.value_wan for one in payoffs_of(self.data, plan).values())

    def _even(self, raising: bool) -> Even:
        return Even(self.residents, tuple(one.sum_yuan for one in self.rounds), raising)

    def _asked(self, aim: Aim) -> Answer | None:
        one = Question((), (), self.gap_share, self.seconds, False, aim, self.start)
        self.told.asking.ask([one])
        return self.told.asking.get(one)


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
