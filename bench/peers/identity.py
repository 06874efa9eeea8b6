"""What a result depends on beside the model: with another planner or package it is solved anew."""

import hashlib
import importlib.metadata
import platform
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = {"planner": "ours", "highs": "highs", "scip": "scip", "cpsat": "cpsat", "cbc": "cbc"}
"""Script of each solver, by the name that it is asked for."""

PACKAGES: Mapping[str, str] = {
    "planner": "highspy",
    "highs": "highspy",
    "scip": "pyscipopt",
    "cpsat": "ortools",
    "cbc": "cbcbox",
}
"""Package that brings the solver."""


def identity_of(solver: str) -> str:
    """Short name of all that makes a solver's result: its version, our script, and our source.

    The planner's source is in for the planner alone: the others get the model as a file.
    """
    scripts = [HERE / f"{SCRIPTS[solver]}.py", HERE / "teller.py"]
    parts = [
        platform.python_version(),
        _version(PACKAGES[solver]),
        planner_source() if solver == "planner" else "",
        *(hashlib.sha256(script.read_bytes()).hexdigest() for script in scripts),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


@cache
def planner_source() -> str:
    """Version and source digest of the planner.

    From a process of its own, so that this one stays small: a child's peak memory counts its
    parent's at birth.
    """
    told = "from planner.pool.identity import planner_identity; print(planner_identity())"
    return subprocess.run(
        [sys.executable, "-c", told],
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def _version(package: str) -> str:
    """Version of a package, blank where it is not installed."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
