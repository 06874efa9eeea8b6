"""The factor base: what a county already makes, or what its firms and people are close to."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from planner.economics.fit.factors import unknown
from planner.economics.fit.relatedness import Relatedness, measure_relatedness
from planner.economics.fit.traits import Traits
from planner.results import FactorScore, Scenario
from planner.schema import Grade, Stock

PRESENT = 0.75
"""Base of a county that has the industry, whatever its size [E]."""

PRESENT_SPAN = 0.2
"""Added for the county with the greatest output of the industry, pro rata for the others [E]."""

PARTNER_AT_HOME = 0.6
"""Base of a county that has a supplier or customer of the industry [E]."""

PARTNER_NEXT_DOOR = 0.5
"""Base of a county whose neighbour has a supplier or customer of the industry [E]."""


@dataclass(frozen=True)
class Bases:
    """What the tables say about present industries, looked up once.

    Attributes
    ----------
    stock
        Present industries by (county, industry); a row marked as not present is left out.
    greatest_wan
        Greatest yearly output in any county, by industry.
    partners
        Suppliers and customers by industry.
    neighbours
        By county.
    """

    relatedness: Relatedness
    stock: Mapping[tuple[str, str], Stock]
    greatest_wan: Mapping[str, float]
    partners: Mapping[str, Set[str]]
    neighbours: Mapping[str, Set[str]]


def bases_of(scenario: Scenario) -> Bases:
    """The tables behind the factor base."""
    stock = {
        (row.county, row.industry): row
        for row in scenario.rows("stock")
        if row.present is not False
    }
    greatest: dict[str, float] = {}
    for row in stock.values():
        output = row.output_wan_per_year or 0.0
        greatest[row.industry] = max(greatest.get(row.industry, 0.0), output)
    partners: dict[str, set[str]] = {}
    for row in scenario.rows("chains"):
        partners.setdefault(row.upstream, set()).add(row.downstream)
        partners.setdefault(row.downstream, set()).add(row.upstream)
    neighbours: dict[str, set[str]] = {}
    for row in scenario.rows("neighbours"):
        neighbours.setdefault(row.county_a, set()).add(row.county_b)
        neighbours.setdefault(row.county_b, set()).add(row.county_a)
    return Bases(measure_relatedness(scenario), stock, greatest, partners, neighbours)


def base(bases: Bases, county: str, traits: Traits) -> FactorScore:
    """The greatest of section, present stock and chain partners; unknown if none can be told."""
    found = [
        score
        for score in (
            _by_stock(bases, county, traits.industry),
            _by_section(bases.relatedness, county, traits.section),
            _by_partner(bases, county, traits.industry),
        )
        if score is not None
    ]
    if not found:
        return unknown("employment" if traits.section else f"industries.{traits.industry}.gbt_code")
    return max(found, key=lambda score: score.value or 0.0)


def _by_section(relatedness: Relatedness, county: str, section: str) -> FactorScore | None:
    """``(LQ / (1 + LQ) + density) / 2``; the first part alone where no density can be told."""
    quotient = relatedness.quotient.get((county, section))
    if quotient is None:
        return None
    strength = quotient / (1 + quotient)
    near = relatedness.density.get((county, section), strength)
    return FactorScore((strength + near) / 2, "B", relatedness.origin)


def _by_stock(bases: Bases, county: str, industry: str) -> FactorScore | None:
    """0.75, and up to 0.2 more by its output against that of the greatest county.

    Without an output the score is the prior alone, grade C.
    """
    row = bases.stock.get((county, industry))
    if row is None:
        return None
    greatest = bases.greatest_wan[industry]
    size = (row.output_wan_per_year or 0.0) / greatest if greatest else 0.0
    grade: Grade = "C" if row.output_wan_per_year is None else "B"
    return FactorScore(PRESENT + PRESENT_SPAN * size, grade, f"stock.{county}.{industry}")


def _by_partner(bases: Bases, county: str, industry: str) -> FactorScore | None:
    """A supplier or customer at home, else next door; an expert prior, hence grade C."""
    for value, counties in (
        (PARTNER_AT_HOME, {county}),
        (PARTNER_NEXT_DOOR, bases.neighbours.get(county, frozenset())),
    ):
        for place, partner in _stocked(bases, industry, counties):
            return FactorScore(value, "C", f"stock.{place}.{partner}, chains")
    return None


def _stocked(bases: Bases, industry: str, counties: Set[str]) -> Iterator[tuple[str, str]]:
    """Partners of an industry present in some counties, in a fixed order."""
    for county in sorted(counties):
        for partner in sorted(bases.partners.get(industry, ())):
            if (county, partner) in bases.stock:
                yield county, partner
