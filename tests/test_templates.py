"""Templates: valid, equal in every format and language, and written only into empty folders."""

from pathlib import Path

import openpyxl
import pytest

from planner.checks import check_appraisal, check_tables
from planner.economics import appraise
from planner.errors import WrongUseError
from planner.scenario import read_scenario
from planner.schema import TABLES
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


def test_workbook_has_every_table_with_lists_and_units(tmp_path: Path) -> None:
    write_template(tmp_path / "new", "county", "xlsx", "zh")
    book = openpyxl.load_workbook(tmp_path / "new" / "data.xlsx")
    assert book.sheetnames == ["说明", *(spec.name_zh for spec in TABLES.values())]
    projects = book["项目"]
    assert "用地（亩）" in [cell.value for cell in projects[1]]
    lists = [rule.formula1 for rule in projects.data_validations.dataValidation]
    assert '"规划,在谈,签约"' in lists
    assert '"是,否"' in lists
    assert isinstance(projects["G2"].value, int | float)


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
