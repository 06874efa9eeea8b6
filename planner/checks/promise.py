"""``reserve = "chance"``: must-haves that break the promise whatever else is planned.

What certainly falls on an area is taken at its least: each project at its most frugal site and its
least likely one. So the probability told is never too large.
"""

from collections.abc import Iterable, Iterator

from planner.checks.needs import (
    SLACK,
    expanded,
    fixed_in,
    greatest_lands,
    last_limits,
    least_odds,
    lines_of_limits,
    listed,
    must_haves,
    parks_of_areas,
    produces_in_time,
)
from planner.errors import Fault
from planner.overruns import Load, overrun
from planner.results import Appraisal, Candidate, Scenario, Table
from planner.scenario import fault_in
from planner.schema import LAND


def check_promise(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Must-haves alone do not overrun a limit more probably than is promised."""
    if scenario.settings.landing.reserve != "chance":
        return
    fixed = fixed_in(appraisal)
    table, lands = scenario.tables["parks"], greatest_lands(scenario)
    for row, line in zip(table.rows, table.lines, strict=True):
        needs = [(one.land_mu, one) for one in must_haves(fixed, {row.park})]
        place = (table, line, "land_mu", f"{row.land_mu:g}")
        yield from _broken(scenario, place, needs, lands[row.park])
    table, parks = scenario.tables["limits"], parks_of_areas(scenario)
    once = {row.resource for row in scenario.rows("resources") if row.kind == "stock"}
    lines = lines_of_limits(table)
    for (resource, area), amount in last_limits(scenario).items():
        if resource == LAND:
            continue
        needs = [
            (min(one.uses.get((place.park, resource), 0.0) for place in one.places), one)
            for one in must_haves(fixed, parks.get(area, set()))
            if resource in once or produces_in_time(scenario, one)
        ]
        place = (table, lines[resource, area], "amount", f"{amount:g}")
        supply = amount + expanded(scenario, resource, area)
        yield from _broken(scenario, place, needs, supply)


def _broken(
    scenario: Scenario,
    place: tuple[Table, int, str, str],
    needs: Iterable[tuple[float, Candidate]],
    supply: float,
) -> Iterator[Fault]:
    """A fault where these needs alone overrun the supply too often."""
    heavy = [(amount, one) for amount, one in needs if amount > 0]
    most = scenario.settings.landing.overrun_share_max
    found = overrun((Load(amount, least_odds(one)) for amount, one in heavy), supply).low
    if found > most + SLACK:
        table, line, column, value = place
        yield fault_in(
            table,
            line,
            column,
            "promise_out_of_reach",
            value=value,
            supply=f"{supply:g}",
            projects=listed(one for _, one in heavy),
            found=f"{100 * found:.3g}",
            most=f"{100 * most:.3g}",
        )
