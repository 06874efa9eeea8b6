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
    if column.kind == "share":
        return f"{cell * 100 + 0.0:,.{column.decimals}f} %"
    if column.kind == "year":
        return f"{cell:.0f}"
    if column.kind == "count":
        return f"{round(cell):,}"
    if column.kind == "amount":
        return f"{round(cell, column.decimals) + 0.0:,.{column.decimals}f}"
    return str(cell)


def header(column: Column) -> str:
    """Header with its unit in brackets."""
    return f"{column.title}（{column.unit}）" if column.unit else column.title
