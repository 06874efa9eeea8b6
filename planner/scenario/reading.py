"""What reading a scenario hands on: the rows that parse, the faults, and what stays unknown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.errors import Fault, Severity
from planner.results import Scenario, Table


@dataclass(frozen=True)
class BrokenRow:
    """A row with at least one fault: its line and those of its cells that are sound."""

    line: int
    cells: Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """A scenario as read, with everything that is wrong with its files.

    Attributes
    ----------
    scenario
        Rows that parse; a row with a fault is missing here.
    faults
        Errors, warnings and notes in the order of the files.
    broken
        By table, the rows with faults. Their sound cells still count where codes are looked up,
        so that one wrong number does not make every reference to its row look wrong.
    unreadable
        Tables of which not even the rows are known.
    doubtful
        Sections of ``scenario.toml`` with a fault; the checks leave alone what depends on them.
    written
        File and line of every key that the scenario or a variant writes, by its dotted name.
    """

    scenario: Scenario
    faults: tuple[Fault, ...] = ()
    broken: Mapping[str, tuple[BrokenRow, ...]] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    written: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def fault_at_key(self, name: str, key: str, value: object, **facts: object) -> Fault:
        """Fault at a key of the settings, where it was last written."""
        file, row = self.written.get(name, ("scenario.toml", 0))
        return Fault(key, file=file, row=row, column=name, value=str(value), facts=facts)

    def lined(self, table: str) -> Iterator[tuple[Any, int]]:
        """Every whole row of a table with its line."""
        if held := self.scenario.tables.get(table):
            yield from zip(held.rows, held.lines, strict=True)

    def cells(self, table: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Line and sound cells of every row, whole or broken, in the order of the file."""
        lines = [(line, vars(row)) for row, line in self.lined(table)]
        lines += [(row.line, row.cells) for row in self.broken.get(table, ())]
        yield from sorted(lines, key=lambda pair: pair[0])

    def codes(self, table: str, column: str) -> frozenset[str] | None:
        """Every value of a column, or None if a fault hides some of them."""
        if table in self.unreadable:
            return None
        found = [cells.get(column) for _, cells in self.cells(table)]
        if any(column not in row.cells for row in self.broken.get(table, ())):
            return None
        return frozenset(str(code) for code in found if code is not None)

    def whole(self, *tables: str) -> bool:
        """Whether every row of these tables was read without a fault."""
        return not any(self.broken.get(table) or table in self.unreadable for table in tables)


def fault_in(
    table: Table,
    line: int,
    column: str,
    key: str,
    /,
    *,
    severity: Severity = "error",
    value: object = "",
    suggestion: str = "",
    **facts: object,
) -> Fault:
    """Fault at a cell of a table, told with the header that the user wrote.

    A blank `column` means the row, and line 0 the table or a row that a variant added.
    """
    letter = table.cells.get(column, "")
    return Fault(
        key,
        severity,
        file=table.file if line or not table.added else f"{table.file} + {table.added}",
        sheet=table.sheet,
        row=line,
        column=table.headers.get(column, column),
        cell=f"{letter}{line}" if letter and line else "",
        value="" if value is None else str(value),
        suggestion=suggestion,
        facts=facts,
    )
