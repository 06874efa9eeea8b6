"""Chapters and what is in them, block by block."""

from docx.shared import Pt

from planner.report.document.docx.fields import bookmark
from planner.report.document.docx.flow import Flow
from planner.report.document.docx.pictures import put_picture
from planner.report.document.docx.setting import (
    Heading,
    Item,
    SetPicture,
    SetTable,
    items_of,
)
from planner.report.document.docx.tables import three_lines
from planner.report.document.numbering import Numbers
from planner.report.document.parts import Document, Paragraph, Points
from planner.texts import text

LOOKS = {"plain": "Report Body", "key": "Report Key", "missing": "Report Missing"}

FIRST_BOOKMARK = 10_000
"""Number of our first bookmark, above those that a template has."""


def bookmark_of(place: int) -> str:
    """Bookmark of a heading by its place among those that the table of contents lists."""
    return f"_Report{place:04}"


class Writer:
    """Writes the chapters of a document."""

    def __init__(self, document: Document, flow: Flow) -> None:
        self._language, self._flow = document.language, flow
        self._numbers = Numbers(document)
        self._items = items_of(document, flow)
        self._listed = 0

    @property
    def headings(self) -> list[Heading]:
        """Headings that the table of contents lists."""
        return [one for one, _ in self._items if isinstance(one, Heading) and one.level < 3]

    def write(self) -> None:
        """Write all chapters."""
        for item, turned in self._items:
            self._flow.turn(turned)
            self._write(item, turned)

    def _write(self, item: Item, turned: bool) -> None:
        match item:
            case Heading():
                self._heading(item)
            case Paragraph():
                self._words(item)
            case Points():
                for number, words in enumerate(item.items, 1):
                    mark = f"{number}." if item.numbered else "•"
                    self._flow.paragraph(f"{mark}\t{words}", "Report Point")
            case SetTable():
                self._table(item)
            case SetPicture():
                self._picture(item, turned)

    def _heading(self, heading: Heading) -> None:
        paragraph = self._flow.paragraph(heading.words, f"Heading {heading.level}")
        if heading.fresh:
            paragraph.paragraph_format.page_break_before = True
        if heading.level < 3:
            bookmark(paragraph, bookmark_of(self._listed), FIRST_BOOKMARK + self._listed)
            self._listed += 1

    def _words(self, block: Paragraph) -> None:
        words = block.words
        if block.grade:
            words += text("office.grade", self._language, grade=block.grade)
        self._flow.paragraph(words, LOOKS[block.look])

    def _table(self, item: SetTable) -> None:
        flow = self._flow
        for number, part in enumerate(item.plan.parts):
            again = text("office.continued", self._language) if number else ""
            flow.paragraph(self._numbers.table(item.table) + again, "Caption")
            flow.put(three_lines(flow, item.table, item.rows, part, item.plan.size))
            if number < len(item.plan.parts) - 1:
                flow.paragraph("", "Report Note")
        flow.paragraph(self._below(item), "Report Note")

    def _below(self, item: SetTable) -> str:
        """Note of a table, and how many of its rows are not shown."""
        said = [item.table.note] if item.table.note else []
        shown, count = len(item.rows), len(item.table.rows)
        if not count:
            said.append(text("office.no_rows", self._language))
        if shown < count:
            said.append(text("office.not_all", self._language, shown=shown, count=count))
        return self._joined(said)

    def _joined(self, sentences: list[str]) -> str:
        return ("" if self._language == "zh" else " ").join(sentences)

    def _picture(self, item: SetPicture, turned: bool) -> None:
        flow, picture = self._flow, item.picture
        put_picture(flow, picture, item.pixels, turned)
        caption = flow.paragraph(self._numbers.picture(picture), "Report Picture Caption")
        said = [picture.note] if picture.note else []
        if number := self._numbers.table_number(picture.table):
            said.append(text("office.figures_in", self._language, table=number))
        if said:
            caption.paragraph_format.keep_with_next = True
            caption.paragraph_format.space_after = Pt(0)
            flow.paragraph(self._joined(said), "Report Note")
