"""Every code stands in the table that it refers to."""

from collections.abc import Iterator, Mapping

from planner.errors import Fault
from planner.scenario import Reading, fault_in
from planner.schema import TABLES, Column
from planner.spelling import nearest


def check_references(reading: Reading) -> Iterator[Fault]:
    """Codes that occur nowhere, each with the code that was probably meant.

    Areas are the matter of `areas`, because their table depends on the resource. A table that
    could not be read, or of which a fault hides some codes, refuses nothing.
    """
    for name, spec in TABLES.items():
        if name not in reading.scenario.tables:
            continue
        for column in spec.columns():
            if "." in column.refers_to:
                yield from _check_column(reading, name, column)


def _check_column(reading: Reading, name: str, column: Column) -> Iterator[Fault]:
    target, target_column = column.refers_to.split(".")
    known = reading.codes(target, target_column)
    if known is None:
        return
    table = reading.scenario.tables[name]
    by_name = names_of(reading, target, target_column)
    where = f"{target} ({TABLES[target].name_zh})"
    for line, cells in reading.cells(name):
        code = cells.get(column.name)
        if code is None or code in known:
            continue
        meant = code_meant(str(code), known, by_name)
        yield fault_in(
            table, line, column.name, "unknown_code", value=code, suggestion=meant, table=where
        )


def names_of(reading: Reading, table: str, column: str) -> Mapping[str, str]:
    """Code by Chinese or English name, for people who write the name into a code column."""
    found: dict[str, str] = {}
    for _, cells in reading.cells(table):
        for name in (cells.get("name_en"), cells.get("name_zh")):
            if name is not None and cells.get(column) is not None:
                found[str(name)] = str(cells[column])
    return found


def code_meant(word: str, known: frozenset[str], by_name: Mapping[str, str]) -> str:
    """Code of that very name, else a code like it, else the code of a name like it."""
    if word in by_name:
        return by_name[word]
    return nearest(word, known) or by_name.get(nearest(word, by_name), "")
