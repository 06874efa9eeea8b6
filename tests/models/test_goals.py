"""Goals alone, written out as an LP file that a person has read and signed off.

To renew it after a change of the mathematics, run ``python -m pytest tests/models/test_goals.py
--renew-goldens`` and read the difference.
"""

import io
from pathlib import Path

import pyomo.environ as pyo
import pytest
from pyomo.repn.plugins.lp_writer import LPWriter

from models import ExpansionData, PlanData, ProjectData, build_portfolio_model, read_portfolio
from models.goals import (
    TERMS,
    VALUE,
    Goal,
    add_goals,
    land_goal,
    money_goal,
    resource_goal,
    scores_of,
    seek,
)

GOLDEN = Path(__file__).parent / "goldens" / "goals.lp"


def world() -> PlanData:
    """Two projects of two parks, power, one expansion, a price on overlap, odds of one half."""
    projects = {
        "k1": ProjectData("x", ("pa",), {1: 1}, land_mu=10, support_wan=3, odds={"pa": 0.5}),
        "k2": ProjectData("x", ("pb",), {1: 1, 2: 2}, land_mu=20, reserve={"pb": 0.5}),
    }
    starts = [(k, s, t) for k, p in projects.items() for s in p.parks for t in p.ready]
    return PlanData(
        periods=2,
        park_county={"pa": "a", "pb": "b"},
        industries=("x",),
        projects=projects,
        income_wan={start: 100.0 + n for n, start in enumerate(starts)},
        fiscal_wan={start: 10.0 + n for n, start in enumerate(starts)},
        land_mu={(park, t): 50.0 for park in ("pa", "pb") for t in (1, 2)},
        groups={"all": ("a", "b")},
        needs={"power": {("k1", "pa"): 3, ("k2", "pb"): 2}},
        limits={("power", "all", 2): 6},
        expansions={"grid": ExpansionData("all", "power", 5, 30, {1: 30, 2: 28})},
        overlap_wan={("a", "b", "x"): 40},
        neighbours={"a": ("b",), "b": ("a",)},
        income_weight=1.0,
        fiscal_weight=2.0,
    )


def goals(data: PlanData) -> list[Goal]:
    """One of every kind."""
    uses = [land_goal(data), money_goal(data), resource_goal(data, "power")]
    return [Goal("income"), Goal("overlap", little=True), Goal(VALUE), *uses]


def goal_model() -> pyo.ConcreteModel:
    data = world()
    m = build_portfolio_model(data)
    add_goals(m, goals(data))
    return m


def test_goals_are_written_as_signed_off(request: pytest.FixtureRequest) -> None:
    m = goal_model()
    for constraint in m.component_objects(pyo.Constraint, active=True):
        if constraint.local_name != "score_floor":
            constraint.deactivate()
    floors = {name: float(number) for number, name in enumerate(m.GOALS, 1)}
    seek(m, {"income": 1.0, "power": 0.25}, floors)
    stream = io.StringIO()
    LPWriter().write(m, stream, symbolic_solver_labels=True)
    lines = [line for line in stream.getvalue().splitlines() if not line.startswith("\\")]
    text = "\n".join(lines) + "\n"
    if request.config.getoption("--renew-goldens"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_scores_by_hand() -> None:
    """Both projects and the expansion: 10 + half of 20 mu, half of 3 and 30 wan yuan, 5 MW."""
    m = goal_model()
    names = ("k1", "pa", 1), ("k2", "pb", 2)
    values = {m.start[key].name: 1.0 for key in names}
    values |= {m.build["grid", 1].name: 1.0, m.overlap["x", "a", "b"].name: 1.0}
    read_portfolio(m, values)
    value = (100 + 102) + 2 * (10 + 12 - 30) - 40
    assert scores_of(m) == {
        "income": 202,
        "overlap": -40,
        VALUE: value,
        "land": -20,
        "budget": -31.5,
        "power": -5,
    }


def test_only_one_objective_is_active() -> None:
    m = goal_model()
    for weights, name in (({"income": 1.0}, "goals_objective"), ({}, "value_objective")):
        seek(m, weights, {})
        active = [one.local_name for one in m.component_objects(pyo.Objective, active=True)]
        assert active == [name]


def test_every_term_of_the_value_may_be_a_goal() -> None:
    m = build_portfolio_model(world())
    add_goals(m, [Goal(name) for name in TERMS])
    assert set(scores_of_zero(m)) == set(TERMS)


def scores_of_zero(m: pyo.ConcreteModel) -> dict[str, float]:
    read_portfolio(m, {})
    return scores_of(m)
