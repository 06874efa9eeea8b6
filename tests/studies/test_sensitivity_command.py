"""``planner sensitivity`` as a user meets it: files, words, wrong use, kills and going on."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from planner.studies.case import STUDIES
from tests.clusters import scheduler_in
from tests.clusters import workers_of as cluster_workers_of

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"
COUNTY = ROOT / "scenarios" / "one_county"
OVERLAP = ("--param", "objective.overlap_price_wan:±100%")


def planner(*words: object, language: str = "en") -> Result:
    told = [str(word) for word in ("sensitivity", *words, "--lang", language, "-q")]
    return CliRunner().invoke(main, told)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    words = ["run", str(TINY), "--runs", str(folder), "--gap", "0", "-q"]
    assert CliRunner().invoke(main, words).exit_code == 0
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def out(runs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with everything that there is, written in Chinese."""
    folder = tmp_path_factory.mktemp("out")
    words = [*OVERLAP, "--param", "projects.P1.land_mu:±80%", "--param", "fit.weights.base:±10%"]
    words += ["--param", "industries.glass.rivalry_share:±200%", "--switch", "--pairs", "2"]
    done = planner(
        *("latest", "--runs", runs, "--gap", 0, "--workers", 1, "--out", folder, *words),
        language="zh",
    )
    assert done.exit_code == 0, done.output
    (folder / "screen.txt").write_text(done.stdout, encoding="utf-8")
    return folder


def test_all_files_are_there(out: Path) -> None:
    names = {path.name for path in out.iterdir()} - {"screen.txt"}
    sheets = ("table", "moves", "inputs", "switching", "ladder", "interactions")
    assert names == {
        "summary.json",
        "tornado.png",
        "tornado.svg",
        *(f"{stem}.csv" for stem in sheets),
    }
    assert (out / "tornado.png").stat().st_size > 10_000


def test_the_summary_says_what_the_tables_say(out: Path) -> None:
    told = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    levels = {(i["input"], x["level"]): x for i in told["inputs"] for x in i["levels"]}
    table = rows(out / "table.csv")
    assert len(table) == len(levels) == 8 + 8 + 2 + 8
    for line in table:
        level = levels[line["input"], float(line["level"])]
        assert line["status"] == level["status"]
        for column in ("value_low_wan", "effect_high_wan", "plan_kept_wan", "income_wan"):
            assert (float(line[column]) if line[column] else None) == level[column]
    high = levels["objective.overlap_price_wan", 1.0]
    assert high["effect_low_wan"] == high["effect_high_wan"] == pytest.approx(-130, abs=0.01)
    assert high["leaving"] == {"P2": 1} and high["significant"]
    (flip,) = next(
        one["flips"] for one in told["switching"] if one["input"] == "objective.overlap_price_wan"
    )
    assert flip["exact"] and flip["figure_low"] == pytest.approx(1325, rel=1e-5)


def test_every_changed_figure_is_logged_with_old_and_new(out: Path) -> None:
    log = rows(out / "inputs.csv")
    overlap = {
        float(line["level"]): (float(line["old"]), float(line["new"]))
        for line in log
        if line["column"] == "overlap_price_wan"
    }
    assert overlap == {
        x: (1000.0, pytest.approx(1000 * (1 + x)))
        for x in (-1.0, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 1.0)
    }
    rivalry = [line for line in log if line["column"] == "rivalry_share"]
    clipped = {
        float(line["level"]): float(line["new"]) for line in rivalry if line["clipped"] == "True"
    }
    assert clipped == {-2.0: 0.0, 2.0: 1.0}
    assert {line["asked"] for line in rivalry if line["level"] == "2.0"} == {"1.2"}


def test_no_plan_and_refused_are_rows(out: Path) -> None:
    status = {(line["input"], line["level"]): line for line in rows(out / "table.csv")}
    assert status["projects.P1.land_mu", "0.8"]["status"] == "no_plan"
    refused = status["fit.weights.base", "0.1"]
    assert refused["status"] == "refused" and refused["reason"]


def test_the_screen_speaks_chinese(out: Path) -> None:
    told = (out / "screen.txt").read_text(encoding="utf-8")
    for words in (
        "敏感性分析",
        "同质化代价",
        "无可行方案",
        "数据不成立",
        "P2 乙县玻璃",
        "+32.50 %",
        "交互",
    ):
        assert words in told, words
    told.encode("gbk")
    assert "Traceback" not in told


def test_json_is_what_is_written_as_summary(runs: Path, tmp_path: Path) -> None:
    done = planner(
        *("latest", "--runs", runs, "--gap", 0, "--workers", 1, *OVERLAP),
        *("--levels", "-10%,0,10", "--out", tmp_path, "--json"),
    )
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    assert told == json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert [x["level"] for x in told["inputs"][0]["levels"]] == [-1.0, -0.1, 0.1, 1.0]
    again = planner("latest", "--runs", runs, *OVERLAP, "--out", tmp_path)
    assert again.exit_code == 2 and "--force" in again.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--param", "limts.power"), "limits"),
        (("--param", "limits.power:20%"), "±20%"),
        (("--param", "limits.power:±10%", "--param", "limits.电力"), "same figures"),
        (("--levels", "0"), "-30,-10,10,30"),
        (("--levels", "x"), "-30,-10,10,30"),
        (("--levels", "nan"), "-30,-10,10,30"),
        (("--levels", "1e300"), "-1000"),
        (("--project", "P77"), "P77"),
        (("--variant", "dry"), "--variant"),
    ],
)
def test_wrong_use_is_a_sentence(runs: Path, words: tuple[str, ...], said: str) -> None:
    done = planner("latest", "--runs", runs, *words)
    assert done.exit_code == 2, done.output
    assert said in done.output and "Traceback" not in done.output


# --- kills ----------------------------------------------------------------------------------------

STUDY = (
    *("--gap", "0", "--seconds", "300", "--json", "--no-progress", "--lang", "en"),
    *("--param", "economics.odds_planned_share", "--param", "parks.*.land_mu"),
)


def client(runs: Path, out: Path, *words: str) -> list[str]:
    """Command line of a study that takes a few seconds."""
    call = [sys.executable, "-c", "from planner.cli import main; main()", "sensitivity", "latest"]
    return [*call, "--runs", str(runs), "--out", str(out), "--force", *STUDY, *words]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A run of one county, and the study of it undisturbed."""
    folder = tmp_path_factory.mktemp("county")
    words = ["run", str(COUNTY), "--runs", str(folder), "--gap", "0", "-q"]
    assert CliRunner().invoke(main, words).exit_code == 0
    done = subprocess.run(
        client(folder, folder / "out", "--workers", "2"), cwd=ROOT, capture_output=True, check=True
    )
    return folder, done.stdout.decode()


def workers_of(parent: int) -> list[int]:
    """Living descendants of a process, the deepest last."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, above = (folder / "stat").read_text().rpartition(") ")[2].split()[:2]
        except (OSError, ValueError):
            continue
        if state != "Z":
            children.setdefault(int(above), []).append(int(folder.name))
    found, edge = [], [parent]
    while edge:
        edge = [child for one in edge for child in children.get(one, ())]
        found += edge
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_a_killed_worker_loses_nothing(county: tuple[Path, str], tmp_path: Path) -> None:
    runs, undisturbed = county
    folder = next((runs / STUDIES).glob("sensitivity-*"))
    for path in folder.glob("*.result"):
        path.unlink()
    command = client(runs, tmp_path, "--workers", "2")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        while len(list(folder.glob("*.result"))) < 14:  # looks first, then solves
            assert process.poll() is None, "it ended too soon"
            time.sleep(0.02)
        os.kill(workers_of(process.pid)[-1], signal.SIGKILL)
        told, _ = process.communicate()
    assert process.returncode == 0
    assert told.decode() == undisturbed


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_a_cluster_that_loses_a_worker_gives_the_same_table(
    county: tuple[Path, str], tmp_path: Path
) -> None:
    """Two workers of a Dask cluster, one of them killed in the midst of the study."""
    pytest.importorskip("distributed")
    runs, undisturbed = county
    folder = next((runs / STUDIES).glob("sensitivity-*"))
    for path in folder.glob("*.result"):
        path.unlink()
    with scheduler_in(tmp_path) as (address, _), cluster_workers_of(address) as cluster:
        command = client(runs, tmp_path / "out", "--scheduler", address)
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            while len(list(folder.glob("*.result"))) < 14:  # looks first, then solves
                assert process.poll() is None, "it ended too soon"
                time.sleep(0.02)
            os.kill(workers_of(cluster.pid)[-1], signal.SIGKILL)
            told, _ = process.communicate()
    assert process.returncode == 0
    assert told.decode() == undisturbed


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_killed_study_goes_on_where_it_was(county: tuple[Path, str], tmp_path: Path) -> None:
    runs, undisturbed = county
    folder = next((runs / STUDIES).glob("sensitivity-*"))
    for path in folder.glob("*.result"):
        path.unlink()
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = client(runs, tmp_path, "--workers", "1")
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **silent) as process:
        while len(list(folder.glob("*.result"))) < 15:
            assert process.poll() is None, "it ended too soon"
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    kept = {path: path.stat().st_mtime_ns for path in folder.glob("*.result")}
    assert not (tmp_path / "summary.json").exists()
    done = subprocess.run([*command, "--resume"], cwd=ROOT, capture_output=True, check=True)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "nothing is solved twice"
    assert done.stdout.decode() == undisturbed, "killed and gone on with, it is the same"
