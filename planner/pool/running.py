"""Many tasks through a pool, outcome by outcome."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from planner.pool.kept import ResultStore
from planner.pool.tasks import Outcome, Pool, PoolProgress, Task

TICK_SECONDS = 0.1


class _Tally:
    """Counts of one call of `run_tasks`."""

    def __init__(self, pool: Pool, score: Callable[[Any], float | None] | None) -> None:
        self.pool = pool
        self.score = score
        self.done = self.failed = 0
        self.best: float | None = None
        self.began = time.perf_counter()

    def add(self, outcome: Outcome) -> None:
        self.done += not outcome.failure
        self.failed += bool(outcome.failure)
        worth = self.score(outcome.value) if self.score and not outcome.failure else None
        if worth is not None:
            self.best = worth if self.best is None else max(self.best, worth)

    def progress(self) -> PoolProgress:
        return PoolProgress(
            self.done,
            self.pool.running,
            self.pool.waiting,
            self.failed,
            self.best,
            time.perf_counter() - self.began,
        )


def run_tasks(
    pool: Pool,
    tasks: Iterable[Task],
    keep: ResultStore | None = None,
    watch: Callable[[PoolProgress], None] | None = None,
    stop: threading.Event | None = None,
    score: Callable[[Any], float | None] | None = None,
) -> Iterator[Outcome]:
    """Outcomes as they arrive, in any order; those kept from before come without being run.

    Parameters
    ----------
    keep
        Where each result is kept as it arrives. A failure is not kept: it is tried again next time.
    watch
        Called in the caller's thread a few times a second while it waits.
    stop
        Set it to end: running solvers are stopped within a second, what was ready is still given.
    score
        Worth of a value, the higher the better, for `PoolProgress.best`.

    Raises
    ------
    StoreError
        A result cannot be kept; the rest is cancelled.
    ValueError
        Two tasks have the same key.
    """
    stop = stop or threading.Event()
    tally = _Tally(pool, score)
    asked: set[str] = set()
    left: set[str] = set()
    try:
        for task in tasks:
            if task.key in asked:
                raise ValueError(f"two tasks are called {task.key}")
            asked.add(task.key)
            known = keep.read(task.key) if keep else None
            if known is None:
                left.add(task.key)
                pool.submit(task)
            else:
                tally.add(known)
                yield known
        while left:
            if stop.is_set():
                pool.cancel()
            outcome = pool.next(0 if stop.is_set() else TICK_SECONDS)
            if outcome is not None and outcome.key in left:
                left.remove(outcome.key)
                if keep and not outcome.failure:
                    keep.write(outcome)
                tally.add(outcome)
                yield outcome
            elif outcome is None and stop.is_set():
                break
            if watch is not None:
                watch(tally.progress())
    finally:
        if left:  # stopped, an error, or the caller wants no more
            pool.cancel()
