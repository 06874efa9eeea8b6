"""What every solver tells: moments of a solve as JSON lines, and a record at the end.

A moment is ``{"seconds": 3.2, "best": 160909.0, "bound": 180911.0}``; `best` and `bound` are null
until there is one. Values are those of the model: plans are maximised, the offset is in. The last
line is the record, which has a ``solver``.
"""

import argparse
import importlib.metadata
import json
import math
import resource
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

PAUSE_SECONDS = 0.2
"""A bound that only creeps is told so often; a better plan is told at once."""

SAME = 1e-9


@dataclass(frozen=True)
class Record:
    """How a solve ended.

    Attributes
    ----------
    threads
        Threads it ran on, which may be fewer than asked.
    seconds
        Wall time from the first step on the model in memory; reading the file is not in it.
    memory_mib
        Greatest resident memory of the process or of one it started, whichever is larger.
    remark
        What a reader of the table must know; blank if nothing.
    """

    solver: str
    version: str
    status: str
    threads: int
    seconds: float
    memory_mib: float
    remark: str = ""


class Teller:
    """Prints moments as they come: `best` only rises, `bound` only falls."""

    def __init__(self, out: TextIO | None = None) -> None:
        self.out = out or sys.stdout
        self.began = time.perf_counter()
        self.best = -math.inf
        self.bound = math.inf
        self._told = (self.best, self.bound)
        self._last = -math.inf
        self._ended = False

    def start(self) -> None:
        """The model is in memory: the clock starts."""
        self.began = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.began

    def hear(self, best: float | None = None, bound: float | None = None) -> None:
        """Take in what the solver says; infinite (or 1e20 and more) means unknown."""
        if self._ended:  # SCIP, for one, goes on while it is taken down, with figures of nothing
            return
        better = known(best) and best > self.best + SAME * max(1.0, abs(best))
        if known(best):
            self.best = max(self.best, best)
        if known(bound):
            self.bound = min(self.bound, bound)
        if better or self.seconds >= self._last + PAUSE_SECONDS:
            self.tell()

    def tell(self) -> None:
        """Print the moment if it says anything new."""
        state = (self.best, self.bound)
        if state != self._told:
            self._told, self._last = state, self.seconds
            figures = {"best": _finite(self.best), "bound": _finite(self.bound)}
            moment = {"seconds": round(self.seconds, 3), **figures}
            print(json.dumps(moment), file=self.out, flush=True)

    def end(self, solver: str, version: str, status: str, threads: int, remark: str = "") -> None:
        """Print the last moment and the record."""
        seconds = round(self.seconds, 3)
        self.tell()
        self._ended = True
        record = Record(solver, version, status, threads, seconds, peak_memory_mib(), remark)
        print(json.dumps(asdict(record)), file=self.out, flush=True)


def known(value: float | None) -> bool:
    """True if a solver's figure is a figure."""
    return value is not None and math.isfinite(value) and abs(value) < 1e20


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def peak_memory_mib() -> float:
    """Greatest resident memory of this process or of one of its children that has ended."""
    unit = 1 if sys.platform == "darwin" else 1024
    usages = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(max(resource.getrusage(who).ru_maxrss for who in usages) * unit / 2**20, 1)


def write_plan(path: Path | None, values: Mapping[str, float]) -> None:
    """Write the columns that are not zero, one ``name value`` a line; nothing if no path."""
    if path is not None:
        lines = (f"{name} {value!r}\n" for name, value in values.items() if value != 0.0)
        path.write_text("".join(lines), encoding="utf-8")


def version_of(package: str) -> str:
    """Version of an installed package."""
    return importlib.metadata.version(package)


def asked(doc: str | None, argv: list[str] | None = None) -> argparse.Namespace:
    """Arguments that every solver's script takes."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("model", type=Path, help="MPS file")
    parser.add_argument("--time-limit", type=float, default=60.0, help="seconds")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--plan", type=Path, default=None, help="where to write the best plan")
    return parser.parse_args(argv)
