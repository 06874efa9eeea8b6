"""Each concern alone, written out as an LP file that a person has read and signed off.

The files in `goldens/` are compared as text. To renew one after a change of the mathematics, run
``python -m pytest tests/models/test_goldens.py --renew-goldens``, read the difference, and say in
the commit why it is right.
"""

import io
from pathlib import Path

import pyomo.environ as pyo
import pytest
from pyomo.repn.plugins.lp_writer import LPWriter

from models import (
    DesignationData,
    ExpansionData,
    LayoutRules,
    PlanData,
    ProjectData,
    RelationData,
    StreamData,
    build_portfolio_model,
)

GOLDENS = Path(__file__).parent / "goldens"

CONCERNS = {
    "choices": ["once_limit", "build_limit"],
    "layout_counts": [
        "park_leads_limit",
        "park_leads_floor",
        "specials_limit",
        "specials_floor",
        "industry_leads_limit",
    ],
    "layout_spread": ["target_limit"],
    "layout_targets": [
        "target_floor",
        "target_special",
        "target_ceiling",
        "lead_backing",
        "special_backing",
        "eligibility_limit",
        "lead_output_floor",
        "designation_limit",
    ],
    "land": ["land_limit"],
    "resources": ["resource_limit"],
    "budget": ["budget_limit"],
    "overlap": ["overlap_floor", "overlap_clique"],
    "chains": ["link_upstream", "link_downstream"],
    "relations": ["relation_limit", "follows_limit", "bonus_limit"],
    "markets": ["market_limit"],
    "materials": ["delivered_made", "delivered_used", "bought_limit", "sold_limit"],
    "concentration": ["concentration_limit"],
    "pursuits": ["pursuits_limit"],
    "fairness": ["income_floor", "least_limit"],
    "floors": ["floor_limit"],
}


def world() -> PlanData:
    """Three mutual neighbours, two industries, one of everything."""
    projects = {
        "k1": ProjectData(
            "x",
            ("pa",),
            {1: 2, 2: 3},
            land_mu=10,
            output_wan=7,
            support_wan=3,
            jobs_person=40,
        ),
        "k2": ProjectData(
            "x", ("pa", "pb"), {1: 1}, pursued=True, fixed="in", land_mu=20, output_wan=5
        ),
        "k3": ProjectData(
            "y", ("pb",), {2: 2}, needs_target=False, land_mu=4, output_wan=6, support_wan=2
        ),
        "y@pc": ProjectData(
            "y", ("pc",), {1: 2}, count_max=2, pursued=True, land_mu=8, output_wan=2
        ),
    }
    starts = [(k, s, t) for k, p in projects.items() for s in p.parks for t in p.ready]
    return PlanData(
        periods=2,
        park_county={"pa": "a", "pb": "b", "pc": "c"},
        industries=("x", "y"),
        projects=projects,
        income_wan={start: 100.0 + n for n, start in enumerate(starts)},
        fiscal_wan={start: 10.0 + n for n, start in enumerate(starts)},
        land_mu={
            ("pa", 1): 50,
            ("pa", 2): 50,
            ("pb", 1): 40,
            ("pb", 2): 30,
            ("pc", 1): 9,
            ("pc", 2): 9,
        },
        layout=LayoutRules(
            lead_required=True,
            specials_min=1,
            specials_max=1,
            lead_output_share_min=0.5,
            industry_output_share_max=0.75,
            breach_price_wan=40,
        ),
        partner={"pb": ("a", 0.25)},
        groups={"all": ("a", "b", "c", "d")},  # d has no park
        needs={"power": {("k1", "pa"): 3, ("k2", "pb"): 2}, "quota": {("k1", "pa"): 1}},
        stock_resources=frozenset({"quota"}),
        limits={
            ("power", "all", 1): 6,
            ("power", "all", 2): 6,
            ("quota", "a", 1): 1,
            ("quota", "a", 2): 1,
        },
        expansions={
            "grid": ExpansionData("all", "power", 5, 30, {1: 30, 2: 28}, lead_periods=1),
            "level": ExpansionData("pa", "land", 12, 6, {2: 5}),
        },
        purse_wan={("all", 1): 50, ("all", 2): 60, ("a", 1): 8, ("a", 2): 9},
        carry_over=frozenset({("a", 2), ("all", 1), ("all", 2)}),
        overlap_wan={
            ("a", "b", "x"): 30,
            ("a", "c", "x"): 20,
            ("b", "c", "x"): 10,
            ("a", "b", "y"): 15,
        },
        neighbours={"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")},
        present=frozenset({("c", "x")}),
        chain_wan={("x", "y"): 5},
        hub_share={("a", "y"): 0.5},
        relations=(
            RelationData("requires", "k1", "k2"),
            RelationData("excludes", "k1", "k3"),
            RelationData("together", "k2", "k3"),
            RelationData("follows", "k2", "k3", lag_periods=1),
            RelationData("bonus", "k1", "k2", value_wan=9),
            RelationData("bonus", "k1", "k3", value_wan=-9),
        ),
        designations=(
            DesignationData("a", "x", wanted=True, park="pa", role="lead"),
            DesignationData("b", "x", wanted=False, role="special"),
            DesignationData("b", "y", wanted=True),
            DesignationData("c", "y", wanted=False, role="lead"),
        ),
        market_wan={("x", "all"): 11},
        streams={
            "gas": StreamData(
                "all", 1, 2, 7, 8, {1: 3, 2: 2.5}, {"k1": 4, "k2": -5, "k3": 6, "y@pc": -1}
            ),
            "tar": StreamData("a", used_today=3, saving_wan={1: 9, 2: 8}, flows={"k1": 2}),
        },
        stock_output_wan={("a", "y"): 5, ("b", "x"): 5, ("c", "x"): 30, ("c", "y"): 2},
        pursuits_max=1,
        income_floor_wan={"a": 70},
        floors={
            ("jobs", "all", 2): 15,
            ("jobs", "d", 2): 1,  # where nothing can start
            ("output", "b", 1): 4,
            ("resident_income", "a", 1): 60,
            ("fiscal", "all", 2): 12,
            ("existing_support", "all", 2): 1,
        },
        population={"a": 1000, "b": 2000, "c": 3000},
        maxmin=True,
    )


def spread_world() -> PlanData:
    """Two parks in a county, and projects that may stand in both, in one, or next door."""
    projects = {
        "k1": ProjectData("x", ("p1", "p2"), {1: 1, 2: 2}),
        "k2": ProjectData("x", ("p1", "p2", "p3"), {2: 2}, count_max=2),
        "k3": ProjectData("x", ("p2", "p3"), {1: 1}),
        "k4": ProjectData("y", ("p1", "p2"), {1: 1}, needs_target=False),
    }
    starts = [(k, s, t) for k, p in projects.items() for s in p.parks for t in p.ready]
    return PlanData(
        periods=2,
        park_county={"p1": "a", "p2": "a", "p3": "b"},
        industries=("x", "y"),
        projects=projects,
        income_wan=dict.fromkeys(starts, 1.0),
        fiscal_wan=dict.fromkeys(starts, 0.0),
        land_mu={(park, t): 1.0 for park in ("p1", "p2", "p3") for t in (1, 2)},
    )


WORLDS = {"layout_spread": spread_world}


def written(constraints: list[str], data: PlanData) -> str:
    """LP text of a plan with only the given constraints and no objective."""
    m = build_portfolio_model(data)
    for constraint in m.component_objects(pyo.Constraint, active=True):
        if constraint.local_name not in constraints:
            constraint.deactivate()
    m.value_objective.deactivate()
    m.nothing = pyo.Objective(expr=0)
    stream = io.StringIO()
    LPWriter().write(m, stream, symbolic_solver_labels=True)
    lines = stream.getvalue().splitlines()
    return "\n".join(line for line in lines if not line.startswith("\\")) + "\n"


@pytest.mark.parametrize("concern", CONCERNS)
def test_concern_is_written_as_signed_off(concern: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDENS / f"{concern}.lp"
    text = written(CONCERNS[concern], WORLDS.get(concern, world)())
    if request.config.getoption("--renew-goldens"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_no_constraint_lacks_a_golden() -> None:
    constraints = {
        c.local_name for c in build_portfolio_model(world()).component_objects(pyo.Constraint)
    }
    assert constraints == {name for names in CONCERNS.values() for name in names}
    for concern, names in CONCERNS.items():
        text = (GOLDENS / f"{concern}.lp").read_text(encoding="utf-8")
        assert all(f"{name}(" in text for name in names), concern


def test_every_limit_has_its_triple() -> None:
    m = build_portfolio_model(world())
    limits = [
        c.local_name.removesuffix("_limit")
        for c in m.component_objects(pyo.Constraint)
        if c.local_name.endswith("_limit")
    ]
    resources = {"park_leads", "specials", "industry_leads", "once", "build", "land", "resource"}
    resources |= {"budget", "market", "pursuits", "bought", "sold", "concentration"}
    assert resources <= set(limits)
    for name in resources:
        assert m.component(f"{name}_used") is not None
        assert m.component(f"{name}_available") is not None


def test_every_constraint_says_what_it_means() -> None:
    for constraint in build_portfolio_model(world()).component_objects(pyo.Constraint):
        assert constraint.doc, constraint.name
