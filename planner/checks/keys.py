"""Codes and pairs: nothing twice, nothing beside itself, no code for two kinds of area."""

from collections.abc import Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in
from planner.schema import TABLES

SYMMETRIC = frozenset({"excludes", "together", "bonus"})
"""Relations that mean the same in either order."""

DIFFERENT = (
    ("neighbours", "county_a", "county_b"),
    ("chains", "upstream", "downstream"),
    ("relations", "project_a", "project_b"),
)


def check_duplicates(reading: Reading) -> Iterator[Fault]:
    """No two rows of a table have the same key, in either order where the order means nothing."""
    for name, spec in TABLES.items():
        if name not in reading.scenario.tables:
            continue
        table = reading.scenario.tables[name]
        needed = {column.name for column in spec.columns() if column.required} & set(spec.key)
        first: dict[tuple[object, ...], int] = {}
        for line, cells in reading.cells(name):
            if any(cells.get(column) is None for column in needed):
                continue
            key = tuple(cells.get(column) for column in spec.key)
            if spec.unordered:
                key = tuple(sorted(map(str, key)))
            if key in first:
                shown = " + ".join(str(part) for part in key if part is not None)
                always = "period" in spec.key and cells.get("period") is None
                word = "duplicate_all_periods" if always else "duplicate"
                yield fault_in(table, line, spec.key[0], word, value=shown, first=first[key])
            else:
                first[key] = line


def check_codes_of_prospects(reading: Reading) -> Iterator[Fault]:
    """No code has the sign that joins industry and park in the code of a prospect."""
    for name in ("industries", "parks", "projects"):
        column = TABLES[name].key[0]
        for line, cells in reading.cells(name):
            code = cells.get(column)
            if code is not None and "@" in code:
                table = reading.scenario.tables[name]
                meant = code.replace("@", "_")
                yield fault_in(table, line, column, "code_with_at", value=code, suggestion=meant)


def check_self_pairs(reading: Reading) -> Iterator[Fault]:
    """A county is not beside itself, an industry does not supply itself, and so on."""
    for name, one, other in DIFFERENT:
        for line, cells in reading.cells(name):
            if cells.get(one) is not None and cells.get(one) == cells.get(other):
                table = reading.scenario.tables[name]
                yield fault_in(table, line, other, f"self_{name}", value=cells[other])


def check_relations_twice(reading: Reading) -> Iterator[Fault]:
    """A relation that means the same in either order is given once."""
    first: dict[tuple[str, frozenset[str]], tuple[int, str]] = {}
    for line, cells in reading.cells("relations"):
        kind, one, other = (cells.get(column) for column in ("kind", "project_a", "project_b"))
        if kind not in SYMMETRIC or one is None or other is None or one == other:
            continue
        key = (kind, frozenset({one, other}))
        if key in first and first[key][1] != one:
            table = reading.scenario.tables["relations"]
            shown = f"{kind} + {one} + {other}"
            yield fault_in(table, line, "kind", "relation_twice", value=shown, first=first[key][0])
        first.setdefault(key, (line, one))


def check_area_codes(reading: Reading) -> Iterator[Fault]:
    """A code names a park, a county or a group, never two of them."""
    owner: dict[str, str] = {}
    for name, column in (("counties", "county"), ("groups", "group"), ("parks", "park")):
        told: set[str] = set()
        for line, cells in reading.cells(name):
            code = cells.get(column)
            if code is None or code in told:
                continue
            if owner.setdefault(code, name) != name:
                told.add(code)
                table = reading.scenario.tables[name]
                other = f"{owner[code]} ({TABLES[owner[code]].name_zh})"
                yield fault_in(table, line, column, "area_code_twice", value=code, other=other)
