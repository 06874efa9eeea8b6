"""A scenario as the files of a folder again: what `planner.scenario` reads, written."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from planner.results import Scenario
from planner.schema import TABLES, Settings
from planner.sheets import csv_text

SETTINGS = "scenario.toml"


def scenario_files(scenario: Scenario) -> dict[str, str]:
    """Text by path: the settings and each table that has rows, variants and decisions applied.

    Reading them gives the same inputs, so the same `planner.record.input_hash` as long as the
    packaged industry library is the same.
    """
    tables = {
        f"data/{name}.csv": table_text([row_cells(row) for row in scenario.rows(name)])
        for name in TABLES
        if scenario.rows(name)
    }
    return {SETTINGS: settings_text(scenario.settings), **tables}


def row_cells(row: Any) -> dict[str, Any]:
    """Cells of a row by column; blank ones are left out."""
    found: dict[str, Any] = row.model_dump(mode="json", exclude_none=True)
    return found


def table_text(lines: Iterable[Mapping[str, Any]]) -> str:
    """A table as CSV, with the columns that some line has."""
    lines = list(lines)
    return csv_text(tuple(dict.fromkeys(key for line in lines for key in line)), lines)


def settings_text(settings: Settings) -> str:
    """``scenario.toml`` with every key; where the tables are is left to the default."""
    keys = settings.model_dump(mode="json", by_alias=True, exclude={"files"})
    top = [f"{k} = {_toml(v)}" for k, v in keys.items() if not isinstance(v, dict)]
    for name, section in keys.items():
        if isinstance(section, dict):
            top.append(f"\n[{name}]")
            top += [f"{k} = {_toml(v)}" for k, v in section.items() if v is not None]
    return "\n".join(top) + "\n"


def _toml(value: Any) -> str:
    """A value as TOML: numbers, flags, texts, lists and inline tables are nearly JSON."""
    if isinstance(value, dict):
        inside = ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    # JSON leaves the character DEL as it is, which TOML does not allow.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
