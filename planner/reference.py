"""``docs/tables.md``: every table, column, setting and variant key, from the schema itself.

``python -m planner.reference`` writes the page anew; a test fails when it is stale.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from planner.schema import (
    AREA,
    FALSE_WORDS,
    TABLES,
    TRUE_WORDS,
    WORDS_ZH,
    Column,
    Settings,
    TableSpec,
    VariantChange,
    VariantHead,
    plain_types,
)

PAGE = Path(__file__).parent.parent / "docs" / "tables.md"

HEAD = """# Tables and settings

Written by `python -m planner.reference` from `planner/schema.py`; do not edit by hand.

A scenario is a folder with `scenario.toml`, its tables and, if wanted, `variants/*.toml`.
The tables are CSV files in `data/`, named after the table (`data/projects.csv` or
`data/项目.csv`), or the sheets of one workbook `data.xlsx`, named in English or Chinese.
Columns may stand in any order, under their English or Chinese header, with or without the
unit in brackets; **bold** columns are required. A title above the header, a row of units
below it and rows of totals are left out. Unknown tables, columns and keys are errors. Blank
cells take the default that their meaning names, and every default used is listed in the
run.
"""

NAMES = {bool: "true / false", int: "whole number", float: "number", str: "text"}


def tables_page() -> str:
    """The page as Markdown."""
    parts = [HEAD, *map("\n".join, (_table(spec) for spec in TABLES.values()))]
    parts.append("\n".join(_settings()))
    parts.append("\n".join(_variants()))
    return "\n".join(parts)


def _table(spec: TableSpec) -> Iterator[str]:
    need = "required" if spec.required else "optional"
    key = ", ".join(spec.key) + (" in either order" if spec.unordered else "")
    yield f"\n## {spec.name} ({spec.name_zh})\n"
    yield f"{spec.meaning} ({need} table; no two rows with the same {key})\n"
    yield "| column | Chinese header | unit | allowed | refers to | meaning |"
    yield "|---|---|---|---|---|---|"
    for column in spec.columns():
        name = f"**{column.name}**" if column.required else column.name
        target = "a park, county or group" if column.refers_to == AREA else column.refers_to
        yield _line(name, column.label_zh, column.unit, _allowed(column), target, column.meaning)


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _allowed(column: Column) -> str:
    match column.shape:
        case "word":
            return "; ".join(_word(value) for value in column.allowed)
        case "flag":
            return " / ".join(["true", "false", *sorted(w for w in _flag_words() if len(w) == 1)])
        case "text":
            return "text"
    kind = "whole number" if column.shape == "whole" else "number"
    return " ".join([kind, *_bounds(column.field)])


def _flag_words() -> frozenset[str]:
    return frozenset(word for word in TRUE_WORDS | FALSE_WORDS if not word.isascii())


def _word(value: str) -> str:
    words = WORDS_ZH.get(value)
    return f"{value} ({', '.join(words)})" if words else value


def _bounds(field: FieldInfo) -> Iterator[str]:
    """Limits of a number, in signs."""
    signs = (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<"))
    for rule in _rules(field):
        for name, sign in signs:
            if (bound := getattr(rule, name, None)) is not None:
                yield f"{sign} {bound:g}"


def _rules(field: FieldInfo) -> Iterator[Any]:
    """Rules of a field, also of the type inside an optional one."""
    yield from field.metadata
    for part in get_args(field.annotation):
        for rule in getattr(part, "__metadata__", ()):
            yield from rule.metadata if isinstance(rule, FieldInfo) else (rule,)


def _settings() -> Iterator[str]:
    yield "\n## scenario.toml\n"
    yield "Codes and texts in quotes. Keys without a default are required.\n"
    yield from _keys("", Settings)
    yield from _sections("", Settings)


def _sections(above: str, model: type[BaseModel]) -> Iterator[str]:
    """Sections of a model with their keys, sections inside sections too."""
    for field_name, field in model.model_fields.items():
        if _is_section(field):
            section = field.annotation
            assert isinstance(section, type)
            name = f"{above}.{field_name}" if above else field_name
            yield f"\n### [{name}]\n"
            yield f"{(section.__doc__ or '').strip()}\n"
            yield from _keys(name, section)
            yield from _sections(name, section)


def _variants() -> Iterator[str]:
    yield "\n## variants/*.toml\n"
    yield (
        "A variant may hold every section of `scenario.toml`, with the keys that it changes, and "
        "these:\n"
    )
    yield from _keys("", VariantHead, leave_out={"change"})
    yield "\n### [[change]]\n"
    yield (
        "Exactly one of `scale`, `set` and `add`; a blank text in `where` or `set` means a blank "
        "cell.\n"
    )
    yield from _keys("change", VariantChange)


def _keys(
    section: str, model: type[BaseModel], leave_out: frozenset[str] | set[str] = frozenset()
) -> Iterator[str]:
    yield "| key | allowed | default | meaning |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        if name in leave_out or _is_section(field):
            continue
        allowed = " ".join([_type(field), *_bounds(field)])
        default = "" if field.is_required() else _toml(field.get_default(call_default_factory=True))
        shown = f"{section}.{name}" if section else field.alias or name
        yield _line(f"`{shown}`", allowed, default, field.description or "")


def _is_section(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)


def _type(field: FieldInfo) -> str:
    """Kind of value in words."""
    if get_origin(field.annotation) is Literal:
        return " / ".join(map(str, get_args(field.annotation)))
    if get_origin(field.annotation) is tuple:
        return "list of whole numbers"
    if get_origin(field.annotation) is dict:
        return "columns and values"
    kinds = [NAMES[kind] for kind in plain_types(field.annotation) if kind in NAMES]
    return " or ".join(dict.fromkeys(kinds))


def _toml(value: object) -> str:
    """Default as it would be written in the file."""
    match value:
        case None:
            return "none"
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f'`"{value}"`'
        case tuple():
            return f"`{list(value)}`"
        case dict():
            return "all rows"
    return f"`{value}`"


if __name__ == "__main__":
    PAGE.write_text(tables_page(), encoding="utf-8", newline="\n")
