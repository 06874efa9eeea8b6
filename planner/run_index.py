"""An index of a run folder, so that many runs are listed without reading the manifest of each.

The folders are the truth and this is a copy of what they say in brief: it can be deleted at any
time, is filled when runs are listed and holds for every run the size and time of its manifest. A
manifest that is new, changed or gone is noticed by that, whoever made it and however the writer
ended. What cannot be read or written costs the index, never the answer.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

INDEX = ".index.sqlite"
INDEX_FROM = 50
"""Runs from which on an index is kept: fewer are read as quickly without."""

VERSION = 1
"""Of the table; an index of another version is made again."""

WAIT_SECONDS = 5.0
"""How long another process that writes the index is waited for."""

LONG = ("files", "options", "claimed", "command_line", "round_seconds")
"""Parts of a manifest that a list does not need; they are read from the manifest when wanted."""

Told = Mapping[str, Any]
Stamp = tuple[int, int]
"""Time of the last change in nanoseconds and size of a manifest; zeros if there is none."""

CREATE = """
CREATE TABLE IF NOT EXISTS runs (
    name TEXT PRIMARY KEY, changed INTEGER, size INTEGER, crc INTEGER, brief TEXT
) WITHOUT ROWID
"""


class Brief(Mapping[str, Any]):
    """A manifest of which the short parts are known; the others are read when asked for."""

    def __init__(self, known: Told, missing: tuple[str, ...], read: Callable[[], Told]) -> None:
        self._known, self._missing, self._read = known, missing, read

    @cached_property
    def _whole(self) -> Told:
        return self._read()

    def __getitem__(self, key: str) -> Any:
        return self._whole[key] if key in self._missing else self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._known, *self._missing))

    def __len__(self) -> int:
        return len(self._known) + len(self._missing)


class Shelf:
    """The run folders as the index sees them.

    Parameters
    ----------
    stamps
        Stamp of the manifest of every folder that may be a run.
    read
        Reads a manifest by the name of the run; raises if it is damaged.
    damaged
        What `read` raises then.
    """

    def __init__(
        self,
        runs_dir: Path,
        stamps: Mapping[str, Stamp],
        read: Callable[[str], Told],
        damaged: type[Exception],
    ) -> None:
        self.runs_dir, self.stamps, self.read, self.damaged = runs_dir, stamps, read, damaged

    def manifests(self, afresh: bool = False) -> dict[str, Told | None]:
        """Manifest of each run by name, None for damaged ones.

        Parameters
        ----------
        afresh
            Make the index again, however few runs there are.
        """
        if afresh:
            self._remove()
        elif len(self.stamps) < INDEX_FROM:
            return self._judged(self.stamps)
        for _ in range(2):
            try:
                return self._from_index()
            except sqlite3.OperationalError:
                break  # read-only, full, or held by another process: the folders say it all
            except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError):
                self._remove()  # damaged: once more from nothing
        return self._judged(self.stamps)

    def _judged(self, names: Mapping[str, Stamp]) -> dict[str, Told | None]:
        found: dict[str, Told | None] = {}
        for name in names:
            try:
                found[name] = self.read(name)
            except self.damaged:
                found[name] = None
        return found

    def _from_index(self) -> dict[str, Told | None]:
        with _opened(self.runs_dir) as index:
            known = {
                name: ((changed, size), brief)
                for name, changed, size, crc, brief in index.execute("SELECT * FROM runs")
                if crc == _crc(brief)
            }
            found = {
                name: self._unpacked(name, known[name][1])
                for name, stamp in self.stamps.items()
                if name in known and known[name][0] == stamp
            }
            fresh = self._judged({n: s for n, s in self.stamps.items() if n not in found})
            gone = [(name,) for name in known if name not in self.stamps]
            if fresh or gone:
                briefs = {name: _packed(told) for name, told in fresh.items()}
                lines = [(name, *self.stamps[name], _crc(one), one) for name, one in briefs.items()]
                with index:
                    index.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)", lines)
                    index.executemany("DELETE FROM runs WHERE name = ?", gone)
        return found | fresh

    def _unpacked(self, name: str, brief: str) -> Told | None:
        told = json.loads(brief)
        if told is None:
            return None
        known, missing = told
        return Brief(known, tuple(missing), lambda: self.read(name))

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(f"{self.runs_dir / INDEX}{ending}")  # noqa: PTH108 - three endings


def is_indexed(runs_dir: Path) -> bool:
    """Whether there is an index."""
    return (runs_dir / INDEX).is_file()


def _packed(told: Told | None) -> str:
    """Short parts of a manifest and the names of the others, as JSON; ``null`` if it is damaged."""
    if told is None:
        return "null"
    known = {key: value for key, value in told.items() if key not in LONG}
    return json.dumps([known, [key for key in told if key in LONG]], ensure_ascii=False)


def _crc(told: str) -> int:
    """Sum by which a line that the disk has changed is noticed."""
    return zlib.crc32(told.encode())


@contextmanager
def _opened(runs_dir: Path) -> Iterator[sqlite3.Connection]:
    """Index with its table, made if it is missing or of another version."""
    index = sqlite3.connect(runs_dir / INDEX, timeout=WAIT_SECONDS)
    try:
        if index.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            index.execute("PRAGMA journal_mode = WAL")
            with index:
                index.execute("DROP TABLE IF EXISTS runs")
                index.execute(CREATE)
                index.execute(f"PRAGMA user_version = {VERSION}")
        yield index
    finally:
        index.close()
