"""One cell: from what stands in a file to a typed value, or to what is wrong with it."""

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from planner.schema import WORDS_ZH, Column, Row, tidy_number
from planner.spelling import nearest

PLACEHOLDERS = frozenset(
    {
        "-",
        "--",
        "—",
        "——",
        "/",
        "\\",
        "无",
        "暂无",
        "待定",
        "不详",
        "n/a",
        "na",
        "null",
        "none",
        "tbd",
        "?",
    }
)
"""Marks that people leave in a cell when they have no figure."""

MAGNITUDES = {"万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3, "": 1.0}

LOOSE_NUMBER = re.compile(
    r"^[约近超逾计共~≈>≥<≤=大概至少不于过]*\s*[¥$]?\s*(?P<digits>[-+]?\d[\d\s]*(?:\.\d+)?)"
    r"\s*(?P<magnitude>万亿|亿|千万|百万|万|千|)(?P<unit>[^\d左右以上下余多]*)[左右以上下余多]*$"
)

GROUPED_DIGITS = re.compile(r"(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d+(?=,\d{1,2}(?!\d))|0),(\d+)(?![\d,.])")

PERCENT_LEAST = 10.0
"""From here on a share above 1 was surely meant in percent; 2 or 7 may be anything."""


class Complaint(NamedTuple):
    """What is wrong with a value: a text key, what was probably meant, and facts for the text."""

    key: str
    suggestion: str = ""
    facts: Mapping[str, object] = {}


def narrow(value: object) -> str:
    """Text with full-width characters narrowed and blanks at its ends removed."""
    word = str(value)
    return (word if word.isascii() else unicodedata.normalize("NFKC", word)).strip()


def is_blank(value: object) -> bool:
    """Whether a cell is empty for a reader."""
    return value is None or (isinstance(value, str) and not narrow(value))


def read_cell(row: type[Row], column: Column, raw: object) -> tuple[Any, Complaint | None]:
    """Typed value of a cell, and what is wrong with it (the value is then None)."""
    if is_blank(raw):
        return None, Complaint("required_blank") if column.required else None
    try:
        return adapters(row)[column.name].validate_python(worded(column, raw)), None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return None, complaint_about_cell(column, raw, first)


def worded(column: Column, raw: object) -> object:
    """Listed word that a cell means, in English or Chinese; every other value as it is."""
    return column.lowered_words.get(narrow(raw).lower(), raw) if column.shape == "word" else raw


@cache
def adapters(row: type[Row]) -> dict[str, TypeAdapter[Any]]:
    """Validator of every column of a table, so that one bad cell does not hide the others."""
    shape: Any = Annotated
    return {
        name: TypeAdapter(shape[field.annotation, field])
        for name, field in row.model_fields.items()
    }


def complaint_about_cell(column: Column, raw: object, error: ErrorDetails) -> Complaint:
    """Turn pydantic's verdict on a cell into words of the catalogue."""
    word = narrow(raw)
    if column.shape == "text":
        return Complaint("not_text")
    if word.lower() in PLACEHOLDERS:
        return Complaint("placeholder")
    if column.shape == "flag":
        return Complaint("not_a_flag")
    if column.shape == "word":
        return Complaint(
            "not_one_of",
            nearest(word, column.words),
            {"allowed": allowed_words(column.allowed)},
        )
    return complaint_about_number(error, word, column.unit)


def allowed_words(allowed: tuple[str, ...]) -> str:
    """List of allowed values, each with its usual Chinese word."""
    return " / ".join(
        f"{value} ({WORDS_ZH[value][0]})" if value in WORDS_ZH else value for value in allowed
    )


def complaint_about_number(error: ErrorDetails, word: str, unit: str) -> Complaint:
    """Say what is wrong with a number: no number, not whole, too small, too large."""
    limits = error.get("ctx", {})
    # "nan" and "inf" are smaller or larger than every limit, but that is not what is wrong.
    verdict = error["type"] if as_number(word) is not None else "no number"
    match verdict:
        case "greater_than_equal":
            return Complaint("too_small", facts={"least": plain(limits["ge"])})
        case "greater_than":
            return Complaint("not_above", facts={"least": plain(limits["gt"])})
        case "less_than_equal":
            return Complaint(
                "too_large", percent_meant(word, limits["le"]), {"most": plain(limits["le"])}
            )
        case "int_from_float" | "int_parsing":
            return Complaint("not_whole")
    if unit:
        return Complaint("not_a_number", number_meant(word, unit), {"unit": unit})
    return Complaint("not_a_plain_number", number_meant(word, unit))


def as_number(word: str) -> float | None:
    """The word as a finite number, or None."""
    try:
        value = float(str(tidy_number(word)))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def percent_meant(word: str, most: float) -> str:
    """0.85 for a share given as 85; blank if that makes no sense."""
    value = as_number(word)
    if value is None or most != 1 or not PERCENT_LEAST <= value <= 100:
        return ""
    return plain(value / 100)


def number_meant(word: str, unit: str) -> str:
    """Number that a loose way of writing stands for: 1.2亿 is 12000 in 万元, 55,5 is 55.5."""
    joined = GROUPED_DIGITS.sub(lambda found: found[0].replace(",", ""), word)
    match = LOOSE_NUMBER.match(DECIMAL_COMMA.sub(r"\1.\2", joined))
    if match is None:
        return ""
    value = float(re.sub(r"\s", "", match["digits"])) * MAGNITUDES[match["magnitude"]]
    wrote = match["unit"].strip()
    if wrote == "%":
        return plain(value / 100) if unit in {"0–1", "小数", ""} else ""
    root, plain_unit = unit.partition("/")[0], wrote.partition("/")[0]
    if root.startswith("万") and plain_unit in {"", root.removeprefix("万")}:
        if match["magnitude"] or plain_unit:
            value /= 1e4
    elif plain_unit not in {"", root}:
        return ""
    return plain(value)


def plain(value: float) -> str:
    """Number without a needless tail: 12000, 0.85."""
    return f"{value:.12g}"
