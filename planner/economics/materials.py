"""Materials: what a start makes or uses of a stream, and what a unit a year is worth by period.

    flow[m,k] = row of `flows` for the project, else amount of its industry * output[k] / 10,000
    factor[t] = sum over the years y of period t of 1 / (1 + r)^y

Years are counted from the start of the horizon, r is the discount rate.
"""

from collections.abc import Mapping

from planner.economics.timing import offset
from planner.results import Candidate, Scenario
from planner.schema import HorizonSettings

OUTPUT_UNIT_WAN = 10_000.0
"""Output by which the flows of an industry are stated: 100 million yuan."""


def flows_of(
    scenario: Scenario, candidates: Mapping[str, Candidate]
) -> Mapping[str, Mapping[str, float]]:
    """Flow of one start at full output by stream and project, in the stream's unit a year.

    A way of pursuing a project (``P12+fair``, docs/routes.md) has rows of its own.
    """
    rows = scenario.rows("flows")
    by_project = {(row.stream, row.project): row.amount for row in rows if row.project}
    by_industry = {(row.stream, row.industry): row.amount for row in rows if not row.project}
    flows: dict[str, dict[str, float]] = {}
    for row in scenario.rows("streams"):
        for code, one in sorted(candidates.items()):
            amount = by_project.get((row.stream, code))
            if amount is None:
                rate = by_industry.get((row.stream, one.industry), 0.0)
                amount = rate * one.output_wan_per_year / OUTPUT_UNIT_WAN
            if amount:
                flows.setdefault(row.stream, {})[code] = amount
    return flows


def period_factors(horizon: HorizonSettings) -> dict[int, float]:
    """Discounted years of each period: what one wan a year all through it is worth."""
    growth = 1.0 + horizon.discount_share
    return {
        period: sum(float(growth ** -(offset(horizon, period) + year)) for year in range(years))
        for period, years in enumerate(horizon.period_years, 1)
    }
