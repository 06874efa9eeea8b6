"""Resident income component by component, in wan yuan."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.economics import appraise
from planner.economics.income import income_parts
from planner.results import Scenario

Build = Callable[..., Scenario]

SETTINGS: dict[str, Any] = {
    "horizon": {"period_years": [1], "benefit_years": 2, "discount_share": 0.1},
    "economics": {"land_rent_wan_per_mu_per_year": 0.08},
}
PROJECT = {
    "project": "k",
    "name_zh": "项",
    "industry": "x",
    "land_mu": 10,
    "odds_share": 0.5,
    "survival_share": 0.9,
    "jobs_person": 50,
    "wage_wan_per_year": 6,
    "local_hire_share": 0.8,
    "build_periods": 1,
    "ramp_periods": 1,
    "seasonal_jobs_person": 60,
    "seasonal_months": 3,
    "farm_purchase_wan_per_year": 500,
    "dividend_wan_per_year": 4,
    "pay_rise_wan_per_year": 9,
}


def test_components_by_hand(scenario: Build) -> None:
    made = scenario(SETTINGS, projects=[PROJECT])
    found = income_parts(appraise(made).candidates["k"], 5.0, made.settings)
    assert found.wages_wan == pytest.approx(50 * 0.8 * (6 - 0.3 * 0.8 * 5))
    assert found.seasonal_wan == pytest.approx(15 * 6 * 0.8)  # 60 people for a quarter of a year
    assert found.farm_wan == pytest.approx(500 * 0.4)
    assert found.pay_rise_wan == 9  # in work already: nothing is given up for it
    assert found.rent_dividend_wan == pytest.approx(10 * 0.08 + 4)


def test_rent_and_dividend_do_not_wait_for_the_ramp(scenario: Build) -> None:
    # production from year 1, half and full output: wages 192, seasonal 72, farm 200, rises 9
    with_output, fixed = 192 + 72 + 200 + 9, 4.8
    expected = 0.5 * ((with_output / 2 + fixed) / 1.1 + 0.9 * (with_output + fixed) / 1.1**2)
    found = appraise(scenario(SETTINGS, projects=[PROJECT])).income_wan["k", "s", 1]
    assert found == pytest.approx(expected)


def test_the_multiplier_raises_everything(scenario: Build) -> None:
    plain = appraise(scenario(SETTINGS, projects=[PROJECT])).income_wan["k", "s", 1]
    economics = SETTINGS["economics"] | {"multiplier_factor": 1.2}
    more = appraise(scenario(SETTINGS | {"economics": economics}, projects=[PROJECT]))
    assert more.income_wan["k", "s", 1] == pytest.approx(1.2 * plain)


def test_without_months_seasonal_workers_count_nothing(scenario: Build) -> None:
    row = PROJECT | {"seasonal_months": None}
    found = appraise(scenario(SETTINGS, projects=[row]))
    assert found.candidates["k"].seasonal_fte_person == 0
    assert "seasonal_months" in {used.column for used in found.defaults}


def test_a_wage_cut_off_at_zero_leaves_the_other_income(scenario: Build) -> None:
    found = appraise(scenario(SETTINGS, projects=[PROJECT | {"wage_wan_per_year": 1}]))
    assert found.floored == ("k",)
    assert found.income_wan["k", "s", 1] > 0


def test_a_partner_outside_takes_its_share_of_income(scenario: Build) -> None:
    whole = appraise(scenario(SETTINGS, projects=[PROJECT])).income_wan["k", "s", 1]
    park = {"park": "s", "county": "1", "name_zh": "园", "land_mu": 100}
    park |= {"partner_outside": "南海", "partner_share": 0.25}
    kept = appraise(scenario(SETTINGS, projects=[PROJECT], parks=[park]))
    assert kept.income_wan["k", "s", 1] == pytest.approx(0.75 * whole)
    stated = {"income_npv_wan": 80, "fiscal_npv_wan": -10, "support_wan": 60}
    found = appraise(scenario(SETTINGS, projects=[PROJECT | stated], parks=[park]))
    assert found.income_wan["k", "s", 1] == pytest.approx(60)
    # half of 60 of support is expected to be paid: in -10 there are 20 of tax, and 5 leave
    assert found.fiscal_wan["k", "s", 1] == pytest.approx(-15)
