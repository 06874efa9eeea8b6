"""docs/coverage.md answers every requirement and names nothing that is not there."""

import re
from pathlib import Path

import click
import pytest

from planner.cli import main
from planner.schema import TABLES, Settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d", line)
]
REQUIREMENTS = 74
"""Rows of the reading of the five articles."""


def named(words: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", words)


def exists(name: str) -> bool:
    """Whether a name is a command with its options, a file, a table, a column or a setting."""
    if name.startswith("planner "):
        return is_command(name.split()[1:])
    if "/" in name:
        return (ROOT / name).exists()
    table, _, column = name.partition(".")
    if table in TABLES and column in {"", *(one.name for one in TABLES[table].columns())}:
        return True
    return is_setting(name.split("."))


def is_command(words: list[str]) -> bool:
    """Whether a verb exists and has the options that follow it."""
    command: click.Command | None = main
    options = [word for word in words if word.startswith("--")]
    for word in words[: len(words) - len(options)]:
        command = command.commands.get(word) if isinstance(command, click.Group) else None
    known = {flag for one in (command.params if command else ()) for flag in one.opts}
    return command is not None and set(options) <= known


def is_setting(path: list[str]) -> bool:
    """Whether a dotted name leads to a key of ``scenario.toml``."""
    model: object = Settings
    for step in path:
        fields = getattr(model, "model_fields", {})
        if step not in fields:
            return False
        model = fields[step].annotation
    return len(path) > 1 and not hasattr(model, "model_fields")


def test_every_requirement_has_one_line() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, REQUIREMENTS + 1))
    assert all(len(row) == 5 and all(row) for row in ROWS)
    assert {row[3] for row in ROWS} == {"model", "data", "report", "out"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_line_names_exists(row: list[str]) -> None:
    names = named(row[4])
    assert [name for name in names if not exists(name)] == []
    assert names, "a line says where to look"


def test_nothing_is_put_off() -> None:
    assert not re.search(r"\b(later|todo|planned for|not yet)\b|待", PAGE, re.IGNORECASE)


@pytest.mark.parametrize(
    "name",
    ["planner fly", "planner run --fast", "docs/none.md", "projects.colour", "layout", "wings"],
)
def test_a_name_of_nothing_is_seen(name: str) -> None:
    assert not exists(name)
