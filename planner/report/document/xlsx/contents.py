"""First sheet of the workbook: what it is, and a link to every table."""

from collections.abc import Mapping

from xlsxwriter.workbook import Workbook

from planner.report.document.parts import Document
from planner.report.document.xlsx.looks import Looks, safe
from planner.report.document.xlsx.sheets import A4, quoted
from planner.texts import text

LABEL_WIDTH, CAPTION_WIDTH, COUNT_WIDTH = 22, 64, 10


def write_contents(
    document: Document,
    book: Workbook,
    looks: Looks,
    captions: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    """Write title, facts and the list of sheets."""
    language = document.language
    sheet = book.add_worksheet(names[""])
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, CAPTION_WIDTH)
    sheet.set_column(2, 2, COUNT_WIDTH)
    sheet.write_string(0, 0, safe(document.title), looks.look("title"))
    row = 1
    for words, look in (
        (document.subtitle, looks.look("label")),
        (document.draft, looks.look("draft")),
    ):
        if words:
            sheet.write_string(row, 0, safe(words), look)
            row += 1
    for label, value in document.facts:
        sheet.write_string(row, 0, safe(label), looks.look("label"))
        sheet.write_string(row, 1, safe(value), looks.look("words"))
        row += 1
    sheet.merge_range(row, 0, row, 2, "", looks.look("note"))
    sheet.write_string(row, 0, text("office.blank_cells", language), looks.look("note"))
    sheet.set_row(row, 28)
    row += 2
    for place, key in enumerate(("office.chapter", "office.sheet", "office.rows")):
        sheet.write_string(row, place, text(key, language), looks.look("head"))
    sheet.repeat_rows(row)
    for chapter, table in document.tables():
        row += 1
        sheet.write_string(row, 0, safe(chapter.title), looks.look("label"))
        target = f"internal:{quoted(names[table.key])}!A1"
        sheet.write_url(row, 1, target, looks.look("link"), string=safe(captions[table.key]))
        sheet.write_number(row, 2, len(table.rows) - int(table.total), looks.look("label"))
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C" + text("office.page", language))
    sheet.hide_gridlines(2)
