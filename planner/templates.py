"""Scenarios to start from: packaged examples, written as CSV folders or workbooks."""

import csv
import io
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from planner.errors import WrongUseError
from planner.schema import TABLES, WORDS_ZH, Column, TableSpec
from planner.texts import Language, text

TEMPLATES = ("county", "prefecture")

Grid = list[list[str]]

FLAGS_ZH = {"true": "是", "false": "否"}

ROWS_WITH_LISTS = 2000
"""Rows of a sheet that get drop-down lists."""


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
        spec: [headers(spec, language), *_rows(home, spec, language)] for spec in TABLES.values()
    }
    if file_format == "xlsx":
        yield _write_workbook(folder / "data.xlsx", grids, language)
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


def headers(spec: TableSpec, language: Language) -> list[str]:
    """Header of a table: English names, or Chinese ones with units."""
    return [column.header_zh if language == "zh" else column.name for column in spec.columns()]


def choices(column: Column, language: Language) -> list[str]:
    """Words that a cell of the column may hold; empty if it is free."""
    if column.shape == "flag":
        return [FLAGS_ZH[flag] if language == "zh" else flag for flag in FLAGS_ZH]
    return [_word(value, language) for value in column.allowed]


def _word(value: str, language: Language) -> str:
    return WORDS_ZH[value][0] if language == "zh" and value in WORDS_ZH else value


def _rows(home: Path, spec: TableSpec, language: Language) -> Grid:
    """Rows of the packaged table in the order of the schema; none if it has no file."""
    path = home / "data" / f"{spec.name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            [_cell(column, row.get(column.name) or "", language) for column in spec.columns()]
            for row in csv.DictReader(file)
        ]


def _cell(column: Column, value: str, language: Language) -> str:
    if column.shape == "flag" and language == "zh":
        return FLAGS_ZH.get(value, value)
    return _word(value, language) if column.allowed else value


def _as_csv(grid: Grid) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(grid)
    return lines.getvalue()


def _write_workbook(path: Path, grids: dict[TableSpec, Grid], language: Language) -> Path:
    """One sheet per table, also for the empty ones, after a sheet that explains them."""
    # Imported here because it is slow, and most commands never write a workbook.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    _fill_guide(book.active, language)
    for spec, grid in grids.items():
        sheet = book.create_sheet(spec.name_zh if language == "zh" else spec.name)
        _fill_sheet(sheet, spec, grid, language)
    book.save(path)
    return path


def _fill_guide(sheet: Any, language: Language) -> None:
    """List every sheet, its required columns and whether it may stay empty."""
    from openpyxl.styles import Font  # noqa: PLC0415

    sheet.title = text("template.guide", language)
    sheet.append([text("template.guide_title", language)])
    sheet.append([text("template.guide_howto", language)])
    sheet.append([])
    sheet.append(
        [text(f"template.guide_{word}", language) for word in ("sheet", "need", "columns")]
    )
    for spec in TABLES.values():
        required = [name for name, column in _headed(spec, language) if column.required]
        need = text("template.required" if spec.required else "template.optional", language)
        name = spec.name_zh if language == "zh" else spec.name
        sheet.append([name, need, ", ".join(required)])
    for cell in (sheet["A1"], *sheet[4]):
        cell.font = Font(bold=True)
    for letter, width in zip("ABC", (18, 12, 80), strict=True):
        sheet.column_dimensions[letter].width = width


def _headed(spec: TableSpec, language: Language) -> Iterator[tuple[str, Column]]:
    yield from zip(headers(spec, language), spec.columns(), strict=True)


def _fill_sheet(sheet: Any, spec: TableSpec, grid: Grid, language: Language) -> None:
    """Header, rows with numbers as numbers, and drop-down lists."""
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    columns = list(spec.columns())
    sheet.append(grid[0])
    for row in grid[1:]:
        sheet.append([_typed(column, value) for column, value in zip(columns, row, strict=True)])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        head = sheet[f"{letter}1"]
        head.font = Font(bold=column.required)
        if column.required:
            head.fill = PatternFill("solid", fgColor="DDE6F0")
        longest = max((_width(row[number - 1]) for row in grid), default=8)
        sheet.column_dimensions[letter].width = min(40, longest + 3)
        if words := choices(column, language):
            allowed = DataValidation("list", formula1='"' + ",".join(words) + '"', allow_blank=True)
            allowed.add(f"{letter}2:{letter}{ROWS_WITH_LISTS}")
            sheet.add_data_validation(allowed)


def _typed(column: Column, value: str) -> object:
    if not value:
        return None
    match column.shape:
        case "whole":
            return int(value)
        case "number":
            return float(value)
    return value


def _width(word: str) -> int:
    """Width of a word in a sheet, where a Chinese character takes two places."""
    return sum(1 if character.isascii() else 2 for character in word)
