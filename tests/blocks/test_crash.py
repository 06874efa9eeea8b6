"""A basis put together from groups: the same relaxation, from fewer iterations; a valid bound."""

from dataclasses import replace

import numpy as np
import pytest

from planner.blocks.crash import crashed
from planner.relaxation import Relaxation
from tests.blocks.small_plans import NEAR, small, with_plan

SEEDS = with_plan(12)
GROUPS = [
    [(0,), (1,), (2,)],
    [(0, 2), (1,)],
    [(0,), (1,)],  # columns of county 2 are in no group
]


@pytest.mark.parametrize("groups", GROUPS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_optimum_is_that_from_nothing(seed: int, groups: list[tuple[int, ...]]) -> None:
    plan = small(seed)
    relaxation, bound = crashed(plan.model, groups)
    value = Relaxation(plan.model.compiled).solve().value
    assert relaxation.solve().value == pytest.approx(value, abs=NEAR)
    assert plan.best is not None
    assert bound >= value - NEAR >= plan.best - 2 * NEAR


@pytest.mark.parametrize("seed", SEEDS)
def test_the_joined_basis_stands_where_the_groups_are(seed: int) -> None:
    """Stopped before its first step, the dual simplex method has the bound of the groups."""
    model = small(seed).model
    relaxation, bound = crashed(model, [(0,), (1,), (2,)])
    begun = relaxation.solve(0)
    assert begun.value == pytest.approx(bound, rel=1e-6)


def test_a_group_that_contradicts_itself_leaves_the_answer_to_the_whole() -> None:
    model = small(SEEDS[0]).model
    compiled = model.compiled
    row_upper = np.full(len(compiled.row_upper), -1e6)
    broken = replace(model, compiled=replace(compiled, row_upper=row_upper))
    relaxation, bound = crashed(broken, [(0,), (1,), (2,)])
    assert bound == float("inf")  # part of a sum says nothing
    assert not len(relaxation.solve().point)
