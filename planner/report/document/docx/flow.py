"""Where content goes: one paragraph, table or picture after the other, and pages that turn."""

import re
from copy import deepcopy
from typing import cast

from docx.document import Document as File
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from planner.report.document.docx.fields import element
from planner.report.document.docx.look import Look, cell_style, style_of

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Signs that XML 1.0 cannot hold."""

LEFT_OUT = "\ufffd"
"""Stands for a sign that cannot be written, so that it is seen to be missing."""


def legible(words: str) -> str:
    """Words with signs that no file can hold replaced by one that says so."""
    return UNPRINTABLE.sub(LEFT_OUT, words)


class Flow:
    """Content on its way into a file, before an anchor or at the end.

    Attributes
    ----------
    file
        The Word file.
    """

    def __init__(self, file: File, look: Look, anchor: CT_P | None = None) -> None:
        self.file, self._look = file, look
        self._anchor = anchor
        self._section = self._governing()
        self._turned = False
        self._last: BaseOxmlElement | None = None
        self._styles: dict[str, ParagraphStyle] = {}

    def _governing(self) -> CT_SectPr:
        """Page set-up that holds where the content goes: the next one, or that of the file."""
        following = [] if self._anchor is None else [self._anchor, *self._anchor.itersiblings()]
        for one in following:
            if isinstance(one, CT_P) and one.pPr is not None and one.pPr.sectPr is not None:
                return cast("CT_SectPr", one.pPr.sectPr)
        body: CT_SectPr = self.file.element.body.get_or_add_sectPr()
        return body

    @property
    def cell_size(self) -> float:
        """Size of the letters in tables unless a table needs smaller ones, points."""
        return self._look.cells.size

    @property
    def upright(self) -> bool:
        """Whether pages are higher than wide unless they are turned."""
        width, height = self._page()
        return width < height

    def _page(self) -> tuple[Length, Length]:
        return self._section.page_width or Mm(210), self._section.page_height or Mm(297)

    def width(self, turned: bool) -> Length:
        """Room between the margins; `turned` for pages on their side."""
        return self._room(across=not turned)

    def height(self, turned: bool) -> Length:
        """Room from the top to the bottom margin."""
        return self._room(across=turned)

    def _room(self, across: bool) -> Length:
        """Room across or down the pages that are not turned."""
        width, height = self._page()
        section = self._section
        if across:
            taken = (section.left_margin or Mm(25)) + (section.right_margin or Mm(25))
            return Length(width - taken)
        return Length(height - (section.top_margin or Mm(25)) - (section.bottom_margin or Mm(25)))

    def style(self, name: str) -> ParagraphStyle:
        """Style of a name."""
        if name not in self._styles:
            self._styles[name] = style_of(self.file, name, self._look)
        return self._styles[name]

    def cell_style(self, size: float) -> ParagraphStyle:
        """Style of cells with letters of a size in points."""
        name = f"Report Cell {size:g}"
        if name not in self._styles:
            self._styles[name] = cell_style(self.file, self._look, size)
        return self._styles[name]

    def put(self, content: BaseOxmlElement) -> None:
        """Put an element where the content goes."""
        place = self._anchor if self._anchor is not None else self._section
        place.addprevious(content)
        self._last = content

    def paragraph(self, words: str, style: str) -> Paragraph:
        """Put a paragraph."""
        made = self.file.add_paragraph(legible(words), self.style(style))
        self.put(made._p)
        return made

    def turn(self, turned: bool) -> None:
        """Go on upright or on pages on their side; nothing happens if it is so already."""
        if turned != self._turned:
            self.end_section()
            self._turned = turned

    def end_section(self) -> None:
        """End the pages of one set-up; what follows begins on a new page."""
        ended = deepcopy(self._section)
        if self._turned:
            _turn(ended)
        last = self._last
        if last is None or isinstance(last, CT_Tbl) or last.xpath("./w:pPr/w:sectPr"):
            last = self.paragraph("", "Normal")._p
        last.get_or_add_pPr().append(ended)
        _continue(self._section)

    def close(self) -> None:
        """End the content: what follows it stands upright, and the anchor goes."""
        anchor = self._anchor
        after = None if anchor is None else anchor.getnext()
        if after is None or after is self._section:
            if self._turned:  # an end of the section here would leave a blank page
                _turn(self._section)
        else:
            self.turn(False)
        if anchor is None:
            return
        if anchor.pPr is not None and anchor.pPr.sectPr is not None:
            for child in anchor.xpath("./*[not(self::w:pPr)]"):
                anchor.remove(child)
        else:
            anchor.getparent().remove(anchor)


def _turn(section: CT_SectPr) -> None:
    """Lay pages on their side; the margins turn with the paper."""
    page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if page is None:
        page = element("pgSz", w=str(Mm(210).twips), h=str(Mm(297).twips))
        section.insert_element_before(page, "w:pgMar", "w:pgNumType", "w:cols", "w:docGrid")
    width, height = page.get(qn("w:w")), page.get(qn("w:h"))
    page.set(qn("w:w"), height)
    page.set(qn("w:h"), width)
    page.set(qn("w:orient"), "landscape")
    if margins is not None:
        top, right, bottom, left = (
            margins.get(qn(f"w:{side}")) for side in ("top", "right", "bottom", "left")
        )
        sides = {"top": left, "right": top, "bottom": right, "left": bottom}
        for side, value in sides.items():
            margins.set(qn(f"w:{side}"), value)


def _continue(section: CT_SectPr) -> None:
    """Take from a page set-up what holds for its first page only."""
    for former in [*section.findall(qn("w:titlePg")), *section.findall(qn("w:type"))]:
        section.remove(former)
    for numbers in section.findall(qn("w:pgNumType")):
        numbers.attrib.pop(qn("w:start"), None)
