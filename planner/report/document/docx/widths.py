"""How wide the columns of a table become, how small its letters, and which way its pages lie.

A letter is half as wide as it is high, a Chinese character as wide as high. Numbers never break;
words may, so a column of words asks for `COMFORT` letters at most and takes what is left over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.report.charts import width_of
from planner.report.document.cells import header, printed
from planner.report.document.parts import Cell, Column, Table

COMFORT = 20
"""Letters at which a column of words may break its lines."""

BROAD = 44
"""Letters up to which a column of words gets more room if there is some."""

HEAD = 8
"""Letters at which a header may break its lines."""

HEAD_WORD = 14
"""Letters of a word or a unit in a header that stay together."""

SMALLER = 1.5
"""Points by which letters shrink from step to step."""

STEPS = 3
"""Sizes that are tried: 10.5, 9 and 7.5 points for a Chinese table."""

PADDING = 8.0
"""Room left and right of the words of a cell together, points."""

SLACK = 1.12
"""Digits and brackets of some fonts are a little wider than half their height."""

STRETCH = 1.6
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
    wants = [
        _wanted(column, [row[place] for row in rows]) for place, column in enumerate(table.columns)
    ]
    sizes = [largest - SMALLER * step for step in range(STEPS)]
    for room, lies in ((upright, False), (turned, True)):
        for size in sizes if not lies else sizes[1:]:
            needs = [_points(least, size) for least, _ in wants]
            if sum(needs) <= room:
                every = tuple(range(len(needs)))
                return Plan(size, lies, (_drawn_out(every, wants, size, room),))
    size, lies = sizes[-1], turned > upright
    room = max(upright, turned)
    needs = [min(_points(least, size), room / 2) for least, _ in wants]
    parts = [_drawn_out(part, wants, size, room) for part in _cut(needs, room)]
    return Plan(size, lies, tuple(parts))


def _wanted(column: Column, cells: Sequence[str]) -> tuple[int, int]:
    """Letters that a column needs and those that it would like."""
    # A percent sign is nearly as wide as two digits.
    longest = max((width_of(cell) + cell.count("%") for cell in cells), default=0)
    lines = head_lines(column)
    token = max((width_of(word) for word in lines[0].split() if word.isascii()), default=0)
    below = width_of(lines[1]) if len(lines) > 1 else 0
    least = max(min(width_of(lines[0]), HEAD), min(max(token, below), HEAD_WORD), 3)
    like = min(max(map(width_of, lines)), COMFORT)
    if column.kind != "text":
        return max(least, longest), max(least, longest, like)
    return max(least, min(longest, COMFORT)), max(least, min(longest, BROAD), like)


def head_lines(column: Column) -> list[str]:
    """Header, its unit on a line of its own."""
    unit = header(column).removeprefix(column.title).strip()
    return [column.title, unit] if unit else [column.title]


def _points(letters: int, size: float) -> float:
    return letters * size / 2 * SLACK + PADDING


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
    part: Sequence[int], wants: Sequence[tuple[int, int]], size: float, room: float
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
