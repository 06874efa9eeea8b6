"""What neighbours make of each other: shared industries at a price, chain links of value."""

from planner.audit.books import Books
from planner.audit.layout import Layout
from planner.results import LinkLine, OverlapLine

RIVALRY_SHARE = 0.5
"""Rivalry of an industry for which none is stated (schema, `industries.rivalry_share`)."""

Holdings = frozenset[tuple[str, str]]
"""Pairs (county, industry)."""


def overlaps_of(books: Books, layout: Layout) -> tuple[OverlapLine, ...]:
    """Industries that two neighbours both hold; free where both held it before the plan."""
    have = books.present | layout.targets
    price = books.settings.objective.overlap_price_wan
    lines = []
    for row in books.scenario.rows("neighbours"):
        pair = (row.county_a, row.county_b)
        for industry in sorted(books.industries):
            if not all((county, industry) in have for county in pair):
                continue
            rivalry = books.coefficient(industry, "rivalry_share")
            rivalry = RIVALRY_SHARE if rivalry is None else rivalry
            both_before = all((county, industry) in books.present for county in pair)
            cost = 0.0 if both_before else price * row.weight_share * rivalry
            lines.append(OverlapLine(industry, *pair, row.weight_share, rivalry, cost))
    return tuple(lines)


def links_of(books: Books, layout: Layout) -> tuple[LinkLine, ...]:
    """Chain links that the plan makes or strengthens, as far as they go beyond today's."""
    have = books.present | layout.targets
    usual = books.settings.objective.link_value_wan
    lines = []
    for row in books.scenario.rows("chains"):
        value = usual if row.value_wan is None else row.value_wan
        for county in books.counties:
            share, partner = _link(books, have, county, row.upstream, row.downstream)
            standing, _ = _link(books, books.present, county, row.upstream, row.downstream)
            made = share - standing
            if made > 0:
                lines.append(
                    LinkLine(county, row.upstream, row.downstream, partner, made, value * made)
                )
    return tuple(lines)


def _link(
    books: Books, have: Holdings, county: str, upstream: str, downstream: str
) -> tuple[float, str]:
    """Strength of a link of `county` and whom it leads to: itself, a neighbour or a hub."""
    if (county, upstream) not in have:
        return 0.0, ""
    for near in (county, *sorted(books.beside[county])):
        if (near, downstream) in have:
            return 1.0, near
    hubs = [
        (row.strength_share, row.hub)
        for row in books.scenario.rows("hubs")
        if (row.county, row.industry) == (county, downstream)
    ]
    return max(hubs, default=(0.0, ""))
