"""Where blocks could lose a plan, a proof or time: at the edges of what the engine is made for."""

import threading
import time
from dataclasses import replace
from typing import Any

import pytest

from models import ExpansionData, PlanData, ProjectData, RelationData
from planner.blocks import bounding, engine, regions, tree
from planner.blocks.bounding import Bounding, ManyTrees
from planner.blocks.engine import solve_in_blocks
from planner.blocks.tree import LayoutTree
from planner.errors import InterruptedEarlyError, NoPlanError, PlannerError
from planner.matrix import Vector
from planner.relaxation import LinearPoint, Relaxation
from planner.results import Solution
from planner.solve import Progress, SolveOptions, solve
from tests.blocks.small_plans import EXACT, blocks_of, small, with_plan

WORKERS = [1, 2]
ONE_TREE, BY_COUNTY = 24, 1


def asked(workers: int, gap: float = 0.0, seconds: float = 60.0) -> SolveOptions:
    return SolveOptions(gap, seconds, method="blocks", workers=workers)


@pytest.fixture(params=[ONE_TREE, BY_COUNTY], ids=["one tree", "a region per county"])
def most(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Counties up to which there is one tree."""
    monkeypatch.setattr(regions, "MOST_COUNTIES", request.param)
    monkeypatch.setattr(regions, "REGION_COUNTIES", 1)
    return int(request.param)


def three_each(counties: str, **more: object) -> PlanData:
    """Three projects in every county, worth 10, 10.37, 10.74 and so on; no need of a target."""
    projects = {
        f"k{county}{n}": ProjectData("x", (f"p{county}",), {1: 1}, needs_target=False, land_mu=1.0)
        for county in counties
        for n in range(3)
    }
    starts = [(name, project.parks[0], 1) for name, project in projects.items()]
    facts: dict[str, object] = {
        "periods": 1,
        "park_county": {f"p{county}": county for county in counties},
        "industries": ("x",),
        "projects": projects,
        "income_wan": {start: 10 + 0.37 * n for n, start in enumerate(starts)},
        "fiscal_wan": dict.fromkeys(starts, 0.0),
        "land_mu": {(f"p{county}", 1): 10.0 for county in counties},
        "groups": {"all": tuple(counties)},
    }
    return PlanData(**{**facts, **more})  # type: ignore[arg-type]


def grid_for_all() -> PlanData:
    """Power for two projects of twelve, and for ten more once a grid is built for 5 wan yuan.

    By hand: all twelve are worth 12 * 10 + 0.37 * 66 = 144.42, less the grid 139.42; without it the
    two best are worth 13.7 + 14.07 = 27.77.
    """
    data = three_each("abcd")
    return replace(
        data,
        needs={"power": {(k, p.parks[0]): 1.0 for k, p in data.projects.items()}},
        limits={("power", "all", 1): 2.0},
        expansions={"grid": ExpansionData("all", "power", 10.0, 5.0, {1: 5.0})},
    )


@pytest.mark.parametrize("workers", WORKERS)
def test_what_is_built_for_a_group_is_found(workers: int, most: int) -> None:
    found = solve_in_blocks(blocks_of(grid_for_all()), asked(workers, 1e-4))
    assert found.objective_wan == pytest.approx(139.42)
    assert found.values["build[grid,1]"] == 1


def test_plans_that_highs_finds_in_its_trial_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree that gets nowhere, and a search that never frees the grid: only HiGHS can find it."""

    def stuck(self: LayoutTree) -> Vector | None:
        self.nodes += 1
        return None

    monkeypatch.setattr(tree.LayoutTree, "step", stuck)
    monkeypatch.setattr(bounding, "REST_NODES", 0)
    monkeypatch.setattr(bounding, "REST_GAIN", 10.0)
    model = blocks_of(grid_for_all())
    monkeypatch.setattr(
        type(model), "with_followers", lambda self, chosen: chosen.nonzero()[0].astype("int32")
    )
    found = solve_in_blocks(model, asked(2))
    assert (found.status, found.objective_wan) == ("optimal", pytest.approx(139.42))


@pytest.mark.parametrize("workers", WORKERS)
def test_proved_to_have_no_plan(workers: int, most: int) -> None:
    """Of three projects that exclude each other in pairs a relaxation starts halves: 15.5 > 14."""
    excludes = tuple(
        RelationData("excludes", f"k{county}{i}", f"k{county}{j}")
        for county in "ab"
        for i, j in ((0, 1), (0, 2), (1, 2))
    )
    model = blocks_of(three_each("ab", relations=excludes, income_floor_wan={"a": 14.0}))
    assert len(Relaxation(model.compiled).solve().point)
    with pytest.raises(NoPlanError) as end:
        solve_in_blocks(model, asked(workers, seconds=30.0))
    assert end.value.exit_code == 4


@pytest.mark.parametrize("workers", WORKERS)
def test_a_purse_that_no_decision_touches(workers: int, most: int) -> None:
    """Its new money has to lie somewhere, or no rounded plan keeps all rules."""
    data = three_each("abc")
    projects = {
        name: replace(project, support_wan=0.0 if name[1] == "c" else 3.0)
        for name, project in data.projects.items()
    }
    purses = {(county, 1): 7.0 for county in "abc"}
    model = blocks_of(replace(data, projects=projects, purse_wan=purses))
    kinds: list[str] = []
    found = solve_in_blocks(model, asked(workers, 1e-6), watch=lambda _: kinds.append("told"))
    assert found.objective_wan == pytest.approx(solve(model.compiled, EXACT).objective_wan)


# --- what fails, stops or runs out ----------------------------------------------------------------


@pytest.mark.parametrize("workers", WORKERS)
def test_a_tree_that_fails_costs_neither_plan_nor_bound(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = next(
        each
        for each in map(small, with_plan(20))
        if Relaxation(each.model.compiled).solve().value > (each.best or 0.0) + 1.0
    )
    best = solve(plan.model.compiled, EXACT)

    def failing(self: LayoutTree) -> Vector | None:
        raise PlannerError("solver_failed", status="kUnknown")

    monkeypatch.setattr(LayoutTree, "step", failing)
    found = solve_in_blocks(plan.model, asked(workers, seconds=4.0), start=best.values)
    assert "kUnknown" in found.proof_fault
    assert plan.best is not None and found.objective_wan == pytest.approx(plan.best)
    assert found.bound_wan >= plan.best - 1e-6


@pytest.mark.parametrize("workers", WORKERS)
def test_a_stop_during_the_relaxation_keeps_the_start(
    workers: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = small(with_plan(3)[2])
    best = solve(plan.model.compiled, EXACT)
    stop, real = threading.Event(), Relaxation.solve

    def interrupted(self: Relaxation, *limits: int) -> LinearPoint:
        stop.set()
        return real(self, *limits)

    monkeypatch.setattr(Relaxation, "solve", interrupted)
    found = solve_in_blocks(plan.model, asked(workers), best.values, stop=stop)
    assert plan.best is not None and found.objective_wan == pytest.approx(plan.best)
    assert found.bound_wan >= plan.best - 1e-6


@pytest.mark.parametrize("workers", WORKERS)
def test_a_relaxation_that_never_ends_is_left_at_the_limit(
    workers: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The relaxation here works until it hears that it is enough; the plan so far is given."""

    def endless(*inputs: Any) -> Bounding:
        (enough,) = (thing for thing in inputs if isinstance(thing, threading.Event))
        assert enough.wait(60.0)
        raise InterruptedEarlyError("interrupted_without_plan")

    monkeypatch.setattr(engine, "bounding_of", endless)
    plan = small(with_plan(3)[2])
    began = time.perf_counter()
    found = solve_in_blocks(plan.model, asked(workers, seconds=4.0))
    assert time.perf_counter() - began < 30.0  # not the 60 s of the relaxation
    assert found.status == "limit" and found.bound_wan == float("inf")


def test_regions_at_once_are_half_of_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "MOST_COUNTIES", BY_COUNTY)
    monkeypatch.setattr(regions, "REGION_COUNTIES", 1)
    model = blocks_of(three_each("abcdef"))
    six = [(county,) for county in range(6)]
    for workers, most_at_once in ((1, 1), (2, 1), (4, 2), (9, 4)):
        trees = ManyTrees(model, asked(workers), six, workers, threading.Event(), [].append)
        asked_at_once = 0
        while trees.next_task() is not None:
            asked_at_once += 1
        assert asked_at_once == most_at_once


def test_the_engine_takes_as_many_workers_as_the_pool_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a cluster that is what its machines have, not the cores of the client."""
    wanted: list[tuple[int | None, str]] = []
    real = engine.open_pool

    def opened(workers: int | None, scheduler: str, shared: object) -> object:
        wanted.append((workers, scheduler))
        return real(3, "", shared)

    monkeypatch.setattr(engine, "open_pool", opened)
    options = SolveOptions(0.0, 20.0, method="blocks", scheduler="tcp://far.example:8786")
    told: list[Progress] = []
    found: Solution = solve_in_blocks(blocks_of(grid_for_all()), options, watch=told.append)
    assert wanted == [(None, "tcp://far.example:8786")]
    assert found.objective_wan == pytest.approx(139.42)
