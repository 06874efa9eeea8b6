"""Periods: inside the horizon, in the right order, early enough to matter."""

from collections.abc import Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in

PERIOD_COLUMNS = (
    ("projects", "earliest_period"),
    ("projects", "latest_period"),
    ("limits", "period"),
    ("floors", "period"),
    ("budgets", "period"),
    ("expansions", "earliest_period"),
    ("routes", "earliest_period"),
    ("routes", "latest_period"),
)


def last_period(reading: Reading) -> int | None:
    """Number of periods, or None if the horizon itself has a fault."""
    if "horizon" in reading.doubtful:
        return None
    return len(reading.scenario.settings.horizon.period_years)


def check_periods(reading: Reading) -> Iterator[Fault]:
    """No period beyond the horizon, and no earliest after the latest."""
    last = last_period(reading)
    for name, column in PERIOD_COLUMNS:
        for line, cells in reading.cells(name):
            period = cells.get(column)
            if last is not None and period is not None and period > last:
                table = reading.scenario.tables[name]
                yield fault_in(table, line, column, "period_beyond", value=period, last=last)
    for name in ("projects", "routes"):
        for line, cells in reading.cells(name):
            earliest, latest = cells.get("earliest_period"), cells.get("latest_period")
            if earliest is not None and latest is not None and earliest > latest:
                table = reading.scenario.tables[name]
                facts = {"value": latest, "earliest": earliest}
                yield fault_in(table, line, "latest_period", "latest_before_earliest", **facts)


def check_follow_times(reading: Reading) -> Iterator[Fault]:
    """A project that follows another can still start after the other's earliest start."""
    last = last_period(reading)
    if last is None or not reading.whole("projects", "relations"):
        return
    spans = {
        row.project: (row.earliest_period or 1, row.latest_period or last)
        for row in reading.scenario.rows("projects")
    }
    for row, line in reading.lined("relations"):
        if row.kind != "follows" or not {row.project_a, row.project_b} <= spans.keys():
            continue
        soonest = spans[row.project_a][0] + (row.lag_periods or 0)
        latest = min(spans[row.project_b][1], last)
        if latest < soonest:
            yield fault_in(
                reading.scenario.tables["relations"],
                line,
                "project_b",
                "latest_too_early",
                severity="warning",
                value=row.project_b,
                latest=latest,
                soonest=soonest,
                before=row.project_a,
            )


def check_expansion_times(reading: Reading) -> Iterator[Fault]:
    """An expansion is ready before the horizon ends."""
    last = last_period(reading)
    for line, cells in reading.cells("expansions"):
        ready = (cells.get("earliest_period") or 1) + (cells.get("lead_periods") or 0)
        if last is not None and ready > last >= (cells.get("earliest_period") or 1):
            table = reading.scenario.tables["expansions"]
            yield fault_in(
                table, line, "lead_periods", "ready_too_late", severity="warning", ready=ready
            )
