"""Templates: valid, equal in every format and language, and written only into empty folders."""

import csv
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.checks import check_appraisal, check_tables
from planner.economics import appraise
from planner.errors import WrongUseError
from planner.scenario import read_scenario
from planner.scenario.folder import READ_ME
from planner.schema import TABLES, tidy_flag
from planner.templates import TEMPLATES, write_template
from planner.texts import Language


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_template_is_valid_and_the_same_in_every_form(
    template: str, file_format: str, language: Language, tmp_path: Path
) -> None:
    written = write_template(tmp_path / "new", template, file_format, language)
    assert all(path.exists() for path in written)
    reading = read_scenario(tmp_path / "new")
    assert [fault.key for fault in reading.faults if fault.severity != "note"] == []
    assert check_tables(reading) == []
    assert check_appraisal(reading.scenario, appraise(reading.scenario)) == []
    packaged = read_scenario(Path("planner/library/templates") / template)
    for name in TABLES:
        assert reading.scenario.rows(name) == packaged.scenario.rows(name)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_project_fits_every_place_it_has(template: str) -> None:
    scenario = read_scenario(Path("planner/library/templates") / template).scenario
    land = {row.park: row.land_mu for row in scenario.rows("parks")}
    found = appraise(scenario)
    for candidate in found.candidates.values():
        for place in candidate.places:
            assert candidate.land_mu <= land[place.park], (candidate.project, place.park)


@pytest.mark.parametrize("template", TEMPLATES)
def test_variants_of_a_template_are_valid(template: str) -> None:
    folder = Path("planner/library/templates") / template
    names = sorted(path.stem for path in (folder / "variants").glob("*.toml"))
    assert names
    for name in names:
        reading = read_scenario(folder, [name])
        assert reading.faults == ()
        assert check_tables(reading) == []


@pytest.fixture(scope="module", params=["zh", "en"])
def workbook(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Language, Any]:
    """Language and workbook of a new prefecture."""
    folder = tmp_path_factory.mktemp("workbook") / "new"
    write_template(folder, "prefecture", "xlsx", request.param)
    return request.param, openpyxl.load_workbook(folder / "data.xlsx")


def rules(sheet: Any) -> dict[int, Any]:
    """Rule of the cells of a column by the number of the column."""
    return {
        cells.min_col: rule
        for rule in sheet.data_validations.dataValidation
        for cells in rule.sqref.ranges
    }


def listed(book: Any, source: str) -> list[str]:
    """Words in the cells that a rule points at."""
    name, span = source.rsplit("!", 1)
    sheet = book[name.strip("'")]
    return [cell.value for (cell,) in sheet[span.replace("$", "")]]


def test_workbook_has_every_table_between_its_guide_and_its_lists(
    workbook: tuple[Language, Any],
) -> None:
    language, book = workbook
    names = [spec.name_zh if language == "zh" else spec.name for spec in TABLES.values()]
    assert book.sheetnames[2:-1] == names
    others = {book.sheetnames[0], book.sheetnames[1], book.sheetnames[-1]}
    assert all(name.lower().startswith(READ_ME) for name in others)
    assert isinstance(book[names[list(TABLES).index("projects")]]["G2"].value, int | float)


def test_workbook_states_units_meanings_and_need(workbook: tuple[Language, Any]) -> None:
    language, book = workbook
    for spec in TABLES.values():
        sheet = book[spec.name_zh if language == "zh" else spec.name]
        for column, head in zip(spec.columns(), sheet[1], strict=True):
            assert head.value == (column.header_zh if language == "zh" else column.name)
            assert column.unit in head.value or language == "en"
            assert head.font.bold == column.required
            assert head.comment.text.strip()


def test_workbook_lists_words_and_codes_wherever_a_column_takes_them(
    workbook: tuple[Language, Any],
) -> None:
    language, book = workbook
    for spec in TABLES.values():
        sheet = book[spec.name_zh if language == "zh" else spec.name]
        found = rules(sheet)
        for number, column in enumerate(spec.columns(), start=1):
            wanted = bool(column.allowed or column.shape == "flag" or column.refers_to)
            assert (number in found) == wanted, f"{spec.name}.{column.name}"
            if not wanted:
                continue
            rule = found[number]
            assert rule.type == "list" and len(rule.formula1) < 255
            assert max(cells.max_row for cells in rule.sqref.ranges) >= 2000
            if column.refers_to:
                assert rule.formula1.startswith("OFFSET(")
            else:
                words = listed(book, rule.formula1)
                assert len(words) == (len(column.allowed) or 2)
                for word in words:
                    assert tidy_flag(word) in {True, False} or word in column.words


def test_codes_are_looked_up_in_the_column_that_they_refer_to(
    workbook: tuple[Language, Any],
) -> None:
    language, book = workbook
    for spec in TABLES.values():
        found = rules(book[spec.name_zh if language == "zh" else spec.name])
        for number, column in enumerate(spec.columns(), start=1):
            if "." not in column.refers_to or column.refers_to == "groups.group":
                continue
            span = re.search(r"COUNTA\((.*)\)\),1\)$", found[number].formula1)
            assert span
            table, name = column.refers_to.split(".")
            values = [row[name] for row in template_rows(table)]
            assert [value for value in listed(book, span[1]) if value] == values


def template_rows(table: str) -> list[dict[str, str]]:
    """Rows of the packaged prefecture."""
    path = Path("planner/library/templates/prefecture/data") / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_has_an_example_that_its_model_accepts(
    workbook: tuple[Language, Any],
) -> None:
    language, book = workbook
    shown: dict[str, dict[str, object]] = {}
    for sheet, header, *_, example in book.worksheets[1].iter_rows(min_row=2, values_only=True):
        if example is not None:
            shown.setdefault(sheet, {})[header] = example
    for spec in TABLES.values():
        cells = shown[spec.name_zh if language == "zh" else spec.name]
        row = {}
        for column in spec.columns():
            value = cells.get(column.header_zh if language == "zh" else column.name)
            if value is not None:
                row[column.name] = column.words.get(str(value), value)
        assert spec.row.model_validate(row)


@pytest.mark.parametrize("template", TEMPLATES)
def test_examples_stand_for_every_table_that_a_template_leaves_empty(template: str) -> None:
    examples = tomllib.loads(Path("planner/library/examples.toml").read_text(encoding="utf-8"))
    home = Path("planner/library/templates") / template / "data"
    assert {name for name in TABLES if not (home / f"{name}.csv").exists()} <= set(examples)


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_spreadsheet_program_fills_the_lists_and_its_file_runs(tmp_path: Path) -> None:
    write_template(tmp_path / "new", "prefecture", "xlsx", "zh")
    done = subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "saved"),
            tmp_path / "new" / "data.xlsx",
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    saved = openpyxl.load_workbook(tmp_path / "saved" / "data.xlsx", data_only=True)
    columns = zip(
        *saved.worksheets[-1].iter_rows(min_row=3, max_col=3, values_only=True), strict=True
    )
    areas, groups, supplies = ([word for word in column if word] for column in columns)
    counties = [row["county"] for row in template_rows("counties")]
    parks = [row["park"] for row in template_rows("parks")]
    assert groups == list(dict.fromkeys(row["group"] for row in template_rows("groups")))
    assert areas == [*counties, *groups, *parks]
    assert supplies == [*(row["resource"] for row in template_rows("resources")), "land"]
    shutil.copyfile(tmp_path / "saved" / "data.xlsx", tmp_path / "new" / "data.xlsx")
    reading = read_scenario(tmp_path / "new")
    assert [fault.key for fault in reading.faults if fault.severity != "note"] == []
    packaged = read_scenario(Path("planner/library/templates/prefecture")).scenario
    for name in TABLES:
        assert reading.scenario.rows(name) == packaged.rows(name)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious", encoding="utf-8")
    with pytest.raises(WrongUseError) as refused:
        write_template(tmp_path, "county", "csv", "zh")
    assert str(tmp_path) in refused.value.sentence("zh")
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "precious"
    with pytest.raises(WrongUseError):
        write_template(tmp_path / "mine.txt", "county", "csv", "en")


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(WrongUseError) as refused:
        write_template(tmp_path / "new", "county", "csv", "en")
    assert "Permission denied" in refused.value.sentence("en")
