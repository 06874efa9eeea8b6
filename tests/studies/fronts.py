"""Small plans whose every score is known by enumeration, and a front looked for in this process."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np

from models import PlanData
from models.goals import Goal, resource_goal
from planner.pool import ResultStore, SerialPool, Task
from planner.studies.asking import Asking
from planner.studies.case import Case
from planner.studies.pareto.aims import Aim
from planner.studies.pareto.front import Front
from planner.studies.pareto.geometry import Scores
from planner.studies.pareto.trade import Wish, find_front, lent_for_front
from tests.studies.serial import best_plan

EXACT = Wish(points=None, settle=True, gap_share=0.0, seconds=30.0)


def aims_for(data: PlanData, count: int, steps: Sequence[float] = (1.0, 1.0, 1.0)) -> list[Aim]:
    """Income, tax, little power: all whole numbers."""
    goals = (Goal("income"), Goal("fiscal"), resource_goal(data, "power"))
    return [Aim(goal, "wan", step) for goal, step in zip(goals[:count], steps, strict=False)]


class CountingPool(SerialPool):
    """Counts the levels that were really solved, and may act before one."""

    def __init__(self, shared: Any, before: Callable[[int], None] = lambda _: None) -> None:
        super().__init__(shared)
        self.solved, self.before = 0, before

    def submit(self, task: Task) -> None:
        self.solved += 1
        self.before(self.solved)
        super().submit(task)


def case_of(data: PlanData) -> Case:
    """The best plan of the data as a run."""
    value, values, _ = best_plan(data)
    return Case(data, values, value, value)


def front_of(
    case: Case,
    aims: Sequence[Aim],
    wish: Wish = EXACT,
    keep: ResultStore | None = None,
) -> Front:
    """Front of a case."""
    with SerialPool(lent_for_front(case, aims)) as pool:
        return find_front(case, aims, wish, Asking(pool, keep))


def scores_of(front: Front) -> list[Scores]:
    """Scores of the points, as the whole numbers that they are."""
    return [tuple(round(x, 6) + 0.0 for x in point.scores) for point in front.points]


def all_scores(data: PlanData, count: int) -> np.ndarray:
    """Scores and value of every plan of `one_park` with one period, by plain arithmetic."""
    names = sorted(data.projects)
    inside = np.array(list(product((0, 1), repeat=len(names))))
    land = np.array([data.projects[name].land_mu for name in names])
    power = np.array([data.needs["power"][name, "s"] for name in names])
    income = np.array([data.income_wan[name, "s", 1] for name in names])
    fiscal = np.array([data.fiscal_wan[name, "s", 1] for name in names])
    allowed = inside @ land <= data.land_mu["s", 1] + 1e-9
    allowed &= inside @ power <= data.limits["power", "c", 1] + 1e-9
    allowed &= ~((inside[:, 4] > 0) & (inside[:, 5] > 0))
    inside = inside[allowed]
    bonus = 15.0 * inside[:, 0] * inside[:, 1] - 12.0 * inside[:, 2] * inside[:, 3]
    value = inside @ income + 0.5 * (inside @ fiscal) + bonus
    scores = [inside @ income, inside @ fiscal, -(inside @ power)][:count]
    return np.column_stack([*scores, value])


def unbeaten(scores: np.ndarray) -> list[Scores]:
    """Scores that no other ones beat, most of the first first."""
    kinds = np.unique(scores, axis=0)
    kept = [
        tuple(one.tolist())
        for one in kinds
        if not ((kinds >= one).all(axis=1) & (kinds > one).any(axis=1)).any()
    ]
    return sorted(kept, reverse=True)
