"""Every point of a front of three goals: zones where one may still be found.

A zone is a corner u: the plans with more than u[1] of the first score and at least a step more
than u[2] and u[3] of the others. At the beginning one zone holds all plans. A level solves a zone:
the most of the first goal with the others a step above the corner. A point z that is found inside a
zone splits it in three, each with one coordinate of the corner raised to that of z; zones that lie
within another one are dropped (Klamroth, Lacour and Vanderpooten 2015, On the representation of the
search region in multi-objective optimization). A level also proves: no plan above its floors has
more of the first score than what was found. Every zone that lies above those floors and above that
score holds nothing, and is closed.

No point is missing, up to the steps, once no zone is open. Let (a, b, c) be any plan; it lies in
the first zone. When a point (p, q, r) splits its zone, it lies in one of the three, or a <= p,
b < q + step and c < r + step: then a point found is as good but for a step. A zone that is dropped
lies in another one that is not, and a closed one holds no plan.
"""

import math

from planner.studies.pareto.front import Gathered, Point
from planner.studies.pareto.geometry import Scores, slack_at
from planner.studies.pareto.levels import Climbing
from planner.studies.pareto.walk import Manner

ZONES_AT_ONCE = 2
"""Zones asked for together. The number is fixed, so that the same study asks for the same levels
whatever its workers; zones overlap, so more at once would find more points twice."""

LEAST_WIDTH = 1e-9
"""Of a side of a zone that has none: only its order among the zones depends on it."""


class Zones:
    """The open zones.

    Attributes
    ----------
    open
        Corners.
    """

    def __init__(self, gathered: Gathered, steps: Scores) -> None:
        self.gathered, self.steps = gathered, steps
        self.open: list[Scores] = [(-math.inf,) * len(steps)]

    def floors_of(self, zone: Scores) -> Scores:
        """Floors of the later goals in a zone."""
        return tuple(u + step for u, step in zip(zone[1:], self.steps[1:], strict=True))

    def split(self, scores: Scores) -> None:
        """Take a point out of all zones that hold it."""
        inside = [zone for zone in self.open if _above(scores, zone)]
        if not inside:
            return
        rest = [zone for zone in self.open if not _above(scores, zone)]
        parts = [
            (*zone[:place], scores[place], *zone[place + 1 :])
            for zone in inside
            for place in range(len(zone))
        ]
        for number, part in enumerate(parts):
            # Of two equal parts the first is kept.
            others = [*rest, *parts[:number], *(p for p in parts[number + 1 :] if p != part)]
            if not any(_within(part, other) for other in others):
                rest.append(part)
        self.open = rest

    def close(self) -> None:
        """Close the zones of which it is proved that they hold nothing."""
        self.open = [zone for zone in self.open if not self._closed(zone)]

    def _closed(self, zone: Scores) -> bool:
        floors, tops = self.floors_of(zone), self.gathered.top_of(self.gathered.names)
        if any(low > top + slack_at(top) for low, top in zip(floors, tops[1:], strict=True)):
            return True
        return any(
            proof.bound <= zone[0] + slack_at(zone[0])
            and all(low >= least for low, least in zip(floors, proof.floors, strict=True))
            for proof in self.gathered.proofs
        )

    def next(self, asked: set[Scores], most: int) -> list[Scores]:
        """Floors to be asked for next: those of the largest zones, none twice."""
        found: list[Scores] = []
        for zone in sorted(self.open, key=lambda zone: (-self._size(zone), zone)):
            floors = self.floors_of(zone)
            if floors not in asked and floors not in found:
                found.append(floors)
        return found[:most]

    def _size(self, zone: Scores) -> float:
        """Volume between the corner and the bounds, sides in shares of what is known of them."""
        tops = self.gathered.top_of(self.gathered.names)
        sides = []
        for place, top in enumerate(tops):
            known = [point.scores[place] for point in self.gathered.points]
            low, high = min(known, default=0.0), min(top, max(known, default=0.0))
            width = max(high - low, LEAST_WIDTH)
            sides.append(max((high - max(zone[place], low)) / width, LEAST_WIDTH))
        return math.prod(sides)


def _above(scores: Scores, zone: Scores) -> bool:
    return all(have > u for have, u in zip(scores, zone, strict=True))


def _within(zone: Scores, other: Scores) -> bool:
    """Whether a zone lies in another one."""
    return all(u >= v for u, v in zip(zone, other, strict=True))


def search_zones(
    climbing: Climbing,
    gathered: Gathered,
    ends: tuple[Point | None, ...],
    steps: tuple[float, ...],
    manner: Manner,
) -> tuple[Scores, ...]:
    """Find every point; the zones that are still open at the end."""
    zones = Zones(gathered, steps)
    for end in ends:
        if end is not None:
            zones.split(end.scores)
    zones.close()
    first, *later = gathered.names
    asked: set[Scores] = set()
    while not climbing.over and (chosen := zones.next(asked, ZONES_AT_ONCE)):
        asked |= set(chosen)
        floors = [dict(zip(later, one, strict=True)) for one in chosen]
        levels = [manner.level(gathered, steps, first, one) for one in floors]
        for level, reached in zip(levels, climbing.reach(levels), strict=True):
            point = None if reached is None else gathered.take(level, reached)
            if point is not None:
                zones.split(point.scores)
        zones.close()
    return tuple(zones.open)
