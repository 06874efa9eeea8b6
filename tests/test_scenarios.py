"""Every scenario that ships: it validates, runs to its expected value, and passes the audit."""

import random
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from models import build_portfolio_model
from planner.assemble import assemble
from planner.checks import check_appraisal, check_tables
from planner.compiling import compile_model
from planner.economics import appraise
from planner.results import RunResult
from planner.run import RunRequest, run_scenario
from planner.scenario import read_scenario
from planner.solve import SolveOptions, write_model

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted(path.parent for path in (ROOT / "scenarios").glob("*/scenario.toml"))
CASES = [
    (folder, variant)
    for folder in SCENARIOS
    for variant in ["", *sorted(path.stem for path in (folder / "variants").glob("*.toml"))]
]


def expected(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def run(folder: Path, runs: Path, gap: float, limit: float = 60.0, variant: str = "") -> RunResult:
    options = SolveOptions(gap_share=gap, time_limit_seconds=limit)
    variants = [variant] if variant else []
    return run_scenario(RunRequest(folder, variants, options, runs, fresh=True))


@pytest.mark.parametrize(
    ("folder", "variant"), CASES, ids=lambda v: getattr(v, "name", v) or "base"
)
def test_scenario_and_variant_have_no_faults(folder: Path, variant: str) -> None:
    reading = read_scenario(folder, [variant] if variant else [])
    faults = [*reading.faults, *check_tables(reading)]
    assert not [fault.sentence("en") for fault in faults if fault.severity == "error"]
    appraisal = appraise(reading.scenario)
    faults = check_appraisal(reading.scenario, appraisal)
    assert not [fault.sentence("en") for fault in faults if fault.severity == "error"]


def test_tiny_gives_the_plan_worked_out_by_hand(tmp_path: Path) -> None:
    wanted = expected(ROOT / "scenarios" / "tiny")
    found = run(ROOT / "scenarios" / "tiny", tmp_path, gap=0.0)
    assert found.solution.status == "optimal"
    for name in ("objective", "income", "fiscal", "link", "overlap", "breach"):
        assert getattr(found.audit.totals, f"{name}_wan") == pytest.approx(wanted[f"{name}_wan"])
    assert dict(found.plan.starts) == {tuple(start): 1 for start in wanted["starts"]}
    assert set(found.plan.leads) == {tuple(lead) for lead in wanted["leads"]}
    assert set(found.plan.specials) == {tuple(special) for special in wanted["specials"]}
    assert set(found.plan.builds) == {tuple(build) for build in wanted["builds"]}
    assert found.audit.passed


def test_one_county_learns_its_industries_without_a_named_project(tmp_path: Path) -> None:
    folder = ROOT / "scenarios" / "one_county"
    wanted = expected(folder)
    found = run(folder, tmp_path, gap=0.0)
    assert not found.scenario.rows("projects")
    assert found.audit.passed
    assert found.solution.status == "optimal"
    assert found.audit.totals.objective_wan == pytest.approx(wanted["objective_wan"], abs=1e-3)
    assert set(found.plan.leads) == {tuple(lead) for lead in wanted["leads"]}
    assert set(found.plan.specials) == {tuple(special) for special in wanted["specials"]}
    assert not any(project.startswith("li_battery") for project, _, _ in found.plan.starts)


@pytest.mark.slow
def test_qiandongnan_lies_within_what_is_proved(tmp_path: Path) -> None:
    folder = ROOT / "scenarios" / "qiandongnan"
    wanted = expected(folder)
    found = run(folder, tmp_path, wanted["gap_share"], wanted["time_limit_seconds"])
    assert found.audit.passed
    assert found.solution.gap_share <= wanted["gap_share"]
    assert found.solution.bound_wan >= wanted["reached_wan"]
    assert found.audit.totals.objective_wan <= wanted["bound_wan"]
    assert found.audit.totals.objective_wan == pytest.approx(found.solution.objective_wan)
    scenario = found.scenario
    assert len(scenario.rows("counties")) == 16
    assert len(scenario.rows("projects")) >= 400
    assert len(scenario.rows("industries")) >= 25
    parks = {row.park: row for row in scenario.rows("parks")}
    chemical = {row.industry for row in scenario.library.values() if row.chem_park_required}
    industry = {row.project: row.industry for row in scenario.rows("projects")}
    for project, park, _ in found.plan.starts:
        code = industry.get(project, project.split("@")[0])
        assert code not in chemical or parks[park].chem_park


def shuffled(folder: Path, copy: Path) -> Path:
    """The same scenario with the rows of all tables in another order."""
    shutil.copytree(folder, copy)
    rng = random.Random(7)
    for table in (copy / "data").glob("*.csv"):
        header, *rows = table.read_text(encoding="utf-8").splitlines()
        rng.shuffle(rows)
        table.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return copy


def model_bytes(folder: Path, target: Path) -> bytes:
    reading = read_scenario(folder)
    appraisal = appraise(reading.scenario)
    write_model(compile_model(build_portfolio_model(assemble(reading.scenario, appraisal))), target)
    return target.read_bytes()


@pytest.mark.parametrize("name", ["tiny", "qiandongnan"])
def test_row_order_changes_nothing_byte_for_byte(name: str, tmp_path: Path) -> None:
    folder = ROOT / "scenarios" / name
    other = shuffled(folder, tmp_path / name)
    assert model_bytes(folder, tmp_path / "a.mps") == model_bytes(other, tmp_path / "b.mps")


def test_another_process_writes_the_same_model(tmp_path: Path) -> None:
    folder = ROOT / "scenarios" / "one_county"
    written = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.mps"
        command = [sys.executable, "-c", "from planner.cli import main; main()", "run", str(folder)]
        command += ["--save-model", str(target), "--runs", str(tmp_path / seed), "--json"]
        environment = {"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)
        written.append(target.read_bytes())
    assert written[0] == written[1]


def test_the_pool_of_qiandongnan_is_what_its_rule_makes() -> None:
    command = [sys.executable, str(ROOT / "bench" / "qiandongnan_pool.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_boundary_is_shipped() -> None:
    shipped = {path.suffix for path in (ROOT / "scenarios").rglob("*") if path.is_file()}
    assert shipped <= {".toml", ".csv", ".md"}
