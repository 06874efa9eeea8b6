"""Rows that variants add to tables, and changes of rows that they ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.errors import Fault, Severity
from planner.results import Table
from planner.scenario.cells import is_blank, plain, read_cell
from planner.scenario.headers import title
from planner.scenario.settings import Document, line_of
from planner.scenario.variants import Variant
from planner.schema import TABLES, Column, TableSpec, VariantChange, VariantRow
from planner.spelling import nearest


def apply_changes(
    tables: Mapping[str, Table], variants: Sequence[Variant], broken: frozenset[str]
) -> tuple[dict[str, Table], list[Fault]]:
    """Tables with every row added and every change made, in the order of the variants.

    A variant adds its rows before it changes any. `broken` tables miss rows.
    """
    changed = dict(tables)
    faults: list[Fault] = []
    for variant in variants:
        for number, row in enumerate(variant.head.row, start=1):
            if row.table:
                faults += _add(changed, row, Teller(variant.document, number, "row"))
        for number, change in enumerate(variant.head.change, start=1):
            if not change.table:
                continue
            teller = Teller(variant.document, number)
            faults += _apply(changed, change, teller, change.table in broken)
    return changed, faults


@dataclass(frozen=True)
class Teller:
    """Tells faults of one change or row, with its file, number and line."""

    document: Document
    number: int
    kind: str = "change"

    def fault(
        self,
        part: str,
        key: str,
        value: object = "",
        suggestion: str = "",
        severity: Severity = "error",
        **facts: object,
    ) -> Fault:
        """Fault at a part of the change; a blank `part` means the whole."""
        root = part.partition(".")[0]
        return Fault(
            key,
            severity,
            file=self.document.file,
            row=line_of(self.document.words, (root or "table",), self.number, self.kind),
            column=f"{self.kind}[{self.number}]" + (f".{part}" if part else ""),
            value=str(value),
            suggestion=suggestion,
            facts=facts,
        )


def _add(tables: dict[str, Table], new: VariantRow, teller: Teller) -> list[Fault]:
    """Add one row in place, or say why not; its cells are read like those of a file.

    The row has no line in the table's own file; later faults of it name the variant's.
    """
    spec = TABLES.get(new.table)
    if spec is None:
        return [teller.fault("table", "unknown_table", new.table, nearest(new.table, TABLES))]
    columns = {column.name: column for column in spec.columns()}
    faults = [
        teller.fault("cells", "unknown_column", name, nearest(name, columns), table=title(spec))
        for name in new.cells
        if name not in columns
    ]
    values: dict[str, Any] = {}
    for name, column in columns.items():
        raw = new.cells.get(name)
        values[name], complaint = read_cell(spec.row, column, raw)
        if complaint is not None:
            key, suggestion, facts = complaint
            fault = teller.fault(f"cells.{name}", key, "" if raw is None else raw, suggestion)
            faults.append(replace(fault, facts=facts))
    if faults:
        return faults
    table, source = tables[spec.name], teller.document.file
    files = [*filter(None, table.added.split(" + ")), source]
    tables[spec.name] = replace(
        table,
        rows=(*table.rows, spec.row.model_validate(values)),
        lines=(*table.lines, 0),
        added=" + ".join(dict.fromkeys(files)),
    )
    return []


def _apply(
    tables: dict[str, Table], change: VariantChange, teller: Teller, rows_missing: bool
) -> list[Fault]:
    """Make one change in place, or say why not."""
    spec = TABLES.get(change.table)
    if spec is None:
        return [teller.fault("table", "unknown_table", change.table, nearest(change.table, TABLES))]
    columns = {column.name: column for column in spec.columns()}
    faults = [
        teller.fault(part, "unknown_column", name, nearest(name, columns), table=title(spec))
        for part, name in [("column", change.column), *(("where", name) for name in change.where)]
        if name not in columns
    ]
    if sum(way is not None for way in (change.scale, change.set, change.add)) != 1:
        faults.append(teller.fault("", "change_needs_one_way"))
    if change.column in spec.key:
        name = change.column
        fault = teller.fault("column", "change_of_key", name, column=name, table=title(spec))
        faults.append(fault)
    if faults:
        return faults
    where, faults = _read_where(spec, columns, change, teller)
    if faults:
        return faults
    table = tables[spec.name]
    met = [
        index
        for index, row in enumerate(table.rows)
        if all(getattr(row, name) == value for name, value in where.items())
    ]
    if not met:
        return [] if rows_missing else [teller.fault("where", "change_meets_no_row")]
    rows = list(table.rows)
    faults = _change_rows(spec, columns[change.column], change, teller, rows, met)
    tables[spec.name] = replace(table, rows=tuple(rows))
    return faults


def _read_where(
    spec: TableSpec, columns: Mapping[str, Column], change: VariantChange, teller: Teller
) -> tuple[dict[str, Any], list[Fault]]:
    """Values that the rows must have, read like cells; a blank one means a blank cell."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, raw in change.where.items():
        values[name], complaint = read_cell(spec.row, columns[name], raw)
        if complaint is not None:
            key, suggestion, facts = complaint
            fault = teller.fault(f"where.{name}", key, raw, suggestion)
            faults.append(replace(fault, facts=facts))
    return values, faults


def _change_rows(
    spec: TableSpec,
    column: Column,
    change: VariantChange,
    teller: Teller,
    rows: list[Any],
    met: Sequence[int],
) -> list[Fault]:
    """Change the rows met; the new value is read like a cell."""
    if change.set is None and column.shape not in {"number", "whole"}:
        part = "scale" if change.scale is not None else "add"
        return [teller.fault(part, "change_not_a_number", column=column.name)]
    blanks = 0
    for index in met:
        old = getattr(rows[index], column.name)
        if change.set is None and old is None:
            blanks += 1
            continue
        new, part = _new_value(change, old)
        value, complaint = read_cell(spec.row, column, new)
        if complaint is not None:
            key, suggestion, facts = complaint
            shown = plain(new) if isinstance(new, float) else new
            told = "" if is_blank(new) else shown
            # The same sentence for every further row would help nobody, nor a value to put in the
            # place of one that a factor made.
            meant = suggestion if part == "set" else ""
            return [replace(teller.fault(part, key, told, meant), facts=facts)]
        rows[index] = rows[index].model_copy(update={column.name: value})
    if not blanks:
        return []
    severity: Severity = "error" if blanks == len(met) else "warning"
    part = "scale" if change.scale is not None else "add"
    return [
        teller.fault(part, "change_meets_blanks", severity=severity, blanks=blanks, met=len(met))
    ]


def _new_value(change: VariantChange, old: Any) -> tuple[object, str]:
    """New value of a cell and the part of the change that makes it."""
    if change.scale is not None:
        return old * change.scale, "scale"
    if change.add is not None:
        return old + change.add, "add"
    return change.set, "set"
