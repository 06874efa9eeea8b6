"""Ledgers: what the plan should bring and cost each county year by year, undiscounted."""

from collections import defaultdict

from planner.audit.books import Books
from planner.audit.limits import Build
from planner.audit.picks import Pick
from planner.audit.taxes import stake_of, stake_returned
from planner.results import LedgerLine

FLOWS = (
    *("income_wan", "tax_wan", "support_wan", "build_wan", "jobs_person", "output_wan"),
    "fund_wan",
)


def stake_payments(books: Books, pick: Pick) -> dict[int, float]:
    """What the fund is expected to pay for a start, by year; below zero where it comes back."""
    stake = stake_of(books, pick.candidate)
    if not stake:
        return {}
    begun, expected = books.timeline.offset(pick.period), pick.count * pick.odds_share
    back = begun + books.settings.fund.exit_years
    return {begun: expected * stake, back: -expected * stake_returned(books, stake)}


def ledgers_of(
    books: Books, picks: tuple[Pick, ...], builds: tuple[Build, ...]
) -> tuple[LedgerLine, ...]:
    """Lines by county and calendar year, only years with something.

    Support includes carriers and the annuity of their debt, not the stakes of a fund. Income and
    tax of an enclave are shared with its partner; support, jobs and output stay with the host. An
    expansion stands with whoever pays it, which can be a group.
    """
    start_year = books.settings.horizon.start_year
    sums: dict[tuple[str, int], dict[str, float]] = defaultdict(lambda: dict.fromkeys(FLOWS, 0.0))
    for pick in picks:
        for year, paid in pick.worth.payments_wan.items():
            sums[pick.county, year]["support_wan"] += pick.count * paid
        for year, staked in stake_payments(books, pick).items():
            sums[pick.county, year]["support_wan"] -= staked
            sums[pick.county, year]["fund_wan"] += staked
        for flow in pick.worth.flows:
            host = sums[pick.county, flow.year]
            host["jobs_person"] += pick.count * flow.jobs_person
            host["output_wan"] += pick.count * flow.output_wan
            for county, share in books.credit(pick.park).items():
                line = sums[county, flow.year]
                line["income_wan"] += share * pick.count * flow.income_wan
                line["tax_wan"] += share * pick.count * flow.tax_wan
    for row, period in builds:
        sums[books.payer(row.area), books.timeline.offset(period)]["build_wan"] += row.cost_wan
    return tuple(
        LedgerLine(county=county, year=start_year + year, **line)
        for (county, year), line in sorted(sums.items())
        if any(line.values())
    )
