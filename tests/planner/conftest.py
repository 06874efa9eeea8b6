"""A scenario of one county, one park and one industry, unless a table says otherwise."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from planner.economics import appraisal
from planner.results import FitScore, FitTable, Scenario, Table
from planner.scenario.folder import read_library
from planner.schema import TABLES, Industry, Settings

INDUSTRY = {
    "industry": "x",
    "name_zh": "业",
    "invest_wan_per_mu": 200,
    "output_wan_per_mu": 300,
    "jobs_per_mu": 2,
    "mean_wage_wan_per_year": 6,
    "local_hire_share": 0.8,
    "tax_wan_per_mu": 10,
    "county_retained_tax_wan_per_mu_default": 4,
    "build_years": 1.2,
    "ramp_years": 2,
    "min_scale_mu": 20,
    "power_kwh_per_wan_output": 100,
    "water_m3_per_wan_output": 5,
    "standard_coal_tce_per_wan_output": 0.3,
    "land_class": "industrial",
    "chem_park_required": False,
    "evidence_grade": "B",
}
"""The whole library besides the packaged one; it has no fractions of tax."""


def judged_fits(scenario: Scenario) -> FitTable:
    """Fits by the table `fit` alone: what is computed has tests of its own."""
    scores = {
        (row.county, row.industry): FitScore(
            row.county, row.industry, row.fit_share, row.grade or "C", {}, "", (), True
        )
        for row in scenario.rows("fit")
    }
    return FitTable("default", {}, None, scores, {})


@pytest.fixture
def scenario(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Scenario]:
    """Build a scenario from settings and rows by table."""
    monkeypatch.setattr(appraisal, "assess_fit", judged_fits)

    def build(
        settings: Mapping[str, Any] | None = None, **tables: list[dict[str, Any]]
    ) -> Scenario:
        base: dict[str, list[dict[str, Any]]] = {
            "counties": [{"county": "1", "name_zh": "甲", "alt_wage_wan_per_year": 5}],
            "parks": [{"park": "s", "county": "1", "name_zh": "园", "land_mu": 100}],
            "industries": [{"industry": "x", "name_zh": "业", "rivalry_share": 0.2}],
            "projects": [{"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10}],
            "sites": [{"project": "k", "park": "s"}],
        }
        library, _ = read_library()
        return Scenario(
            name="test",
            folder="test",
            variant="",
            settings=Settings.model_validate(
                {"schema": 1, "title_zh": "试", "price_year": 2024} | dict(settings or {})
            ),
            tables={
                name: Table(
                    name,
                    f"{name}.csv",
                    "",
                    tuple(TABLES[name].row.model_validate(row) for row in rows),
                    tuple(range(2, 2 + len(rows))),
                )
                for name, rows in (base | tables).items()
            },
            library={**library, "x": Industry.model_validate(INDUSTRY)},
        )

    return build
