"""One folder per data fault: the complete list of sentences, in both languages."""

import shutil
import tomllib
from pathlib import Path

import pytest

from planner.checks import check_appraisal, check_tables
from planner.economics import appraise
from planner.errors import Fault
from planner.results import Appraisal
from planner.scenario import Reading, read_scenario, with_routes
from planner.spelling import nearest
from planner.texts.faults import TEXTS

FAULTS = Path(__file__).parent / "faults"
CASES = sorted(path.name for path in FAULTS.iterdir() if not path.name.startswith("_"))

ELSEWHERE = {
    "row",  # parts of every sentence
    "suggestion",
    "no_folder",  # test_scenario.py: what a folder of text files cannot show
    "not_a_folder",
    "no_file",
    "no_permission",
    "unreadable_file",
    "formula_error",
    "formula_without_result",
    "merged_cells",
    "ignored_sheet",
    "unknown_sheet",
    "no_admissible_site",  # below: the tables allow no such thing today
}


def everything(reading: Reading) -> list[Fault]:
    """Faults of reading and checks, and of the appraisal where it can be made."""
    faults = [*reading.faults, *check_tables(reading)]
    if not any(fault.severity == "error" for fault in faults):
        scenario, told = with_routes(reading.scenario)
        faults += [*told, *check_appraisal(scenario, appraise(scenario))]
    return faults


def expected(case: str) -> dict[str, list[str]]:
    return tomllib.loads((FAULTS / case / "expected.toml").read_text(encoding="utf-8"))


def test_the_base_has_no_fault() -> None:
    assert everything(read_scenario(FAULTS / "_base")) == []


@pytest.mark.parametrize("case", CASES)
def test_fault(case: str, tmp_path: Path) -> None:
    wanted = expected(case)
    folder = tmp_path / "scenario"
    shutil.copytree(FAULTS / "_base", folder)
    shutil.copytree(FAULTS / case, folder, dirs_exist_ok=True)
    for name in wanted.get("remove", []):
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    faults = everything(read_scenario(folder, wanted.get("variants", [])))
    for language in ("zh", "en"):
        told = [fault.sentence(language).replace(str(folder), "SCENARIO") for fault in faults]
        assert told == wanted[language]
    assert [fault.key for fault in faults] == wanted["keys"]
    assert [fault.severity for fault in faults] == wanted["severity"]


def test_every_fault_has_a_folder() -> None:
    """A sentence that no folder expects is a sentence nobody has read."""
    told = {key for case in CASES for key in expected(case)["keys"]}
    assert {key.removeprefix("fault.") for key in TEXTS} == told | ELSEWHERE


def test_a_candidate_that_lost_its_sites_is_told() -> None:
    scenario = read_scenario(FAULTS / "_base").scenario
    found = appraise(scenario)
    candidates = {code: one for code, one in found.candidates.items() if code != "P2"}
    lost = Appraisal(**{**vars(found), "candidates": candidates})
    assert "no_admissible_site" in [fault.key for fault in check_appraisal(scenario, lost)]


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("powr", ["power", "water"], "power"),
        ("Power ", ["power", "water"], "power"),
        ("县明", ["县名", "县代码"], "县名"),
        ("colour", ["power", "water"], ""),
        ("990009", ["990001", "990002"], ""),
        ("x", [], ""),
    ],
)
def test_nearest(word: str, known: list[str], meant: str) -> None:
    assert nearest(word, known) == meant
