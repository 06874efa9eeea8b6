"""Plans in districts against the best plan of the whole: bounds above, plans below and allowed."""

import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models import RelationData, build_portfolio_model, read_portfolio
from planner.assemble import assemble
from planner.audit import audit_plan
from planner.bench.generate import generate
from planner.blocks import search
from planner.blocks.parts import Part, PartAnswer
from planner.districts import districts_of, solve_in_districts, tasks
from planner.districts.border import Border
from planner.districts.cutting import Map, cut
from planner.districts.prices import Prices
from planner.districts.shares import allotment, colours
from planner.districts.tasks import bound_district, open_district, relax_district
from planner.districts.ties import LINK, OVERLAP, PROJECT, SPREAD, constant_of, ties_of
from planner.districts.whole import totals_of
from planner.errors import InterruptedEarlyError, NoPlanError, PlannerError, StoppedEarlyError
from planner.results import Plan
from planner.run import RunRequest, read_sound, restore, run_scenario
from planner.solve import Progress, solve
from planner.store import read_run
from tests.blocks.small_plans import EXACT, NEAR, small, with_plan
from tests.blocks.test_engine import workers_now
from tests.districts.split_plans import Split, asked, limited, solvable, value_in, whole_model
from tests.test_pool import scheduler_in, workers_of

ENUMERATED = solvable("enumerated", 16)
LIMITED = solvable("limited", 16)
BOTH = [*ENUMERATED, *LIMITED]


def border_of(plan: Split) -> tuple[Map, Border]:
    where = Map(plan.data, plan.districts)
    price = plan.data.layout.breach_price_wan
    return where, Border(ties_of(plan.data, where), len(plan.districts), price)


# --- value and bound ------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", BOTH)
def test_bound_above_and_an_allowed_plan_below_the_best(plan: Split) -> None:
    told: list[Progress] = []
    try:
        found, decided, totals = solve_in_districts(
            plan.data, plan.districts, asked(), watch=told.append
        )
    except StoppedEarlyError as end:
        assert end.key == "no_plan_in_districts"  # never that there is none
        return
    assert found.method == "districts"
    assert found.bound_wan >= plan.best - NEAR
    assert found.objective_wan <= plan.best + NEAR
    assert found.gap_share == pytest.approx(
        (found.bound_wan - found.objective_wan) / max(abs(found.objective_wan), 1.0)
    )
    assert value_in(whole_model(plan.data), found) == pytest.approx(totals.objective_wan, abs=NEAR)
    assert totals_of(plan.data, decided) == totals
    for progress in told:
        assert progress.bound is None or progress.bound >= plan.best - NEAR
        assert progress.best is None or progress.best <= plan.best + NEAR


@pytest.mark.slow
def test_most_small_plans_are_solved_well() -> None:
    """A restriction may lose a plan or a little value, but not as a rule."""
    near = 0
    for plan in BOTH:
        try:
            found, _, _ = solve_in_districts(plan.data, plan.districts, asked())
        except StoppedEarlyError:
            continue
        near += found.objective_wan >= plan.best - 0.05 * abs(plan.best)
    assert near >= 0.6 * len(BOTH)


@pytest.mark.parametrize("plan", BOTH)
def test_whatever_the_prices_the_districts_bound_every_plan(plan: Split) -> None:
    """Exactly solved districts and relaxed ones, at no prices, the greatest and random ones."""
    random = np.random.Generator(np.random.PCG64(1))
    where, border = border_of(plan)
    parts = cut(plan.data, where)
    opened = [
        open_district(part, border.columns[n], border.rows[n]) for n, part in enumerate(parts)
    ]
    most = np.where(np.isfinite(border.most), border.most, 40.0)
    for prices in (0 * most, most, *(random.uniform(0, most) for _ in range(4))):
        constant = constant_of(plan.data, where) + float(prices @ border.limit)
        exact = relaxed = constant
        for number, one in enumerate(opened):
            form = border.bound_form(number, one, prices)
            exact += bound_district(one.district, form, None, 1, 60.0)
            relaxed += relax_district(one.district, form, one.columns, one.rows, None).value
        assert exact >= plan.best - 2e-4 * max(abs(plan.best), 1.0)
        assert relaxed >= exact - 2e-4 * max(abs(exact), 1.0)


def test_every_kind_of_tie_occurs() -> None:
    kinds = {tie.kind for plan in BOTH for tie in border_of(plan)[1].ties}
    assert kinds == {PROJECT, OVERLAP, LINK, SPREAD}


@pytest.mark.parametrize("plan", BOTH[::3])
def test_terms_of_the_whole_are_those_of_the_model(plan: Split) -> None:
    model = build_portfolio_model(plan.data)
    best = solve(whole_model(plan.data), EXACT)
    read = read_portfolio(model, best.values)
    decided = Plan(read.starts, read.leads, read.specials, read.builds, read.grants)
    totals = totals_of(plan.data, decided)
    for term, amount in read.terms.items():
        assert getattr(totals, term) == pytest.approx(amount, abs=NEAR), term


def test_a_bonus_across_the_border_counts_in_the_bound_and_in_the_plan() -> None:
    for plan in ENUMERATED:
        where, _ = border_of(plan)
        home = {}
        for name, project in plan.data.projects.items():
            if project.count_max == 1 and len(where.of_project(project)) == 1:
                home.setdefault(where.of_project(project)[0], name)
        if len(home) < 2:
            continue
        one, other = list(home.values())[:2]
        for value in (30.0, -30.0):
            bonus = RelationData("bonus", one, other, value)
            data = replace(plan.data, relations=(*plan.data.relations, bonus))
            best = solve(whole_model(data), EXACT).objective_wan
            try:
                found, _, _ = solve_in_districts(data, plan.districts, asked())
            except StoppedEarlyError:
                continue
            assert found.objective_wan <= best + NEAR <= found.bound_wan + 2 * NEAR
            assert value_in(whole_model(data), found) == pytest.approx(
                found.objective_wan, abs=NEAR
            )


def test_no_plan_is_said_only_where_there_is_none() -> None:
    ends = []
    for seed in range(30):
        plan = limited(seed)
        if plan.best is None and len(plan.districts) > 1:
            with pytest.raises((NoPlanError, StoppedEarlyError)) as end:
                solve_in_districts(plan.data, plan.districts, asked())
            ends.append(end.type)
    assert NoPlanError in ends


# --- prices and shares ----------------------------------------------------------------------------


@pytest.mark.parametrize("plan", BOTH[::3])
def test_shares_add_up_to_the_limits(plan: Split) -> None:
    _, border = border_of(plan)
    random = np.random.Generator(np.random.PCG64(2))
    points = [random.uniform(0, 1, len(columns)) for columns in border.columns]
    total = np.sum(allotment(border, points), axis=0)
    shared = np.isin(border.kind, (PROJECT, SPREAD))
    assert np.array_equal(total[shared], border.limit[shared])


@pytest.mark.parametrize("plan", BOTH[::3])
def test_districts_of_one_colour_share_leads_only(plan: Split) -> None:
    _, border = border_of(plan)
    classes = colours(border, len(plan.districts))
    assert sorted(n for together in classes for n in together) == list(range(len(plan.districts)))
    for tie in border.ties:
        if tie.kind != SPREAD:
            met = {district for district, _, _ in tie.terms}
            assert all(len(met & set(together)) <= 1 for together in classes)


def test_prices_rise_where_too_much_is_taken_and_stay_in_their_range() -> None:
    plan = next(p for p in BOTH if OVERLAP in border_of(p)[1].kind)
    _, border = border_of(plan)
    prices = Prices(border)
    worth = np.full(len(border.ties), 3.0)
    over = np.where(border.kind == OVERLAP, 1.0, -1.0)
    assert prices.learn(100.0, border.limit + over, worth)
    assert np.all((prices.tried > 0) == (border.kind == OVERLAP))
    assert np.all(prices.tried <= border.most)
    first = prices.tried
    assert not prices.learn(120.0, border.limit + over, worth)  # worse: the best stays
    assert prices.bound == 100.0 and not np.array_equal(prices.best, first)


# --- runs -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seventeen counties in two groups."""
    made = tmp_path_factory.mktemp("seventeen") / "s"
    generate(made, "17x60", 1)
    return made


def test_a_run_is_audited_stored_and_shown_again(folder: Path, tmp_path: Path) -> None:
    result = run_scenario(RunRequest(folder, options=asked(0.1), runs_dir=tmp_path))
    assert result.solution.method == "districts" and result.audit.passed
    assert result.solution.gap_share <= 0.1
    again = restore(read_run(tmp_path, result.run))
    assert again.plan == result.plan and again.audit.totals == result.audit.totals


def test_the_same_seed_gives_the_same_plan_whoever_dies(folder: Path) -> None:
    scenario, appraisal = read_sound(folder, ())
    data = assemble(scenario, appraisal)
    districts = districts_of(data, 10)
    assert len(districts) == 2
    first = solve_in_districts(data, districts, asked(0.1))
    killed: set[int] = set()

    def watch(progress: Progress) -> None:
        fresh = workers_now() - killed
        if fresh and len(killed) < 2:
            killed.add(victim := fresh.pop())
            os.kill(victim, signal.SIGKILL)

    second = solve_in_districts(data, districts, asked(0.1), watch)
    assert killed
    assert second[1:] == first[1:]
    assert min(first[0].bound_wan, second[0].bound_wan) >= first[0].objective_wan
    assert audit_plan(scenario, appraisal, first[1], first[2]).passed


@pytest.mark.slow
def test_a_cluster_gives_the_plan_of_this_machine(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    data = assemble(*read_sound(folder, ()))
    districts = districts_of(data, 10)
    here = solve_in_districts(data, districts, asked(0.1))
    with scheduler_in(tmp_path) as (address, _), workers_of(address):
        there = solve_in_districts(data, districts, replace(asked(0.1), scheduler=address))
    assert there[1:] == here[1:]


def test_stopped_with_a_plan_it_is_kept_and_without_one_it_says_so(folder: Path) -> None:
    scenario, appraisal = read_sound(folder, ())
    data = assemble(scenario, appraisal)
    districts = districts_of(data, 10)
    stop = threading.Event()

    def at_first_plan(progress: Progress) -> None:
        if progress.best is not None:
            stop.set()

    found, plan, totals = solve_in_districts(data, districts, asked(0.0), at_first_plan, stop)
    assert found.status == "interrupted"
    assert found.bound_wan >= found.objective_wan
    assert audit_plan(scenario, appraisal, plan, totals).passed
    with pytest.raises(InterruptedEarlyError):
        solve_in_districts(data, districts, asked(0.1), stop=stop)
    with pytest.raises(StoppedEarlyError) as end:
        solve_in_districts(data, districts, asked(0.1, 1e-3))
    assert end.value.key == "no_plan_in_time"


def test_a_plan_that_cannot_be_split_is_solved_as_one(tmp_path: Path) -> None:
    generate(tmp_path / "s", "3x40", 1)  # one group
    result = run_scenario(RunRequest(tmp_path / "s", options=asked(0.1), runs_dir=tmp_path / "r"))
    assert result.solution.method == "direct" and result.audit.passed


@pytest.mark.parametrize("seed", with_plan(20)[:4])
def test_a_part_that_the_solver_cannot_do_is_left_out(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(part: Part) -> PartAnswer:
        raise PlannerError("solver_failed", status="kUnknown")

    monkeypatch.setattr(search, "sketch_part", failing)
    plan = small(seed)
    point = tasks._searched(plan.model, None, 0, tasks.Effort(0.0, 20.0, 4))
    assert point is not None and plan.model.breach(point) <= 1e-6
    assert plan.best is not None and plan.model.compiled.value(point) <= plan.best + 1e-5
