"""What passes between a study and a pool: tasks, outcomes, progress, and what every pool can do."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from planner.errors import PlannerError
from planner.texts import language_of_system

MOST_ATTEMPTS = 3
"""A task whose worker dies is given to another one; after so many deaths it has failed."""


@dataclass(frozen=True)
class Task:
    """One call, made somewhere else.

    Attributes
    ----------
    key
        Unique in its study; the result is kept under this name.
    function
        A function of a module (no lambda, no closure), pure: it may be called twice.
    arguments
        Its arguments; all of them can be pickled.
    """

    key: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """How a task ended.

    Attributes
    ----------
    value
        What the function gave back; None if it failed.
    failure
        Why there is no value, in the language of the system; blank when all is well.
    seconds
        Time in the worker.
    attempts
        How often the task was begun: once, and again after each death of a worker.
    error
        The failure by name and facts, for any language; a `PlannerError` as the task raised it.
    """

    key: str
    value: Any
    failure: str = ""
    seconds: float = 0.0
    attempts: int = 1
    error: PlannerError | None = None


@dataclass(frozen=True)
class PoolProgress:
    """How far many tasks have come; `best` is None until there is one."""

    done: int
    running: int
    waiting: int
    failed: int
    best: float | None
    seconds: float


class Pool(Protocol):
    """Workers that take tasks. Leaving the ``with`` block stops them all.

    Attributes
    ----------
    workers
        How many tasks can run at once; on a cluster this changes with its machines.
    running, waiting
        Tasks being worked on, and tasks not yet begun.
    """

    @property
    def workers(self) -> int: ...  # noqa: D102
    @property
    def running(self) -> int: ...  # noqa: D102
    @property
    def waiting(self) -> int: ...  # noqa: D102

    def submit(self, task: Task) -> None:
        """Take a task; it begins as soon as a worker is free."""

    def next(self, timeout: float | None = None) -> Outcome | None:
        """Next task that ended; None after `timeout` seconds, or if nothing is left to wait for.

        Raises
        ------
        PlannerError
            The pool cannot go on: no worker can be started, or the cluster is gone.
        """

    def cancel(self) -> None:
        """Drop waiting tasks and stop running ones within a second; they have no outcome.

        Outcomes that were there before can still be taken, and new tasks may be submitted.
        """

    def close(self) -> None:
        """Cancel, and give the workers back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def packed(task: Task) -> bytes:
    """Call of a task as bytes.

    Raises
    ------
    PlannerError
        The function or an argument cannot be sent to another process.
    """
    try:
        return pickle.dumps((task.function, task.arguments), protocol=5)
    except Exception as fault:  # pickling calls code of the arguments
        raise PlannerError("task_not_sendable", task=task.key, reason=fault) from fault


def failed(key: str, error: PlannerError, seconds: float = 0.0, attempts: int = 1) -> Outcome:
    """Outcome of a task that has no value."""
    return Outcome(key, None, error.sentence(language_of_system()), seconds, attempts, error)


def outcome_of(key: str, reply: bytes, attempts: int) -> Outcome:
    """Outcome told by the `planner.pool.worker.perform` of a worker."""
    try:
        value, error, seconds = pickle.loads(reply)
    except Exception as fault:  # unpickling calls code of the value
        return failed(key, PlannerError("task_not_sendable", task=key, reason=fault))
    if error is not None:
        return failed(key, error, seconds, attempts)
    return Outcome(key, value, "", seconds, attempts)
