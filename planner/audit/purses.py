"""Purses: support, building and grants are rolled forward and no purse runs dry.

    left[a,t] = carry[a,t] * left[a,t-1] + money[a,t] + grants in
                - support of starts in a - cost of builds in a - grants out       >= 0

Unit: wan yuan.
"""

import math
from collections import defaultdict

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.limits import Build
from planner.audit.picks import Pick
from planner.results import LimitUse, Plan
from planner.schema import Budget


def check_purses(
    books: Books,
    picks: tuple[Pick, ...],
    builds: tuple[Build, ...],
    plan: Plan,
    findings: Findings,
) -> None:
    """Roll every purse through the horizon with the plan's grants and payments."""
    money: dict[tuple[str, int], Budget] = {
        (row.area, row.period): row for row in books.scenario.rows("budgets")
    }
    funded = {area for area, _ in money}
    givers = {area for area in funded if area in books.groups}
    purses = funded | {county for group in givers for county in books.groups[group]}
    received: dict[tuple[str, int], float] = defaultdict(float)
    spent = _payments(books, picks, builds)
    for (group, county, period), amount in sorted(plan.grants.items()):
        allowed = group in givers and county in books.groups[group]
        findings.refuse(
            not allowed or period not in books.timeline.periods,
            "grant_astray",
            group=group,
            county=county,
            period=period,
        )
        findings.demand(
            -amount if math.isfinite(amount) else math.inf,
            "grant_negative",
            group=group,
            county=county,
            period=period,
            amount=amount,
        )
        spent[group, period] += amount
        received[county, period] += amount
    for area in sorted(purses):
        left = 0.0
        for period in books.timeline.periods:
            row = money.get((area, period))
            carried = left if row is not None and row.carry_over else 0.0
            available = carried + received[area, period] + (row.amount_wan if row else 0.0)
            used = spent[area, period]
            findings.hold("budget", LimitUse("budget", area, period, used, available, "wan"))
            # A purse overdrawn once is one finding, not one in every later period.
            left = max(0.0, available - used)


def _payments(
    books: Books, picks: tuple[Pick, ...], builds: tuple[Build, ...]
) -> dict[tuple[str, int], float]:
    """Expected support and building costs by purse and period."""
    paid: dict[tuple[str, int], float] = defaultdict(float)
    for pick in picks:
        paid[pick.county, pick.period] += pick.count * pick.worth.support_wan
    for row, period in builds:
        paid[books.payer(row.area), period] += row.cost_wan
    return paid
