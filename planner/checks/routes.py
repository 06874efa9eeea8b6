"""Routes: they change something, and say what they take of it."""

from collections.abc import Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in
from planner.schema import FUND

STAKE_MOST_SHARE = 0.2
"""Usual ceiling of a stake of a fund below the province in one project: public reports of 2025 on
the rules for government funds."""

CHANGES = ("odds_factor", "odds_share", "sooner_years", "stake_share")
"""Columns by which a route makes a difference."""


def check_stakes(reading: Reading) -> Iterator[Fault]:
    """Stakes of a public fund stay within what rules on such funds allow."""
    for name in ("projects", "routes"):
        for row, line in reading.lined(name):
            if (row.stake_share or 0.0) > STAKE_MOST_SHARE:
                yield fault_in(
                    reading.scenario.tables[name],
                    line,
                    "stake_share",
                    "stake_above_usual",
                    severity="warning",
                    value=f"{row.stake_share:g}",
                    most=f"{STAKE_MOST_SHARE:g}",
                )


def check_routes(reading: Reading) -> Iterator[Fault]:
    """A route that changes nothing, takes an amount of nothing, or a stake of no fund."""
    resources = {row.resource for row in reading.scenario.rows("resources")}
    for row, line in reading.lined("routes"):
        table = reading.scenario.tables["routes"]
        if all(getattr(row, column) is None for column in CHANGES):
            yield fault_in(table, line, "route", "route_changes_nothing", value=row.route)
        if row.odds_share is not None and row.odds_factor is not None:
            yield fault_in(table, line, "odds_factor", "route_odds_twice", value=row.odds_factor)
        if row.amount is not None and row.resource is None:
            yield fault_in(table, line, "amount", "route_amount_of_nothing", value=row.amount)
        if row.lag_periods is not None and row.after_project is None:
            yield fault_in(
                table, line, "lag_periods", "route_lag_of_nothing", value=row.lag_periods
            )
        if row.stake_share and FUND not in resources:
            facts = {"value": row.stake_share, "fund": FUND}
            yield fault_in(table, line, "stake_share", "stake_without_fund", **facts)
