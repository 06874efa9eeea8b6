"""Runs on disk: a folder per run, whole or absent, never overwritten.

A run is written into a hidden folder beside its place, brought to the disk, and renamed. What is
inside is the business of `planner.record`; this file knows names, bytes and accidents.
"""

import errno
import hashlib
import json
import os
import re
import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.errors import StoreError, WrongUseError
from planner.run_index import Shelf, Stamp
from planner.spelling import nearest

MANIFEST = "manifest.json"
SCHEMA = 1
"""Format of the run folders; a manifest that names none was written before there was another."""

LATEST = "latest"
PARTIAL = ".partial-"
FAILED = "failed-"
STALE_SECONDS = 86_400.0
"""A leftover of another machine is removed after a day."""

REASONS = {
    errno.ENOSPC: "store_full",
    errno.EDQUOT: "store_full",
    errno.EFBIG: "store_full",
    errno.EACCES: "store_forbidden",
    errno.EPERM: "store_forbidden",
    errno.EROFS: "store_forbidden",
    errno.ENOENT: "store_vanished",
    errno.ENOTDIR: "store_no_folder",
    errno.EEXIST: "store_no_folder",
}


@dataclass(frozen=True)
class StoredRun:
    """A run on disk: its id, its folder and what its manifest says."""

    run: str
    folder: Path
    manifest: Mapping[str, Any]

    def text(self, name: str) -> str:
        """Text of one of its files, checked against the manifest."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError as fault:
            raise StoreError("run_damaged", run=self.run, file=name) from fault
        if self.manifest["files"].get(name) != hashlib.sha256(content).hexdigest():
            raise StoreError("run_damaged", run=self.run, file=name)
        return content.decode()

    def verify(self) -> None:
        """See that every file of the run is as it was written; else `StoreError` names one."""
        for name in self.manifest["files"]:
            self.text(name)

    def json(self, name: str) -> Any:
        """Content of one of its JSON files."""
        return json.loads(self.text(name))


@contextmanager
def _told_in_words(folder: Path) -> Iterator[None]:
    """Turn an error of the operating system into a sentence."""
    try:
        yield
    except OSError as fault:
        key = REASONS.get(fault.errno or 0, "store_failed")
        raise StoreError(key, folder=folder, reason=fault.strerror or str(fault)) from fault


def prepare(runs_dir: Path) -> None:
    """Make the folder, clear what dead processes left, and see that it can be written.

    Called before a solve, so that nobody waits for a plan that cannot be kept.
    """
    with _told_in_words(runs_dir):
        runs_dir.mkdir(parents=True, exist_ok=True)
        for leftover in runs_dir.glob(f"{PARTIAL}*"):
            if _is_left_over(leftover):
                shutil.rmtree(leftover, ignore_errors=True)
        probe = tempfile.mkdtemp(prefix=_partial_prefix(), dir=runs_dir)
        Path(probe).rmdir()


def write_run(
    runs_dir: Path,
    request: str,
    content: Callable[[str], Mapping[str, str]],
    manifest: Mapping[str, Any],
) -> StoredRun:
    """Write a run under the first free id of its request: ``id``, ``id-2``, ``id-3``.

    Parameters
    ----------
    content
        Gives the files, by name, for the id that the run receives.
    manifest
        Facts of the run; id, request and checksums of the files are added here.
    """
    with _told_in_words(runs_dir):
        runs_dir.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            run = request if number == 1 else f"{request}-{number}"
            number += 1
            if (runs_dir / run).exists():
                continue
            files = {name: text.encode() for name, text in content(run).items()}
            sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
            full = {"run": run, "request": request, **manifest, "files": sums}
            files[MANIFEST] = json.dumps(full, ensure_ascii=False, indent=2).encode()
            if _place(runs_dir, run, files):
                return StoredRun(run, runs_dir / run, full)


def _place(runs_dir: Path, run: str, files: Mapping[str, bytes]) -> bool:
    """Write `files` aside and rename; False if another process took the name meanwhile."""
    partial = Path(tempfile.mkdtemp(prefix=_partial_prefix(), dir=runs_dir))
    try:
        partial.chmod(0o755)
        for name, data in files.items():
            with (partial / name).open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        _sync_folder(partial)
        try:
            partial.rename(runs_dir / run)
        except OSError:
            if (runs_dir / run).exists():
                return False
            raise
        _sync_folder(runs_dir)
        return True
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows cannot be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _host() -> str:
    return re.sub(r"[^A-Za-z0-9]", "", socket.gethostname()) or "host"


def _partial_prefix() -> str:
    return f"{PARTIAL}{_host()}-{os.getpid()}-"


def _is_left_over(partial: Path) -> bool:
    """Whether the process that wrote `partial` is gone."""
    host, _, rest = partial.name.removeprefix(PARTIAL).partition("-")
    number = rest.partition("-")[0]
    if os.name == "posix" and host == _host() and number.isdigit():
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        return False
    return time.time() - partial.stat().st_mtime > STALE_SECONDS


# --- reading --------------------------------------------------------------------------------------


def list_runs(
    runs_dir: Path, afresh: bool = False
) -> tuple[tuple[StoredRun, ...], tuple[str, ...]]:
    """Runs, oldest first, and the names of folders that are no run this planner can read.

    Parameters
    ----------
    afresh
        Make the index of the folder again (`planner.run_index`).
    """
    if not runs_dir.is_dir():
        return (), ()

    def read(name: str) -> Mapping[str, Any]:
        return _open(runs_dir, name).manifest

    found = Shelf(runs_dir, _stamps(runs_dir), read, StoreError).manifests(afresh)
    good = [
        StoredRun(name, runs_dir / name, told) for name, told in found.items() if told is not None
    ]
    good.sort(key=lambda stored: (created_at(stored.manifest), stored.run))
    return tuple(good), tuple(sorted(name for name, told in found.items() if told is None))


def _stamps(runs_dir: Path) -> dict[str, Stamp]:
    """Time and size of the manifest of each folder that may be a run."""
    stamps: dict[str, Stamp] = {}
    with _told_in_words(runs_dir), os.scandir(runs_dir) as children:
        folders = [child for child in children if child.is_dir()]
    for child in folders:
        if child.name.startswith((".", FAILED)):
            continue
        try:
            facts = os.stat(f"{child.path}/{MANIFEST}")  # noqa: PTH116 - a Path a run is slow
            stamps[child.name] = (facts.st_mtime_ns, facts.st_size)
        except OSError:
            stamps[child.name] = (0, 0)
    return stamps


def fault_of(runs_dir: Path, name: str) -> StoreError | None:
    """Why a folder is no run this planner can read; None if it is one."""
    try:
        _open(runs_dir, name)
    except StoreError as fault:
        return fault
    return None


def read_run(runs_dir: Path, name: str) -> StoredRun:
    """Run by its id, a unique beginning of it, or ``latest``.

    Raises
    ------
    WrongUseError
        There is no such run, or several.
    StoreError
        Its manifest is damaged, or of another format.
    """
    return _open(runs_dir, run_named(runs_dir, name))


def run_named(runs_dir: Path, name: str) -> str:
    """Id of the run that a user means, which may be damaged.

    Raises
    ------
    WrongUseError
        There is no such run, or several.
    """
    good, damaged = list_runs(runs_dir)
    if name == LATEST and good:
        return good[-1].run
    names = [stored.run for stored in good] + list(damaged)
    matches = [run for run in names if run == name] or [
        run for run in names if name and run.startswith(name)
    ]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise WrongUseError("ambiguous_run", run=name, matches=", ".join(sorted(matches)))
    near = nearest(name, names)
    if near:
        raise WrongUseError("unknown_run_near", run=name, folder=runs_dir, near=near)
    raise WrongUseError("unknown_run", run=name, folder=runs_dir)


def find_served(runs_dir: Path, request: str) -> StoredRun | None:
    """Latest run of the same request, unless a user cut it short."""
    answers = [
        stored
        for stored in list_runs(runs_dir)[0]
        if stored.manifest["request"] == request and stored.manifest["status"] != "interrupted"
    ]
    return _open(runs_dir, answers[-1].run) if answers else None


def _open(runs_dir: Path, name: str) -> StoredRun:
    try:
        manifest = json.loads((runs_dir / name / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise StoreError("run_damaged", run=name, file=MANIFEST) from fault
    told = manifest.get("schema", SCHEMA) if isinstance(manifest, dict) else SCHEMA
    if told != SCHEMA:
        raise StoreError("run_of_other_schema", run=name, schema=told, known=SCHEMA)
    needed = {"run", "request", "created", "status", "files"}
    if not isinstance(manifest, dict) or not needed <= manifest.keys() or manifest["run"] != name:
        raise StoreError("run_damaged", run=name, file=MANIFEST)
    try:
        created_at(manifest)
    except ValueError as fault:
        raise StoreError("run_damaged", run=name, file=MANIFEST) from fault
    return StoredRun(name, runs_dir / name, manifest)


def created_at(manifest: Mapping[str, Any]) -> datetime:
    """When a run was solved; without an offset from UTC the local one is meant."""
    return datetime.fromisoformat(str(manifest["created"])).astimezone()


# --- removing -------------------------------------------------------------------------------------


def remove_run(runs_dir: Path, run: str) -> None:
    """Take a run out of the folder whole, then delete it; `run` is the name of its folder.

    Raises
    ------
    StoreError
        The folder cannot be changed.
    """
    with _told_in_words(runs_dir):
        # Renamed first: a kill in between leaves no half run, and `prepare` clears what is left.
        aside = Path(tempfile.mkdtemp(prefix=_partial_prefix(), dir=runs_dir))
        try:
            (runs_dir / run).rename(aside / run)
            _sync_folder(runs_dir)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
