"""A document as one HTML file: fonts, figures, style and script inside, no address outside.

The page is `planner/library/report/report.html`, its look `report.css`, its sorting `report.js`.
"""

import json
import math
import re
from functools import cache
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from planner.report.charts import width_of
from planner.report.document.cells import printed
from planner.report.document.drawings import drawings_of
from planner.report.document.numbering import Numbers
from planner.report.document.parts import Block, Cell, Column, Document, Section, Table
from planner.report.document.webfont import Face, faces_for
from planner.texts import text

ADDED_BY_STYLE = "▲▼0123456789 /–"
"""Signs that style and script write: arrows of sorting, page numbers."""

STYLE = "<style>"
"""Where the fonts are put; words of the document cannot spell it, as they are escaped."""

LONG_CODE = re.compile(r"[!-~]{16,}")
"""Letters and digits without a blank that would hold a column wide open."""

BROAD_FROM = 13
"""Columns up to which a table is printed upright: a page on its side leaves others half empty."""

SHORT, LONG = 14, 32
"""Width of a cell that is never broken, a name or two years; width that needs a broad column.

A Chinese character counts as two.
"""

EXACT_DIGITS = 4
"""Decimals that a pointer on a rounded figure shows more."""


def write_html(document: Document, path: Path) -> str:
    """Write a document as one HTML file; gives the characters that no embedded font has.

    Raises
    ------
    WrongUseError
        The shipped font cannot be read.
    """
    page, missing = page_of(document)
    path.write_text(page, encoding="utf-8", newline="\n")
    return missing


def page_of(document: Document) -> tuple[str, str]:
    """The page, and the characters in it that no embedded font has."""
    drawings = drawings_of(picture for _, picture in document.pictures())
    page = _template("report.html").render(
        document=document,
        numbers=Numbers(document),
        figures={key: Markup(figure) for key, figure in drawings.items()},
        words=lambda key, **facts: text(f"label.report.{key}", document.language, **facts),
        page_head=Markup(_css_string(document.title)),
        page_mark=Markup(_css_string(document.draft)),
    )
    found = faces_for([*words_of(page), document.title, document.draft, ADDED_BY_STYLE])
    return page.replace(STYLE, STYLE + "".join(map(_font_face, found.faces)), 1), found.missing


def _font_face(face: Face) -> str:
    return (
        f'\n@font-face {{ font-family: "{face.family}"; src: url("{face.data}") format("woff"); }}'
    )


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=BaseLoader(), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.tests["section"] = lambda block: isinstance(block, Section)
    environment.globals.update(
        attributes=_attributes,
        body=_body,
        broad_first=lambda blocks: bool(blocks) and _is_broad(blocks[0]),
        is_broad=_is_broad,
        kind_of=_kind,
        short_columns=_short_columns,
        left_out=_left_out,
        printed=printed,
        script=Markup(_library("report.js")),
        style=Markup(_library("report.css")),
    )
    return environment.from_string(_library(name))


def _library(name: str) -> str:
    return (resources.files("planner") / "library" / "report" / name).read_text(encoding="utf-8")


def _kind(block: Block) -> str:
    return type(block).__name__


def _is_broad(block: Block) -> bool:
    """Whether a block is a table that needs a page on its side."""
    return isinstance(block, Table) and len(block.columns) > BROAD_FROM


def _short_columns(table: Table) -> tuple[bool, ...]:
    """For each column whether its cells are short enough to stay on one line."""
    return tuple(
        all(width_of(printed(cells[place], column)) <= SHORT for cells in table.rows)
        for place, column in enumerate(table.columns)
    )


def _body(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Rows that are printed above the total."""
    rows = table.rows[:-1] if table.total else table.rows
    return rows if table.shown is None else rows[: table.shown]


def _left_out(table: Table) -> int:
    """How many rows only the annex workbook has."""
    return len(table.rows) - int(table.total and bool(table.rows)) - len(_body(table))


def _attributes(cell: Cell, column: Column, short: bool) -> Markup:
    """Class of a cell; a rounded figure shows more digits to a pointer."""
    if column.kind == "text":
        if short:
            return Markup(' class="short"')
        words = printed(cell, column)
        looks = ["code"] * bool(LONG_CODE.search(words)) + ["long"] * (width_of(words) > LONG)
        return Markup(' class="{}"').format(" ".join(looks)) if looks else Markup("")
    words = ' class="number"'
    if isinstance(cell, float) and math.isfinite(cell):
        percent = column.kind == "share"
        exact = f"{cell * (100 if percent else 1):,.{column.decimals + EXACT_DIGITS}f}".rstrip("0")
        exact = exact.rstrip(".") + (" %" if percent else "")
        if exact != printed(cell, column):
            words += f' title="{exact}"'
    return Markup(words)


def _css_string(words: str) -> str:
    """String of a style sheet; no character of it can end the style element."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\3c ") if words else "none"


class _Words(HTMLParser):
    """Collects the words that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("style", "script")

    def handle_endtag(self, _tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def words_of(page: str) -> tuple[str, ...]:
    """Words that a page shows, in their order."""
    parser = _Words()
    parser.feed(page)
    return tuple(parser.found)
