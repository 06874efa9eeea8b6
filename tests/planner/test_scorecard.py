"""The admission scorecard against points worked out by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.assess import assess
from planner.economics import appraise
from planner.report.assessment import assessment_screen
from planner.report.assessment_files import assessment_record
from planner.results import Appraisal, Scenario, Score
from planner.studies.explain.levers import tax_gate_wan

Build = Callable[..., Scenario]

TUANFENG = [
    # Published weights of Tuanfeng county, of 100: size 17, intensity 17 and land 10, tax 16,
    # jobs 5, environment 5 and safety 5; type, technology, investor and design (25) stand in the
    # fit.
    {"criterion": "capex_wan", "weight_share": 0.17, "full_marks": 5000},
    {"criterion": "invest_wan_per_mu", "weight_share": 0.27, "full_marks": 250},
    {"criterion": "tax_wan_per_mu", "weight_share": 0.16, "full_marks": 8},
    {"criterion": "jobs_per_mu", "weight_share": 0.05, "full_marks": 4},
    {"criterion": "energy_tce_per_wan", "weight_share": 0.10, "full_marks": 0.06},
    {"criterion": "fit_share", "weight_share": 0.25, "full_marks": 0.8},
]

HAND = 0.17 * 0.4 + 0.27 * 0.8 + 0.16 * 1 + 0.05 * 0.5 + 0.10 * 0.2 + 0.25 * 0.75
"""10 mu with 2000 wan of investment, 200, tax 10 and 2 jobs per mu, 0.3 tce per wan, fit 0.6."""


def judged(
    scenario: Build,
    card: list[dict[str, Any]],
    project: dict[str, Any] | None = None,
    fit: float | None = 0.6,
    **gates: float,
) -> Appraisal:
    base = {"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10}
    return appraise(
        scenario(
            {"gates": gates},
            scorecard=card,
            projects=[base | (project or {})],
            fit=[] if fit is None else [{"county": "1", "industry": "x", "fit_share": fit}],
        )
    )


def score(found: Appraisal) -> Score:
    (one,) = found.scores
    return one


def test_the_published_weights_by_hand(scenario: Build) -> None:
    one = score(judged(scenario, TUANFENG))
    assert one.share == pytest.approx(HAND)
    assert one.share == pytest.approx(0.6765)
    assert one.marks == pytest.approx(
        {
            "capex_wan": 0.4,
            "invest_wan_per_mu": 0.8,
            "tax_wan_per_mu": 1,
            "jobs_per_mu": 0.5,
            "energy_tce_per_wan": 0.2,
            "fit_share": 0.75,
        }
    )
    assert one.vetoes == ()


@pytest.mark.parametrize(("least", "refused"), [(0.0, []), (HAND, []), (0.68, ["score"])])
def test_the_least_score(scenario: Build, least: float, refused: list[str]) -> None:
    found = judged(scenario, TUANFENG, score_min_share=least)
    assert [one.gate for one in found.gated] == refused
    assert bool(found.candidates["k"].places) == (not refused)


def test_a_veto_forbids_whatever_the_score(scenario: Build) -> None:
    low = [{**TUANFENG[0], "weight_share": 1, "full_marks": 1, "veto_below": 2001}]
    (gated,) = judged(scenario, low).gated
    assert (gated.gate, gated.found, gated.needed) == ("veto_capex_wan", "2000", "2001")
    assert score(judged(scenario, low)).share == 1
    high = [
        {
            "criterion": "energy_tce_per_wan",
            "weight_share": 0,
            "veto_above": 0.29,
            "source": "notice 7",
        }
    ]
    (gated,) = judged(scenario, high).gated
    assert (gated.gate, gated.source) == (
        "veto_energy_tce_per_wan",
        "scorecard[energy_tce_per_wan]: notice 7",
    )
    assert not judged(scenario, [{**high[0], "veto_above": 0.3}]).gated


def test_what_does_not_apply_leaves_its_weight_to_the_others(scenario: Build) -> None:
    """In a building there is no land: size 17, environment and safety 10, fit 25 of 52."""
    inside = {"land_mu": 0, "capex_wan": 2000, "output_wan_per_year": 3000, "jobs_person": 20}
    one = score(judged(scenario, TUANFENG, inside | {"tax_wan_per_year": 100}))
    assert one.share == pytest.approx((0.17 * 0.4 + 0.10 * 0.2 + 0.25 * 0.75) / 0.52)
    assert set(one.marks) == {"capex_wan", "energy_tce_per_wan", "fit_share"}
    unknown = score(judged(scenario, TUANFENG, fit=None))
    assert unknown.share == pytest.approx((HAND - 0.25 * 0.75) / 0.75)
    per_mu = [{**TUANFENG[2], "weight_share": 1, "veto_below": 5}]
    nothing = judged(scenario, per_mu, inside | {"tax_wan_per_year": 0}, score_min_share=0.9)
    assert score(nothing).share is None
    assert not nothing.gated


def test_an_existing_firm_is_not_scored(scenario: Build) -> None:
    found = judged(scenario, TUANFENG, {"kind": "upgrade"}, score_min_share=0.99)
    assert found.scores == ()
    assert not found.gated


def test_energy_that_no_library_knows_is_missing(scenario: Build) -> None:
    found = appraise(
        scenario(
            scorecard=TUANFENG,
            industries=[{"industry": "z", "name_zh": "无库产业"}],
            projects=[{"project": "k", "name_zh": "项", "industry": "z", "land_mu": 10}],
        )
    )
    assert "standard_coal_tce_per_wan_output" in {one.coefficient for one in found.missing}


def test_assess_tells_scores_and_vetoes(scenario: Build) -> None:
    card = [*TUANFENG[:2], {**TUANFENG[2], "veto_below": 11}, *TUANFENG[3:]]
    found = assess(scenario({"gates": {"score_min_share": 0.5}}, scorecard=card))
    (line,) = assessment_record(found)["scores"]
    assert (line["project"], line["park"], line["passes"]) == ("k", "s", False)
    assert line["vetoes"] == "veto_tax_wan_per_mu"
    assert line["invest_wan_per_mu_marks_share"] == pytest.approx(0.8)
    assert "一票否决：亩均税收" in assessment_screen(found, "zh")
    assert "veto: tax per mu" in assessment_screen(found, "en")
    assert assess(scenario()).scores == ()


def test_explain_knows_below_which_tax_the_card_closes(scenario: Build) -> None:
    """Without tax the other marks earn 0.5165: 0.6 needs 0.0835 of 0.16, 0.52 of 8 a mu."""
    shop = scenario(
        {"gates": {"score_min_share": 0.6}},
        scorecard=TUANFENG,
        fit=[{"county": "1", "industry": "x", "fit_share": 0.6}],
    )
    found = appraise(shop)
    one = found.candidates["k"]
    least = tax_gate_wan(shop, one, found.scores)
    assert least == pytest.approx((0.6 - (HAND - 0.16)) / 0.16 * 8 * 10)
    for tax, refused in ((least * 0.999, ["score"]), (least * 1.001, [])):
        project = {"project": "k", "name_zh": "项", "industry": "x", "land_mu": 10}
        other = appraise(
            scenario(
                {"gates": {"score_min_share": 0.6}},
                scorecard=TUANFENG,
                projects=[project | {"tax_wan_per_year": tax}],
                fit=[{"county": "1", "industry": "x", "fit_share": 0.6}],
            )
        )
        assert [gate.gate for gate in other.gated] == refused
    assert tax_gate_wan(shop, one) == 0.0
