"""``scenario.toml`` and the sections of variants: typed settings, or what is wrong with them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planner.errors import Fault
from planner.scenario.cells import Complaint, as_number, complaint_about_number, narrow
from planner.scenario.grids import read_words
from planner.schema import Settings, VariantHead
from planner.spelling import nearest

Keys = Mapping[str, Any]

Model = TypeVar("Model", bound=BaseModel)

PLACEHOLDER: Keys = {"schema": 1, "title_zh": "?", "price_year": 2024}
"""Stands in for required keys that have a fault; the run stops before anyone sees it."""


@dataclass(frozen=True)
class Document:
    """A TOML file as read: its name as shown, its words (for line numbers) and its keys.

    `notes` tell how the file was read, if not as usual.
    """

    file: str
    words: str
    keys: Keys
    notes: tuple[Fault, ...] = ()


def read_document(path: Path, file: str) -> Document | Fault:
    """Parse a TOML file."""
    read = read_words(path, file)
    if isinstance(read, Fault):
        return read
    # Notepad ends lines in other ways than TOML allows inside texts.
    words = read.words.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return Document(file, words, tomllib.loads(words), read.notes)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        row = int(at[1]) if at else words.count("\n") + 1
        line = words.split("\n")[row - 1].strip() if row <= words.count("\n") + 1 else ""
        return Fault("toml_syntax", file=file, row=row, value=line)
    except RecursionError:
        return Fault("toml_syntax", file=file)


def read_settings(layers: Sequence[Document]) -> tuple[Settings, list[Fault], frozenset[str]]:
    """Settings after all layers: the scenario, then each variant; faults; sections with a fault.

    A fault is told for the file that wrote the key: every layer is judged together with the ones
    below it, and only its own keys are blamed.
    """
    faults: list[Fault] = []
    doubtful: set[str] = set()
    keys: dict[str, Any] = {}
    for number, layer in enumerate(layers):
        keys = merged(keys, layer.keys)
        try:
            judged(Settings, keys)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = tuple(map(str, detail["loc"]))
                if number == 0 or written(layer.keys, path):
                    faults.append(fault_about_key(layer, Settings, detail))
                    doubtful.add(path[0])
                keys = without(keys, path)
    return judged(Settings, {**PLACEHOLDER, **keys}), faults, frozenset(doubtful)


def judged(model: type[Model], keys: Keys) -> Model:
    """Keys as a model, each of the type that it is declared with.

    TOML has types of its own: ``true`` is no number, nor is ``"2026"``.
    """
    return model.model_validate({key: _plain(value) for key, value in keys.items()}, strict=True)


def _plain(value: Any) -> Any:
    """Lists as tuples, and whole numbers written with a point as whole numbers."""
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, list):
        return tuple(map(_plain, value))
    return int(value) if isinstance(value, float) and value.is_integer() else value


def places_of(layers: Sequence[Document]) -> dict[str, tuple[str, int]]:
    """File and line in which each key of a section was written last."""
    return {
        f"{section}.{key}": (layer.file, line_of(layer.words, (section, key)))
        for layer in layers
        for section, keys in layer.keys.items()
        if isinstance(keys, Mapping)
        for key in keys
    }


def merged(below: Keys, above: Keys) -> dict[str, Any]:
    """Keys of `below` with those of `above` laid over them, section by section."""
    result = dict(below)
    for key, value in above.items():
        held = result.get(key)
        if isinstance(held, Mapping) and isinstance(value, Mapping):
            result[key] = merged(held, value)
        else:
            result[key] = value
    return result


def written(keys: Keys, path: Sequence[str]) -> bool:
    """Whether a document has the key (an entry of a list counts as its list)."""
    held: Any = keys
    for step in path[:2]:
        if not isinstance(held, Mapping) or step not in held:
            return False
        held = held[step]
    return True


def without(keys: Keys, path: Sequence[str]) -> dict[str, Any]:
    """Keys without the one at `path`; of a list, without the whole list."""
    section = keys.get(path[0])
    if len(path) > 1 and isinstance(section, Mapping):
        rest = {key: value for key, value in section.items() if key != path[1]}
        return {**keys, path[0]: rest}
    return {key: value for key, value in keys.items() if key != path[0]}


def fault_about_key(
    document: Document,
    model: type[BaseModel],
    detail: ErrorDetails,
    number: int = 0,
    kind: str = "change",
) -> Fault:
    """Turn pydantic's verdict on a key into a fault; `number` counts ``[[kind]]`` sections."""
    path = tuple(map(str, detail["loc"]))
    key, suggestion, facts = complaint_about_key(model, path, detail)
    shown = path if not number else (f"{kind}[{number}]", *path)
    value = detail["input"]
    told = key in {"missing_key", "unknown_section"} or isinstance(value, Mapping | tuple)
    return Fault(
        key,
        file=document.file,
        row=line_of(document.words, path, number, kind),
        column=_dotted(shown),
        value="" if told else str(value).lower() if isinstance(value, bool) else str(value),
        suggestion=suggestion,
        facts=facts,
    )


def _dotted(path: Sequence[str]) -> str:
    """Key as people write it; entries of a list count from 1."""
    parts = [f"[{int(step) + 1}]" if step.isdigit() else f".{step}" for step in path]
    return "".join(parts).removeprefix(".")


def complaint_about_key(  # noqa: PLR0911 - one return per kind of mistake
    model: type[BaseModel], path: tuple[str, ...], detail: ErrorDetails
) -> Complaint:
    """What is wrong with a key."""
    kind, limits = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        section = isinstance(detail["input"], Mapping) and len(path) == 1
        return Complaint("unknown_section" if section else "unknown_key", key_meant(model, path))
    if kind == "missing":
        return Complaint("missing_key")
    if kind == "literal_error":
        allowed = str(limits["expected"]).replace("'", "").replace(" or ", " / ")
        allowed = allowed.replace(", ", " / ")
        if path == ("schema",):
            return Complaint("wrong_schema", facts={"allowed": allowed})
        return Complaint(
            "not_one_of", nearest(str(detail["input"]), allowed.split(" / ")), {"allowed": allowed}
        )
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return Complaint("not_a_section")
    if kind in {"tuple_type", "list_type"}:
        return Complaint("not_a_list")
    if kind in {"too_short", "too_long"}:
        bounds = {"least": limits.get("min_length", 1), "most": limits.get("max_length", 20)}
        return Complaint("wrong_length", facts=bounds)
    if kind in {"int_type", "float_type"} and as_number(str(detail["input"])) is not None:
        quoted = isinstance(detail["input"], str)
        return Complaint("number_in_quotes" if quoted else "not_whole")
    if kind.startswith("bool"):
        return Complaint("not_true_or_false")
    if kind.startswith("string"):
        return Complaint("not_text")
    return complaint_about_number(detail, narrow(detail["input"]), "")


@cache
def paths(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Every key of a model and of its sections, as (section, key) or (key,)."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in model.model_fields.items():
        shown = field.alias or name
        found[shown] = (shown,)
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for key in kind.model_fields:
                found[f"{shown}.{key}"] = (shown, key)
    return found


def key_meant(model: type[BaseModel], path: tuple[str, ...]) -> str:
    """Known key that an unknown one resembles, with its section if it belongs to another."""
    known = paths(model)
    for name, way in known.items():
        if way[-1] == path[-1]:
            return name
    return nearest(path[-1], [way[-1] for way in known.values() if way[:-1] == path[:-1]])


def line_of(words: str, path: Sequence[str], number: int = 0, kind: str = "change") -> int:
    """Line on which a key or its section is written; 0 if it is not found.

    A `number` above 0 means a key of that section ``[[kind]]``, counted from 1.

    Good enough for files that people write: one key a line, sections in brackets.
    """
    section, count, heading = "", 0, 0
    for line, written_line in enumerate(words.split("\n"), start=1):
        stripped = written_line.strip()
        if opened := re.match(r"\[\[?\s*([^\[\]]+?)\s*\]\]?", stripped):
            section = opened[1]
            count += section == kind
            if section == (kind if number else path[0]) and (count == number or not number):
                heading = line
        here = section == kind and count == number if number else True
        key = path[0] if number or len(path) == 1 else path[1]
        if not here or (not number and section != ("" if len(path) == 1 else path[0])):
            continue
        if re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[.=]", stripped):
            return line
    return heading


def split_head(keys: Keys) -> tuple[Keys, Keys]:
    """Keys of a variant's own head, and the sections that it lays over the scenario."""
    own = VariantHead.model_fields
    head = {key: value for key, value in keys.items() if key in own}
    return head, {key: value for key, value in keys.items() if key not in own}
