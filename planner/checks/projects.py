"""Projects: a place to go, firms that exist, and relations that can hold."""

from collections.abc import Callable, Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in

BY_LAND = ("capex_wan", "output_wan_per_year", "jobs_person", "tax_wan_per_year")
"""Figures of a project that follow from its land where they are blank."""


def check_figures_without_land(reading: Reading) -> Iterator[Fault]:
    """A project without land states the figures that would follow from its land."""
    for row, line in reading.lined("projects"):
        table = reading.scenario.tables["projects"]
        blank = [column for column in BY_LAND if getattr(row, column) is None]
        if row.land_mu == 0 and blank and row.fixed != "out":
            yield fault_in(
                table,
                line,
                "land_mu",
                "no_land_no_figure",
                severity="warning",
                value=f"{row.land_mu:g}",
                columns=", ".join(table.headers.get(column, column) for column in blank),
            )


def check_sites(reading: Reading) -> Iterator[Fault]:
    """Every project that may start has at least one site."""
    placed = reading.codes("sites", "project")
    if placed is None:
        return
    for line, cells in reading.cells("projects"):
        project = cells.get("project")
        if project is not None and project not in placed and cells.get("fixed") != "out":
            table = reading.scenario.tables["projects"]
            yield fault_in(table, line, "project", "no_site", value=project)


def check_use_parks(reading: Reading) -> Iterator[Fault]:
    """A use for a park counts only if the park is one of the project's sites."""
    if not reading.whole("sites", "parks", "projects"):
        return
    sites: dict[str, set[str]] = {}
    for site in reading.scenario.rows("sites"):
        sites.setdefault(site.project, set()).add(site.park)
    known = {row.park for row in reading.scenario.rows("parks")}
    for row, line in reading.lined("uses"):
        here = sites.get(row.project, set())
        if row.park in known - here and here <= known:
            table = reading.scenario.tables["uses"]
            yield fault_in(
                table,
                line,
                "park",
                "use_elsewhere",
                severity="warning",
                value=row.park,
                project=row.project,
            )


def check_existing_firms(reading: Reading) -> Iterator[Fault]:
    """An upgrade or retention stands where its industry exists today."""
    if not reading.whole("sites", "parks", "stock"):
        return
    # Of a park listed twice, which has a fault of its own, the first row counts.
    county_of = {row.park: row.county for row in reversed(reading.scenario.rows("parks"))}
    existing = {(row.county, row.industry) for row in reading.scenario.rows("stock")}
    parks: dict[str, list[str]] = {}
    for site in reading.scenario.rows("sites"):
        parks.setdefault(site.project, []).append(site.park)
    for row, line in reading.lined("projects"):
        if row.kind not in {"upgrade", "retain"}:
            continue
        missing = [
            county_of[park]
            for park in parks.get(row.project, ())
            if park in county_of and (county_of[park], row.industry) not in existing
        ]
        if missing:
            yield fault_in(
                reading.scenario.tables["projects"],
                line,
                "kind",
                "no_stock_to_keep",
                severity="warning",
                value=row.kind,
                industry=row.industry,
                counties=", ".join(dict.fromkeys(missing)),
            )


def check_enclaves(reading: Reading) -> Iterator[Fault]:
    """An enclave has one partner, another county or one outside, and a share for it."""
    inside = _county_words(reading)
    for row, line in reading.lined("parks"):
        table = reading.scenario.tables["parks"]
        alone = row.partner is None and row.partner_outside is None
        named = row.partner_outside
        if row.partner is not None and named is not None:
            facts = {"value": named, "partner": row.partner}
            yield fault_in(table, line, "partner_outside", "partner_twice", **facts)
        elif row.partner is not None and row.partner == row.county:
            yield fault_in(table, line, "partner", "partner_itself", value=row.partner)
        elif named is not None and named in inside:
            facts = {"value": named, "county": inside[named]}
            yield fault_in(table, line, "partner_outside", "partner_inside", **facts)
        elif not alone and row.partner_share is None:
            yield fault_in(table, line, "partner_share", "partner_share_needed")
        elif alone and row.partner_share is not None:
            yield fault_in(table, line, "partner", "partner_needed")
        elif alone and row.partner_land_share is not None:
            yield fault_in(table, line, "partner", "partner_needed_for_land")


def _county_words(reading: Reading) -> dict[str, str]:
    """Codes of the counties by code and by name."""
    found: dict[str, str] = {}
    for _, cells in reading.cells("counties"):
        for column in ("county", "name_zh", "name_en"):
            if cells.get(column) is not None and cells.get("county") is not None:
                found[str(cells[column])] = str(cells["county"])
    return found


def check_relation_values(reading: Reading) -> Iterator[Fault]:
    """Only a bonus has a value, and only `follows` a lag."""
    for row, line in reading.lined("relations"):
        table = reading.scenario.tables["relations"]
        if row.kind == "bonus" and row.value_wan is None:
            yield fault_in(table, line, "value_wan", "bonus_without_value")
        if row.kind != "bonus" and row.value_wan is not None:
            yield fault_in(table, line, "value_wan", "value_without_bonus", value=row.value_wan)
        if row.kind != "follows" and row.lag_periods:
            yield fault_in(table, line, "lag_periods", "lag_without_follows", value=row.lag_periods)


# By kind: how the two projects are fixed when the relation cannot hold.
CONTRADICTIONS: dict[str, Callable[[str | None, str | None], bool]] = {
    "requires": lambda a, b: (a, b) == ("in", "out"),
    "excludes": lambda a, b: (a, b) == ("in", "in"),
    "together": lambda a, b: {a, b} == {"in", "out"},
    "follows": lambda a, b: (a, b) == ("out", "in"),
}


def check_fixed_relations(reading: Reading) -> Iterator[Fault]:
    """Decisions already taken do not contradict the relations."""
    fixed = {cells.get("project"): cells.get("fixed") for _, cells in reading.cells("projects")}
    for row, line in reading.lined("relations"):
        one, other = fixed.get(row.project_a), fixed.get(row.project_b)
        if row.kind in CONTRADICTIONS and CONTRADICTIONS[row.kind](one, other):
            yield fault_in(
                reading.scenario.tables["relations"],
                line,
                "kind",
                "fixed_against_relation",
                value=row.kind,
                a=f"{row.project_a} = {one}",
                b=f"{row.project_b} = {other}",
            )
