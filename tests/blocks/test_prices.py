"""Posted prices: whatever they are, they bound every plan, and every plan obeys the cuts."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from models import PlanData, ProjectData
from planner.blocks.prices import Posted, PricedBlock, county_cut, post
from planner.blocks.structure import BlockModel
from planner.matrix import CompiledModel, Vector
from planner.relaxation import Relaxation
from planner.solve import SolveOptions, solve
from tests.blocks.small_plans import EXACT, NEAR, blocks_of, small, with_plan

SEEDS = with_plan(12)
EACH = [(0,), (1,), (2,)]
GROUPS = [EACH, [(0, 2), (1,)], [(0,), (1,)]]
"""The last leaves county 2 out: its columns belong to no block."""


def named(compiled: CompiledModel) -> CompiledModel:
    """Parts have no names; `solve` gives its values by name."""
    rows, columns = compiled.matrix.shape
    return replace(
        compiled,
        columns=tuple(f"x{number}" for number in range(columns)),
        rows=tuple(f"r{number}" for number in range(rows)),
    )


def earned(model: BlockModel, block: PricedBlock, options: SolveOptions = EXACT) -> float:
    """The most that a block can earn at its prices."""
    part = model.part(block.columns, block.rows, block.cost)
    return solve(named(part.compiled), options).objective_wan


def duals(model: BlockModel) -> Vector:
    relaxation = Relaxation(model.compiled)
    relaxation.solve()
    return relaxation.prices()


def all_prices(model: BlockModel, seed: int) -> Iterator[Vector]:
    """Prices of the relaxation, none, and random ones of either sign."""
    random = np.random.Generator(np.random.PCG64(seed))
    rows = len(model.compiled.rows)
    yield duals(model)
    yield np.zeros(rows)
    for scale in (0.1, 3.0, 30.0):
        yield random.normal(0.0, scale, rows)
    yield duals(model) * random.uniform(-0.5, 1.5, rows)


def bound_of(model: BlockModel, posted: Posted) -> float:
    return posted.constant + sum(earned(model, block) for block in posted.blocks)


@pytest.mark.parametrize("seed", SEEDS)
def test_constant_and_blocks_bound_the_best_plan_at_any_prices(seed: int) -> None:
    plan = small(seed)
    for prices in all_prices(plan.model, seed):
        for groups in GROUPS:
            assert bound_of(plan.model, post(plan.model, prices, groups)) >= plan.best - NEAR


@pytest.mark.parametrize("seed", SEEDS)
def test_every_plan_obeys_the_cuts_at_any_prices(seed: int) -> None:
    """The plan that comes nearest to a cut is the one that is best for its left side."""
    plan = small(seed)
    compiled = plan.model.compiled
    for prices in all_prices(plan.model, seed):
        for block in post(plan.model, prices, EACH).blocks:
            columns, coefficients, upper = county_cut(block, earned(plan.model, block))
            cost = np.zeros(len(compiled.cost))
            cost[columns] = coefficients
            most = solve(replace(compiled, cost=cost, offset=0.0), EXACT).objective_wan
            assert most <= upper + 1e-6


@pytest.mark.parametrize("seed", SEEDS)
def test_blocks_and_ties_share_out_columns_and_rows(seed: int) -> None:
    model = small(seed).model
    posted = post(model, duals(model), EACH)
    rows = [row for block in posted.blocks for row in block.rows.tolist()]
    assert len(rows) == len(set(rows))
    for number, block in enumerate(posted.blocks):
        assert set(model.county[block.columns]) <= {number}
        for row in block.rows.tolist():
            assert set(model.county[model.by_row[[row]].indices]) == {number}
    ties = set(range(len(model.compiled.rows))) - set(rows)
    for row in ties:
        met = set(model.county[model.by_row[[row]].indices].tolist())
        assert len(met) > 1 or met == {-1}
    assert set(np.flatnonzero(posted.prices)) <= ties


@pytest.mark.parametrize("seed", SEEDS)
def test_at_its_own_prices_the_relaxation_falls_apart_without_loss(seed: int) -> None:
    """Duality: relaxed blocks and the constant add up to the relaxation of the whole."""
    model = small(seed).model
    relaxation = Relaxation(model.compiled)
    value = relaxation.solve().value
    posted = post(model, relaxation.prices(), EACH)
    total = posted.constant
    for block in posted.blocks:
        part = model.part(block.columns, block.rows, block.cost)
        total += Relaxation(part.compiled).solve().value
    assert total == pytest.approx(value, abs=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_prices_of_the_wrong_sign_count_as_nothing(seed: int) -> None:
    model = small(seed).model
    compiled = model.compiled
    right = duals(model)
    one_sided = np.isinf(compiled.row_lower) != np.isinf(compiled.row_upper)
    wrong = np.where(np.isinf(compiled.row_upper), 1.0, -1.0)
    tie = np.ones(len(right), bool)
    for block in post(model, right, EACH).blocks:
        tie[block.rows] = False
    spots = np.flatnonzero(one_sided & tie)
    spoilt, clean = right.copy(), right.copy()
    spoilt[spots], clean[spots] = wrong[spots], 0.0
    ours, theirs = post(model, spoilt, EACH), post(model, clean, EACH)
    assert ours.constant == theirs.constant and np.isfinite(ours.constant)
    assert np.array_equal(ours.prices, theirs.prices)
    for one, other in zip(ours.blocks, theirs.blocks, strict=True):
        assert np.array_equal(one.cost, other.cost)


# --- by hand --------------------------------------------------------------------------------------


def one_substation() -> PlanData:
    """Projects worth 10 in a and 7 in b need one unit of power each; there is one for both."""
    return PlanData(
        periods=1,
        park_county={"pa": "a", "pb": "b"},
        industries=("x",),
        projects={
            "ka": ProjectData("x", ("pa",), {1: 1}, needs_target=False),
            "kb": ProjectData("x", ("pb",), {1: 1}, needs_target=False),
        },
        income_wan={("ka", "pa", 1): 10.0, ("kb", "pb", 1): 7.0},
        fiscal_wan={("ka", "pa", 1): 0.0, ("kb", "pb", 1): 0.0},
        land_mu={("pa", 1): 1.0, ("pb", 1): 1.0},
        groups={"all": ("a", "b")},
        needs={"power": {("ka", "pa"): 1.0, ("kb", "pb"): 1.0}},
        limits={("power", "all", 1): 1.0},
    )


@pytest.mark.parametrize(
    ("price", "constant", "earns"),
    [
        (7.0, 7.0, [3.0, 0.0]),  # 10: what the best plan is worth
        (4.0, 4.0, [6.0, 3.0]),
        (12.0, 12.0, [0.0, 0.0]),
        (0.0, 0.0, [10.0, 7.0]),
        (-5.0, 0.0, [10.0, 7.0]),  # wrong sign
    ],
)
def test_two_counties_at_one_substation(price: float, constant: float, earns: list[float]) -> None:
    model = blocks_of(one_substation())
    row = next(n for n, name in enumerate(model.compiled.rows) if name.startswith("resource_limit"))
    prices = np.zeros(len(model.compiled.rows))
    prices[row] = price
    posted = post(model, prices, [(0,), (1,)])
    assert posted.constant == pytest.approx(constant)
    assert [earned(model, block) for block in posted.blocks] == pytest.approx(earns)
    assert posted.prices[row] == max(price, 0.0)


def test_columns_of_no_block_end_at_their_better_bound() -> None:
    """County b left out at price 4: its project brings 7 - 4 to the constant."""
    model = blocks_of(one_substation())
    row = next(n for n, name in enumerate(model.compiled.rows) if name.startswith("resource_limit"))
    prices = np.zeros(len(model.compiled.rows))
    prices[row] = 4.0
    posted = post(model, prices, [(0,)])
    assert posted.constant == pytest.approx(4.0 + 3.0)
    assert bound_of(model, posted) == pytest.approx(13.0)
