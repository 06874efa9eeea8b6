"""Reading: workbooks, encodings, headers, variants, and no traceback whatever stands in a file."""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.checks import check_tables
from planner.results import Table
from planner.scenario import Reading, read_scenario
from planner.scenario.cells import number_meant, read_cell
from planner.scenario.tables import read_row, sound_row
from planner.schema import TABLES

BASE = Path(__file__).parent / "faults" / "_base"


def keys(reading: Reading) -> list[str]:
    return [fault.key for fault in reading.faults]


def rows(reading: Reading) -> dict[str, tuple[Any, ...]]:
    return {name: reading.scenario.rows(name) for name in TABLES}


def lines(table: str) -> list[list[str]]:
    text = (BASE / "data" / f"{table}.csv").read_text(encoding="utf-8")
    return [line.split(",") for line in text.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "scenario"))


@pytest.fixture
def bare(folder: Path) -> Path:
    """Scenario folder without its tables, for a workbook."""
    shutil.rmtree(folder / "data")
    return folder


def write_workbook(
    path: Path, change: Callable[[Any], None] | None = None, *, decorated: bool = False
) -> None:
    """Base tables as a workbook; `decorated` as a bureau would lay it out."""
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["填表说明"])
    for name in (path.stem for path in sorted((BASE / "data").glob("*.csv"))):
        spec = TABLES[name]
        columns = {column.name: column for column in spec.columns()}
        grid = lines(name)
        if not decorated:
            sheet = book.create_sheet(name)
            for row in grid:
                sheet.append([cell or None for cell in row])
            continue
        sheet = book.create_sheet(spec.name_zh)
        sheet.append([f"{spec.name_zh}一览表（2024年）"])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(grid[0]))
        named = [columns[header] for header in grid[0]]
        sheet.append([column.label_zh for column in named])
        if any(column.unit for column in named):
            sheet.append([column.unit or "—" for column in named])
        for row in grid[1:]:
            sheet.append([full_width(cell) or None for cell in row])
        sheet.append([])
        sheet.append(["合　计", *(None for _ in grid[0][1:])])
    if change is not None:
        change(book)
    book.save(path)


def full_width(cell: str) -> str:
    """Numbers in full-width digits, the way a Chinese keyboard may type them."""
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    return cell.translate(wide) if cell.replace(".", "").isdigit() else cell


# --- workbooks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("decorated", [False, True])
def test_workbook_equals_csv(bare: Path, decorated: bool) -> None:
    write_workbook(bare / "data.xlsx", decorated=decorated)
    reading = read_scenario(bare)
    assert [fault for fault in reading.faults if fault.severity != "note"] == []
    assert rows(reading) == rows(read_scenario(BASE))
    assert ("total_row" in keys(reading)) == decorated


def test_workbook_faults_tell_sheet_and_cell(bare: Path) -> None:
    def change(book: Any) -> None:
        book["项目"]["G5"] = "1.2亿"
        book["园区"]["D4"] = None

    write_workbook(bare / "data.xlsx", change, decorated=True)
    told = [
        fault.sentence("zh") for fault in read_scenario(bare).faults if fault.severity == "error"
    ]
    assert told == [
        "data.xlsx 园区!D4 可用土地：必填，不能为空",
        "data.xlsx 项目!G5 固定资产投资 = '1.2亿'：不是数字；请只填数值（万元）；是否应为 12000？",
    ]


def test_formulas_that_were_never_calculated(bare: Path) -> None:
    def change(book: Any) -> None:
        book["projects"]["G2"] = "=2000*2"
        book["projects"]["G3"] = "=9000*2"

    write_workbook(bare / "data.xlsx", change)
    faults = [fault for fault in read_scenario(bare).faults if fault.severity == "error"]
    assert [fault.sentence("en") for fault in faults] == [
        "data.xlsx projects!G2: 2 formulas have no saved result; "
        "open the workbook in WPS or Excel, save it once, and try again"
    ]
    assert [fault.sentence("zh") for fault in faults] == [
        "data.xlsx projects!G2：有 2 个公式没有保存结果；请在 WPS 或 Excel 中打开并保存一次再运行"
    ]


def test_formula_with_an_empty_result_is_a_blank_cell(bare: Path) -> None:
    def change(book: Any) -> None:
        book["projects"]["H3"] = '=IF(1>2,1,"")'

    write_workbook(bare / "data.xlsx", change)
    # openpyxl saves no results, so put in the one that a spreadsheet program would.
    formula = re.compile(r'<c r="H3">(<f>IF\(1&gt;2,1,""\)</f>(?:<v ?/>|<v></v>))')
    with zipfile.ZipFile(bare / "data.xlsx") as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    with zipfile.ZipFile(bare / "data.xlsx", "w") as book:
        for name, part in parts.items():
            saved = formula.sub(r'<c r="H3" t="str">\1', part)
            book.writestr(name, saved)
    reading = read_scenario(bare)
    assert [fault for fault in reading.faults if fault.severity != "note"] == []
    assert rows(reading) == rows(read_scenario(BASE))


def test_failed_formulas_and_merged_rows(bare: Path) -> None:
    def change(book: Any) -> None:
        book["projects"]["G2"] = "#REF!"
        book["sites"].merge_cells("A2:A3")

    write_workbook(bare / "data.xlsx", change)
    reading = read_scenario(bare)
    told = [fault.sentence("zh") for fault in reading.faults if fault.severity == "error"]
    assert told == [
        "data.xlsx projects!G2 = '#REF!'：公式出错；请改正公式，或改填数值",
        "data.xlsx sites!A2:A3：单元格跨行合并；请取消合并并在每一行填写",
    ]
    assert check_tables(reading) == []  # nothing is said about what could not be read


def test_unknown_and_ignored_sheets(bare: Path) -> None:
    def change(book: Any) -> None:
        book.create_sheet("项目表").append(["a"])
        book.create_sheet("Sheet1")
        book.create_sheet("README 2").append(["for people"])

    write_workbook(bare / "data.xlsx", change)
    reading = read_scenario(bare)
    assert [fault.sentence("zh") for fault in reading.faults] == [
        "data.xlsx 说明：说明工作表，未读取",
        "data.xlsx 项目表：不是认识的表；请改成表名，"
        "只供人看的工作表请以“说明”开头；是否应为 项目？",
        "data.xlsx README 2：说明工作表，未读取",
    ]


def test_workbook_named_in_settings(bare: Path) -> None:
    write_workbook(bare / "tables.xlsx")
    with (bare / "scenario.toml").open("a", encoding="utf-8") as file:
        file.write('\n[files]\ndata = "tables.xlsx"\n')
    assert rows(read_scenario(bare)) == rows(read_scenario(BASE))


# --- text files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings(folder: Path, encoding: str) -> None:
    write_variant(folder, "v", 'title_zh = "变体"\n')
    for path in [*folder.glob("*.toml"), *folder.glob("*/*")]:
        path.write_text(path.read_text(encoding="utf-8"), encoding=encoding)
    reading = read_scenario(folder, ["v"])
    assert rows(reading) == rows(read_scenario(BASE))
    assert reading.scenario.settings.title_zh == "三县小例 · 变体"
    noted = {fault.file for fault in reading.faults if fault.key == "read_as_gb18030"}
    assert len(noted) == len(reading.faults)
    if encoding == "gb18030":  # plain English is the same in both
        assert {"scenario.toml", "variants/v.toml", "data/parks.csv"} <= noted
        assert "data/sites.csv" not in noted
    else:
        assert not noted


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(folder: Path, delimiter: str, newline: str) -> None:
    for path in (folder / "data").iterdir():
        text = path.read_text(encoding="utf-8").replace(",", delimiter).replace("\n", newline)
        path.write_bytes(text.encode())
    assert rows(read_scenario(folder)) == rows(read_scenario(BASE))


def test_chinese_headers_and_words_in_csv(folder: Path) -> None:
    path = folder / "data" / "projects.csv"
    header, *rest = path.read_text(encoding="utf-8").splitlines()
    columns = {column.name: column.header_zh for column in TABLES["projects"].columns()}
    written = ",".join(columns[name] for name in header.split(","))
    text = "\n".join([written.replace("（亩）", "(亩)"), *rest])
    for word, chinese in [("upgrade", "技改"), ("negotiating", "在谈"), ("signed", "签约")]:
        text = text.replace(word, chinese)
    path.rename(path.with_name("项目.csv")).write_text(text, encoding="utf-8")
    reading = read_scenario(folder)
    assert reading.faults == ()
    assert rows(reading) == rows(read_scenario(BASE))
    assert reading.scenario.tables["projects"].headers["land_mu"] == "用地(亩)"


def test_row_order_changes_nothing_but_the_order(folder: Path) -> None:
    for path in (folder / "data").iterdir():
        header, *rest = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([header, *reversed(rest)]), encoding="utf-8")
    reading = read_scenario(folder)
    assert reading.faults == ()
    for name, found in rows(reading).items():
        assert found == tuple(reversed(read_scenario(BASE).scenario.rows(name)))


def test_columns_in_any_order_blank_rows_and_header_only_tables(folder: Path) -> None:
    path = folder / "data" / "chains.csv"
    path.write_text(
        "value_wan,downstream,upstream\n\n300,glass,wood_bamboo\n,,\n", encoding="utf-8"
    )
    (folder / "data" / "hubs.csv").write_text(
        "hub,industry,county,strength_share\n", encoding="utf-8"
    )
    reading = read_scenario(folder)
    assert reading.faults == ()
    assert rows(reading) == rows(read_scenario(BASE))
    assert reading.scenario.tables["chains"].lines == (3,)


def test_lines_count_breaks_inside_quotes(folder: Path) -> None:
    path = folder / "data" / "fit.csv"
    text = 'county,industry,fit_share,note\n990001,tea,0.5,"two\nlines"\n990002,tea,x,\n'
    path.write_text(text, encoding="utf-8")
    assert [fault.row for fault in read_scenario(folder).faults] == [4]


def test_a_group_called_total_is_no_total(folder: Path) -> None:
    path = folder / "data" / "groups.csv"
    path.write_text(path.read_text(encoding="utf-8") + "total,990001\n", encoding="utf-8")
    reading = read_scenario(folder)
    assert reading.faults == ()
    assert reading.scenario.rows("groups")[-1].group == "total"


# --- settings and variants ------------------------------------------------------------------------


def write_variant(folder: Path, name: str, text: str) -> None:
    (folder / "variants").mkdir(exist_ok=True)
    (folder / "variants" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_variants_apply_in_order_each_once(folder: Path) -> None:
    change = (
        '[[change]]\ntable = "limits"\nwhere = {{ resource = "power" }}\ncolumn = "amount"\n{}\n'
    )
    write_variant(folder, "half", 'title_zh = "减半"\n' + change.format("scale = 0.5"))
    write_variant(folder, "less", 'extends = "half"\n' + change.format("add = -1"))
    write_variant(
        folder,
        "more",
        'extends = "half"\n[horizon]\nbenefit_years = 5\n' + change.format("scale = 10"),
    )
    reading = read_scenario(folder, ["less", "more"])
    assert reading.faults == ()
    power = next(row for row in reading.scenario.rows("limits") if row.resource == "power")
    assert power.amount == (5 * 0.5 - 1) * 10
    assert reading.scenario.variant == "less+more"
    assert reading.scenario.settings.horizon.benefit_years == 5
    assert reading.scenario.settings.horizon.period_years == (1, 1, 2)
    assert reading.scenario.settings.title_zh == "三县小例 · 减半"


def test_change_sets_words_blanks_and_codes_like_cells(folder: Path) -> None:
    change = '[[change]]\ntable = "projects"\nwhere = {{ {} }}\ncolumn = "{}"\nset = {}\n'
    text = change.format('stage = "在谈"', "stage", '"签约"')
    text += change.format('project = "P3"', "latest_period", '""')
    text += change.format('earliest_period = ""', "earliest_period", "2")
    write_variant(folder, "v", text)
    reading = read_scenario(folder, ["v"])
    assert reading.faults == ()
    by_code = {row.project: row for row in reading.scenario.rows("projects")}
    assert by_code["P2"].stage == "signed"
    assert by_code["P3"].latest_period is None
    assert [row.earliest_period for row in by_code.values()] == [1, 2, 2, 2]


def test_variant_adds_rows_before_it_changes_any(folder: Path) -> None:
    row = '[[row]]\ntable = "{}"\ncells = {{ {} }}\n'
    text = '[[change]]\ntable = "limits"\nwhere = { period = 2 }\ncolumn = "amount"\nscale = 3\n'
    text += row.format("limits", 'resource = "power", area = "990001", period = 2, amount = 7')
    text += row.format("evidence", 'county = "990001", factor = "政策", score_share = 0.5')
    write_variant(folder, "v", text)
    base, reading = read_scenario(folder), read_scenario(folder, ["v"])
    assert reading.faults == ()
    *kept, new = reading.scenario.rows("limits")
    assert kept == list(base.scenario.rows("limits"))
    assert (new.resource, new.area, new.period, new.amount) == ("power", "990001", 2, 21)
    assert reading.scenario.rows("evidence")[-1].factor == "policy"
    twice = row.format("evidence", 'county = "990001", factor = "policy", score_share = 1')
    write_variant(folder, "w", f'extends = "v"\n{twice}')
    told = [fault for fault in check_tables(read_scenario(folder, ["w"])) if fault.value]
    assert [(one.key, one.file) for one in told if one.key == "duplicate"] == [
        ("duplicate", "data + variants/v.toml + variants/w.toml")
    ]


def test_change_of_a_table_with_a_broken_row_is_no_second_fault(folder: Path) -> None:
    path = folder / "data" / "limits.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("all,,5", "all,,五"), encoding="utf-8")
    change = 'table = "limits"\nwhere = { resource = "power" }\ncolumn = "amount"\nscale = 2\n'
    write_variant(folder, "v", f"[[change]]\n{change}")
    assert keys(read_scenario(folder, ["v"])) == ["not_a_plain_number"]


def test_rule_broken_by_a_variant_is_told_for_the_variant(folder: Path) -> None:
    write_variant(folder, "v", "[layout]\nspecials_min = 4\n")
    faults = check_tables(read_scenario(folder, ["v"]))
    assert [fault.place("en") for fault in faults] == ["variants/v.toml row 2 layout.specials_min"]


# --- no traceback ---------------------------------------------------------------------------------


def test_folders_that_are_none(tmp_path: Path) -> None:
    assert keys(read_scenario(tmp_path / "nowhere")) == ["no_folder"]
    file = tmp_path / "file"
    file.touch()
    assert keys(read_scenario(file)) == ["not_a_folder"]
    assert keys(read_scenario(tmp_path)) == ["no_scenario_file"]


@pytest.mark.parametrize(
    ("error", "key"),
    [(PermissionError(13, "no"), "no_permission"), (OSError(5, "I/O"), "unreadable_file")],
)
def test_unreadable_file(
    folder: Path, error: OSError, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        if path.name == "parks.csv":
            raise error
        return whole(path)

    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", refuse)
    reading = read_scenario(folder)
    assert keys(reading) == [key]
    assert "data/parks.csv" in reading.faults[0].sentence("zh")
    assert check_tables(reading) == []


def assert_told(folder: Path) -> None:
    """Whatever is read, it ends in sentences."""
    reading = read_scenario(folder)
    for fault in [*reading.faults, *check_tables(reading)]:
        assert fault.sentence("zh")
        assert fault.sentence("en")


@given(
    table=st.sampled_from(sorted(path.stem for path in (BASE / "data").glob("*.csv"))),
    row=st.integers(0, 3),
    column=st.integers(0, 9),
    cell=st.text(st.characters(codec="utf-8"), max_size=12)
    | st.sampled_from(
        ["1e999", "nan", "1.2亿", "合计", "=1/0", "²", "١٢", "1" * 5000, "{x}", "%s"]
    ),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_text_in_a_cell_makes_a_traceback(
    folder: Path, table: str, row: int, column: int, cell: str
) -> None:
    grid = lines(table)
    at = grid[row % len(grid)]
    at[column % len(at)] = cell
    path = folder / "data" / f"{table}.csv"
    kept = path.read_bytes()
    path.write_text("\n".join(map(",".join, grid)), encoding="utf-8", newline="")
    try:
        assert_told(folder)
    finally:
        path.write_bytes(kept)


@given(content=st.binary(max_size=60), name=st.sampled_from(["scenario.toml", "data/parks.csv"]))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_file_makes_a_traceback(folder: Path, content: bytes, name: str) -> None:
    path = folder / name
    kept = path.read_bytes()
    path.write_bytes(content)
    try:
        assert_told(folder)
    finally:
        path.write_bytes(kept)


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "unit", "meant"),
    [
        ("1.2亿", "万元", "12000"),
        ("1.2亿元", "万元/年", "12000"),
        ("3.5万", "万元", "3.5"),
        ("3.5万", "人", "35000"),
        ("3.5万人", "人", "35000"),
        ("1,800万元", "万元", "1800"),
        ("5000元", "万元", "0.5"),
        ("约300", "亩", "300"),
        ("300亩左右", "亩", "300"),
        ("300以上", "亩", "300"),
        ("12%", "0–1", "0.12"),
        ("12%", "万元", ""),
        ("2公顷", "亩", ""),
        ("100-200", "亩", ""),
        ("很多", "亩", ""),
        ("1 200", "亩", "1200"),
        ("55,5", "亩", "55.5"),
        ("55,5万元", "万元", "55.5"),
        ("-0,25", "小数", "-0.25"),
        ("1,234,567.5元", "万元", "123.45675"),
        ("1,2345", "亩", ""),
        ("1234,567", "亩", ""),
        ("0,555", "0–1", "0.555"),
        ("5_5", "亩", ""),
    ],
)
def test_number_meant(word: str, unit: str, meant: str) -> None:
    assert number_meant(word, unit) == meant


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("1,234", 1234.0),
        ("-1,234,567.25", -1234567.25),
        ("１，２３４", 1234.0),
        ("+12,345", 12345.0),
        ("1e3", 1000.0),
        ("55,5", None),
        ("1,23", None),
        ("0,555", None),
        ("12,34,567", None),
        ("1,234,", None),
        (",123", None),
        ("5_5", None),
    ],
)
def test_commas_part_thousands_and_nothing_else(word: str, number: float | None) -> None:
    column = next(column for column in TABLES["projects"].columns() if column.name == "land_mu")
    signed = next(c for c in TABLES["projects"].columns() if c.name == "income_npv_wan")
    for each in [signed] if word.startswith("-") else [column, signed]:
        value, complaint = read_cell(TABLES["projects"].row, each, word)
        assert value == number
        assert (complaint is None) == (number is not None)


@pytest.mark.parametrize("name", sorted(path.stem for path in (BASE / "data").glob("*.csv")))
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_row_reads_the_same_as_a_whole_and_cell_by_cell(name: str, data: st.DataObject) -> None:
    """Sound as a whole exactly if no cell has a fault, and then with the same values."""
    spec, (header, *body) = TABLES[name], lines(name)
    columns = {column.name: column for column in spec.columns()}
    places = [(columns[word], at) for at, word in enumerate(header)]
    cells: list[object] = list(data.draw(st.sampled_from(body)))
    odd = st.sampled_from(
        ["", " ", "无", "1,5", "1,200", "85", "-1", "是", "新建", "ＡＢ", 3, 2.5, None]
    )
    for at in data.draw(st.sets(st.sampled_from(range(len(cells))), max_size=2)):
        cells[at] = data.draw(odd)
    values, faults = read_row(spec, places, Table(name, "", "", (), ()), 2, tuple(cells))
    whole = sound_row(spec, places, tuple(cells))
    assert (whole is None) == bool(faults)
    assert whole is None or whole == spec.row.model_validate(values)
