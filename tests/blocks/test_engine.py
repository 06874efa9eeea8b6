"""Blocks give what the direct method gives, and end in order whatever happens meanwhile."""

import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from models import PlanData, ProjectData, build_portfolio_model, column_places, read_portfolio
from planner.assemble import assemble
from planner.audit import audit_plan
from planner.bench.generate import generate
from planner.blocks import regions
from planner.blocks.engine import solve_in_blocks
from planner.blocks.structure import BlockModel, block_model
from planner.compiling import compile_model
from planner.errors import InterruptedEarlyError, NoPlanError, StoppedEarlyError
from planner.relaxation import Relaxation
from planner.results import Plan, Solution, Totals
from planner.run import read_sound
from planner.solve import Progress, SolveOptions, relative_gap, solve
from tests.blocks.small_plans import EXACT, NEAR, blocks_of, small, with_plan

SEEDS = with_plan(20)
WORKERS = [1, 2]
PATIENCE = 90.0


def asked(workers: int, gap: float = 0.01, seconds: float = 60.0, seed: int = 0) -> SolveOptions:
    return SolveOptions(gap, seconds, seed=seed, method="blocks", workers=workers)


def point_of(model: BlockModel, found: Solution) -> np.ndarray:
    return np.array([found.values[name] for name in model.compiled.columns])


def is_plan(model: BlockModel, found: Solution) -> bool:
    """Whether the values keep all rules, are whole where they must, and are worth what is told."""
    point = point_of(model, found)
    whole = point[model.compiled.integer]
    assert model.compiled.value(point) == pytest.approx(found.objective_wan)
    return model.breach(point) <= 1e-6 and np.array_equal(whole, np.round(whole))


def workers_now() -> set[int]:
    """Processes of the pool that are alive."""
    return {child.pid for child in multiprocessing.active_children() if child.pid is not None}


@dataclass(frozen=True)
class Generated:
    """A generated scenario with all that stands between it and its audit."""

    scenario: object
    appraisal: object
    built: object
    model: BlockModel
    direct: Solution

    def audited(self, found: Solution) -> bool:
        portfolio = read_portfolio(self.built, found.values)
        plan = Plan(
            portfolio.starts,
            portfolio.leads,
            portfolio.specials,
            portfolio.builds,
            portfolio.grants,
        )
        return audit_plan(self.scenario, self.appraisal, plan, Totals(**portfolio.terms)).passed


def made(folder: Path, size: str, gap: float) -> Generated:
    generate(folder, size, 1)
    scenario, appraisal = read_sound(folder, ())
    data = assemble(scenario, appraisal)
    built = build_portfolio_model(data)
    model = block_model(compile_model(built), column_places(built, data), data)
    return Generated(
        scenario, appraisal, built, model, solve(model.compiled, SolveOptions(gap, 120.0))
    )


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return made(tmp_path_factory.mktemp("three") / "s", "3x40", 1e-4)


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return made(tmp_path_factory.mktemp("four") / "s", "4x60", 0.01)


@pytest.fixture(autouse=True)
def nobody_stays() -> None:  # type: ignore[misc]
    """No process of a pool outlives its solve, however that ended."""
    before = workers_now()
    yield
    assert workers_now() <= before


@pytest.fixture
def many_regions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every county a region."""
    monkeypatch.setattr(regions, "MOST_COUNTIES", 1)
    monkeypatch.setattr(regions, "REGION_COUNTIES", 1)


# --- value and bound ------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_blocks_equal_the_enumeration(seed: int, workers: int) -> None:
    plan = small(seed)
    told: list[Progress] = []
    found = solve_in_blocks(plan.model, asked(workers), watch=told.append)
    assert found.status in ("optimal", "gap_reached")
    assert found.bound_wan >= plan.best - NEAR
    assert found.objective_wan <= plan.best + NEAR
    assert relative_gap(plan.best, found.objective_wan) <= 0.01
    assert found.gap_share == relative_gap(found.bound_wan, found.objective_wan) <= 0.01
    assert is_plan(plan.model, found)
    assert set(found.values) == {*plan.model.compiled.columns, *plan.model.compiled.settled}
    for progress in told:
        assert progress.bound is None or progress.bound >= plan.best - NEAR
        assert progress.best is None or progress.best <= plan.best + NEAR


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize("seed", SEEDS[:10])
def test_asked_for_the_optimum_blocks_prove_it(seed: int, workers: int) -> None:
    plan = small(seed)
    found = solve_in_blocks(plan.model, asked(workers, gap=0.0))
    assert found.status == "optimal"
    assert found.objective_wan == pytest.approx(plan.best, abs=NEAR)


@pytest.mark.slow
@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize(("size", "gap"), [("three", 0.01), ("four", 0.05)])
def test_generated_scenarios(
    size: str, gap: float, workers: int, request: pytest.FixtureRequest
) -> None:
    generated: Generated = request.getfixturevalue(size)
    direct, told = generated.direct, []
    found = solve_in_blocks(generated.model, asked(workers, gap, 180.0), watch=told.append)
    assert found.status in ("optimal", "gap_reached") and found.method == "blocks"
    assert found.gap_share <= gap
    assert found.bound_wan >= direct.objective_wan - NEAR
    assert found.objective_wan <= direct.bound_wan + NEAR
    assert is_plan(generated.model, found)
    assert generated.audited(found)
    for progress in told:
        assert progress.bound is None or progress.bound >= direct.objective_wan - NEAR
        assert progress.best is None or progress.best <= direct.bound_wan + NEAR


def test_prices_are_those_of_rows_between_counties(three: Generated) -> None:
    """A price has the sign of the side that binds, and a limit on one park has none."""
    compiled = three.model.compiled
    found = solve_in_blocks(three.model, asked(2, gap=0.1))
    assert found.prices
    for row, price in found.prices.items():
        spot = compiled.rows.index(row)
        assert np.isfinite(compiled.row_upper[spot] if price > 0 else compiled.row_lower[spot])
        met = set(three.model.county[three.model.by_row[[spot]].indices].tolist())
        assert len(met) > 1 or met == {-1}


# --- no plan --------------------------------------------------------------------------------------


def too_fractional() -> PlanData:
    """Half a project more would do: land for one of two, and a floor for one and a half."""
    parks = {"pa": "a", "pb": "b"}
    sites = {"k1": "pa", "k2": "pa", "k3": "pb"}
    return PlanData(
        periods=1,
        park_county=parks,
        industries=("x",),
        projects={
            k: ProjectData("x", (s,), {1: 1}, needs_target=False, land_mu=6.0)
            for k, s in sites.items()
        },
        income_wan={(k, s, 1): 9.0 for k, s in sites.items()},
        fiscal_wan={(k, s, 1): 0.0 for k, s in sites.items()},
        land_mu={(s, 1): 10.0 for s in parks},
        groups={"all": ("a", "b")},
        income_floor_wan={"a": 14.0},
    )


@pytest.mark.parametrize("workers", WORKERS)
def test_rules_that_already_the_relaxation_breaks(workers: int) -> None:
    model = blocks_of(replace(too_fractional(), income_floor_wan={"a": 16.0}))
    with pytest.raises(NoPlanError) as end:
        solve_in_blocks(model, asked(workers))
    assert end.value.key == "infeasible"


@pytest.mark.parametrize("workers", WORKERS)
def test_rules_that_only_whole_projects_break(workers: int) -> None:
    model = blocks_of(too_fractional())
    with pytest.raises(NoPlanError) as end:
        solve_in_blocks(model, asked(workers, seconds=10.0))
    assert end.value.key == "infeasible"


@pytest.mark.parametrize("workers", WORKERS)
def test_rules_that_only_whole_projects_of_a_region_break(workers: int, many_regions: None) -> None:
    with pytest.raises(NoPlanError) as end:
        solve_in_blocks(blocks_of(too_fractional()), asked(workers, seconds=10.0))
    assert end.value.key == "infeasible"


@pytest.mark.parametrize("workers", WORKERS)
def test_random_plans_without_a_plan(workers: int) -> None:
    seeds = [seed for seed in range(40) if small(seed).best is None]
    assert len(seeds) >= 10
    for seed in seeds:
        with pytest.raises(NoPlanError):
            solve_in_blocks(small(seed).model, asked(workers, seconds=10.0))


def test_no_time_is_told_as_no_time(four: Generated) -> None:
    with pytest.raises(StoppedEarlyError) as end:
        solve_in_blocks(four.model, asked(2, seconds=0.0))
    assert end.value.exit_code == 6


def test_one_worker_does_not_let_the_first_plan_wait_for_the_tree(four: Generated) -> None:
    """Tree and search take turns: a few hundred nodes at most before there is a plan."""
    stop, last = threading.Event(), []

    def watch(progress: Progress) -> None:
        last.append(progress)
        if progress.best is not None or progress.nodes > 1000:
            stop.set()

    found = solve_in_blocks(four.model, asked(1, 0.0), None, watch, stop)
    assert last[-1].best is not None and is_plan(four.model, found)


# --- the same seed --------------------------------------------------------------------------------


@pytest.mark.slow
def test_one_worker_and_the_same_seed_give_the_same_plan(three: Generated) -> None:
    one, other = (solve_in_blocks(three.model, asked(1, seed=5)) for _ in range(2))
    assert (one.status, one.nodes) == (other.status, other.nodes)
    assert one.values == other.values
    assert (one.bound_wan, one.prices) == (other.bound_wan, other.prices)


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_one_worker_and_the_same_seed_on_small_plans(seed: int) -> None:
    model = small(seed).model
    one, other = (solve_in_blocks(model, asked(1, gap=0.0, seed=seed)) for _ in range(2))
    assert one.values == other.values and one.nodes == other.nodes


# --- starts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", WORKERS)
def test_a_start_that_fits_is_accepted_and_never_lost(three: Generated, workers: int) -> None:
    first = three.direct
    found = solve_in_blocks(three.model, asked(workers, gap=0.05), start=first.values)
    assert found.start_accepted is True
    assert found.objective_wan >= first.objective_wan - NEAR
    assert is_plan(three.model, found)


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_a_start_that_knows_some_columns_is_completed(seed: int) -> None:
    plan = small(seed)
    best = solve(plan.model.compiled, EXACT).values
    known = {name: value for name, value in best.items() if name.startswith("start")}
    found = solve_in_blocks(plan.model, asked(1), start={**known, "gone": 1.0})
    assert found.start_accepted is True
    assert relative_gap(plan.best, found.objective_wan) <= 0.01


@pytest.mark.parametrize("value", [1.0, 7.0])
def test_a_start_that_breaks_a_rule_is_refused_and_told(three: Generated, value: float) -> None:
    """Everything at once; the second is beyond the bounds."""
    greedy = {name: value for name in three.model.compiled.columns if name.startswith("start")}
    found = solve_in_blocks(three.model, asked(2, gap=0.05), start=greedy)
    assert found.start_accepted is False
    assert is_plan(three.model, found)


def test_without_a_start_nothing_is_told_of_one() -> None:
    assert solve_in_blocks(small(SEEDS[0]).model, asked(1)).start_accepted is None


# --- ends -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", WORKERS)
def test_a_stop_keeps_the_best_plan(four: Generated, workers: int) -> None:
    """Asked for nothing less than the optimum: it is stopped when a plan and workers are there."""
    first = four.direct.values
    stop, seen, alive, ended = threading.Event(), [], set(), []

    def watch(progress: Progress) -> None:
        alive.update(workers_now())
        if progress.best is not None and alive:
            seen.append(progress)
            stop.set()

    def run() -> None:
        start = first if workers == 1 else None
        ended.append(solve_in_blocks(four.model, asked(workers, 0.0, 600.0), start, watch, stop))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    stop.set()
    assert ended, "did not end"
    found = ended[0]
    assert found.status == "interrupted"
    assert found.objective_wan >= seen[0].best - NEAR
    assert found.bound_wan >= four.direct.objective_wan - NEAR
    assert is_plan(four.model, found) and four.audited(found)
    assert alive and not alive & workers_now()


def test_a_stop_before_any_plan(four: Generated) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(InterruptedEarlyError) as end:
        solve_in_blocks(four.model, asked(2), stop=stop)
    assert end.value.exit_code == 130


def test_a_watcher_that_fails_ends_the_solve(four: Generated) -> None:
    def watch(progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        solve_in_blocks(four.model, asked(2), watch=watch)


@pytest.mark.slow
@pytest.mark.parametrize("workers", WORKERS)
def test_killed_workers_change_nothing_in_what_is_proved(three: Generated, workers: int) -> None:
    killed: set[int] = set()

    def watch(progress: Progress) -> None:
        fresh = workers_now() - killed
        if fresh and len(killed) < 3:
            victim = fresh.pop()
            killed.add(victim)
            os.kill(victim, signal.SIGKILL)

    found = solve_in_blocks(three.model, asked(workers, gap=0.01), watch=watch)
    assert killed
    assert found.status in ("optimal", "gap_reached")
    assert found.bound_wan >= three.direct.objective_wan - NEAR
    assert found.objective_wan <= three.direct.bound_wan + NEAR
    assert is_plan(three.model, found) and three.audited(found)
    if workers == 1:  # the same tasks in the same order, whoever works at them
        spared = solve_in_blocks(three.model, asked(1, gap=0.01))
        assert (found.values, found.bound_wan) == (spared.values, spared.bound_wan)


# --- regions --------------------------------------------------------------------------------------


def stopped_after(count: int) -> tuple[list[Progress], threading.Event]:
    """A list to watch with, and an event that it sets at so many reports that have a plan."""
    stop = threading.Event()

    class Told(list):  # type: ignore[type-arg]
        def append(self, progress: Progress) -> None:
            super().append(progress)
            if sum(one.best is not None for one in self) >= count:
                stop.set()

    return Told(), stop


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize("seed", SEEDS[:6])
def test_many_regions_of_small_plans(seed: int, workers: int, many_regions: None) -> None:
    plan = small(seed)
    told, stop = stopped_after(5)
    found = solve_in_blocks(plan.model, asked(workers), None, told.append, stop)
    assert found.bound_wan >= plan.best - NEAR
    assert found.objective_wan <= plan.best + NEAR
    assert is_plan(plan.model, found)
    for progress in told:
        assert progress.bound is None or progress.bound >= plan.best - NEAR


@pytest.mark.parametrize(("workers", "counties"), [(1, 2), (2, 1), (2, 2)])
def test_many_regions_of_a_generated_scenario(
    four: Generated, workers: int, counties: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regions, "MOST_COUNTIES", 1)
    monkeypatch.setattr(regions, "REGION_COUNTIES", counties)
    assert len(regions.regions_of(four.model)) == 4 // counties
    found = solve_in_blocks(four.model, asked(workers, gap=0.1))
    assert found.status in ("optimal", "gap_reached")
    assert found.bound_wan >= four.direct.objective_wan - NEAR
    assert found.objective_wan <= four.direct.bound_wan + NEAR
    assert is_plan(four.model, found) and four.audited(found)


def test_the_bound_of_regions_falls_below_the_relaxation(
    four: Generated, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the trees of regions are used at all."""
    monkeypatch.setattr(regions, "MOST_COUNTIES", 1)
    monkeypatch.setattr(regions, "REGION_COUNTIES", 2)
    relaxed = Relaxation(four.model.compiled).solve().value
    bounds: list[float] = []
    stop = threading.Event()

    def watch(progress: Progress) -> None:
        if progress.bound is not None:
            bounds.append(progress.bound)
        if progress.best is not None and bounds and bounds[-1] < relaxed - 1.0:
            stop.set()

    solve_in_blocks(four.model, asked(2, 0.0, PATIENCE), None, watch, stop)
    assert stop.is_set() and bounds[-1] >= four.direct.objective_wan - NEAR
