"""Native charts of tables, so that a reader can restyle and copy them.

A table is charted if its first column names each row once and a column of figures follows: years
give lines, names give bars. Columns with the unit of the first figures stand side by side.
"""

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.report.document.parts import Column, Table
from planner.report.document.xlsx.looks import number_format

MOST_ROWS, MOST_SERIES = 40, 4
MANY = 8
"""Rows from which bars lie, so that their names can be read."""

GREYS = ("#1F4E79", "#9DC3E6", "#7F7F7F", "#D9D9D9")
"""Colours that differ in brightness, so that grey print tells them apart."""


def add_chart(
    book: Workbook,
    sheet: Worksheet,
    table: Table,
    caption: str,
    name: str,
    head: int,
    row: int,
) -> None:
    """Put a chart at a row of the sheet of a table, if the table has the shape for one."""
    rows = len(table.rows) - int(table.total)
    columns = columns_charted(table)
    if not columns:
        return
    years = table.columns[0].kind == "year"
    kind = "line" if years else "bar" if rows >= MANY else "column"
    chart = book.add_chart({"type": kind})
    first, last = head + 1, head + rows
    for place, colour in zip(columns, GREYS, strict=False):
        series: dict[str, object] = {
            "name": [name, head, place],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, place, last, place],
        }
        if years:
            series |= {"line": {"color": colour, "width": 2}, "marker": {"type": "automatic"}}
        else:
            series |= {"fill": {"color": colour}, "border": {"color": "#404040"}, "gap": 60}
        chart.add_series(series)
    figures = table.columns[columns[0]]
    figures_axis = {
        "name": figures.unit,
        "num_format": number_format(figures),
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }
    if kind == "bar":  # the first bar on top, the scale at the foot
        chart.set_y_axis({"reverse": True, "crossing": "max", "interval_unit": 1})
        chart.set_x_axis(figures_axis)
    else:
        chart.set_y_axis(figures_axis)
    chart.set_title({"name": caption, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"} if len(columns) > 1 else {"none": True})
    chart.set_size({"width": 760, "height": max(360, 80 + 26 * rows if kind == "bar" else 0)})
    sheet.insert_chart(row, 0, chart, {"description": caption})


def columns_charted(table: Table) -> tuple[int, ...]:
    """Places of the columns that a chart of a table shows; none if it has not the shape."""
    rows = table.rows[: len(table.rows) - int(table.total)]
    names = [row[0] for row in rows]
    if not 2 <= len(rows) <= MOST_ROWS or len(set(names)) < len(names) or None in names:
        return ()
    if table.columns[0].kind not in {"text", "year"}:
        return ()
    figures = [
        place
        for place, column in enumerate(table.columns)
        if place and _measures(column) and any(_number(row[place]) for row in rows)
    ]
    if not figures:
        return ()
    first = table.columns[figures[0]]
    like = [one for one in figures if _scale(table.columns[one]) == _scale(first)]
    return tuple(like[:MOST_SERIES])


def _measures(column: Column) -> bool:
    return column.kind in {"amount", "count", "share"}


def _number(cell: object) -> bool:
    return isinstance(cell, int | float)


def _scale(column: Column) -> tuple[str, bool]:
    """Columns of one scale can share an axis."""
    return column.unit, column.kind == "share"
