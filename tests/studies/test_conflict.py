"""The deletion filter and the elastic model on rows written by hand (card e of the methods)."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pyomo.environ as pyo
import pytest

from models import PlanData
from planner.compiling import compile_model
from planner.matrix import CompiledModel
from planner.solve import SolveOptions, solve
from planner.studies.diagnose.conflict import Deadline, find_conflict, possible
from planner.studies.diagnose.elastic import Elastic, elastic_model, forbidding
from planner.studies.diagnose.levers import LOWER, UPPER, Entry, Lever
from planner.studies.diagnose.rules import Group, Loosened, Rule, Rulebook
from tests.blocks.small_plans import small

LAND, JOBS, POWER = Rule("land", "park"), Rule("income_floor", "jobs"), Rule("resource", "power")
INF = float("inf")


def rows_of(rows: Mapping[str, tuple[float, Sequence[float], float]]) -> CompiledModel:
    """Rows over yes-or-no columns."""
    m = pyo.ConcreteModel()
    size = len(next(iter(rows.values()))[1])
    m.y = pyo.Var(range(size), within=pyo.Binary)
    for name, (low, coefficients, high) in rows.items():
        body = sum(c * m.y[n] for n, c in enumerate(coefficients))
        m.add_component(name, pyo.Constraint(expr=(low, body, high)))
    return compile_model(m)


def group(compiled: CompiledModel, rule: Rule, *rows: str) -> Group:
    """A rule whose rows have no limits when it is given up."""
    return Group(rule, tuple(Loosened(compiled.rows.index(row), -INF, INF) for row in rows))


def soon() -> Deadline:
    return Deadline.after(60.0)


# --- conflicts ------------------------------------------------------------------------------------


def test_land_and_jobs_conflict_already_in_the_linear_program() -> None:
    compiled = rows_of(
        {
            "land": (-INF, [40, 30, 50, 20], 60),
            "jobs": (130, [60, 40, 70, 20], INF),
            "power": (-INF, [1, 1, 1, 1], 4),
        }
    )
    groups = [
        group(compiled, rule, rule_row)
        for rule, rule_row in ((JOBS, "jobs"), (LAND, "land"), (POWER, "power"))
    ]
    found = find_conflict(compiled, groups, soon())
    assert {one.rule for one in found.groups} == {LAND, JOBS}
    assert found.irreducible


def test_only_whole_numbers_conflict() -> None:
    """100 (y0 + y2) between 120 and 130: the linear program has a plan, whole numbers have none."""
    compiled = rows_of({"jobs": (120, [100, 0, 100, 0], 130), "land": (-INF, [40, 30, 50, 20], 60)})
    groups = [group(compiled, LAND, "land"), group(compiled, JOBS, "jobs")]
    found = find_conflict(compiled, groups, soon())
    assert [one.rule for one in found.groups] == [JOBS]
    assert found.irreducible


def test_a_wrong_guess_does_no_harm() -> None:
    compiled = rows_of({"jobs": (120, [100, 0, 100, 0], 130), "land": (-INF, [40, 30, 50, 20], 60)})
    land, jobs = group(compiled, LAND, "land"), group(compiled, JOBS, "jobs")
    assert find_conflict(compiled, [land, jobs], soon(), guesses=[[land]]).groups == (jobs,)


def test_halves_of_a_kind_are_taken_apart() -> None:
    """Eight rules of one kind of which the third and the seventh conflict."""
    rows = {f"r{n}": (-INF, [1.0, 1.0], 1.0) for n in range(8)}
    rows["r2"], rows["r6"] = (-INF, [1.0, 0.0], 0.0), (1.0, [1.0, 0.0], INF)
    compiled = rows_of(rows)
    groups = [group(compiled, Rule("land", f"r{n}"), f"r{n}") for n in range(8)]
    found = find_conflict(compiled, groups, soon())
    assert [one.rule.area for one in found.groups] == ["r2", "r6"]
    assert found.irreducible


def test_without_time_a_conflict_is_told_as_perhaps_not_the_smallest() -> None:
    compiled = rows_of({"jobs": (120, [100, 0, 100, 0], 130), "land": (-INF, [40, 30, 50, 20], 60)})
    groups = [group(compiled, LAND, "land"), group(compiled, JOBS, "jobs")]
    found = find_conflict(compiled, groups, Deadline.after(0.0))
    assert found.groups == tuple(groups) == found.doubtful
    assert not found.irreducible
    assert possible(compiled, (), Deadline.after(0.0)).possible is None


def test_a_rule_that_no_column_enters_is_kept_as_a_row() -> None:
    m = pyo.ConcreteModel()
    m.y = pyo.Var(within=pyo.Binary)
    m.floor = pyo.Constraint(expr=0 * m.y >= 5)
    m.other = pyo.Constraint(expr=m.y <= 1)
    compiled = compile_model(m, keep_empty=True)
    groups = [group(compiled, JOBS, "floor"), group(compiled, LAND, "other")]
    assert find_conflict(compiled, groups, soon()).groups == (groups[0],)


# --- repairs --------------------------------------------------------------------------------------

AREA, PEOPLE = (90.0, 100.0, 80.0, 40.0), (50.0, 205.0, 90.0, 5.0)
LIMIT, WANTED = 100.0, 300.0


def by_hand(land_wan: float, jobs_wan: float, wanted: set[frozenset[str]]) -> float:
    """Least price over the 16 plans whose loosened rules contain none of `wanted`."""
    prices = []
    for plan in product((0, 1), repeat=4):
        more = max(0.0, sum(a * y for a, y in zip(AREA, plan, strict=True)) - LIMIT)
        fewer = max(0.0, WANTED - sum(p * y for p, y in zip(PEOPLE, plan, strict=True)))
        used = {name for name, x in (("land", more), ("jobs", fewer)) if x > 0}
        if not any(one <= used for one in wanted):
            prices.append(land_wan * more + jobs_wan * fewer)
    return min(prices)


def elastic(land_wan: float, jobs_wan: float) -> Elastic:
    compiled = rows_of({"land": (-INF, AREA, LIMIT), "jobs": (WANTED, PEOPLE, INF)})
    groups = (group(compiled, LAND, "land"), group(compiled, JOBS, "jobs"))
    data: PlanData = small(0).data  # elastic models do not look at it
    book = Rulebook(data, pyo.ConcreteModel(), compiled, groups)
    levers = (
        Lever(LAND, 0, (Entry(groups[0].rows[0].row, UPPER, 1.0),), 400.0, False, land_wan),
        Lever(JOBS, 0, (Entry(groups[1].rows[0].row, LOWER, 1.0),), 300.0, False, jobs_wan),
    )
    return elastic_model(book, levers)


@pytest.mark.parametrize(("land_wan", "jobs_wan", "price"), [(1, 10, 120), (10, 1, 95), (1, 1, 85)])
def test_prices_of_the_method_card(land_wan: float, jobs_wan: float, price: float) -> None:
    assert by_hand(land_wan, jobs_wan, set()) == price
    found = solve(elastic(land_wan, jobs_wan).compiled, SolveOptions(gap_share=0.0))
    assert found.objective_wan == pytest.approx(price)


def test_other_repairs_loosen_other_rules() -> None:
    """Land and jobs together 85, then jobs alone 95, then land alone 120, then nothing is left."""
    model = elastic(1, 1)
    sets = [[LAND, JOBS], [JOBS], [LAND]]
    for number, price in ((0, 85.0), (1, 95.0), (2, 120.0)):
        forbidden = {frozenset("jobs" if r == JOBS else "land" for r in s) for s in sets[:number]}
        assert by_hand(1, 1, forbidden) == price
        found = solve(forbidding(model, sets[:number]), SolveOptions(gap_share=0.0))
        assert found.objective_wan == pytest.approx(price)
        assert {lever.rule for lever, _ in model.used(found.values)} == set(sets[number])
    assert possible(forbidding(model, sets), (), soon()).possible is False


def test_both_sides_of_a_row_give_way_each_at_its_own_lever() -> None:
    compiled = rows_of({"jobs": (120, [100, 0, 100, 0], 130)})
    jobs = group(compiled, JOBS, "jobs")
    book = Rulebook(small(0).data, pyo.ConcreteModel(), compiled, (jobs,))
    row = jobs.rows[0].row
    more = Lever(LAND, 0, (Entry(row, UPPER, 1.0),), 100.0, False, 1.0)
    less = Lever(JOBS, 0, (Entry(row, LOWER, 1.0),), 100.0, False, 1.0)
    both = solve(elastic_model(book, (more, less)).compiled, SolveOptions(gap_share=0.0))
    only = solve(elastic_model(book, (more,)).compiled, SolveOptions(gap_share=0.0))
    assert both.objective_wan == pytest.approx(20.0)  # 100 instead of 120
    assert only.objective_wan == pytest.approx(70.0)  # 200 instead of 130


def test_prices_of_the_linear_model_name_its_conflict() -> None:
    model = elastic(1, 1)
    assert {one.rule for one in model.guess()} == {LAND, JOBS}
    assert np.isfinite(model.compiled.cost).all()
