"""The side of the worker: make one call, lend what all tasks share, hear the wish to stop."""

import math
import pickle
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from planner.errors import PlannerError

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
"""Environment of a worker: it has one core, so its libraries start one thread."""


class _Room:
    """What belongs to one pool: things it lends, unpacked when first asked for, and stop events.

    Tasks come in turns; a pool that is cancelled ends its turn, and later tasks are not concerned.
    """

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = dict(packed)
        self._things: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._stops: dict[threading.Event, int] = {}
        self._over = -1.0

    def thing(self, name: str) -> Any:
        with self._lock:
            if name not in self._things:
                self._things[name] = pickle.loads(self._packed[name])
                del self._packed[name]
            return self._things[name]

    def enter(self, turn: int) -> threading.Event:
        """Event for a task that begins; set already if its turn is over."""
        stop = threading.Event()
        with self._lock:
            self._stops[stop] = turn
            if turn <= self._over:
                stop.set()
        return stop

    def leave(self, stop: threading.Event) -> None:
        with self._lock:
            del self._stops[stop]

    def end(self, turn: float) -> None:
        """Stop the tasks of this turn and all before it."""
        with self._lock:
            self._over = max(self._over, turn)
            for stop, begun in self._stops.items():
                if begun <= turn:
                    stop.set()


class _Place(threading.local):
    """Where the current thread works: for which pool, and what stops it."""

    room = ""
    stop: threading.Event | None = None


_ROOMS: dict[str, _Room] = {}
_PLACE = _Place()


def shared(name: str) -> Any:
    """Thing lent to all tasks by ``open_pool(shared=…)``; read it, do not change it.

    Raises
    ------
    KeyError
        The pool lends nothing of that name.
    """
    if _PLACE.room not in _ROOMS:
        raise KeyError(name)
    return _ROOMS[_PLACE.room].thing(name)


def stopping() -> threading.Event:
    """Event that is set when the task should end; give it to `planner.solve.solve` as `stop`."""
    if _PLACE.stop is None:
        _PLACE.stop = threading.Event()
    return _PLACE.stop


def packed_things(things: Mapping[str, Any]) -> dict[str, bytes]:
    """Things to lend, each as bytes."""
    return {name: pickle.dumps(thing, protocol=5) for name, thing in things.items()}


def furnish(room: str, packed: Mapping[str, bytes]) -> None:
    """Keep the things lent by one pool."""
    _ROOMS[room] = _Room(packed)


def clear_out(room: str) -> None:
    """Forget the things lent by one pool."""
    _ROOMS.pop(room, None)


def stop_all(room: str, turn: float = math.inf) -> None:
    """Set the stop events of the tasks that one pool has here, up to a turn."""
    if room in _ROOMS:
        _ROOMS[room].end(turn)


@contextmanager
def lending(things: Mapping[str, Any]) -> Iterator[None]:
    """Lend `things` to functions called in this thread, as a pool would (a plain loop, a test)."""
    room, former = f"loop-{threading.get_ident()}", _PLACE.room
    furnish(room, packed_things(things))
    _PLACE.room = room
    try:
        yield
    finally:
        _PLACE.room = former
        clear_out(room)


def perform(call: bytes, room: str, stop: threading.Event) -> bytes:
    """Make the packed call; value, error and seconds as bytes. It never raises."""
    former = _PLACE.room, _PLACE.stop  # of a task that makes calls of its own
    _PLACE.room, _PLACE.stop = room, stop
    began = time.perf_counter()
    value, error = None, None
    try:
        function, arguments = pickle.loads(call)
        value = function(*arguments)
    except (Exception, SystemExit) as fault:  # told to the client, where it is an outcome
        error = _named(fault)
    finally:
        _PLACE.room, _PLACE.stop = former
    seconds = time.perf_counter() - began
    try:
        return pickle.dumps((value, error, seconds), protocol=5)
    except Exception as fault:  # pickling calls code of the value
        reason = f"{type(fault).__name__}: {fault}"
        return pickle.dumps((None, PlannerError("result_not_sendable", reason=reason), seconds))


def perform_in(room: str, turn: int, call: bytes) -> bytes:
    """Make the packed call unless its turn is over; `stop_all` can stop it."""
    if room not in _ROOMS:
        return refused(PlannerError("task_stopped"))
    place = _ROOMS[room]
    stop = place.enter(turn)
    try:
        return refused(PlannerError("task_stopped")) if stop.is_set() else perform(call, room, stop)
    finally:
        place.leave(stop)


def refused(error: PlannerError) -> bytes:
    """Reply of a worker that did not make the call."""
    return pickle.dumps((None, error, 0.0), protocol=5)


def _named(fault: BaseException) -> PlannerError:
    """Error of ours as it is; any other by its type and words, with the traceback as a fact."""
    if isinstance(fault, PlannerError):
        return fault
    told = "".join(traceback.format_exception(fault))
    what, words = type(fault).__name__, fault_words(fault)
    return PlannerError("task_failed", what=what, words=words, trace=told)


def fault_words(fault: BaseException) -> str:
    """First line of what an exception says of itself."""
    return next(iter(str(fault).splitlines()), "") or "-"
