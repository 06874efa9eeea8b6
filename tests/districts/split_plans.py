"""Small random plans that can be split into districts, with the value of their best plan."""

import threading
from dataclasses import dataclass, replace
from functools import cache

from models import PlanData, build_portfolio_model
from planner.compiling import compile_model
from planner.districts.splitting import districts_of
from planner.matrix import CompiledModel
from planner.results import Solution
from planner.solve import SolveOptions, completed
from tests.blocks.small_plans import EXACT
from tests.models.test_brute_force import PARKS, TWO_IN_A, best_of_all, model_value, random_plan

PLENTY = 1e9
ALONE = {"ga": ("a",), "gb": ("b",), "gc": ("c",)}
PAIR = {"gab": ("a", "b"), "gc": ("c",)}


@dataclass(frozen=True)
class Split:
    """A plan, its counties by district, and what the best plan of all is worth."""

    data: PlanData
    districts: tuple[tuple[str, ...], ...]
    best: float | None


def _local(data: PlanData) -> PlanData:
    """The plan with purses and expansions of counties instead of those of all counties."""
    purses = {("a" if area == "all" else area, t): wan for (area, t), wan in data.purse_wan.items()}
    return replace(
        data,
        purse_wan=purses,
        carry_over=frozenset(purses),
        expansions={
            name: replace(one, area="a" if one.area == "all" else one.area)
            for name, one in data.expansions.items()
        },
        market_wan={},
    )


@cache
def enumerated(seed: int) -> Split:
    """Random plan with its value by enumeration: nothing is limited for all counties together."""
    data = _local(random_plan(seed // 2, TWO_IN_A if seed % 2 else PARKS))
    plenty = {(resource, "all", t): PLENTY for resource in ("power", "trips") for t in (1, 2)}
    best = best_of_all(replace(data, limits={**data.limits, **plenty}))
    limits = {key: amount for key, amount in data.limits.items() if key[1] != "all"}
    return _split(replace(data, limits=limits, groups=ALONE), best)


@cache
def limited(seed: int) -> Split:
    """Random plan with limits and a market of groups, with its value by HiGHS on the whole.

    That the model of the whole is right, `tests/models/test_brute_force.py` sees to.
    """
    data = random_plan(seed)
    group = "gab" if seed % 2 else "ga"
    limits = {
        (r, group if area == "all" else area, t): x for (r, area, t), x in data.limits.items()
    }
    market = {(industry, group): wan for (industry, _), wan in data.market_wan.items()}
    data = replace(
        _local(data), limits=limits, groups=PAIR if seed % 2 else ALONE, market_wan=market
    )
    return _split(data, model_value(data))


def _split(data: PlanData, best: float | None) -> Split:
    return Split(data, districts_of(data, 1), best)


@cache
def solvable(kind: str, count: int) -> tuple[Split, ...]:
    """The first plans of a kind that have a solution and at least two districts."""
    make = {"enumerated": enumerated, "limited": limited}[kind]
    found: list[Split] = []
    seed = 0
    while len(found) < count:
        plan = make(seed)
        if plan.best is not None and len(plan.districts) > 1:
            found.append(plan)
        seed += 1
    return tuple(found)


def whole_model(data: PlanData) -> CompiledModel:
    """The plan as one model."""
    return compile_model(build_portfolio_model(data))


def value_in(compiled: CompiledModel, solution: Solution) -> float | None:
    """Value of a plan's decisions in the model of the whole; None if they break a rule there."""
    values = {name: solution.values.get(name, 0.0) for name in compiled.columns}
    point = completed(compiled, EXACT, values, threading.Event())
    return None if point is None else compiled.value(point)


def asked(gap: float = 0.01, seconds: float = 600.0, workers: int = 1) -> SolveOptions:
    return SolveOptions(gap, seconds, method="districts", workers=workers)
