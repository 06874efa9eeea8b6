"""Figures that disagree with each other, or lie so far apart that the solver loses digits."""

from collections.abc import Iterable, Iterator, Mapping

from planner.errors import Fault
from planner.results import Table
from planner.scenario import Reading, fault_in
from planner.schema import TABLES

ORDERS = 9
"""Orders of magnitude between the smallest and the largest coefficient that are still safe."""


def check_markets(reading: Reading) -> Iterator[Fault]:
    """Today's stock leaves room in its market."""
    if not reading.whole("stock", "groups", "markets"):
        return
    members = members_of(reading)
    for row, line in reading.lined("markets"):
        made = sum(
            stock.output_wan_per_year or 0.0
            for stock in reading.scenario.rows("stock")
            if stock.industry == row.industry and stock.county in members.get(row.group, ())
        )
        if made > row.output_max_wan_per_year:
            yield fault_in(
                reading.scenario.tables["markets"],
                line,
                "output_max_wan_per_year",
                "stock_above_market",
                severity="warning",
                value=f"{row.output_max_wan_per_year:g}",
                made=f"{made:g}",
            )


def check_labour_limits(reading: Reading) -> Iterator[Fault]:
    """A limit of labour does not exceed the people who could work."""
    if not reading.whole("counties", "groups", "resources", "limits"):
        return
    people = {row.county: row.labour_person for row in reading.scenario.rows("counties")}
    units = {row.resource: row.unit for row in reading.scenario.rows("resources")}
    members = members_of(reading)
    for row, line in reading.lined("limits"):
        counties = members.get(row.area, {row.area} if row.area in people else set())
        known = [people.get(county) for county in sorted(counties)]
        if row.resource != "labour" or units.get("labour") not in {"person", "人"} or not known:
            continue
        if None not in known and row.amount > sum(filter(None, known)):
            yield fault_in(
                reading.scenario.tables["limits"],
                line,
                "amount",
                "labour_above_people",
                severity="warning",
                value=f"{row.amount:g}",
                people=f"{sum(filter(None, known)):g}",
            )


def members_of(reading: Reading) -> Mapping[str, set[str]]:
    """Counties of every group."""
    members: dict[str, set[str]] = {}
    for row in reading.scenario.rows("groups"):
        members.setdefault(row.group, set()).add(row.county)
    return members


def check_spread_of_columns(reading: Reading) -> Iterator[Fault]:
    """The figures of a column are of a like size."""
    for name, table in reading.scenario.tables.items():
        for column in TABLES[name].columns():
            # Amounts of different resources have different units; the next check sees to them.
            if column.shape == "number" and column.name != "amount":
                rows = zip(table.rows, table.lines, strict=True)
                figures = [(getattr(row, column.name) or 0.0, table, line) for row, line in rows]
                yield from _too_far_apart(figures, column.name)


def check_spread_of_limits(reading: Reading) -> Iterator[Fault]:
    """Needs and supplies of a resource, which stand in one row of the model, are of a like size."""
    figures: dict[str, list[tuple[float, Table, int]]] = {}
    for name in ("uses", "limits", "expansions"):
        for row, line in reading.lined(name):
            table = reading.scenario.tables[name]
            figures.setdefault(row.resource, []).append((row.amount, table, line))
    for group in figures.values():
        yield from _too_far_apart(group, "amount")


def _too_far_apart(figures: Iterable[tuple[float, Table, int]], column: str) -> Iterator[Fault]:
    present = [(abs(value), table, line) for value, table, line in figures if value]
    if not present:
        return
    smallest = min(present, key=lambda figure: figure[0])
    largest = max(present, key=lambda figure: figure[0])
    if largest[0] > smallest[0] * 10**ORDERS:
        yield fault_in(
            smallest[1],
            smallest[2],
            column,
            "spread",
            severity="warning",
            value=f"{smallest[0]:g}",
            largest=f"{largest[0]:g}",
            table=f"{largest[1].name} ({TABLES[largest[1].name].name_zh})",
            line=largest[2],
        )
