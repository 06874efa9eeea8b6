"""The relaxation that is kept: the value of HiGHS from scratch, whatever was changed before."""

import threading
from dataclasses import replace

import highspy
import numpy as np
import pytest

from planner.errors import InterruptedEarlyError, PlannerError
from planner.matrix import CompiledModel
from planner.relaxation import Relaxation
from planner.solve import holding
from tests.blocks.small_plans import EXACT, NEAR, small, with_plan
from tests.pool_tasks import hard_model

SEEDS = with_plan(10)


def afresh(compiled: CompiledModel) -> float:
    """Value of the relaxation by a HiGHS of its own, with its presolve."""
    highs = holding(compiled, EXACT, relaxed=True)
    highs.run()
    if highs.getModelStatus().name != "kOptimal":
        return -np.inf
    return highs.getInfo().objective_function_value


def compiled_of(seed: int) -> CompiledModel:
    return small(seed).model.compiled


@pytest.mark.parametrize("seed", SEEDS)
def test_value_and_prices_are_those_of_highs(seed: int) -> None:
    compiled = compiled_of(seed)
    relaxation = Relaxation(compiled)
    found = relaxation.solve()
    assert found.finished and found.value == pytest.approx(afresh(compiled), abs=NEAR)
    assert compiled.value(found.point) == pytest.approx(found.value, abs=NEAR)
    assert found.value >= small(seed).best - NEAR
    prices = relaxation.prices()
    for row in np.flatnonzero(np.isfinite(compiled.row_upper))[:6]:
        more = compiled.row_upper.copy()
        more[row] += 1.0
        lower = compiled.row_lower.copy()
        lower[row] += 1.0  # of an equation; stays without end where there is none
        raised = afresh(replace(compiled, row_upper=more, row_lower=lower))
        assert raised <= found.value + prices[row] + NEAR  # the value is concave in the limit


@pytest.mark.parametrize("seed", SEEDS)
def test_bounds_change_between_solves(seed: int) -> None:
    compiled = compiled_of(seed)
    random = np.random.Generator(np.random.PCG64(seed))
    relaxation = Relaxation(compiled)
    lower, upper = compiled.lower.copy(), compiled.upper.copy()
    for _ in range(12):
        columns = random.choice(np.flatnonzero(compiled.integer), 2, replace=False).astype(np.int32)
        way = random.random(2) < 0.3
        lower[columns] = np.where(way, compiled.upper[columns], compiled.lower[columns])
        upper[columns] = np.where(way | (random.random(2) < 0.5), compiled.upper[columns], 0.0)
        relaxation.set_bounds(columns, lower[columns], upper[columns])
        found = relaxation.solve()
        expected = afresh(replace(compiled, lower=lower, upper=upper))
        assert found.finished and found.value == pytest.approx(expected, abs=NEAR)
        assert (len(found.point) == 0) == (expected == -np.inf)
    relaxation.set_bounds(np.empty(0, np.int32), np.empty(0), np.empty(0))
    assert relaxation.solve().value == pytest.approx(expected, abs=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_rules_that_contradict_each_other_have_no_value(seed: int) -> None:
    compiled = compiled_of(seed)
    relaxation = Relaxation(compiled)
    value = relaxation.solve().value
    starts = np.array(
        [n for n, name in enumerate(compiled.columns) if name.startswith("start")], np.int32
    )
    row = relaxation.add_row(starts, -np.ones(len(starts)), -1000.0)
    found = relaxation.solve()
    assert (found.value, found.finished, len(found.point)) == (-np.inf, True, 0)
    relaxation.set_row_limit(row, np.inf)
    assert relaxation.solve().value == pytest.approx(value, abs=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_are_added_and_an_older_basis_still_fits(seed: int) -> None:
    compiled = compiled_of(seed)
    relaxation = Relaxation(compiled)
    before = relaxation.solve()
    basis = relaxation.basis()
    rows = relaxation.rows
    assert rows == len(compiled.rows)
    used = np.flatnonzero(compiled.cost).astype(np.int32)
    ceiling = before.value - compiled.offset - 2.0
    assert relaxation.add_row(used, compiled.cost[used], ceiling + 1.0) == rows
    assert relaxation.add_row(used, compiled.cost[used], ceiling) == rows + 1
    relaxation.set_basis(basis)
    assert relaxation.solve().value == pytest.approx(before.value - 2.0, abs=NEAR)
    assert len(relaxation.prices()) == rows + 2
    assert len(relaxation.basis().row_status) == rows + 2
    relaxation.set_row_limit(rows + 1, np.inf)
    relaxation.set_basis(basis)
    assert relaxation.solve().value == pytest.approx(before.value - 1.0, abs=NEAR)
    relaxation.set_row_limit(rows, np.inf)
    relaxation.set_basis(basis)
    again = relaxation.solve()
    assert again.value == pytest.approx(before.value, abs=NEAR)
    assert again.iterations == 0  # the basis was the optimum's


def test_rows_of_a_part_count_although_they_have_no_names() -> None:
    """A part starts from an older basis too, after cuts were added."""
    compiled = replace(compiled_of(SEEDS[0]), rows=(), columns=())
    relaxation = Relaxation(compiled)
    before = relaxation.solve()
    basis = relaxation.basis()
    assert relaxation.rows == compiled.matrix.shape[0]
    used = np.flatnonzero(compiled.cost).astype(np.int32)
    far = relaxation.add_row(used, compiled.cost[used], before.value + 100.0)
    assert far == compiled.matrix.shape[0]
    nothing = np.zeros(len(compiled.cost))
    columns = np.arange(len(nothing), dtype=np.int32)
    relaxation.set_bounds(columns, compiled.lower, compiled.upper)
    relaxation.set_basis(basis)
    again = relaxation.solve()
    assert (again.value, again.iterations) == (pytest.approx(before.value), 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_when_iterations_run_out_is_still_a_bound(seed: int) -> None:
    """From an optimal basis, with bounds that exclude it: the way the tree uses it."""
    compiled = compiled_of(seed)
    relaxation = Relaxation(compiled)
    here = relaxation.solve()
    basis = relaxation.basis()
    off = np.abs(here.point - np.round(here.point))
    columns = np.flatnonzero((compiled.integer & (off > 1e-6)) | (here.point > 0.5))[:3]
    columns = columns.astype(np.int32)
    upper = compiled.upper.copy()
    upper[columns] = np.minimum(np.maximum(np.floor(here.point[columns]) - 1, 0), upper[columns])
    lower = np.minimum(compiled.lower, upper)
    expected = afresh(replace(compiled, lower=lower, upper=upper))
    stopped = []
    for most in (1, 2, 3, 5, 8, 1000):
        relaxation.set_bounds(columns, compiled.lower[columns], compiled.upper[columns])
        relaxation.set_basis(basis)
        relaxation.set_bounds(columns, lower[columns], upper[columns])
        relaxation.set_basis(basis)
        found = relaxation.solve(most)
        assert found.value >= expected - NEAR
        assert found.iterations <= most
        stopped.append(found.finished)
        if found.finished:
            assert found.value == pytest.approx(expected, abs=NEAR)
    assert stopped[-1]


def test_some_solves_run_out_of_iterations() -> None:
    relaxation = Relaxation(compiled_of(SEEDS[0]))
    found = relaxation.solve(1)
    assert not found.finished and len(found.point)
    assert found.value >= relaxation.solve().value - NEAR


def test_a_stop_ends_a_solve() -> None:
    stop = threading.Event()
    relaxation = Relaxation(hard_model(0, 300, 600), stop=stop)
    stop.set()
    with pytest.raises(InterruptedEarlyError):
        relaxation.solve()


@pytest.mark.parametrize("seed", SEEDS[:4])
@pytest.mark.parametrize("failures", [1, 2])
def test_a_simplex_that_fails_is_followed_by_others(
    seed: int, failures: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once from scratch, then by the other simplex method; the value is that of HiGHS."""
    real, left = Relaxation._run, [failures]

    def failing(self: Relaxation) -> object:
        status = real(self)
        left[0] -= 1
        return highspy.HighsModelStatus.kUnknown if left[0] >= 0 else status

    monkeypatch.setattr(Relaxation, "_run", failing)
    compiled = compiled_of(seed)
    found = Relaxation(compiled).solve(1 if failures == 2 else 100_000)
    assert found.finished and found.value == pytest.approx(afresh(compiled), abs=NEAR)


def test_three_failures_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = highspy.HighsModelStatus.kUnknown
    monkeypatch.setattr(Relaxation, "_run", lambda _: unknown)
    with pytest.raises(PlannerError) as caught:
        Relaxation(compiled_of(SEEDS[0])).solve()
    assert (caught.value.key, caught.value.facts["status"]) == ("solver_failed", "kUnknown")
