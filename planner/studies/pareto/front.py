"""A front: plans none of which beats another in all goals, and what is proved about the rest."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import add

from models import Portfolio
from planner.studies.pareto.geometry import (
    Scores,
    dominates,
    efficient,
    hypervolume,
    least_of,
    most_of,
    same,
    slack_at,
)
from planner.studies.pareto.levels import Level, Reached


@dataclass(frozen=True)
class Point:
    """A plan that was found.

    Attributes
    ----------
    scores
        Goal by goal; what is wanted small is counted negative.
    efficient
        Whether it is proved that no plan is as good in all goals and better in one.
    """

    scores: Scores
    portfolio: Portfolio
    efficient: bool


@dataclass(frozen=True)
class Proof:
    """No plan with at least `floors` of the later goals has more than `bound` of the first."""

    floors: Scores
    bound: float


@dataclass(frozen=True)
class Front:
    """What is known of the best trade-offs between goals.

    Attributes
    ----------
    names, steps
        Goals by name, and how far a score has to rise to count as another point.
    points
        Plans found that no other one found beats, most of the first goal first.
    ends
        Plan with the most of each goal, as far as it was found.
    tops
        Proved bound of each score.
    proofs
        What is proved about the first score at floors of the others.
    open_zones
        Three goals: corners beyond which points may be missing, in all three scores.
    exact
        Whether every point was looked for; otherwise levels at even distances.
    complete
        Whether it is proved that no point is missing that is a step better in a goal.
    levels
        Levels that were solved.
    own
        Scores of the plan of the run.
    """

    names: tuple[str, ...]
    steps: tuple[float, ...]
    points: tuple[Point, ...]
    ends: tuple[Point | None, ...]
    tops: Scores
    proofs: tuple[Proof, ...]
    open_zones: tuple[Scores, ...]
    exact: bool
    complete: bool
    levels: int
    own: Scores

    @property
    def low(self) -> Scores:
        """Least of each score over the points (nadir of what was found)."""
        return least_of(point.scores for point in self.points)

    @property
    def high(self) -> Scores:
        """Greatest of each score over the points."""
        return most_of(point.scores for point in self.points)

    def volume(self) -> float:
        """Hypervolume of the points above `low`."""
        return hypervolume((point.scores for point in self.points), self.low)

    def volume_bound(self) -> float | None:
        """Hypervolume above `low` that no set of plans exceeds; None if nothing bounds it.

        Two goals: the area below the bound curve. Three: what the points dominate, and all that the
        open zones have room for below the proved bound of each goal. What hides within a step of a
        point was not looked for: points of three goals count as if they were a step better in the
        later goals, and the bound curve of two has that room too. So also a complete front may have
        less than this bound.
        """
        if not all(map(math.isfinite, self.tops)):
            return None
        if len(self.names) == 2:
            corners = [(bound, top) for _, top, bound in bound_curve(self)]
            return max(hypervolume(corners, self.low), self.volume())
        # Zones are orthants upwards: turned round, their union is a volume that points dominate.
        turned = [
            tuple(-max(x, low) for x, low in zip(zone, self.low, strict=True))
            for zone in self.open_zones
        ]
        room = hypervolume(turned, tuple(-top for top in self.tops))
        within_step = [
            (first, *map(min, map(add, rest, self.steps[1:]), self.tops[1:]))
            for first, *rest in (point.scores for point in self.points)
        ]
        return max(hypervolume(within_step, self.low), self.volume()) + room

    def bound_at(self, scores: Scores) -> float:
        """Proved bound of the first score for plans with at least these scores of the others."""
        bounds = [
            proof.bound
            for proof in self.proofs
            if all(have >= least for have, least in zip(scores[1:], proof.floors, strict=True))
        ]
        return min([self.tops[0], *bounds])


def bound_curve(front: Front) -> list[tuple[float, float, float]]:
    """Two goals: from which second score to which the first is bounded, and by what.

    Bounds fall as floors rise, because fewer plans remain: a bound proved at a lower floor holds at
    every higher one.
    """
    falling: list[tuple[float, float]] = [(-math.inf, front.tops[0])]
    for proof in sorted(front.proofs, key=lambda one: (one.floors, one.bound)):
        floor = proof.floors[0]
        if floor < front.tops[1] and proof.bound < falling[-1][1]:
            if floor == falling[-1][0]:
                falling.pop()
            falling.append((floor, proof.bound))
    ends = [floor for floor, _ in falling[1:]] + [front.tops[1]]
    return [(floor, end, bound) for (floor, bound), end in zip(falling, ends, strict=True)]


@dataclass
class Gathered:
    """What a search has found so far.

    Attributes
    ----------
    names
        Goals; the first is the one that levels maximise.
    """

    names: tuple[str, ...]
    points: list[Point] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    tops: dict[str, float] = field(default_factory=dict)
    plans: list[tuple[Scores, Mapping[str, float]]] = field(default_factory=list)

    def take(self, level: Level, reached: Reached) -> Point | None:
        """Take what a level told; the plan that it found."""
        floors = dict(level.floors)
        if level.goal == self.names[0]:
            least = tuple(floors.get(name, -math.inf) for name in self.names[1:])
            self.proofs.append(Proof(least, reached.bound))
        if not floors:
            self.tops[level.goal] = min(reached.bound, self.tops.get(level.goal, math.inf))
        if reached.scores is None or reached.portfolio is None:
            return None
        scores = tuple(reached.scores[name] for name in self.names)
        self.plans.append((scores, reached.values))
        point = Point(scores, reached.portfolio, reached.efficient)
        self.points.append(point)
        return point

    def start_for(self, floors: Mapping[str, float]) -> Mapping[str, float] | None:
        """Columns of the plan with most of the first goal among those that keep to the floors."""
        fitting = [
            (scores[0], values)
            for scores, values in self.plans
            if all(
                have >= floors.get(name, -math.inf) - slack_at(have)
                for name, have in zip(self.names, scores, strict=True)
            )
        ]
        return max(fitting, key=lambda one: one[0])[1] if fitting else None

    def best(self) -> tuple[Point, ...]:
        """Plans found that no other one found beats; of equals, one that is proved efficient."""
        proved_first = sorted(self.points, key=lambda point: not point.efficient)
        return tuple(
            next(point for point in proved_first if same(point.scores, scores))
            for scores in efficient(point.scores for point in self.points)
        )

    def top_of(self, names: Sequence[str]) -> Scores:
        """Proved bound of each score; infinite where nothing is proved."""
        return tuple(self.tops.get(name, math.inf) for name in names)


def beaten_by(points: Sequence[Point], scores: Scores) -> list[int]:
    """Places of the points that beat a plan with these scores."""
    return [place for place, one in enumerate(points) if dominates(one.scores, scores)]
