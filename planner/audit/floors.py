"""Floors of areas: what each gets of jobs, output, income, tax or support of existing firms."""

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.picks import Pick
from planner.results import LimitUse
from planner.schema import FLOOR_UNITS, FloorMeasure


def check_area_floors(books: Books, picks: tuple[Pick, ...], findings: Findings) -> None:
    """Every row of `floors` is reached by its period, which is the last where it states none."""
    last = books.timeline.periods[-1]
    for row in books.scenario.rows("floors"):
        measure, period = row.measure, row.period or last
        reached = sum(_brought(books, pick, measure, row.area, period) for pick in picks)
        unit = FLOOR_UNITS[measure]
        use = LimitUse(f"floor:{measure}", row.area, period, reached, row.amount, unit)
        findings.reach(f"floor_{measure}", use)


def _brought(books: Books, pick: Pick, measure: FloorMeasure, area: str, period: int) -> float:
    """What a start of the plan, as often as it happens, brings an area by a period."""
    members = books.counties_of(area)
    one = pick.candidate
    if measure in ("resident_income", "fiscal"):
        worth = pick.worth.income_wan if measure == "resident_income" else pick.worth.fiscal_wan
        share = sum(part for county, part in books.credit(pick.park).items() if county in members)
        return pick.count * worth * share if pick.period <= period else 0.0
    if pick.county not in members:
        return 0.0
    expected = pick.count * pick.odds_share
    if measure == "existing_support":
        paid = one.kind != "new" and pick.period <= period
        return expected * one.support_wan if paid else 0.0
    figure = one.jobs_person if measure == "jobs" else one.output_wan_per_year
    return expected * figure if pick.ready <= period else 0.0
