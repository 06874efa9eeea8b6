"""What a front says: its knee, its exchange rates, its decisions, and where the run's plan lies."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from models import PlanData
from planner.studies.pareto.decisions import Changed, Decision, along, shares
from planner.studies.pareto.front import Front, beaten_by
from planner.studies.pareto.geometry import Scores, bulges, slack_at


@dataclass(frozen=True)
class Reading:
    """What can be read from a front.

    Attributes
    ----------
    knee
        Place of the point farthest beyond the chord of the ends; None if no point lies beyond it.
    rates
        Two goals: what one unit more of the second costs of the first, from each point to the next.
    changes
        What is decided differently from each point to the next.
    shares
        Part of the points that take each decision; 1 for the core.
    own_beaten_by
        Places of the points that beat the plan of the run.
    own_nearest, own_distance
        Place of the point nearest to the plan of the run, and how far it is, each score measured by
        its range over the front.
    """

    knee: int | None
    rates: tuple[float, ...]
    changes: tuple[Changed, ...]
    shares: Mapping[Decision, float]
    own_beaten_by: tuple[int, ...]
    own_nearest: int
    own_distance: float

    @property
    def core(self) -> tuple[Decision, ...]:
        """Decisions that all points take."""
        return tuple(decision for decision, share in self.shares.items() if share == 1)


def read_front(front: Front, data: PlanData) -> Reading:
    """Read a front that has points."""
    scores = [point.scores for point in front.points]
    places = range(len(scores))
    distances = [_distance(front, one, front.own) for one in scores]
    nearest = min(places, key=distances.__getitem__)
    return Reading(
        knee=_knee(front),
        rates=tuple(_rates(scores)) if len(front.names) == 2 else (),
        changes=tuple(along(data, front.points)),
        shares=shares(data, front.points),
        own_beaten_by=tuple(beaten_by(front.points, front.own)),
        own_nearest=nearest,
        own_distance=distances[nearest],
    )


def _knee(front: Front) -> int | None:
    """Place of the knee. The ends of the chord are the points with the most of each score."""
    scores = [point.scores for point in front.points]
    ends = [max(scores, key=lambda one: (one[place], one)) for place in range(len(front.names))]
    beyond = bulges(scores, ends)
    best = max(range(len(scores)), key=beyond.__getitem__)
    return best if beyond[best] > slack_at(1.0) else None


def _rates(scores: list[Scores]) -> list[float]:
    """What one unit of the second score costs of the first between neighbours."""
    return [(one[0] - other[0]) / (other[1] - one[1]) for one, other in pairwise(scores)]


def _distance(front: Front, one: Scores, other: Scores) -> float:
    ranges = [high - low or 1.0 for low, high in zip(front.low, front.high, strict=True)]
    return math.hypot(*((a - b) / width for a, b, width in zip(one, other, ranges, strict=True)))
