"""Finding the header of a table among titles, and which column each cell of it names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from planner.errors import Fault
from planner.scenario.cells import is_blank, narrow
from planner.scenario.grids import Grid
from planner.schema import TABLES, Column, TableSpec
from planner.spelling import nearest

ROWS_SEARCHED = 10

UNIT_WORDS = frozenset(
    (
        *("元", "百元", "千元", "万元", "百万元", "亿元", "美元", "万美元", "yuan", "wan"),
        *("亩", "公顷", "平方米", "万平方米", "平方公里", "mu", "ha", "米", "千米", "公里", "km"),
        *("人", "千人", "万人", "person", "个", "年", "月", "期", "度", "year"),
        *("%", "百分比", "小数", "share", "吨", "万吨", "t", "吨标准煤", "万吨标准煤", "tce"),
        *(
            "立方米",
            "万立方米",
            "m3",
            "千瓦",
            "兆瓦",
            "mw",
            "千瓦时",
            "万千瓦时",
            "kwh",
            "mwh",
            "gwh",
        ),
    )
)
"""Words that are a unit of some kind, right or wrong."""

NO_UNIT = frozenset({"", "-", "—", "/", "无", "单位", "单位:"})

SAME_UNIT = {
    "0-1": {"0-1", "0~1", "小数", "比例", "share"},
    "小数": {"小数", "0-1", "0~1", "share"},
    "万元": {"万元", "wan", "wanyuan"},
    "亩": {"亩", "mu"},
    "人": {"人", "名", "person"},
    "公里": {"公里", "千米", "km"},
}


class Match(NamedTuple):
    """Column that a header cell names, and the wrong unit it states, if any."""

    column: Column
    wrong_unit: str = ""


@dataclass(frozen=True)
class Header:
    """A header row: its place in the grid, the position of each column, and the header as written.

    `width` is the number of cells up to the last one that is not blank.
    """

    index: int
    positions: Mapping[str, int]
    written: Mapping[str, str]
    width: int
    faults: tuple[Fault, ...]


def tidy(cell: object) -> str:
    """Header without blanks, line breaks, width differences and marks of required columns."""
    return re.sub(r"\s", "", narrow(cell)).lower().strip("*:")


def tidy_unit(unit: object) -> str:
    """Unit in one way of writing, a yearly rate without its "per year"."""
    return tidy(unit).replace("–", "-").replace("—", "-").removesuffix("/年")


@cache
def names(table: str) -> dict[str, Column]:
    """Every tidy header that names a column of the table."""
    return {
        tidy(name): column
        for column in TABLES[table].columns()
        for name in (column.name, column.label_zh, column.header_zh)
    }


def match(spec: TableSpec, cell: object) -> Match | None:
    """Column that a header cell names, with or without a unit in brackets."""
    known, word = names(spec.name), tidy(cell)
    if word in known:
        return Match(known[word])
    split = re.fullmatch(r"(.+?)[(\[【]([^()\[\]【】]*)[)\]】]", word)
    if split is None or split[1] not in known:
        return None
    column, unit = known[split[1]], split[2]
    stated = is_unit(unit) and not same_unit(unit, column.unit)
    return Match(column, unit if stated and column.unit else "")


def is_unit(word: object) -> bool:
    """Whether a word is a unit of some kind."""
    units = {tidy_unit(column.unit) for spec in TABLES.values() for column in spec.columns()}
    root = tidy_unit(word)
    return bool(root) and (root in units or root.split("/")[0] in UNIT_WORDS)


def same_unit(word: object, unit: str) -> bool:
    """Whether a word states the unit of a column."""
    mine = tidy_unit(unit)
    return tidy_unit(word) in SAME_UNIT.get(mine, {mine})


def find_header(spec: TableSpec, grid: Grid) -> Header | Fault:
    """The row among the first ten that names most columns, or a fault if none does."""
    counts = [
        sum(match(spec, cell) is not None for cell in row if not is_blank(cell))
        for row in grid.rows[:ROWS_SEARCHED]
    ]
    if not grid.rows:
        return Fault("empty_file", file=grid.file, sheet=grid.sheet)
    index = counts.index(max(counts))
    if not counts[index]:
        needed = ", ".join(
            f"{column.name} / {column.label_zh}" for column in spec.columns() if column.required
        )
        return Fault("no_header", file=grid.file, sheet=grid.sheet, facts={"columns": needed})
    return _read_header(spec, grid, index)


def _read_header(spec: TableSpec, grid: Grid, index: int) -> Header:
    cells = {at: cell for at, cell in enumerate(grid.rows[index]) if not is_blank(cell)}
    named = {at: found for at, cell in cells.items() if (found := match(spec, cell))}
    positions: dict[str, int] = {}
    for at, found in named.items():
        positions.setdefault(found.column.name, at)
    written = {name: str(cells[at]).strip() for name, at in positions.items()}
    faults: list[Fault] = []
    for at, found in named.items():
        if positions[found.column.name] != at:
            first = written[found.column.name]
            faults.append(_fault_in_header(grid, index, at, "column_twice", first=first))
        elif found.wrong_unit:
            unit = found.column.unit
            faults.append(_fault_in_header(grid, index, at, "wrong_unit", unit=unit))
    free = [column for column in spec.columns() if column.name not in positions]
    faults += _unknown_and_missing(spec, grid, index, [at for at in cells if at not in named], free)
    return Header(index, positions, written, max(cells) + 1, tuple(faults))


def _unknown_and_missing(
    spec: TableSpec, grid: Grid, index: int, unknown: list[int], free: list[Column]
) -> Iterator[Fault]:
    """Headers that name no column, and required columns that none of these was meant to name."""
    for at in unknown:
        meant = suggested_column(free, grid.rows[index][at])
        fault = _fault_in_header(grid, index, at, "unknown_column", table=title(spec))
        yield replace(fault, suggestion=meant)
        free = [column for column in free if meant not in {column.name, column.header_zh}]
    for column in free:
        if column.required:
            facts = {"column": f"{column.name} / {column.header_zh}"}
            line = grid.lines[index]
            yield Fault("missing_column", "error", grid.file, grid.sheet, line, facts=facts)


def _fault_in_header(grid: Grid, index: int, at: int, key: str, **facts: object) -> Fault:
    line = grid.lines[index]
    return Fault(
        key,
        file=grid.file,
        sheet=grid.sheet,
        row=line,
        cell=f"{grid.letters[at]}{line}" if grid.letters else "",
        column=str(grid.rows[index][at]).strip(),
        facts=facts,
    )


def suggested_column(free: list[Column], cell: object) -> str:
    """Column still without a header that an unknown one resembles, in the same script."""
    by_name = {
        tidy(name): (column.header_zh if name == column.label_zh else column.name)
        for column in free
        for name in (column.name, column.label_zh)
    }
    word = re.sub(r"[(\[【].*$", "", tidy(cell)) or tidy(cell)
    near = nearest(word, by_name)
    return by_name[near] if near else ""


def title(spec: TableSpec) -> str:
    """Name of a table in both languages."""
    return f"{spec.name} ({spec.name_zh})"


def is_unit_row(row: tuple[object, ...]) -> bool:
    """Whether the row below the header states units and nothing else."""
    filled = [cell for cell in row if not is_blank(cell) and tidy_unit(cell) not in NO_UNIT]
    return bool(filled) and all(is_unit(cell) or tidy(cell) in NO_UNIT for cell in filled)


def wrong_units(spec: TableSpec, header: Header, row: tuple[object, ...]) -> list[tuple[str, str]]:
    """Columns for which a unit row states another unit, each with the unit that is read."""
    return [
        (column.name, column.unit)
        for column in spec.columns()
        if column.unit and (position := header.positions.get(column.name)) is not None
        if position < len(row) and is_unit(row[position])
        if not same_unit(row[position], column.unit)
    ]
