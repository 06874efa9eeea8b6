"""Must-haves against what there is, by plain arithmetic before any solving.

Only what certainly falls on an area counts: projects that are fixed in and all of whose admissible
sites lie in it, at the last period, when everything that can help is ready. So a fault here is
never a false alarm, and what it lets pass may still turn out impossible.
"""

from collections.abc import Iterable, Iterator, Mapping

from planner.errors import Fault
from planner.results import Appraisal, Candidate, Scenario, Table
from planner.scenario import fault_in
from planner.schema import LAND

SLACK = 1e-6
"""Relative excess that is left to rounding."""


def check_sizes(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """A must-have fits one of its places as a whole, however little room its odds ask for."""
    lands = greatest_lands(scenario)
    table = scenario.tables["projects"]
    for row, line in zip(table.rows, table.lines, strict=True):
        if not oversized(appraisal, lands, row.project):
            continue
        places = appraisal.candidates[row.project].places
        most = max(places, key=lambda place: lands[place.park])
        yield fault_in(
            table,
            line,
            "land_mu",
            "project_above_land",
            value=f"{row.land_mu:g}",
            park=most.park,
            supply=f"{lands[most.park]:g}",
        )


def oversized(appraisal: Appraisal, lands: Mapping[str, float], project: str) -> bool:
    """Whether a project that is fixed in is larger than the land of every place it has."""
    one = appraisal.candidates.get(project)
    if one is None or one.fixed != "in" or not one.places:
        return False
    return all(one.land_mu > lands[place.park] * (1 + SLACK) for place in one.places)


def greatest_lands(scenario: Scenario) -> Mapping[str, float]:
    """Land of every park in the last period with all expansions."""
    limits = last_limits(scenario)
    return {
        row.park: limits.get((LAND, row.park), row.land_mu) + expanded(scenario, LAND, row.park)
        for row in scenario.rows("parks")
    }


def check_land_needs(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Must-haves fit the land of a park if it is their only place."""
    lands = greatest_lands(scenario)
    table = scenario.tables["parks"]
    fixed = fixed_in(appraisal)
    for row, line in zip(table.rows, table.lines, strict=True):
        bound = must_haves(fixed, {row.park})
        if any(oversized(appraisal, lands, one.project) for one in bound):
            continue  # told by check_sizes
        needed = sum(kept(scenario, one, row.park) * one.land_mu for one in bound)
        supply = lands[row.park]
        if needed > supply * (1 + SLACK):
            yield fault_in(
                table,
                line,
                "land_mu",
                "needs_above_land",
                value=f"{row.land_mu:g}",
                needed=f"{needed:g}",
                supply=f"{supply:g}",
                projects=listed(bound),
            )


def check_resource_needs(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Must-haves fit the limits of the areas in which they certainly are."""
    parks = parks_of_areas(scenario)
    once = {row.resource for row in scenario.rows("resources") if row.kind == "stock"}
    units = {row.resource: row.unit for row in scenario.rows("resources")}
    limits = last_limits(scenario)
    table = scenario.tables["limits"]
    lines = lines_of_limits(table)
    fixed = fixed_in(appraisal)
    for (resource, area), amount in limits.items():
        if resource == LAND:
            continue
        bound = [
            one
            for one in must_haves(fixed, parks.get(area, set()))
            if resource in once or produces_in_time(scenario, one)
        ]
        needed = sum(least_use(scenario, one, resource) for one in bound)
        supply = amount + expanded(scenario, resource, area)
        if needed > supply * (1 + SLACK):
            yield fault_in(
                table,
                lines[resource, area],
                "amount",
                "needs_above_limit",
                value=f"{amount:g}",
                needed=f"{needed:g}",
                supply=f"{supply:g}",
                unit=units.get(resource, ""),
                projects=listed(one for one in bound if least_use(scenario, one, resource)),
            )


def lines_of_limits(table: Table) -> Mapping[tuple[str, str], int]:
    """Line of the last row of every resource and area in the table `limits`."""
    return {
        (row.resource, row.area): line for row, line in zip(table.rows, table.lines, strict=True)
    }


def check_money_needs(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """The support of must-haves fits all the money that could ever reach their county or group."""
    parks, members = parks_of_areas(scenario), members_of_groups(scenario)
    table = scenario.tables["budgets"]
    money: dict[str, float] = {}
    lines: dict[str, int] = {}
    for row, line in zip(table.rows, table.lines, strict=True):
        money[row.area] = money.get(row.area, 0.0) + row.amount_wan
        lines.setdefault(row.area, line)
    fixed = fixed_in(appraisal)
    giving: dict[str, set[str]] = {}
    for group in money:
        for county in members.get(group, ()):
            giving.setdefault(county, set()).add(group)
    for area in money:
        counties = members.get(area, {area})
        givers = {group for county in counties for group in giving.get(county, ())}
        supply = sum(money[payer] for payer in {*counties, *givers} & money.keys())
        bound = must_haves(fixed, parks.get(area, set()))
        needed = sum(least_odds(one) * one.support_wan for one in bound)
        if needed > supply * (1 + SLACK):
            yield fault_in(
                table,
                lines[area],
                "amount_wan",
                "needs_above_money",
                needed=f"{needed:g}",
                supply=f"{supply:g}",
                area=area,
                projects=listed(bound),
            )


def fixed_in(appraisal: Appraisal) -> list[Candidate]:
    """Candidates that the user wants and that have an admissible site."""
    return [one for one in appraisal.candidates.values() if one.fixed == "in" and one.places]


def must_haves(fixed: Iterable[Candidate], parks: set[str]) -> list[Candidate]:
    """Those fixed in with all their admissible sites among these parks."""
    return [one for one in fixed if all(place.park in parks for place in one.places)]


def kept(scenario: Scenario, candidate: Candidate, park: str) -> float:
    """Part of its need for which room is kept in a park."""
    return 1.0 if scenario.settings.landing.reserve == "full" else candidate.odds_at(park)


def least_use(scenario: Scenario, candidate: Candidate, resource: str) -> float:
    """Need for which room is kept at the most frugal of its sites."""
    return min(
        kept(scenario, candidate, place.park) * candidate.uses.get((place.park, resource), 0.0)
        for place in candidate.places
    )


def least_odds(candidate: Candidate) -> float:
    """Odds at the least likely of its sites."""
    return min(place.odds_share for place in candidate.places)


def produces_in_time(scenario: Scenario, candidate: Candidate) -> bool:
    """Whether it produces within the horizon whenever it starts."""
    years = sum(scenario.settings.horizon.period_years)
    return all(year < years for year in candidate.production_offset.values())


def last_limits(scenario: Scenario) -> Mapping[tuple[str, str], float]:
    """Limits in the last period by resource and area; one for the period goes before a general.

    Efforts, which are there anew in every period, are left out.
    """
    anew = {row.resource for row in scenario.rows("resources") if row.kind == "effort"}
    last = len(scenario.settings.horizon.period_years)
    limits: dict[tuple[str, str], float] = {}
    for row in sorted(scenario.rows("limits"), key=lambda row: row.period is not None):
        if row.period in {None, last} and row.resource not in anew:
            limits[row.resource, row.area] = row.amount
    return limits


def expanded(scenario: Scenario, resource: str, area: str) -> float:
    """All that expansions could add by the last period."""
    last = len(scenario.settings.horizon.period_years)
    return float(
        sum(
            row.amount
            for row in scenario.rows("expansions")
            if (row.resource, row.area) == (resource, area)
            if (row.earliest_period or 1) + (row.lead_periods or 0) <= last
        )
    )


def members_of_groups(scenario: Scenario) -> Mapping[str, set[str]]:
    """Counties by group."""
    members: dict[str, set[str]] = {}
    for row in scenario.rows("groups"):
        members.setdefault(row.group, set()).add(row.county)
    return members


def parks_of_areas(scenario: Scenario) -> Mapping[str, set[str]]:
    """Parks by park, county and group."""
    parks: dict[str, set[str]] = {row.park: {row.park} for row in scenario.rows("parks")}
    for row in scenario.rows("parks"):
        parks.setdefault(row.county, set()).add(row.park)
    for group, counties in members_of_groups(scenario).items():
        parks[group] = set().union(*(parks.get(county, set()) for county in counties))
    return parks


def listed(candidates: Iterable[Candidate]) -> str:
    """Codes of the candidates, cut after five."""
    codes = [candidate.project for candidate in candidates]
    return ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")
