"""Three-line tables: a thick rule above and below, a thin one under the header."""

from collections.abc import Sequence

from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from planner.report.document.docx.fields import element, run, words
from planner.report.document.docx.flow import Flow, legible
from planner.report.document.docx.look import Align
from planner.report.document.docx.widths import head_lines
from planner.report.document.parts import Table

THICK, THIN = "12", "6"
"""Eighths of a point."""


def three_lines(
    flow: Flow,
    table: Table,
    rows: Sequence[tuple[str, ...]],
    part: Sequence[tuple[int, float]],
    size: float,
) -> CT_Tbl:
    """Table of some columns with their widths in points.

    The header is repeated on every page and no row breaks across pages.
    """
    made = framed(len(rows) + 1, [width for _, width in part])
    rules(made, top=THICK, bottom=THICK)
    style = flow.cell_style(size).style_id
    lines = made.tr_lst
    heads = tuple("\n".join(head_lines(column)) for column in table.columns)
    _fill(lines[0], heads, table, part, style, head=True)
    _once(lines[0], header_row=True)
    for line, row in zip(lines[1:], rows, strict=True):
        _fill(line, row, table, part, style, head=False)
        _once(line, header_row=False)
    _rule_cells(lines[0], bottom=THIN)
    if table.total and len(rows) > 1:
        _rule_cells(lines[-1], top=THIN)
        for letters in lines[-1].xpath(".//w:r"):
            letters.get_or_add_rPr().append(element("b"))
    return made


def framed(rows: int, widths: Sequence[float]) -> CT_Tbl:
    """Empty table in the middle of the page, its columns as wide as told in points."""
    made: CT_Tbl = CT_Tbl.new_tbl(rows, len(widths), Pt(sum(widths)))
    properties = made.tblPr
    for name in ("tblW", "tblLook", "tblStyle"):
        for former in properties.xpath(f"./w:{name}"):
            properties.remove(former)
    total = str(round(20 * sum(widths)))
    # In the order of the schema: width, place, borders, layout, margins of cells.
    properties.append(element("tblW", w=total, type="dxa"))
    properties.append(element("jc", val="center"))
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    sides = {"top": "20", "left": "70", "bottom": "20", "right": "70"}
    margins.extend([element(side, w=twips, type="dxa") for side, twips in sides.items()])
    properties.append(margins)
    for column, width in zip(made.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Pt(width)
    for line in made.tr_lst:
        for cell, width in zip(line.tc_lst, widths, strict=True):
            cell.width = Pt(width)
    return made


def rules(table: CT_Tbl, **eighths: str) -> None:
    """Rules around a table."""
    table.tblPr.xpath("./w:tblLayout")[0].addprevious(_borders("tblBorders", **eighths))


def _rule_cells(line: CT_Row, **eighths: str) -> None:
    """Rules above or below the cells of a row."""
    for cell in line.tc_lst:
        borders = _borders("tcBorders", **eighths)
        cell.get_or_add_tcPr().insert_element_before(borders, "w:vAlign")


def _borders(tag: str, **eighths: str) -> BaseOxmlElement:
    """Borders of a table or a cell by side."""
    made = element(tag)
    for side, width in eighths.items():
        made.append(element(side, val="single", sz=width, space="0", color="000000"))
    return made


def _once(line: CT_Row, header_row: bool) -> None:
    """Keep a row on one page; repeat a header on all."""
    properties = line.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if header_row:
        properties.append(element("tblHeader"))


def _fill(
    line: CT_Row,
    row: Sequence[str],
    table: Table,
    part: Sequence[tuple[int, float]],
    style: str,
    head: bool,
) -> None:
    for cell, (place, _) in zip(line.tc_lst, part, strict=True):
        text = table.columns[place].kind == "text"
        align: Align = "centre" if head else "left" if text else "right"
        write_cell(cell, row[place], style, align, with_next=head)
        cell.get_or_add_tcPr().append(element("vAlign", val="center"))


def write_cell(
    cell: CT_Tc, said: str, style: str, align: Align = "left", with_next: bool = False
) -> None:
    """Write words into an empty cell; a line break starts a new line.

    A row that is kept with the next one, as a header is, does not end a page alone: LibreOffice
    shows none of the rows below such a header.
    """
    # Built by hand: the setters of python-docx take four times as long, and cells are many.
    properties = element("pPr")
    properties.append(element("pStyle", val=style))
    if with_next:
        properties.append(element("keepNext"))
    if align != "left":
        properties.append(element("jc", val="center" if align == "centre" else align))
    paragraph = cell.p_lst[0]
    paragraph.append(properties)
    said = legible(said)
    if "\n" in said or "\t" in said:
        paragraph.add_r().text = said
    else:
        paragraph.append(run(words(said)))
