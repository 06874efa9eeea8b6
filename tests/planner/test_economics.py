"""Economics against arithmetic written out by hand."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from planner.economics import appraise
from planner.economics.timing import (
    discounted_activity,
    offset,
    period_of,
    production_offsets,
    ramp_lengths,
    ready_periods,
)
from planner.results import Appraisal, Scenario
from planner.schema import HorizonSettings

HORIZON = HorizonSettings(period_years=(1, 1, 1, 2, 2), benefit_years=3, discount_share=0.1)


Build = Callable[..., Scenario]


def with_project(scenario: Build, **columns: Any) -> Appraisal:
    """Appraisal of one project with the given columns."""
    row = {"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10} | columns
    settings = {"horizon": HORIZON.model_dump()}
    return appraise(scenario(settings, projects=[row]))


def test_offsets_go_on_beyond_the_horizon() -> None:
    assert [offset(HORIZON, t) for t in range(1, 9)] == [0, 1, 2, 3, 5, 7, 9, 11]
    assert [period_of(HORIZON, year) for year in range(9)] == [1, 2, 3, 4, 4, 5, 5, 6, 6]


def test_production_by_periods_and_by_years() -> None:
    assert production_offsets(HORIZON, range(3, 6), 1, 9.9) == {3: 3, 4: 5, 5: 7}
    assert production_offsets(HORIZON, range(1, 4), None, 1.2) == {1: 2, 2: 3, 3: 4}
    assert production_offsets(HORIZON, range(1, 2), None, 2.0000000000001) == {1: 2}
    assert ready_periods(HORIZON, {1: 2, 4: 5, 5: 7}) == {1: 3, 4: 5, 5: 6}


def test_ramp_by_periods_takes_the_years_of_those_periods() -> None:
    assert ramp_lengths(HORIZON, {1: 2, 2: 3}, 1, 0.0) == {1: 1, 2: 2}
    assert ramp_lengths(HORIZON, {1: 2}, 0, 5.0) == {1: 0}
    assert ramp_lengths(HORIZON, {1: 2}, None, 1.5) == {1: 2}


def test_activity_by_hand() -> None:
    # three years from year 2 on, full output after 2 years, survival 0.9, discount 10 %
    expected = 1 / 3 / 1.1**2 + 0.9 * 2 / 3 / 1.1**3 + 0.81 * 1 / 1.1**4
    assert discounted_activity(HORIZON, 2, 2, 0.9) == pytest.approx(expected)


def test_income_and_fiscal_value_of_one_project_by_hand(scenario: Build) -> None:
    found = with_project(
        scenario,
        stage="signed",
        jobs_person=50,
        wage_wan_per_year=6,
        local_hire_share=0.8,
        tax_wan_per_year=90,
        retained_share=0.4,
        support_wan=70,
        build_periods=1,
        ramp_periods=0,
        survival_share=0.9,
        odds_share=0.5,
    )
    # start in period 1, production from year 1: three full years with survival 1, 0.9, 0.81
    years = 1 / 1.1 + 0.9 / 1.21 + 0.81 / 1.331
    net_wage = 6 - 0.3 * 0.8 * 5
    assert found.income_wan["k", "s", 1] == pytest.approx(0.5 * years * 50 * 0.8 * net_wage)
    assert found.fiscal_wan["k", "s", 1] == pytest.approx(0.5 * (years * 90 * 0.4 - 70))
    # start in period 4 (year 3), production from year 5, support paid in year 3
    later = years / 1.1**4
    assert found.income_wan["k", "s", 4] == pytest.approx(0.5 * later * 50 * 0.8 * net_wage)
    assert found.fiscal_wan["k", "s", 4] == pytest.approx(0.5 * (later * 36 - 70 / 1.1**3))
    assert not found.floored


def test_stated_value_replaces_the_computed_one_and_the_sites_goes_first(scenario: Build) -> None:
    rows = {
        "projects": [
            {"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10, "income_npv_wan": 100}
        ],
        "parks": [
            {"park": "s", "county": "1", "name_zh": "园", "land_mu": 100},
            {"park": "u", "county": "1", "name_zh": "园二", "land_mu": 100},
        ],
        "sites": [
            {"project": "k", "park": "s"},
            {"project": "k", "park": "u", "income_npv_wan": 70},
        ],
    }
    found = appraise(scenario({"horizon": HORIZON.model_dump()}, **rows))
    assert found.income_wan["k", "s", 1] == 100
    assert found.income_wan["k", "s", 4] == pytest.approx(100 / 1.1**3)
    assert found.income_wan["k", "u", 1] == 70


def test_wage_below_what_returnees_give_up_counts_as_zero_and_is_told(scenario: Build) -> None:
    found = with_project(scenario, wage_wan_per_year=1.0)
    assert found.floored == ("k",)
    assert found.income_wan["k", "s", 1] == 0


def test_every_default_is_listed_with_its_origin(scenario: Build) -> None:
    found = with_project(scenario)
    listed = {
        (d.column): (d.value, d.origin)
        for d in found.defaults
        if (d.table, d.row_key) == ("projects", "k")
    }
    assert listed["capex_wan"] == (2000.0, "library.x.invest_wan_per_mu")
    assert listed["jobs_person"] == (20.0, "library.x.jobs_per_mu")
    assert listed["retained_share"] == (
        pytest.approx(0.4),
        "library.x.county_retained_tax_wan_per_mu_default",
    )
    assert listed["credibility_share"] == (1.0, "constant")
    assert listed["basis"] == ("realised", "constant")
    assert listed["dividend_wan_per_year"] == (0.0, "constant")
    assert listed["support_wan"] == (pytest.approx(100.0), "economics.support_share")
    assert listed["odds_share"] == (0.12, "economics.odds_planned_share")
    assert listed["build_periods"] == (1.2, "library.x.build_years")
    assert listed["stage"] == ("planned", "constant")
    assert not found.missing


def test_the_scenarios_own_coefficient_goes_before_the_library(scenario: Build) -> None:
    industry = {"industry": "x", "name_zh": "业", "jobs_per_mu": 7}
    found = appraise(scenario(industries=[industry]))
    assert found.candidates["k"].jobs_person == 70
    assert found.candidates["k"].capex_wan == 2000


def test_fractions_and_shares_of_tax_are_listed_once_where_they_are_used(scenario: Build) -> None:
    project = {"name_zh": "项", "industry": "apparel", "land_mu": 10}
    found = appraise(
        scenario(
            industries=[{"industry": "apparel", "name_zh": "服装", "tax_vat_frac": 0.507}],
            projects=[{"project": code} | project for code in ("k", "l")],
            sites=[{"project": code, "park": "s"} for code in ("k", "l")],
            tax_shares=[
                {"tax": "vat", "centre_share": 0.5, "province_share": 0.1, "county_share": 0.4}
            ],
        )
    )
    listed = {
        (used.row_key, used.column)
        for used in found.defaults
        if used.table in {"industries", "tax_shares"}
    }
    assert listed == {
        ("apparel", "tax_cit_frac"),
        ("apparel", "tax_consumption_frac"),
        ("apparel", "tax_local_other_frac"),
        ("income", "county_share"),
        ("consumption", "county_share"),
        ("local", "county_share"),
    }
    assert len(found.defaults) == len(set(found.defaults))


def test_missing_coefficient_is_told_and_not_guessed(scenario: Build) -> None:
    industry = {"industry": "z", "name_zh": "无库产业"}
    project = {"project": "k", "name_zh": "项", "industry": "z", "land_mu": 10}
    found = appraise(scenario(industries=[industry], projects=[project]))
    told = {(m.column, m.industry, m.coefficient) for m in found.missing}
    assert ("capex_wan", "z", "invest_wan_per_mu") in told
    assert ("retained_share", "z", "tax_vat_frac") in told


def test_prospect_is_a_typical_project_with_a_count(scenario: Build) -> None:
    found = appraise(scenario(prospects=[{"industry": "x", "park": "s", "count_max": 3}]))
    prospect = found.candidates["x@s"]
    assert (prospect.count_max, prospect.land_mu, prospect.prospect) == (3, 20, True)
    assert prospect.jobs_person == 40
    assert prospect.odds_at("s") == 0.12
    assert prospect.production_offset[1] == 2
    assert math.isclose(prospect.retained_share, 0.4)


def test_needs_come_from_the_table_else_from_the_industry(scenario: Build) -> None:
    resources = [
        {"resource": "power", "name_zh": "电", "unit": "MW", "scope": "county"},
        {"resource": "water", "name_zh": "水", "unit": "10000m3", "scope": "county"},
        {"resource": "labour", "name_zh": "工", "unit": "人", "scope": "county"},
        {"resource": "forest", "name_zh": "林", "unit": "m3", "scope": "county"},
    ]
    uses = [
        {"project": "k", "resource": "water", "amount": 9},
        {"project": "k", "resource": "water", "amount": 4, "park": "s"},
    ]
    needs = appraise(scenario(resources=resources, uses=uses)).candidates["k"].uses
    # 3000 wan x 100 kWh = 300,000 kWh a year, at 5,000 hours 0.06 MW
    assert needs["s", "power"] == pytest.approx(0.06)
    assert needs["s", "water"] == 4
    assert needs["s", "labour"] == pytest.approx(16)
    assert ("s", "forest") not in needs
