"""Functions that the tests of the pool run in workers."""

import os
import signal
import time
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from planner.cli.signals import stopping_on_signals
from planner.errors import DataError, Fault, WrongUseError
from planner.matrix import CompiledModel
from planner.pool import ResultStore, Task, open_pool, run_tasks, shared, stopping
from planner.solve import SolveOptions, solve


def square(number: int) -> int:
    return number * number


def ran(folder: str, number: int) -> int:
    """Leave a mark for every run."""
    (Path(folder) / f"{number}-{os.getpid()}-{time.monotonic_ns()}").touch()
    return number * number


def scaled(name: str, factor: float) -> float:
    return float(shared(name).sum() * factor)


def which() -> tuple[int, str | None]:
    return os.getpid(), os.environ.get("OMP_NUM_THREADS")


def fail(words: str) -> None:
    raise ValueError(words)


def fail_by_name(kind: str) -> None:
    if kind == "data":
        raise DataError([Fault("not_a_number", value="x"), Fault("blank")])
    raise WrongUseError("unknown_run", run="r1", folder="runs")


def leave() -> None:
    raise SystemExit(3)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: str) -> str:
    """Kill the worker at the first attempt, succeed at the second."""
    if not Path(mark).exists():
        Path(mark).touch()
        die()
    return "lived"


def hold(megabytes: int, folder: str) -> str:
    """Hold memory until somebody has seen it."""
    held = b"1" * (megabytes * 10**6)
    (Path(folder) / "held").touch()
    while not (Path(folder) / "seen").exists():
        os.sched_yield()
    return "held" if held else ""


def unsendable() -> Any:
    return lambda: None


def talk() -> str:
    print("heard on stdout")
    return "said"


def hard_model(seed: int = 0, rows: int = 30, columns: int = 150) -> CompiledModel:
    """Market split: nobody proves its optimum in a test's time, and nodes come by thousands."""
    random = np.random.default_rng(seed)
    weights = random.integers(1, 100, (rows, columns)).astype(float)
    matrix = sparse.csc_matrix(np.hstack([weights, np.eye(rows), -np.eye(rows)]))
    width = columns + 2 * rows
    half = np.floor(weights.sum(axis=1) / 2)
    return CompiledModel(
        columns=tuple(f"x{i}" for i in range(width)),
        rows=tuple(f"r{i}" for i in range(rows)),
        matrix=matrix,
        cost=np.concatenate([np.zeros(columns), np.ones(2 * rows)]),
        offset=0.0,
        maximise=False,
        lower=np.zeros(width),
        upper=np.concatenate([np.ones(columns), np.full(2 * rows, np.inf)]),
        row_lower=half,
        row_upper=half,
        integer=np.array([True] * columns + [False] * 2 * rows),
        settled={},
    )


def solve_long(seed: int, mark: str, limit: float = 600.0) -> float:
    """Solve for minutes; the marks tell the process, that it solves, and that it ended."""
    path = Path(mark)
    path.write_text(str(os.getpid()))
    try:
        return solve(
            hard_model(seed),
            SolveOptions(0.0, limit),
            watch=lambda _: path.with_suffix(".solving").touch(),
            stop=stopping(),
        ).objective_wan
    finally:
        path.with_suffix(".ended").touch()


def solve_short(seed: int) -> float:
    """A solve with one answer."""
    return solve(hard_model(seed, 3, 12), SolveOptions(0.0, 60.0), stop=stopping()).objective_wan


def client(folder: str, quick: int) -> None:
    """A study as a process of its own: quick tasks, then two solves that last."""
    tasks = [Task(f"quick-{i}", ran, (folder, i)) for i in range(quick)]
    tasks += [Task(f"long-{i}", solve_long, (i, f"{folder}/long-{i}")) for i in range(2)]
    with stopping_on_signals() as stop, open_pool(2) as pool:
        keep = ResultStore(Path(folder) / "kept", "study")
        for outcome in run_tasks(pool, tasks, keep, stop=stop):
            print(outcome.key, flush=True)
    print("closed in order", flush=True)
