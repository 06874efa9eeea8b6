"""``docs/tables.md`` and ``docs/tables.zh.md``: every table, column, setting and variant key.

``python -m planner.reference`` writes both pages anew from the schema; a test fails when one is
stale.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from planner.schema import (
    AREA,
    FALSE_WORDS,
    SUPPLY,
    TABLES,
    TRUE_WORDS,
    WORDS_ZH,
    Column,
    Settings,
    TableSpec,
    VariantChange,
    VariantHead,
    VariantRow,
    plain_types,
)
from planner.texts import Language, text

DOCS = Path(__file__).parent.parent / "docs"

PAGES: dict[Language, Path] = {"en": DOCS / "tables.md", "zh": DOCS / "tables.zh.md"}

KINDS = {bool: "flag", int: "whole", float: "number", str: "text"}


def tables_page(language: Language) -> str:
    """The page as Markdown."""
    parts = [text("reference.head", language)]
    parts += ["\n".join(_table(spec, language)) for spec in TABLES.values()]
    parts.append("\n".join(_settings(language)))
    parts.append("\n".join(_variants(language)) + "\n")
    return "\n".join(parts)


def meaning(words: str, language: Language) -> str:
    """What the schema says of a table, column or key, in `language`; blank for nothing.

    Raises
    ------
    KeyError
        `planner.texts.meanings` has no such sentence.
    """
    return text(f"meaning.{words}", language) if words else ""


def _table(spec: TableSpec, language: Language) -> Iterator[str]:
    title = text("reference.table_title", language, zh=spec.name_zh, en=spec.name)
    yield f"\n## {title}\n"
    yield text(
        "reference.table",
        language,
        meaning=meaning(spec.meaning, language),
        need=text("reference.required" if spec.required else "reference.optional", language),
        key=_key(spec, language),
    )
    yield ""
    yield from _head("reference.columns", language)
    for column in spec.columns():
        names = (
            (column.label_zh, column.name) if language == "zh" else (column.name, column.label_zh)
        )
        first = f"**{names[0]}**" if column.required else names[0]
        target = column.refers_to
        if target in {AREA, SUPPLY}:
            target = text(f"reference.{target}", language)
        said = meaning(column.meaning, language)
        yield _line(first, names[1], column.unit, _allowed(column, language), target, said)


def _key(spec: TableSpec, language: Language) -> str:
    labels = {column.name: column.label_zh for column in spec.columns()}
    key = "、".join(labels[name] for name in spec.key) if language == "zh" else ", ".join(spec.key)
    return text("reference.either_order", language, key=key) if spec.unordered else key


def _head(key: str, language: Language) -> Iterator[str]:
    words = text(key, language).split("|")
    yield _line(*words)
    yield "|" + "---|" * len(words)


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _allowed(column: Column, language: Language) -> str:
    match column.shape:
        case "word":
            return "; ".join(_word(value, language) for value in column.allowed)
        case "flag":
            return " / ".join(["true", "false", *sorted(w for w in _flag_words() if len(w) == 1)])
        case "text":
            return text("reference.kind.text", language)
    return " ".join([text(f"reference.kind.{column.shape}", language), *_bounds(column.field)])


def _flag_words() -> frozenset[str]:
    return frozenset(word for word in TRUE_WORDS | FALSE_WORDS if not word.isascii())


def _word(value: str, language: Language) -> str:
    words = ", ".join(WORDS_ZH.get(value, ()))
    if not words:
        return value
    return f"{words} ({value})" if language == "zh" else f"{value} ({words})"


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


def _settings(language: Language) -> Iterator[str]:
    yield "\n## scenario.toml\n"
    yield text("reference.settings", language) + "\n"
    yield from _keys("", Settings, language)
    yield from _sections("", Settings, language)


def _sections(above: str, model: type[BaseModel], language: Language) -> Iterator[str]:
    """Sections of a model with their keys, sections inside sections too."""
    for field_name, field in model.model_fields.items():
        if _is_section(field):
            section = field.annotation
            assert isinstance(section, type)
            name = f"{above}.{field_name}" if above else field_name
            yield f"\n### [{name}]\n"
            yield meaning((section.__doc__ or "").strip(), language) + "\n"
            yield from _keys(name, section, language)
            yield from _sections(name, section, language)


def _variants(language: Language) -> Iterator[str]:
    yield "\n## variants/*.toml\n"
    yield text("reference.variants", language) + "\n"
    yield from _keys("", VariantHead, language, leave_out={"change", "row"})
    yield "\n### [[change]]\n"
    yield text("reference.change", language) + "\n"
    yield from _keys("change", VariantChange, language)
    yield "\n### [[row]]\n"
    yield text("reference.row", language) + "\n"
    yield from _keys("row", VariantRow, language)


def _keys(
    section: str,
    model: type[BaseModel],
    language: Language,
    leave_out: frozenset[str] | set[str] = frozenset(),
) -> Iterator[str]:
    yield from _head("reference.keys", language)
    for name, field in model.model_fields.items():
        if name in leave_out or _is_section(field):
            continue
        allowed = " ".join([_type(field, language), *_bounds(field)])
        shown = f"{section}.{name}" if section else field.alias or name
        said = meaning(field.description or "", language)
        yield _line(f"`{shown}`", allowed, _default(field, language), said)


def _is_section(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)


def _type(field: FieldInfo, language: Language) -> str:
    """Kind of value in words."""
    if get_origin(field.annotation) is Literal:
        return " / ".join(map(str, get_args(field.annotation)))
    if get_origin(field.annotation) is tuple:
        return text("reference.kind.list", language)
    if get_origin(field.annotation) is dict:
        return text("reference.kind.where", language)
    kinds = dict.fromkeys(KINDS[k] for k in plain_types(field.annotation) if k in KINDS)
    return text("reference.or", language).join(text(f"reference.kind.{k}", language) for k in kinds)


def _default(field: FieldInfo, language: Language) -> str:
    """Default as it would be written in the file; blank if the key is required."""
    value = None if field.is_required() else field.get_default(call_default_factory=True)
    match value:
        case None:
            return "" if field.is_required() else text("reference.none", language)
        case bool() as flag:
            value = str(flag).lower()
        case str() as word:
            value = f'"{word}"'
        case tuple() as several:
            value = list(several)
        case dict():
            return text("reference.all_rows", language)
    return f"`{value}`"


if __name__ == "__main__":
    for spoken, page in PAGES.items():
        page.write_text(tables_page(spoken), encoding="utf-8", newline="\n")
