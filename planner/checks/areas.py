"""Resources, and the parks, counties and groups that have limits, money and expansions."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from planner.errors import Fault
from planner.scenario import Reading, fault_in
from planner.schema import KNOWN_RESOURCES, LAND, WORDS_ZH
from planner.spelling import nearest

AREAS = {"park": ("parks", "park"), "county": ("counties", "county"), "group": ("groups", "group")}


def check_resources(reading: Reading) -> Iterator[Fault]:
    """Known resources have a unit that can be converted; others exist; land is no resource."""
    for line, cells in reading.cells("resources"):
        table = reading.scenario.tables["resources"]
        code, unit = cells.get("resource"), cells.get("unit")
        if code == LAND:
            yield fault_in(table, line, "resource", "land_is_no_resource", value=code)
        if code in KNOWN_RESOURCES and unit is not None:
            allowed = KNOWN_RESOURCES[code].factors
            if unit not in allowed:
                plain = unicodedata.normalize("NFKC", unit).replace(" ", "").lower()
                meant = {word.lower(): word for word in allowed}.get(plain, "")
                yield fault_in(
                    table,
                    line,
                    "unit",
                    "unit_unknown",
                    value=unit,
                    suggestion=meant,
                    resource=code,
                    allowed=" / ".join(allowed),
                )
    known = reading.codes("resources", "resource")
    if known is None:
        return
    for name in ("limits", "expansions"):
        for line, cells in reading.cells(name):
            code = cells.get("resource")
            if code is not None and code not in known | {LAND}:
                yield fault_in(
                    reading.scenario.tables[name],
                    line,
                    "resource",
                    "unknown_resource",
                    value=code,
                    suggestion=nearest(code, known | {LAND}),
                )


def check_groups(reading: Reading) -> Iterator[Fault]:
    """Where there are groups of several counties, every county is in one; one alone is told."""
    members = list(reading.lined("groups"))
    counties = list(reading.lined("counties"))
    if len(counties) < 2 or not members:
        return
    sizes = Counter(row.group for row, _ in members)
    for row, line in members:
        if sizes[row.group] == 1:
            table = reading.scenario.tables["groups"]
            yield fault_in(
                table,
                line,
                "group",
                "group_of_one",
                severity="warning",
                value=row.group,
                county=row.county,
            )
    grouped = {row.county for row, _ in members}
    if not grouped <= {row.county for row, _ in counties}:
        return  # a mistyped code was told already; whom it meant is not known
    for row, line in counties:
        if row.county not in grouped:
            table = reading.scenario.tables["counties"]
            yield fault_in(
                table, line, "county", "county_in_no_group", severity="warning", value=row.county
            )


def check_areas(reading: Reading) -> Iterator[Fault]:
    """Every area exists and is of the kind that its resource or purse asks for."""
    scopes = {cells.get("resource"): cells.get("scope") for _, cells in reading.cells("resources")}
    scopes[LAND] = "park"
    known = {scope: reading.codes(*place) for scope, place in AREAS.items()}
    of_table: Mapping[str, tuple[str, ...]] = {
        "budgets": ("county", "group"),
        "floors": ("county", "group"),
        "streams": tuple(AREAS),
    }
    for name in ("limits", "expansions", *of_table):
        for line, cells in reading.cells(name):
            area = cells.get("area")
            scope = scopes.get(cells.get("resource"))
            wanted = of_table.get(name, (scope,) if scope else ())
            if area is not None and wanted:
                yield from _check_area(reading, known, name, line, area, wanted)


def _check_area(
    reading: Reading,
    known: Mapping[str, frozenset[str] | None],
    name: str,
    line: int,
    area: str,
    wanted: tuple[str, ...],
) -> Iterator[Fault]:
    """Fault of one area, with the codes `known` by kind of area."""
    fitting: set[str] = set()
    for scope in wanted:
        codes = known[scope]
        if codes is None or area in codes:
            return
        fitting |= codes
    table = reading.scenario.tables[name]
    allowed = " / ".join(f"{scope} ({WORDS_ZH[scope][0]})" for scope in wanted)
    for scope, codes in known.items():
        if scope not in wanted and codes is not None and area in codes:
            found = f"{scope} ({WORDS_ZH[scope][0]})"
            yield fault_in(
                table, line, "area", "wrong_area", value=area, found=found, allowed=allowed
            )
            return
    meant = _codes_by_name(reading, wanted).get(area) or nearest(area, fitting)
    yield fault_in(
        table, line, "area", "unknown_area", value=area, suggestion=meant, allowed=allowed
    )


def _codes_by_name(reading: Reading, wanted: tuple[str, ...]) -> dict[str, str]:
    """Code by Chinese name of the areas of some kinds."""
    return {
        str(cells["name_zh"]): str(cells[AREAS[scope][1]])
        for scope in wanted
        for _, cells in reading.cells(AREAS[scope][0])
        if cells.get("name_zh") is not None and cells.get(AREAS[scope][1]) is not None
    }
