"""The study: every best trade-off between two or three goals, or what is known of them in time."""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import build_portfolio_model, read_portfolio
from models.goals import Goal, add_goals, scores_of
from planner.studies.asking import Asking, lent
from planner.studies.case import Case
from planner.studies.pareto.aims import Aim
from planner.studies.pareto.evenly import search_evenly
from planner.studies.pareto.front import Front, Gathered, Point
from planner.studies.pareto.geometry import Scores
from planner.studies.pareto.levels import GOALS, Climbing
from planner.studies.pareto.walk import Manner, ends_of, walk
from planner.studies.pareto.zones import search_zones


@dataclass(frozen=True)
class Wish:
    """How a front is looked for.

    Attributes
    ----------
    points
        Levels at even distances; None for every point.
    settle
        Whether each level is solved in two steps, which makes its plan one that nothing beats.
    gap_share, seconds
        Of each step.
    budget_seconds
        After so long no more levels are begun.
    """

    points: int | None
    settle: bool
    gap_share: float
    seconds: float
    budget_seconds: float = math.inf


def lent_for_front(case: Case, aims: Sequence[Aim]) -> Mapping[str, Any]:
    """What a pool has to lend."""
    return {**lent(case), GOALS: tuple(aim.goal for aim in aims)}


def find_front(case: Case, aims: Sequence[Aim], wish: Wish, asking: Asking) -> Front:
    """Look for the front of two or three goals."""
    names = tuple(aim.name for aim in aims)
    steps = tuple(aim.step for aim in aims)
    own = own_point(case, [aim.goal for aim in aims])
    climbing = Climbing(asking, time.monotonic() + wish.budget_seconds)
    gathered = Gathered(names, plans=[(own.scores, case.values)])
    manner = Manner(wish.gap_share, wish.seconds, wish.settle)
    ends = ends_of(climbing, gathered, steps, manner)
    open_zones: tuple[Scores, ...] = ()
    if len(names) > 2:
        open_zones = search_zones(climbing, gathered, ends, steps, manner)
        complete = not open_zones
    elif wish.points is None:
        complete = walk(climbing, gathered, ends, steps, manner)
    else:
        complete = search_evenly(climbing, gathered, ends, steps, manner, wish.points)
    if wish.points is not None or not gathered.points:
        gathered.points.append(own)
    return Front(
        names=names,
        steps=steps,
        points=gathered.best(),
        ends=ends,
        tops=gathered.top_of(names),
        proofs=tuple(gathered.proofs),
        open_zones=open_zones,
        exact=wish.points is None,
        complete=complete,
        levels=climbing.asked,
        own=own.scores,
    )


def own_point(case: Case, goals: Sequence[Goal]) -> Point:
    """The plan of the run as a point."""
    m = build_portfolio_model(case.data)
    add_goals(m, goals)
    portfolio = read_portfolio(m, case.values)
    scores = scores_of(m)
    return Point(tuple(scores[goal.name] for goal in goals), portfolio, efficient=False)
