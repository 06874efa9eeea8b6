"""Cover, page heads and feet, table of contents."""

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER

from planner.report.document.docx.blocks import Writer, bookmark_of
from planner.report.document.docx.fields import (
    element,
    field,
    link,
    run,
    update_on_opening,
    words,
)
from planner.report.document.docx.flow import Flow, legible
from planner.report.document.docx.tables import framed, write_cell
from planner.report.document.parts import Document
from planner.texts import text

LABELS = 0.3
"""Share of the width of the facts that their labels take."""


def write_cover(document: Document, flow: Flow, alone: bool = True) -> None:
    """Title, draft mark and facts; `alone` on pages of their own."""
    if document.draft and alone:
        flow.paragraph(document.draft, "Report Draft")
    flow.paragraph(document.title, "Title")
    if document.subtitle:
        flow.paragraph(document.subtitle, "Subtitle")
    if document.facts:
        width = flow.width(turned=False).pt
        table = framed(len(document.facts), [LABELS * width, (1 - LABELS) * width])
        for line, fact in zip(table.tr_lst, document.facts, strict=True):
            for cell, said in zip(line.tc_lst, fact, strict=True):
                write_cell(cell, said, flow.style("Report Fact").style_id)
        flow.put(table)
    if alone:
        flow.end_section()


def write_heads(document: Document, flow: Flow) -> None:
    """Draft mark in the heads and page numbers in the feet of all pages after the cover."""
    section = flow.file.sections[-1]
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    if document.draft:
        head = section.header.paragraphs[0]
        head.style = flow.style("Report Draft")
        head.add_run(legible(document.draft))
    foot = section.footer.paragraphs[0]
    foot.style = flow.style("Report Foot")
    before, after = ("— ", " —") if document.language == "zh" else ("", "")
    foot._p.extend([run(words(before)), *field("PAGE", "1"), run(words(after))])
    section._sectPr.insert_element_before(element("pgNumType", start="1"), "w:cols", "w:docGrid")


def write_contents(document: Document, flow: Flow, writer: Writer) -> None:
    """Table of contents; a word processor fills in the page numbers when it opens the file.

    Each line is a field of its own: LibreOffice fills in those, but not the ones inside a field
    for the whole table.
    """
    flow.paragraph(text("label.report.contents", document.language), "TOC Heading")
    for place, heading in enumerate(writer.headings):
        paragraph = flow.paragraph("", f"toc {heading.level}")
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(flow.width(turned=False), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        name = bookmark_of(place)
        page = field(rf"PAGEREF {name} \h")
        paragraph._p.append(
            link(name, run(words(legible(heading.words))), run(element("tab")), *page)
        )
    update_on_opening(flow.file)
