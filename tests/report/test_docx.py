"""The Word file: look of official papers, three-line tables, pages that turn, same bytes."""

import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from planner.report.document.docx import write_docx
from planner.report.document.docx.flow import LEFT_OUT
from planner.report.document.numbering import Numbers
from planner.report.document.parts import Chapter, Column, Document
from planner.report.document.parts import Paragraph as Words
from planner.report.document.parts import Table as Part
from tests.report.panels import BROAD, panel

DAY = date(2026, 3, 5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docx")
    write_docx(panel("zh"), folder / "zh.docx", day=DAY)
    write_docx(panel("en", draft=""), folder / "en.docx", day=DAY)
    return folder


@pytest.fixture(scope="module")
def zh(folder: Path) -> File:
    return docx.Document(str(folder / "zh.docx"))


@pytest.fixture(scope="module")
def en(folder: Path) -> File:
    return docx.Document(str(folder / "en.docx"))


def said(file: File, style: str) -> list[str]:
    return [
        one.text for one in file.paragraphs if one.style is not None and one.style.name == style
    ]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def under(file: File, caption: str) -> Table:
    """The table right below a caption."""
    for paragraph in file.paragraphs:
        if paragraph.text == caption:
            return Table(paragraph._p.getnext(), file)  # type: ignore[arg-type]
    raise AssertionError(caption)


def east_font(style: ParagraphStyle | None) -> str | None:
    """Chinese font of a style, its own or that of the styles below it."""
    while style is not None:
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None and fonts.get(qn("w:eastAsia")):
            return str(fonts.get(qn("w:eastAsia")))
        style = style.base_style  # type: ignore[assignment]
    return None


def test_headings_are_numbered_and_in_order(zh: File, en: File) -> None:
    assert said(zh, "Heading 1") == ["摘要", "一、推荐方案", "二、适配", "附件一 来源"]
    assert said(zh, "Heading 2") == ["（一）总量", "（二）项目"]
    assert said(zh, "Heading 3") == ["细目"]
    assert said(en, "Heading 1") == ["Summary", "1 The plan", "2 Fit", "Annex 1 Sources"]
    assert said(en, "Heading 2") == ["1.1 Totals", "1.2 Projects"]


def test_paper_and_margins_are_those_of_official_papers(zh: File) -> None:
    for section in zh.sections:
        if section.orientation == WD_ORIENT.PORTRAIT:
            assert paper(section) == [210, 297, 37, 35, 28, 26]


def paper(section: Section) -> list[int]:
    """Width, height, and margins at top, bottom, left and right in mm."""
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    more = (section.left_margin, section.right_margin)
    return [round(side.mm) for side in sides + more if side is not None]


def test_broad_tables_turn_the_paper_and_its_margins(zh: File) -> None:
    lying = [one for one in zh.sections if one.orientation == WD_ORIENT.LANDSCAPE]
    assert lying
    for section in lying:  # the edge that is bound is the upper one now
        assert paper(section) == [297, 210, 28, 26, 35, 37]
    assert zh.sections[-1].orientation == WD_ORIENT.PORTRAIT


def test_every_run_has_a_chinese_font_and_none_of_the_theme(folder: Path, zh: File) -> None:
    parts = [zh, zh.sections[-1].footer, zh.sections[-1].header]
    everything = [paragraph for part in parts for paragraph in part.paragraphs]
    for table in zh.tables:
        for cell in table._tbl.iter(qn("w:p")):
            everything.append(Paragraph(cell, zh))
    fonts = {east_font(one.style) for one in everything if one.text}  # type: ignore[arg-type]
    assert fonts == {"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"}
    with zipfile.ZipFile(folder / "zh.docx") as parcel:
        assert b"Theme=" not in parcel.read("word/styles.xml")
        assert b"Theme=" not in parcel.read("word/document.xml")


def test_sizes_are_those_of_official_papers(zh: File) -> None:
    body = zh.styles["Report Body"]
    assert isinstance(body, ParagraphStyle)
    assert body.font.size is not None and body.font.size.pt == 16
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert zh.styles["Title"].font.size.pt == 22  # type: ignore[attr-defined]


def test_tables_have_three_lines_a_repeated_header_and_whole_rows(zh: File) -> None:
    table = under(zh, "表 1-1 分县账")
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    assert [(one.tag, one.get(qn("w:sz"))) for one in borders] == [
        (qn("w:top"), "12"),
        (qn("w:bottom"), "12"),
    ]
    head, *rows = table._tbl.tr_lst
    assert head.xpath("./w:trPr/w:tblHeader") and head.xpath(".//w:tcBorders/w:bottom")
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in [head, *rows])
    assert not any(row.xpath("./w:trPr/w:tblHeader") for row in rows)
    assert rows[-1].xpath(".//w:b") and not rows[0].xpath(".//w:b")


def test_figures_are_printed_by_their_columns_and_stand_right(zh: File) -> None:
    table = under(zh, "表 1-1 分县账")
    head, first, second, third, total = grid(table)
    assert head == ["县", "收入\n（万元）", "税收\n（万元）", "岗位", "占比", "始于"]
    assert first == ["凯里市", "1,234.6", "0", "1,200", "12.3\u00a0%", "2026"]
    assert second == ["黄平县", "–", "250", "0", "–", "–"]
    assert third == ["=1+1", "–", "1,000,000,000", "7", "100.0\u00a0%", "2031"]
    assert total[0] == "合计"
    sides = [cell.xpath("string(./w:p/w:pPr/w:jc/@w:val)") for cell in table._tbl.tr_lst[1].tc_lst]
    assert sides == ["", *["right"] * 5]


def test_a_long_table_shows_its_first_rows_and_tells_of_the_others(zh: File) -> None:
    assert [row[0] for row in grid(under(zh, "表 1-2 项目清单"))] == [
        *("项目", "P000", "P001", "P002", "P003", "P004")
    ]
    assert any("300" in note and "5" in note for note in said(zh, "Report Note"))


def test_shown_rows_keep_the_total(tmp_path: Path) -> None:
    rows = (*((f"C{n}", n) for n in range(9)), ("sum", 36))
    columns = (Column("county"), Column("jobs", "", "count"))
    table = Part("jobs", "Jobs", columns, rows, shown=2, total=True)
    write_docx(one_chapter(table), tmp_path / "a.docx")
    shown = grid(under(docx.Document(str(tmp_path / "a.docx")), "Table 0-1 Jobs"))
    assert shown[1:] == [["C0", "0"], ["C1", "1"], ["sum", "36"]]


def one_chapter(*blocks: Part | Words) -> Document:
    return Document("en", "T", "", (), (Chapter("summary", "Summary", blocks),))


def test_columns_that_are_too_many_stand_in_parts_that_all_have_the_first(zh: File) -> None:
    captions = [one for one in said(zh, "Caption") if "适配得分" in one]
    assert len(captions) > 1 and all(one.endswith("（续）") for one in captions[1:])
    parts = [grid(under(zh, one)) for one in dict.fromkeys(captions)]
    assert all([row[0] for row in part] == ["县", "凯里市", "黄平县"] for part in parts)
    if len(parts) == len(captions):
        heads = [head for part in parts for head in part[0][1:]]
        assert heads == [f"产业 {n}" for n in range(1, BROAD)]


def test_no_table_is_broader_than_its_page(zh: File, en: File) -> None:
    for file in (zh, en):
        rooms = [section._sectPr for section in file.sections]
        room = [
            (s.page_width or 0) - (s.left_margin or 0) - (s.right_margin or 0)
            for s in file.sections
        ]
        place = 0
        for element in file.element.body:
            if element.tag == qn("w:tbl"):
                width = sum(int(c.get(qn("w:w"))) for c in element.iter(qn("w:gridCol"))) * 635
                assert width <= room[place] + Mm(0.5)
            place += len(element.findall(f"{qn('w:pPr')}/{qn('w:sectPr')}"))
        assert place == len(rooms) - 1


def test_a_table_without_rows_says_so(zh: File) -> None:
    assert grid(under(zh, "表 2-2 突破规则的县")) == [["县", "数量"]]
    assert any("没有内容" in note for note in said(zh, "Report Note"))


def test_figures_have_captions_below_and_words_for_the_blind(zh: File) -> None:
    assert said(zh, "Report Picture Caption") == ["图 1-1 收入", "图 2-1 矩阵"]
    assert [one._inline.docPr.get("descr") for one in zh.inline_shapes] == ["两县收入", "布局"]
    assert "数据见表 1-1。" in said(zh, "Report Note")
    assert "示意。" in said(zh, "Report Note")
    small, large = zh.inline_shapes
    assert abs(small.width - Mm(127)) < Mm(0.5), "as large as it was drawn"
    assert large.width <= Mm(297 - 37 - 35 + 0.1)
    assert abs(large.width / large.height - 16 / 6) < 0.01


def test_contents_list_the_headings_with_links_and_page_fields(zh: File) -> None:
    lines = [one for one in zh.paragraphs if (one.style.name or "").startswith("toc")]  # type: ignore[union-attr]
    assert [one.text.strip() for one in lines] == [
        *("摘要", "一、推荐方案", "（一）总量", "（二）项目", "二、适配", "附件一 来源")
    ]
    marks = {mark.get(qn("w:name")) for mark in zh.element.iter(qn("w:bookmarkStart"))}
    for line in lines:
        (link,) = line._p.findall(qn("w:hyperlink"))
        assert link.get(qn("w:anchor")) in marks
        assert f"PAGEREF {link.get(qn('w:anchor'))}" in "".join(link.itertext())
    assert zh.settings.element.find(qn("w:updateFields")) is not None


def test_the_draft_mark_is_on_cover_and_heads_or_nowhere(zh: File, en: File) -> None:
    assert said(zh, "Report Draft") == ["征求意见稿"]
    cover, *others = [section._sectPr for section in zh.sections]
    assert not references(cover, "header") and not references(cover, "footer")
    assert all(references(one, "header") and references(one, "footer") for one in others)
    assert [one.text for one in zh.sections[-1].header.paragraphs] == ["征求意见稿"]
    assert "PAGE" in "".join(zh.sections[-1].footer._element.itertext())
    assert not said(en, "Report Draft")
    (head,) = en.sections[-1].header.paragraphs
    assert not head.text


def references(section: BaseOxmlElement, kind: str) -> list[BaseOxmlElement]:
    return section.findall(qn(f"w:{kind}Reference"))


def test_looks_grades_and_points(zh: File, en: File) -> None:
    assert said(zh, "Report Key") == ["结论。（依据等级：C）"]
    assert said(en, "Report Key") == ["结论。 (evidence: grade C)"]
    assert said(zh, "Report Missing") == ["缺少敏感性研究。"]
    assert said(zh, "Report Point") == ["1.\t甲", "2.\t乙", "•\t丙"]
    assert f"不可{LEFT_OUT}见的字符" in said(zh, "Report Body")


def test_the_cover_tells_the_facts_and_the_file_its_title(zh: File) -> None:
    assert grid(zh.tables[0]) == [["价格年份", "2024"], ["校验码", "9f86d081"]]
    core = zh.core_properties
    assert (core.title, core.language, core.author) == ("某州产业布局方案", "zh-CN", "")
    assert core.created is not None and core.created.date() == DAY


def test_the_same_document_gives_the_same_bytes(folder: Path) -> None:
    write_docx(panel("zh"), folder / "again.docx", day=DAY)
    assert (folder / "again.docx").read_bytes() == (folder / "zh.docx").read_bytes()


def test_a_document_that_ends_on_a_lying_page_has_no_blank_one(tmp_path: Path) -> None:
    broad = next(table for _, table in panel("en").tables() if table.key == "broad")
    write_docx(one_chapter(broad), tmp_path / "a.docx")
    sections = docx.Document(str(tmp_path / "a.docx")).sections
    assert sections[-1].orientation == WD_ORIENT.LANDSCAPE


def test_captions_agree_with_the_numbers_of_all_formats(zh: File) -> None:
    document = panel("zh")
    numbers = Numbers(document)
    captions = [numbers.table(table) for _, table in document.tables()]
    printed = [one for one in said(zh, "Caption") if not one.endswith("（续）")]
    assert printed == captions


def test_a_header_row_is_kept_with_the_row_below(tmp_path: Path) -> None:
    """LibreOffice lost all rows of a table of which only the header fitted on a page."""
    write_docx(panel("zh"), tmp_path / "word.docx")
    kept = "w:tc/w:p/w:pPr/w:keepNext"
    tables = [
        t
        for t in docx.Document(str(tmp_path / "word.docx")).tables
        if t._tbl.xpath(".//w:tblHeader")
    ]
    assert tables
    for table in tables:
        first, *others = table._tbl.tr_lst
        assert len(first.xpath(kept)) == len(first.tc_lst)
        assert not any(row.xpath(kept) for row in others)
