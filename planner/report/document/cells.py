"""How a cell of a table is printed where it is text: HTML and DOCX."""

import math

from planner.report.document.parts import Cell, Column

DASH = "–"


def printed(cell: Cell, column: Column) -> str:
    """Words of a cell; what is not known is a dash."""
    if cell is None or (isinstance(cell, float) and not math.isfinite(cell)):
        return DASH
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int) and column.kind == "amount":
        return f"{cell:,}"  # counted, not measured
    scale, decimals = {
        "share": (100.0, column.decimals),
        "amount": (1.0, column.decimals),
    }.get(column.kind, (1.0, 0))
    figure = round(cell * scale, decimals) + 0.0  # no minus before a zero
    comma = "" if column.kind == "year" else ","
    percent = " %" if column.kind == "share" else ""
    return f"{figure:{comma}.{decimals}f}{percent}"


def header(column: Column) -> str:
    """Header with its unit in brackets."""
    return f"{column.title}（{column.unit}）" if column.unit else column.title
