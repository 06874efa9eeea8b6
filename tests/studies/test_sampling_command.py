"""``planner uncertainty`` as a user meets it: files, words, wrong use, a kill and going on."""

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
from planner.report.sampling_draw_record import contested

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"
ONE = ("--workers", 1, "-q", "--gap", 0, "--lang", "en")
PARAMS = ("--param", "objective.overlap_price_wan:±60%", "--param", "limits.power:±20%")
PATIENCE = 60.0


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    assert planner("run", TINY, "--runs", folder, "-q", "--gap", 0).exit_code == 0
    return folder


def asked(runs: Path, out: Path, *words: object) -> dict[str, Any]:
    done = planner(
        "uncertainty", "latest", "--runs", runs, "--out", out, "--force", *ONE, "--json", *words
    )
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    assert json.loads((out / "summary.json").read_text(encoding="utf-8")) == answer
    return answer


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_screening_writes_what_it_prints(runs: Path, tmp_path: Path) -> None:
    answer = asked(runs, tmp_path, *PARAMS, "--trajectories", 3)
    assert answer["status"] == {"optimal": 9} and answer["basis"] == "whole_solves"
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        *("summary.json", "table.csv", "samples.csv", "results.csv"),
        *("effects.png", "effects.svg"),
    }
    drawn = lines_of(tmp_path / "samples.csv")
    assert len(drawn) == 9 * 2
    for line in drawn:
        old, new, factor = (float(line[key]) for key in ("old_least", "new_least", "factor"))
        assert new == pytest.approx(old * factor, rel=1e-9)
        assert old == {"limits.power": 12, "objective.overlap_price_wan": 1000}[line["input"]]
    facts = {(line["name"], line["measure"]): line for line in lines_of(tmp_path / "table.csv")}
    for own in answer["inputs"]:
        told = facts[own["input"], "mu_star"]
        assert float(told["low_wan"]) == pytest.approx(own["mu_star_wan"]["low"])
    results = lines_of(tmp_path / "results.csv")
    assert [line["status"] for line in results] == ["optimal"] * 9
    assert all(line["low_wan"] == line["high_wan"] for line in results)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_files(runs: Path, tmp_path: Path) -> None:
    words = ("--method", "montecarlo", "--samples", 40, "--re-solve", 2)
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        asked(runs, tmp_path / name, *words, "--seed", seed)
    for file in ("table.csv", "samples.csv", "results.csv", "inputs.csv", "values.svg"):
        a, b = ((tmp_path / name / file).read_bytes() for name in "ab")
        assert a == b, file
    assert (tmp_path / "a/samples.csv").read_bytes() != (tmp_path / "c/samples.csv").read_bytes()
    assert (tmp_path / "a/inputs.csv").read_bytes() == (tmp_path / "c/inputs.csv").read_bytes()


def test_every_drawn_figure_is_logged(runs: Path, tmp_path: Path) -> None:
    """The plan prices itself from the log: 4 projects, weights 1, stated values, by hand."""
    words = ("--method", "montecarlo", "--samples", 5, "--shock", "wage:±20%", "--shock", "tax")
    answer = asked(runs, tmp_path, *words)
    drawn = lines_of(tmp_path / "samples.csv")
    assert len(drawn) == 5 * 4
    values = [float(line["value_wan"]) for line in lines_of(tmp_path / "results.csv")]
    later = {"P5": 1 / 1.1}
    for draw, value in enumerate(values):
        own = [line for line in drawn if line["draw"] == str(draw)]
        sums = [
            (float(line["income_npv_wan"]) + float(line["fiscal_npv_wan"]))
            * later.get(line["project"], 1.0)
            for line in own
        ]
        assert value == pytest.approx(sum(sums) - 200 - 400 + 60, rel=1e-6)
    for line in lines_of(tmp_path / "inputs.csv"):
        least = 0.8 if line["column"] == "income_npv_wan" else 0.5
        assert float(line["factor_least"]) == pytest.approx(least)
        assert line["grade"] == "C"
    assert answer["planned_wan"] == pytest.approx(1410 + 300 / 1.1)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("方差分解", "线性松弛", "同质化代价", "整数求解")),
        ("en", ("Shares of the variance", "relaxation", "price of overlap", "whole solves")),
    ],
)
def test_a_relaxed_study_says_so_in_both_languages(
    runs: Path, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    done = planner(
        *(
            "uncertainty",
            "latest",
            "--runs",
            runs,
            "--out",
            tmp_path,
            *ONE[:-2],
            "--lang",
            language,
        ),
        *("--method", "sobol", "--samples", 8, "--pairs", "--relaxed", "--confirm", 1, *PARAMS),
    )
    assert done.exit_code == 0, done.output
    assert all(word in done.stdout for word in words), done.stdout
    answer = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert answer["basis"] == "linear_relaxation" and len(answer["pairs"]) == 1
    (one,) = answer["confirmed"]
    assert one["status"] == ["optimal", "optimal"]
    # By hand: 1,750 - 0.4 p + 60 against 1,280 leaves 1,650 … 1,280 for prices from 400 to 1,600.
    assert one["effect_wan"]["low"] == pytest.approx(1280 - 1650)


def test_two_plans_are_compared_in_the_same_draws(runs: Path, tmp_path: Path) -> None:
    force = ("run", TINY, "--runs", runs, "-q", "--gap", 0, "--json", "--forbid", "P2")
    other = json.loads(planner(*force).stdout)["run"]
    own = next(path.name for path in runs.iterdir() if path.name not in {other, ".studies"})
    words = ("--method", "montecarlo", "--samples", 60, "--against", other)
    done = planner("uncertainty", own, "--runs", runs, "--out", tmp_path, *ONE, *words)
    assert done.exit_code == 0, done.output
    answer = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    pair = answer["against"]
    paired = pair["more_than_the_run_wan"]["high"] - pair["more_than_the_run_wan"]["low"]
    assert paired < pair["unpaired_wan"]["high"] - pair["unpaired_wan"]["low"]
    assert answer["planned_wan"] - pair["planned_wan"] == pytest.approx(130)
    assert "Compared with run" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--method", "sobol", "--samples", 48), ("48", "32", "64")),
        (("--shock", "wage"), ("--shock", "montecarlo")),
        (("--method", "montecarlo", "--param", "limits.power"), ("--param", "morris, sobol")),
        (("--confirm", 2), ("--confirm", "--relaxed")),
        (("--method", "montecarlo", "--shock", "wages"), ("wages", "mean wage")),
        (("--method", "montecarlo", "--shock", "rain"), ("rain", "wage, jobs, tax, odds")),
        (("--method", "montecarlo", "--shock", "tax:±120%"), ("±120%", "-100%")),
        (("--method", "montecarlo", "--shock", "tax:1..2"), ("1..2", "relative")),
        (("--method", "montecarlo", "--shock", "tax", "--shock", "tax:±5%"), ("twice",)),
        (("--method", "montecarlo", "--correlation", 0.7, "--industry-correlation", 0.3), ("0.7",)),
        (("--method", "montecarlo", "--correlation", "nan"), ("nan", "must be a number")),
        (("--method", "montecarlo", "--industry-correlation", "nan"), ("nan", "must be a number")),
        (("--method", "montecarlo", "--samples", 5, "--re-solve", 6), ("6", "5")),
        (("--method", "montecarlo", "--against", "zzz"), ("zzz",)),
        (("--param", "limits.powr"), ("powr",)),
    ],
)
def test_wrong_use_is_told_and_nothing_is_solved(
    runs: Path, words: tuple[object, ...], told: tuple[str, ...]
) -> None:
    done = planner("uncertainty", "latest", "--runs", runs, "--lang", "en", *words)
    assert done.exit_code == 2, done.output
    assert all(word in done.stderr for word in told), done.stderr
    assert "Traceback" not in done.stderr


def kept(runs: Path) -> dict[str, int]:
    """Answers on disk and when they were written."""
    return {path.name: path.stat().st_mtime_ns for path in runs.glob(".studies/*/*.result")}


@pytest.mark.slow
def test_a_killed_study_goes_on_where_it_was(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    assert planner("run", TINY, "--runs", runs, "-q", "--gap", 0).exit_code == 0
    words = ["uncertainty", "latest", "--runs", runs, *PARAMS, *ONE, "--trajectories", 6]
    process = subprocess.Popen(
        [sys.executable, "-c", "from planner.cli import main; main()", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PLANNER_LANG": "en", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while not kept(runs):
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
    finally:
        process.kill()
        process.communicate()
    before = kept(runs)
    answer = asked(runs, tmp_path / "b", *PARAMS, "--trajectories", 6, "--resume")
    after = kept(runs)
    assert 0 < len(before) < len(after) and before.items() <= after.items()
    assert asked(runs, tmp_path / "c", *PARAMS, "--trajectories", 6) == answer
    tables = [(tmp_path / name / "table.csv").read_bytes() for name in "bc"]
    assert tables[0] == tables[1]


def test_what_is_contested_is_told_first() -> None:
    shares = [("a", 1.0, True), ("b", 0.4, True), ("c", 0.5, False), ("d", 0.0, False)]
    assert contested([*shares, ("e", 0.0, True)]) == [
        ("e", 0.0, True),
        ("b", 0.4, True),
        ("c", 0.5, False),
    ]
