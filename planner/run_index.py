"""An index of the manifests of a run folder, so that many runs are listed without reading each.

The folders are the truth and this is a copy of what they say: it can be deleted at any time, is
filled when runs are listed and holds for every run the size and time of its manifest. A manifest
that is new, changed or gone is noticed by that, whoever made it and however the writer ended. What
cannot be read or written costs the index, never the answer.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

INDEX = ".index.sqlite"
INDEX_FROM = 50
"""Runs from which on an index is kept: fewer are read as quickly without."""

VERSION = 1
"""Of the table; an index of another version is made again."""

WAIT_SECONDS = 5.0
"""How long another process that writes the index is waited for."""

Stamp = tuple[int, int]
"""Time of the last change in nanoseconds and size of a manifest; zeros if there is none."""

Judge = Callable[[str], Mapping[str, Any] | None]
"""Gives the manifest of a run by name, None if it is damaged."""

CREATE = """
CREATE TABLE IF NOT EXISTS runs (
    name TEXT PRIMARY KEY, changed INTEGER, size INTEGER, crc INTEGER, manifest TEXT
) WITHOUT ROWID
"""


def manifests(
    runs_dir: Path, stamps: Mapping[str, Stamp], judge: Judge, afresh: bool = False
) -> dict[str, Mapping[str, Any] | None]:
    """Manifest of each run by name, None for damaged ones; from the index as far as it is fresh.

    Parameters
    ----------
    stamps
        Stamp of the manifest of every folder that may be a run.
    judge
        Reads the manifests that the index does not know as they are.
    afresh
        Make the index again, however few runs there are.
    """
    if afresh:
        _remove(runs_dir)
    elif len(stamps) < INDEX_FROM:
        return {name: judge(name) for name in stamps}
    for _ in range(2):
        try:
            return _from_index(runs_dir, stamps, judge)
        except sqlite3.OperationalError:
            break  # read-only, full, or held by another process: the folders say it all
        except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError):
            _remove(runs_dir)  # damaged: once more from nothing
    return {name: judge(name) for name in stamps}


def is_indexed(runs_dir: Path) -> bool:
    """Whether there is an index."""
    return (runs_dir / INDEX).is_file()


def _from_index(
    runs_dir: Path, stamps: Mapping[str, Stamp], judge: Judge
) -> dict[str, Mapping[str, Any] | None]:
    with _opened(runs_dir) as index:
        known = {
            name: ((changed, size), told)
            for name, changed, size, crc, told in index.execute("SELECT * FROM runs")
            if crc == _crc(told)
        }
        found = {
            name: json.loads(known[name][1])
            for name, stamp in stamps.items()
            if name in known and known[name][0] == stamp
        }
        fresh = {name: judge(name) for name in stamps if name not in found}
        gone = [(name,) for name in known if name not in stamps]
        if fresh or gone:
            texts = {name: json.dumps(one) for name, one in fresh.items()}
            lines = [(name, *stamps[name], _crc(told), told) for name, told in texts.items()]
            with index:
                index.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)", lines)
                index.executemany("DELETE FROM runs WHERE name = ?", gone)
    return found | fresh


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


def _remove(runs_dir: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{runs_dir / INDEX}{ending}")  # noqa: PTH108 - one name, three endings
