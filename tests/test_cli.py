"""The command line as a user meets it: answers, exit codes, languages, signals."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner import run as spine
from planner.cli import main
from planner.store import list_runs
from planner.texts import CATALOGUE

ROOT = Path(__file__).parent.parent
TINY = ROOT / "scenarios" / "tiny"
LARGE = ROOT / "scenarios" / "qiandongnan"
COMMAND = [sys.executable, "-c", "from planner.cli import main; main()"]

RUN_KEYS = {
    "run",
    "scenario",
    "variant",
    "status",
    "objective_wan",
    "bound_wan",
    "gap_share",
    "income_wan",
    "fiscal_wan",
    "link_wan",
    "overlap_wan",
    "breach_wan",
    "seconds",
    "starts",
    "layout",
    "expansions",
    "limits",
    "audit",
}


def planner(*words: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(word) for word in words])


def child(*words: object, **environment: str) -> "subprocess.Popen[bytes]":
    """Start a command as a process of its own."""
    return subprocess.Popen(
        [*COMMAND, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def copy_of_tiny(folder: Path) -> Path:
    return Path(shutil.copytree(TINY, folder))


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run folder with a rough plan of the large scenario to start from."""
    runs = tmp_path_factory.mktemp("runs")
    done = planner("run", LARGE, "--runs", runs, "--gap", "0.99", "--time-limit", "5m", "-q")
    assert done.exit_code == 0, done.output
    return runs


# --- help and usage -------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "words"), [("zh", "例：planner"), ("en", "Example: planner")])
def test_help_of_every_verb_has_an_example(language: str, words: str) -> None:
    verbs = [[], ["runs"], ["runs", "list"], ["runs", "show"], ["runs", "verify"], ["ties"]]
    verbs += [[name] for name in ("init", "validate", "assess", "run", "doctor", "completion")]
    script = (
        "import sys, json\n"
        "from click.testing import CliRunner\n"
        "from planner.cli import main\n"
        f"for verb in {verbs!r}:\n"
        "    print(CliRunner().invoke(main, [*verb, '--help']).output, end='\\0')\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PLANNER_LANG": language, "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
    ).stdout.decode()
    pages = told.split("\0")[:-1]
    assert len(pages) == len(verbs)
    for page in pages:
        assert words in page


def test_help_imports_neither_solver_nor_tables() -> None:
    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom planner.cli import main\n"
        "CliRunner().invoke(main, ['run', '--help'])\n"
        "print({'pyomo', 'highspy', 'pandas', 'matplotlib', 'scipy', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["run", TINY, "--gapp", "0.1"],
        ["run", TINY, "--gap", "2"],
        ["run", TINY, "--time-limit", "soon"],
        ["solve"],
        ["runs", "show", "nothing"],
        ["run", TINY, "--start-from", "nothing"],
    ],
    ids=lambda words: " ".join(str(word).rsplit("/", maxsplit=1)[-1] for word in words),
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_use_ends_with_2(
    words: list[object], language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_LANG", language)
    monkeypatch.setenv("PLANNER_RUNS", str(tmp_path))
    done = planner(*words)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


# --- run ------------------------------------------------------------------------------------------


def test_run_prints_the_plan_and_stores_it(tmp_path: Path) -> None:
    for language, words in (
        ("zh", ["布局", "居民收入", "乙县园区"]),
        ("en", ["layout", "Yi park"]),
    ):
        done = planner("run", TINY, "--runs", tmp_path, "--lang", language)
        assert done.exit_code == 0, done.output
        for word in words:
            assert word in done.stdout
        run = list_runs(tmp_path)[0][0].run
        assert run in done.stdout.splitlines()[-1]
    assert len(list_runs(tmp_path)[0]) == 1, "the second answer came from the store"


def test_json_has_every_key(tmp_path: Path) -> None:
    done = planner("run", TINY, "--runs", tmp_path, "--json")
    answer = json.loads(done.stdout)
    assert answer.keys() >= RUN_KEYS
    assert answer["seconds"].keys() == {"read", "assemble", "build", "solve", "total"}
    assert answer["audit"].keys() == {"passed", "worst_violation"}
    assert answer["starts"][0].keys() == {
        "project",
        "park",
        "county",
        "industry",
        "period",
        "count",
    }
    assert answer["layout"][0].keys() == {"county", "park", "industry", "role"}
    assert answer["limits"][0].keys() >= {"limit", "area", "period", "used", "available"}
    assert answer["objective_wan"] == pytest.approx(1682.7272727272727)
    again = planner("run", TINY, "--runs", tmp_path, "--json")
    assert json.loads(again.stdout) == answer


def test_faulty_data_end_with_3_and_all_faults(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path / "tiny")
    parks = folder / "data" / "parks.csv"
    words = parks.read_text(encoding="utf-8-sig")
    words = words.replace("甲县园区,Jia park,100", "甲县园区,Jia park,1.2亿")
    words = words.replace("C1,990003", "C1,990033")
    parks.write_text(words, encoding="utf-8")
    for verb in ("run", "validate"):
        done = planner(verb, folder, "--json", "--lang", "zh")
        assert done.exit_code == 3, done.output
        answer = json.loads(done.stdout)
        found = {(fault["row"], fault["value"]) for fault in answer["faults"]}
        assert {(2, "1.2亿"), (4, "990033")} <= found
    told = planner("validate", folder, "--lang", "en")
    assert told.exit_code == 3
    assert "1.2亿" in told.stdout and "990033" in told.stdout


def test_a_folder_that_is_no_scenario_ends_with_3(tmp_path: Path) -> None:
    done = planner("run", tmp_path / "nowhere", "--runs", tmp_path / "runs")
    assert done.exit_code == 3
    assert "nowhere" in done.stderr


def test_infeasible_ends_with_4(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path / "tiny")
    (folder / "variants").mkdir(exist_ok=True)
    # The third county has one industry only: it cannot be both lead and speciality.
    (folder / "variants" / "strict.toml").write_text("[layout]\nspecials_min = 1\n")
    done = planner("run", folder, "--variant", "strict", "--runs", tmp_path / "runs", "--json")
    assert done.exit_code == 4, done.output
    assert json.loads(done.stdout)["status"] == "infeasible"
    assert list_runs(tmp_path / "runs")[0] == ()


def test_a_time_limit_with_a_plan_ends_with_5(started: Path) -> None:
    words = (
        "--gap",
        "0",
        "--time-limit",
        "2",
        "--start-from",
        "latest",
        "--json",
        "--runs",
        started,
    )
    done = planner("run", LARGE, *words)
    assert done.exit_code == 5, done.output
    answer = json.loads(done.stdout)
    assert (answer["status"], answer["start_accepted"]) == ("limit", True)
    assert answer["audit"]["passed"]


def test_a_time_limit_without_a_plan_ends_with_6(tmp_path: Path) -> None:
    done = planner("run", LARGE, "--gap", "0", "--time-limit", "0.01", "--runs", tmp_path)
    assert done.exit_code == 6, done.output
    assert list_runs(tmp_path)[0] == ()


def test_a_plan_that_fails_its_audit_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def inflate(*args: Any) -> Any:
        plan, claimed = honest(*args)
        return plan, spine.replace(claimed, income_wan=claimed.income_wan * 1.01)

    honest = spine._plan
    monkeypatch.setattr(spine, "_plan", inflate)
    done = planner("run", TINY, "--runs", tmp_path, "--lang", "en")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "income_wan" in done.stderr and "failed-" in done.stderr
    assert list_runs(tmp_path)[0] == ()


def test_an_unexpected_error_is_one_sentence_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("planner.run.audit_plan", fail)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    done = planner("run", TINY, "--runs", tmp_path / "runs", "-q")
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
    (log,) = tmp_path.glob("planner-*.log")
    assert str(log) in done.stderr
    assert "by nought" in log.read_text(encoding="utf-8")


def test_sizes_and_model_file(tmp_path: Path) -> None:
    sizes = json.loads(planner("run", TINY, "--dry-run", "--json").stdout)
    assert sizes["columns"] >= sizes["integers"] > 0 < sizes["rows"]
    for number in (1, 2):
        path = tmp_path / f"{number}.mps"
        done = planner("run", TINY, "--runs", tmp_path / "runs", "--save-model", path, "-q")
        assert done.exit_code == 0
    assert (tmp_path / "1.mps").read_bytes() == (tmp_path / "2.mps").read_bytes()
    nowhere = tmp_path / "no" / "m.mps"
    done = planner("run", TINY, "--runs", tmp_path / "runs", "--save-model", nowhere)
    assert done.exit_code == 2 and str(nowhere) in done.stderr


# --- signals --------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_keeps_the_best_plan(started: Path, tmp_path: Path, number: int) -> None:
    shutil.copytree(started, tmp_path / "runs")
    known = {stored.run for stored in list_runs(started)[0]}
    first = min(known)
    words = ("--gap", "0", "--time-limit", "5m", "--start-from", first, "--runs", tmp_path / "runs")
    process = child("run", LARGE, *words, "--lang", "en", "--json")
    assert process.stderr is not None
    for line in process.stderr:
        if b"plan " in line and b"plan none" not in line:
            break
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130, err.decode()
    answer = json.loads(out)
    assert answer["status"] == "interrupted"
    (new,) = {stored.run for stored in list_runs(tmp_path / "runs")[0]} - known
    assert new == answer["run"]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_signal_before_any_plan(tmp_path: Path) -> None:
    process = child("run", LARGE, "--gap", "0", "--runs", tmp_path, "--lang", "en")
    assert process.stderr is not None
    line = process.stderr.readline()
    assert b"plan none" in line
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
    assert process.returncode == 130


# --- consoles -------------------------------------------------------------------------------------


def test_a_gbk_console_shows_the_plan(tmp_path: Path) -> None:
    process = child(
        "run", TINY, "--runs", tmp_path, PYTHONIOENCODING="gbk", PYTHONUTF8="0", PLANNER_LANG="zh"
    )
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err.decode("gbk")
    told = out.decode("gbk")
    assert "居民收入" in told and "乙县园区" in told and "?" not in told


def test_a_console_without_chinese_does_not_fail(tmp_path: Path) -> None:
    process = child(
        "run", TINY, "--runs", tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0", PLANNER_LANG="zh"
    )
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert b"1,727" in out


def test_own_words_can_be_shown_on_a_gbk_console() -> None:
    for key, (zh, en) in CATALOGUE.items():
        try:
            (zh + en).encode("gbk")
        except UnicodeEncodeError as error:
            pytest.fail(f"{key}: {error}")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    planner("run", TINY, "--runs", tmp_path)
    process = child("runs", "show", "latest", "--runs", tmp_path)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=120) == 0


# --- the other verbs ------------------------------------------------------------------------------


def test_runs_are_listed_and_shown(tmp_path: Path) -> None:
    first = planner("run", TINY, "--runs", tmp_path, "--lang", "en")
    planner("run", TINY, "--runs", tmp_path, "--fresh")
    listed = json.loads(planner("runs", "list", "--runs", tmp_path, "--json").stdout)
    assert [one["status"] for one in listed["runs"]] == ["optimal", "optimal"]
    table = planner("runs", "list", "--runs", tmp_path, "--lang", "en").stdout
    assert all(one["run"] in table for one in listed["runs"])
    run = listed["runs"][0]["run"]
    shown = planner("runs", "show", run, "--runs", tmp_path, "--lang", "en").stdout
    assert shown.splitlines()[:-1] == first.stdout.splitlines()[:-1]
    answer = json.loads(planner("runs", "show", run, "--runs", tmp_path, "--json").stdout)
    assert answer.keys() >= RUN_KEYS | {"manifest"}


@pytest.mark.parametrize("template", ["county", "prefecture"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_init_writes_a_scenario_without_faults(tmp_path: Path, template: str, form: str) -> None:
    folder = tmp_path / "new"
    done = planner("init", folder, "--template", template, "--format", form, "--lang", "zh")
    assert done.exit_code == 0, done.output
    assert planner("validate", folder).exit_code == 0
    assert planner("init", folder).exit_code == 2, "nothing is overwritten"


def test_doctor_finds_this_machine_well(tmp_path: Path) -> None:
    answer = json.loads(planner("doctor", "--runs", tmp_path / "runs", "--json").stdout)
    found = {one["what"]: one for one in answer["findings"]}
    assert found["solver"]["well"] and found["runs"]["well"]
    assert not (tmp_path / "runs").exists()
    told = planner("doctor", "--runs", tmp_path, "--lang", "zh")
    assert told.exit_code == 0
    assert "求解器自检" in told.stdout
    (tmp_path / "file").write_text("")
    assert planner("doctor", "--runs", tmp_path / "file").exit_code == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    done = planner("completion", shell)
    assert done.exit_code == 0
    assert "_PLANNER_COMPLETE" in done.stdout
