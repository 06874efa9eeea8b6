"""Runs are repeated, handed over, chosen and removed; whatever goes wrong is told in a sentence."""

import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner import export as exporting
from planner.cli import main
from planner.export import export_run
from planner.record import input_hash, scenario_of
from planner.scenario import read_scenario
from planner.store import list_runs, read_run, remove_run
from planner.studies.verify import reproduction

TINY = Path(__file__).parent.parent / "scenarios" / "tiny"


def planner(*words: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=typed)


def solve(runs: Path, *words: object) -> str:
    done = planner("run", TINY, "--runs", runs, "--json", "-q", *words)
    assert done.exit_code == 0, done.output
    return str(json.loads(done.stdout)["run"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with tags, and one that began from it around a decision."""
    runs = tmp_path_factory.mktemp("made") / "runs"
    first = solve(runs, "--tag", "panel=2", "--tag", "who=评审")
    solve(runs, "--forbid", "P2", "--start-from", first)
    return runs


@pytest.fixture
def runs(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "runs"))


@pytest.fixture
def ids(runs: Path) -> tuple[str, str]:
    first, second = (stored.run for stored in list_runs(runs)[0])
    return first, second


def tamper(runs: Path, run: str, **facts: Any) -> None:
    paper = runs / run / "manifest.json"
    told = json.loads(paper.read_text(encoding="utf-8"))
    paper.write_text(json.dumps({**told, **facts}), encoding="utf-8")


def names(runs: Path) -> list[str]:
    return [stored.run for stored in list_runs(runs)[0]]


# --- rerun ----------------------------------------------------------------------------------------


def check(runs: Path, run: str) -> tuple[int, dict[str, Any]]:
    done = planner("runs", "rerun", run, "--check", "--runs", runs, "--json", "-q")
    return done.exit_code, json.loads(done.stdout)


def test_a_run_is_reproduced_and_the_check_stores_nothing(runs: Path, ids: tuple[str, str]) -> None:
    for run in ids:
        code, told = check(runs, run)
        assert (code, told["reproduced"], told["changed"]) == (0, True, []), told
    assert names(runs) == list(ids)


def test_a_rerun_is_stored_under_a_new_name(runs: Path, ids: tuple[str, str]) -> None:
    done = planner("runs", "rerun", ids[0], "--runs", runs, "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["run"], told["rerun_of"]) == (0, f"{ids[0]}-2", ids[0])
    manifest = read_run(runs, f"{ids[0]}-2").manifest
    assert manifest["rerun_of"] == ids[0] and manifest["tags"] == {"panel": "2", "who": "评审"}
    assert read_run(runs, ids[0]).manifest["input_hash"] == manifest["input_hash"]


@pytest.mark.parametrize(
    ("facts", "code", "changed"),
    [
        ({"highspy": "1.0.0", "python": "3.9.1"}, 0, ["highspy", "python"]),
        ({"model_hash": "0" * 64}, 1, ["model"]),
        ({"input_hash": "0" * 64}, 1, ["inputs"]),
        ({"model_hash": ""}, 0, []),
        ({"objective_wan": 1500.0, "bound_wan": 1600.0}, 1, ["value"]),
        ({"objective_wan": 1500.0, "bound_wan": 1700.0, "status": "limit"}, 0, ["status"]),
        ({"objective_wan": 1800.0, "bound_wan": 1900.0}, 1, ["value"]),
        ({"bound_wan": None, "gap_share": None}, 0, []),
    ],
)
def test_what_changed_is_named(
    runs: Path, ids: tuple[str, str], facts: dict[str, Any], code: int, changed: list[str]
) -> None:
    tamper(runs, ids[0], **facts)
    found, told = check(runs, ids[0])
    assert (found, told["changed"]) == (code, changed)


def test_a_setting_that_was_added_since_is_told_and_does_not_count(
    runs: Path, ids: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reproduction.input_hash
    monkeypatch.setattr(reproduction, "input_hash", lambda scenario: real(scenario)[::-1])
    assert check(runs, ids[0])[1]["changed"] == ["reading"]
    assert check(runs, ids[0])[0] == 0


def test_another_option_counts_and_is_shown_alone(runs: Path, ids: tuple[str, str]) -> None:
    options = read_run(runs, ids[0]).manifest["options"]
    tamper(runs, ids[0], options={**options, "presolve": "off"})
    done = planner("runs", "rerun", ids[0], "--check", "--runs", runs, "--lang", "en")
    assert done.exit_code == 1 and "presolve=off" in done.output and "seed=" not in done.output
    tamper(runs, ids[0], options=None)
    done = planner("runs", "rerun", ids[0], "--check", "--runs", runs, "--lang", "en")
    assert done.exit_code != 0 and "manifest.json" in done.output


def test_a_rerun_needs_the_run_it_began_from(runs: Path, ids: tuple[str, str]) -> None:
    remove_run(runs, ids[0])
    done = planner("runs", "rerun", ids[1], "--runs", runs, "--lang", "en")
    assert done.exit_code == 2 and f"began from the plan of {ids[0]}, which is gone" in done.output


# --- export ---------------------------------------------------------------------------------------


def test_an_export_is_a_scenario_that_finds_its_run(
    runs: Path, ids: tuple[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "handed over"
    done = planner("runs", "export", ids[0], out, "--runs", runs, "--json")
    assert done.exit_code == 0 and json.loads(done.stdout)["same_inputs"] is True
    served = planner("run", out, "--runs", out / "runs", "--json", "-q")
    assert json.loads(served.stdout)["run"] == ids[0]
    assert names(out / "runs") == [ids[0]], "answered from the store, so the inputs are the same"
    read_run(out / "runs", ids[0]).verify()


def test_decisions_are_part_of_the_exported_tables(
    runs: Path, ids: tuple[str, str], tmp_path: Path
) -> None:
    stored = read_run(runs, ids[1])
    assert export_run(stored, tmp_path / "out").same_inputs
    again = read_scenario(tmp_path / "out").scenario
    assert input_hash(again) == stored.manifest["input_hash"] == input_hash(scenario_of(stored))
    (project,) = [row for row in again.rows("projects") if row.project == "P2"]
    assert project.fixed == "out"


def test_an_archive_has_the_same_files_and_the_same_bytes_each_time(
    runs: Path, ids: tuple[str, str], tmp_path: Path
) -> None:
    folder, one, other = (tmp_path / name for name in ("plan", "plan.zip", "b/plan.zip"))
    for target in (folder, one, other):
        assert planner("runs", "export", ids[0], target, "--runs", runs).exit_code == 0
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as packed:
        packed.extractall(tmp_path / "unpacked")
    here = {path.relative_to(tmp_path): path for path in folder.rglob("*") if path.is_file()}
    for name, path in here.items():
        assert (tmp_path / "unpacked" / name).read_bytes() == path.read_bytes()
    assert len(zipfile.ZipFile(one).namelist()) == len(here)


def test_nothing_is_written_over_unless_told(
    runs: Path, ids: tuple[str, str], tmp_path: Path
) -> None:
    place = ("--runs", runs, "--lang", "en")
    full, archive = tmp_path / "full", tmp_path / "a.zip"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    archive.write_text("mine", encoding="utf-8")
    for target, told in ((full, "not an empty folder"), (archive, "--force")):
        done = planner("runs", "export", ids[0], target, *place)
        assert done.exit_code == 2 and told in done.output
    assert planner("runs", "export", ids[0], full, "--force", *place).exit_code == 2
    assert [path.name for path in full.iterdir()] == ["mine.txt"]
    assert planner("runs", "export", ids[0], archive, "--force", *place).exit_code == 0
    assert zipfile.is_zipfile(archive)


@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_an_export_that_fails_leaves_nothing(
    runs: Path, ids: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(exporting.shutil, "copyfile", full)
    place = tmp_path / "new"
    done = planner("runs", "export", ids[0], place / target, "--runs", runs, "--lang", "en")
    assert done.exit_code == 2 and os.strerror(28) in done.output
    assert list(place.iterdir()) == []


def test_a_damaged_run_is_not_handed_over(runs: Path, ids: tuple[str, str], tmp_path: Path) -> None:
    (runs / ids[0] / "plan.csv").write_text("x", encoding="utf-8")
    done = planner("runs", "export", ids[0], tmp_path / "out", "--runs", runs, "--lang", "en")
    assert done.exit_code != 0 and "plan.csv" in done.output
    assert not (tmp_path / "out").exists()


def test_another_library_is_told(runs: Path, ids: tuple[str, str], tmp_path: Path) -> None:
    tamper(runs, ids[0], input_hash="0" * 64)
    done = planner("runs", "export", ids[0], tmp_path / "out", "--runs", runs, "--lang", "en")
    assert done.exit_code == 0 and "solved under another id" in done.output


# --- rm -------------------------------------------------------------------------------------------


def test_what_depends_on_a_run_is_told_and_its_studies_go(
    runs: Path, ids: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (f"prices-{ids[0]}", f"prices-{ids[1]}", f"prices-{ids[0]}-2"):
        (runs / ".studies" / name).mkdir(parents=True)
    for name, summary in (("mine", {"runs": [{"run": ids[0]}]}), ("other", {"run": ids[1]})):
        (tmp_path / "studies" / name).mkdir(parents=True)
        paper = tmp_path / "studies" / name / "summary.json"
        paper.write_text(json.dumps(summary), encoding="utf-8")
    done = planner("runs", "rm", ids[0], "--runs", runs, "--lang", "en")
    assert done.exit_code == 2 and "--yes" in done.output, "nobody there to ask"
    assert names(runs) == list(ids)
    done = planner("runs", "rm", ids[0], "--yes", "--runs", runs, "--json", "-q")
    told = json.loads(done.stdout)
    assert told["removed"] == [ids[0]] and told["studies_removed"] == [f"prices-{ids[0]}"]
    assert told["begun_from_them"] == [ids[1]]
    assert told["written_about_them"] == [str(Path("studies") / "mine")]
    assert names(runs) == [ids[1]]
    left = sorted(path.name for path in (runs / ".studies").iterdir())
    assert left == sorted([f"prices-{ids[1]}", f"prices-{ids[0]}-2"])
    assert not list(runs.glob(".partial-*"))


@pytest.mark.parametrize(("typed", "left"), [("n\n", 2), ("y\n", 1)])
def test_it_is_asked_before_anything_is_removed(
    runs: Path, ids: tuple[str, str], monkeypatch: pytest.MonkeyPatch, typed: str, left: int
) -> None:
    monkeypatch.setattr("planner.cli.keeping.someone_there", lambda: True)
    done = planner("runs", "rm", ids[1], "--runs", runs, "--lang", "en", typed=typed)
    assert done.exit_code == 0 and "Remove 1 run(s) for good?" in done.output
    assert ("nothing was removed" in done.output) == (left == 2)
    assert len(names(runs)) == left


def test_damaged_runs_can_be_removed_and_unknown_ones_stop_all(
    runs: Path, ids: tuple[str, str]
) -> None:
    (runs / ids[1] / "manifest.json").write_text("{", encoding="utf-8")
    done = planner("runs", "rm", ids[1], "zzz", "--yes", "--runs", runs)
    assert done.exit_code == 2 and (runs / ids[1]).is_dir()
    assert planner("runs", "rm", ids[1][:6], "--yes", "--runs", runs).exit_code == 0
    assert not (runs / ids[1]).exists() and names(runs) == [ids[0]]


# --- list -----------------------------------------------------------------------------------------


def listed(runs: Path, *words: object) -> list[str]:
    done = planner("runs", "list", "--runs", runs, "--json", "-q", *words)
    assert done.exit_code == 0, done.output
    return [one["run"] for one in json.loads(done.stdout)["runs"]]


def test_runs_are_chosen_by_scenario_age_tags_and_facts(runs: Path, ids: tuple[str, str]) -> None:
    tamper(runs, ids[0], created="2026-01-01T08:00:00+08:00")
    tamper(runs, ids[1], created="2026-03-01T08:00:00+08:00")
    assert listed(runs) == list(ids)
    assert listed(runs, "--scenario", "tiny") == list(ids)
    assert listed(runs, "--scenario", TINY) == list(ids)
    assert listed(runs, "--scenario", "other") == []
    assert listed(runs, "--since", "2026-02-01") == [ids[1]]
    assert listed(runs, "--since", "2026-01-01T00:00:00+00:00") == list(ids)
    assert listed(runs, "--since", "2026-01-01T00:00:01+00:00") == [ids[1]]
    assert listed(runs, "--where", "panel=2", "--where", "who=评审") == [ids[0]]
    assert listed(runs, "--where", "panel=3") == []
    assert listed(runs, "--where", "variant=forbid P2") == [ids[1]]
    assert listed(runs, "--where", "variant=") == [ids[0]]
    told = planner("runs", "list", "--runs", runs, "--lang", "en", "--where", "panal=2")
    assert "no run has the tag panal" in told.output and "panel" in told.output
    assert "0 of 2 runs" in told.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("runs", "list", "--since", "yesterday"), "--since yesterday is no date"),
        (("runs", "list", "--where", "panel"), "panel is no tag"),
        (("run", TINY, "--tag", "panel="), "panel= is no tag"),
        (("run", TINY, "--tag", "a b=1"), "a b=1 is no tag"),
        (("run", TINY, "--tag", "a=1", "--tag", "a=2"), "given twice"),
        (("run", TINY, "--tag", "status=mine"), "cannot be called status"),
    ],
)
def test_words_that_say_nothing_are_answered(
    runs: Path, words: tuple[object, ...], told: str
) -> None:
    done = planner(*words, "--runs", runs, "--lang", "en")
    assert done.exit_code == 2 and told in done.output


def test_tags_are_no_part_of_the_request(runs: Path, ids: tuple[str, str]) -> None:
    done = planner("run", TINY, "--runs", runs, "--tag", "panel=9", "--lang", "en")
    assert done.exit_code == 0 and "keeps its own tags" in done.output
    assert names(runs) == list(ids)


def test_runs_of_another_format_are_told_everywhere(runs: Path, ids: tuple[str, str]) -> None:
    tamper(runs, ids[0], schema=7)
    for words in (
        ("runs", "list"),
        ("runs", "show", ids[0]),
        ("runs", "rerun", ids[0]),
        ("compare", ids[0], ids[1]),
    ):
        done = planner(*words, "--runs", runs, "--lang", "en")
        assert f"run {ids[0]} is stored in format 7" in done.output
        assert (done.exit_code == 0) == (words == ("runs", "list"))


def test_the_index_is_made_again_when_asked(runs: Path) -> None:
    done = planner("runs", "list", "--reindex", "--runs", runs, "--lang", "en")
    assert done.exit_code == 0 and "made again" in done.output
    assert (runs / ".index.sqlite").is_file()
