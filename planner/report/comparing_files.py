"""A comparison as plain data, CSV tables, a workbook and the picture of the layouts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import WrongUseError
from planner.report.comparing import Comparison
from planner.report.comparing_tables import Table, remarks, remarks_on_values, tables_of
from planner.report.numbers import finite
from planner.report.study_files import Sheet, StudyFiles, place_file, write_study
from planner.texts import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from openpyxl.worksheet.worksheet import Worksheet

BOOK, CHART = "comparison.xlsx", "layouts"
HEAD_LETTERS, HEAD_POINTS = 16, 32.0
"""Width of a header before it breaks, and the height of two lines."""

FORMATS = {"money": "#,##0.0", "count": "#,##0", "share": "0.00%"}
LETTERS_MIN, LETTERS_MAX, FIGURE_LETTERS = 8, 40, 12
"""Width of a column of the workbook and of a figure in it, in letters."""


def all_remarks(found: Comparison, language: Language) -> list[str]:
    """Every sentence that the figures need beside them."""
    return remarks(found, language) + remarks_on_values(found, language)


def comparison_record(found: Comparison, language: Language) -> dict[str, Any]:
    """What ``--json`` prints: all lists whole; money in wan yuan; None for what is not known."""
    runs = [one.run for one in found.runs]

    def by_run(values: Sequence[object]) -> dict[str, object]:
        return dict(zip(runs, values, strict=True))

    return {
        "study": "compare",
        "run": runs[found.base],
        "runs": [
            {
                "run": one.run,
                "scenario": one.scenario.name,
                "variant": one.scenario.variant,
                "status": one.solution.status,
                "value_wan": value.low,
                "bound_wan": finite(value.high),
                "best_minus_base_wan": [finite(end) for end in (apart.low, apart.high)],
            }
            for one, value, apart in zip(
                found.runs, found.values, map(found.apart, range(len(runs))), strict=True
            )
        ],
        "remarks": all_remarks(found, language),
        "yardstick": list(found.yardstick),
        "inputs": [
            {
                "table": one.table,
                "key": one.key,
                "column": one.column or None,
                "values": by_run(one.values),
            }
            for one in found.inputs
        ],
        "totals": {name: by_run(values) for name, values in found.totals.items()},
        "projects": {
            "all": [one.project for one in found.in_runs(len(runs), len(runs))],
            "some": [one.project for one in found.in_runs(2, len(runs) - 1)],
            "one": [one.project for one in found.in_runs(1, 1)],
            "moved": [one.project for one in found.projects if one.moved],
            "starts": {
                one.project: by_run(
                    [
                        [{"park": park, "years": years, "count": n} for park, years, n in starts]
                        for starts in one.starts
                    ]
                )
                for one in found.projects
            },
        },
        "layout": [
            {
                "county": one.county,
                "industry": one.industry,
                "roles": by_run([role or None for role in one.roles]),
            }
            for one in found.targets
        ],
        "areas": [
            {
                "area": one.area,
                "income_wan": by_run(one.income_wan),
                "fiscal_wan": by_run(one.fiscal_wan),
                "starts": by_run(one.starts),
            }
            for one in found.areas
        ],
        "expansions": [
            {"expansion": one.what, "area": one.area, "years": by_run(one.years)}
            for one in found.expansions
        ],
        "limits": [
            {"limit": one.what, "area": one.area, "same": one.same, "years": by_run(one.years)}
            for one in found.limits
        ],
    }


def write_comparison(
    found: Comparison, folder: Path, kinds: Sequence[str], language: Language, force: bool
) -> tuple[Path, ...]:
    """Write summary and picture, and the tables as CSV or as a workbook.

    Raises
    ------
    WrongUseError
        A file exists and `force` is not given, or the folder cannot be written.
    """
    tables = tables_of(found, language)

    def chart() -> "Figure":
        from planner.report.comparing_chart import overlay_figure  # noqa: PLC0415 - slow

        return overlay_figure(found, language)

    book = folder / BOOK
    if "xlsx" in kinds and book.exists() and not force:
        raise WrongUseError("output_exists", path=book)
    files = StudyFiles(
        summary=comparison_record(found, language),
        sheets={one.stem: _sheet(one) for one in tables} if "csv" in kinds else {},
        figures={CHART: chart} if found.targets else {},
    )
    written = write_study(files, folder, force)
    if "xlsx" not in kinds:
        return written
    place_file(book, lambda path: write_book(tables, all_remarks(found, language), path))
    return (*written, book)


def _sheet(table: Table) -> Sheet:
    return Sheet(tuple(column.name for column in table.columns), table.lines)


# --- workbook -------------------------------------------------------------------------------------


def write_book(tables: Sequence[Table], notes: Sequence[str], path: Path) -> None:
    """Tables as sheets of a workbook, figures as figures; notes stand below the first one."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow, and seldom wanted

    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables):
        sheet = book.create_sheet(table.title[:31])
        _fill(sheet, table)
        for place, note in enumerate(notes if not number else ()):
            sheet.cell(len(table.lines) + 3 + place, 1, note)
    book.save(path)


def _fill(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    from planner.report.charts import width_of  # noqa: PLC0415

    for number, column in enumerate(table.columns, start=1):
        head = sheet.cell(1, number, column.label)
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        widest = max(LETTERS_MIN, min(width_of(column.label), HEAD_LETTERS))
        for row, line in enumerate(table.lines, start=2):
            value = line.get(column.name)
            cell = sheet.cell(row, number, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is none the less a text
                widest = max(widest, width_of(value))
            elif column.kind in FORMATS:
                cell.number_format = FORMATS[column.kind]
                if column.kind == "count":
                    cell.alignment = Alignment(horizontal="center")
                widest = max(widest, FIGURE_LETTERS)
        sheet.column_dimensions[get_column_letter(number)].width = min(widest + 2, LETTERS_MAX)
    sheet.row_dimensions[1].height = HEAD_POINTS
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
