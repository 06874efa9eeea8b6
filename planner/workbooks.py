"""The workbook of a new scenario: a sheet per table, with units, drop-down lists and help.

Besides the tables it has three sheets that are not read: a guide, what every column means, and the
lists. Lists are ranges, since a list written into the cell's rule may hold 255 characters only.
Codes of other sheets are looked up where they stand, so that a new county is in every list.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from planner.schema import AREA, LAND, SUPPLY, TABLES, WORDS_ZH, Column, TableSpec
from planner.texts import Language, text

Row = list[str]

Grid = list[Row]

FLAGS_ZH = {"true": "是", "false": "否"}

LISTED_ROWS = 2000
"""Rows of a sheet that have drop-down lists, and whose codes are listed."""

LISTED_AREAS = 300
"""Counties, groups and parks together that the list of areas holds."""

LINE_POINTS = 15
"""Height of a line of a cell."""

PAGE_WIDTH = 220
"""Characters that are still legible across a page of A4 on its side."""

REQUIRED = PatternFill("solid", fgColor="DDE6F0")


def header(column: Column, language: Language) -> str:
    """Header of a column: its name in English, or the Chinese one with the unit."""
    return column.header_zh if language == "zh" else column.name


def sheet_name(spec: TableSpec, language: Language) -> str:
    """Name of the sheet of a table."""
    return spec.name_zh if language == "zh" else spec.name


def word(value: str, language: Language) -> str:
    """A listed word as it is written in `language`."""
    return WORDS_ZH[value][0] if language == "zh" and value in WORDS_ZH else value


def choices(column: Column, language: Language) -> tuple[str, ...]:
    """Words that a cell of the column may hold; empty if it is free."""
    if column.shape == "flag":
        return tuple(FLAGS_ZH[flag] if language == "zh" else flag for flag in FLAGS_ZH)
    return tuple(word(value, language) for value in column.allowed)


def write_workbook(
    path: Path, grids: Mapping[TableSpec, Grid], examples: Mapping[str, Row], language: Language
) -> Path:
    """Write one sheet per table, also for the empty ones, between a guide and the lists.

    Parameters
    ----------
    grids
        Header and rows of every table, in the order of its columns.
    examples
        A row for each table that may have none, in the order of its columns.
    """
    book = Workbook()
    _fill_guide(book.active, language)
    shown = {
        spec: grid[1] if len(grid) > 1 else examples[spec.name] for spec, grid in grids.items()
    }
    _fill_columns(book.create_sheet(text("workbook.columns", language)), shown, language)
    lists = _Lists(language)
    for spec, grid in grids.items():
        _fill_sheet(book.create_sheet(sheet_name(spec, language)), spec, grid, lists)
    lists.fill(book.create_sheet(text("workbook.lists", language)))
    for sheet in book.worksheets:
        _set_print(sheet)
    book.save(path)
    return path


# --- sheets for people ----------------------------------------------------------------------------


def _fill_guide(sheet: Any, language: Language) -> None:
    """What to do, then every sheet with its meaning, its need and its required columns."""
    columns = text("workbook.columns", language)
    sheet.title = text("workbook.guide", language)
    for key in ("title", "howto", "lists", "columns", "next"):
        sheet.append([text(f"workbook.guide_{key}", language, sheet=columns)])
    sheet.append([])
    _append_head(sheet, "workbook.guide_head", language)
    for spec in TABLES.values():
        name = sheet_name(spec, language)
        required = [header(column, language) for column in spec.columns() if column.required]
        sheet.append([name, _need(spec.required, language), _said(spec.meaning, language)])
        cell = sheet.cell(sheet.max_row, 1)
        cell.hyperlink = f"#'{name}'!A1"
        cell.style = "Hyperlink"
        sheet.cell(sheet.max_row, 4, ", ".join(required))
    sheet["A1"].font = Font(bold=True)
    _set_widths(sheet, (18, 10, 60, 60), wrap_from=sheet.max_row - len(TABLES))


def _fill_columns(sheet: Any, examples: Mapping[TableSpec, Row], language: Language) -> None:
    """Every column with unit, allowed words, meaning and an example."""
    _append_head(sheet, "workbook.columns_head", language)
    for spec, row in examples.items():
        for column, example in zip(spec.columns(), row, strict=True):
            allowed = ", ".join(choices(column, language)) or _code_words(column, language)
            sheet.append(
                [
                    sheet_name(spec, language),
                    header(column, language),
                    column.unit,
                    _need(column.required, language),
                    allowed,
                    _said(column.meaning, language),
                    _typed(column, example),
                ]
            )
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _set_widths(sheet, (16, 30, 14, 10, 40, 60, 24), wrap_from=1)


def _append_head(sheet: Any, key: str, language: Language) -> None:
    sheet.append(text(key, language).split("|"))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)


def _need(required: bool, language: Language) -> str:
    return text("workbook.required" if required else "workbook.optional", language)


def _said(meaning: str, language: Language) -> str:
    return text(f"meaning.{meaning}", language) if meaning else ""


def _code_words(column: Column, language: Language) -> str:
    """What codes a column takes, in words; blank if it takes any."""
    if column.refers_to in {AREA, SUPPLY}:
        return text(f"workbook.{column.refers_to}", language)
    if "." in column.refers_to:
        spec = TABLES[column.refers_to.split(".")[0]]
        return text("workbook.codes_of", language, sheet=sheet_name(spec, language))
    return ""


def _set_widths(sheet: Any, widths: Sequence[int], wrap_from: int) -> None:
    """Widths of columns; words that are longer wrap, in rows high enough to show them."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows(min_row=wrap_from):
        lines = 1
        for cell, width in zip(row, widths, strict=True):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            lines = max(lines, math.ceil(_width(str(cell.value or "")) / width))
        sheet.row_dimensions[row[0].row].height = LINE_POINTS * lines


def _set_print(sheet: Any) -> None:
    """A4 on its side with the first row on every page, as wide as the page if that is legible."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    if sum(dimension.width for dimension in sheet.column_dimensions.values()) <= PAGE_WIDTH:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    elif sheet.freeze_panes:
        sheet.print_title_cols = "A:B"
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"


# --- sheets of tables -----------------------------------------------------------------------------


def _fill_sheet(sheet: Any, spec: TableSpec, grid: Grid, lists: "_Lists") -> None:
    """Header, rows with numbers as numbers, and drop-down lists."""
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
            head.fill = REQUIRED
        if said := _said(column.meaning, lists.language):
            head.comment = Comment(said, "planner", height=80, width=260)
        longest = max(_width(row[number - 1]) for row in grid)
        sheet.column_dimensions[letter].width = min(40, longest + 3)
        if column.shape == "text":
            _keep_text(sheet, letter)
        if rule := lists.rule(column):
            rule.add(f"{letter}2:{letter}{LISTED_ROWS}")
            sheet.add_data_validation(rule)


def _keep_text(sheet: Any, letter: str) -> None:
    """Codes such as 522601 stay text when typed, or they would not match the listed ones."""
    sheet.column_dimensions[letter].number_format = "@"
    for cell in sheet[letter]:
        cell.number_format = "@"


def _typed(column: Column, value: str) -> object:
    if not value:
        return None
    match column.shape:
        case "whole":
            return int(value)
        case "number":
            return float(value)
    return value


def _width(words: str) -> int:
    """Width of words in a sheet, where a Chinese character takes two places."""
    return sum(1 if character.isascii() else 2 for character in words)


# --- lists ----------------------------------------------------------------------------------------


class _Lists:
    """The sheet behind the drop-down lists, and the rules of cells that point at it."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words: dict[tuple[str, ...], str] = {}
        first = len(_CODE_LISTS) + 1
        self._letters = (get_column_letter(number) for number in range(first, 100))
        self._name = text("workbook.lists", language)

    def rule(self, column: Column) -> DataValidation | None:
        """Rule of the column's cells; none if they are free."""
        if words := choices(column, self.language):
            letter = self._words.setdefault(words, "") or next(self._letters)
            self._words[words] = letter
            source = f"'{self._name}'!${letter}$3:${letter}${len(words) + 2}"
            return self._validation(source, "stop", text("workbook.not_a_word", self.language))
        if not column.refers_to:
            return None
        what = _code_words(column, self.language)
        return self._validation(
            self._codes(column.refers_to),
            "warning",
            text("workbook.not_listed", self.language, what=what),
        )

    def _validation(self, source: str, style: str, said: str) -> DataValidation:
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        rule.errorStyle, rule.error = style, said
        return rule

    def _codes(self, target: str) -> str:
        """As many rows of the codes as there are now."""
        if target in _CODE_LISTS:
            letter = get_column_letter(_CODE_LISTS.index(target) + 1)
            where = f"'{self._name}'!${letter}$3"
            span = f"'{self._name}'!${letter}$3:${letter}${LISTED_AREAS + 2}"
            return f'OFFSET({where},0,0,MAX(1,SUMPRODUCT(--({span}<>""))),1)'
        span = self._span(target)
        return f"OFFSET({span.split(':')[0]},0,0,MAX(1,COUNTA({span})),1)"

    def _span(self, target: str) -> str:
        """Cells of the codes of a table, as an address."""
        table, name = target.split(".")
        spec = TABLES[table]
        number = [column.name for column in spec.columns()].index(name) + 1
        letter = get_column_letter(number)
        return f"'{sheet_name(spec, self.language)}'!${letter}$2:${letter}${LISTED_ROWS}"

    def fill(self, sheet: Any) -> None:
        """Write the lists that the rules given so far point at."""
        sheet["A1"] = text("workbook.lists_note", self.language)
        for number, name in enumerate(_CODE_LISTS, start=1):
            key = "workbook.group" if name == "groups.group" else f"workbook.{name}"
            sheet.cell(2, number, text(key, self.language))
        for line, formulas in enumerate(self._code_rows(), start=3):
            for number, formula in enumerate(formulas, start=1):
                sheet.cell(line, number, formula)
        for words, letter in self._words.items():
            for line, listed in enumerate(words, start=3):
                sheet[f"{letter}{line}"] = listed
        for number in range(1, len(_CODE_LISTS) + len(self._words) + 1):
            sheet.column_dimensions[get_column_letter(number)].width = 24
        for cell in sheet[2]:
            cell.font = Font(bold=True)

    def _code_rows(self) -> Iterator[tuple[str, ...]]:
        """Formulas of the lists that no single column holds, line by line.

        A group stands once for every member in its table: the helper numbers the first of each.
        """
        counties, parks = self._span("counties.county"), self._span("parks.park")
        groups, resources = self._span("groups.group"), self._span("resources.resource")
        first = groups.split(":")[0].replace("$2", "")
        helper = f"$D$3:$D${LISTED_AREAS + 2}"
        for line in range(1, LISTED_AREAS + 1):
            own = f"{first}{line + 1}"
            from_here = f"{first}$2:{own.split('!')[1]}"
            yield (
                f"=IF({line}<=COUNTA({counties}),INDEX({counties},{line}),"
                f"IF({line}<=COUNTA({counties})+MAX({helper}),"
                f"INDEX($B$3:$B${LISTED_AREAS + 2},{line}-COUNTA({counties})),"
                f"IF({line}<=COUNTA({counties})+MAX({helper})+COUNTA({parks}),"
                f'INDEX({parks},{line}-COUNTA({counties})-MAX({helper})),"")))',
                f'=IFERROR(INDEX({groups},MATCH({line},{helper},0)),"")',
                f"=IF({line}<=COUNTA({resources}),INDEX({resources},{line}),"
                f'IF({line}=COUNTA({resources})+1,"{LAND}",""))',
                f'=IF({own}="","",IF(COUNTIF({from_here},{own})>1,"",MAX(D$2:D{line + 1})+1))',
            )


_CODE_LISTS = (AREA, "groups.group", SUPPLY, "helper")
"""Columns of the sheet of lists before those of words."""
