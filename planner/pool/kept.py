"""Results on disk, one file each, so that a study goes on where it was cut short."""

import hashlib
import json
import os
import pickle
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from planner.errors import StoreError
from planner.pool.identity import planner_identity
from planner.pool.tasks import Outcome
from planner.store import REASONS

PARTIAL = ".partial-"
SUFFIX = ".result"
STALE_SECONDS = 3_600.0
"""A half-written file of a dead process is removed after an hour."""


class ResultStore:
    """Folder of results of one study.

    Results are pickled, so the folder must be as trustworthy as the program itself. A file counts
    only if its checksum is right and it was written for the same task of the same study by the
    same planner; otherwise it is removed and the task runs again.

    Parameters
    ----------
    study
        Hash of everything the results depend on beside the task's key.
    resume
        Whether results of an earlier, unfinished run count; if not, they stay where they are until
        their task has run again.
    """

    def __init__(self, folder: Path, study: str, resume: bool = True) -> None:
        self.folder = folder
        self.study = study
        self._planner = planner_identity()
        self._resume = resume
        self._written: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path in folder.iterdir():
                if path.name.startswith(PARTIAL) and _age(path) > STALE_SECONDS:
                    path.unlink(missing_ok=True)
        except OSError as fault:
            raise _in_words(folder, fault) from fault

    def read(self, key: str) -> Outcome | None:
        """Result kept for a task, or None."""
        if not self._resume and key not in self._written:
            return None
        path = self._path(key)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise _in_words(self.folder, fault) from fault
        outcome = self._checked(key, content)
        if outcome is None:
            with suppress(OSError):
                path.unlink()
        return outcome

    def write(self, outcome: Outcome) -> None:
        """Keep a result: whole on the disk, or not at all."""
        body = pickle.dumps((outcome.value, outcome.seconds, outcome.attempts), protocol=5)
        head = json.dumps(self._head(outcome.key, body), ensure_ascii=False)
        partial = ""
        try:
            handle, partial = tempfile.mkstemp(prefix=PARTIAL, dir=self.folder)
            with os.fdopen(handle, "wb") as out:
                out.write(head.encode() + b"\n" + body)
                out.flush()
                os.fsync(out.fileno())
            Path(partial).replace(self._path(outcome.key))
            partial = ""
            self._written.add(outcome.key)
        except OSError as fault:
            raise _in_words(self.folder, fault) from fault
        finally:
            if partial:
                Path(partial).unlink(missing_ok=True)

    def discard(self) -> None:
        """Remove the results and the folder, once what they were for is stored."""
        for path in [*self.folder.glob(f"*{SUFFIX}"), *self.folder.glob(f"{PARTIAL}*")]:
            path.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(f"{self.study}\n{key}".encode()).hexdigest()[:32]
        return self.folder / f"{name}{SUFFIX}"

    def _head(self, key: str, body: bytes) -> dict[str, Any]:
        """First line of a file: whose result it is, and the checksum of the rest."""
        return {
            "key": key,
            "study": self.study,
            "planner": self._planner,
            "sha256": hashlib.sha256(body).hexdigest(),
        }

    def _checked(self, key: str, content: bytes) -> Outcome | None:
        head, _, body = content.partition(b"\n")
        try:
            if json.loads(head) != self._head(key, body):
                return None
            value, seconds, attempts = pickle.loads(body)
        except Exception:  # whatever is wrong with the file, the task runs again
            return None
        return Outcome(key, value, "", seconds, attempts)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _in_words(folder: Path, fault: OSError) -> StoreError:
    """Error of the operating system as a sentence."""
    full = REASONS.get(fault.errno or 0) == "store_full"
    key = "results_full" if full else "results_not_kept"
    return StoreError(key, folder=folder, reason=fault.strerror or str(fault))
