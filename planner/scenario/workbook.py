"""A workbook as grids, one per sheet."""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.errors import Fault
from planner.scenario.cells import is_blank
from planner.scenario.grids import FORMULA_ERRORS, Grid, read_bytes


@dataclass(frozen=True)
class Sheet:
    """A sheet and the faults that only a workbook can have.

    `sound` is false if cells are unknown, so that nothing more should be said about the sheet.
    """

    title: str
    grid: Grid
    faults: tuple[Fault, ...]
    sound: bool


def read_workbook(path: Path, file: str) -> list[Sheet] | Fault:
    """All sheets that are not empty, or why the workbook cannot be read."""
    content = read_bytes(path, file)
    if isinstance(content, Fault):
        return content
    if not content:
        return Fault("empty_file", file=file)
    try:
        formulas, values = _load(content, values=False), _load(content, values=True)
    except Exception:  # openpyxl meets damaged files with errors of every kind
        return Fault("not_a_workbook", file=file)
    sheets = [_read_sheet(file, sheet, values[sheet.title]) for sheet in formulas.worksheets]
    return [sheet for sheet in sheets if sheet.grid.rows]


def _load(content: bytes, *, values: bool) -> Any:
    # Imported here because most scenarios are CSV folders and openpyxl is slow to import.
    from openpyxl import load_workbook  # noqa: PLC0415

    with warnings.catch_warnings():
        # It warns of charts and styles that it cannot keep; we only read cells.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content), data_only=values)


def _read_sheet(file: str, formulas: Any, values: Any) -> Sheet:
    rows: list[tuple[object, ...]] = []
    lines: list[int] = []
    for number, row in enumerate(values.iter_rows(values_only=True), start=1):
        if not all(map(is_blank, row)):
            rows.append(tuple(row))
            lines.append(number)
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    width = max(map(len, rows), default=0)
    letters = tuple(get_column_letter(index + 1) for index in range(width))
    title = str(values.title)
    grid = Grid(file, title, tuple(rows), tuple(lines), letters)
    unsaved = _formulas_without_results(file, formulas, values)
    faults = unsaved + _formula_errors(grid) + _merged_cells(file, values)
    return Sheet(title, grid, tuple(faults), sound=not faults)


def _formulas_without_results(file: str, formulas: Any, values: Any) -> list[Fault]:
    """One fault per sheet whose formulas were never calculated by a spreadsheet program."""
    # A result that is an empty text is saved as such; its type tells it from no result at all.
    blanks = [
        cell.coordinate
        for row in formulas.iter_rows()
        for cell in row
        if cell.data_type == "f"
        and values[cell.coordinate].value is None
        and values[cell.coordinate].data_type == "n"
    ]
    if not blanks:
        return []
    facts = {"count": len(blanks)}
    return [
        Fault("formula_without_result", file=file, sheet=values.title, cell=blanks[0], facts=facts)
    ]


def _formula_errors(grid: Grid) -> list[Fault]:
    return [
        Fault(
            "formula_error",
            file=grid.file,
            sheet=grid.sheet,
            row=line,
            cell=f"{grid.letters[index]}{line}",
            value=str(value),
        )
        for line, row in zip(grid.lines, grid.rows, strict=True)
        for index, value in enumerate(row)
        if value in FORMULA_ERRORS
    ]


def _merged_cells(file: str, values: Any) -> list[Fault]:
    """Merged cells that span rows: only their first row would have the value.

    A title merged across columns is harmless.
    """
    return [
        Fault("merged_cells", file=file, sheet=values.title, cell=str(area))
        for area in values.merged_cells.ranges
        if area.max_row > area.min_row
    ]
