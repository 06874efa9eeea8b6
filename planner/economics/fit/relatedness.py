r"""How strong a county is in a section of the economy, and in the sections that live beside it.

    LQ(c, a) = share of a in the employment of c / share of a in the reference economy
    phi(a, b) = min(P(LQ_a >= 1 | LQ_b >= 1), P(LQ_b >= 1 | LQ_a >= 1))
    density(c, a) = sum of phi(a, b) over b != a with LQ(c, b) >= 1 / sum of phi(a, b) over b != a

Source: Hidalgo, Klinger, Barabasi and Hausmann, The Product Space Conditions the Development of
Nations, Science 317 (2007), with the location quotient in the place of the advantage in exports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.results import Scenario

Array = npt.NDArray[np.float64]

STRONG = 1.0
"""Location quotient from which a county counts as specialised."""

COUNTIES_MIN = 3
"""Fewest counties from which conditional probabilities are taken; with one or two they only say
that the county resembles itself."""


@dataclass(frozen=True)
class Relatedness:
    """Location quotients and densities by (county, section), as far as they can be known."""

    quotient: Mapping[tuple[str, str], float]
    density: Mapping[tuple[str, str], float]
    origin: str


def location_quotients(employed: Array, reference: Array) -> Array:
    """LQ of every county (row) and section (column); not a number where the reference has none."""
    people = employed.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        quotients: Array = (employed / people) / np.where(reference > 0, reference, np.nan)
    return quotients


def proximities(quotients: Array) -> Array:
    """Proximity of every two sections over the counties; 0 where no county is strong."""
    strong = (quotients >= STRONG).astype(float)
    both = strong.T @ strong
    # min(both / n_a, both / n_b) divides by the section that is strong in more counties.
    strongest = np.maximum.outer(np.diag(both), np.diag(both))
    found: Array = np.divide(both, strongest, out=np.zeros_like(both), where=strongest > 0)
    return found


def densities(quotients: Array, proximity: Array) -> Array:
    """Density around every section in every county; not a number around a section without kin."""
    kin = proximity - np.diag(np.diag(proximity))
    around = kin.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Array = ((quotients >= STRONG).astype(float) @ kin) / around
    return found


def measure_relatedness(scenario: Scenario) -> Relatedness:
    """Quotients and densities from the tables employment, reference_employment and proximity.

    Without a reference table the scenario's counties together are the reference, which says
    nothing where only one county is counted. A county that lacks a section is left out.
    """
    counted = {
        (row.county, row.section): row.employed_person for row in scenario.rows("employment")
    }
    sections = sorted({section for _, section in counted})
    counties = _counted_counties(counted, sections)
    stated = {row.section: row.employed_share for row in scenario.rows("reference_employment")}
    if not counties or (len(counties) == 1 and not stated):
        return Relatedness({}, {}, "?employment")
    employed = np.array([[counted[county, name] for name in sections] for county in counties])
    reference = employed.sum(axis=0) / employed.sum()
    if stated:
        reference = np.array([stated.get(name, 0.0) for name in sections])
    quotients = location_quotients(employed, reference)
    proximity = _stated_proximity(scenario, sections)
    if proximity is None and len(counties) >= COUNTIES_MIN:
        proximity = proximities(quotients)
    near = np.full_like(quotients, np.nan)
    if proximity is not None:
        near = densities(quotients, proximity)
    return Relatedness(
        _by_name(quotients, counties, sections),
        _by_name(near, counties, sections),
        ", ".join(
            table
            for table in ("employment", "reference_employment", "proximity")
            if scenario.rows(table)
        ),
    )


def _counted_counties(
    counted: Mapping[tuple[str, str], float], sections: Sequence[str]
) -> list[str]:
    """Counties that report every section and employ anyone."""
    return [
        county
        for county in sorted({county for county, _ in counted})
        if all((county, name) in counted for name in sections)
        and any(counted[county, name] for name in sections)
    ]


def _stated_proximity(scenario: Scenario, sections: Sequence[str]) -> Array | None:
    """Proximities of the table, both ways; a pair that it does not list counts as unrelated."""
    rows = scenario.rows("proximity")
    if not rows:
        return None
    place = {name: number for number, name in enumerate(sections)}
    found = np.zeros((len(sections), len(sections)))
    for row in rows:
        if row.section_a in place and row.section_b in place:
            a, b = place[row.section_a], place[row.section_b]
            found[a, b] = found[b, a] = row.proximity_share
    return found


def _by_name(
    figures: Array, counties: Sequence[str], sections: Sequence[str]
) -> Mapping[tuple[str, str], float]:
    return {
        (county, section): float(figures[i, j])
        for i, county in enumerate(counties)
        for j, section in enumerate(sections)
        if not np.isnan(figures[i, j])
    }
