"""Hubs: the part of the plan whose customers sit in an outside city.

An industry of a county leans on a hub if the hub's chain holds it in reach of that county (table
`hubs`), or takes it as a supply (an arrow of `chains`) that neither the county nor a neighbour
takes.

    leans   = sum of income over the starts of such industries
    alone   = the same over the starts that lean on no other hub

What leans on two hubs is counted at both, so lines do not add up. It is what is exposed to the
hub, not what a fall of its demand would cost. Discounted, expected values; money in wan yuan.
"""

from collections import defaultdict
from math import fsum

from planner.audit.books import Books
from planner.audit.layout import Layout
from planner.audit.picks import Pick
from planner.results import HubLine


def hubs_of(books: Books, layout: Layout, picks: tuple[Pick, ...]) -> tuple[HubLine, ...]:
    """A line for each hub, in the order of the table."""
    leaning = _leaning(books, layout)
    names = dict.fromkeys(row.hub for row in books.scenario.rows("hubs"))
    return tuple(_line(name, leaning, picks) for name in names)


def _leaning(books: Books, layout: Layout) -> dict[tuple[str, str], set[str]]:
    """Hubs on which each (county, industry) leans."""
    have = books.present | layout.targets
    strong: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in books.scenario.rows("hubs"):
        if row.strength_share > 0:
            strong[row.county, row.industry].add(row.hub)
    found = {pair: set(hubs) for pair, hubs in strong.items()}
    for arrow in books.scenario.rows("chains"):
        for county in books.counties:
            hubs = strong.get((county, arrow.downstream), set())
            near = (county, *books.beside[county])
            if hubs and not any((one, arrow.downstream) in have for one in near):
                found.setdefault((county, arrow.upstream), set()).update(hubs)
    return found


def _line(hub: str, leaning: dict[tuple[str, str], set[str]], picks: tuple[Pick, ...]) -> HubLine:
    on_it = [pick for pick in picks if hub in leaning.get((pick.county, pick.industry), ())]
    alone = [pick for pick in on_it if len(leaning[pick.county, pick.industry]) == 1]
    return HubLine(
        hub=hub,
        industries=tuple(sorted({pick.industry for pick in on_it})),
        starts=sum(pick.count for pick in on_it),
        income_wan=fsum(pick.count * pick.worth.income_wan for pick in on_it),
        alone_wan=fsum(pick.count * pick.worth.income_wan for pick in alone),
    )
