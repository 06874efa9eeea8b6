"""Imports run downhill: a file imports from lower floors, or from its own room, never upwards."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FLOORS: list[set[str]] = [
    {"models.data"},
    {"models.expressions"},
    {
        f"models.{concern}"
        for concern in (
            *("choices", "layout", "land", "resources", "budget", "overlap", "chains"),
            *("materials", "concentration"),
            *("relations", "markets", "pursuits", "fairness", "value"),
        )
    },
    {"models.floors"},
    {
        *("models.build", "models.places", "models.portfolio"),
        *("models.distance", "models.efficient", "models.evenness", "models.goals"),
        *("models.interest", "models.nesting", "models.regret", "models.risk", "models.stages"),
    },
    {"models"},
    {"planner.texts"},
    {"planner.errors", "planner.spelling"},
    {"planner.schema"},
    {"planner.results"},
    {"planner.naming", "planner.overruns", "planner.run_index"},
    {
        "planner.scenario",
        "planner.economics",
        "planner.audit",
        "planner.matrix",
    },
    {"planner.compiling", "planner.solve", "planner.sheets", "planner.store", "planner.workbooks"},
    {"planner.record", "planner.relaxation", "planner.scenario_folder"},
    {
        *("planner.checks", "planner.assemble", "planner.reference", "planner.templates"),
        "planner.run_filter",
        *("planner.pool", "planner.variations"),
    },
    {"planner.blocks"},
    {"planner.districts"},
    {"planner.methods"},
    {"planner.run"},
    {"planner.assess", "planner.bench", "planner.export", "planner.studies"},
    {"planner.report"},
    {"planner.doctor", "planner.places"},
    {"planner.cli"},
]

ROOMS = {
    "planner.texts",
    "planner.scenario",
    "planner.economics",
    "planner.audit",
    "planner.bench",
    "planner.blocks",
    "planner.checks",
    "planner.districts",
    "planner.places",
    "planner.pool",
    "planner.report",
    "planner.studies",
    "planner.cli",
}
"""Packages whose files may import each other (never in a circle: Python would say so)."""


def modules() -> Iterator[tuple[str, Path]]:
    """All modules of the two packages by dotted name."""
    for package in ("models", "planner"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def floor_of(module: str) -> int:
    """Floor of a module: that of its own name or of the room it is in."""
    for number, floor in enumerate(FLOORS):
        if module in floor:
            return number
    for number, floor in enumerate(FLOORS):
        if any(module.startswith(f"{room}.") for room in floor & ROOMS):
            return number
    if module == "planner":
        return 0
    raise AssertionError(f"{module} has no floor: add it to FLOORS")


def room_of(module: str) -> str:
    """Room a module is in; a file of its own is its own room."""
    return next((room for room in ROOMS if module == room or module.startswith(f"{room}.")), module)


def imported(path: Path, module: str) -> Iterator[str]:
    """Modules of ours that a file imports anywhere in it."""
    known = dict(modules())
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = (
                    module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
                )
                base = ".".join([*package[: len(package) - node.level + 1], base]).strip(".")
            names = [
                f"{base}.{a.name}" if f"{base}.{a.name}" in known else base for a in node.names
            ]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] in {"models", "planner"})


@pytest.mark.parametrize(("module", "path"), list(modules()), ids=str)
def test_imports_run_downhill(module: str, path: Path) -> None:
    for name in imported(path, module):
        if room_of(name) != room_of(module):
            assert floor_of(name) < floor_of(module), f"{module} imports {name} uphill"


def test_mathematics_needs_only_the_standard_library_and_pyomo() -> None:
    allowed = {"pyomo", "models", "collections", "dataclasses", "functools", "itertools", "math"}
    allowed |= {"typing"}
    for module, path in modules():
        if not module.startswith("models"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            assert {name.split(".")[0] for name in names} <= allowed, module


def test_the_audit_shares_nothing_with_the_model() -> None:
    for module, path in modules():
        if room_of(module) == "planner.audit":
            for name in imported(path, module):
                assert not name.startswith(("models", "planner.economics", "planner.assemble"))
