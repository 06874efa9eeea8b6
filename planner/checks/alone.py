"""Projects that a park or area could not serve even if they came alone.

Unless ``landing.reserve = "full"`` a need counts at its odds, so a plan may hold a project that
is larger than the land or the supply that is there. That is told, not forbidden: the supply may
grow by the time the project comes, but somebody has to see to it.
"""

from collections.abc import Iterable, Iterator, Mapping

from planner.checks.needs import (
    SLACK,
    expanded,
    greatest_lands,
    last_limits,
    lines_of_limits,
    parks_of_areas,
)
from planner.errors import Fault
from planner.results import Appraisal, Candidate, Scenario
from planner.scenario import fault_in
from planner.schema import LAND

NAMED = 3
"""Projects that a sentence names; the rest are counted."""


def check_land_alone(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Candidates larger than the land of their park, expansions included."""
    table = scenario.tables["parks"]
    lands = greatest_lands(scenario)
    at = optional_at(appraisal)
    for row, line in zip(table.rows, table.lines, strict=True):
        found = [
            (one.land_mu, one.project)
            for one in at.get(row.park, ())
            if one.land_mu > lands[row.park] * (1 + SLACK)
        ]
        if found:
            yield fault_in(
                table,
                line,
                "land_mu",
                "larger_than_supply",
                severity="warning",
                value=f"{row.land_mu:g}",
                supply=f"{lands[row.park]:g}",
                unit="亩/mu",
                projects=_listed(found),
            )


def check_limits_alone(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Candidates that alone need more of a resource than an area has, expansions included."""
    table = scenario.tables["limits"]
    parks, limits = parks_of_areas(scenario), last_limits(scenario)
    units = {row.resource: row.unit for row in scenario.rows("resources")}
    lines = lines_of_limits(table)
    at = optional_at(appraisal)
    for (resource, area), amount in limits.items():
        if resource == LAND:
            continue
        supply = amount + expanded(scenario, resource, area)
        needs: dict[str, float] = {}
        for park in parks.get(area, ()):
            for one in at.get(park, ()):
                need = one.uses.get((park, resource), 0.0)
                needs[one.project] = min(need, needs.get(one.project, need))
        found = [(need, one) for one, need in needs.items() if need > supply * (1 + SLACK)]
        if found:
            yield fault_in(
                table,
                lines[resource, area],
                "amount",
                "larger_than_supply",
                severity="warning",
                value=f"{amount:g}",
                supply=f"{supply:g}",
                unit=units.get(resource, ""),
                projects=_listed(found),
            )


def optional_at(appraisal: Appraisal) -> Mapping[str, list[Candidate]]:
    """Candidates that are not fixed, by park; must-haves are judged in `planner.checks.needs`."""
    at: dict[str, list[Candidate]] = {}
    for one in appraisal.candidates.values():
        if not one.fixed:
            for park in {place.park for place in one.places}:
                at.setdefault(park, []).append(one)
    return at


def _listed(found: Iterable[tuple[float, str]]) -> str:
    """The largest projects with their needs, and how many more there are."""
    ordered = sorted(found, reverse=True)
    named = ", ".join(f"{project} ({need:.4g})" for need, project in ordered[:NAMED])
    rest = len(ordered) - NAMED
    return f"{named} … +{rest}" if rest > 0 else named
