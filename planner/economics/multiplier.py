"""Local multipliers: how much of its inputs a small region buys from itself.

    SLQ_a  = (region's share of employment in a) / (reference share of a)
    FLQ_ab = SLQ_a / SLQ_b * size factor,    FLQ_aa = SLQ_a * size factor
    size factor = [log2(1 + E_region / E_reference)]^delta
    local coefficient_ab = domestic coefficient_ab * min(1, FLQ_ab)

Output multipliers are the column sums of the Leontief inverse of the local coefficients (Flegg and
Webber 1997). They are shown beside the plan; no value uses them unless the user takes one over as
`economics.multiplier_factor`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.results import Scenario

Floats = NDArray[np.float64]

DELTA = 0.25
"""Exponent of the size factor, between the 0.2 and 0.3 found for small regions."""

NATION_EMPLOYED_PERSON = 740_410_000.0
"""People employed in China at the end of 2023, National Bureau of Statistics; the size behind
`reference_employment`, which holds shares only."""


@dataclass(frozen=True)
class Multipliers:
    """Output multipliers of a region by section, and the size that shrinks them.

    Attributes
    ----------
    size_share
        Employment of the region in that of the reference.
    size_factor
        What that makes of the quotients at `delta`.
    quotient
        FLQ by supplier and user, before the cut at 1.
    coefficient
        Local input per output by supplier and user.
    output
        Output in the region per output delivered, by section.
    """

    delta: float
    size_share: float
    size_factor: float
    quotient: Mapping[tuple[str, str], float]
    coefficient: Mapping[tuple[str, str], float]
    output: Mapping[str, float]


def flq_multipliers(
    sections: Sequence[str],
    coefficients: Floats,
    region_share: Floats,
    reference_share: Floats,
    size_share: float,
    delta: float = DELTA,
) -> Multipliers:
    """Regionalise domestic coefficients (supplier by user) by location quotients.

    `region_share` and `reference_share` are shares of all employment by section. To a section that
    the region lacks so far its suppliers deliver by their own SLQ: it has none to compare with.
    """
    size_factor = float(np.log2(1.0 + size_share) ** delta)
    slq = np.divide(
        region_share,
        reference_share,
        out=np.zeros_like(region_share, dtype=np.float64),
        where=reference_share > 0,
    )
    quotients = np.divide.outer(slq, np.where(slq > 0, slq, 1.0))
    np.fill_diagonal(quotients, slq)
    quotients *= size_factor
    local = coefficients * np.minimum(1.0, quotients)
    output = np.linalg.inv(np.eye(len(sections)) - local).sum(axis=0)
    return Multipliers(
        delta=delta,
        size_share=size_share,
        size_factor=size_factor,
        quotient=_by_pair(sections, quotients),
        coefficient=_by_pair(sections, local),
        output={section: float(each) for section, each in zip(sections, output, strict=True)},
    )


def county_multipliers(scenario: Scenario, county: str, delta: float = DELTA) -> Multipliers | None:
    """Multipliers of a county from the tables `io`, `employment` and `reference_employment`.

    Without a reference the scenario's counties together are it. None where the coefficients or the
    county's employment are missing.
    """
    employed = _employed(scenario, county)
    rows = scenario.rows("io")
    if not rows or not sum(employed.values()):
        return None
    reference = {row.section: row.employed_share for row in scenario.rows("reference_employment")}
    size = NATION_EMPLOYED_PERSON
    if not reference:
        everyone = _employed(scenario)
        size = sum(everyone.values())
        reference = {section: people / size for section, people in everyone.items()}
    sections = sorted({code for row in rows for code in (row.supplier, row.user)})
    place = {section: number for number, section in enumerate(sections)}
    coefficients = np.zeros((len(sections), len(sections)))
    for row in rows:
        coefficients[place[row.supplier], place[row.user]] = row.coefficient_share
    people = sum(employed.values())
    return flq_multipliers(
        sections,
        coefficients,
        np.array([employed.get(section, 0.0) / people for section in sections]),
        np.array([reference.get(section, 0.0) for section in sections]),
        people / size,
        delta,
    )


def _employed(scenario: Scenario, county: str = "") -> dict[str, float]:
    """People employed by section in a county, or in all of them."""
    people: dict[str, float] = {}
    for row in scenario.rows("employment"):
        if not county or row.county == county:
            people[row.section] = people.get(row.section, 0.0) + row.employed_person
    return people


def _by_pair(sections: Sequence[str], matrix: Floats) -> dict[tuple[str, str], float]:
    return {
        (supplier, user): float(matrix[row, column])
        for row, supplier in enumerate(sections)
        for column, user in enumerate(sections)
    }
