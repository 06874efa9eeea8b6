"""How much of a plan hangs on one industry, and on one outside city.

    herfindahl = sum over industries of (share of the plan's expected output)^2

Output is that of the plan's starts at full ramp, after odds; today's is not counted. An industry of
a county hangs on a hub if it has customers there (`chains`, `hubs`) and none in the county or next
door, neither today's nor targets of the plan.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

from planner.results import Appraisal, Plan, Scenario

Holdings = set[tuple[str, str]]
"""Pairs (county, industry)."""


@dataclass(frozen=True)
class Concentration:
    """Shares of the expected output of a plan's starts.

    Attributes
    ----------
    herfindahl
        1 divided by the number of industries if all are alike, 1 if there is one.
    industry, industry_share
        The largest industry.
    hub, hub_share
        Hub that most hangs on; blank and 0 if nothing hangs on a hub.
    """

    herfindahl: float
    industry: str
    industry_share: float
    hub: str
    hub_share: float


def concentration_of(scenario: Scenario, appraisal: Appraisal, plan: Plan) -> Concentration | None:
    """How a plan's output is spread; None if it starts nothing that makes output."""
    home = {row.park: row.county for row in scenario.rows("parks")}
    output: dict[tuple[str, str], float] = defaultdict(float)
    for (project, park, _), count in sorted(plan.starts.items()):
        one = appraisal.candidates[project]
        made = count * one.odds_at(park) * one.output_wan_per_year
        output[home[park], one.industry] += made
    whole = fsum(output.values())
    if whole <= 0:
        return None
    by_industry = _shares({pair: wan / whole for pair, wan in output.items()}, lambda pair: pair[1])
    hubs = _hubs_of(scenario, _held(scenario, plan))
    hanging = {pair: wan / whole for pair, wan in output.items() if pair in hubs}
    by_hub = _shares(hanging, lambda pair: hubs[pair])
    industry, share = _largest(by_industry)
    hub, hub_share = _largest(by_hub)
    return Concentration(fsum(x * x for x in by_industry.values()), industry, share, hub, hub_share)


def _shares(shares: Mapping[tuple[str, str], float], label: Any) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for pair, share in sorted(shares.items()):
        found[label(pair)] += share
    return found


def _largest(shares: Mapping[str, float]) -> tuple[str, float]:
    """The largest share; the first by name of equal ones."""
    return max(sorted(shares.items()), key=lambda one: one[1], default=("", 0.0))


def _held(scenario: Scenario, plan: Plan) -> Holdings:
    home = {row.park: row.county for row in scenario.rows("parks")}
    led = {(home[park], industry) for park, industry in plan.leads}
    stock = {(r.county, r.industry) for r in scenario.rows("stock") if r.present is not False}
    return led | set(plan.specials) | stock


def _hubs_of(scenario: Scenario, held: Holdings) -> dict[tuple[str, str], str]:
    """Hub on which an industry of a county hangs; the strongest of several."""
    customers: dict[str, set[str]] = defaultdict(set)
    for row in scenario.rows("chains"):
        customers[row.upstream].add(row.downstream)
    near: dict[str, set[str]] = {row.county: {row.county} for row in scenario.rows("counties")}
    for row in scenario.rows("neighbours"):
        near[row.county_a].add(row.county_b)
        near[row.county_b].add(row.county_a)
    found: dict[tuple[str, str], str] = {}
    for row in sorted(scenario.rows("hubs"), key=lambda row: (row.strength_share, row.hub)):
        for industry, wanted in customers.items():
            here = any((county, one) in held for county in near[row.county] for one in wanted)
            if row.industry in wanted and not here:
                found[row.county, industry] = row.hub
    return found
