"""Distances and nesting written out as LP files that a person has read and signed off."""

import io

import pyomo.environ as pyo
import pytest
from pyomo.repn.plugins.lp_writer import LPWriter

from models import build_portfolio_model
from models.distance import (
    add_distances,
    add_others,
    add_same,
    add_traits,
    seek_far,
    traits_possible,
)
from models.nesting import add_kept, hold_inside, nested_model
from tests.models.test_goldens import GOLDENS, spread_world


def decisions() -> pyo.ConcreteModel:
    """Far from a plan with k1 and k2, by projects; k2 is a prospect."""
    data = spread_world()
    m = build_portfolio_model(data)
    add_traits(m, data, "decisions")
    add_distances(m, (("k1", "k2"), ("k3",)), "decisions")
    seek_far(m, 2.0, 6.0)
    return m


def targets() -> pyo.ConcreteModel:
    """Far from a plan with x in both counties, by counties."""
    data = spread_world()
    m = build_portfolio_model(data)
    add_traits(m, data, "targets")
    add_distances(m, ((("a", "x"), ("b", "x")),), "targets")
    seek_far(m, 2.0, 6.0)
    return m


def others() -> pyo.ConcreteModel:
    """The best plan that is not the one of k1, nor that of none."""
    data = spread_world()
    m = build_portfolio_model(data)
    add_traits(m, data, "decisions")
    add_others(m, (("k1",), ()))
    add_same(m, ("k4",))
    return m


def kept() -> pyo.ConcreteModel:
    """Two of k2 and one of k3 stay where they are."""
    m = build_portfolio_model(spread_world())
    add_kept(m, {("k2", "p1", 2): 2, ("k3", "p2", 1): 1}, (), retime=False)
    return m


def retimed() -> pyo.ConcreteModel:
    """k1 stays in its park, in any period."""
    m = build_portfolio_model(spread_world())
    add_kept(m, {("k1", "p2", 1): 1}, (), retime=True)
    return m


def inside() -> pyo.ConcreteModel:
    """Nothing but two of k2 in p1 may begin."""
    m = build_portfolio_model(spread_world())
    hold_inside(m, {("k2", "p1", 2): 2})
    return m


def ladder() -> pyo.ConcreteModel:
    """Two rungs in one model."""
    models = [build_portfolio_model(spread_world()) for _ in range(2)]
    return nested_model(models, retime=True)


WANTED = {
    decisions: ("nearest_limit", "begun_floor", "begun_ceiling", "value_floor"),
    targets: ("nearest_limit", "differs_limit"),
    others: ("others_floor", "same_limit"),
    kept: ("kept_starts_floor",),
    retimed: ("kept_starts_floor",),
    inside: ("once_limit",),
    ladder: ("nested_floor",),
}


@pytest.mark.parametrize("make", WANTED, ids=lambda make: make.__name__)
def test_rules_are_written_as_signed_off(make: object, request: pytest.FixtureRequest) -> None:
    assert callable(make)
    m = make()
    for constraint in m.component_objects(pyo.Constraint, active=True):
        if constraint.local_name not in WANTED[make]:
            constraint.deactivate()
    stream = io.StringIO()
    LPWriter().write(m, stream, symbolic_solver_labels=True)
    lines = stream.getvalue().splitlines()
    text = "\n".join(line for line in lines if not line.startswith("\\")) + "\n"
    golden = GOLDENS / f"distance_{make.__name__}.lp"
    if request.config.getoption("--renew-goldens"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_traits_are_projects_or_pairs() -> None:
    data = spread_world()
    assert traits_possible(data, "decisions") == ("k1", "k2", "k3", "k4")
    assert ("a", "x") in traits_possible(data, "targets")


def test_every_rule_says_what_it_means() -> None:
    for make in WANTED:
        for constraint in make().component_objects(pyo.Constraint):
            assert constraint.doc, constraint.name
