"""A grid becomes a table of typed rows; what does not fit becomes faults."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from planner.errors import Fault
from planner.results import Table
from planner.scenario.cells import PLACEHOLDERS, is_blank, narrow, read_cell, worded
from planner.scenario.grids import Grid
from planner.scenario.headers import Header, find_header, is_unit_row, title, wrong_units
from planner.scenario.reading import BrokenRow, fault_in
from planner.schema import Column, Row, TableSpec

TOTAL_WORD = re.compile(
    r"(合计|总计|小计|共计|总和|(sub|grand)?-?total|sum)(:|\(.*\))?", re.IGNORECASE
)
FOOTNOTE = re.compile(
    r"(注|备注|说明|填表人?|制表人?|审核人?|单位负责人|notes?)\d*:.*", re.IGNORECASE
)


@dataclass(frozen=True)
class TableReading:
    """A table, its faults, its broken rows, and whether its rows are known at all."""

    table: Table
    faults: tuple[Fault, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    readable: bool = True


def read_best_grid(spec: TableSpec, grids: Iterator[Grid | Fault]) -> TableReading:
    """Table from whichever grid shows most of its columns (the delimiters of a CSV file)."""
    best: tuple[int, TableReading] | None = None
    for grid in grids:
        reading = unread(spec, grid) if isinstance(grid, Fault) else read_table(spec, grid)
        known = len(reading.table.headers)
        if best is None or known > best[0]:
            best = known, reading
    assert best is not None, "there is always a grid for the comma"
    return best[1]


def unread(spec: TableSpec, fault: Fault) -> TableReading:
    """A table that cannot be read, and why."""
    return TableReading(Table(spec.name, fault.file, fault.sheet, (), ()), (fault,), readable=False)


def read_table(spec: TableSpec, grid: Grid) -> TableReading:
    """Find the header, skip what is no data, and read every row.

    A sound row is read as a whole; any other cell by cell, which is slower and tells its faults.
    """
    header = find_header(spec, grid)
    if isinstance(header, Fault):
        return unread(spec, header)
    empty = Table(
        spec.name,
        grid.file,
        grid.sheet,
        (),
        (),
        {name: grid.letters[at] for name, at in header.positions.items()} if grid.letters else {},
        header.written,
    )
    faults = list(header.faults)
    if header.index:
        above = grid.lines[header.index]
        faults.append(fault_in(empty, 0, "", "rows_above_header", severity="note", header=above))
    places = [
        (column, header.positions[column.name])
        for column in spec.columns()
        if column.name in header.positions
    ]
    rows: list[Row] = []
    lines: list[int] = []
    broken: list[BrokenRow] = []
    for line, cells in data_rows(spec, grid, header, empty, faults):
        tear = ragged(header, empty, line, cells, text_file=not empty.cells)
        row = None if tear else sound_row(spec, places, cells)
        if row is not None:
            rows.append(row)
            lines.append(line)
            continue
        # Where a comma is missing or too many, every later cell stands under a wrong header.
        values, wrong = ({}, [tear]) if tear else read_row(spec, places, empty, line, cells)
        faults += wrong
        broken.append(BrokenRow(line, values))
    table = Table(
        spec.name, grid.file, grid.sheet, tuple(rows), tuple(lines), empty.cells, empty.headers
    )
    if spec.required and not rows and not broken:
        faults.append(fault_in(table, 0, "", "table_without_rows", table=title(spec)))
        return TableReading(table, tuple(faults), readable=False)
    return TableReading(table, tuple(faults), tuple(broken))


def data_rows(
    spec: TableSpec, grid: Grid, header: Header, table: Table, faults: list[Fault]
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Rows below the header that hold data; units, totals and footnotes are left out and noted."""
    below = list(zip(grid.lines, grid.rows, strict=True))[header.index + 1 :]
    if below and is_unit_row(below[0][1]):
        line, row = below.pop(0)
        for column, unit in wrong_units(spec, header, row):
            stated = row[header.positions[column]]
            faults.append(fault_in(table, line, column, "wrong_unit", value=stated, unit=unit))
    for line, row in below:
        first = re.sub(r"\s", "", narrow(next(cell for cell in row if not is_blank(cell))))
        if TOTAL_WORD.fullmatch(first) and has_gaps(spec, header, row):
            faults.append(fault_in(table, line, "", "total_row", severity="note", value=first))
        elif FOOTNOTE.fullmatch(first) and sum(not is_blank(cell) for cell in row) == 1:
            faults.append(fault_in(table, line, "", "footnote_row", severity="note", value=first))
        else:
            yield line, row


def has_gaps(spec: TableSpec, header: Header, row: tuple[object, ...]) -> bool:
    """Whether a required cell is blank, which tells a total from a group that is called total."""
    places = [header.positions.get(column.name) for column in spec.columns() if column.required]
    cells = [row[at] for at in places if at is not None and at < len(row)]
    return any(is_blank(cell) or narrow(cell) in PLACEHOLDERS for cell in cells)


def sound_row(
    spec: TableSpec, places: list[tuple[Column, int]], cells: tuple[object, ...]
) -> Row | None:
    """Typed row from the cells at these places, or None if anything is wrong with one of them."""
    values: dict[str, object] = {}
    for column, at in places:
        raw = cells[at] if at < len(cells) else None
        if not is_blank(raw):
            values[column.name] = worded(column, raw)
        elif column.required:
            return None
        else:
            values[column.name] = None
    try:
        return spec.row.model_validate(values)
    except ValidationError:
        return None


def read_row(
    spec: TableSpec,
    places: list[tuple[Column, int]],
    table: Table,
    line: int,
    cells: tuple[object, ...],
) -> tuple[Mapping[str, Any], list[Fault]]:
    """Sound values of a row and the faults of its other cells."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column, at in places:
        raw = cells[at] if at < len(cells) else None
        value, complaint = read_cell(spec.row, column, raw)
        if complaint is None:
            values[column.name] = value
        else:
            key, suggestion, facts = complaint
            shown = "" if is_blank(raw) else raw
            fault = fault_in(table, line, column.name, key, value=shown, suggestion=suggestion)
            faults.append(replace(fault, facts=facts))
    return values, faults


def ragged(
    header: Header, table: Table, line: int, cells: tuple[object, ...], *, text_file: bool
) -> Fault | None:
    """A row with cells beyond the header, or (in a text file) with fewer cells than the header."""
    found = len(cells)
    if found == header.width or (found < header.width and not text_file):
        return None
    if found > header.width:
        found = max(index + 1 for index, cell in enumerate(cells) if not is_blank(cell))
        if found <= header.width:
            return None
    return fault_in(table, line, "", "ragged_row", found=found, expected=header.width)
