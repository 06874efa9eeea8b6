"""Overlap: what it costs when neighbours have the same industry.

    overlap[i,c,d] >= have[c,i] + have[d,i] - 1         have = 1 for stock, else target
    sum of overlap over the pairs of a clique K
        >= m * sum of have over K - m (m + 1) / 2       m = 1 .. |K| - 2, |K| >= 3

Proof that the clique rows keep every plan: if n members of K have the industry, the left side is
n (n - 1) / 2, and n (n - 1) / 2 - m n + m (m + 1) / 2 = (n - m) (n - m - 1) / 2, which is never
negative for whole n. They cut off plans in which all targets are at one half and pay nothing
(Padberg 1989, The Boolean quadric polytope). Two stocks are no choice and are not priced.
"""

from itertools import combinations

import pyomo.environ as pyo

from .data import PlanData
from .expressions import have

Clique = tuple[str, ...]


def add_overlap(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare overlap with its pair rows and clique rows, one per priced pair and industry."""
    m.OVERLAPS = pyo.Set(dimen=3, initialize=_priced(data), ordered=True)
    m.OVERLAP_CLIQUES = pyo.Set(dimen=None, initialize=_clique_rows(data), ordered=True)
    m.overlap = pyo.Var(m.OVERLAPS, bounds=(0, 1), doc="neighbours share the industry")

    def overlap_floor(m: pyo.ConcreteModel, industry: str, one: str, other: str) -> object:
        both = have(m, data, one, industry) + have(m, data, other, industry)
        return m.overlap[industry, one, other] >= both - 1

    def overlap_clique(m: pyo.ConcreteModel, industry: str, step: int, *clique: str) -> object:
        pairs = [(industry, one, other) for one, other in combinations(clique, 2)]
        shared = pyo.quicksum(m.overlap[pair] if pair in m.OVERLAPS else 1 for pair in pairs)
        count = pyo.quicksum(have(m, data, county, industry) for county in clique)
        return shared >= step * count - step * (step + 1) / 2

    m.overlap_floor = pyo.Constraint(
        m.OVERLAPS, rule=overlap_floor, doc="two neighbours that both have an industry overlap"
    )
    m.overlap_clique = pyo.Constraint(
        m.OVERLAP_CLIQUES, rule=overlap_clique, doc="overlaps within mutual neighbours add up"
    )


def _priced(data: PlanData) -> list[tuple[str, str, str]]:
    """Pairs and industries that may come to overlap by choice, at a price."""
    return sorted(
        (industry, one, other)
        for (one, other, industry), price in data.overlap_wan.items()
        if price > 0
        and data.can_have(one, industry)
        and data.can_have(other, industry)
        and not {(one, industry), (other, industry)} <= data.present
    )


def maximal_cliques(pairs: set[tuple[str, str]]) -> list[Clique]:
    """Maximal sets of mutual neighbours (Bron and Kerbosch 1973), sorted."""
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    found: list[Clique] = []

    def grow(clique: set[str], open_: set[str], closed: set[str]) -> None:
        if not open_ and not closed:
            found.append(tuple(sorted(clique)))
        pivot = max(sorted(open_ | closed), key=lambda c: len(near[c] & open_), default=None)
        for county in sorted(open_ - (near[pivot] if pivot else set())):
            grow(clique | {county}, open_ & near[county], closed & near[county])
            open_ = open_ - {county}
            closed = closed | {county}

    grow(set(), set(near), set())
    return sorted(found)


def _clique_rows(data: PlanData) -> list[tuple[object, ...]]:
    """(industry, m, members): cliques of counties that can all have the industry, each once."""
    rows: set[tuple[object, ...]] = set()
    priced = {(one, other) for (one, other, _), price in data.overlap_wan.items() if price > 0}
    cliques = [clique for clique in maximal_cliques(priced) if len(clique) >= 3]
    shared = {industry for industry, _, _ in _priced(data)}
    for clique in cliques:
        for industry in shared:
            members = tuple(c for c in clique if data.can_have(c, industry))
            if all((county, industry) in data.present for county in members):
                continue  # nothing to choose: the row would be a plain truth
            for step in range(1, len(members) - 1):
                rows.add((industry, step, *members))
    return sorted(rows, key=str)
