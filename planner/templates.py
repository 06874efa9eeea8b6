"""Scenarios to start from: packaged examples, written as CSV folders or workbooks."""

import csv
import io
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

from planner.errors import WrongUseError
from planner.schema import TABLES, Column, TableSpec
from planner.texts import Language
from planner.workbooks import FLAGS_ZH, Grid, Row, header, word, write_workbook

TEMPLATES = ("county", "prefecture")


def write_template(
    folder: Path, template: str, file_format: str, language: Language
) -> tuple[Path, ...]:
    """Write a scenario that runs at once and name the files written.

    Parameters
    ----------
    folder
        New or empty folder.
    template
        ``county`` or ``prefecture``.
    file_format
        ``csv`` for a folder of text files, ``xlsx`` for one workbook with drop-down lists.
    language
        Language of headers, listed words and sheet names. Both are read either way.

    Raises
    ------
    WrongUseError
        The folder holds something already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUseError("folder_not_empty", folder=folder)
    with resources.as_file(resources.files("planner") / "library" / "templates" / template) as home:
        try:
            return tuple(_write(home, folder, file_format, language))
        except OSError as error:
            raise WrongUseError(
                "folder_not_writable", folder=folder, reason=error.strerror
            ) from error


def _write(home: Path, folder: Path, file_format: str, language: Language) -> Iterator[Path]:
    (folder / "variants").mkdir(parents=True, exist_ok=True)
    for name in ("scenario.toml", "README.md", *sorted(_variants(home))):
        shutil.copyfile(home / name, folder / name)
        yield folder / name
    grids = {
        spec: [
            [header(column, language) for column in spec.columns()],
            *_rows(home, spec, language),
        ]
        for spec in TABLES.values()
    }
    if file_format == "xlsx":
        yield write_workbook(folder / "data.xlsx", grids, _examples(language), language)
        return
    (folder / "data").mkdir(exist_ok=True)
    for spec, grid in grids.items():
        path = folder / "data" / f"{spec.name}.csv"
        # The mark at the start tells WPS and Excel that the file is UTF-8.
        path.write_text(_as_csv(grid), encoding="utf-8-sig", newline="")
        yield path


def _variants(home: Path) -> Iterator[str]:
    for path in (home / "variants").glob("*.toml"):
        yield f"variants/{path.name}"


def _rows(home: Path, spec: TableSpec, language: Language) -> Grid:
    """Rows of the packaged table in the order of the schema; none if it has no file."""
    path = home / "data" / f"{spec.name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(spec, row, language) for row in csv.DictReader(file)]


def _examples(language: Language) -> dict[str, Row]:
    """A row for every table that a template may leave empty."""
    words = (resources.files("planner") / "library" / "examples.toml").read_text(encoding="utf-8")
    return {
        name: _row(TABLES[name], cells, language) for name, cells in tomllib.loads(words).items()
    }


def _row(spec: TableSpec, cells: Mapping[str, str], language: Language) -> Row:
    """Cells in the order of the schema; blank if there are none."""
    return [_cell(column, cells.get(column.name) or "", language) for column in spec.columns()]


def _cell(column: Column, value: str, language: Language) -> str:
    if column.shape == "flag" and language == "zh":
        return FLAGS_ZH.get(value, value)
    return word(value, language) if column.allowed else value


def _as_csv(grid: Grid) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(grid)
    return lines.getvalue()
