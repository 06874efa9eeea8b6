"""`planner run` with the block method, from the command line to the store, and over a cluster."""

import json
import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from models import PlanData, build_portfolio_model
from planner import methods
from planner.assemble import assemble
from planner.bench.generate import generate
from planner.cli import main
from planner.compiling import compile_model
from planner.matrix import CompiledModel
from planner.methods import BLOCKS_FROM, method_for
from planner.run import RunRequest, read_sound, run_scenario
from planner.solve import Progress, SolveOptions
from planner.store import list_runs
from tests.clusters import scheduler_in, until, workers_of

GAP = 0.03
NEAR = 1e-4


def planner(*words: object, code: int = 0) -> Mapping[str, Any]:
    """JSON of a command that ends with `code`."""
    done = CliRunner().invoke(main, [*map(str, words), "--json", "-q"])
    assert done.exit_code == code, done.output
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three counties that are all neighbours, 40 projects."""
    folder = tmp_path_factory.mktemp("blocks") / "scenario"
    generate(folder, "3x40", 1)
    return folder


@pytest.fixture(scope="module")
def direct(scenario: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What HiGHS alone proves."""
    runs = tmp_path_factory.mktemp("direct")
    return planner("run", scenario, "--method", "direct", "--gap", 0.001, "--runs", runs)


def is_sound(answer: Mapping[str, Any], direct: Mapping[str, Any]) -> bool:
    """Whether plan and bound of blocks stand beside those of HiGHS alone."""
    return (
        answer["method"] == "blocks"
        and answer["audit"]["passed"]
        and answer["status"] in ("optimal", "gap_reached")
        and answer["gap_share"] <= GAP
        and answer["bound_wan"] >= direct["objective_wan"] - NEAR
        and answer["objective_wan"] <= direct["bound_wan"] + NEAR
    )


# --- from the command line ------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_blocks_from_the_command_line_to_the_store(
    scenario: Path,
    direct: Mapping[str, Any],
    workers: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = ("run", scenario, "--method", "blocks", "--workers", workers, "--gap", GAP)
    answer = planner(*asked, "--runs", tmp_path)
    assert is_sound(answer, direct)
    assert answer["prices"] and all(np.isfinite(list(answer["prices"].values())))
    (stored,), _ = list_runs(tmp_path)
    assert stored.run == answer["run"]
    kept = json.loads((stored.folder / "prices.json").read_text(encoding="utf-8"))
    assert kept == answer["prices"]

    monkeypatch.setattr(methods, "solve_in_blocks", None)  # solving again would fail
    again = planner(*asked, "--runs", tmp_path)
    assert (again["run"], again["prices"], again["method"]) == (stored.run, kept, "blocks")
    assert len(list_runs(tmp_path)[0]) == 1


def test_auto_goes_by_size(
    scenario: Path, direct: Mapping[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = planner("run", scenario, "--gap", GAP, "--runs", tmp_path / "a")
    assert (small["method"], small["prices"]) == ("direct", {})
    monkeypatch.setattr(methods, "BLOCKS_FROM", 100)
    large = planner("run", scenario, "--gap", GAP, "--workers", 2, "--runs", tmp_path / "b")
    assert is_sound(large, direct)


@pytest.fixture(scope="module")
def built(scenario: Path) -> tuple[PlanData, CompiledModel]:
    found, appraisal = read_sound(scenario, ())
    data = assemble(found, appraisal)
    return data, compile_model(build_portfolio_model(data))


@pytest.mark.parametrize(
    ("wholes", "method"), [(BLOCKS_FROM - 1, "direct"), (BLOCKS_FROM, "blocks"), (0, "direct")]
)
def test_auto_counts_whole_choices(
    built: tuple[PlanData, CompiledModel], wholes: int, method: str
) -> None:
    data, compiled = built
    sized = replace(compiled, integer=np.arange(2 * BLOCKS_FROM) < wholes)
    assert method_for(data, sized, SolveOptions()) == method
    for asked in ("direct", "blocks"):
        assert method_for(data, sized, SolveOptions(method=asked)) == asked


def test_auto_leaves_whole_what_cannot_be_split(built: tuple[PlanData, CompiledModel]) -> None:
    data, compiled = built
    large = replace(compiled, integer=np.ones(BLOCKS_FROM, bool))
    alone = dict.fromkeys(data.park_county, "c")
    one = replace(data, park_county=alone, groups={})
    assert method_for(data, large, SolveOptions()) == "blocks"
    assert method_for(one, large, SolveOptions()) == "direct"
    assert method_for(replace(data, maxmin=True), large, SolveOptions()) == "direct"


# --- over a cluster -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a scheduler with two workers."""
    distributed = pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("cluster")
    with scheduler_in(folder) as (address, _), workers_of(address):
        with distributed.Client(address) as client:
            client.wait_for_workers(2, timeout=60)
        yield address


@pytest.mark.slow
def test_blocks_over_a_cluster(
    scenario: Path, direct: Mapping[str, Any], cluster: str, tmp_path: Path
) -> None:
    asked = ("run", scenario, "--method", "blocks", "--scheduler", cluster, "--gap", GAP)
    answer = planner(*asked, "--runs", tmp_path)
    assert is_sound(answer, direct) and answer["prices"]


@pytest.mark.slow
def test_a_worker_of_the_cluster_killed_in_mid_round_changes_nothing(
    scenario: Path, direct: Mapping[str, Any], cluster: str, tmp_path: Path
) -> None:
    """Two workers are killed, each while it has a task."""
    distributed = pytest.importorskip("distributed")
    options = SolveOptions(GAP, 120.0, method="blocks", workers=2, scheduler=cluster)
    killed: list[str] = []
    told: list[Progress] = []
    with distributed.Client(cluster) as client:
        numbers: dict[str, int] = client.run(os.getpid)

        def watch(progress: Progress) -> None:
            told.append(progress)
            if len(killed) == len(numbers):
                return
            for worker, tasks in client.processing().items():
                if tasks and worker in numbers and worker not in killed:
                    os.kill(numbers[worker], signal.SIGKILL)
                    killed.append(worker)
                    return

        result = run_scenario(RunRequest(scenario, (), options, tmp_path), watch)
        until(lambda: len(client.scheduler_info()["workers"]) == 2, "the workers are back")
    assert len(killed) == 2
    solution = result.solution
    assert result.audit.passed and solution.method == "blocks"
    assert solution.status in ("optimal", "gap_reached") and solution.gap_share <= GAP
    for progress in told:
        assert progress.bound is None or progress.bound >= direct["objective_wan"] - NEAR
        assert progress.best is None or progress.best <= direct["bound_wan"] + NEAR
    assert solution.bound_wan >= direct["objective_wan"] - NEAR
    assert solution.objective_wan <= direct["bound_wan"] + NEAR
