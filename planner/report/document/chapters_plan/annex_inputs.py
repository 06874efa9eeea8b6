"""Annex: inputs, settings, every default used, remarks on the data."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Section, Table
from planner.results import DefaultUsed
from planner.schema import TABLES

SHOWN = 20
FEW = 10


def annex_inputs(material: Material) -> Chapter:
    """Tables with their grades, settings, defaults, remarks."""
    write = Writer(material)
    blocks: tuple[Block, ...] = (
        Section(write.tell("inputs.tables"), (Paragraph(_words(write)), _tables(write))),
        Section(write.tell("inputs.settings"), (_settings(write),)),
        Section(write.tell("inputs.defaults"), tuple(_defaults(write))),
        Section(write.tell("inputs.remarks"), tuple(_remarks(write))),
    )
    return Chapter("annex_inputs", write.tell("inputs.title"), blocks, annex=True)


def _words(write: Writer) -> str:
    return write.tell("inputs.words", scenario=write.scenario.name)


def _tables(write: Writer) -> Table:
    """Rows of each table, by the grade that they state."""
    rows = []
    for table in TABLES:
        found = write.scenario.rows(table)
        if not found:
            continue
        graded = "grade" in TABLES[table].row.model_fields
        grades = Counter(row.grade or "C" for row in found) if graded else {}
        counts = [grades.get(grade, 0) if graded else None for grade in "ABC"]
        rows.append((write.table_name(table), table, len(found), *counts))
    columns = (
        write.column("table"),
        write.column("file"),
        write.column("rows", "count"),
        *(write.column(f"grade_{grade}", "count") for grade in "abc"),
    )
    note = write.tell("inputs.tables_note")
    return Table("inputs_tables", write.tell("inputs.tables_table"), columns, tuple(rows), note)


def _settings(write: Writer) -> Table:
    """Every setting with its meaning in words and its value."""
    content = write.settings.model_dump(mode="json", exclude={"files", "schema_"})
    rows = tuple(_leaves(write, content, ""))
    columns = (write.column("setting"), write.column("meaning"), write.column("setting_value"))
    title = write.tell("inputs.settings_table")
    return Table("inputs_settings", title, columns, rows)


def _leaves(write: Writer, content: dict[str, object], path: str) -> Iterator[tuple[Cell, ...]]:
    for key, value in content.items():
        name = f"{path}{key}"
        if isinstance(value, dict):
            yield from _leaves(write, value, f"{name}.")
        else:
            yield name, write.setting(name) or None, _told(write, value)


def _told(write: Writer, value: object) -> str:
    if isinstance(value, bool):
        return write.tell("yes" if value else "no")
    if isinstance(value, (list, tuple)):
        return ", ".join(f"{one}" for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _defaults(write: Writer) -> Iterator[Block]:
    """Defaults by column, then one by one."""
    used = write.appraisal.defaults
    if not used:
        yield Paragraph(write.tell("inputs.no_defaults"))
        return
    by_column: dict[tuple[str, str, str], list[DefaultUsed]] = defaultdict(list)
    for one in used:
        by_column[one.table, one.column, _kind(one.origin)].append(one)
    yield Paragraph(
        write.tell("inputs.defaults_words", count=f"{len(used):,}", kinds=len(by_column))
    )
    rows = tuple(
        (
            write.table_name(table),
            write.column_name(table, column),
            len(found),
            *_ends(found),
            origin,
        )
        for (table, column, origin), found in sorted(
            by_column.items(), key=lambda one: (one[0][0], -len(one[1]), one[0])
        )
    )
    columns = (
        write.column("table"),
        write.column("column"),
        write.column("cells", "count"),
        write.column("least"),
        write.column("most"),
        write.column("origin"),
    )
    title, note = write.tell("inputs.defaults_table"), write.tell("inputs.origins")
    yield Table("inputs_defaults", title, columns, rows, note, SHOWN)
    yield _each_default(write)


def _each_default(write: Writer) -> Table:
    """Every default: table, row, column, value, origin."""
    rows = tuple(
        (
            write.table_name(one.table),
            one.row_key,
            write.column_name(one.table, one.column),
            _told(write, one.value),
            one.origin,
        )
        for one in write.appraisal.defaults
    )
    columns = (
        write.column("table"),
        write.column("row"),
        write.column("column"),
        write.column("setting_value"),
        write.column("origin"),
    )
    return Table("inputs_defaults_all", write.tell("inputs.defaults_all"), columns, rows, "", FEW)


def _kind(origin: str) -> str:
    """Where a default comes from, without the code of the industry."""
    head, _, rest = origin.partition(".")
    return f"{head}.*.{rest.rpartition('.')[2]}" if head == "library" and "." in rest else origin


def _ends(found: list[DefaultUsed]) -> tuple[str, str]:
    """Least and greatest value of some defaults."""
    numbers = [one.value for one in found if isinstance(one.value, (int, float))]
    if len(numbers) == len(found):
        return f"{min(numbers):g}", f"{max(numbers):g}"
    words = sorted({str(one.value) for one in found})
    return words[0], words[-1]


def _remarks(write: Writer) -> Iterator[Block]:
    """Warnings and notes on the data."""
    remarks = write.scenario.remarks
    if not remarks:
        yield Paragraph(write.tell("inputs.no_remarks"))
        return
    rows = tuple(
        (write.say(f"severity.{one.severity}"), one.sentence(write.language)) for one in remarks
    )
    columns = (write.column("severity"), write.column("remark"))
    yield Table("inputs_remarks", write.tell("inputs.remarks_table"), columns, rows, "", SHOWN)
