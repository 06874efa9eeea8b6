"""Formats of cells, and words as a cell can hold them."""

from typing import Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from planner.report.document.parts import Column

LONGEST = 32_767
"""Characters that a cell holds."""

Look = Literal["title", "caption", "words", "label", "head", "note", "link", "draft"]

PLAIN = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter"}
RULE = {"border": 4, "border_color": "#A6A6A6"}
LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "caption": {"bold": True, "font_size": 12},
    "words": {"text_wrap": True, "valign": "top"},
    "label": {"valign": "top"},
    "head": {
        **{"bold": True, "text_wrap": True, "align": "center", "bg_color": "#E7E6E6"},
        **{"border": 1, "border_color": "#7F7F7F"},
    },
    "note": {"text_wrap": True, "valign": "top", "font_size": 9, "font_color": "#595959"},
    "link": {"font_color": "#0563C1", "underline": 1},
    "draft": {"bold": True, "font_color": "#C00000"},
}


def safe(words: str) -> str:
    """Words cut to what a cell holds, with a mark that they are."""
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def number_format(column: Column) -> str:
    """How a figure of a column is shown: ``#,##0.0``, ``0.0 %``, ``0``."""
    decimals = "." + "0" * column.decimals if column.decimals else ""
    return {
        "share": f"0{decimals} %",
        "amount": f"#,##0{decimals}",
        "count": "#,##0",
        "year": "0",
        "text": "General",
    }[column.kind]


class Looks:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def look(self, name: Look) -> Format:
        """Format of words."""
        return self._format(name, {**PLAIN, **LOOKS[name]})

    def cell(self, column: Column, bold: bool, words: bool) -> Format:
        """Format of a cell in a column; `words` for text, also in a column of figures."""
        shown = number_format(column)
        name = f"{shown}|{bold}|{words}|{column.kind == 'text'}"
        form = {**PLAIN, **RULE, "bold": bold}
        if words:
            form |= {"num_format": "@", "text_wrap": True}
        else:
            form["num_format"] = shown
        if column.kind != "text":
            form["align"] = "right"
        return self._format(name, form)

    def _format(self, name: str, form: dict[str, object]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(form)
        return self._made[name]
