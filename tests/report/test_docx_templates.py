"""A user's own Word file as the frame: what is filled, what is kept, what is refused."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from planner.errors import WrongUseError
from planner.report.document.docx import write_docx
from planner.report.document.parts import Chapter, Column, Document, Paragraph, Section, Table

DAY = date(2026, 3, 5)
BROAD = tuple(Column(f"指标 {number}", "万元", "amount", 2) for number in range(26))
LYING = Table("lying", "宽表", BROAD, (tuple(1000.5 + one for one in range(26)),))
DOCUMENT = Document(
    "zh",
    "某州方案",
    "示例",
    (("价格年份", "2024"), ("校验码", "9f86")),
    (
        Chapter("summary", "摘要", (Paragraph("结论。"), Section("总量", (LYING,)))),
        Chapter("plan", "方案", (Paragraph("正文。"),)),
    ),
    draft="征求意见稿",
)


def template(folder: Path, *words: str, change: Callable[[File], object] | None = None) -> Path:
    """Word file with a paragraph for each of the words."""
    file = docx.Document()
    for said in words:
        file.add_paragraph(said)
    if change is not None:
        change(file)
    file.save(str(folder / "template.docx"))
    return folder / "template.docx"


def filled(frame: Path) -> File:
    out = frame.with_name("out.docx")
    write_docx(DOCUMENT, out, frame, DAY)
    return docx.Document(str(out))


def words(file: File) -> list[str]:
    return [one.text for one in file.paragraphs if one.text]


def refused(frame: Path) -> tuple[str, str]:
    """Key and Chinese sentence of the refusal; nothing is written."""
    out = frame.with_name("out.docx")
    with pytest.raises(WrongUseError) as caught:
        write_docx(DOCUMENT, out, frame, DAY)
    assert not out.exists()
    assert caught.value.sentence("en")
    return caught.value.key, caught.value.sentence("zh")


def test_placeholders_are_filled_and_chapters_stand_in_their_place(tmp_path: Path) -> None:
    head = ("某局文件", "题目：{{title}}（{{ subtitle }}）", "{{date}}", "{{facts}}", "{{draft}}")
    said = words(filled(template(tmp_path, *head, "{{report}}", "附：签章页")))
    assert said[:6] == [
        *("某局文件", "题目：某州方案（示例）", "2026年3月5日"),
        *("价格年份：2024", "校验码：9f86", "征求意见稿"),
    ]
    assert said[-1] == "附：签章页"
    assert said.index("摘要") < said.index("结论。") < said.index("一、方案") < len(said) - 1
    assert not any("{{" in one for one in said)


def test_without_a_place_the_chapters_go_to_the_end_and_bring_the_title(tmp_path: Path) -> None:
    said = words(filled(template(tmp_path, "某局文件")))
    assert said[:3] == ["某局文件", "某州方案", "示例"]
    assert said[-2:] == ["一、方案", "正文。"]


def test_a_placeholder_in_pieces_keeps_the_letters_of_its_beginning(tmp_path: Path) -> None:
    def pieces(file: File) -> None:
        paragraph = file.add_paragraph("关于")
        for piece in ("{", "{ti", "tle}"):
            paragraph.add_run(piece).bold = True
        paragraph.add_run("}的报告")

    file = filled(template(tmp_path, change=pieces))
    (line,) = (one for one in file.paragraphs if one.text == "关于某州方案的报告")
    assert [run.text for run in line.runs if run.bold and run.text] == ["某州方案"]


def test_tables_heads_and_feet_are_filled_too(tmp_path: Path) -> None:
    def around(file: File) -> None:
        file.add_table(1, 1).cell(0, 0).text = "{{facts}}"
        file.sections[0].header.paragraphs[0].text = "{{title}}"
        file.sections[0].footer.paragraphs[0].text = "印于{{date}}"

    file = filled(template(tmp_path, "{{title}}", change=around))
    assert file.tables[0].cell(0, 0).text == "价格年份：2024\n校验码：9f86"
    for section in file.sections:
        assert section.header.paragraphs[0].text == "某州方案"
        assert section.footer.paragraphs[0].text == "印于2026年3月5日"


def test_styles_and_page_of_the_template_are_kept(tmp_path: Path) -> None:
    def ours(file: File) -> None:
        file.styles["Heading 1"].font.size = Pt(31)  # type: ignore[attr-defined]
        page = file.sections[0]
        page.page_width, page.page_height, page.left_margin = Mm(182), Mm(257), Mm(21)

    file = filled(template(tmp_path, "{{title}}", "{{report}}", "完", change=ours))
    assert file.styles["Heading 1"].font.size == Pt(31)  # type: ignore[attr-defined]
    upright = [one for one in file.sections if one.orientation == WD_ORIENT.PORTRAIT]
    lying = [one for one in file.sections if one.orientation == WD_ORIENT.LANDSCAPE]
    assert upright and lying
    for section in upright:
        assert (round(section.page_width.mm), round(section.left_margin.mm)) == (182, 21)  # type: ignore[union-attr]
    for section in lying:
        assert (round(section.page_width.mm), round(section.top_margin.mm)) == (257, 21)  # type: ignore[union-attr]
    (body,) = (one for one in file.paragraphs if one.text == "正文。")
    assert body.style is not None and body.style.name == "Body Text"


def test_the_place_may_end_a_section_of_the_template(tmp_path: Path) -> None:
    def two(file: File) -> None:
        file.add_paragraph("{{report}}")
        file.add_section()
        file.sections[-1].page_width = Mm(400)
        file.add_paragraph("附图")

    file = filled(template(tmp_path, change=two))
    assert words(file)[-1] == "附图" and "正文。" in words(file)
    assert round(file.sections[-1].page_width.mm) == 400  # type: ignore[union-attr]
    assert all(round(one.page_width.mm) < 400 for one in list(file.sections)[:-1])  # type: ignore[union-attr]


def test_contents_of_the_template_are_the_only_ones(tmp_path: Path) -> None:
    def listed(file: File) -> None:
        run = file.add_paragraph().add_run()
        code = docx.oxml.OxmlElement("w:instrText")
        code.text = r' TOC \o "1-2" '
        run._r.append(code)

    assert "目录" in words(filled(template(tmp_path, "{{title}}")))
    assert "目录" not in words(filled(template(tmp_path, "{{title}}", change=listed)))


def test_a_document_without_facts_leaves_no_blank_placeholder(tmp_path: Path) -> None:
    frame, out = template(tmp_path, "{{facts}}", "{{report}}"), tmp_path / "out.docx"
    bare = Document("en", "T", "", (), DOCUMENT.chapters)
    write_docx(bare, out, frame, DAY)
    assert "{{" not in "".join(words(docx.Document(str(out))))


@pytest.mark.parametrize(
    ("said", "key", "told"),
    [
        (["{{titel}}"], "template_field_near", "{{title}}"),
        (["{{ run.id }}"], "template_field", "{{ run.id }}"),
        (["{{title"], "template_field_open", "{{title"),
        (["title}}"], "template_field_open", "title}}"),
        (["{{report}}", "{{report}}"], "template_places", "2"),
        (["见 {{report}}"], "template_place", "见 {{report}}"),
    ],
    ids=["near", "unknown", "not closed", "not opened", "twice", "not alone"],
)
def test_wrong_placeholders_are_refused(
    tmp_path: Path, said: list[str], key: str, told: str
) -> None:
    found, sentence = refused(template(tmp_path, *said))
    assert found == key
    assert told.replace("{{ run.id }}", "{{run.id}}") in sentence
    assert "template.docx" in sentence


def test_the_chapters_cannot_go_into_a_table_or_a_head(tmp_path: Path) -> None:
    def in_table(file: File) -> None:
        file.add_table(1, 1).cell(0, 0).text = "{{report}}"

    def in_head(file: File) -> None:
        file.sections[0].header.paragraphs[0].text = "{{report}}"

    assert refused(template(tmp_path, change=in_table))[0] == "template_place"
    assert refused(template(tmp_path, change=in_head))[0] == "template_place"


def test_a_template_without_headings_is_refused(tmp_path: Path) -> None:
    def bare(file: File) -> None:
        element = file.styles["Heading 2"].element
        element.getparent().remove(element)

    key, sentence = refused(template(tmp_path, "{{report}}", change=bare))
    assert key == "template_style" and "Heading 2" in sentence and "Heading 1" not in sentence


def broken(folder: Path) -> dict[str, bytes]:
    """Files that are no Word files, by what is wrong with them."""
    whole = template(folder, "{{report}}").read_bytes()
    with (
        zipfile.ZipFile(folder / "torn.docx", "w") as torn,
        zipfile.ZipFile(folder / "template.docx") as parcel,
    ):
        for name in parcel.namelist():
            half = name == "word/document.xml"
            torn.writestr(name, b"<w:document" if half else parcel.read(name))
    with zipfile.ZipFile(folder / "other.docx", "w") as other:
        other.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    middle = len(whole) // 2
    return {
        "empty": b"",
        "words": "某局文件".encode(),
        "old format or password": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
        "cut off": whole[:middle],
        "damaged": whole[: middle - 3000] + b"\xff" * 6000 + whole[middle + 3000 :],
        "torn": (folder / "torn.docx").read_bytes(),
        "another kind of document": (folder / "other.docx").read_bytes(),
    }


def test_files_that_are_no_word_files_are_refused(tmp_path: Path) -> None:
    frame = tmp_path / "frame.docx"
    for name, content in broken(tmp_path).items():
        frame.write_bytes(content)
        key, sentence = refused(frame)
        assert key == "template_not_word", name
        assert "frame.docx" in sentence


def test_a_template_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.docx")[0] == "template_missing"
    assert refused(tmp_path)[0] == "template_missing"


def test_what_stands_beside_a_placeholder_stays(tmp_path: Path) -> None:
    def beside(file: File) -> None:
        run = file.add_paragraph().add_run("封面：{{title}}")
        run.add_break(WD_BREAK.PAGE)
        run.add_text("次页")

    file = filled(template(tmp_path, change=beside))
    (line,) = (one for one in file.paragraphs if one.text.startswith("封面"))
    assert "某州方案" in line.text and line.text.endswith("次页")
    assert line._p.xpath(".//w:br[@w:type='page']")
