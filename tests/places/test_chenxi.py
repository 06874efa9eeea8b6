"""Chenxi: real totals of the pool, odds of the channel, and the port's window by brute force."""

import csv
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from models import PlanData, build_portfolio_model
from planner.assemble import assemble
from planner.compiling import compile_model
from planner.results import Appraisal, RunResult, Scenario
from planner.run import RunRequest, read_sound, run_scenario
from planner.solve import SolveOptions, solve

FOLDER = Path(__file__).parents[2] / "scenarios" / "chenxi"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
CUT = ("P02", "P03", "C01")
"""Projects of the small plan: two that need the port and one that does not."""


def rows(table: str) -> list[dict[str, str]]:
    with (FOLDER / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def appraised(folder: Path, variant: str = "") -> tuple[Scenario, Appraisal]:
    return read_sound(folder, [variant] if variant else [])


def best(data: PlanData) -> float:
    found = solve(compile_model(build_portfolio_model(data)), SolveOptions(0.0, 60.0))
    assert found.status == "optimal"
    return found.objective_wan


@pytest.fixture(scope="module")
def whole() -> tuple[Scenario, Appraisal]:
    return appraised(FOLDER)


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    runs = tmp_path_factory.mktemp("runs")
    return run_scenario(RunRequest(FOLDER, options=SolveOptions(0.0, 60.0), runs_dir=runs))


@pytest.mark.parametrize(
    ("letter", "count", "total_wan"), [("C", 18, 453_500), ("R", 12, 332_100), ("P", 9, 624_000)]
)
def test_the_pool_has_the_counts_and_totals_of_the_record(
    letter: str, count: int, total_wan: int
) -> None:
    pool = [row for row in rows("projects") if row["project"].startswith(letter)]
    assert len(pool) == count
    assert sum(int(row["capex_wan"]) for row in pool) == total_wan
    assert {row["basis"] for row in pool} == {"announced"}


def test_twelve_of_seventy_visits(whole: tuple[Scenario, Appraisal]) -> None:
    """One visit wins 12 of 70; three win unless all three fail."""
    candidates = whole[1].candidates
    for number in range(1, 13):
        code = f"R{number:02d}"
        odds = [candidates[f"{code}+visit{n}_{code}"].odds_at("CX_ZONE") for n in (1, 3)]
        assert odds == pytest.approx([0.1714, 1 - 0.8286**3], abs=1e-4)


def test_the_port_lifts_odds_in_its_window_only(whole: tuple[Scenario, Appraisal]) -> None:
    scenario, appraisal = whole
    usual = appraisal.candidates["P02"].odds_at("CX_PORT")
    fit = appraisal.fit.scores["431223", "building_mat"].share
    assert fit is not None
    assert usual == pytest.approx(0.12 * (0.5 + fit))
    assert appraisal.candidates["P02+port"].odds_at("CX_PORT") == pytest.approx(1.5 * usual)
    data = assemble(scenario, appraisal)
    assert sorted(data.projects["P02+port"].ready) == [2, 3]
    assert sorted(data.projects["P02"].ready) == [1, 2, 3]


def test_delegated_approvals_save_a_whole_year_where_half_a_year_crosses_one(
    whole: tuple[Scenario, Appraisal],
) -> None:
    """Cables: 1.3 years to build, of which half a year goes; citrus: 1.7, two years either way."""
    candidates = whole[1].candidates
    made = {row["project"]: row["industry"] for row in rows("projects")}
    for code, industry in made.items():
        if f"{code}+fast" not in candidates:
            continue
        saved = {
            start - candidates[f"{code}+fast"].production_offset[period]
            for period, start in candidates[code].production_offset.items()
        }
        assert saved == ({0} if industry in {"veg_fruit_proc", "cold_chain"} else {1})


# --- the small plan, by brute force ---------------------------------------------------------------


def cut(folder: Path) -> Path:
    """The scenario with three projects and two team places a year."""
    shutil.copytree(FOLDER, folder)
    for table in ("projects", "sites", "uses"):
        kept = [row for row in rows(table) if row["project"] in CUT]
        write(folder / "data" / f"{table}.csv", kept)
    write(folder / "data" / "routes.csv", [row for row in rows("routes") if not row["project"]])
    limits = [row | {"amount": "1"} if row["resource"] == "team" else row for row in rows("limits")]
    write(folder / "data" / "limits.csv", limits)
    return folder


def write(path: Path, kept: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)


def plans(values: Mapping[tuple[str, str, int], float]) -> Iterator[float]:
    """Values of all plans: a way and a year for each project or none, approvals from some year on.

    At most two starts a year; a quick way needs the approvals, which cost 200 wan.
    """
    ways = [[None, *(s for s in values if s[0].partition("+")[0] == code)] for code in CUT]
    for chosen in product(*ways):
        starts = [start for start in chosen if start is not None]
        years = [year for _, _, year in starts]
        if any(years.count(year) > 2 for year in years):
            continue
        quick = [year for code, _, year in starts if "fast" in code]
        cost = 200 / 1.06 ** (min(quick) - 1) if quick else 0.0
        yield sum(values[start] for start in starts) - cost


@pytest.mark.parametrize("variant", ["", "late_port", "no_port", "no_delegation"])
def test_the_small_plan_is_the_best_of_all(variant: str, tmp_path: Path) -> None:
    scenario, appraisal = appraised(cut(tmp_path / "cut"), variant)
    data = assemble(scenario, appraisal)
    values = {
        start: income + data.fiscal_wan[start]
        for start, income in data.income_wan.items()
        if start[0] in data.projects and data.projects[start[0]].fixed != "out"
    }
    assert any("port" in code for code, _, _ in values) == (variant != "no_port")
    assert best(data) == pytest.approx(max(plans(values)))


# --- the whole plan -------------------------------------------------------------------------------


def test_the_plan_is_as_expected(solved: RunResult) -> None:
    assert solved.solution.status == "optimal"
    assert solved.audit.passed
    assert solved.audit.totals.objective_wan == pytest.approx(EXPECTED["objective_wan"], abs=1e-3)


@pytest.mark.parametrize("variant", sorted(EXPECTED["variants"]))
def test_each_mechanism_is_worth_what_the_readme_says(variant: str) -> None:
    value = best(assemble(*appraised(FOLDER, variant)))
    assert value == pytest.approx(EXPECTED["variants"][variant], abs=1e-3)
    assert value < EXPECTED["objective_wan"]


def test_one_more_team_is_worth_less_than_one_fewer_costs(
    whole: tuple[Scenario, Appraisal],
) -> None:
    data = assemble(*whole)
    values = {}
    for more in (-1, 0, 1):
        limits = {
            place: amount + more * (place[0] == "team") for place, amount in data.limits.items()
        }
        values[more] = best(replace(data, limits=limits))
    assert values[0] - values[-1] == pytest.approx(206, abs=1)
    assert values[1] - values[0] == pytest.approx(15.6, abs=0.1)
