"""Which planner this is, to the byte: results and workers of another one are not trusted."""

import functools
import hashlib
import sys
from importlib.machinery import ModuleSpec
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from planner.record import planner_version


@functools.cache
def source_digest() -> str:
    """Hash of all Python files of the two packages and of the industry library."""
    digest = hashlib.sha256()
    for package in ("models", "planner"):  # found, not imported: workers need not load Pyomo
        root = Path(str(_spec(package).origin)).parent
        for path in sorted(root.rglob("*")):
            if path.suffix in {".py", ".csv"} and path.is_file():
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]


def _spec(package: str) -> ModuleSpec:
    found = find_spec(package)
    if found is None:
        raise ModuleNotFoundError(package)
    return found


def planner_identity() -> str:
    """Version and source of the planner."""
    return f"{planner_version()} ({source_digest()})"


@functools.cache
def facts() -> dict[str, str]:
    """Versions that client and workers must share, so that all machines give the same answers."""
    found = {name: version(name) for name in ("numpy", "pyomo", "highspy", "distributed")}
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": python, "planner": planner_identity(), **found}
