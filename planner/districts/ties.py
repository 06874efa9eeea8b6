"""What ties districts together: rows between them, each with a price.

A tie is a row ``sum of a x <= limit`` over columns of several districts. Taken out of the model and
charged at a price ``0 <= y <= most`` it leaves districts that know nothing of each other, and

    value of any plan  <=  constant + sum of y limit + sum over districts of max (cost - y a) x

Proof, tie by tie; each holds for every plan of the whole:

project   starts of k in all districts <= count. A plan pays ``y (starts - count) <= 0``.
overlap   have[c] + have[d] - overlap <= 1 across the border, and overlap >= 0 costs p. Without the
          column a plan is spared p overlap and charged ``y (have[c] + have[d] - 1) <= y overlap``,
          which is no more as long as ``y <= p``. With stock on one side the overlap is exact in the
          other side's district, with stock on both it is no decision: neither is a tie.
link      link[c,i,j] - sum of targets of j in reach <= hub where a neighbour outside could be the
          end of it. The row leaves the model; ``y <= value`` because more would never help.
spread    leads of an industry in all parks <= the most. Where a breach has a price, ``y`` is at
          most that price and the districts have no such row; otherwise each keeps the whole most.

A bonus for two projects that need not stand in one district counts in full in the constant if it
pays and not at all if it costs. Everything else is inside one district, see `splitting`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models import PlanData
from planner.districts.cutting import NOWHERE, Map, within

Key = tuple[str, tuple[Any, ...]]
"""Variable or rule, and its index."""

Term = tuple[int, Key, float]
"""District, column, coefficient."""

PROJECT, OVERLAP, LINK, SPREAD = "project", "overlap", "link", "spread"


@dataclass(frozen=True)
class Tie:
    """A row between districts.

    Attributes
    ----------
    kind, subject
        Which sort of tie, and of what: a project, an industry, or the index of an overlap or link.
    limit, most
        Right side; greatest price that makes sense, wan yuan for one unit more of the limit.
    terms
        Left side.
    row
        The row of one district's model that it stands for there, and that district (link only).
    """

    kind: str
    subject: tuple[Any, ...]
    limit: float
    most: float
    terms: tuple[Term, ...]
    row: tuple[int, Key] | None = None


def ties_of(data: PlanData, where: Map) -> tuple[Tie, ...]:
    """All ties between districts, in a fixed order."""
    kinds = (_projects, _overlaps, _links, _spread)
    return tuple(tie for kind in kinds for tie in kind(data, where))


def constant_of(data: PlanData, where: Map) -> float:
    """Most that bonuses across borders could bring, wan yuan."""
    return sum(
        max(0.0, rule.value_wan)
        for rule in data.relations
        if rule.kind == "bonus" and within(data, where, (rule.a, rule.b)) is None
    )


def _projects(data: PlanData, where: Map) -> Iterator[Tie]:
    for name, project in sorted(data.projects.items()):
        if project.fixed == "out" or len(where.of_project(project)) < 2:
            continue
        starts = [(name, park, t) for park in project.parks for t in sorted(project.ready)]
        worth = (
            max(
                data.income_weight * data.income_wan[s] + data.fiscal_weight * data.fiscal_wan[s]
                for s in starts
            )
            if starts
            else 0.0
        )
        yield Tie(
            PROJECT,
            (name,),
            float(project.count_max),
            max(worth, 0.0),
            tuple((where.of_area[s[1]], ("start", s), 1.0) for s in starts),
        )


def _overlaps(data: PlanData, where: Map) -> Iterator[Tie]:
    for (one, other, industry), price in sorted(data.overlap_wan.items()):
        homes = where.of_county.get(one, NOWHERE), where.of_county.get(other, NOWHERE)
        pairs = ((one, industry), (other, industry))
        if homes[0] == homes[1] or NOWHERE in homes or price <= 0:
            continue
        if all(data.can_have(*p) for p in pairs) and not any(p in data.present for p in pairs):
            terms = tuple((h, ("target", p), 1.0) for h, p in zip(homes, pairs, strict=True))
            yield Tie(OVERLAP, (industry, one, other), 1.0, price, terms)


def _links(data: PlanData, where: Map) -> Iterator[Tie]:
    for county in data.counties:
        outside = set(where.outside(data, county)) & where.of_county.keys()
        if not outside:
            continue
        home = where.of_county[county]
        for (up, down), value in sorted(data.chain_wan.items()):
            makers = [c for c in data.reach(county) if data.can_have(c, down)]
            stands = any((c, down) in data.present for c in makers)
            if value <= 0 or stands or not data.can_have(county, up):
                continue
            if outside.isdisjoint(makers) or data.hub_share.get((county, down), 0.0) >= 1:
                continue
            index = (county, up, down)
            terms: list[Term] = [(home, ("link", index), 1.0)]
            for maker in makers:
                if maker in where.of_county:
                    terms.append((where.of_county[maker], ("target", (maker, down)), -1.0))
            limit = data.hub_share.get((county, down), 0.0)
            row = (home, ("link_downstream", index))
            yield Tie(LINK, index, limit, value, tuple(terms), row)


def _spread(data: PlanData, where: Map) -> Iterator[Tie]:
    """The cap on leads of each industry that districts could break together."""
    leads: dict[str, list[str]] = {}
    for park, industry in data.lead_pairs:
        leads.setdefault(industry, []).append(park)
    worth = data.layout.breach_price_wan or float("inf")
    for industry, parks in sorted(leads.items()):
        terms = tuple((where.of_area[p], ("lead", (p, industry)), 1.0) for p in parks)
        several = len({district for district, _, _ in terms}) > 1
        if several and len(parks) > data.layout.leads_per_industry_max:
            yield Tie(SPREAD, (industry,), float(data.layout.leads_per_industry_max), worth, terms)
