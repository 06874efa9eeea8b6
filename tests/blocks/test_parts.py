"""Parts of a plan: what extends them is a plan of the whole, and gains are those of the whole."""

from dataclasses import replace

import numpy as np
import pytest

from planner.blocks.parts import (
    MODEL,
    Part,
    bound_county,
    bound_region,
    restricted,
    sketch_part,
)
from planner.blocks.prices import post
from planner.blocks.structure import BlockModel, Spots
from planner.matrix import Vector
from planner.pool import lending
from planner.relaxation import Relaxation
from planner.solve import PartLimits, solve
from tests.blocks.small_plans import EXACT, NEAR, best_point, small, with_plan
from tests.blocks.solving import TO_THE_END, answer_of, extended, gain_of, part_of

SEEDS = with_plan(16)


def any_plan(model: BlockModel, seed: int) -> Vector:
    """A plan that is best for something else."""
    random = np.random.Generator(np.random.PCG64(seed))
    cost = random.normal(size=len(model.kind))
    cost[np.isinf(model.compiled.upper)] = -0.1  # breaches have no end
    return best_point(replace(model.compiled, cost=cost))


def drawn(model: BlockModel, random: np.random.Generator) -> Spots:
    """Free columns of a random neighbourhood."""
    integer = model.compiled.integer
    return model.with_followers(integer & (random.random(len(integer)) < 0.5))


def everything(model: BlockModel) -> Spots:
    return np.arange(len(model.kind), dtype=np.int32)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_with_all_columns_free_gives_the_optimum(seed: int) -> None:
    plan = small(seed)
    point = any_plan(plan.model, seed)
    gain = gain_of(plan.model, everything(plan.model), point)
    assert plan.model.compiled.value(point) + gain == pytest.approx(plan.best, abs=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_with_all_whole_columns_free_gives_the_optimum(seed: int) -> None:
    plan = small(seed)
    point = any_plan(plan.model, seed)
    free = plan.model.with_followers(plan.model.compiled.integer)
    gain = gain_of(plan.model, free, point)
    assert plan.model.compiled.value(point) + gain == pytest.approx(plan.best, abs=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_extended_part_is_a_plan_and_its_gain_is_the_parts(seed: int) -> None:
    plan, random = small(seed), np.random.Generator(np.random.PCG64(seed))
    model, point = plan.model, any_plan(plan.model, seed)
    for _ in range(4):
        free = drawn(model, random)
        if not model.compiled.integer[free].any():
            continue
        part = part_of(model, free, point)
        inside, answer = restricted(model, part), answer_of(model, part)
        assert answer.values is not None and answer.proved and answer.effort > 0
        better = extended(part, answer.values)
        assert model.breach(better) <= 1e-6
        gain = model.compiled.value(better) - model.compiled.value(point)
        told = inside.value(answer.values) - inside.value(point[free])
        assert gain == pytest.approx(told, abs=NEAR) and gain >= -NEAR
        assert model.compiled.value(better) <= plan.best + NEAR
        point = better


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_allows_exactly_what_the_whole_allows(seed: int) -> None:
    """Its optimum is that of the whole model with the other columns held by their bounds."""
    model, random = small(seed).model, np.random.Generator(np.random.PCG64(seed))
    point = any_plan(model, seed)
    point = np.where(model.compiled.integer, np.round(point), point)
    free = drawn(model, random)
    held = np.ones(len(point), bool)
    held[free] = False
    lower = np.where(held, point, model.compiled.lower)
    upper = np.where(held, point, model.compiled.upper)
    expected = solve(replace(model.compiled, lower=lower, upper=upper), EXACT).objective_wan
    gain = gain_of(model, free, point)
    assert model.compiled.value(point) + gain == pytest.approx(expected, abs=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_held_columns_of_a_part_stay(seed: int) -> None:
    model = small(seed).model
    best, free = best_point(model.compiled), everything(model)
    layout = np.flatnonzero(model.layout).astype(np.int32)
    part = replace(part_of(model, free, any_plan(model, seed)), fixed=(layout, best[layout]))
    answer = answer_of(model, replace(part, from_point=False))
    assert answer.values is not None
    assert np.array_equal(np.round(answer.values[layout]), np.round(best[layout]))
    value = model.compiled.value(answer.values)
    assert value == pytest.approx(model.compiled.value(best), abs=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sketch_is_whole_where_asked_and_keeps_all_rules(seed: int) -> None:
    model = small(seed).model
    free = everything(model)
    whole = model.compiled.integer & (model.kind != "start")
    part = Part(free, np.zeros(len(free)), whole, PartLimits())
    with lending({MODEL: model}):
        answer = sketch_part(part)
    if answer.values is None:  # a dive may end nowhere
        return
    assert model.breach(answer.values) <= 1e-6
    found = answer.values[whole | (model.kind == "target")]
    assert np.abs(found - np.round(found)).max() <= 1e-6


def test_most_dives_arrive() -> None:
    arrived = 0
    for seed in SEEDS:
        model = small(seed).model
        whole = model.compiled.integer & (model.kind != "start")
        part = Part(everything(model), np.zeros(len(model.kind)), whole, PartLimits())
        with lending({MODEL: model}):
            arrived += sketch_part(part).values is not None
    assert arrived >= len(SEEDS) // 2


@pytest.mark.parametrize("seed", SEEDS)
def test_bounds_of_counties_and_regions_are_not_below_what_they_can_earn(seed: int) -> None:
    plan = small(seed)
    model = plan.model
    relaxation = Relaxation(model.compiled)
    relaxation.solve()
    for groups in ([(0,), (1,), (2,)], [(0, 1), (2,)], [(0, 1, 2)]):
        posted = post(model, relaxation.prices(), groups)
        total = posted.constant
        for block in posted.blocks:
            alone = model.part(block.columns, block.rows, block.cost).compiled
            names = tuple(f"x{number}" for number in range(len(block.columns)))
            rows = tuple(f"r{number}" for number in range(len(block.rows)))
            earned = solve(replace(alone, columns=names, rows=rows), EXACT).objective_wan
            with lending({MODEL: model}):
                found = bound_region(block, 1000, TO_THE_END).bound
                if len(block.blocks) == 1 and alone.integer.any():
                    assert bound_county(block, TO_THE_END).bound == pytest.approx(earned, abs=NEAR)
                assert bound_region(block, 0, TO_THE_END).bound >= earned - NEAR
            assert found == pytest.approx(earned, abs=NEAR)
            total += found
        assert total >= plan.best - NEAR
