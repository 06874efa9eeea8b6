"""Odds of a project at a place, announced figures cut to realised ones, grades."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from models import ProjectData
from planner.assemble import assemble
from planner.economics import appraise
from planner.economics.odds import odds_share
from planner.results import Candidate, Scenario
from planner.schema import EconomicsSettings

Build = Callable[..., Scenario]


def one_project(
    scenario: Build, settings: dict[str, Any] | None = None, **columns: Any
) -> Candidate:
    """Project with sites in two counties: fit 0.8 (grade B) in the first, unknown in the second."""
    row = {"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10} | columns
    found = appraise(
        scenario(
            settings,
            counties=[{"county": code, "name_zh": code} for code in "12"],
            parks=[
                {"park": park, "county": county, "name_zh": park, "land_mu": 100}
                for park, county in (("s", "1"), ("u", "2"))
            ],
            projects=[row],
            sites=[{"project": "k", "park": "s"}, {"project": "k", "park": "u"}],
            fit=[{"county": "1", "industry": "x", "fit_share": 0.8, "grade": "B"}],
        )
    )
    return found.candidates["k"]


def test_the_chain_of_the_public_record() -> None:
    # Puyang: 249 signed of 579 in talks; 40 % of signed produce; 70 % live for five years
    settings = EconomicsSettings()
    landed = 249 / 579 * settings.odds_signed_share
    assert landed == pytest.approx(0.17, abs=0.005)
    assert landed * settings.survival_share**5 == pytest.approx(0.12, abs=0.001)


@pytest.mark.parametrize(
    ("stage", "odds"), [("planned", 0.12), ("negotiating", 0.20), ("signed", 0.40)]
)
def test_odds_by_stage(scenario: Build, stage: str, odds: float) -> None:
    assert one_project(scenario, stage=stage).odds_at("u") == odds


def test_fit_and_credibility_move_the_odds_at_each_place(scenario: Build) -> None:
    found = one_project(scenario, stage="signed", credibility_share=0.9)
    assert found.odds_at("s") == pytest.approx(0.40 * (0.5 + 0.8) * 0.9)
    assert found.odds_at("u") == pytest.approx(0.40 * 0.9)


def test_stated_odds_stand_as_they_are(scenario: Build) -> None:
    found = one_project(scenario, odds_share=0.95, credibility_share=0.5)
    assert (found.odds_at("s"), found.odds_at("u")) == (0.95, 0.95)


def test_neutral_fit_worst_fit_best_fit_and_cap() -> None:
    assert odds_share(0.4, None, 1.0, 0.8) == odds_share(0.4, 0.5, 1.0, 0.8) == 0.4
    assert odds_share(0.4, 0.0, 1.0, 0.8) == pytest.approx(0.2)
    assert odds_share(0.4, 1.0, 1.0, 0.8) == pytest.approx(0.6)
    assert odds_share(0.6, 1.0, 1.0, 0.8) == 0.8


def test_announced_figures_are_cut_and_defaults_are_not(scenario: Build) -> None:
    found = one_project(
        scenario,
        basis="announced",
        capex_wan=1000,
        output_wan_per_year=2000,
        tax_wan_per_year=100,
        support_wan=70,
        wage_wan_per_year=5,
    )
    assert (found.capex_wan, found.output_wan_per_year) == (600, 1000)
    assert found.tax_wan_per_year == pytest.approx(35)
    assert found.jobs_person == 20  # 10 mu x 2 of the library, realised already
    assert (found.support_wan, found.wage_wan_per_year) == (70, 5)
    assert one_project(scenario, basis="announced", jobs_person=50).jobs_person == 20


def test_the_cut_is_a_setting_and_realised_figures_keep_theirs(scenario: Build) -> None:
    settings = {"haircut": {"output_share": 0.9}}
    row = {"output_wan_per_year": 2000, "capex_wan": 1000}
    assert one_project(scenario, settings, basis="announced", **row).output_wan_per_year == 1800
    assert one_project(scenario, settings, **row).output_wan_per_year == 2000
    # support that follows investment follows the realised one
    assert one_project(scenario, settings, basis="announced", **row).support_wan == 30


STATED = {
    "capex_wan": 1,
    "output_wan_per_year": 1,
    "jobs_person": 1,
    "wage_wan_per_year": 1,
    "local_hire_share": 1,
    "tax_wan_per_year": 1,
    "retained_share": 1,
    "build_periods": 0,
    "ramp_periods": 0,
}


@pytest.mark.parametrize(
    ("columns", "grade"),
    [
        (STATED | {"grade": "A", "odds_share": 0.5}, "A"),
        (STATED | {"grade": "A"}, "B"),  # the fit moved the odds
        (STATED | {"odds_share": 0.5}, "C"),  # a row without a grade
        ({"grade": "A", "odds_share": 0.5}, "B"),  # defaults of the library, graded B
    ],
)
def test_a_candidate_has_the_worst_grade_it_rests_on(
    scenario: Build, columns: dict[str, Any], grade: str
) -> None:
    assert one_project(scenario, **columns).grade == grade


def test_a_fit_where_a_gate_is_closed_grades_nothing(scenario: Build) -> None:
    row = STATED | {"grade": "A"}
    assert one_project(scenario, {"gates": {"fit_min_share": 0.9}}, **row).grade == "A"


def test_the_plan_keeps_room_and_money_by_the_odds_of_each_place(scenario: Build) -> None:
    def project(reserve: str) -> tuple[ProjectData, Mapping[tuple[str, str], float]]:
        made = scenario(
            {"landing": {"reserve": reserve}},
            parks=[
                {"park": park, "county": county, "name_zh": park, "land_mu": 100}
                for park, county in (("s", "1"), ("u", "2"))
            ],
            counties=[{"county": code, "name_zh": code} for code in "12"],
            projects=[
                {"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10}
                | {"stage": "signed", "output_wan_per_year": 1000, "support_wan": 60}
            ],
            sites=[{"project": "k", "park": "s"}, {"project": "k", "park": "u"}],
            fit=[{"county": "1", "industry": "x", "fit_share": 0.75}],
            resources=[{"resource": "quota", "name_zh": "额", "unit": "t", "scope": "county"}],
            uses=[{"project": "k", "resource": "quota", "amount": 8}],
        )
        data = assemble(made, appraise(made))
        return data.projects["k"], data.needs["quota"]

    one, needs = project("expected")  # odds 0.4 x 1.25 = 0.5 in s, 0.4 in u
    assert (one.land_at("s"), one.land_at("u")) == (5, 4)
    assert (one.output_at("s"), one.output_at("u")) == (500, 400)
    assert (one.support_at("s"), one.support_at("u")) == (30, 24)
    assert needs == {("k", "s"): 4, ("k", "u"): pytest.approx(3.2)}
    one, needs = project("full")
    assert (one.land_at("s"), one.output_at("s"), one.support_at("s")) == (10, 500, 30)
    assert needs == {("k", "s"): 8, ("k", "u"): 8}
