"""Whether two inputs together do more, or less, than the sum of what each does alone.

    interaction = best(both moved) - best(one) - best(other) + best(neither)

at the ends of their ranges: the cross difference of a two-level factorial design. It is 0 where
the effects add up. All four values are intervals, so the interaction is one; it is significant only
if 0 lies outside.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.prices.curve import NOTHING_SHARE
from planner.studies.sensitivity.inputs import Input, Reset
from planner.studies.sensitivity.one_at_a_time import OneAtATime, Swept
from planner.studies.sensitivity.sweep import Level


@dataclass(frozen=True)
class Interaction:
    """Two inputs at an end of each.

    Attributes
    ----------
    first, second
        The inputs; `levels` are their levels.
    joint
        Effect of both together against the data as they are; both ends minus infinity if it is
        proved that there is no plan.
    beyond
        What that is more than the sum of the single effects; both ends infinite if not known.
    """

    first: Input
    second: Input
    levels: tuple[float, float]
    joint: Interval
    beyond: Interval

    @property
    def significant(self) -> bool:
        """Whether it is proved not to be 0."""
        return 0.0 < self.beyond.low < math.inf or -math.inf < self.beyond.high < 0.0


def interactions(
    found: OneAtATime, asking: Asking, count: int, gap_share: float, seconds: float
) -> tuple[Interaction, ...]:
    """Interactions of the `count` inputs that move the value most, at all corners."""
    ends = {one.input.key: _ends(one) for one in found.swept}
    chosen = [one for one in found.swept if ends[one.input.key]][:count]
    corners = [
        (one, other, low, high)
        for one, other in combinations(chosen, 2)
        for low, high in product(ends[one.input.key], ends[other.input.key])
    ]
    asked = [
        Question(
            (Reset((one.input.moved(first.amount), other.input.moved(second.amount))),),
            (),
            gap_share,
            seconds,
        )
        for one, other, first, second in corners
    ]
    asking.ask(asked)
    return tuple(
        _interaction(found.base, corner, asking.get(question))
        for corner, question in zip(corners, asked, strict=True)
    )


def _ends(one: Swept) -> tuple[Level, ...]:
    """Lowest and highest level with a plan."""
    known = [level for level in one.levels if level.status in {"exact", "interval"}]
    return (known[0], known[-1]) if len(known) > 1 else ()


def _interaction(
    base: Level, corner: tuple[Swept, Swept, Level, Level], answer: Answer | None
) -> Interaction:
    one, other, first, second = corner
    low = -math.inf if answer is None or answer.value is None else answer.value
    high = math.inf if answer is None else max(answer.bound, low)
    joint = Interval(low - base.high, high - base.low)
    beyond = Interval(
        low - first.high - second.high + base.low,
        high - first.low - second.low + base.high,
    )
    if max(abs(beyond.low), abs(beyond.high)) <= 4 * NOTHING_SHARE * max(abs(base.high), 1.0):
        beyond = Interval(0.0, 0.0)
    if high == -math.inf:
        joint, beyond = Interval(high, high), Interval(-math.inf, math.inf)
    return Interaction(one.input, other.input, (first.amount, second.amount), joint, beyond)


def strongest(found: Sequence[Interaction]) -> tuple[Interaction, ...]:
    """Interactions, the surest and largest first."""

    def surely(one: Interaction) -> float:
        ends = one.beyond
        return max(ends.low, -ends.high, 0.0) if math.isfinite(ends.low + ends.high) else 0.0

    return tuple(sorted(found, key=surely, reverse=True))
