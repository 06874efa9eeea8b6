"""The pool on this machine and on a cluster of two workers: the same tests for both."""

import gc
import importlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.errors import (
    AuditFailedError,
    DataError,
    Fault,
    NoPlanError,
    PlannerError,
    StoreError,
    TasksFailedError,
    WrongUseError,
)
from planner.pool import (
    Outcome,
    Pool,
    PoolProgress,
    ResultStore,
    Task,
    lending,
    open_pool,
    run_tasks,
    shared,
    usable_cores,
)
from planner.pool.local import LocalPool
from planner.pool.worker import perform_in
from tests import pool_tasks as calls
from tests.clusters import PATIENCE, gone, scheduler_in, until, workers_of

ROOT = Path(__file__).parent.parent


def by_key(outcomes: Iterator[Outcome]) -> dict[str, Outcome]:
    return {outcome.key: outcome for outcome in outcomes}


def no_failure(outcomes: dict[str, Outcome]) -> bool:
    return not any(outcome.failure for outcome in outcomes.values())


# --- two pools ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("cluster")
    with scheduler_in(folder) as (address, _), workers_of(address):
        yield address


Open = Callable[..., Pool]


@pytest.fixture(params=["local", pytest.param("cluster", marks=pytest.mark.slow)])
def opened(request: pytest.FixtureRequest) -> Open:
    """Function that opens a pool of two workers."""
    if request.param == "local":
        return lambda **rest: open_pool(2, **rest)
    address = request.getfixturevalue("cluster")

    def on_two_workers(**rest: Any) -> Pool:
        pool = open_pool(None, address, **rest)
        until(lambda: pool.workers == 2 or wake(pool), "two workers")
        return pool

    return on_two_workers


def wake(pool: Pool) -> None:
    """Give the pool something to do, so that it looks for workers."""
    pool.submit(Task("wake", calls.square, (1,)))
    until(lambda: pool.next(1.0), "an answer")


# --- results --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_results_are_those_of_a_plain_loop(opened: Open) -> None:
    seeds = range(6)
    with opened() as pool:
        found = by_key(
            run_tasks(pool, [Task(str(seed), calls.solve_short, (seed,)) for seed in seeds])
        )
        assert pool.running == pool.waiting == 0
        assert pool.next() is None
    assert no_failure(found)
    assert {key: outcome.value for key, outcome in found.items()} == {
        str(seed): calls.solve_short(seed) for seed in seeds
    }
    assert all(outcome.attempts == 1 and outcome.seconds > 0 for outcome in found.values())


def test_shared_things_are_the_same_everywhere(opened: Open) -> None:
    things = {"ones": np.ones(1000), "twos": np.full(10, 2.0)}
    tasks = [Task("a", calls.scaled, ("ones", 2.0)), Task("b", calls.scaled, ("twos", 3.0))]
    with opened(shared=things) as pool:
        found = by_key(run_tasks(pool, [*tasks, Task("c", calls.scaled, ("threes", 1.0))]))
    assert (found["a"].value, found["b"].value) == (2000.0, 60.0)
    assert "threes" in found["c"].failure
    with lending(things):
        assert calls.scaled("ones", 2.0) == 2000.0
    with pytest.raises(KeyError):
        shared("ones")


def test_failures_are_outcomes(opened: Open) -> None:
    tasks = [
        Task("words", calls.fail, ("no such thing\nsecond line",)),
        Task("data", calls.fail_by_name, ("data",)),
        Task("use", calls.fail_by_name, ("use",)),
        Task("leave", calls.leave),
        Task("result", calls.unsendable),
        Task("lambda", lambda: 1),
        Task("fine", calls.square, (3,)),
    ]
    with opened() as pool:
        found = by_key(run_tasks(pool, tasks))
    assert "ValueError: no such thing" in found["words"].failure
    assert found["words"].error is not None and "calls.fail" not in found["words"].failure
    assert "pool_tasks.py" in str(found["words"].error.facts["trace"])
    assert isinstance(found["data"].error, DataError)
    assert [fault.key for fault in found["data"].error.faults] == ["not_a_number", "blank"]
    assert isinstance(found["use"].error, WrongUseError)
    assert found["use"].error.facts == {"run": "r1", "folder": "runs"}
    assert "SystemExit" in found["leave"].failure
    assert "pickle" in found["result"].failure
    assert "lambda" in found["lambda"].failure
    assert found["fine"].value == 9 and not found["fine"].failure
    assert all(outcome.attempts == 1 for outcome in found.values())


def test_a_worker_killed_in_mid_task_costs_only_that_task(opened: Open, tmp_path: Path) -> None:
    tasks = [Task(str(number), calls.ran, (str(tmp_path), number)) for number in range(20)]
    tasks[5:5] = [Task("once", calls.die_once, (str(tmp_path / "mark"),))]
    with opened() as pool:
        found = by_key(run_tasks(pool, tasks))
    assert no_failure(found) and len(found) == 21
    assert (found["once"].value, found["once"].attempts) == ("lived", 2)
    assert all(found[str(number)].attempts == 1 for number in range(20))
    assert all(len(list(tmp_path.glob(f"{number}-*"))) == 1 for number in range(20))


def test_a_task_that_kills_its_workers_has_failed_and_the_rest_goes_on(opened: Open) -> None:
    tasks = [Task(str(number), calls.square, (number,)) for number in range(20)]
    tasks[2:2] = [Task("killer", calls.die)]
    with opened() as pool:
        found = by_key(run_tasks(pool, tasks))
    assert found["killer"].attempts == 3 and found["killer"].error is not None
    assert found["killer"].error.key == "task_kills_workers"
    assert "3" in found["killer"].failure
    assert [found[str(number)].value for number in range(20)] == [n * n for n in range(20)]


def test_cancel_stops_running_solvers_and_the_pool_goes_on(opened: Open, tmp_path: Path) -> None:
    marks = [tmp_path / f"solve-{number}" for number in range(4)]
    with opened() as pool:
        for number, mark in enumerate(marks):
            pool.submit(Task(mark.name, calls.solve_long, (number, str(mark))))
        until(lambda: len(list(tmp_path.glob("*.solving"))) == 2, "two solves")
        pool.cancel()
        assert pool.running == pool.waiting == 0
        assert pool.next() is None
        begun = [mark for mark in marks if mark.exists()]
        assert len(begun) == 2
        for mark in begun:
            number = int(mark.read_text())
            until(lambda: gone(number) or mark.with_suffix(".ended").exists(), "end")  # noqa: B023
        found = by_key(run_tasks(pool, [Task("after", calls.square, (4,))]))
        assert found["after"].value == 16
    assert len(list(tmp_path.glob("*.solving"))) == 2


def test_a_stop_keeps_what_was_ready(opened: Open, tmp_path: Path) -> None:
    keep = ResultStore(tmp_path / "kept", "study")
    stop = threading.Event()
    tasks = [Task(f"quick-{i}", calls.square, (i,)) for i in range(4)]
    tasks += [Task(f"long-{i}", calls.solve_long, (i, str(tmp_path / f"s{i}"))) for i in range(3)]

    def watch(progress: PoolProgress) -> None:
        if len(list(tmp_path.glob("*.solving"))) == 2:
            stop.set()

    with opened() as pool:
        found = by_key(run_tasks(pool, tasks, keep, watch, stop))
        assert pool.running == pool.waiting == 0
    assert set(found) == {f"quick-{i}" for i in range(4)}
    assert all(keep.read(f"quick-{i}") == found[f"quick-{i}"] for i in range(4))


def test_progress_counts_and_knows_the_best(opened: Open) -> None:
    seen: list[PoolProgress] = []
    tasks = [Task(str(number), calls.square, (number,)) for number in range(5)]
    with opened() as pool:
        list(
            run_tasks(
                pool, [*tasks, Task("bad", calls.fail, ("x",))], None, seen.append, None, float
            )
        )
    last = seen[-1]
    assert (last.done, last.failed, last.running, last.waiting, last.best) == (5, 1, 0, 0, 16.0)
    assert all(one.done + one.failed + one.running + one.waiting <= 6 for one in seen)
    assert [one.done for one in seen] == sorted(one.done for one in seen)


def test_keys_are_unique(opened: Open) -> None:
    with opened() as pool, pytest.raises(ValueError, match="two tasks are called a"):
        list(run_tasks(pool, [Task("a", calls.square, (1,)), Task("a", calls.square, (2,))]))


def test_a_caller_that_wants_no_more_leaves_no_work(opened: Open, tmp_path: Path) -> None:
    with opened() as pool:
        for number in range(2):
            mark = str(tmp_path / f"s{number}")
            pool.submit(Task(f"other-{number}", calls.solve_long, (number, mark)))
        outcomes = run_tasks(pool, [Task("a", lambda: 1), Task("b", calls.square, (2,))])
        assert next(outcomes).key == "a"
        outcomes.close()  # type: ignore[attr-defined]
        assert pool.running == pool.waiting == 0


# --- this machine ---------------------------------------------------------------------------------


def test_workers_are_single_threaded_and_as_many_as_cores() -> None:
    with open_pool() as pool:
        assert pool.workers == usable_cores() >= 1
        found = by_key(run_tasks(pool, [Task(str(i), calls.which) for i in range(4)]))
    assert {outcome.value[1] for outcome in found.values()} == {"1"}
    assert all(outcome.value[0] != os.getpid() for outcome in found.values())
    assert all(gone(outcome.value[0]) for outcome in found.values())


def test_workers_killed_from_outside_are_replaced() -> None:
    with open_pool(2) as pool:
        for number in range(10):
            first = by_key(run_tasks(pool, [Task(f"w{number}", calls.which)]))
            os.kill(first[f"w{number}"].value[0], signal.SIGKILL)
            found = by_key(run_tasks(pool, [Task(f"{i}", calls.square, (i,)) for i in range(5)]))
            assert no_failure(found)


def test_a_task_may_print_without_spoiling_the_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with open_pool(1) as pool:
        found = by_key(run_tasks(pool, [Task("a", calls.talk)]))
    assert found["a"].value == "said"
    assert capfd.readouterr().out == ""


def test_a_pool_that_cannot_start_workers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.pool.local._work", os.abort)  # takes no argument: ends at once
    with open_pool(2) as pool:
        pool.submit(Task("a", calls.square, (1,)))
        with pytest.raises(PlannerError) as caught:
            pool.next(PATIENCE)
    assert caught.value.key == "no_worker_starts"


def test_a_closed_pool_takes_nothing() -> None:
    pool = open_pool(1)
    pool.close()
    pool.close()
    with pytest.raises(RuntimeError):
        pool.submit(Task("a", calls.square, (1,)))


def test_waiting_ends_when_asked() -> None:
    with open_pool(1) as pool:
        assert isinstance(pool, LocalPool)
        assert pool.next() is None
        pool.submit(Task("a", calls.talk))
        until(lambda: pool.next(0.01), "an answer")


# --- a client that is killed, and going on --------------------------------------------------------


def client_of(folder: Path, quick: int) -> subprocess.Popen[bytes]:
    """A study in a process group of its own."""
    code = f"from tests.pool_tasks import client; client({str(folder)!r}, {quick})"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def two_solve(folder: Path) -> bool:
    return len(list(folder.glob("*.solving"))) == 2


def test_a_killed_client_leaves_no_worker_and_is_gone_on_with(tmp_path: Path) -> None:
    process = client_of(tmp_path, 6)
    try:
        until(lambda: two_solve(tmp_path), "two solves")
    finally:
        process.kill()
        process.communicate()
    for number in range(2):
        worker = int((tmp_path / f"long-{number}").read_text())
        until(lambda: gone(worker), "end of a worker")  # noqa: B023
    until(lambda: not members(process.pid), "end of the whole group")

    keep = ResultStore(tmp_path / "kept", "study")
    tasks = [Task(f"quick-{i}", calls.ran, (str(tmp_path), i)) for i in range(8)]
    with open_pool(2) as pool:
        found = by_key(run_tasks(pool, tasks, keep))
    assert [found[f"quick-{i}"].value for i in range(8)] == [i * i for i in range(8)]
    assert [len(list(tmp_path.glob(f"{i}-*"))) for i in range(8)] == [1] * 8


def members(group: int) -> list[int]:
    """Living processes of a process group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of_group = (folder / "stat").read_text().rpartition(") ")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(of_group) == group and state != "Z":
            found.append(int(folder.name))
    return found


def test_ctrl_c_is_the_business_of_the_client(tmp_path: Path) -> None:
    process = client_of(tmp_path, 3)
    try:
        until(lambda: two_solve(tmp_path), "two solves")
    finally:
        os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0 and err == b""
    assert out.decode().split("\n")[-2] == "closed in order"
    assert len(list((tmp_path / "kept").iterdir())) == 3
    until(lambda: not members(process.pid), "end of the whole group")


# --- results on disk ------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path) -> ResultStore:
    keep = ResultStore(tmp_path / "kept", "study")
    keep.write(Outcome("a", {"x": np.arange(3)}, seconds=1.5, attempts=2))
    return keep


def only_file(keep: ResultStore) -> Path:
    (path,) = keep.folder.iterdir()
    return path


def test_a_kept_result_comes_back(kept: ResultStore) -> None:
    found = ResultStore(kept.folder, "study").read("a")
    assert found is not None
    assert found.value["x"].tolist() == [0, 1, 2]
    assert (found.seconds, found.attempts, found.failure) == (1.5, 2, "")
    assert kept.read("b") is None


def test_another_study_or_planner_does_not_see_it(
    kept: ResultStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ResultStore(kept.folder, "changed").read("a") is None
    monkeypatch.setattr("planner.pool.kept.planner_identity", lambda: "0.0 (other)")
    assert ResultStore(kept.folder, "study").read("a") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-3],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content.replace(b"study", b"story"),
        lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        lambda content: b"\xff\xfe" + content,
    ],
)
def test_a_damaged_file_is_done_again(
    kept: ResultStore, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = only_file(kept)
    path.write_bytes(damage(path.read_bytes()))
    assert kept.read("a") is None
    assert not path.exists()
    with open_pool(1) as pool:
        found = by_key(run_tasks(pool, [Task("a", calls.ran, (str(tmp_path), 7))], kept))
    assert found["a"].value == 49
    again = kept.read("a")
    assert again is not None and again.value == 49
    assert len(list(tmp_path.glob("7-*"))) == 1


def test_without_resume_old_results_do_not_count_but_stay(kept: ResultStore) -> None:
    afresh = ResultStore(kept.folder, "study", resume=False)
    assert afresh.read("a") is None
    afresh.write(Outcome("b", 2))
    assert afresh.read("b") == Outcome("b", 2)
    assert ResultStore(kept.folder, "study").read("a") is not None


def test_half_written_files_of_the_dead_are_removed(kept: ResultStore) -> None:
    old, young = kept.folder / ".partial-old", kept.folder / ".partial-young"
    old.touch()
    young.touch()
    os.utime(old, (1, 1))
    ResultStore(kept.folder, "study")
    assert not old.exists() and young.exists()
    kept.discard()
    assert not kept.folder.exists()


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    keep = ResultStore(tmp_path / "kept", "study")
    tasks = [Task("a", calls.square, (2,))]
    tasks += [Task(f"long-{i}", calls.solve_long, (i, str(tmp_path / f"s{i}"))) for i in range(2)]
    with open_pool(2) as pool:
        monkeypatch.setattr(step, full)
        with pytest.raises(StoreError) as caught:
            list(run_tasks(pool, tasks, keep))
        monkeypatch.undo()
        assert pool.running == pool.waiting == 0
    assert caught.value.key == "results_full"
    assert "No space left" in caught.value.sentence("en") and "磁盘" in caught.value.sentence("zh")
    assert list(keep.folder.iterdir()) == []


def test_failures_are_not_kept(tmp_path: Path) -> None:
    keep = ResultStore(tmp_path, "study")
    with open_pool(1) as pool:
        list(run_tasks(pool, [Task("a", calls.fail, ("x",))], keep))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="results_not_kept"):
        ResultStore(tmp_path / "file" / "kept", "study")


# --- errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [
        PlannerError("solver_failed", status="x"),
        DataError([Fault("blank"), Fault("not_a_number", severity="note")]),
        NoPlanError("infeasible"),
        AuditFailedError([("total", {"what": "a"})], "folder"),
        TasksFailedError("tasks_failed", failed=1, total=3, first="x"),
    ],
)
def test_errors_travel_between_processes(error: PlannerError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert vars(again).keys() == vars(error).keys() and again.facts == error.facts
    assert again.args == error.args


def test_some_failed_tasks_have_an_exit_code_of_their_own() -> None:
    error = TasksFailedError("tasks_failed", failed=1, total=3, first="memory")
    assert error.exit_code == 7
    assert "1 of 3" in error.sentence("en") and "memory" in error.sentence("zh")


def test_a_worker_without_the_shared_things_refuses() -> None:
    value, error, _ = pickle.loads(perform_in("unknown room", 0, b""))
    assert value is None and error.key == "task_stopped"


# --- clusters that cannot be used -----------------------------------------------------------------


def test_without_the_extra_it_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "planner.pool.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WrongUseError) as caught:
        open_pool(None, "tcp://127.0.0.1:8786")
    assert "pip install 'industry-portfolio-planner[cluster]'" in caught.value.sentence("en")
    monkeypatch.delitem(sys.modules, "planner.pool.cluster", raising=False)


@pytest.mark.slow
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1", "nonsense://x", "tcp://:x"])
def test_nobody_at_the_address_is_told(address: str) -> None:
    distributed = pytest.importorskip("distributed")
    with pytest.raises(WrongUseError) as caught:
        open_pool(None, address)
    assert caught.value.key == "no_scheduler" and address in caught.value.sentence("en")
    clients = [thing for thing in gc.get_objects() if isinstance(thing, distributed.Client)]
    assert all(client.status == "closed" for client in clients)  # else the collector may hang


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with scheduler_in(tmp_path) as (address, _), pytest.raises(WrongUseError) as caught:
        open_pool(None, address)
    assert caught.value.key == "no_workers" and address in caught.value.sentence("zh")


@pytest.mark.slow
def test_another_planner_is_refused(cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("planner.pool.cluster")
    other = {**module.facts(), "highspy": "0.1", "planner": "9.9 (abc)"}
    monkeypatch.setattr(module, "_own_facts", lambda: other)
    with pytest.raises(WrongUseError) as caught:
        open_pool(None, cluster)
    told = caught.value.sentence("en")
    assert "highspy 0.1, planner 9.9 (abc)" in told
    assert f"highspy {module.facts()['highspy']}" in told
    assert "python" not in told.partition("here")[2].partition("install")[0]


@pytest.mark.slow
def test_a_worker_that_joins_with_another_planner_ends_the_study(
    cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_pool(None, cluster) as pool:
        monkeypatch.setattr(pool, "_ours", {**pool._ours, "planner": "other"})  # type: ignore[attr-defined]
        pool.submit(Task("a", calls.square, (1,)))
        with pytest.raises(WrongUseError) as caught:
            pool.next(PATIENCE)
    assert caught.value.key == "workers_differ"


@pytest.mark.slow
def test_a_cluster_that_goes_away_is_told(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with (
        scheduler_in(tmp_path) as (address, scheduler),
        workers_of(address),
        open_pool(None, address) as pool,
    ):
        mark = tmp_path / "solve"
        pool.submit(Task("a", calls.solve_long, (0, str(mark))))
        until(mark.with_suffix(".solving").exists, "a solve")
        os.killpg(scheduler.pid, signal.SIGKILL)
        with pytest.raises(PlannerError) as caught:
            pool.next(PATIENCE)
    assert caught.value.key == "cluster_lost" and "--resume" in caught.value.sentence("en")


@pytest.mark.slow
def test_a_cluster_is_clear_after_its_client_was_killed(cluster: str, tmp_path: Path) -> None:
    code = (
        "from planner.pool import open_pool, Task; from tests.pool_tasks import solve_long;"
        f"pool = open_pool(None, {cluster!r});"
        f"pool.submit(Task('a', solve_long, (0, {str(tmp_path / 'solve')!r}))); pool.next()"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        until((tmp_path / "solve.solving").exists, "a solve")
    finally:
        process.kill()
        process.wait()
    until((tmp_path / "solve.ended").exists, "the end of the solve")
