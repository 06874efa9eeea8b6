"""A pool without processes: one call after the other in this thread, for a task that has tasks."""

import secrets
from collections import deque
from collections.abc import Mapping
from typing import Any

from planner.errors import PlannerError
from planner.pool.tasks import Outcome, Pool, Task, failed, outcome_of, packed
from planner.pool.worker import clear_out, furnish, packed_things, perform, stopping


class SerialPool(Pool):
    """Pool of one worker, which is the caller; see `planner.pool.tasks.Pool`.

    `next` makes a call and comes back when it has ended, whatever its timeout. What stops the
    caller's own task stops the calls.
    """

    def __init__(self, shared: Mapping[str, Any]) -> None:
        self._room = f"serial-{secrets.token_hex(6)}"
        self._waiting: deque[tuple[Task, bytes]] = deque()
        self._failed: deque[Outcome] = deque()
        furnish(self._room, packed_things(shared))

    @property
    def workers(self) -> int:
        """One."""
        return 1

    @property
    def running(self) -> int:
        """None: while a call is made nobody can ask."""
        return 0

    @property
    def waiting(self) -> int:
        """Tasks not yet begun."""
        return len(self._waiting)

    def submit(self, task: Task) -> None:
        """Take a task; one that cannot be sent has failed, as in every other pool."""
        try:
            self._waiting.append((task, packed(task)))
        except PlannerError as error:
            self._failed.append(failed(task.key, error))

    def next(self, timeout: float | None = None) -> Outcome | None:  # noqa: ARG002
        """Make the next call; None if there is none."""
        if self._failed:
            return self._failed.popleft()
        if not self._waiting:
            return None
        task, call = self._waiting.popleft()
        return outcome_of(task.key, perform(call, self._room, stopping()), 1)

    def cancel(self) -> None:
        """Drop what waits."""
        self._waiting.clear()

    def close(self) -> None:
        """Drop what waits, and what was lent."""
        self.cancel()
        clear_out(self._room)
