"""A process with all that it starts, as one group: its memory, and its end.

A worker of `planner.pool` is a child of a fork server, so neither the solve's own process nor what
the system tells of its children knows what it takes. The processes of a group can be found.
"""

import math
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeVar

SAMPLE_SECONDS = 0.5
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
"""Proportional set size: a page that n processes share counts as 1/n in each."""

T = TypeVar("T")


class ProcessGroup:
    """A command in a process group of its own, which ends with the ``with`` block.

    Attributes
    ----------
    process
        The process of the command.
    peak_mib
        Greatest memory of all its processes together so far, sampled while it is waited for; 0
        while there is no sample.
    """

    def __init__(self, command: Sequence[str], **rest: Any) -> None:
        self.process = subprocess.Popen(command, start_new_session=True, **rest)
        self.peak_mib = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def until(self, ended: Callable[[float], T], seconds: float = math.inf) -> T:
        """What `ended` gives, a call that waits for so many seconds: ``process.wait``, say.

        Raises
        ------
        subprocess.TimeoutExpired
            It did not come through in `seconds`.
        """
        ends = time.perf_counter() + seconds
        while True:
            try:
                return ended(SAMPLE_SECONDS)
            except subprocess.TimeoutExpired:
                self.peak_mib = max(self.peak_mib, self.memory_mib())
                if time.perf_counter() > ends:
                    raise

    def memory_mib(self) -> float:
        """Memory of all processes, shared pages counted once; 0 where /proc is not there."""
        total = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                group = (folder / "stat").read_text().rpartition(")")[2].split()[2]
                if int(group) != self.process.pid:
                    continue
                found = PSS.search((folder / "smaps_rollup").read_text())
            except (OSError, ValueError):  # it has ended meanwhile
                continue
            total += int(found[1]) if found else 0
        return total / 1024

    def end(self) -> None:
        """End all processes that are still there."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        else:  # Windows
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with suppress(OSError):  # what was written to a process that is gone
                    pipe.close()
