"""A table on its sheet: caption, header, rows, note, and a chart below if it has the shape."""

import math
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.report.charts import width_of
from planner.report.document.cells import header, printed
from planner.report.document.parts import Cell, Column, Table
from planner.report.document.xlsx.charts import add_chart, columns_charted
from planner.report.document.xlsx.looks import Looks, safe
from planner.texts import Language, text

HEAD = 2
"""Row of the header; above are the caption and the way back."""

NARROW, BROAD = 8, 48
"""Least and greatest width of a column, letters."""

A4 = 9
LINE_POINTS = 14.0

UPRIGHT = 110
"""Letters of a table with a chart up to which its page stands upright."""

LEGIBLE = 200
"""Letters that a page on its side holds at a size that can be read."""


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
        lines = max(map(lines_of, row, widths), default=1)
        if lines > 1:
            sheet.set_row(HEAD + 1 + number, LINE_POINTS * lines + 2)
        for place, cell in enumerate(row):
            write(sheet, page.looks, (HEAD + 1 + number, place), cell, table.columns[place], total)
    below = _note(sheet, page, table, sum(widths))
    if charted:
        add_chart(page.book, sheet, table, caption, name, HEAD, below)
    _screen(sheet, table)
    _print(sheet, page, sum(widths), whole=charted and bool(columns_charted(table)))


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


def lines_of(cell: Cell, wide: float) -> int:
    """Lines that a cell takes in a column of a width in letters."""
    if not isinstance(cell, str):
        return 1
    return sum(1 + max(0, width_of(line) - 1) // int(wide - 1) for line in cell.splitlines()) or 1


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


def _screen(sheet: Worksheet, table: Table) -> None:
    """Header that stays and filters the rows, without the total."""
    filtered, last = HEAD + len(table.rows) - int(table.total), len(table.columns) - 1
    if filtered > HEAD:
        sheet.autofilter(HEAD, 0, filtered, last)
    sheet.freeze_panes(HEAD + 1, 1 if last else 0)


def _print(sheet: Worksheet, page: Page, wide: float, whole: bool) -> None:
    """A4 with the header on every page; a `whole` sheet, table and chart, goes on one page."""
    sheet.repeat_rows(HEAD)
    sheet.set_paper(A4)
    if not whole or wide > UPRIGHT:
        sheet.set_landscape()
    across = math.ceil(wide / LEGIBLE)
    if across > 1:
        sheet.repeat_columns(0)
    sheet.fit_to_pages(across, 1 if whole else 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.center_horizontally()
    sheet.set_footer("&C" + text("office.page", page.language))


def quoted(name: str) -> str:
    """Name of a sheet as formulas and links take it."""
    return "'" + name.replace("'", "''") + "'"
