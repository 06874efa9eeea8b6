"""Fonts, sizes and margins: the look of official papers for Chinese, a serif book for English.

The Chinese look follows GB/T 9704 (A4, 37/35/28/26 mm, 22 lines of 28 characters, page numbers
between dashes). Fonts are named, not embedded; a word processor without them takes others.
"""

from dataclasses import dataclass, replace
from typing import Literal

import docx
from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from planner.texts import Language

LATIN = "Times New Roman"
SMALL_PRINT = 12.0
"""Points up to which a style has a size of its own in a user's template."""

GREY = RGBColor(0x59, 0x59, 0x59)

Align = Literal["left", "centre", "right"]
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


@dataclass(frozen=True)
class Style:
    """A paragraph style.

    Attributes
    ----------
    east
        Font of Chinese characters.
    size
        Points; 0 takes the size of the style below.
    line
        Distance of lines in points if they are as high as that whatever they hold; 0 for single.
    before, after
        Space above and below, points.
    indent
        First line, in characters.
    hang
        Lines after the first, points.
    """

    east: str
    size: float
    bold: bool = False
    align: Align = "left"
    line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    indent: int = 0
    hang: float = 0.0
    grey: bool = False
    next: bool = False
    """Whether it stays on one page with what follows."""


@dataclass(frozen=True)
class Look:
    """Look of a document.

    Attributes
    ----------
    margins
        Top, bottom, left, right, mm.
    styles
        By the name that Word shows.
    cells
        Style of cells of tables; its size changes with the table.
    """

    locale: str
    margins: tuple[int, int, int, int]
    styles: dict[str, Style]
    cells: Style


def chinese_look() -> Look:
    """Look of Chinese official papers."""
    song, fang, hei, kai = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
    # Not justified: a figure that does not fit on a line would tear the characters apart.
    body = Style(fang, 16, line=28, indent=2)
    styles = {
        "Normal": Style(fang, 16),
        "Title": Style(song, 22, align="centre", before=90, after=12),
        "Subtitle": Style(kai, 16, align="centre", after=30),
        "Heading 1": Style(hei, 16, line=28, before=10, after=4, next=True),
        "Heading 2": Style(kai, 16, line=28, before=6, after=2, next=True),
        "Heading 3": Style(fang, 16, bold=True, line=28, next=True),
        "Caption": Style(hei, 12, align="centre", before=8, after=4, next=True),
        "TOC Heading": Style(hei, 18, align="centre", after=14),
        "toc 1": Style(hei, 14, line=24),
        "toc 2": Style(fang, 14, line=24),
        "Report Body": body,
        "Report Key": replace(body, bold=True),
        "Report Missing": replace(body, east=kai, grey=True),
        "Report Point": replace(body, indent=0, hang=24),
        "Report Picture": Style(fang, 16, align="centre", before=8, next=True),
        "Report Picture Caption": Style(hei, 12, align="centre", before=4, after=6),
        "Report Note": Style(fang, 10.5, before=3, after=10, grey=True),
        "Report Fact": Style(fang, 12, line=20),
        "Report Foot": Style("宋体", 14, align="centre"),
        "Report Draft": Style(hei, 12, align="right"),
    }
    return Look("zh-CN", (37, 35, 28, 26), styles, Style(fang, 10.5))


def english_look() -> Look:
    """Look of an English report in a serif face."""
    song = "宋体"
    body = Style(song, 11, line=15, after=5)
    styles = {
        "Normal": Style(song, 11),
        "Title": Style(song, 24, bold=True, align="centre", before=150, after=10),
        "Subtitle": Style(song, 14, align="centre", after=30),
        "Heading 1": Style(song, 16, bold=True, before=16, after=6, next=True),
        "Heading 2": Style(song, 13, bold=True, before=10, after=4, next=True),
        "Heading 3": Style(song, 11, bold=True, before=6, after=2, next=True),
        "Caption": Style(song, 10, bold=True, align="centre", before=8, after=4, next=True),
        "TOC Heading": Style(song, 16, bold=True, after=12),
        "toc 1": Style(song, 11, bold=True, before=4),
        "toc 2": Style(song, 11),
        "Report Body": body,
        "Report Key": replace(body, bold=True),
        "Report Missing": replace(body, grey=True),
        "Report Point": replace(body, hang=18, after=3),
        "Report Picture": Style(song, 11, align="centre", before=8, next=True),
        "Report Picture Caption": Style(song, 10, bold=True, align="centre", before=4, after=6),
        "Report Note": Style(song, 9, before=3, after=8, grey=True),
        "Report Fact": Style(song, 11, line=16),
        "Report Foot": Style(song, 10, align="centre"),
        "Report Draft": Style(song, 10, bold=True, align="right"),
    }
    return Look("en-GB", (25, 25, 25, 25), styles, Style(song, 9.5))


def look_of(language: Language) -> Look:
    """Look of the documents of a language."""
    return chinese_look() if language == "zh" else english_look()


def new_file(look: Look) -> File:
    """Empty Word file with all styles of a look."""
    file = docx.Document()
    _forget_themes(file)
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = map(Mm, look.margins)
    page.header_distance, page.footer_distance = Mm(15), Mm(look.margins[1] - 10)
    _speak(file)
    for name in look.styles:
        set_style(file, name, look.styles[name])
    return file


def style_of(file: File, name: str, look: Look) -> ParagraphStyle:
    """Style of a name: that of the file, which is a user's template perhaps, or else ours."""
    found = _style(file, name)
    if found is None and name == "Report Body":
        found = _style(file, "Body Text")
    return found if found is not None else set_style(file, name, look.styles[name], plain=False)


def cell_style(file: File, look: Look, size: float) -> ParagraphStyle:
    """Style of the cells of a table with letters of a size."""
    name, style = f"Report Cell {size:g}", replace(look.cells, size=size)
    found = _style(file, name)
    return found if found is not None else set_style(file, name, style, plain=False)


def _style(file: File, name: str) -> ParagraphStyle | None:
    for style in file.styles:
        if style.name == name and isinstance(style, ParagraphStyle):
            return style
    return None


def set_style(file: File, name: str, style: Style, plain: bool = True) -> ParagraphStyle:
    """Give a file a paragraph style, or change the one that it has.

    Parameters
    ----------
    plain
        Whether the style names its fonts and size itself; one that is not takes the fonts of the
        style ``Normal``, and its size unless it is for small print.
    """
    made = _style(file, name)
    if made is None:
        own = name.startswith("Report")
        added = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not own)
        assert isinstance(added, ParagraphStyle)
        made = added
        made.base_style = _style(file, "Normal")
        made.quick_style = own
    properties, letters = made.element.get_or_add_pPr(), made.element.get_or_add_rPr()
    for former in [*properties, *letters]:
        if former.tag != qn("w:outlineLvl"):  # what makes a heading one
            former.getparent().remove(former)
    font, form = made.font, made.paragraph_format
    if plain:
        name_fonts(made, style.east)
        font.color.rgb = RGBColor(0, 0, 0)
    if plain or style.size <= SMALL_PRINT:
        font.size = Pt(style.size)
    if style.grey:
        font.color.rgb = GREY
    font.bold = style.bold
    form.alignment = ALIGNMENTS[style.align]
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if style.line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(style.line)
    form.keep_with_next, form.widow_control = style.next, True
    form.first_line_indent = Pt(style.indent * style.size - style.hang)
    form.left_indent = Pt(style.hang)
    if style.indent:
        properties.ind.set(qn("w:firstLineChars"), str(100 * style.indent))
    return made


def name_fonts(style: ParagraphStyle, east: str) -> None:
    """Name the Latin and the Chinese font; a font of the theme would win over both."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script, font in {"ascii": LATIN, "hAnsi": LATIN, "cs": LATIN, "eastAsia": east}.items():
        fonts.set(qn(f"w:{script}"), font)


def _forget_themes(file: File) -> None:
    """Delete all fonts and colours that styles take from the theme."""
    for element in file.styles.element.iter(qn("w:rFonts"), qn("w:color")):
        for key in [key for key in element.attrib if "heme" in str(key)]:
            del element.attrib[key]


def _speak(file: File) -> None:
    """Tell the language of the words, for spelling and line breaks."""
    defaults = next(file.styles.element.iter(qn("w:rPrDefault"))).find(qn("w:rPr"))
    for former in defaults.findall(qn("w:lang")):
        defaults.remove(former)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")
    defaults.append(language)
