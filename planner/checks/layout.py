"""Designations: decisions on the layout that must agree with each other and with the 1+N rule."""

from collections import Counter
from collections.abc import Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in


def check_designation_parks(reading: Reading) -> Iterator[Fault]:
    """The park of a designation lies in its county; a speciality has no park."""
    county_of = {row.park: row.county for row in reading.scenario.rows("parks")}
    for row, line in reading.lined("designations"):
        table = reading.scenario.tables["designations"]
        if row.park in county_of and county_of[row.park] != row.county:
            yield fault_in(
                table,
                line,
                "park",
                "park_elsewhere",
                value=row.park,
                suggestion=county_of[row.park],
                county=row.county,
            )
        if row.role == "special" and row.park is not None:
            yield fault_in(table, line, "park", "special_with_park", value=row.park)


def check_designations_apart(reading: Reading) -> Iterator[Fault]:
    """No industry is both in and out for the same county, park and role."""
    rows = list(reading.lined("designations"))
    for number, (row, line) in enumerate(rows):
        for earlier, first in rows[:number]:
            same = (row.county, row.industry) == (earlier.county, earlier.industry)
            same = same and row.park != earlier.park  # else it is a duplicate
            opposed = {row.fixed, earlier.fixed} == {"in", "out"}
            out = row if row.fixed == "out" else earlier
            into = earlier if out is row else row
            # "Out" for one park or role leaves the others open.
            park = out.park is None or out.park == into.park
            role = out.role is None or out.role == into.role
            if same and opposed and park and role:
                yield fault_in(
                    reading.scenario.tables["designations"],
                    line,
                    "fixed",
                    "designation_opposed",
                    value=row.fixed,
                    first=first,
                )


def check_designation_counts(reading: Reading) -> Iterator[Fault]:
    """No more leads and specialities are designated than the 1+N rule allows."""
    rules = reading.scenario.settings.layout
    if rules.breach_price_wan > 0 or "layout" in reading.doubtful:
        return
    parks: Counter[str] = Counter()
    counties: Counter[str] = Counter()
    for row, line in reading.lined("designations"):
        if row.fixed != "in":
            continue
        table = reading.scenario.tables["designations"]
        if row.role == "lead" and row.park is not None:
            parks[row.park] += 1
            if parks[row.park] == rules.leads_per_park + 1:
                yield fault_in(
                    table,
                    line,
                    "park",
                    "leads_above_rule",
                    value=row.park,
                    most=rules.leads_per_park,
                )
        if row.role == "special":
            counties[row.county] += 1
            if counties[row.county] == rules.specials_max + 1:
                yield fault_in(
                    table,
                    line,
                    "county",
                    "specials_above_rule",
                    value=row.county,
                    most=rules.specials_max,
                )


def check_designations_backed(reading: Reading) -> Iterator[Fault]:
    """An industry designated in has a project, a prospect or stock there."""
    if not reading.whole("projects", "prospects", "sites", "stock", "parks"):
        return
    scenario = reading.scenario
    county_of = {row.park: row.county for row in scenario.rows("parks")}
    industry_of = {
        row.project: row.industry for row in scenario.rows("projects") if row.fixed != "out"
    }
    held = {
        (row.county, row.industry) for row in scenario.rows("stock") if row.present is not False
    }
    offered = {
        (site.park, industry_of[site.project])
        for site in scenario.rows("sites")
        if site.project in industry_of
    }
    offered |= {(row.park, row.industry) for row in scenario.rows("prospects") if row.count_max}
    held |= {(county_of[park], industry) for park, industry in offered if park in county_of}
    for row, line in reading.lined("designations"):
        if row.fixed == "in" and (row.county, row.industry) not in held:
            table = scenario.tables["designations"]
            yield fault_in(
                table,
                line,
                "industry",
                "designation_unbacked",
                value=row.industry,
                county=row.county,
            )
