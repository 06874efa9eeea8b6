"""Figures of a run as small tables, before any words or layout: what screens and reports show."""

from collections import defaultdict
from dataclasses import dataclass

from planner.results import LimitUse, RunResult, Start

BINDING_SHARE = 0.99
"""A limit used to this share binds."""

NEARLY_SHARE = 0.90
"""A limit used to this share is nearly full."""

LOWER_LIMITS = frozenset({"income_floor", "floor"})
"""Kinds of limits that must be reached, not kept: what stands before a colon in their names."""


@dataclass(frozen=True)
class AreaTotals:
    """What the plan means for a county, or for a group that builds.

    Income and fiscal value are discounted and after odds, and those of an enclave are shared with
    its partner; support is what is expected to be paid; jobs are those expected in the best year.
    `expected` is how many of the starts, and `land_mu` how much of their land, odds let expect.
    """

    area: str
    starts: int
    expected: float
    income_wan: float
    fiscal_wan: float
    support_wan: float
    build_wan: float
    land_mu: float
    jobs_person: float


@dataclass(frozen=True)
class BusyLimit:
    """A limit that binds in at least one period, at its fullest."""

    limit: str
    area: str
    periods: tuple[int, ...]
    used: float
    available: float
    unit: str


def area_totals(result: RunResult) -> tuple[AreaTotals, ...]:
    """Totals by county in the order of the tables, then groups that pay for expansions."""
    scenario, appraisal = result.scenario, result.appraisal
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    parks = {row.park: row for row in scenario.rows("parks")}
    for start, count in result.plan.starts.items():
        park, one = parks[start[1]], appraisal.candidates[start[0]]
        shared = (park.partner_share or 0.0) if park.partner else 0.0
        for area, share in ((park.county, 1.0 - shared), (park.partner or "", shared)):
            if share:
                sums[area]["income_wan"] += share * count * appraisal.income_wan[start]
                sums[area]["fiscal_wan"] += share * count * appraisal.fiscal_wan[start]
        sums[park.county]["starts"] += count
        expected = count * one.odds_at(start[1])
        sums[park.county]["expected"] += expected
        sums[park.county]["land_mu"] += expected * one.land_mu
    for line in result.audit.ledgers:
        sums[line.county]["support_wan"] += line.support_wan
        sums[line.county]["build_wan"] += line.build_wan
        sums[line.county]["jobs_person"] = max(sums[line.county]["jobs_person"], line.jobs_person)
    counties = [row.county for row in scenario.rows("counties")]
    groups = sorted(set(sums) - set(counties))
    return tuple(
        AreaTotals(
            area=area,
            starts=round(sums[area]["starts"]),
            **{
                name: sums[area][name]
                for name in (
                    "expected",
                    "income_wan",
                    "fiscal_wan",
                    "support_wan",
                    "build_wan",
                    "land_mu",
                    "jobs_person",
                )
            },
        )
        for area in (*counties, *groups)
    )


def starts_by_period(result: RunResult) -> dict[tuple[str, int], int]:
    """Number of starts by county and period."""
    home = {row.park: row.county for row in result.scenario.rows("parks")}
    counts: dict[tuple[str, int], int] = defaultdict(int)
    for (_, park, period), count in result.plan.starts.items():
        counts[home[park], period] += count
    return dict(counts)


def money_by_period(result: RunResult) -> dict[int, tuple[float, float]]:
    """Expected support and cost of expansions by period, wan yuan, undiscounted."""
    appraisal = result.appraisal
    support: dict[int, float] = defaultdict(float)
    build: dict[int, float] = defaultdict(float)
    for (project, park, period), count in result.plan.starts.items():
        one = appraisal.candidates[project]
        support[period] += count * one.odds_at(park) * one.support_wan
    cost = {row.expansion: row.cost_wan for row in result.scenario.rows("expansions")}
    for expansion, period in result.plan.builds:
        build[period] += cost[expansion]
    periods = range(1, len(result.scenario.settings.horizon.period_years) + 1)
    return {period: (support[period], build[period]) for period in periods}


def starts_by_value(result: RunResult) -> list[tuple[Start, int, float]]:
    """Starts with their count and discounted value in wan yuan, most valuable first."""
    settings = result.scenario.settings.objective
    valued = [
        (
            start,
            count,
            count
            * (
                settings.income_weight * result.appraisal.income_wan[start]
                + settings.fiscal_weight * result.appraisal.fiscal_wan[start]
            ),
        )
        for start, count in result.plan.starts.items()
    ]
    return sorted(valued, key=lambda one: (-one[2], one[0]))


def binding_limits(result: RunResult) -> list[BusyLimit]:
    """Limits used to `BINDING_SHARE` in some period; purses, of which many bind, come last."""
    found: dict[tuple[str, str], list[LimitUse]] = defaultdict(list)
    for use in result.audit.limits:
        if _binds(use):
            found[use.limit, use.area].append(use)
    busy = [
        BusyLimit(
            limit,
            area,
            tuple(use.period for use in uses if use.period is not None),
            max(use.used for use in uses),
            max(uses, key=lambda use: use.used).available,
            uses[0].unit,
        )
        for (limit, area), uses in found.items()
    ]
    return sorted(
        busy, key=lambda one: (one.limit == "budget", one.limit, -len(one.periods), one.area)
    )


def _binds(use: LimitUse) -> bool:
    if use.limit.partition(":")[0] in LOWER_LIMITS:
        return use.available > 0 and use.used <= use.available / BINDING_SHARE
    return use.used > 0 and use.used >= BINDING_SHARE * use.available
