"""What a document is made of, before it has a format: chapters of words, tables and figures.

A part holds words in one language and typed figures. The formats decide how a figure is printed;
`Column` tells them the unit and how many decimals make sense.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.schema import Grade
from planner.texts import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

Cell = str | int | float | None
"""None is what is not known or does not apply; formats print it as a dash."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    title
        Header without the unit.
    unit
        Word for the unit, put into brackets behind the header; blank for none.
    kind
        ``text``; ``amount``, a number with `decimals`; ``count``, a whole number; ``share``, a
        number from 0 to 1 that is printed as a percentage; ``year``, a whole number without commas.
    decimals
        Of an amount or of the percentage of a share.
    """

    title: str
    unit: str = ""
    kind: Literal["text", "amount", "count", "share", "year"] = "text"
    decimals: int = 0


@dataclass(frozen=True)
class Table:
    """A table with a number of its own ("表 3-1").

    Attributes
    ----------
    key
        Names the sheet of the annex workbook, unique in the document, ``[a-z_]+``.
    title
        Caption.
    rows
        Every row has a cell for each column.
    note
        Source, evidence grade and what to know, printed below; blank for none.
    shown
        How many rows the document prints; the annex workbook has all. None prints all.
    total
        Whether the last row is a total.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    shown: int | None = None
    total: bool = False


@dataclass(frozen=True)
class Picture:
    """A figure with a number of its own ("图 3-1").

    Attributes
    ----------
    key
        Names the figure, unique in the document, ``[a-z_]+``.
    title
        Caption.
    draw
        Draws it; called inside `planner.report.fonts.chart_style`.
    words
        What it shows, for those who cannot see it.
    table
        Key of the table that holds its figures.
    note
        Printed below; blank for none.
    """

    key: str
    title: str
    draw: "Callable[[], Drawing]"
    words: str
    table: str
    note: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Words; `grade` is the evidence of the weakest figure that they rest on, blank for none.

    `look` tells a key sentence, and a sentence about something that is missing, from plain words.
    """

    words: str
    grade: Grade | Literal[""] = ""
    look: Literal["plain", "key", "missing"] = "plain"


@dataclass(frozen=True)
class Points:
    """A list of sentences; numbered if their order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Section:
    """Blocks below a heading of the second order ("（一）…")."""

    title: str
    blocks: tuple["Block", ...]


Block = Paragraph | Points | Table | Picture | Section


@dataclass(frozen=True)
class Chapter:
    """A chapter or an annex.

    Attributes
    ----------
    key
        Names it for ``--sections``, for instance ``summary``, ``layout``, ``annex_inputs``.
    title
        Without its number, which the formats write.
    blocks
        Never empty: a chapter that nothing feeds has a sentence that says how to feed it.
    annex
        Annexes are numbered on their own.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    annex: bool = False


@dataclass(frozen=True)
class Document:
    """A whole document in one language.

    Attributes
    ----------
    facts
        Lines of the cover: label and value (run, price year, versions, hash of the inputs).
    chapters
        The first is the summary, chapter 0; annexes come last.
    draft
        Words of the draft mark on cover and page heads; blank for none.
    """

    language: Language
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    draft: str = ""

    def tables(self) -> Iterator[tuple[Chapter, Table]]:
        """All tables in their order, with their chapters."""
        for chapter in self.chapters:
            for block in _flat(chapter.blocks):
                if isinstance(block, Table):
                    yield chapter, block

    def pictures(self) -> Iterator[tuple[Chapter, Picture]]:
        """All pictures in their order, with their chapters."""
        for chapter in self.chapters:
            for block in _flat(chapter.blocks):
                if isinstance(block, Picture):
                    yield chapter, block


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks with those of sections."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from _flat(block.blocks)
