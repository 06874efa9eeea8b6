"""Variants: which ones apply and in what order, and what their files say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.errors import Fault
from planner.scenario.settings import (
    Document,
    fault_about_key,
    judged,
    line_of,
    read_document,
    split_head,
)
from planner.schema import VariantChange, VariantHead, VariantRow
from planner.spelling import nearest

Part = TypeVar("Part", VariantChange, VariantRow)


@dataclass(frozen=True)
class Variant:
    """A variant file: its keys, its own head, and the sections that it lays over the scenario."""

    name: str
    document: Document
    head: VariantHead
    sections: Document


def read_variants(folder: Path, names: Sequence[str]) -> tuple[list[Variant], list[Fault]]:
    """Variants in the order in which they apply: each after the one that it extends, each once."""
    known = {path.stem: path for path in sorted((folder / "variants").glob("*.toml"))}
    chosen: dict[str, Variant] = {}
    faults: list[Fault] = []

    def add(name: str, asked_by: Fault, chain: tuple[str, ...]) -> None:
        if name in chain:
            loop = " → ".join((*chain[chain.index(name) :], name))
            faults.append(_again(asked_by, "variant_cycle", facts={"loop": loop}))
        elif name not in known:
            suggestion = nearest(name, known.keys() - set(chain))
            faults.append(_again(asked_by, "unknown_variant", suggestion=suggestion))
        elif name not in chosen:
            variant, wrong = read_variant(known[name])
            faults.extend(wrong)
            if variant is None:
                return
            if parent := variant.head.extends:
                document = variant.document
                line = line_of(document.words, ("extends",))
                place = Fault("", file=document.file, row=line, column="extends", value=parent)
                add(parent, place, (*chain, name))
            chosen[name] = variant

    for place, name in enumerate(names):
        asked_by = Fault("", file="variants", value=name)
        if name in names[:place]:
            faults.append(_again(asked_by, "variant_twice"))
        else:
            add(name, asked_by, ())
    return list(chosen.values()), faults


def _again(
    place: Fault, key: str, suggestion: str = "", facts: Mapping[str, object] | None = None
) -> Fault:
    return Fault(
        key,
        file=place.file,
        row=place.row,
        column=place.column,
        value=place.value,
        suggestion=suggestion,
        facts=facts or {},
    )


def read_variant(path: Path) -> tuple[Variant | None, list[Fault]]:
    """A variant from its file; changes and rows with a fault are left out."""
    document = read_document(path, f"variants/{path.name}")
    if isinstance(document, Fault):
        return None, [document]
    head, sections = split_head(document.keys)
    blank = VariantChange.model_validate({"table": "", "column": ""})
    changes, faults = _parts(document, "change", blank)
    rows, more = _parts(document, "row", VariantRow.model_validate({"table": "", "cells": {}}))
    faults += more
    try:
        own = judged(VariantHead, {**head, "change": (), "row": ()})
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults += [fault_about_key(document, VariantHead, detail) for detail in details]
        own = VariantHead.model_validate({})
    own = own.model_copy(update={"change": tuple(changes), "row": tuple(rows)})
    layer = replace(document, keys=sections)
    return Variant(path.stem, document, own, layer), faults


def _parts(document: Document, kind: str, blank: Part) -> tuple[list[Part], list[Fault]]:
    """Sections ``[[kind]]`` of a variant; a `blank` one in place of each with a fault.

    So the later ones keep their numbers.
    """
    written = document.keys.get(kind, [])
    if not isinstance(written, list):
        line = line_of(document.words, (kind,))
        return [], [Fault(f"not_a_{kind}", file=document.file, row=line, column=kind)]
    parts: list[Part] = []
    faults: list[Fault] = []
    for number, part in enumerate(written, start=1):
        try:
            parts.append(judged(type(blank), part))
        except ValidationError as error:
            faults += [
                fault_about_key(document, type(blank), detail, number, kind)
                for detail in _worth_telling(error)
            ]
            parts.append(blank)
    return parts, faults


def _worth_telling(error: ValidationError) -> list[Any]:
    """One verdict per key: a union of types is refused once for each of its members."""
    first: dict[tuple[object, ...], Any] = {}
    for detail in error.errors(include_url=False):
        path = detail["loc"][:1] if detail["loc"][:1] == ("set",) else detail["loc"][:2]
        first.setdefault(path, {**detail, "loc": path})
    return list(first.values())
