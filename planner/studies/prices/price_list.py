"""The price list of limits: what one, two, five more practical steps of each limit are worth.

Every figure is the difference of two re-solved plans, never a dual: the duals of an integer plan
are nought in a model of choices, and those of its relaxation price a plan nobody can have.

Scopes. A plan that HiGHS solved whole is priced whole. Of a larger one a county is solved to its
optimum with the rest as planned, which is exact; a limit that counties share is priced for each of
them. Of the whole it is then known that it gains between

    value of that plan - bound of the whole today    and    bound of the raised whole - value today,

and nothing below 0, by the argument of `planner.studies.prices.curve`. The bound of the raised
whole is its linear relaxation at the highest level.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.studies.asking import Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.prices.curve import (
    Curve,
    Level,
    average_price,
    gain,
    same,
    solve_curves,
)
from planner.studies.prices.limits import Limit
from planner.variations import PURSUITS

DEFAULT_STEPS = (1.0, 2.0, 5.0)


@dataclass(frozen=True)
class Priced:
    """A limit priced in one scope.

    Attributes
    ----------
    scope
        Counties whose decisions may change; empty for all.
    base
        The level of today.
    levels
        The other levels, from the lowest to the highest.
    whole
        What is known of the gain of the whole, by level; None for levels below today's.
    """

    limit: Limit
    scope: tuple[str, ...]
    base: Level
    levels: tuple[Level, ...]
    whole: tuple[Interval | None, ...]

    @property
    def gains(self) -> tuple[Interval, ...]:
        """Gain of each level within the scope, wan yuan."""
        return tuple(gain(self.base, level) for level in self.levels)

    @property
    def exact(self) -> bool:
        """Whether all gains are exact within the scope."""
        return self.base.exact and all(level.exact for level in self.levels)

    @property
    def price(self) -> Interval | None:
        """Average shadow price over the ladder, wan yuan per unit."""
        return average_price(self.base, self.levels)

    @property
    def first_gain(self) -> Level | None:
        """The lowest level above today's that is surely worth something."""
        above = [level for level in self.levels if level.amount > 0]
        return next((level for level in above if gain(self.base, level).low > 0), None)

    @property
    def worthless(self) -> bool:
        """Whether it is proved that no level above today's is worth anything."""
        highs = [gain(self.base, level).high for level in self.levels if level.amount > 0]
        return bool(highs) and max(highs) <= 0.0

    def better_by(self, value: float) -> float:
        """What the scope alone could gain without more of the limit (the plan is not the best)."""
        return 0.0 if same(value, self.base.low) else self.base.low - value


@dataclass(frozen=True)
class Asked:
    """What is to be priced and how: amounts of relief by limit, seconds per solve."""

    limits: Sequence[Limit]
    steps: Sequence[float] = DEFAULT_STEPS
    counties: tuple[str, ...] = ()
    seconds: float = 20.0


def is_whole(subject: Subject) -> bool:
    """Whether questions about this plan are put to the whole at once."""
    return subject.result.solution.method == "direct"


def price_limits(
    subject: Subject, asking: Asking, asked: Asked, skipping: bool = True
) -> tuple[Priced, ...]:
    """Price every limit asked for in every scope, as far as the asking got."""
    plans = [
        (limit, scope, amounts_of(limit, [n * limit.step for n in asked.steps]))
        for limit in asked.limits
        for scope in scopes_of(subject, limit, asked.counties)
    ]
    ladders = [
        (limit, scope, ladder_of(limit, scope, amounts, asked.seconds, skipping))
        for limit, scope, amounts in plans
        if amounts
    ]
    solve_curves(asking, [curve for _, _, curve in ladders])
    return tuple(priced(subject, asking, *ladder) for ladder in ladders)


def scopes_of(
    subject: Subject, limit: Limit, counties: tuple[str, ...]
) -> Iterable[tuple[str, ...]]:
    """Scopes in which a limit is priced: the whole, or each county that uses it."""
    if is_whole(subject):
        return ((),)
    return tuple((one,) for one in limit.counties if not counties or one in counties)


def amounts_of(limit: Limit, amounts: Iterable[float]) -> tuple[float, ...]:
    """Amounts of relief that can be told apart: none below nothing at all, today's left out.

    Outreach is a count of which 0 means no limit, so at least 1 is left.
    """
    least = -limit.given + (1.0 if limit.kind == PURSUITS else 0.0)
    most = limit.given if limit.floor else math.inf
    floor = -math.inf if limit.floor else least
    whole = limit.kind == PURSUITS
    kept = {min(max(round(x) if whole else x, floor), most) for x in amounts}
    return tuple(sorted(kept - {0.0}))


def ladder_of(
    limit: Limit,
    scope: tuple[str, ...],
    amounts: Sequence[float],
    seconds: float,
    skipping: bool = True,
) -> Curve:
    """Questions of a ladder; only that of the highest level asks for the bound of the whole."""

    def question(amount: float) -> Question:
        changes = (limit.relieved(amount),) if amount else ()
        relaxed = bool(scope) and amount == max(amounts) > 0
        return Question(changes, scope, 0.0, seconds, relaxed)

    return Curve({amount: question(amount) for amount in {0.0, *amounts}}, skipping)


def priced(
    subject: Subject, asking: Asking, limit: Limit, scope: tuple[str, ...], curve: Curve
) -> Priced:
    """What the answers so far say about a limit."""
    levels = curve.levels(asking.get)
    base = next(level for level in levels if level.amount == 0)
    others = tuple(level for level in levels if level.amount != 0)
    top = asking.get(curve.questions[levels[-1].amount])
    bound = math.inf if top is None else top.bound
    whole = tuple(_of_the_whole(subject, base, level, scope, bound) for level in others)
    return Priced(limit, scope, base, others, whole)


def _of_the_whole(
    subject: Subject, base: Level, level: Level, scope: tuple[str, ...], bound: float
) -> Interval | None:
    """Ends of the gain of the whole at a level above today's."""
    if level.amount < 0:
        return None
    if not scope:
        return gain(base, level)
    case = subject.case
    known = max(case.value, base.low)
    low = max(level.low - case.bound, 0.0)
    return Interval(low, max(bound - known, low))
