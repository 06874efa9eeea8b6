"""A Dask scheduler and workers on this machine, as the README says, and waiting for things."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 90.0
PATHS = [path for path in [os.environ.get("PYTHONPATH", "")] if path]


def until(true: Callable[[], object], what: str) -> None:
    """Look again and again until it is so."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.02)


def gone(number: int) -> bool:
    """Whether a process has ended."""
    try:
        return Path(f"/proc/{number}/stat").read_text().split(") ")[1][0] == "Z"
    except OSError:
        return True


def dask(*words: object) -> subprocess.Popen[bytes]:
    """A `dask` command in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *PATHS])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def scheduler_in(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler on this machine, and its address."""
    file = folder / "scheduler.json"
    process = dask(
        "scheduler", "--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--scheduler-file", file
    )
    try:
        until(lambda: file.is_file() and file.read_text().strip().endswith("}"), "scheduler")
        yield json.loads(file.read_text())["address"], process
    finally:
        end(process)


@contextmanager
def workers_of(address: str) -> Iterator[subprocess.Popen[bytes]]:
    """Two workers of one thread each, as the README says."""
    process = dask("worker", address, "--nworkers", 2, "--nthreads", 1, "--no-dashboard")
    try:
        yield process
    finally:
        end(process)
