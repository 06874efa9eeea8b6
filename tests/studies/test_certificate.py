"""The certificate: passes on sound runs, fails on each tampering that is really done on disk."""

import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from planner.record import files_of, manifest_of
from planner.results import RunResult
from planner.run import RunRequest, restore, run_scenario
from planner.solve import SolveOptions
from planner.store import MANIFEST, read_run, write_run
from planner.studies.verify.certificate import Certificate, Means, certify, check_bound
from planner.studies.verify.second import Bracket, scip_at_hand

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"
BEST = 1682.72727273
QUICK = Means(seconds=20.0, method="direct")


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs with the proved plan of tiny."""
    runs = tmp_path_factory.mktemp("runs")
    run_scenario(RunRequest(TINY, runs_dir=runs, options=SolveOptions(0.0)))
    return runs


@pytest.fixture
def runs(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "runs"))


def folder_of(runs: Path) -> Path:
    return read_run(runs, "latest").folder


def verified(runs: Path, means: Means = QUICK) -> Certificate:
    return certify(read_run(runs, "latest"), means)


def verdicts(certificate: Certificate) -> dict[str, str]:
    return {check.name: check.verdict for check in certificate.checks}


def failed(certificate: Certificate) -> set[str]:
    assert certificate.verdict == "failed"
    return {check.name for check in certificate.checks if check.verdict == "failed"}


def rewrite(folder: Path, name: str, edit: Callable[[Any], Any], forge: bool = True) -> None:
    """Change one JSON file; a forger recomputes its checksum too."""
    path = folder / name
    content = json.loads(path.read_text(encoding="utf-8"))
    changed = edit(content)
    path.write_text(
        json.dumps(content if changed is None else changed, ensure_ascii=False, indent=1),
        encoding="utf-8",
    )
    if forge and name != MANIFEST:
        resum(folder)


def resum(folder: Path) -> None:
    """Recompute all checksums of a run, as a forger would."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"] = {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.iterdir())
        if one.name != MANIFEST
    }
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2), encoding="utf-8")


def forged(runs: Path, change: Callable[[RunResult], RunResult], target: Path) -> Path:
    """A whole run folder written anew from a changed result: all checksums and tables agree."""
    result = change(restore(read_run(runs, "latest")))
    manifest = manifest_of(result, "planner run")
    request = read_run(runs, "latest").manifest["request"]
    write_run(target, request, lambda run: files_of(replace(result, run=run)), manifest)
    return target


# --- sound runs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["direct", "blocks"])
def test_a_sound_run_passes(runs: Path, method: str) -> None:
    certificate = verified(runs, replace(QUICK, method=method))
    assert certificate.verdict == "passed"
    assert set(verdicts(certificate).values()) == {"passed"}
    known = certificate.intersection
    assert known is not None
    assert known == (pytest.approx(BEST), pytest.approx(BEST))
    (second,) = certificate.brackets
    assert (second.method, second.seed) == (method, 1)


def test_the_run_folder_stays_as_it_is(runs: Path) -> None:
    def bytes_of() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder_of(runs).iterdir()}

    before = bytes_of()
    done = planner("runs", "verify", "latest", "--runs", runs, "--method", "direct", "-q")
    assert done.exit_code == 0, done.output
    assert bytes_of() == before
    assert len(list(runs.glob("[!.]*"))) == 1


def test_another_method_is_taken_where_there_is_one(runs: Path) -> None:
    (second,) = verified(runs, Means(seconds=20.0)).brackets
    assert second.method == "blocks", "the run was solved as a whole"


@pytest.mark.skipif(not scip_at_hand(), reason="SCIP is not installed")
def test_scip_agrees(runs: Path) -> None:
    certificate = verified(runs, replace(QUICK, scip=True))
    assert certificate.verdict == "passed"
    scip = certificate.brackets[-1]
    assert scip.solver.startswith("SCIP")
    assert (scip.value, scip.bound) == (pytest.approx(BEST), pytest.approx(BEST))


def test_scip_that_is_not_there_is_wrong_use(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyscipopt", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    done = planner("runs", "verify", "latest", "--runs", runs, "--scip", "--lang", "en")
    assert done.exit_code == 2 and "pyscipopt" in done.stderr


# --- tampering without care -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan.json", "scenario.json", "result.json", "plan.csv"])
def test_a_changed_file_fails(runs: Path, name: str) -> None:
    path = folder_of(runs) / name
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))
    certificate = verified(runs)
    assert failed(certificate) == {"files"}
    assert name in str(certificate.checks[0].facts["files"])


@pytest.mark.parametrize("name", ["plan.json", "values.json", "limits.csv"])
def test_a_removed_file_fails(runs: Path, name: str) -> None:
    (folder_of(runs) / name).unlink()
    certificate = verified(runs)
    assert failed(certificate) == {"files"}
    assert name in str(certificate.checks[0].facts["files"])


def test_an_added_file_fails(runs: Path) -> None:
    (folder_of(runs) / "minutes.docx").write_text("approved")
    assert failed(verified(runs)) == {"files"}


# --- tampering with checksums recomputed ----------------------------------------------------------


def other_start(plan: Any) -> None:
    """The tea works in the first period, when there is no money for it."""
    plan["starts"] = [[*start[:2], 1, start[3]] for start in plan["starts"]]


def dearer(scenario: Any) -> None:
    for row in scenario["tables"]["projects"]:
        row["income_npv_wan"] *= 2


def better_income(result: Any) -> None:
    result["income_wan"] += 100


def without_tables(scenario: Any) -> None:
    del scenario["tables"]


@pytest.mark.parametrize(
    ("name", "edit", "noticed"),
    [
        ("plan.json", other_start, {"arithmetic", "tables", "values"}),
        ("scenario.json", dearer, {"inputs", "arithmetic", "claims", "tables", "values", "model"}),
        ("result.json", better_income, {"tables"}),
        ("scenario.json", without_tables, {"inputs"}),
        ("scenario.json", lambda _content: ["nothing"], {"inputs"}),
        (
            "values.json",
            lambda values: values.update(dict.fromkeys(values, 0.0)),
            {"values", "tables"},
        ),
        ("plan.json", lambda plan: plan.update(starts="none"), {"inputs"}),
        (MANIFEST, lambda facts: facts.update(bound_wan=1.0), {"claims", "tables"}),
        (
            MANIFEST,
            lambda facts: facts.update(objective_wan=9999.0),
            {"claims", "tables", "values"},
        ),
        (MANIFEST, lambda facts: facts["options"].update(gap_share=0.5), {"inputs"}),
        (MANIFEST, lambda facts: facts["claimed"].update(income_wan=1.0), {"arithmetic"}),
        (MANIFEST, lambda facts: facts.update(model_hash="0" * 64), {"model"}),
    ],
)
def test_what_a_forger_changed_is_noticed(
    runs: Path, name: str, edit: Callable[[Any], Any], noticed: set[str]
) -> None:
    rewrite(folder_of(runs), name, edit)
    certificate = verified(runs)
    found = failed(certificate)
    assert "files" not in found, "the checksums are right again"
    assert found & noticed, found
    assert certificate.brackets == (), "nothing is solved for a run that is wrong already"


def test_a_changed_sheet_is_noticed_even_with_its_checksum(runs: Path) -> None:
    path = folder_of(runs) / "plan.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("P5", "P6"), encoding="utf-8")
    resum(folder_of(runs))
    certificate = verified(runs)
    assert failed(certificate) == {"tables"}


def test_a_file_left_out_of_the_manifest_is_noticed(runs: Path) -> None:
    (folder_of(runs) / "values.json").unlink()
    resum(folder_of(runs))
    assert failed(verified(runs)) == {"files"}


def test_a_damaged_manifest_ends_in_a_sentence(runs: Path) -> None:
    (folder_of(runs) / MANIFEST).write_text("{")
    name = next(path.name for path in runs.glob("[!.]*"))
    done = planner("runs", "verify", name, "--runs", runs, "--lang", "en")
    assert done.exit_code == 1
    assert "manifest.json" in done.stderr and "Traceback" not in done.output


# --- the bound ------------------------------------------------------------------------------------


@pytest.fixture
def poor(tmp_path: Path) -> Path:
    """A run whose plan is 12.7 short of the best: P6 where P5 would be better."""
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    (folder / "variants").mkdir()
    (folder / "variants" / "poor.toml").write_text(
        '[[change]]\ntable = "projects"\nwhere = { project = "P6" }\ncolumn = "fixed"\nset = "in"\n'
    )
    runs = tmp_path / "poor"
    forced = run_scenario(RunRequest(folder, ("poor",), runs_dir=runs, options=SolveOptions(0.0)))
    # The same decisions as a plan of the base, where they are not the best.
    base = run_scenario(RunRequest(folder, runs_dir=tmp_path / "base", options=SolveOptions(0.0)))
    target = tmp_path / "runs"

    def swap(result: RunResult) -> RunResult:
        wide = replace(forced.solution, status="gap_reached", bound_wan=1800.0)
        gap = (1800.0 - wide.objective_wan) / wide.objective_wan
        solution = replace(wide, gap_share=gap)
        return replace(
            result,
            plan=forced.plan,
            claimed=forced.claimed,
            solution=solution,
            audit=forced.audit,
        )

    assert base.solution.objective_wan > forced.solution.objective_wan + 12
    return forged(tmp_path / "base", swap, target)


def test_a_poor_plan_with_an_honest_bound_passes(poor: Path) -> None:
    certificate = verified(poor)
    assert certificate.verdict == "passed"
    known = certificate.intersection
    assert known is not None and known[0] >= BEST - 13
    assert known[1] <= 1800.0


def test_a_bound_below_the_best_plan_is_refuted_by_the_second_solve(
    poor: Path, tmp_path: Path
) -> None:
    def lowered(result: RunResult) -> RunResult:
        value = result.solution.objective_wan
        solution = replace(result.solution, status="optimal", bound_wan=value, gap_share=0.0)
        return replace(result, solution=solution)

    certificate = verified(forged(poor, lowered, tmp_path / "lowered"))
    assert failed(certificate) == {"bound"}
    check = certificate.checks[-1]
    assert check.key == "bound_beaten"
    assert certificate.brackets[0].value == pytest.approx(BEST)


def test_brackets_that_contradict_overlap_or_agree() -> None:
    result = restore_of(100.0, 110.0)

    def key(value: float, bound: float) -> tuple[str, str]:
        check = check_bound(result, Bracket(value, bound, "HiGHS", "direct", 1, 1.0))
        return check.verdict, check.key

    inf = float("inf")
    assert key(100.0, 110.0) == ("passed", "bound_confirmed")
    assert key(105.0, 106.0) == ("passed", "bound_confirmed")
    assert key(100.0, 120.0) == ("open", "bound_open")
    assert key(-inf, inf) == ("open", "bound_open")
    assert key(111.0, 120.0) == ("failed", "bound_beaten")
    assert key(90.0, 95.0) == ("failed", "bound_below")
    assert key(-inf, -inf) == ("failed", "bound_below"), "no plan at all, it says"


def restore_of(value: float, bound: float) -> Any:
    """As much of a result as the judgement of brackets reads."""
    return SimpleNamespace(solution=SimpleNamespace(objective_wan=value, bound_wan=bound))


# --- the command ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "word"), [("zh", "通过"), ("en", "PASSED")])
def test_page_and_json(runs: Path, tmp_path: Path, language: str, word: str) -> None:
    words = ("--runs", runs, "--method", "direct", "--out", tmp_path / "out", "--lang", language)
    done = planner("runs", "verify", "latest", *words)
    assert done.exit_code == 0, done.output
    assert word in done.stdout.splitlines()[0]
    page = (tmp_path / "out" / "certificate.txt").read_text(encoding="utf-8")
    assert "通过" in page and "PASSED" in page
    assert all("bound_wan" not in line for line in page.splitlines()), "no raw names"
    record = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))
    assert record["verdict"] == "passed"
    assert record["together"]["bound_wan"] == pytest.approx(BEST)
    assert {check["check"] for check in record["checks"]} >= {"files", "arithmetic", "bound"}
    told = planner("runs", "verify", "latest", *words, "--json")
    assert json.loads(told.stdout)["verdict"] == "passed"


def test_failure_and_its_exit_code(runs: Path) -> None:
    rewrite(folder_of(runs), "plan.json", other_start)
    done = planner("runs", "verify", "latest", "--runs", runs, "--lang", "en")
    assert done.exit_code == 1
    assert "FAILED" in done.stdout
    folder = runs / ".studies" / f"certificate-{folder_of(runs).name}"
    assert json.loads((folder / "certificate.json").read_text())["verdict"] == "failed"


def test_no_time_leaves_the_bound_open(runs: Path) -> None:
    words = ("--seconds", "0.000001", "--method", "direct", "--lang", "en")
    done = planner("runs", "verify", "latest", "--runs", runs, *words)
    assert done.exit_code == 5, done.output
    assert "NOT REFUTED" in done.stdout


def test_unknown_run_and_unwritable_folder(runs: Path, tmp_path: Path) -> None:
    assert planner("runs", "verify", "zzz", "--runs", runs).exit_code == 2
    (tmp_path / "file").write_text("")
    words = ("--out", tmp_path / "file" / "x", "--method", "direct", "--lang", "en")
    done = planner("runs", "verify", "latest", "--runs", runs, *words)
    assert done.exit_code == 1 and "--out" in done.stderr


def test_changed_source_is_told_and_does_not_fail(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    run_scenario(RunRequest(folder, runs_dir=tmp_path / "runs", options=SolveOptions(0.0)))
    parks = folder / "data" / "parks.csv"
    parks.write_text(parks.read_text(encoding="utf-8").replace("100", "120"), encoding="utf-8")
    certificate = verified(tmp_path / "runs")
    assert certificate.verdict == "passed"
    source = next(check for check in certificate.checks if check.name == "source")
    assert (source.verdict, source.key) == ("none", "source_changed")


def test_a_run_without_a_model_hash_is_not_failed_for_it(runs: Path) -> None:
    rewrite(folder_of(runs), MANIFEST, lambda facts: facts.pop("model_hash") and None)
    assert verdicts(verified(runs))["model"] == "none"


def test_the_same_inputs_give_the_same_model_hash(tmp_path: Path) -> None:
    hashes = {
        run_scenario(
            RunRequest(TINY, runs_dir=tmp_path / name, options=SolveOptions(0.0, seed=seed))
        ).model_hash
        for seed, name in enumerate(("a", "b"))
    }
    assert len(hashes) == 1 and len(hashes.pop()) == 64
