"""The workbook: every figure as it was, every word a word, every sheet ready to print."""

import math
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.report.document.numbering import Numbers
from planner.report.document.parts import Chapter, Column, Document, Paragraph, Table
from planner.report.document.xlsx import write_xlsx
from planner.report.document.xlsx.charts import columns_charted
from planner.report.document.xlsx.names import LONGEST, sheet_name
from tests.report.panels import FORMULA, MANY, panel

DAY = date(2026, 3, 5)
HEAD = 3
"""Line of the header."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xlsx") / "zh.xlsx"
    write_xlsx(panel("zh"), path, DAY)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def sheet_of(book: Workbook, table: Table) -> Worksheet:
    caption = Numbers(panel("zh")).table(table)
    return book[caption]


def test_every_cell_comes_back_as_it_was(book: Workbook) -> None:
    for _, table in panel("zh").tables():
        sheet, wide = sheet_of(book, table), len(table.columns)
        for number, row in enumerate(table.rows, HEAD + 1):
            read = [sheet.cell(number, place).value for place in range(1, wide + 1)]
            for found, cell in zip(read, row, strict=True):
                # Sixteen digits are stored, one more than Excel computes with.
                same = pytest.approx(cell, rel=1e-15) if isinstance(cell, float) else cell
                assert found == (None if unknown(cell) else same)
        assert sheet.cell(HEAD + len(table.rows) + 1, 1).value is None, "nothing more"


def unknown(cell: object) -> bool:
    return isinstance(cell, float) and math.isnan(cell)


def test_words_that_look_like_formulas_are_words(book: Workbook) -> None:
    sheet = book["表 1-1 分县账"]
    cell = sheet.cell(HEAD + 3, 1)
    assert (cell.value, cell.data_type) == (FORMULA, "s")


@pytest.mark.parametrize(
    "said", ["=1+1", "+1", "-1", "@SUM(A1)", "http://a.b", "007", "=HYPERLINK()"]
)
def test_no_cell_becomes_a_formula_a_link_or_a_number(tmp_path: Path, said: str) -> None:
    columns = (Column(said), Column("x", said, "amount"))
    table = Table("odd", said, columns, ((said, said),), note=said)
    chapter = Chapter("summary", said, (table,))
    document = Document("en", said, said, ((said, said),), (chapter,), draft=said)
    write_xlsx(document, tmp_path / "a.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f"
                if cell.value == said:
                    assert cell.data_type == "s"
                    assert cell.hyperlink is None


def test_figures_are_shown_by_their_columns(book: Workbook) -> None:
    sheet = book["表 1-1 分县账"]
    heads = [cell.value for cell in sheet[HEAD]]
    assert heads == ["县", "收入（万元）", "税收（万元）", "岗位", "占比", "始于"]
    shown = [cell.number_format for cell in sheet[HEAD + 1]]
    assert shown == ["@", "#,##0.0", "#,##0", "#,##0", "0.0 %", "0"]
    assert sheet.cell(HEAD + 2, 2).number_format == "#,##0.0", "what is unknown can be filled in"
    assert [sheet.cell(HEAD + 4, place).font.b for place in (1, 2)] == [True, True]


def test_sheets_are_ready_to_print_and_to_filter(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.freeze_panes in {"B4", "A4"}
    ledger = book["表 1-1 分县账"]
    assert ledger.auto_filter.ref == "A3:F6", "the total is not filtered"
    assert ledger.page_setup.orientation == "portrait" and ledger.page_setup.fitToHeight in {
        None,
        1,
    }
    many = book["表 1-2 项目清单"]
    assert many.auto_filter.ref == f"A3:C{HEAD + MANY}"
    assert many.page_setup.orientation == "landscape" and many.page_setup.fitToHeight == 0
    broad = book["表 2-1 适配得分"]
    assert broad.page_setup.fitToWidth == 2 and broad.print_title_cols == "$A:$A"
    empty = book["表 2-2 突破规则的县"]
    assert empty.auto_filter.ref is None
    assert "没有内容" in str(empty.cell(HEAD + 2, 1).value)


def test_the_first_sheet_links_to_all_others(book: Workbook) -> None:
    first = book.worksheets[0]
    assert first.title == "目录"
    assert links(first) == [f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]]
    said = [cell.value for line in first.iter_rows() for cell in line if cell.value is not None]
    assert said[:2] == ["某州产业布局方案", "示例"]
    assert {"征求意见稿", "价格年份", "2024", MANY} <= set(said)
    assert all(links(sheet) == ["'目录'!A1"] for sheet in book.worksheets[1:])


def links(sheet: Worksheet) -> list[str | None]:
    """Where the cells of a sheet lead, in their order."""
    cells = [cell for line in sheet.iter_rows() for cell in line]
    return [cell.hyperlink.location for cell in cells if cell.hyperlink]


def test_notes_stand_below(book: Workbook) -> None:
    assert book["表 1-1 分县账"].cell(HEAD + 4 + 2, 1).value == "等级 C。"


def test_tables_behind_figures_have_a_chart_of_their_cells(book: Workbook) -> None:
    charts = {sheet.title: sheet._charts for sheet in book.worksheets}
    (chart,) = charts.pop("表 1-1 分县账")
    assert not any(charts.values())
    places = [one.val.numRef.f for one in chart.series]
    assert places == ["'表 1-1 分县账'!$B$4:$B$6", "'表 1-1 分县账'!$C$4:$C$6"]


AMOUNT = Column("a", "wan", "amount")


@pytest.mark.parametrize(
    ("columns", "rows", "shown"),
    [
        ((Column("n"), AMOUNT), (("x", 1.0), ("y", 2.0)), (1,)),
        ((Column("n", kind="year"), AMOUNT), ((2026, 1.0), (2027, 2.0)), (1,)),
        ((Column("n"), AMOUNT), (("x", 1.0),), ()),
        ((Column("n"), AMOUNT), (("x", 1.0), ("x", 2.0)), ()),
        ((Column("n"), AMOUNT), (("x", None), ("y", None)), ()),
        ((Column("n"), Column("m")), (("x", "a"), ("y", "b")), ()),
        ((AMOUNT, AMOUNT), ((1.0, 1.0), (2.0, 2.0)), ()),
        ((Column("n"), AMOUNT, Column("s", kind="share"), AMOUNT), (("x", 1, 0.1, 2),) * 1, ()),
        (
            (Column("n"), AMOUNT, Column("s", "wan", kind="share"), AMOUNT),
            (("x", 1, 0.1, 2), ("y", 1, 0.1, 2)),
            (1, 3),
        ),
    ],
)
def test_a_chart_needs_names_that_differ_and_figures(
    columns: tuple[Column, ...],
    rows: tuple[tuple[str | int | float | None, ...], ...],
    shown: object,
) -> None:
    assert columns_charted(Table("t", "t", columns, rows)) == shown


def test_names_of_sheets_are_those_that_excel_takes() -> None:
    taken = {"history"}
    assert sheet_name("表 1-1 县/园区 [a]:*?\\", taken) == "表 1-1 县 园区  a"
    assert sheet_name("History", taken) == "History 2"
    assert sheet_name("'", taken) == "-"
    long = "很长的标题" * 10
    first = sheet_name(long, taken)
    assert first == long[:LONGEST]
    second = sheet_name(long, {first.casefold()})
    assert second == long[: LONGEST - 2] + " 2"
    assert len(sheet_name("𠀀" * 40, taken)) == 15, "two for each beyond the basic plane"


def test_the_workbook_has_a_title_and_no_author(book: Workbook) -> None:
    assert book.properties.title == "某州产业布局方案"
    assert not book.properties.creator
    assert book.properties.created.date() == DAY


def test_the_same_document_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_xlsx(panel("zh"), tmp_path / "again.xlsx", DAY)
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_a_document_without_tables_is_a_workbook_all_the_same(tmp_path: Path) -> None:
    chapter = Chapter("summary", "Summary", (Paragraph("Nothing."),))
    write_xlsx(Document("en", "T", "", (), (chapter,)), tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["Contents"]


def test_signs_that_no_cell_can_hold_are_told(tmp_path: Path) -> None:
    table = Table("t", "T", (Column("a"),), (("x" * 40_000,), ("a\x0bb",)))
    write_xlsx(Document("en", "T", "", (), (Chapter("s", "S", (table,)),)), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
    assert str(sheet.cell(HEAD + 1, 1).value).endswith("x…")
    assert "b" in str(sheet.cell(HEAD + 2, 1).value)
