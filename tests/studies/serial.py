"""A pool that works in this process, and plans whose answers are known by enumeration."""

import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

import numpy as np

from models import PlanData, Portfolio, ProjectData, RelationData, build_portfolio_model
from models.portfolio import read_portfolio
from planner.compiling import compile_model
from planner.errors import PlannerError
from planner.pool import Outcome, Task, lending
from planner.solve import SolveOptions, solve
from planner.studies.asking import lent
from planner.studies.case import Case
from planner.studies.explain.memberships import Ground


@dataclass
class SerialPool:
    """Does one task after the other; those of which `fails` is true fail."""

    case: Case
    fails: Callable[[str], bool] = lambda _: False
    keys: list[str] = field(default_factory=list)
    workers: int = 1
    running: int = 0
    _waiting: deque[Task] = field(default_factory=deque)

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def submit(self, task: Task) -> None:
        self._waiting.append(task)

    def next(self, timeout: float | None = None) -> Outcome | None:
        if not self._waiting:
            return None
        task = self._waiting.popleft()
        self.keys.append(task.key)
        if self.fails(task.key):
            error = PlannerError("task_failed", what="Fault", words="on purpose")
            return Outcome(task.key, None, "on purpose", error=error)
        with lending(lent(self.case)):
            return Outcome(task.key, task.function(*task.arguments))

    def cancel(self) -> None:
        self._waiting.clear()

    def close(self) -> None:
        self.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def best_plan(data: PlanData) -> tuple[float, Mapping[str, float], Portfolio]:
    """Value, columns and decisions of the best plan."""
    m = build_portfolio_model(data)
    found = solve(compile_model(m), SolveOptions(gap_share=0.0, time_limit_seconds=60.0))
    return found.objective_wan, found.values, read_portfolio(m, found.values)


def ground_of(data: PlanData, whole: bool = True, tolerance_share: float = 0.0) -> Ground:
    """Ground of a plan that is proved to be optimal."""
    value, values, plan = best_plan(data)
    return Ground(Case(data, values, value, value), plan, whole, 60.0, tolerance_share)


def fourteen(seed: int) -> PlanData:
    """Fourteen projects and one period."""
    return one_park(seed, 14, 1)


def nine(seed: int) -> PlanData:
    """Nine projects and two periods; a later start is worth less."""
    return one_park(seed, 9, 2)


def one_park(seed: int, count: int, periods: int) -> PlanData:
    """Projects of one park: land, power, two bonuses, one exclusion, all values whole numbers."""
    rng = random.Random(seed)
    names = [f"k{number:02d}" for number in range(count)]
    worth = {name: (rng.randint(5, 60), rng.randint(-8, 8)) for name in names}
    when = range(1, periods + 1)
    return PlanData(
        periods=periods,
        park_county={"s": "c"},
        industries=("x",),
        projects={
            name: ProjectData(
                "x",
                ("s",),
                {t: t for t in when},
                needs_target=False,
                land_mu=float(rng.randint(3, 20)),
            )
            for name in names
        },
        income_wan={(name, "s", t): worth[name][0] / t for name in names for t in when},
        fiscal_wan={(name, "s", t): float(worth[name][1]) for name in names for t in when},
        land_mu={("s", t): count * (3.0 + t) for t in when},
        groups={"all": ("c",)},
        needs={"power": {(name, "s"): float(rng.randint(0, 9)) for name in names}},
        limits={("power", "c", t): 2.0 * count for t in when},
        relations=(
            RelationData("bonus", "k00", "k01", 15.0),
            RelationData("bonus", "k02", "k03", -12.0),
            RelationData("excludes", "k04", "k05"),
        ),
        income_weight=1.0,
        fiscal_weight=0.5,
    )


@dataclass(frozen=True)
class Every:
    """All plans of one park at once: value (minus infinity if not allowed) and who is in."""

    values: Any
    inside: Any

    @property
    def most(self) -> float:
        """Best plan."""
        return float(self.values.max())

    def best(self, number: int, inside: bool) -> float:
        """Best plan with or without a project."""
        return float(self.values[self.inside[:, number] == inside].max())


@cache
def _timings(count: int, periods: int) -> Any:
    """Every way to start `count` projects: 0 for not at all, else the period."""
    ways = np.indices((periods + 1,) * count, dtype=np.int8)
    return ways.reshape(count, -1).T


def every(data: PlanData) -> Every:
    """All plans of `one_park`, by plain arithmetic."""
    names = sorted(data.projects)
    begun = _timings(len(names), data.periods)
    land = np.array([data.projects[name].land_mu for name in names])
    power = np.array([data.needs["power"][name, "s"] for name in names])
    values = np.zeros(len(begun))
    allowed = ~((begun[:, 4] > 0) & (begun[:, 5] > 0))
    for t in range(1, data.periods + 1):
        worth = [
            data.income_weight * data.income_wan[name, "s", t]
            + data.fiscal_weight * data.fiscal_wan[name, "s", t]
            for name in names
        ]
        values += (begun == t) @ np.array(worth)
        there = (begun > 0) & (begun <= t)
        allowed &= there @ land <= data.land_mu["s", t] + 1e-9
        allowed &= there @ power <= data.limits["power", "c", t] + 1e-9
    inside = begun > 0
    values += 15.0 * (inside[:, 0] & inside[:, 1]) - 12.0 * (inside[:, 2] & inside[:, 3])
    return Every(np.where(allowed, values, -np.inf), inside)
