"""Rounds of tasks, one for each district, until they are done or the time ends."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from planner.errors import PlannerError
from planner.pool import Pool, Task

TICK_SECONDS = 0.2
KILLED = "task_kills_workers"
"""A task that kills its workers may be done without; any other failure is a fault of ours."""

AHEAD = 2
"""Tasks handed to the pool for each worker: a model waits in the pool only for a moment."""


class Rounds:
    """A pool at work under a time limit.

    Attributes
    ----------
    took
        Wall time of each round so far, in seconds.
    """

    def __init__(
        self, pool: Pool, limit_seconds: float, tell: Callable[[], None], stop: threading.Event
    ) -> None:
        self.workers = pool.workers
        self.took: dict[str, float] = {}
        self._pool, self._limit, self._tell, self._stop = pool, limit_seconds, tell, stop
        self._began = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Seconds since the first round began."""
        return time.perf_counter() - self._began

    @property
    def left(self) -> float:
        """Seconds left."""
        return self._limit - self.seconds

    @property
    def over(self) -> bool:
        """Whether to stop: asked to, or out of time."""
        return self._stop.is_set() or self.left <= 0

    def lap(self, name: str) -> None:
        """Note how long a round took: all since the one before."""
        self.took[name] = self.took.get(name, 0.0) + self.seconds - sum(self.took.values())

    def each(self, share: float, tasks: int) -> float:
        """Seconds for each of many tasks that share a part of the time left."""
        return share * self.left * self.workers / tasks

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[tuple[str, Any]]:
        """Values by key as they arrive; fewer if the time ends. None for a task that kills.

        What is under way is cancelled then, and when the caller wants no more.
        """
        waiting, under_way = iter(tasks), 0
        try:
            while not self.over:
                most = AHEAD * self._pool.workers
                while under_way < most and (task := next(waiting, None)) is not None:
                    self._pool.submit(task)
                    under_way += 1
                if not under_way:
                    return
                outcome = self._pool.next(TICK_SECONDS)
                self._tell()
                if outcome is None:
                    continue
                under_way -= 1
                if outcome.error is not None and outcome.error.key != KILLED:
                    raise outcome.error
                yield outcome.key, outcome.value
        finally:
            if under_way:
                self._pool.cancel()

    def of_all(self, tasks: Iterable[Task], count: int) -> list[Any] | None:
        """Values of tasks with the keys ``0 .. count - 1``; None if the time ended before.

        Raises
        ------
        PlannerError
            One of them kills its workers, and nothing can go on without it.
        """
        found = dict(self.outcomes(tasks))
        if len(found) < count:
            return None
        if dead := [key for key, value in found.items() if value is None]:
            raise PlannerError("district_kills_workers", district=int(dead[0]) + 1)
        return [found[str(number)] for number in range(count)]
