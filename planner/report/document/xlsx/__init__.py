"""The tables of a document as a workbook: all their rows, typed, ready to print and to compute."""

import io
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter.workbook import Workbook

from planner.report.document.numbering import Numbers
from planner.report.document.parts import Document
from planner.report.document.xlsx.contents import write_contents
from planner.report.document.xlsx.looks import Looks, safe
from planner.report.document.xlsx.names import sheet_names
from planner.report.document.xlsx.sheets import Page, write_sheet
from planner.texts import text


def write_xlsx(document: Document, path: Path, day: date | None = None) -> None:
    """Write the tables of a document as XLSX, a sheet each, after a sheet that lists them.

    Figures are stored with 16 digits under a format that shows their decimals, what is not known
    is a blank cell, and words are never taken for formulas, links or numbers. A table that a
    figure of the document rests on gets a chart that can be edited, if it has the shape for one.
    The same document on the same day gives the same bytes.

    Parameters
    ----------
    day
        Date of the workbook; None for today.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        looks, numbers = Looks(book), Numbers(document)
        captions = {table.key: numbers.table(table) for _, table in document.tables()}
        names = sheet_names(text("label.report.contents", document.language), captions)
        drawn = {picture.table for _, picture in document.pictures()}
        write_contents(document, book, looks, captions, names)
        page = Page(book, looks, document.language, names[""])
        for _, table in document.tables():
            write_sheet(page, table, captions[table.key], names[table.key], table.key in drawn)
        stamp = datetime.combine(day or date.today(), time())
        facts = {"title": safe(document.title), "subject": safe(document.subtitle)}
        book.set_properties({**facts, "created": stamp})
    path.write_bytes(out.getvalue())
