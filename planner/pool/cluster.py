"""Workers of a Dask cluster: the same tasks and outcomes on as many machines as there are.

Dask carries the tasks, but which worker gets which is decided here. If left to Dask, a task that
kills its worker moves on to the next one, and every other task assigned there is blamed for that
death too; after four such deaths Dask gives up the innocent ones as well (seen in a trial).
"""

import asyncio
import logging
import secrets
import socket
import threading
import time
import warnings
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from planner.errors import PlannerError, WrongUseError
from planner.pool.identity import facts
from planner.pool.tasks import MOST_ATTEMPTS, Outcome, Pool, Task, failed, outcome_of, packed
from planner.pool.worker import (
    clear_out,
    fault_words,
    furnish,
    packed_things,
    perform_in,
    refused,
    stop_all,
)

try:
    import distributed
    from distributed.diagnostics.plugin import SchedulerPlugin, WorkerPlugin
except ImportError as missing:
    raise WrongUseError("cluster_not_installed", reason=missing) from missing

ANSWER_SECONDS = 5.0
"""So long a scheduler may take to answer, and workers to appear."""

STOP_SECONDS = 1.0
LOOK_SECONDS = 1.0
"""How often it is looked for workers that joined or died."""

LONELY_SECONDS = 60.0
"""So long a cluster may be without any worker; one that died is back in a few seconds."""


# --- on the cluster -------------------------------------------------------------------------------


class _Lender(WorkerPlugin):
    """Brings what the tasks share to every worker, also to one that joins later."""

    def __init__(self, room: str, things: Mapping[str, bytes]) -> None:
        self.name = self.room = room
        self.things = things

    def setup(self, worker: Any) -> None:  # noqa: ARG002
        furnish(self.room, self.things)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002
        stop_all(self.room)
        clear_out(self.room)


class _Caretaker(SchedulerPlugin):
    """Clears the workers when the client is gone, whether it closed the pool or was killed."""

    def __init__(self, room: str, client: str) -> None:
        self.name = f"{room}-caretaker"
        self.room, self.client = room, client
        self.clearing: asyncio.Task[None] | None = None

    def remove_client(self, scheduler: Any, client: str) -> None:
        if client == self.client:
            self.clearing = asyncio.get_running_loop().create_task(self._clear(scheduler))

    async def _clear(self, scheduler: Any) -> None:
        await scheduler.unregister_worker_plugin(None, self.room)
        scheduler.remove_plugin(self.name)


def _perform(call: bytes, room: str, turn: int, expected: dict[str, str]) -> bytes:
    """Make a call in a worker that has the same planner as the client."""
    theirs = facts()
    if theirs != expected:
        return refused(_difference(socket.gethostname(), theirs, expected))
    return perform_in(room, turn, call)


# --- in the client --------------------------------------------------------------------------------


class _Client(distributed.Client):
    """Client that closes at once if it cannot start.

    Dask leaves it to the garbage collector. If that comes by while another client starts, closing
    waits for a lock that the starting one holds in the same thread: for ever (seen in a trial).
    """

    def start(self, **rest: Any) -> None:
        try:
            super().start(**rest)  # type: ignore[no-untyped-call]
        except BaseException:
            self.close()  # type: ignore[no-untyped-call]
            raise


def _own_facts() -> dict[str, str]:
    return facts()


def _difference(place: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> PlannerError:
    """Error that tells what another planner differs in."""
    names = sorted(name for name in ours if theirs.get(name) != ours[name])
    return WrongUseError(
        "workers_differ",
        place=place,
        ours=", ".join(f"{name} {ours[name]}" for name in names),
        theirs=", ".join(f"{name} {theirs.get(name, '-')}" for name in names),
    )


def _connect(address: str) -> Any:
    """Client of the scheduler, or a sentence within a few seconds."""
    make: Any = _Client
    for name in ("distributed.client", "distributed.comm", "distributed.core"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters of it is said by us
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", distributed.versions.VersionMismatchWarning)
            return make(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, ImportError, KeyError) as fault:
        raise WrongUseError("no_scheduler", address=address, reason=fault_words(fault)) from fault


def _check(client: Any, address: str, ours: dict[str, str]) -> None:
    """See that there are workers, and that scheduler and workers run this very planner."""
    try:
        client.wait_for_workers(1, timeout=ANSWER_SECONDS)
    except TimeoutError as fault:
        raise WrongUseError("no_workers", address=address) from fault
    try:
        found = {address: client.run_on_scheduler(facts), **client.run(facts)}
    except Exception as fault:  # whatever another installation makes of our question
        raise WrongUseError("workers_unfit", address=address, reason=fault_words(fault)) from fault
    for place, theirs in found.items():
        if theirs != ours:
            raise _difference(place, theirs, ours)


@dataclass(eq=False)
class _Job:
    """A task, how often it was begun, and where it is."""

    task: Task
    call: bytes
    attempts: int = 0
    began: float = 0.0
    worker: str = ""
    future: Any = None


class ClusterPool(Pool):
    """Pool of the workers of a Dask cluster; see `planner.pool.tasks.Pool`.

    Dask tells of results in a thread of its own; another one, the foreman, hands out tasks and
    looks after the workers.
    """

    def __init__(self, address: str, most: int | None, shared: Mapping[str, Any]) -> None:
        self._address, self._most = address, most
        self._ours = _own_facts()
        self._client = _connect(address)
        try:
            _check(self._client, address, self._ours)
            self._room = f"planner-{secrets.token_hex(6)}"
            self._client.register_plugin(_Caretaker(self._room, self._client.id))
            self._client.register_plugin(_Lender(self._room, packed_things(shared)))
            self._threads: dict[str, int] = self._client.nthreads()
        except BaseException:
            self._client.close()
            raise
        self._turn = self._number = 0
        self._waiting: deque[_Job] = deque()
        self._running: dict[str, _Job] = {}
        self._finished: deque[Outcome] = deque()
        self._broken: PlannerError | None = None
        self._closed = False
        self._changed = threading.Condition()
        self._foreman = threading.Thread(target=self._lead, name="pool", daemon=True)
        self._foreman.start()

    @property
    def workers(self) -> int:
        """Tasks that can run at once: the threads of all workers."""
        threads = sum(self._threads.values())
        return min(threads, self._most or threads)

    @property
    def running(self) -> int:
        """Tasks handed to the cluster."""
        return len(self._running)

    @property
    def waiting(self) -> int:
        """Tasks not yet begun."""
        return len(self._waiting)

    def submit(self, task: Task) -> None:
        """Take a task; one that cannot be sent to a worker has failed at once."""
        with self._changed:
            if self._closed:
                raise RuntimeError("the pool is closed")
            try:
                self._waiting.append(_Job(task, packed(task)))
            except PlannerError as error:
                self._finished.append(failed(task.key, error))
            self._changed.notify_all()

    def next(self, timeout: float | None = None) -> Outcome | None:
        """Next task that ended; None after `timeout`, or if there is nothing to wait for."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._finished or self._broken or not (self._waiting or self._running),
                timeout,
            )
            if self._finished:
                return self._finished.popleft()
            if self._broken:
                raise self._broken
            return None

    def cancel(self) -> None:
        """Drop what waits, and tell the workers to stop what runs."""
        with self._changed:
            futures = [job.future for job in self._running.values()]
            self._waiting.clear()
            self._running.clear()
            turn = self._turn
            self._turn += 1
            self._changed.notify_all()
        if not futures or self._client.status != "running":
            return

        def tell() -> None:
            with suppress(OSError, TimeoutError):  # nobody left to be told
                self._client.run(stop_all, self._room, turn, on_error="ignore")
                self._client.cancel(futures)

        messenger = threading.Thread(target=tell, name="pool-cancel", daemon=True)
        messenger.start()
        messenger.join(STOP_SECONDS)  # a worker that does not answer must not hold us up

    def close(self) -> None:
        """Stop everything and leave the cluster, where the caretaker clears up."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        try:
            self.cancel()
        finally:
            self._foreman.join(ANSWER_SECONDS)
            self._client.close()

    # --- the foreman's thread ---------------------------------------------------------------------

    def _lead(self) -> None:
        try:
            self._work()
        except Exception as fault:  # told to whoever waits for an outcome
            reason = fault_words(fault)
            self._break(PlannerError("cluster_lost", address=self._address, reason=reason))

    def _work(self) -> None:
        looked = peopled = time.monotonic()
        while not self._closed and self._broken is None:
            with self._changed:
                self._feed()
                self._changed.wait_for(self._something_to_do, LOOK_SECONDS)
            now = time.monotonic()
            if now - looked < LOOK_SECONDS or not (self._running or self._waiting):
                continue
            looked = now
            self._look()
            peopled = now if self._threads else peopled
            if now - peopled > LONELY_SECONDS:
                self._break(WrongUseError("no_workers", address=self._address))

    def _something_to_do(self) -> bool:
        return self._closed or bool(self._waiting and len(self._running) < self.workers)

    def _feed(self) -> None:
        """Give a task to every thread that has none; the lock is held."""
        free = dict(self._threads)
        for job in self._running.values():
            free[job.worker] = free.get(job.worker, 0) - 1
        while self._waiting and len(self._running) < self.workers:
            worker = max(free, key=lambda name: free[name])
            if free[worker] <= 0:
                return
            free[worker] -= 1
            self._hand_over(self._waiting.popleft(), worker)

    def _hand_over(self, job: _Job, worker: str) -> None:
        self._number += 1
        key = f"{self._room}-{self._number}"
        job.attempts += 1
        job.began, job.worker = time.perf_counter(), worker
        job.future = self._client.submit(
            _perform,
            job.call,
            self._room,
            self._turn,
            self._ours,
            key=key,
            pure=False,
            workers=[worker],
        )
        self._running[key] = job
        job.future.add_done_callback(self._hear)

    def _look(self) -> None:
        """See which workers there are; the tasks of those that died wait again, or have failed."""
        try:
            threads = self._client.nthreads() if self._client.status == "running" else None
        except (OSError, TimeoutError):
            threads = None
        if threads is None:
            return  # if the scheduler is gone, its futures will tell
        with self._changed:
            self._threads = threads
            dead = [key for key, job in self._running.items() if job.worker not in threads]
            futures = [self._bereave(key) for key in dead]
            self._changed.notify_all()
        if futures:
            self._client.cancel(futures)

    def _bereave(self, key: str) -> Any:
        """Take back a task whose worker died; the lock is held."""
        job = self._running.pop(key)
        if job.attempts < MOST_ATTEMPTS:
            self._waiting.append(job)  # behind the others: they go first
        else:
            spent = time.perf_counter() - job.began
            error = PlannerError("task_kills_workers", attempts=job.attempts, end=job.worker)
            self._finished.append(failed(job.task.key, error, spent, job.attempts))
        return job.future

    def _break(self, error: PlannerError) -> None:
        with self._changed:
            self._broken = error
            self._changed.notify_all()

    # --- a thread of Dask -------------------------------------------------------------------------

    def _hear(self, future: Any) -> None:
        """Take what a task came to."""
        reply, error = b"", None
        try:
            reply = future.result()
        except Exception as fault:  # Dask's own troubles: ours travel in the reply
            error = fault
        with self._changed:
            job = self._running.get(future.key)
            if job is None or self._closed:
                return  # cancelled, or its worker died
            if isinstance(error, distributed.KilledWorker):
                self._bereave(future.key)
            elif future.cancelled() or future.status == "lost":
                reason = self._client.status
                self._broken = PlannerError("cluster_lost", address=self._address, reason=reason)
            else:
                del self._running[future.key]
                self._take(job, reply, error)
            self._changed.notify_all()

    def _take(self, job: _Job, reply: bytes, fault: Exception | None) -> None:
        """Keep an outcome; a worker with another planner ends the study."""
        if fault is not None:
            what, words = type(fault).__name__, fault_words(fault)
            error = PlannerError("task_failed", what=what, words=words)
            self._finished.append(failed(job.task.key, error, attempts=job.attempts))
            return
        outcome = outcome_of(job.task.key, reply, job.attempts)
        if outcome.error is not None and outcome.error.key == "workers_differ":
            self._broken = outcome.error
        else:
            self._finished.append(outcome)
