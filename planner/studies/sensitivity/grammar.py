"""How an input is written: ``limits.power:±20%``, ``economics.odds_signed_share:0.2..0.6``.

WHAT[:RANGE]. WHAT is a key of ``scenario.toml``, or a table with rows and a column:

    table.code          rows with that code (or name) in their key, the main column of the table
    table.code.column   the same, another column
    table.*.column      all rows; ``table.column`` is the same
    table[column=value,…].column   rows that have all these values

RANGE is ``±20%``, ``-30%..+10%`` or ``10..50`` (absolute, in the unit of the column).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from planner.errors import WrongUseError
from planner.naming import code_meant, names_of
from planner.results import Scenario
from planner.scenario.cells import read_cell
from planner.schema import TABLES, Column, Settings, TableSpec
from planner.spelling import nearest
from planner.studies.sensitivity.inputs import (
    DEFAULT_RANGE,
    SETTINGS,
    Input,
    Range,
    figure_of,
)

MAIN_COLUMN = {
    "neighbours": "weight_share",
    "parks": "land_mu",
    "chains": "value_wan",
    "hubs": "strength_share",
    "stock": "output_wan_per_year",
    "fit": "fit_share",
    "evidence": "score_share",
    "endowments": "score_share",
    "employment": "employed_person",
    "distances": "km",
    "prices": "price",
    "tax_rates": "rate_share",
    "gates": "value",
    "prospects": "count_max",
    "uses": "amount",
    "limits": "amount",
    "floors": "amount",
    "budgets": "amount_wan",
    "expansions": "cost_wan",
    "relations": "value_wan",
    "markets": "output_max_wan_per_year",
    "streams": "saving_wan",
    "flows": "amount",
}
"""Column meant where none is named; the other tables have several that could be."""

NAMED = {"counties": "county", "parks": "park", "industries": "industry", "projects": "project"}
NAMED |= {"resources": "resource", "streams": "stream"}
"""Tables whose rows have names, with the column of their code."""

ALL = "*"
NUMBER = r"[-+]?\d+(?:\.\d+)?"
WHAT = re.compile(r"(?P<head>[^.\[\]]+)(?:\[(?P<where>[^\]]*)\])?(?:\.(?P<rest>.+))?")


def inputs_of(words: Sequence[str], scenario: Scenario) -> tuple[Input, ...]:
    """Inputs as the user wrote them.

    Raises
    ------
    WrongUseError
        A word names no input, or two words the same one.
    """
    found: dict[tuple[Any, ...], Input] = {}
    for word in words:
        one = input_of(word, scenario)
        cells = (one.table, one.column, one.rows)
        if cells in found:
            raise WrongUseError("input_twice", first=found[cells].key, second=one.key)
        found[cells] = one
    return tuple(found.values())


def input_of(word: str, scenario: Scenario) -> Input:
    """Input of one word ``WHAT[:RANGE]``.

    Raises
    ------
    WrongUseError
        No such table, key, column, row or range; with what is near.
    """
    what, between = _parted(unicodedata.normalize("NFKC", word).strip())
    split = WHAT.fullmatch(what)
    if split is None:
        raise WrongUseError("input_unreadable", word=word)
    head, where, rest = split["head"].strip(), split["where"], (split["rest"] or "").strip()
    if where is None and f"{head}.{rest}" in numeric_keys():
        return Input(what, SETTINGS, f"{head}.{rest}", (), between)
    spec = _table(head, rest)
    if where is None:
        rows, column = _rows_by_code(spec, rest, scenario)
    else:
        rows, column = _rows_where(spec, where, scenario), _column(spec, rest)
    if not rows:
        raise WrongUseError("input_no_row", input=what, table=_title(spec))
    held = [
        figure_of(scenario, spec.name, scenario.rows(spec.name)[place], column.name)
        for place in rows
    ]
    blanks = sum(figure is None for figure in held)
    if between.relative and blanks == len(rows):
        raise WrongUseError("input_all_blank", input=what, column=_said(column))
    return Input(what, spec.name, column.name, rows, between, blanks)


# --- range ----------------------------------------------------------------------------------------


def _parted(word: str) -> tuple[str, Range]:
    """What is meant and its range; a colon inside brackets does not part them."""
    at = word.rfind(":")
    if at < 0 or at < word.rfind("]"):
        return word, DEFAULT_RANGE
    return word[:at].strip(), range_of(word[at + 1 :].strip())


def range_of(word: str) -> Range:
    """Range of a word.

    Raises
    ------
    WrongUseError
        It is none, or its ends are the same or the wrong way round.
    """
    tight = re.sub(r"\s", "", word).replace("~", "..")
    if around := re.fullmatch(r"(?:±|\+/?-)(\d+(?:\.\d+)?)%", tight):
        half = float(around[1]) / 100
        between = Range(-half, half)
    elif shares := re.fullmatch(rf"({NUMBER})%\.\.({NUMBER})%", tight):
        between = Range(float(shares[1]) / 100, float(shares[2]) / 100)
    elif amounts := re.fullmatch(rf"({NUMBER})\.\.({NUMBER})", tight):
        between = Range(float(amounts[1]), float(amounts[2]), relative=False)
    else:
        raise WrongUseError("input_range", range=word)
    if between.low >= between.high:
        raise WrongUseError("input_range_order", range=word)
    return between


# --- settings -------------------------------------------------------------------------------------


def numeric_keys() -> tuple[str, ...]:
    """Dotted keys of ``scenario.toml`` that hold one number."""
    return tuple(_keys(Settings, ""))


def _keys(model: type[BaseModel], before: str) -> Iterable[str]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _keys(kind, f"{before}{name}.")
        elif before and kind in {int, float}:
            yield f"{before}{name}"


# --- tables ---------------------------------------------------------------------------------------


def _table(head: str, rest: str) -> TableSpec:
    for spec in TABLES.values():
        if head.lower() in {spec.name, spec.name_zh}:
            return spec
    keys = numeric_keys()
    names = [name for spec in TABLES.values() for name in (spec.name, spec.name_zh)]
    sections = {key.partition(".")[0] for key in keys}
    dotted = f"{head}.{rest}"
    if near := nearest(dotted, keys) if head in sections else nearest(head, [*names, *sections]):
        raise WrongUseError("input_unknown_near", word=dotted if rest else head, near=near)
    raise WrongUseError("input_unknown", word=dotted if rest else head)


def _title(spec: TableSpec) -> str:
    return f"{spec.name} ({spec.name_zh})"


def _said(column: Column) -> str:
    return f"{column.name} ({column.label_zh})"


def _numeric(spec: TableSpec) -> dict[str, Column]:
    """Columns of a table that hold numbers and are no part of its key."""
    return {
        column.name: column
        for column in spec.columns()
        if column.shape in {"number", "whole"} and column.name not in spec.key
    }


def _named_column(spec: TableSpec, word: str) -> Column | None:
    """Column by its name, its Chinese name or its header."""
    for column in spec.columns():
        if word in {column.name, column.label_zh, column.header_zh}:
            return column
    return None


def _column(spec: TableSpec, word: str) -> Column:
    """Column of numbers that a word names; the main one for a blank word."""
    numeric = _numeric(spec)
    if not word and spec.name in MAIN_COLUMN:
        return numeric[MAIN_COLUMN[spec.name]]
    columns = ", ".join(numeric) or "–"
    if not word:
        raise WrongUseError("input_no_column", table=_title(spec), columns=columns)
    column = _named_column(spec, word)
    if column is not None and column.name in numeric:
        return column
    if column is not None:
        raise WrongUseError("input_no_number", column=_said(column), columns=columns)
    known = [name for one in numeric.values() for name in (one.name, one.label_zh)]
    if near := nearest(word, known):
        raise WrongUseError("input_column_near", table=_title(spec), word=word, near=near)
    raise WrongUseError("input_column", table=_title(spec), word=word, columns=columns)


def _rows_by_code(spec: TableSpec, rest: str, scenario: Scenario) -> tuple[tuple[int, ...], Column]:
    """Rows and column of ``code``, ``code.column``, ``*.column`` or ``column``."""
    every = tuple(range(len(scenario.rows(spec.name))))
    if not rest or rest == ALL:
        return every, _column(spec, "")
    if _named_column(spec, rest) is not None:
        return every, _column(spec, rest)
    front, _, last = rest.rpartition(".")
    known = _codes(spec, scenario)
    if front and (front == ALL or _named_column(spec, last) is not None or _is_code(front, known)):
        column = _column(spec, last)
    else:
        front, column = rest, _column(spec, "")
    if front == ALL:
        return every, column
    code = code_meant(front, known, "input_row")
    rows = scenario.rows(spec.name)
    met = (p for p in every if any(str(getattr(rows[p], name)) == code for name in spec.key))
    return tuple(met), column


def _is_code(word: str, known: Mapping[str, Iterable[str]]) -> bool:
    try:
        code_meant(word, known, "input_row")
    except WrongUseError:
        return False
    return True


def _codes(spec: TableSpec, scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Codes in the key of a table's rows, each with the names that it has."""
    names = {
        str(getattr(row, column)): names_of(str(getattr(row, column)), row)
        for table, column in NAMED.items()
        for row in scenario.rows(table)
    }
    codes = {
        str(getattr(row, name)): ()
        for row in scenario.rows(spec.name)
        for name in spec.key
        if getattr(row, name) is not None
    }
    return {code: names.get(code, (code,)) for code in codes}


def _rows_where(spec: TableSpec, words: str, scenario: Scenario) -> tuple[int, ...]:
    """Rows that meet every ``column=value``; a bare word is a code of the key."""
    rows = scenario.rows(spec.name)
    met = set(range(len(rows)))
    for word in filter(None, (part.strip() for part in re.split("[,，]", words))):
        name, _, value = word.partition("=")
        if not value:
            met &= set(_rows_by_code(spec, f"{name}.{_any_column(spec)}", scenario)[0])
            continue
        column = _named_column(spec, name.strip())
        if column is None:
            known = [c.name for c in spec.columns()]
            if near := nearest(name, known):
                raise WrongUseError("input_column_near", table=_title(spec), word=name, near=near)
            raise WrongUseError(
                "input_column", table=_title(spec), word=name, columns=", ".join(known)
            )
        wanted = _value(spec, column, value.strip(), scenario)
        met = {place for place in met if getattr(rows[place], column.name) == wanted}
    return tuple(sorted(met))


def _any_column(spec: TableSpec) -> str:
    """Some column of numbers, where only the rows are asked for."""
    return next(iter(_numeric(spec)), "")


def _value(spec: TableSpec, column: Column, word: str, scenario: Scenario) -> Any:
    """Value of a cell that a word stands for: a code may be given by its name."""
    if column.shape == "text":
        names = _codes_in(spec, column, scenario)
        return code_meant(word, names, "input_row") if names else word
    value, complaint = read_cell(spec.row, column, word)
    if complaint is not None:
        raise WrongUseError("input_value", column=_said(column), value=word)
    return value


def _codes_in(spec: TableSpec, column: Column, scenario: Scenario) -> dict[str, tuple[str, ...]]:
    names = {
        str(getattr(row, code)): names_of(str(getattr(row, code)), row)
        for table, code in NAMED.items()
        for row in scenario.rows(table)
    }
    held = {getattr(row, column.name) for row in scenario.rows(spec.name)} - {None}
    return {str(code): names.get(str(code), (str(code),)) for code in held}
