"""The tree's bound holds at every moment and ends at the best plan."""

import threading

import numpy as np
import pytest

from planner.blocks.prices import county_cut, post
from planner.blocks.tree import LayoutTree
from planner.solve import PartLimits, solve_small
from tests.blocks.small_plans import NEAR, small, with_plan

SEEDS = range(40)
SOLVED = with_plan(24)


def finished(tree: LayoutTree) -> list[np.ndarray]:
    """All plans that a tree comes upon until it is done; its bound never rises."""
    plans = []
    while not tree.done:
        before = tree.bound
        plan = tree.step()
        assert tree.bound <= before + NEAR
        plans += [] if plan is None else [plan]
    return plans


@pytest.mark.parametrize("seed", SEEDS)
def test_the_tree_ends_at_the_best_plan(seed: int) -> None:
    plan = small(seed)
    tree = LayoutTree(plan.model)
    leaves = finished(tree)
    if plan.best is None:
        assert tree.bound == -np.inf and not leaves
        return
    assert tree.bound == pytest.approx(plan.best, abs=NEAR)
    assert max(plan.model.compiled.value(leaf) for leaf in leaves) == pytest.approx(plan.best)
    for leaf in leaves:
        whole = leaf[plan.model.compiled.integer]
        assert plan.model.breach(leaf) <= 1e-6 and np.array_equal(whole, np.round(whole))


def test_some_trees_have_to_branch() -> None:
    nodes = []
    for seed in SOLVED:
        tree = LayoutTree(small(seed).model)
        finished(tree)
        nodes.append(tree.nodes)
    assert max(nodes) >= 5 and sum(count > 1 for count in nodes) >= 5


@pytest.mark.parametrize("seed", SOLVED)
def test_the_bound_holds_while_a_node_is_worked_at(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another thread may ask at any time: here before every linear program of the tree."""
    plan = small(seed)
    tree = LayoutTree(plan.model)
    told: list[float] = []
    solve = tree._solve
    monkeypatch.setattr(tree, "_solve", lambda *most: (told.append(tree.bound), solve(*most))[1])
    tree.know(plan.best - 1.0)
    finished(tree)
    assert told and min(told) >= plan.best - NEAR


@pytest.mark.parametrize("seed", SOLVED)
@pytest.mark.parametrize("short", [0.0, 1.0, 1000.0])
def test_a_known_plan_never_lowers_the_bound_below_the_best(seed: int, short: float) -> None:
    plan = small(seed)
    tree = LayoutTree(plan.model)
    tree.know(plan.best - short)
    finished(tree)
    assert tree.bound == pytest.approx(plan.best, abs=NEAR)


@pytest.mark.parametrize("seed", SOLVED)
@pytest.mark.parametrize("after", [0, 2])
def test_cuts_of_counties_keep_the_end(seed: int, after: int) -> None:
    """Cuts that come before the first node, or between two."""
    plan = small(seed)
    tree = LayoutTree(plan.model)
    for _ in range(after):
        tree.step()
    for block in post(plan.model, tree.prices, [(0,), (1,), (2,)]).blocks:
        part = plan.model.part(block.columns, block.rows, block.cost)
        if part.compiled.integer.any():
            found = solve_small(part.compiled, PartLimits(0.0, 1000), None, threading.Event())
            tree.cut(block.blocks[0], *county_cut(block, found.bound))
            assert tree.bound >= plan.best - NEAR
    finished(tree)
    assert tree.bound == pytest.approx(plan.best, abs=NEAR)


@pytest.mark.parametrize("seed", SOLVED[:6])
def test_a_cut_that_leaves_nothing_better_ends_the_tree_below(seed: int) -> None:
    """That cuts are heard at all: one that no good plan obeys lowers the end."""
    plan = small(seed)
    cost = plan.model.compiled.cost
    used = np.flatnonzero(cost).astype(np.int32)
    tree = LayoutTree(plan.model)
    tree.cut(0, used, cost[used], plan.best - plan.model.compiled.offset - 1.0)
    finished(tree)
    assert tree.bound <= plan.best - 1.0 + NEAR


@pytest.mark.parametrize("seed", SOLVED[:6])
def test_a_second_cut_of_a_block_takes_the_place_of_the_first(seed: int) -> None:
    plan = small(seed)
    cost = plan.model.compiled.cost
    used = np.flatnonzero(cost).astype(np.int32)
    top = plan.best - plan.model.compiled.offset
    once, twice = LayoutTree(plan.model), LayoutTree(plan.model)
    once.cut(0, used, cost[used], top - 1.0)
    twice.cut(0, used, cost[used], top - 0.5)
    twice.step()
    over = twice.done  # nothing is left open that a tighter cut could lower
    twice.cut(0, used, cost[used], top - 1.0)
    for tree in (once, twice):
        finished(tree)
    assert twice.bound == pytest.approx(once.bound + (0.5 if over else 0.0), abs=NEAR)


@pytest.mark.parametrize("seed", SOLVED[:6])
def test_the_same_seed_gives_the_same_tree(seed: int) -> None:
    def grown() -> tuple[int, float, list[bytes]]:
        tree = LayoutTree(small(seed).model, seed=3)
        leaves = finished(tree)
        return tree.nodes, tree.effort, [leaf.tobytes() for leaf in leaves]

    assert grown() == grown()
