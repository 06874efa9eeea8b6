r"""Workers on this machine: each a process of its own, with a pipe of its own.

Nothing is shared between two workers, neither a queue nor a lock, so a worker that dies, at
whatever moment, takes only its own task with it. (Tried before: `pebble` 5.2.3, whose workers share
one pipe under a lock, was broken for good in three of three trials by ``kill -9`` of idle workers;
`loky` and `concurrent.futures` give up the whole pool when one worker dies.)

A thread of the client, the foreman, starts workers, hands out tasks and takes results, so that
workers are busy while the client computes.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.connection import Connection
from typing import Any

from planner.errors import PlannerError
from planner.pool.tasks import MOST_ATTEMPTS, Outcome, Pool, Task, failed, outcome_of, packed
from planner.pool.worker import ONE_THREAD, fault_words, furnish, packed_things, perform

READY = b"ready"
ROOM = "local"
MOST_FALSE_STARTS = 3
STOP_SECONDS = 1.0
PRELOAD = ("planner.pool.local", "planner.solve", "scipy.sparse")
"""Imported once, in the process that the workers are forked from."""


def warm_up(*modules: str) -> None:
    """Begin to import what workers need, beside what the caller does meanwhile.

    `modules` are those of the tasks to come; they count only before the first pool of a process.
    """
    _context([*PRELOAD, *modules])


def usable_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# --- in the worker --------------------------------------------------------------------------------


def _work(pipe: Connection) -> None:
    """Life of a worker: serve until the client closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the client's business
    os.environ.update(ONE_THREAD)
    threading.Thread(target=_end_with_the_client, daemon=True).start()
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # stdout is for answers
    with suppress(EOFError, OSError):
        pipe.send_bytes(READY)
        furnish(ROOM, pickle.loads(pipe.recv_bytes()))
        while True:
            pipe.send_bytes(perform(pipe.recv_bytes(), ROOM, threading.Event()))


def _end_with_the_client() -> None:
    """End this process when the client is gone, even by ``kill -9`` and in mid-task."""
    client = multiprocessing.parent_process()
    if client is not None:
        client.join()
    os._exit(1)


# --- in the client --------------------------------------------------------------------------------


@dataclass
class _Job:
    """A task under way: its call, and how often a worker died of it."""

    task: Task
    call: bytes
    attempts: int = 0
    began: float = 0.0


@dataclass(eq=False)
class _Worker:
    """A process, the client's end of its pipe, and what it works on."""

    process: Any
    pipe: Connection
    ready: bool = False
    job: _Job | None = None
    stopped: bool = False


@dataclass
class _Crew:
    """What foreman and client both touch; guarded by the pool's lock."""

    waiting: deque[_Job] = field(default_factory=deque)
    finished: deque[Outcome] = field(default_factory=deque)
    workers: list[_Worker] = field(default_factory=list)
    broken: PlannerError | None = None
    closing: bool = False

    def running(self) -> int:
        """Workers that have a task."""
        return sum(worker.job is not None for worker in self.workers)


class LocalPool(Pool):
    """Pool of processes on this machine; see `planner.pool.tasks.Pool`."""

    def __init__(self, workers: int, shared: Mapping[str, Any]) -> None:
        self._most = workers
        self._shared = pickle.dumps(packed_things(shared), protocol=5)
        self._crew = _Crew()
        self._changed = threading.Condition()
        self._false_starts = 0
        self._ear, self._bell = multiprocessing.Pipe(duplex=False)
        self._foreman = threading.Thread(target=self._lead, name="pool", daemon=True)
        self._foreman.start()

    @property
    def workers(self) -> int:
        """Processes that can work at once."""
        return self._most

    @property
    def running(self) -> int:
        """Tasks being worked on."""
        with self._changed:
            return self._crew.running()

    @property
    def waiting(self) -> int:
        """Tasks not yet begun."""
        with self._changed:
            return len(self._crew.waiting)

    def submit(self, task: Task) -> None:
        """Take a task; one that cannot be sent to a worker has failed at once."""
        with self._changed:
            if self._crew.closing:
                raise RuntimeError("the pool is closed")
            try:
                self._crew.waiting.append(_Job(task, packed(task)))
            except PlannerError as error:
                self._crew.finished.append(failed(task.key, error))
            self._changed.notify_all()
        self._ring()

    def next(self, timeout: float | None = None) -> Outcome | None:
        """Next task that ended; None after `timeout`, or if there is nothing to wait for."""
        crew = self._crew
        with self._changed:
            self._changed.wait_for(
                lambda: crew.finished or crew.broken or not (crew.waiting or crew.running()),
                timeout,
            )
            if crew.finished:
                return crew.finished.popleft()
            if crew.broken:
                raise crew.broken
            return None

    def cancel(self) -> None:
        """Drop what waits, kill the workers that work, and see that they are gone."""
        with self._changed:
            self._crew.waiting.clear()
            for worker in self._crew.workers:
                if worker.job is not None:
                    worker.job, worker.stopped = None, True
                    worker.process.kill()
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: not any(worker.stopped for worker in self._crew.workers), STOP_SECONDS
            )

    def close(self) -> None:
        """Stop everything."""
        with self._changed:
            if self._crew.closing:
                return
            self._crew.closing = True
            self._crew.waiting.clear()
            for worker in self._crew.workers:
                worker.process.kill()
        self._ring()
        self._foreman.join()
        self._bell.close()

    # --- the foreman's thread ---------------------------------------------------------------------

    def _ring(self) -> None:
        """Wake the foreman."""
        with suppress(OSError):
            self._bell.send_bytes(b"!")

    def _lead(self) -> None:
        try:
            while not self._crew.closing:
                self._man()
                self._hand_out()
                self._listen()
        except Exception as fault:  # told to whoever waits for an outcome
            self._break(fault_words(fault))
        finally:
            self._dismiss()

    def _man(self) -> None:
        """Start a worker for every task that has none, as far as the pool goes."""
        while not self._crew.closing and self._short_of_hands():
            ours, theirs = multiprocessing.Pipe()
            process = _context().Process(target=_work, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            with self._changed:
                self._crew.workers.append(_Worker(process, ours))
                if self._crew.closing:
                    process.kill()

    def _short_of_hands(self) -> bool:
        with self._changed:
            crew = self._crew
            needed = min(self._most, len(crew.waiting) + crew.running())
            return not crew.broken and len(crew.workers) < needed

    def _hand_out(self) -> None:
        """Give a waiting task to every worker that has none."""
        for worker in list(self._crew.workers):
            with self._changed:
                crew = self._crew
                if not crew.waiting or not worker.ready or worker.job or worker.stopped:
                    continue
                job = worker.job = crew.waiting.popleft()
                job.attempts += 1
                job.began = time.perf_counter()
            with suppress(OSError):  # it died just now: `_listen` will see to it
                worker.pipe.send_bytes(job.call)

    def _listen(self) -> None:
        """Wait for a bell, a message or a death, and deal with all there are."""
        by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in self._crew.workers}
        by_death: dict[Any, _Worker] = {
            worker.process.sentinel: worker for worker in self._crew.workers
        }
        heard = connection.wait([self._ear, *by_pipe, *by_death])
        while self._ear.poll():
            self._ear.recv_bytes()
        for thing in heard:  # messages first: a worker may have answered and died
            if thing in by_pipe:
                self._hear(by_pipe[thing])
        for thing in heard:
            if thing in by_death:
                self._bury(by_death[thing])

    def _hear(self, worker: _Worker) -> None:
        """Take one message; a pipe that ends is a death, which its sentinel tells."""
        try:
            message = worker.pipe.recv_bytes()
            if not worker.ready:
                worker.pipe.send_bytes(self._shared)
        except (EOFError, OSError):
            self._bury(worker)
            return
        with self._changed:
            if not worker.ready:
                worker.ready = True
                self._false_starts = 0
            elif worker.job is not None:
                job, worker.job = worker.job, None
                self._crew.finished.append(outcome_of(job.task.key, message, job.attempts))
                self._changed.notify_all()

    def _bury(self, worker: _Worker) -> None:
        """Take a dead worker off the list; its task waits again, or has failed."""
        if worker not in self._crew.workers:
            return
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        with self._changed:
            self._crew.workers.remove(worker)
            job = worker.job
            if job is not None and job.attempts >= MOST_ATTEMPTS:
                spent = time.perf_counter() - job.began
                error = PlannerError(
                    "task_kills_workers", attempts=job.attempts, end=_end_of(worker.process)
                )
                self._crew.finished.append(failed(job.task.key, error, spent, job.attempts))
            elif job is not None and not self._crew.closing:
                self._crew.waiting.append(job)  # behind the others: they go first
            if not worker.ready and not worker.stopped:
                self._false_starts += 1
            self._changed.notify_all()
        if self._false_starts >= MOST_FALSE_STARTS:
            self._break(_end_of(worker.process))

    def _break(self, reason: str) -> None:
        with self._changed:
            self._crew.broken = PlannerError("no_worker_starts", reason=reason)
            self._changed.notify_all()

    def _dismiss(self) -> None:
        """End all workers and wait for them."""
        for worker in self._crew.workers:
            worker.process.kill()
        for worker in self._crew.workers:
            worker.process.join()
            worker.pipe.close()
        with self._changed:
            self._crew.workers.clear()
            self._changed.notify_all()
        self._ear.close()


def _end_of(process: Any) -> str:
    """How a process ended: the name of its signal, or its exit code."""
    code = process.exitcode
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit {code}"


def _context(preload: Sequence[str] = PRELOAD) -> Any:
    """Way of starting processes that is safe beside threads.

    Where it exists, a fork server: it holds the imported packages, so that a worker is there in
    milliseconds, and it is started with the signals and the environment that workers need.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    resource_tracker.ensure_running()  # it would let the signals through again
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    with _for_workers():
        forkserver.ensure_running()
    return context


@contextmanager
def _for_workers() -> Iterator[None]:
    """What a process started meanwhile inherits: one thread per library, deaf to Ctrl-C."""
    former = {name: os.environ.get(name) for name in ONE_THREAD}
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name, value in former.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
