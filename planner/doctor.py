"""Whether this machine can do the work: versions, solver, console, fonts, folders."""

import locale
import sys
from dataclasses import dataclass
from pathlib import Path

import pyomo.environ as pyo

from planner.compiling import compile_model
from planner.errors import PlannerError
from planner.record import versions
from planner.report.fonts import families, shipped_file
from planner.solve import SolveOptions, solve
from planner.store import prepare
from planner.texts import language_of_system


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `what` is a text key below ``label.doctor.``.

    Without a `needed` one the planner cannot plan; the others only cost comfort.
    """

    what: str
    well: bool
    found: str
    needed: bool = True


def examine(runs_dir: Path) -> tuple[Finding, ...]:
    """Look at everything the planner relies on."""
    return (
        Finding("versions", True, ", ".join(f"{name} {said}" for name, said in versions().items())),
        _solver(),
        _runs(runs_dir),
        _encoding(),
        Finding("language", True, f"{language_of_system()} ({locale.getlocale()[0]})"),
        _fonts(),
    )


def _solver() -> Finding:
    """Solve max 3a + 5b + 8c with 2a + 3b + 5c <= 11, a <= 1, b and c <= 2, all whole.

    By hand: c = 2 leaves 1, worth 16; c = 1 leaves 6, best b = 2, worth 18; c = 0 is worth 13.
    """
    m = pyo.ConcreteModel()
    m.a = pyo.Var(domain=pyo.NonNegativeIntegers, bounds=(0, 1))
    m.b = pyo.Var(domain=pyo.NonNegativeIntegers, bounds=(0, 2))
    m.c = pyo.Var(domain=pyo.NonNegativeIntegers, bounds=(0, 2))
    m.weight = pyo.Constraint(expr=2 * m.a + 3 * m.b + 5 * m.c <= 11)
    m.value = pyo.Objective(expr=3 * m.a + 5 * m.b + 8 * m.c, sense=pyo.maximize)
    try:
        found = solve(compile_model(m), SolveOptions(gap_share=0.0, time_limit_seconds=30.0))
    except PlannerError as error:
        return Finding("solver", False, error.sentence(language_of_system()))
    return Finding(
        "solver",
        found.status == "optimal" and found.objective_wan == 18.0,
        f"{found.objective_wan:g} = 18, {found.seconds:.2f} s",
    )


def _runs(runs_dir: Path) -> Finding:
    """Whether runs can be stored; a folder made for the trial is taken away again."""
    new = not runs_dir.exists()
    try:
        prepare(runs_dir)
        if new:
            runs_dir.rmdir()
    except PlannerError as error:
        return Finding("runs", False, error.sentence(language_of_system()))
    return Finding("runs", True, str(runs_dir.resolve()))


def _encoding() -> Finding:
    """Whether the console can show Chinese."""
    encoding = sys.stdout.encoding or "?"
    try:
        "州县产业".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Finding("encoding", False, encoding, needed=False)
    return Finding("encoding", True, encoding, needed=False)


def _fonts() -> Finding:
    """Whether the font that ships for the charts is there and can be read."""
    try:
        known = families()
    except (OSError, RuntimeError) as error:
        return Finding("fonts", False, f"{shipped_file()} ({error})", needed=False)
    return Finding("fonts", True, ", ".join(known), needed=False)
