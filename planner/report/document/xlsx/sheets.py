"""A table on its sheet: caption, header, rows, note, and a chart below if it has the shape."""

import math
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.report.charts import width_of
from planner.report.document.cells import header, printed
from planner.report.document.parts import Cell, Column, Table
from planner.report.document.xlsx.charts import add_chart
from planner.report.document.xlsx.looks import Looks, safe
from planner.texts import Language, text

HEAD = 2
"""Row of the header; above are the caption and the way back."""

NARROW, BROAD = 8, 48
"""Least and greatest width of a column, letters."""

A4 = 9
LINE_POINTS = 13.0


@dataclass(frozen=True)
class Page:
    """What all sheets share: book, formats, language, and the sheet that lists them."""

    book: Workbook
    looks: Looks
    language: Language
    contents: str


def write_sheet(page: Page, table: Table, caption: str, name: str, charted: bool) -> None:
    """Write a table on a sheet of its own; `charted` if a figure rests on it."""
    sheet = page.book.add_worksheet(name)
    sheet.write_string(0, 0, safe(caption), page.looks.look("caption"))
    back = text("office.back", page.language)
    sheet.write_url(
        1, 0, f"internal:{quoted(page.contents)}!A1", page.looks.look("link"), string=back
    )
    widths = [width(column, table, place) for place, column in enumerate(table.columns)]
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, widths[place])
        sheet.write_string(HEAD, place, safe(header(column)), page.looks.look("head"))
    for number, row in enumerate(table.rows):
        total = table.total and number == len(table.rows) - 1
        for place, cell in enumerate(row):
            write(sheet, page.looks, (HEAD + 1 + number, place), cell, table.columns[place], total)
    below = _note(sheet, page, table, sum(widths))
    if charted:
        add_chart(page.book, sheet, table, caption, name, HEAD, below)
    _print(sheet, page, table)


def write(
    sheet: Worksheet,
    looks: Looks,
    place: tuple[int, int],
    cell: Cell,
    column: Column,
    bold: bool,
) -> None:
    """Write a cell as what it is; words stay words, whatever they begin with."""
    if isinstance(cell, str):
        sheet.write_string(*place, safe(cell), looks.cell(column, bold, words=True))
    elif cell is None or not math.isfinite(cell):
        sheet.write_blank(*place, None, looks.cell(column, bold, words=False))
    else:
        sheet.write_number(*place, cell, looks.cell(column, bold, words=False))


def width(column: Column, table: Table, place: int) -> float:
    """Width of a column in letters, by its longest cell and its header."""
    cells = (width_of(printed(row[place], column)) for row in table.rows)
    head = width_of(header(column))
    # A long header breaks into two lines, and has the arrow of the filter beside it.
    return min(max(NARROW, max(cells, default=0) + 2, min(head, head / 2 + 4) + 3), BROAD)


def _note(sheet: Worksheet, page: Page, table: Table, wide: float) -> int:
    """Write the note below the rows; the first free row after it."""
    row = HEAD + 1 + len(table.rows)
    said = [] if table.rows else [text("office.no_rows", page.language)]
    if table.note:
        said.append(table.note)
    for words in said:
        row += 1
        form = page.looks.look("note")
        last = len(table.columns) - 1
        if last:
            sheet.merge_range(row, 0, row, last, "", form)
        sheet.write_string(row, 0, safe(words), form)
        sheet.set_row(row, LINE_POINTS * (1 + width_of(words) // max(wide, NARROW)))
    return row + 2


def _print(sheet: Worksheet, page: Page, table: Table) -> None:
    """Frozen header and filter on the screen; header on every page of A4 on paper."""
    last_row, last = HEAD + len(table.rows), len(table.columns) - 1
    filtered = last_row - int(table.total)
    if filtered > HEAD:
        sheet.autofilter(HEAD, 0, filtered, last)
    sheet.freeze_panes(HEAD + 1, 1 if last else 0)
    sheet.repeat_rows(HEAD)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.center_horizontally()
    sheet.set_footer("&C" + text("office.page", page.language))


def quoted(name: str) -> str:
    """Name of a sheet as formulas and links take it."""
    return "'" + name.replace("'", "''") + "'"
