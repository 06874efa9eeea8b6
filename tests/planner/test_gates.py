"""Gates: which sites are refused, by which rule, on what grounds."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.economics import appraise
from planner.results import GatedOut, Scenario

Build = Callable[..., Scenario]


@pytest.mark.parametrize(
    ("gate", "settings", "project", "industry", "park", "fit"),
    [
        ("fit", {}, {}, {}, {}, 0.29),
        ("invest", {"gates": {"invest_min_wan_per_mu": 201}}, {}, {}, {}, 0.5),
        ("tax", {"gates": {"tax_min_wan_per_mu": 10.5}}, {}, {}, {}, 0.5),
        ("chem_park", {}, {}, {"chem_park_required": True}, {}, 0.5),
        ("land_class", {}, {}, {}, {"land_class": "logistics"}, 0.5),
        ("", {}, {}, {}, {"land_class": "industrial"}, 0.30),
        ("", {}, {}, {"chem_park_required": True}, {"chem_park": True}, 0.5),
        (
            "",
            {"gates": {"chem_only_in_chem_park": False}},
            {},
            {"chem_park_required": True},
            {},
            0.5,
        ),
        ("", {}, {"kind": "upgrade"}, {}, {"land_class": "logistics"}, 0.1),
    ],
)
def test_gates(
    scenario: Build,
    gate: str,
    settings: dict[str, Any],
    project: dict[str, Any],
    industry: dict[str, Any],
    park: dict[str, Any],
    fit: float,
) -> None:
    found = appraise(
        scenario(
            settings,
            projects=[{"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10} | project],
            industries=[{"industry": "x", "name_zh": "业"} | industry],
            parks=[{"park": "s", "county": "1", "name_zh": "园", "land_mu": 100} | park],
            fit=[{"county": "1", "industry": "x", "fit_share": fit}],
        )
    )
    assert [refused.gate for refused in found.gated] == ([gate] if gate else [])
    assert bool(found.candidates["k"].places) != bool(gate)


def refusals(scenario: Build, rules: list[dict[str, Any]], **park: Any) -> tuple[GatedOut, ...]:
    """Sites refused of a project of 10 mu with 200 capital, 300 output and 10 tax per mu."""
    return appraise(
        scenario(
            {"gates": {"output_min_wan_per_mu": 400}},
            gates=[{"industry": "x"} | rule for rule in rules],
            parks=[{"park": "s", "county": "1", "name_zh": "园", "land_mu": 100} | park],
        )
    ).gated


def test_the_rule_of_an_industry_goes_before_the_general_one(scenario: Build) -> None:
    assert [(one.gate, one.found, one.needed, one.source) for one in refusals(scenario, [])] == [
        ("output", "300", "400", "gates.output_min_wan_per_mu")
    ]
    assert not refusals(scenario, [{"rule": "output_min_wan_per_mu", "value": 300}])
    assert not refusals(scenario, [{"rule": "output_min_wan_per_mu", "value": 0}])
    (found,) = refusals(
        scenario, [{"rule": "output_min_wan_per_mu", "value": 350, "source": "县政府办〔2025〕1号"}]
    )
    assert (found.needed, found.source) == (
        "350",
        "gates[x, output_min_wan_per_mu]: 县政府办〔2025〕1号",
    )


def test_energy_by_output_is_the_industrys(scenario: Build) -> None:
    off = {"rule": "output_min_wan_per_mu", "value": 0}
    (found,) = refusals(scenario, [off, {"rule": "energy_max_tce_per_wan", "value": 0.25}])
    assert (found.gate, found.found, found.needed) == ("energy", "0.3", "0.25")
    assert not refusals(scenario, [off, {"rule": "energy_max_tce_per_wan", "value": 0.3}])
    missing = appraise(
        scenario(
            {"gates": {"energy_max_tce_per_wan": 1}},
            industries=[{"industry": "z", "name_zh": "无库产业"}],
            projects=[{"project": "k", "name_zh": "项", "industry": "z", "land_mu": 10}],
        )
    ).missing
    assert "standard_coal_tce_per_wan_output" in {figure.coefficient for figure in missing}


def test_chemical_industry_keeps_away_from_rivers(scenario: Build) -> None:
    def gates(km: float | None, industry: str = "barium_salts", **settings: float) -> list[str]:
        return [
            one.gate + ": " + one.source
            for one in appraise(
                scenario(
                    {"gates": settings},
                    industries=[{"industry": industry, "name_zh": "业"}],
                    projects=[
                        {"project": "k", "name_zh": "项", "industry": industry, "land_mu": 100}
                    ],
                    parks=[
                        {"park": "s", "county": "1", "name_zh": "园", "land_mu": 100}
                        | {"chem_park": True, "river_distance_km": km}
                    ],
                )
            ).gated
        ]

    law = "river: gates.river_distance_min_km: Yangtze River Protection Law art. 26"
    assert gates(0.9) == [law]
    assert gates(1.0) == []
    assert gates(None) == []
    assert gates(0.9, river_distance_min_km=0) == []
    assert gates(0.1, industry="glass") == []


def test_an_own_rule_keeps_any_industry_from_the_river(scenario: Build) -> None:
    rules: list[dict[str, Any]] = [
        {"rule": "output_min_wan_per_mu", "value": 0},
        {"rule": "river_distance_min_km", "value": 2},
    ]
    assert [one.gate for one in refusals(scenario, rules, river_distance_km=1.5)] == ["river"]
    assert not refusals(scenario, rules, river_distance_km=2)
