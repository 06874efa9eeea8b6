"""Benchmark runs: what a solve in a process of its own tells, and what the commands say of it."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.bench import runner
from planner.bench.child import measured_run
from planner.bench.group import ProcessGroup
from planner.bench.measure import Moment, Trajectory
from planner.bench.runner import Trial, TrialResult, measured, run_trial, solver_options
from planner.cli import main
from planner.errors import WrongUseError

ROOT = Path(__file__).parents[2]
TINY = ROOT / "scenarios" / "tiny"
PROC = Path("/proc/self/smaps_rollup").exists()


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def result(name: str, *moments: Moment, status: str = "limit") -> TrialResult:
    """Result of a solve of 10 s that told these moments."""
    return TrialResult(
        trial=Trial(name, Path(name), {"time_limit_seconds": 10.0}),
        status=status,
        error=None if moments else {"exit_code": 6, "zh": "无", "en": "none"},
        trajectory=Trajectory.of(moments),
        seconds={},
        memory_mib=None,
        versions={},
    )


def test_a_solve_tells_its_plan_its_steps_and_its_memory() -> None:
    told = run_trial(Trial("tiny", TINY, {"gap_share": 0.0}))
    assert (told.status, told.error) == ("optimal", None)
    assert told.trajectory.last.best == pytest.approx(told.trajectory.last.bound)
    assert set(told.seconds) == {"start", "read", "assemble", "build", "solve", "rest", "total"}
    steps = sum(told.seconds[step] for step in ("read", "assemble", "build", "rest"))
    assert told.outside_seconds == pytest.approx(steps)
    assert told.seconds["total"] == pytest.approx(steps + told.seconds["solve"])
    assert {"planner", "highspy", "pyomo", "python"} <= set(told.versions)
    if PROC:
        assert told.memory_mib is not None
        assert told.memory_mib > 20


def test_the_expected_value_of_a_scenario_is_found() -> None:
    record = measured_run(TINY, {"gap_share": 0.0})
    best = max(moment[1] for moment in record["moments"] if moment[1] is not None)
    assert best == pytest.approx(1682.727, abs=0.01)  # by hand in scenarios/tiny/README.md


def test_an_error_of_the_scenario_is_a_result(tmp_path: Path) -> None:
    told = run_trial(Trial("none", tmp_path / "none", {}))
    assert told.error is not None
    assert told.error["exit_code"] == 3
    assert "planner init" in told.error["en"]
    assert told.outside_seconds is None
    ((_, measures),) = measured([told])
    assert measures.primal_integral_seconds is None


def test_a_process_that_dies_is_a_result(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; print('out of memory', file=sys.stderr); sys.exit(9)"
    monkeypatch.setattr(runner, "CHILD", (sys.executable, "-c", script))
    told = run_trial(Trial("tiny", TINY, {}))
    assert told.status == "bench_process"
    assert told.error is not None
    assert "9" in told.error["en"]
    assert "out of memory" in told.error["zh"]


@pytest.mark.skipif(not PROC, reason="needs /proc")
def test_the_memory_of_workers_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker, a child of the fork server, holds 200 MB until they have been seen."""
    script = (
        "import json, sys\nfrom planner.pool import Task, open_pool\n"
        "from tests.pool_tasks import hold\n"
        f"with open_pool(1) as pool:\n    pool.submit(Task('a', hold, (200, {str(tmp_path)!r})))\n"
        "    value = pool.next().value\n"
        "record = {'status': value, 'error': None, 'moments': [], 'seconds': {}, 'versions': {}}\n"
        "json.dump(record, sys.stdout)"
    )
    measure = ProcessGroup.memory_mib

    def look(group: ProcessGroup) -> float:
        held, seen = (tmp_path / "held").exists(), measure(group)
        if held:
            (tmp_path / "seen").touch()
        return seen

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(runner, "CHILD", (sys.executable, "-c", script))
    monkeypatch.setattr("planner.bench.group.SAMPLE_SECONDS", 0.05)
    monkeypatch.setattr(ProcessGroup, "memory_mib", look)
    told = run_trial(Trial("held", tmp_path, {}))
    assert told.status == "held" and told.memory_mib is not None
    assert 200 < told.memory_mib < 600


def test_methods_are_compared_on_one_reference_per_scenario() -> None:
    good = result("a", Moment(0.0, 100.0, 110.0))
    poor = result("a", Moment(0.0, 80.0, 110.0))
    none = result("a", status="no_plan_in_time")
    other = result("b", Moment(5.0, 7.0, 8.0))
    integrals = [
        measures.primal_integral_seconds for _, measures in measured([good, poor, none, other])
    ]
    assert integrals == pytest.approx([0.0, 2.0, 10.0, 5.0])


def test_options_go_to_the_solver_if_it_knows_them() -> None:
    assert solver_options(gap_share=0.02, workers=None) == {"gap_share": 0.02}
    with pytest.raises(WrongUseError) as caught:
        solver_options(temperature=3)
    assert caught.value.key == "bench_option"


def test_scenarios_named_and_made_are_measured() -> None:
    said = planner("bench", "run", TINY, "--size", "2x20", "--seed", 5, "--gap", 0.05, "--json")
    assert said.exit_code == 0, said.output
    told = json.loads(said.stdout)
    assert [run["scenario"] for run in told["runs"]] == [str(TINY), "2x20 5"]
    assert told["machine"]["cores"] >= 1
    for run in told["runs"]:
        assert run["gap_share"] <= 0.05
        assert run["seconds_to_gap"]["0.05"] is not None
        assert run["gap_at_seconds"]["300"] is None  # beyond the time limit of 60 s


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_and_the_faults_are_printed(language: str, tmp_path: Path) -> None:
    said = planner("bench", "run", TINY, tmp_path / "none", "--lang", language, "--time-limit", 5)
    assert said.exit_code == 3
    assert "1,683" in said.stdout
    assert "planner init" in " ".join(said.stdout.split())
    assert str(TINY) in said.stderr


def test_make_writes_a_scenario_once(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    said = planner("bench", "make", folder, "--size", "2x20", "--seed", 4, "--json")
    assert json.loads(said.stdout) == {"folder": str(folder), "size": "2x20", "seed": 4}
    assert (folder / "scenario.toml").is_file()
    assert planner("validate", folder).exit_code == 0
    again = planner("bench", "make", folder, "--lang", "en")
    assert again.exit_code == 2
    assert "not an empty folder" in again.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["make", "{tmp}", "--size", "town"], "there is no size town"),
        (["run"], "there is nothing to measure"),
        (["run", "--size", "9x1"], "there is no size 9x1"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(words: list[str], sentence: str, tmp_path: Path) -> None:
    told = planner("bench", *(word.format(tmp=tmp_path / "new") for word in words), "--lang", "en")
    assert told.exit_code == 2
    assert sentence in told.output
    assert "Traceback" not in told.output
