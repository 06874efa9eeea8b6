"""Small random plans as block models, with the value of their best plan by enumeration."""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from models import PlanData, build_portfolio_model, column_places
from planner.blocks.structure import BlockModel, block_model
from planner.compiling import compile_model
from planner.matrix import CompiledModel, Vector
from planner.solve import SolveOptions, solve
from tests.models.test_brute_force import PARKS, TWO_IN_A, best_of_all, random_plan

EXACT = SolveOptions(gap_share=0.0, time_limit_seconds=60.0)
NEAR = 1e-5
"""Slack for the solver's tolerances; values of small plans are some tens to hundreds."""


@dataclass(frozen=True)
class Small:
    """A small plan; `best` is None where enumeration finds no plan at all."""

    data: PlanData
    best: float | None

    @cached_property
    def model(self) -> BlockModel:
        """Its model; some without a plan are refused already here."""
        return blocks_of(self.data)


def blocks_of(data: PlanData) -> BlockModel:
    """Block model of a plan."""
    m = build_portfolio_model(data)
    return block_model(compile_model(m), column_places(m, data), data)


@cache
def small(seed: int) -> Small:
    """Random plan; every other one has a county with two parks."""
    data = random_plan(seed // 2, TWO_IN_A if seed % 2 else PARKS)
    return Small(data, best_of_all(data))


@cache
def with_plan(count: int) -> tuple[int, ...]:
    """The first seeds whose plan has a solution."""
    found: list[int] = []
    seed = 0
    while len(found) < count:
        if small(seed).best is not None:
            found.append(seed)
        seed += 1
    return tuple(found)


def best_point(compiled: CompiledModel) -> Vector:
    """Best plan of a model by HiGHS alone, as a point."""
    values = solve(compiled, EXACT).values
    return np.array([values[name] for name in compiled.columns])
