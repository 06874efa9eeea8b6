"""A county at its best: the car works fail on market, place and freight; the base comes first."""

import tomllib
from pathlib import Path

import pytest

from planner.assess import assess_scenario, lacking
from planner.results import RunResult
from tests.places.optima import Solved, solving

FOLDER = Path(__file__).parents[2] / "scenarios" / "county_best_self"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
TOLD = [
    FOLDER / "README.md",
    *(FOLDER.parents[1] / "docs" / "places" / f"county_best_self.{end}" for end in ("md", "zh.md")),
]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Solved:
    """Optimum of the base (no name) or of a variant."""
    return solving(FOLDER, tmp_path_factory.mktemp("runs"))


@pytest.mark.parametrize("variant", ["", *EXPECTED["variants"]])
def test_it_runs_to_its_expected_value(solved: Solved, variant: str) -> None:
    found = solved(variant)
    wanted = EXPECTED["variants"][variant] if variant else EXPECTED["objective_wan"]
    assert found.solution.status == "optimal"
    assert found.audit.passed
    assert found.audit.totals.objective_wan == pytest.approx(wanted, abs=1e-3)


def begun(found: RunResult) -> dict[str, int]:
    return {project: period for project, _, period in found.plan.starts}


def test_targets_are_the_countys_own_trades(solved: Solved) -> None:
    plan = solved("").plan
    assert {i for _, i in (*plan.leads, *plan.specials)} == set(EXPECTED["targets"])


def access(freight_t: float, margin: float, ways: list[tuple[float, float]]) -> float:
    """Part of the demand within reach: what freight leaves of the margin, by weight."""
    return sum(w * max(0.0, 1 - freight_t * km * 0.47 / 10_000 / margin) for km, w in ways)


COUNTY_A = [(1748, 0.3), (786, 0.3), (263, 0.2), (594, 0.1), (89, 0.1)]
FANCHANG = [(405, 0.3), (1336, 0.1), (48, 0.3), (160, 0.2), (489, 0.1)]


def test_freight_eats_the_margin_of_a_car_but_not_of_herbs(solved: Solved) -> None:
    scores = solved("").appraisal.fit.scores
    for county, industry, wanted in (
        ("jia", "nev", access(0.8, 0.03, COUNTY_A)),
        ("340212", "nev", access(0.8, 0.03, FANCHANG)),
        ("jia", "tcm_pharma", access(0.4, 0.09, COUNTY_A)),
    ):
        assert scores[county, industry].factors["market"].value == pytest.approx(wanted, abs=1e-3)
    assert 2 * access(0.8, 0.03, COUNTY_A) < access(0.8, 0.03, FANCHANG)
    assert access(0.8, 0.03, [(800, 1.0)]) == 0  # beyond 798 km a car is sold at a loss


def test_the_transfer_test_names_what_the_county_lacks() -> None:
    fit = assess_scenario(FOLDER).fit
    assert set(lacking(fit, "340212", "jia", "nev")) == {"endowment", "base", "market", "policy"}
    assert not lacking(fit, "340212", "jia", "apparel")


def test_the_car_works_are_refused_and_so_are_their_parts(solved: Solved) -> None:
    found = solved("")
    refused = {one.project: one.gate for one in found.appraisal.gated}
    assert refused == {"F01": "fit", "F02": "fit"}
    assert not {"F01", "F02"} & set(begun(found))


def test_nobody_would_choose_it_even_without_the_rule(solved: Solved) -> None:
    free, base = solved("free_choice"), solved("")
    assert "F01" not in {one.project for one in free.appraisal.gated}
    assert "F01" not in begun(free)
    assert free.audit.totals.objective_wan == pytest.approx(base.audit.totals.objective_wan)


def test_forcing_the_fashion_costs_a_third_of_the_plan(solved: Solved) -> None:
    base, fashion = solved(""), solved("fashion")
    assert "F01" in begun(fashion)
    assert base.audit.totals.objective_wan - fashion.solution.bound_wan >= 1200
    assert set(begun(base)) - set(begun(fashion)) >= {"S01", "S02", "S03"}
    assert fashion.audit.totals.fiscal_wan < 0 < base.audit.totals.fiscal_wan
    fit = fashion.appraisal.fit.scores["jia", "nev"].share
    (place,) = fashion.appraisal.candidates["F01"].places
    assert fit is not None
    assert place.odds_share == pytest.approx(0.20 * (0.5 + fit) * 0.6)


def test_the_base_comes_first(solved: Solved) -> None:
    periods = begun(solved(""))
    assert periods["B01"] < periods["S01"] < periods["S05"]
    assert periods["B01"] < periods["S02"]
    assert periods["B02"] < min(periods["S03"], periods["S07"])


def test_without_the_base_nothing_follows(solved: Solved) -> None:
    without, base = solved("no_base"), solved("")
    assert not {"S01", "S02", "S03", "S05", "S07"} & set(begun(without))
    assert base.audit.totals.objective_wan - without.solution.bound_wan >= 1600


def test_the_model_county_plans_nothing(solved: Solved) -> None:
    assert {park for _, park, _ in solved("").plan.starts} <= {"JIA_ZONE", "JIA_COLD"}


@pytest.mark.parametrize("page", TOLD, ids=lambda page: page.name)
def test_pages_tell_what_the_variants_cost(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    for variant in ["fashion", "no_base"]:
        cost = EXPECTED["objective_wan"] - EXPECTED["variants"][variant]
        assert f"{cost:,.0f}" in words
