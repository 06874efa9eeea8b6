"""How much alike counties are: similarity, specialisation, and what of it is rivalry.

Reporting measures after a plan, never in it: they are ratios.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from models import PlanData
from planner.results import Audit, Plan, Scenario

ALIKE_FROM = 0.85
"""Similarity from which industrial structures are commonly called converged."""

Structure = Mapping[str, float]
"""Output by industry, wan yuan a year."""


def structures(
    scenario: Scenario, data: PlanData, plan: Plan | None = None
) -> dict[str, dict[str, float]]:
    """Output by county and industry: today's stock, and what a plan is expected to add."""
    made: dict[str, dict[str, float]] = {c: defaultdict(float) for c in data.counties}
    for row in scenario.rows("stock"):
        if row.county in made:
            made[row.county][row.industry] += row.output_wan_per_year or 0.0
    for (name, park, _), count in (plan.starts if plan else {}).items():
        project = data.projects[name]
        made[data.park_county[park]][project.industry] += count * project.output_at(park)
    return made


def similarity(one: Structure, other: Structure) -> float | None:
    """UNIDO (1979): sum of x y over the root of sum x2 times sum y2; 0 disjoint, 1 the same.

    None where either has no output.
    """
    product = sum(one.get(name, 0.0) * other.get(name, 0.0) for name in one.keys() | other.keys())
    size = math.sqrt(sum(x * x for x in one.values()) * sum(y * y for y in other.values()))
    return product / size if size else None


def krugman(one: Structure, other: Structure) -> float | None:
    """Krugman (1991): sum of the differences of shares; 0 the same, 2 disjoint.

    None where either has no output.
    """
    sums = sum(one.values()), sum(other.values())
    if not all(sums):
        return None
    return sum(
        abs(one.get(name, 0.0) / sums[0] - other.get(name, 0.0) / sums[1])
        for name in one.keys() | other.keys()
    )


def mean_of_neighbours(
    data: PlanData, made: Mapping[str, Structure], measure: str
) -> tuple[float | None, int]:
    """Mean of a measure over neighbour pairs that have output, and how many they are.

    `measure` is ``similarity`` or ``krugman``.
    """
    compare = {"similarity": similarity, "krugman": krugman}[measure]
    pairs = [(a, b) for a, b in combinations(data.counties, 2) if b in data.neighbours.get(a, ())]
    found = [value for a, b in pairs if (value := compare(made[a], made[b])) is not None]
    return (sum(found) / len(found) if found else None), len(found)


def overlap_index(data: PlanData, have: frozenset[tuple[str, str]]) -> float:
    """Rivalry and nearness of what neighbours share, per target or stock that there is.

    Sum over neighbour pairs of weight times rivalry of every industry that both have, relative to
    the price of a full overlap, divided by the number of (county, industry) that exist: 0 if
    nothing is shared.
    """
    full = max(data.overlap_wan.values(), default=0.0)
    if not full or not have:
        return 0.0
    shared = sum(
        price
        for (one, other, industry), price in data.overlap_wan.items()
        if {(one, industry), (other, industry)} <= have
    )
    return shared / full / len(have)


def collisions(audit: Audit) -> int:
    """Overlaps that are priced: two neighbours, one industry, at least one of them by choice."""
    return sum(line.price_wan > 0 for line in audit.overlaps)
