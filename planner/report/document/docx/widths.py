"""How wide the columns of a table become, how small its letters, and which way its pages lie.

Widths are counted in halves of the height of the letters. Numbers never break; words may, so a
column of words asks for `COMFORT` at most and takes what is left over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.report.charts import width_of
from planner.report.document.cells import header, printed
from planner.report.document.parts import Cell, Column, Table

CHINESE, OTHER = 2.1, 1.3
"""Width of a Chinese character and of any other. A digit of Times takes 1.0, but files are read
with other fonts too, and the digits of DejaVu Serif, the broadest of them, take 1.27."""

COMFORT, CRAMPED = 24.0, 14.0
"""Widths at which a column of words may break its lines; the second before columns are parted."""

BROAD = 90.0
"""Width up to which a column of words gets more room if there is some."""

HEAD = 10.0
"""Width at which a header may break its lines."""

HEAD_WORD = 17.0
"""Width of a word or a unit in a header that stays together."""

LEAST = 4.0
"""Width of the narrowest column."""

SMALLER = 1.5
"""Points by which letters shrink from step to step."""

STEPS = 3
"""Sizes that are tried: 10.5, 9 and 7.5 points for a Chinese table."""

PADDING = 8.0
"""Room left and right of the words of a cell together, points."""

STRETCH = 1.4
"""A table that needs less room than the page has is drawn out by this factor at most."""


@dataclass(frozen=True)
class Plan:
    """How a table is set.

    Attributes
    ----------
    size
        Of the letters, points.
    turned
        Whether it stands on pages on their side.
    parts
        Columns that stand side by side, with their widths in points; several if all of them are
        too many for a page: then the first column leads every part.
    """

    size: float
    turned: bool
    parts: tuple[tuple[tuple[int, float], ...], ...]


def plan_table(
    table: Table, rows: Sequence[tuple[str, ...]], upright: float, turned: float, largest: float
) -> Plan:
    """Widest letters at which a table fits; its pages turn only if no letters do upright.

    Parameters
    ----------
    rows
        Printed cells.
    upright, turned
        Room on a page that stands and on one that lies, points; the same if pages do not turn.
    largest
        Size of letters to begin with, points.
    """
    sizes = [largest - SMALLER * step for step in range(STEPS)]
    tries = [
        *((size, COMFORT, False) for size in sizes),
        *((size, COMFORT, True) for size in sizes[1:]),
        (sizes[-1], CRAMPED, True),
    ]
    for size, comfort, lies in tries:
        wants, room = _wants(table, rows, comfort), turned if lies else upright
        if sum(_points(least, size) for least, _ in wants) <= room:
            every = tuple(range(len(wants)))
            return Plan(size, lies, (_drawn_out(every, wants, size, room),))
    size, wants = sizes[-1], _wants(table, rows, CRAMPED)
    needs = [min(_points(least, size), turned / 2) for least, _ in wants]
    parts = [_drawn_out(part, wants, size, turned) for part in _cut(needs, turned)]
    return Plan(size, turned > upright, tuple(parts))


def _wants(
    table: Table, rows: Sequence[tuple[str, ...]], comfort: float
) -> list[tuple[float, float]]:
    """What each column needs and what it would like."""
    return [
        _wanted(column, [row[place] for row in rows], comfort)
        for place, column in enumerate(table.columns)
    ]


def _wanted(column: Column, cells: Sequence[str], comfort: float) -> tuple[float, float]:
    longest = max(map(breadth, cells), default=0.0)
    lines = head_lines(column)
    tokens = [*(word for word in lines[0].split() if word.isascii()), *lines[1:]]
    token = min(max(map(breadth, tokens), default=0.0), HEAD_WORD)
    least = max(min(breadth(lines[0]), HEAD), token, LEAST)
    like = min(max(map(breadth, lines)), comfort)
    if column.kind != "text":
        return max(least, longest), max(least, longest, like)
    # Words break, so a few long cells may; a code does not, as far as there is room for it.
    usual = sorted(map(breadth, cells))[len(cells) * 9 // 10] if cells else 0.0
    codes = (breadth(word) for cell in cells for word in cell.split() if word.isascii())
    needs = max(least, min(usual, comfort), min(max(codes, default=0.0), comfort))
    return needs, max(needs, min(usual, BROAD), like)


def breadth(words: str) -> float:
    """Width of words in halves of their height; a percent sign is as wide as two digits."""
    wide = width_of(words) - len(words)
    return CHINESE * wide + OTHER * (len(words) + words.count("%") - wide)


def head_lines(column: Column) -> list[str]:
    """Header, its unit on a line of its own."""
    unit = header(column).removeprefix(column.title).strip()
    return [column.title, unit] if unit else [column.title]


def _points(width: float, size: float) -> float:
    return width * size / 2 + PADDING


def _cut(needs: Sequence[float], room: float) -> list[tuple[int, ...]]:
    """Columns of each part; the first leads them all."""
    parts: list[tuple[int, ...]] = []
    part, used = [0], needs[0]
    for place in range(1, len(needs)):
        if used + needs[place] > room and len(part) > 1:
            parts.append(tuple(part))
            part, used = [0], needs[0]
        part.append(place)
        used += needs[place]
    return [*parts, tuple(part)]


def _drawn_out(
    part: Sequence[int], wants: Sequence[tuple[float, float]], size: float, room: float
) -> tuple[tuple[int, float], ...]:
    """Widths of columns: what they need, then what words would like, then all a little more."""
    needs = [_points(wants[place][0], size) for place in part]
    likes = [_points(wants[place][1], size) for place in part]
    missing, left = sum(likes) - sum(needs), max(room - sum(needs), 0.0)
    share = min(1.0, left / missing) if missing else 0.0
    widths = [need + share * (like - need) for need, like in zip(needs, likes, strict=True)]
    factor = min(STRETCH, room / sum(widths))
    return tuple((place, width * factor) for place, width in zip(part, widths, strict=True))


def printed_rows(table: Table) -> list[tuple[str, ...]]:
    """Cells of the rows that a document shows: the first of them, and the total if there is one."""
    rows, last = table.rows, table.rows[len(table.rows) :]
    if table.total:
        rows, last = rows[:-1], rows[-1:]
    rows = rows[: table.shown] + last
    return [
        tuple(_whole(cell, column) for cell, column in zip(row, table.columns, strict=True))
        for row in rows
    ]


def _whole(cell: Cell, column: Column) -> str:
    """Printed cell; a figure is never broken before its sign."""
    words = printed(cell, column)
    return words if column.kind == "text" else words.replace(" ", "\u00a0")
