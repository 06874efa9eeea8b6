"""What is not there at all: money in some periods, limits of a resource, anything to choose."""

from collections.abc import Iterator

from planner.checks.areas import AREAS
from planner.checks.timing import last_period
from planner.errors import Fault
from planner.scenario import Reading, fault_in
from planner.schema import KNOWN_RESOURCES


def check_budget_periods(reading: Reading) -> Iterator[Fault]:
    """An area with money has a row for every period; without one, nothing is carried over."""
    last = last_period(reading)
    if last is None or not reading.whole("budgets"):
        return
    periods: dict[str, set[int]] = {}
    lines: dict[str, int] = {}
    for row, line in reading.lined("budgets"):
        periods.setdefault(row.area, set()).add(row.period)
        lines.setdefault(row.area, line)
    known = {area for scope in ("county", "group") for area in reading.codes(*AREAS[scope]) or ()}
    for area, found in periods.items():
        missing = sorted(set(range(1, last + 1)) - found)
        if missing and area in known:
            yield fault_in(
                reading.scenario.tables["budgets"],
                lines[area],
                "period",
                "budget_periods_missing",
                severity="warning",
                area=area,
                periods=", ".join(map(str, missing)),
            )


def check_limits_stated(reading: Reading) -> Iterator[Fault]:
    """A resource that projects use has a limit somewhere."""
    used, limited = reading.codes("uses", "resource"), reading.codes("limits", "resource")
    if used is None or limited is None:
        return
    for line, cells in reading.cells("resources"):
        code = cells.get("resource")
        if code in used | KNOWN_RESOURCES.keys() and code not in limited:
            table = reading.scenario.tables["resources"]
            yield fault_in(
                table, line, "resource", "resource_unlimited", severity="note", value=code
            )


def check_something_to_choose(reading: Reading) -> Iterator[Fault]:
    """There are projects or prospects."""
    if {"projects", "prospects"} & reading.unreadable:
        return
    if not any(True for name in ("projects", "prospects") for _ in reading.cells(name)):
        table = reading.scenario.tables["projects"]
        yield fault_in(table, 0, "", "nothing_to_choose", severity="warning")
