"""Which columns follow from which, how far a point is from a plan, and cuts as rows."""

import numpy as np
import pytest

from models import PlanData, ProjectData
from planner.blocks.structure import NOWHERE, BlockModel
from planner.matrix import Vector
from planner.solve import PartLimits, solve
from tests.blocks.small_plans import EXACT, NEAR, best_point, blocks_of, small, with_plan
from tests.blocks.solving import gain_of

SEEDS = with_plan(12)
ALL = PartLimits(gap_share=0.0, nodes=10_000, seconds=60.0)


def columns(model: BlockModel, *names: str) -> Vector:
    """Mask of the named columns."""
    return np.isin(model.compiled.columns, names)


# --- what follows from what -----------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_of_whole_columns_only_those_of_no_county_follow(seed: int) -> None:
    model = small(seed).model
    for county in range(len(model.counties)):
        chosen = model.columns_in([county]) & model.compiled.integer
        freed = np.zeros(len(chosen), bool)
        freed[model.with_followers(chosen)] = True
        also = freed & model.compiled.integer & ~chosen
        assert (freed >= chosen).all()
        assert (model.county[also] == NOWHERE).all() and (model.kind[also] == "build").all()


@pytest.mark.parametrize("seed", SEEDS)
def test_all_that_a_chosen_column_shares_a_row_with_follows(seed: int) -> None:
    model = small(seed).model
    compiled = model.compiled
    for column in np.flatnonzero(compiled.integer):
        alone = np.zeros(len(compiled.integer), bool)
        alone[column] = True
        freed = set(model.with_followers(alone).tolist())
        for row in compiled.matrix[:, [column]].indices.tolist():
            met = set(model.by_row[[row]].indices.tolist())
            assert {j for j in met if not compiled.integer[j]} <= freed


def money_plan(periods: int) -> PlanData:
    """One project of county b that only the purse of the group can pay, in the first period."""
    return PlanData(
        periods=periods,
        park_county={"pa": "a", "pb": "b"},
        industries=("x",),
        projects={"k": ProjectData("x", ("pb",), {1: 1}, needs_target=False, support_wan=5.0)},
        income_wan={("k", "pb", 1): 30.0},
        fiscal_wan={("k", "pb", 1): 0.0},
        land_mu={(park, t): 1.0 for park in ("pa", "pb") for t in range(1, periods + 1)},
        groups={"all": ("a", "b")},
        purse_wan={("all", t): 8.0 if t == 1 else 0.0 for t in range(1, periods + 1)},
        carry_over=frozenset(
            (area, t) for area in ("all", "a", "b") for t in range(2, periods + 1)
        ),
    )


@pytest.mark.parametrize("periods", [1, 2, 5])
def test_money_that_would_be_left_at_the_end_follows_a_start(periods: int) -> None:
    """The plan that does nothing keeps 8 to the end; a start for 5 changes every purse after it."""
    model = blocks_of(money_plan(periods))
    idle = np.zeros(len(model.kind))
    for t in range(1, periods + 1):
        idle[columns(model, f"purse[all,{t}]")] = 8.0
    assert model.breach(idle) == 0.0
    free = model.with_followers(columns(model, "start[k,pb,1]"))
    assert gain_of(model, free, idle) == pytest.approx(30.0)


@pytest.mark.parametrize("periods", [1, 2, 5])
def test_money_that_lies_unused_next_door_can_be_called_back(periods: int) -> None:
    """All 8 were granted to county a, which has no use for them."""
    model = blocks_of(money_plan(periods))
    idle = np.zeros(len(model.kind))
    idle[columns(model, "grant[all,a,1]")] = 8.0
    for t in range(1, periods + 1):
        idle[columns(model, f"purse[a,{t}]")] = 8.0
    assert model.breach(idle) == 0.0
    free = model.with_followers(columns(model, "start[k,pb,1]"))
    assert gain_of(model, free, idle) == pytest.approx(30.0)


# --- misses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_misses_nothing(seed: int) -> None:
    model = small(seed).model
    point = best_point(model.compiled)
    assert model.breach(point) <= 1e-6
    for county in range(len(model.counties)):
        assert model.breach(point, np.flatnonzero(model.columns_in([county]))) <= 1e-6


def test_misses_are_relative_to_limits_above_one() -> None:
    """A start for 5 without its money: the row of b's purse lacks 5 and has the limit 0."""
    model = blocks_of(money_plan(1))
    point = np.zeros(len(model.kind))
    point[columns(model, "purse[all,1]")] = 8.0
    start = columns(model, "start[k,pb,1]")
    point[start] = 1.0
    assert model.breach(point) == pytest.approx(5.0)
    assert model.breach(point, np.flatnonzero(start)) == pytest.approx(5.0)
    assert model.breach(point, np.flatnonzero(columns(model, "purse[all,1]"))) == 0.0
    point[start] = 0.0
    point[columns(model, "purse[all,1]")] = 6.0  # 2 of 8 are gone: a quarter
    assert model.breach(point) == pytest.approx(0.25)
    point[columns(model, "purse[all,1]")] = 8.0
    point[start] = -0.5  # below its bound, and b's purse has 2.5 too much
    assert model.breach(point) == pytest.approx(2.5)


# --- cuts as rows ---------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_a_cut_is_one_more_row(seed: int) -> None:
    plan = small(seed)
    compiled = plan.model.compiled
    assert plan.model.with_cuts([]) is compiled
    used = np.flatnonzero(compiled.cost).astype(np.int32)
    ceiling = plan.best - compiled.offset - 1.0
    wide = (used, compiled.cost[used], ceiling + 1.0 + NEAR)
    tight = (used, compiled.cost[used], ceiling)
    assert solve(plan.model.with_cuts([wide]), EXACT).objective_wan == pytest.approx(plan.best)
    cut = plan.model.with_cuts([wide, tight])
    assert cut.matrix.shape == (compiled.matrix.shape[0] + 2, compiled.matrix.shape[1])
    assert len(cut.rows) == len(cut.row_lower) == len(cut.row_upper) == cut.matrix.shape[0]
    assert solve(cut, EXACT).objective_wan <= plan.best - 1.0 + NEAR
