"""The best value as a function of one limit, on a ladder of levels, with as few solves as it needs.

Proof that levels may be left out. Let F(x) be the plans (of a scope) that keep all rules when the
limit is relieved by x. For x <= y every plan of F(x) is in F(y): what fits into less fits into more
(money that is not spent may stay in its purse). So the best value v never falls:

    v(x) <= v(l) <= v(y)        for x <= l <= y.

Hence any plan found at x is worth at least as much at l, any bound proved at y holds at l, and if
the bound at y meets the value at x there is nothing left to find out between them. No plan at y
(proved) means no plan at l.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planner.studies.asking import Answer, Asking, Interval, Question

NOTHING_SHARE = 1e-6
"""Differences of values below this share are the solver's tolerance, not a gain."""


@dataclass(frozen=True)
class Level:
    """What is known of the best value at one level.

    Attributes
    ----------
    amount
        Relief against the scenario, in the unit of the limit.
    low, high
        Ends between which the best value lies, wan yuan; both minus infinity if it is proved that
        there is no plan.
    solved
        Whether the level itself was solved, not only bounded by its neighbours.
    answer
        The best plan known here: its own or that of the next level below that is as good.
    """

    amount: float
    low: float
    high: float
    solved: bool
    answer: Answer | None

    @property
    def impossible(self) -> bool:
        """Whether it is proved that there is no plan."""
        return self.high == -math.inf

    @property
    def exact(self) -> bool:
        """Whether the value is known (or that there is none)."""
        return self.impossible or (self.low > -math.inf and same(self.low, self.high))


def same(low: float, high: float) -> bool:
    """Whether `high` exceeds `low` by no more than the solver's tolerance."""
    return high - low <= NOTHING_SHARE * max(abs(high), 1.0)


def gain(base: Level, level: Level) -> Interval:
    """What the best plan is worth more at `level` than at `base`: negative below it.

    Minus infinity where there is no plan; both ends infinite where nothing is known.
    """
    if base.impossible or base.low == -math.inf:
        return Interval(-math.inf, math.inf)
    if level.impossible:
        return Interval(-math.inf, -math.inf)
    if base.exact and level.exact:
        low = high = 0.0 if same(*sorted((base.low, level.low))) else level.low - base.low
    else:
        low, high = level.low - base.high, level.high - base.low
    if level.amount > base.amount:
        return Interval(max(low, 0.0), max(high, 0.0))
    return Interval(min(low, 0.0), min(high, 0.0))


def average_price(base: Level, levels: Iterable[Level]) -> Interval | None:
    """Average shadow price: the largest gain per unit over the levels above the base.

    Kim and Cho (1988), Crema (1995): the price up to which buying some amount of the limit pays.
    Taken over the ladder it is a lower end: another amount may pay more. None without levels above.
    """
    above = [(level.amount - base.amount, gain(base, level)) for level in levels]
    per_unit = [
        Interval(one.low / amount, one.high / amount) for amount, one in above if amount > 0
    ]
    if not per_unit:
        return None
    return Interval(max(one.low for one in per_unit), max(one.high for one in per_unit))


@dataclass
class Curve:
    """A ladder of levels of one limit in one scope, and which of them are still to be solved.

    Attributes
    ----------
    questions
        Question of each level by amount; 0 is among them.
    skipping
        Whether levels that their neighbours settle are left out.
    """

    questions: Mapping[float, Question]
    skipping: bool = True
    asked: set[float] = field(default_factory=set)

    def due(self, get: Callable[[Question], Answer | None]) -> list[Question]:
        """Questions to ask now: first the ends and the base, then the middles of open gaps."""
        amounts = sorted(self.questions)
        wanted = {amounts[0], 0.0, amounts[-1]} if self.skipping else set(amounts)
        wanted -= self.asked
        if not wanted:
            wanted = set(self._middles(amounts, get))
        self.asked |= wanted
        return [self.questions[amount] for amount in sorted(wanted)]

    def _middles(
        self, amounts: Sequence[float], get: Callable[[Question], Answer | None]
    ) -> Iterable[float]:
        known = [x for x in amounts if x in self.asked]
        for lower, upper in pairwise(known):
            between = [x for x in amounts if lower < x < upper]
            below, above = get(self.questions[lower]), get(self.questions[upper])
            if between and not _settled(below, above):
                yield between[len(between) // 2]

    def levels(self, get: Callable[[Question], Answer | None]) -> tuple[Level, ...]:
        """What is known of every level, from the lowest to the highest."""
        amounts = sorted(self.questions)
        answers = [get(self.questions[amount]) for amount in amounts]
        highs, high = [], math.inf
        for answer in reversed(answers):
            high = min(high, math.inf if answer is None else answer.scope_bound)
            highs.append(high)
        levels: list[Level] = []
        best: Answer | None = None
        for amount, answer, high in zip(amounts, answers, reversed(highs), strict=True):
            if answer is not None and _better(best, answer):
                best = answer
            low = -math.inf if best is None or best.value is None else best.value
            levels.append(Level(amount, low, max(high, low), answer is not None, best))
        return tuple(levels)


def _settled(below: Answer | None, above: Answer | None) -> bool:
    """Whether nothing is left to find out between two levels."""
    if above is None or below is None:
        return False
    if above.impossible:
        return True
    return below.value is not None and same(below.value, above.scope_bound)


def _better(best: Answer | None, other: Answer) -> bool:
    """Whether another plan is really better than the best so far: a tie keeps the old one."""
    if other.value is None:
        return False
    return best is None or best.value is None or not same(best.value, other.value)


def solve_curves(asking: Asking, curves: Sequence[Curve]) -> None:
    """Ask all that the curves need, all of them at once, round by round."""
    while questions := [question for curve in curves for question in curve.due(asking.get)]:
        asking.ask(questions)
        if asking.stop is not None and asking.stop.is_set():
            return
