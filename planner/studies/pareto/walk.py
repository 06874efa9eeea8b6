"""Every point of a front of two goals: a walk up the second score, in parts at once.

A level is the most of the first goal with at least e of the second, then the most of the second
(`planner.studies.pareto.levels`): a plan (p, q) that nothing beats. The next level is q + step.

No point is missing, up to the step: let (a, b) be any plan, and e the last level walked with
e <= b. The plan keeps to e, so a <= p. The next level q + step lies above b, so b < q + step. Hence
some point found has no less of the first goal, and at most a step less of the second. Where scores
are multiples of the step, every point of the front is found.

Parts. The range of the second score is cut at fixed places, and each part is walked from its cut to
the next one, or until the last point reaches beyond it. For a plan with b in a part, the last
level of that part at or below b gives the same argument: what comes after it is q + step or the
next cut, both above b. The cuts depend on the ends of the front only, not on the number of
workers, so that the same study asks for the same levels everywhere, and a resumed one asks again
for those that are kept.
"""

import math
from dataclasses import dataclass

from planner.studies.pareto.front import Gathered, Point
from planner.studies.pareto.geometry import slack_at
from planner.studies.pareto.levels import Climbing, Level, Reached

PARTS = 4
"""Each part may cost one level more than a single walk would."""


@dataclass(frozen=True)
class Manner:
    """How levels are solved.

    Attributes
    ----------
    gap_share, seconds
        Of each step.
    settle
        Whether the other goals are maximised in a second step.
    """

    gap_share: float
    seconds: float
    settle: bool

    def level(
        self,
        gathered: Gathered,
        steps: tuple[float, ...],
        goal: str,
        floors: dict[str, float] | None = None,
    ) -> Level:
        """Level of a goal above floors, from the best plan known that keeps to them."""
        kept = {name: least for name, least in (floors or {}).items() if least > -math.inf}
        others = {
            name: 1.0 / step
            for name, step in zip(gathered.names, steps, strict=True)
            if name != goal
        }
        return Level(
            gathered.names,
            goal,
            tuple(kept.items()),
            tuple(others.items()) if self.settle else (),
            self.gap_share,
            self.seconds,
            gathered.start_for(kept),
        )


def ends_of(
    climbing: Climbing, gathered: Gathered, steps: tuple[float, ...], manner: Manner
) -> tuple[Point | None, ...]:
    """Plan with the most of each goal."""
    levels = [manner.level(gathered, steps, goal) for goal in gathered.names]
    answers = climbing.reach(levels)
    return tuple(
        None if reached is None else gathered.take(level, reached)
        for level, reached in zip(levels, answers, strict=True)
    )


@dataclass
class _Part:
    """A part of the range: the level that is asked for next, and where the part ends."""

    level: float
    end: float
    complete: bool = False


def walk(
    climbing: Climbing,
    gathered: Gathered,
    ends: tuple[Point | None, ...],
    steps: tuple[float, ...],
    manner: Manner,
) -> bool:
    """Find every point between two ends; whether it is proved that none is missing."""
    first, last = ends
    if first is None or last is None:
        return _nothing(gathered)
    exact = first.efficient and last.efficient
    parts = _parts(first.scores[1], last.scores[1], steps[1])
    active = parts
    while active and not climbing.over:
        floors = [{gathered.names[1]: part.level} for part in active]
        levels = [manner.level(gathered, steps, gathered.names[0], one) for one in floors]
        for part, level, reached in zip(active, levels, climbing.reach(levels), strict=True):
            exact &= _go_on(part, gathered, level, reached, steps[1])
        active = [part for part in active if part.level <= part.end and not part.complete]
    return exact and not active


def _nothing(gathered: Gathered) -> bool:
    """Whether it is proved that there is no plan at all."""
    return -math.inf in gathered.tops.values()


def _parts(low: float, high: float, step: float) -> list[_Part]:
    """Parts of the range from the second score of the first end to that of the last."""
    width = high - low
    if width <= slack_at(high):
        return []
    count = max(min(PARTS, int(width / step)), 1)
    cuts = [low + step, *(low + width * number / count for number in range(1, count)), math.inf]
    parts = [_Part(cuts[number], cuts[number + 1]) for number in range(count)]
    # The last end is a point already: what is left lies below it.
    parts[-1].end = high
    return parts


def _go_on(
    part: _Part, gathered: Gathered, level: Level, reached: Reached | None, step: float
) -> bool:
    """Move a part to its next level; whether the one behind it is proved."""
    if reached is None:  # stopped or failed: the rest of the part stays unknown
        part.complete = True
        return False
    point = gathered.take(level, reached)
    if point is None:
        part.complete = True
        return reached.bound == -math.inf
    part.level = max(point.scores[1], part.level) + step
    if part.level >= part.end:
        part.complete = True
    return point.efficient
