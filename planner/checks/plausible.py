"""Figures that cannot be what they say: a wage in yuan, an investment in yi, a head count in wan.

The columns fix the unit, so a figure that lies thousands of times beside its kind was written in
another one. These are warnings, for a figure may be odd and true; only people who outnumber the
population are an error.
"""

import math
from collections.abc import Iterator
from typing import Any

from planner.errors import Fault
from planner.scenario import Reading, fault_in

WAGE_LEAST, WAGE_MOST = 1.0, 40.0
"""Wan yuan a year: below the least and above the greatest mean wage of any industry in China."""

WAGE_COLUMNS = (
    ("counties", "alt_wage_wan_per_year"),
    ("industries", "mean_wage_wan_per_year"),
    ("projects", "wage_wan_per_year"),
)

WAGE_SCALES = (1e-4, 12e-4, 0.1, 12.0)
"""Yuan a year, yuan a month, thousand yuan a year, wan yuan a month."""

PER_MU = (
    ("capex_wan", "invest_wan_per_mu"),
    ("output_wan_per_year", "output_wan_per_mu"),
    ("tax_wan_per_year", "tax_wan_per_mu"),
    ("jobs_person", "jobs_per_mu"),
)
"""Figures of a project and the coefficient of its industry that they should be near."""

TIMES = 20.0
"""A project may be this many times above or below its industry; units differ by more."""

UNIT_SCALES = (1e-4, 1e4, 1e-3, 1e3)
"""Yuan or yi in place of wan yuan, people in thousands or wan, and the like."""

NEAR = 5.0
"""How near the industry a figure in another unit must come to be suggested."""

PEOPLE_LEAST = 1000.0
"""Smaller than any county: surely in wan or thousands."""


def check_wages(reading: Reading) -> Iterator[Fault]:
    """Wages are yearly and in wan yuan."""
    for name, column in WAGE_COLUMNS:
        for row, line in reading.lined(name):
            wage = getattr(row, column)
            if wage is None or WAGE_LEAST <= wage <= WAGE_MOST:
                continue
            meant = [wage * scale for scale in WAGE_SCALES]
            meant = [value for value in meant if WAGE_LEAST <= value <= WAGE_MOST]
            yield fault_in(
                reading.scenario.tables[name],
                line,
                column,
                "wage_unlikely",
                severity="warning",
                value=f"{wage:g}",
                suggestion=f"{meant[0]:g}" if meant else "",
                least=f"{WAGE_LEAST:g}",
                most=f"{WAGE_MOST:g}",
            )


def check_people(reading: Reading) -> Iterator[Fault]:
    """Counties have people, and no more of them can work than live there."""
    table = reading.scenario.tables.get("counties")
    for row, line in reading.lined("counties"):
        people, labour = row.population_person, row.labour_person
        if table is None or people is None:
            continue
        if people < PEOPLE_LEAST:
            yield fault_in(
                table,
                line,
                "population_person",
                "population_unlikely",
                severity="warning",
                value=f"{people:g}",
                suggestion=f"{people * 1e4:.12g}" if people >= 1 else "",
            )
        if labour is not None and labour > people:
            yield fault_in(
                table,
                line,
                "labour_person",
                "labour_above_population",
                value=f"{labour:.12g}",
                people=f"{people:.12g}",
            )


def check_projects_like_their_industry(reading: Reading) -> Iterator[Fault]:
    """Stated figures of a project are of the size that its land and industry let one expect."""
    industries = {row.industry: row for row in reading.scenario.rows("industries")}
    table = reading.scenario.tables.get("projects")
    for row, line in reading.lined("projects"):
        odd: set[str] = set()
        for column, coefficient in PER_MU:
            stated = getattr(row, column)
            per_mu = _coefficient(reading, industries.get(row.industry), row.industry, coefficient)
            usual = per_mu * row.land_mu
            if table is None or not stated or not usual:
                continue
            if usual / TIMES <= stated <= usual * TIMES:
                continue
            odd.add(column)
            yield fault_in(
                table,
                line,
                column,
                "unlike_its_industry",
                severity="warning",
                value=f"{stated:.12g}",
                suggestion=_in_another_unit(stated, usual),
                usual=f"{float(f'{usual:.3g}'):.12g}",
                industry=row.industry,
            )
        yield from _check_project(reading, row, line, odd)


def _coefficient(reading: Reading, row: Any, industry: str, column: str) -> float:
    """Figure of an industry from its row, else from the library; 0 if neither has it."""
    for source in (row, reading.scenario.library.get(industry)):
        value = getattr(source, column, None)
        if value is not None:
            return float(value)
    return 0.0


def _in_another_unit(stated: float, usual: float) -> str:
    """The figure in whichever unit brings it nearest to the usual one; blank if none does."""
    times = math.log(usual) - math.log(stated)
    meant = stated * min(UNIT_SCALES, key=lambda scale: abs(math.log(scale) - times))
    return f"{meant:.12g}" if usual / NEAR <= meant <= usual * NEAR else ""


def _check_project(reading: Reading, row: Any, line: int, odd: set[str]) -> Iterator[Fault]:
    """Tax is a part of output, and support a part of the investment; `odd` figures were told."""
    for part, whole, key in (
        ("tax_wan_per_year", "output_wan_per_year", "tax_above_output"),
        ("support_wan", "capex_wan", "support_above_capex"),
    ):
        less, more = getattr(row, part), getattr(row, whole)
        if odd & {part, whole} or not less or not more or less <= more:
            continue
        meant = less / 1e4
        yield fault_in(
            reading.scenario.tables["projects"],
            line,
            part,
            key,
            severity="warning",
            value=f"{less:.12g}",
            suggestion=f"{meant:.12g}" if more / 1e3 <= meant <= more else "",
            whole=f"{more:.12g}",
        )
