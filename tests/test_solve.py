"""The solver's door: same matrix and optimum as Pyomo's own, and an orderly end in every case."""

import math
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyomo.environ as pyo
import pytest

from planner.compiling import compile_model
from planner.errors import (
    InterruptedEarlyError,
    NoPlanError,
    PlannerError,
    StoppedEarlyError,
)
from planner.solve import (
    Progress,
    SolveOptions,
    _run,
    proved_bound,
    solve,
    write_model,
)

ROOT = Path(__file__).parent.parent
EXACT = SolveOptions(gap_share=0.0, time_limit_seconds=60.0)


def knapsack(items: int, rows: int, seed: int = 1) -> pyo.ConcreteModel:
    """Many-row knapsack: easy to fill, hard to prove."""
    dice = random.Random(seed)
    m = pyo.ConcreteModel()
    m.ITEMS, m.ROWS = pyo.RangeSet(items), pyo.RangeSet(rows)
    weight = {(i, j): dice.randint(1, 99) for i in m.ITEMS for j in m.ROWS}
    value = {i: dice.randint(1, 99) for i in m.ITEMS}
    m.take = pyo.Var(m.ITEMS, domain=pyo.Binary)
    m.room = pyo.Constraint(
        m.ROWS,
        rule=lambda m, j: (
            sum(weight[i, j] * m.take[i] for i in m.ITEMS) <= sum(weight[i, j] for i in m.ITEMS) / 3
        ),
    )
    m.value = pyo.Objective(expr=sum(value[i] * m.take[i] for i in m.ITEMS), sense=pyo.maximize)
    return m


def with_range_row() -> pyo.ConcreteModel:
    m = pyo.ConcreteModel()
    m.x = pyo.Var(domain=pyo.NonNegativeIntegers, bounds=(0, 9))
    m.y = pyo.Var(bounds=(-3, 5))
    m.band = pyo.Constraint(expr=pyo.inequality(2.5, m.x + 2 * m.y, 6.5))
    m.value = pyo.Objective(expr=3 * m.x - m.y + 7, sense=pyo.maximize)
    return m


def with_fixed_variable() -> pyo.ConcreteModel:
    m = pyo.ConcreteModel()
    m.x = pyo.Var(["a", "b c"], domain=pyo.Binary)
    m.kept = pyo.Var(bounds=(0, 9))
    m.kept.fix(3)
    m.room = pyo.Constraint(expr=2 * m.x["a"] + 3 * m.x["b c"] + m.kept <= 7)
    m.value = pyo.Objective(expr=2 * m.x["a"] + 4 * m.x["b c"] + 5 * m.kept, sense=pyo.maximize)
    return m


def minimising() -> pyo.ConcreteModel:
    m = pyo.ConcreteModel()
    m.x = pyo.Var(range(3), domain=pyo.NonNegativeIntegers)
    m.need = pyo.Constraint(range(2), rule=lambda m, j: m.x[j] + 2 * m.x[2] >= 3 + j)
    m.same = pyo.Constraint(expr=m.x[0] == m.x[1])
    m.cost = pyo.Objective(expr=2 * m.x[0] + 3 * m.x[1] + 4 * m.x[2])
    return m


def with_idle_variables() -> pyo.ConcreteModel:
    m = knapsack(8, 3)
    m.idle = pyo.Var(bounds=(2, 4))
    m.below = pyo.Var(bounds=(None, -1))
    m.paid = pyo.Var(bounds=(0, 4))
    m.value.set_value(m.value.expr + 2 * m.paid)
    return m


MODELS: list[Callable[[], pyo.ConcreteModel]] = [
    lambda: knapsack(20, 6),
    with_range_row,
    with_fixed_variable,
    minimising,
    with_idle_variables,
]


@pytest.mark.parametrize("build", MODELS)
def test_optimum_is_that_of_pyomos_own_interface(build: Callable[[], pyo.ConcreteModel]) -> None:
    model = build()
    mine = solve(compile_model(model), EXACT)
    pyo.SolverFactory("highs").solve(model, options={"mip_rel_gap": 0.0})
    objective = next(model.component_data_objects(pyo.Objective))
    assert mine.status == "optimal"
    assert mine.objective_wan == pytest.approx(pyo.value(objective), abs=1e-6)
    assert mine.gap_share <= 1e-6


@pytest.mark.parametrize("build", MODELS)
def test_matrix_is_the_model(build: Callable[[], pyo.ConcreteModel]) -> None:
    """At a random point every row, bound and the objective equal Pyomo's."""
    model, dice = build(), random.Random(5)
    compiled = compile_model(model)
    for variable in model.component_data_objects(pyo.Var):
        if not variable.fixed:
            variable.set_value(dice.uniform(0, 1), skip_validation=True)
    point = np.array([model.find_component(name).value for name in compiled.columns])
    activity = compiled.matrix @ point
    rows = list(model.component_data_objects(pyo.Constraint))
    assert sorted(compiled.rows) == sorted(row.name for row in rows)
    for row in rows:
        spot = compiled.rows.index(row.name)
        lower, body, upper = row.to_bounded_expression(evaluate_bounds=True)
        for mine, theirs in (
            (compiled.row_lower[spot], lower),
            (compiled.row_upper[spot], upper),
        ):
            if theirs is None:
                assert math.isinf(mine)
            else:
                assert activity[spot] - mine == pytest.approx(pyo.value(body) - theirs)
    for name, low, high in zip(compiled.columns, compiled.lower, compiled.upper, strict=True):
        mine = (None if math.isinf(low) else low, None if math.isinf(high) else high)
        assert mine == model.find_component(name).bounds
    objective = next(model.component_data_objects(pyo.Objective))
    assert compiled.value(point) == pytest.approx(pyo.value(objective))
    assert compiled.maximise == (objective.sense == pyo.maximize)


@pytest.mark.parametrize("build", MODELS)
def test_every_variable_gets_a_value(build: Callable[[], pyo.ConcreteModel]) -> None:
    model = build()
    values = solve(compile_model(model), EXACT).values
    for variable in model.component_data_objects(pyo.Var):
        low, high = variable.bounds
        assert (low is None or values[variable.name] >= low - 1e-9) and (
            high is None or values[variable.name] <= high + 1e-9
        )
        if variable.is_integer():
            assert values[variable.name] == round(values[variable.name])
    if build is with_fixed_variable:
        assert values["kept"] == 3.0
    if build is with_idle_variables:
        assert (values["idle"], values["below"], values["paid"]) == (2.0, -1.0, 4.0)


def test_a_gap_reached_is_not_called_optimal() -> None:
    found = solve(compile_model(knapsack(80, 40)), SolveOptions(gap_share=0.2))
    assert found.status == "gap_reached"
    assert 1e-6 < found.gap_share <= 0.2
    assert found.gap_share == pytest.approx(
        (found.bound_wan - found.objective_wan) / found.objective_wan
    )


def test_infeasible_and_unbounded_are_told_apart() -> None:
    def model(high: float | None) -> pyo.ConcreteModel:
        m = pyo.ConcreteModel()
        m.x = pyo.Var(domain=pyo.NonNegativeIntegers)
        m.y = pyo.Var(bounds=(0, None))
        m.link = pyo.Constraint(expr=m.y <= m.x)
        if high is not None:
            m.low, m.high = pyo.Constraint(expr=m.x >= 5), pyo.Constraint(expr=m.x <= high)
        m.value = pyo.Objective(expr=m.y, sense=pyo.maximize)
        return m

    for high, key in ((4.0, "infeasible"), (None, "unbounded")):
        with pytest.raises(NoPlanError) as stop:
            solve(compile_model(model(high)), EXACT)
        assert (stop.value.key, stop.value.exit_code) == (key, 4)


def test_a_row_without_free_variables_that_cannot_hold() -> None:
    m = with_fixed_variable()
    m.never = pyo.Constraint(expr=m.kept <= 2)
    with pytest.raises(NoPlanError):
        compile_model(m)


def test_what_is_not_linear_is_refused() -> None:
    curved, chosen = with_range_row(), with_fixed_variable()
    curved.bow = pyo.Constraint(expr=curved.x * curved.y <= 4)
    chosen.one = pyo.SOSConstraint(var=chosen.x, sos=1)
    for m, named in ((curved, "bow"), (chosen, "SOSConstraint")):
        with pytest.raises(ValueError, match=f"not linear: .*{named}"):
            compile_model(m)


def test_continuous_models_are_proved_too() -> None:
    m = with_range_row()
    m.x.domain = pyo.NonNegativeReals
    found = solve(compile_model(m), EXACT)
    # By hand: x = 9 and the band leaves y between -3.25 and -1.25, so y = -3 is worth 37.
    assert (found.status, found.objective_wan) == ("optimal", pytest.approx(37.0))


def hard_equalities() -> pyo.ConcreteModel:
    """Market split: the linear program is trivial, a plan next to impossible to find."""
    dice = random.Random(3)
    m = pyo.ConcreteModel()
    m.ITEMS, m.ROWS = pyo.RangeSet(50), pyo.RangeSet(6)
    weight = {(i, j): dice.randint(0, 99) for i in m.ITEMS for j in m.ROWS}
    m.take = pyo.Var(m.ITEMS, domain=pyo.Binary)
    m.split = pyo.Constraint(
        m.ROWS,
        rule=lambda m, j: (
            sum(weight[i, j] * m.take[i] for i in m.ITEMS)
            == sum(weight[i, j] for i in m.ITEMS) // 2
        ),
    )
    m.value = pyo.Objective(expr=m.take[1], sense=pyo.maximize)
    return m


def test_time_limit_without_a_plan() -> None:
    with pytest.raises(StoppedEarlyError) as stop:
        solve(compile_model(hard_equalities()), SolveOptions(time_limit_seconds=0.3))
    assert stop.value.exit_code == 6


def test_time_limit_with_a_plan() -> None:
    found = solve(compile_model(knapsack(200, 60)), SolveOptions(0.0, 1.5))
    assert found.status == "limit"
    assert found.bound_wan > found.objective_wan > 0


def test_interrupt_without_a_plan() -> None:
    stop = threading.Event()

    def watch(progress: Progress) -> None:
        stop.set()

    with pytest.raises(InterruptedEarlyError) as end:
        solve(compile_model(hard_equalities()), EXACT, None, watch, stop)
    assert end.value.exit_code == 130


def test_interrupt_keeps_the_best_plan() -> None:
    stop, seen = threading.Event(), []

    def watch(progress: Progress) -> None:
        if progress.best is not None:
            seen.append(progress)
            stop.set()

    found = solve(compile_model(knapsack(200, 60)), EXACT, None, watch, stop)
    assert found.status == "interrupted"
    assert found.objective_wan >= seen[0].best - 1e-6
    assert found.bound_wan <= seen[0].bound + 1e-6


def test_a_watcher_that_fails_ends_the_solve() -> None:
    def watch(progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        solve(compile_model(knapsack(200, 60)), EXACT, None, watch)


class Deaf:
    """A solver that hears no interrupt, as HiGHS inside a long linear program."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def setCallback(self, ear: object, _: object) -> None:  # noqa: N802 - a name of highspy
        self.ear = ear

    def startCallback(self, kind: object) -> None:  # noqa: N802
        pass

    def run(self) -> None:
        self.ear.point, self.ear.bound = np.array([1.0]), 7.0
        self.released.wait(60)


def test_a_solver_that_does_not_listen_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.solve.PATIENCE_SECONDS", 0.1)
    stop, deaf = threading.Event(), Deaf()
    outcome = _run(deaf, lambda _: stop.set(), stop)
    deaf.released.set()
    assert (outcome.status, outcome.bound, list(outcome.point)) == (None, 7.0, [1.0])


def test_a_start_that_fits_is_accepted_and_never_lost() -> None:
    compiled = compile_model(knapsack(200, 60))
    first = solve(compiled, SolveOptions(0.0, 2.0))
    again = solve(compiled, SolveOptions(0.0, 0.5), start=first.values)
    assert again.start_accepted is True
    assert again.objective_wan >= first.objective_wan


def test_a_start_that_knows_some_columns_is_completed() -> None:
    compiled = compile_model(with_range_row())
    found = solve(compiled, EXACT, start={"x": 2.0, "gone": 1.0})
    assert (found.start_accepted, found.status) == (True, "optimal")


def test_a_start_that_breaks_a_rule_is_refused_and_told() -> None:
    model = knapsack(20, 6)
    greedy = {f"take[{item}]": 1.0 for item in model.ITEMS}
    found = solve(compile_model(model), EXACT, start=greedy)
    assert (found.start_accepted, found.status) == (False, "optimal")
    outside = solve(compile_model(with_range_row()), EXACT, start={"x": 12.0})
    assert outside.start_accepted is False


def test_another_number_of_threads_in_one_process() -> None:
    compiled = compile_model(knapsack(20, 6))
    values = {solve(compiled, SolveOptions(0.0, 60.0, 0, n)).objective_wan for n in (1, 2, 1)}
    assert len(values) == 1


WRITER = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {here!r}]
from test_solve import with_fixed_variable, knapsack
from planner.compiling import compile_model
from planner.solve import write_model
write_model(compile_model(knapsack(30, 5)), Path(sys.argv[1] + "a.mps"))
write_model(compile_model(with_fixed_variable()), Path(sys.argv[1] + "b.mps"))
"""


def test_model_file_is_the_same_in_every_process(tmp_path: Path) -> None:
    script = WRITER.format(root=str(ROOT), here=str(Path(__file__).parent))
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / seed)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
    for name in ("a.mps", "b.mps"):
        assert (tmp_path / f"1{name}").read_bytes() == (tmp_path / f"2{name}").read_bytes()
    told = (tmp_path / "1b.mps").read_text(encoding="utf-8")
    assert "x[b_c]" in told and "room" in told


def test_model_file_keeps_chinese_names(tmp_path: Path) -> None:
    m = pyo.ConcreteModel()
    m.start = pyo.Var(["凯里 园区", "电子"], domain=pyo.Binary)
    m.room = pyo.Constraint(expr=m.start["凯里 园区"] + m.start["电子"] <= 1)
    m.value = pyo.Objective(expr=m.start["电子"], sense=pyo.maximize)
    write_model(compile_model(m), tmp_path / "m.mps")
    assert "start[凯里_园区]" in (tmp_path / "m.mps").read_text(encoding="utf-8")


def test_a_bound_beyond_the_plan_is_an_error_and_not_a_proof() -> None:
    compiled = compile_model(knapsack(5, 2))
    with pytest.raises(PlannerError) as raised:
        proved_bound(compiled, told=10.0, objective=12.0, done=False)
    assert raised.value.key == "bound_beyond_plan"
    assert proved_bound(compiled, told=12.0 - 1e-9, objective=12.0, done=False) == 12.0
