"""Ctrl-C and SIGTERM: the work ends and what was found is kept."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

INTERRUPTED = 130
"""Exit code after either."""


@contextmanager
def stopping_on_signals(known: threading.Event | None = None) -> Iterator[threading.Event]:
    """Event (`known`, or a new one) that Ctrl-C or SIGTERM sets: what is found is kept."""
    stop = known or threading.Event()
    former = {
        number: signal.signal(number, lambda *_: stop.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stop
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
