"""What must be against what there is, rule by rule, by plain arithmetic and without a solver.

Needed is what certainly falls on an area: projects fixed in whose admissible sites all lie in it,
counts and floors that are demanded. Available is the most there could be: limits of the last period
with every expansion, all money that could reach a purse, the income of every candidate at its best.
A rule that needs more than there is makes a plan impossible; one that does not may still conflict
with others.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from models import PlanData
from planner.checks.floors import greatest_amount
from planner.checks.needs import (
    expanded,
    fixed_in,
    greatest_lands,
    kept,
    last_limits,
    least_odds,
    least_use,
    members_of_groups,
    must_haves,
    parks_of_areas,
    produces_in_time,
)
from planner.checks.reach import greatest_incomes
from planner.results import Appraisal, Scenario
from planner.schema import FLOOR_UNITS, LAND
from planner.studies.diagnose.rules import Rule
from planner.variations import AREA_FLOOR, BUDGET, FLOOR, MARKET, PURSUITS

COUNTS = ("specials_min", "specials_max", "lead_required", "leads_per_park")
"""Kinds of rules that count industries."""


@dataclass(frozen=True)
class Need:
    """What a rule needs and what there is, in its unit."""

    rule: Rule
    needed: float
    available: float
    unit: str

    @property
    def share(self) -> float:
        """Needed as a share of available; infinite where there is nothing."""
        if self.available > 0:
            return self.needed / self.available
        return float("inf") if self.needed > 0 else 0.0

    @property
    def just_met(self) -> bool:
        """Whether it is a count of one industry that has its one: full, and nothing to see."""
        return self.rule.kind in COUNTS and self.needed == self.available == 1


def needs_of(scenario: Scenario, appraisal: Appraisal, data: PlanData) -> tuple[Need, ...]:
    """All rules that certainly need something, tightest first, counts just met last."""
    found = [
        *_limits(scenario, appraisal),
        *_money(scenario, appraisal),
        *_income_floors(scenario, appraisal),
        *_floors(scenario, appraisal, data.periods),
        *_layout(data),
        *_markets(data),
        *_pursuits(data),
    ]
    needed = [need for need in found if need.needed > 0]
    return tuple(sorted(needed, key=lambda need: (need.just_met, -need.share, need.rule)))


def _limits(scenario: Scenario, appraisal: Appraisal) -> Iterator[Need]:
    """Land of parks and other resources of areas, for projects that are certain to be there."""
    fixed, parks = fixed_in(appraisal), parks_of_areas(scenario)
    for park, land in greatest_lands(scenario).items():
        bound = must_haves(fixed, {park})
        needed = sum(kept(scenario, one, park) * one.land_mu for one in bound)
        yield Need(Rule(LAND, park), needed, land, "mu")
    once = {row.resource for row in scenario.rows("resources") if row.kind == "stock"}
    units = {row.resource: row.unit for row in scenario.rows("resources")}
    for (resource, area), amount in last_limits(scenario).items():
        if resource == LAND:
            continue
        used = sum(
            least_use(scenario, one, resource)
            for one in must_haves(fixed, parks.get(area, set()))
            if resource in once or produces_in_time(scenario, one)
        )
        supply = amount + expanded(scenario, resource, area)
        yield Need(Rule("resource", area, resource), used, supply, units.get(resource, ""))


def _money(scenario: Scenario, appraisal: Appraisal) -> Iterator[Need]:
    """Support of projects that are certain, against all money that could reach the purse."""
    fixed, parks = fixed_in(appraisal), parks_of_areas(scenario)
    members = members_of_groups(scenario)
    money: dict[str, float] = {}
    for row in scenario.rows("budgets"):
        money[row.area] = money.get(row.area, 0.0) + row.amount_wan
    for area in money:
        counties = members.get(area, {area})
        givers = [group for group in money if members.get(group, set()) & counties]
        supply = sum(money[payer] for payer in {*counties, *givers} & money.keys())
        bound = must_haves(fixed, parks.get(area, set()))
        needed = sum(least_odds(one) * one.support_wan for one in bound)
        yield Need(Rule(BUDGET, area), needed, supply, "wan")


def _floors(scenario: Scenario, appraisal: Appraisal, periods: int) -> Iterator[Need]:
    """Floors of areas against the most that all candidates could bring by their period."""
    for row in scenario.rows("floors"):
        rule = Rule(AREA_FLOOR, row.area, f"{row.measure}:{row.period or periods}")
        most = greatest_amount(scenario, appraisal, row)
        yield Need(rule, row.amount, most, FLOOR_UNITS[row.measure])


def _income_floors(scenario: Scenario, appraisal: Appraisal) -> Iterator[Need]:
    """Income floors against the greatest income that could be credited."""
    if scenario.settings.fairness.mode != "floor":
        return
    greatest = greatest_incomes(scenario, appraisal)
    for row in scenario.rows("counties"):
        if row.income_floor_wan is not None:
            most = greatest.get(row.county, 0.0)
            yield Need(Rule(FLOOR, row.county), row.income_floor_wan, most, "wan")


def _layout(data: PlanData) -> Iterator[Need]:
    """Counts of the 1+N layout that are demanded, against the industries there could be."""
    rules = data.layout
    if rules.breach_price_wan > 0:
        return
    offered: dict[str, set[str]] = {area: set() for area in data.parks_in}
    for project in data.projects.values():
        if project.fixed != "out" and project.ready and project.count_max:
            for park in project.parks:
                offered[park].add(project.industry)
                offered[data.park_county[park]].add(project.industry)
    stock: dict[str, set[str]] = {county: set() for county in data.counties}
    for county, industry in data.present:
        stock.setdefault(county, set()).add(industry)
    for county in data.counties:
        wanted = [w for w in data.designations if w.county == county and w.wanted]
        industries = len(offered[county] | stock[county])
        yield Need(Rule("specials_min", county), rules.specials_min, industries, "")
        special = sum(wish.role == "special" for wish in wanted)
        yield Need(Rule("specials_max", county), special, rules.specials_max, "")
        for park in data.parks_in[county]:
            leading = sum(wish.park == park for wish in wanted)
            yield Need(Rule("leads_per_park", park), leading, rules.leads_per_park, "")
            if rules.lead_required:
                able = len(offered[park] | stock[county])
                yield Need(Rule("lead_required", park), rules.leads_per_park, able, "")


def _markets(data: PlanData) -> Iterator[Need]:
    """Output of projects that are certain to produce in a group, against its demand."""
    for (industry, group), demand in sorted(data.market_wan.items()):
        parks = set(data.parks_in[group])
        needed = sum(
            min(project.output_at(park) for park in project.parks)
            for project in data.projects.values()
            if project.fixed == "in" and project.parks and project.industry == industry
            if set(project.parks) <= parks
            and all(ready <= data.periods for ready in project.ready.values())
        )
        yield Need(Rule(MARKET, group, industry), needed, demand, "wan_per_year")


def _pursuits(data: PlanData) -> Iterator[Need]:
    """Unsigned projects fixed in, against what outreach can follow over all periods."""
    if not data.pursuits_max:
        return
    for county in data.counties:
        parks = set(data.parks_in[county])
        needed = sum(
            project.fixed == "in"
            and project.pursued
            and bool(project.parks)
            and set(project.parks) <= parks
            for project in data.projects.values()
        )
        yield Need(Rule(PURSUITS, county), needed, data.pursuits_max * data.periods, "")
