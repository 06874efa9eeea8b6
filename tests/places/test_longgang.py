"""Longgang: what upgrades and firms kept are worth, without new land."""

import tomllib
from pathlib import Path

import pytest

from planner.report.screen import screen
from tests.places.optima import Solved, solving

FOLDER = Path(__file__).parents[2] / "scenarios" / "longgang"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
TOLD = [
    FOLDER / "README.md",
    *(FOLDER.parents[1] / "docs" / "places" / f"longgang.{end}" for end in ("md", "zh.md")),
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


def test_targets_are_printing_and_what_hangs_on_it(solved: Solved) -> None:
    plan = solved("").plan
    assert {i for _, i in (*plan.leads, *plan.specials)} == set(EXPECTED["targets"])


def years(odds: float, first: int, ramp: list[float]) -> float:
    """Ten years of full output from year `first`, at 7 % failing and 6 % discount a year."""
    full = ramp + [1.0] * (10 - len(ramp))
    return sum(odds * 0.93**j / 1.06 ** (first + j) * full[j] for j in range(10))


GAIN_WAN = 5.3 - 0.6 * 0.8 * 6.83
"""Wage of a printing job less what six in ten would earn elsewhere at 80 % of 6.83."""


def test_an_upgrade_by_hand(solved: Solved) -> None:
    """U01: built in a year, half output in the next; 40 jobs, 85 % for residents; 270 more pay."""
    appraisal = solved("").appraisal
    active = years(0.70, first=1, ramp=[0.5])
    start = ("U01", "LG_FIRMS", 1)
    assert appraisal.income_wan[start] == pytest.approx(active * (40 * 0.85 * GAIN_WAN + 270))
    assert appraisal.fiscal_wan[start] == pytest.approx(active * 220 * 0.467 - 0.70 * 600)
    assert appraisal.income_wan[start] == pytest.approx(1219.2, abs=0.1)
    assert appraisal.candidates["U01"].land_mu == 0


def test_a_firm_kept_by_hand(solved: Solved) -> None:
    """R01: would leave with odds 0.5, help keeps 0.6 of them; 210 jobs at once, no land."""
    appraisal = solved("").appraisal
    active = years(0.5 * 0.6, first=0, ramp=[])
    start = ("R01", "LG_FIRMS", 1)
    assert appraisal.income_wan[start] == pytest.approx(active * 210 * 0.85 * GAIN_WAN)
    assert appraisal.fiscal_wan[start] == pytest.approx(active * 240 * 0.467 - 0.3 * 180)
    assert appraisal.income_wan[start] == pytest.approx(644.2, abs=0.1)


def test_most_of_the_plan_is_in_existing_firms(solved: Solved) -> None:
    found = solved("")
    kinds = {k: one.kind for k, one in found.appraisal.candidates.items()}
    worth = dict.fromkeys(("new", "upgrade", "retain"), 0.0)
    for start in found.plan.starts:
        worth[kinds[start[0]]] += found.appraisal.income_wan[start]
    assert worth["upgrade"] > worth["retain"] > 4 * worth["new"] > 0


def test_without_new_land_everything_fits_the_shared_plant(solved: Solved) -> None:
    found = solved("")
    candidates = found.appraisal.candidates
    taken = {"LG_FIRMS": 0.0, "LG_HALL": 0.0}
    for project, park, _ in found.plan.starts:
        taken[park] += candidates[project].land_mu
    assert taken == {"LG_FIRMS": 0.0, "LG_HALL": 26.0}
    assert not found.plan.builds


def test_upgrades_come_batch_by_batch(solved: Solved) -> None:
    begun = {project: period for project, _, period in solved("").plan.starts}
    assert begun["U01"] < begun["U02"] < begun["U03"]
    assert begun["N06"] < begun["N07"]


def test_ink_is_mixed_elsewhere_and_plain_boxes_do_not_pay(solved: Solved) -> None:
    found = solved("")
    refused = [(one.project, one.gate) for one in found.appraisal.gated]
    assert refused == [("N11", "chem_park")]
    assert "N09" not in {project for project, _, _ in found.plan.starts}


@pytest.mark.parametrize(
    ("variant", "least"), [("no_upgrades", 3900), ("no_retention", 2000), ("new_only", 6100)]
)
def test_what_is_lost_without_existing_firms(solved: Solved, variant: str, least: float) -> None:
    without, best = solved(variant), solved("")
    lost = best.audit.totals.objective_wan - without.solution.bound_wan
    assert lost >= least


@pytest.mark.parametrize("page", TOLD, ids=lambda page: page.name)
def test_pages_tell_what_the_variants_cost(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    for variant in ["no_upgrades", "no_retention", "new_only"]:
        cost = EXPECTED["objective_wan"] - EXPECTED["variants"][variant]
        assert f"{cost:,.0f}" in words


def test_land_kept_in_full_is_told_as_such(solved: Solved) -> None:
    told = " ".join(screen(solved(""), "en").split())
    assert "26 mu of land (the parks have 26)" in told
    assert "land and utilities are kept in full" in told
