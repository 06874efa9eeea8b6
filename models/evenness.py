r"""Evenness: what the counties that are worst off have per head, one place in the order at a time.

    level[c]  = 10000 * county_income[c] / residents[c]                        yuan per head
    lowest[n] = n * mark[n] - sum of short[n,c] over c                 sum of the n lowest levels
    short[n,c] >= mark[n] - level[c],  short[n,c] >= 0         for every c; none for n = 1, where
    mark[1]   <= level[c]                                               lowest[1] is the least
    lowest[n] >= settled[n]                                             for what was settled before

With `mark` and `short` free, the greatest `lowest[n]` of given levels is the sum of the n lowest of
them. To raise lowest[1], then lowest[2] with lowest[1] held, and so on is lexicographic max-min
fairness: nobody can be given more but at the expense of somebody who has no more. It is exact for
whole decisions too, where "the county that cannot rise" need not be one and the same (Ogryczak and
Śliwiński 2006, On direct methods for lexicographic min-max optimization).
"""

from collections.abc import Mapping, Sequence

import pyomo.environ as pyo

from .data import PlanData

YUAN_PER_WAN = 10_000.0


def add_evenness(
    m: pyo.ConcreteModel, residents: Mapping[str, float], settled_yuan: Sequence[float], places: int
) -> None:
    """Declare level, mark, short, lowest and what holds them.

    Parameters
    ----------
    residents
        By county, persons, above zero; other counties do not count.
    settled_yuan
        Least sums of the lowest 1, 2, … levels, yuan per head.
    places
        How many of the lowest sums there are; at least as many as are settled.
    """
    m.EVEN = pyo.Set(initialize=sorted(residents), ordered=True)
    m.PLACES = pyo.RangeSet(places)
    m.mark = pyo.Var(m.PLACES, within=pyo.Reals, doc="yuan per head")
    m.BELOW = pyo.Set(
        dimen=2, initialize=[(n, c) for n in m.PLACES if n > 1 for c in m.EVEN], ordered=True
    )
    m.short = pyo.Var(m.BELOW, within=pyo.NonNegativeReals, doc="below the mark, yuan per head")

    def level(m: pyo.ConcreteModel, county: str) -> object:
        return YUAN_PER_WAN / residents[county] * m.county_income[county]

    def lowest(m: pyo.ConcreteModel, place: int) -> object:
        return place * m.mark[place] - pyo.quicksum(m.short[n, c] for n, c in m.BELOW if n == place)

    def mark_limit(m: pyo.ConcreteModel, place: int, county: str) -> object:
        short = m.short[place, county] if place > 1 else 0.0
        return m.mark[place] - short <= m.level[county]

    def lowest_floor(m: pyo.ConcreteModel, place: int) -> object:
        return m.lowest[place] >= settled_yuan[place - 1]

    m.level = pyo.Expression(m.EVEN, rule=level, doc="income per head, yuan")
    m.lowest = pyo.Expression(m.PLACES, rule=lowest, doc="sum of the lowest levels, yuan per head")
    m.mark_limit = pyo.Constraint(
        m.PLACES, m.EVEN, rule=mark_limit, doc="what is below a mark is counted"
    )
    m.lowest_floor = pyo.Constraint(
        pyo.RangeSet(len(settled_yuan)), rule=lowest_floor, doc="what was settled is kept"
    )


def add_level_floor(
    m: pyo.ConcreteModel, residents: Mapping[str, float], floors_yuan: Mapping[str, float]
) -> None:
    """Declare level_floor: no county has less per head than its floor. Each row is of one county.

    With the least level as floor of all it is what settling lowest[1] means; with a floor for each
    it is stricter than settling the lowest sums.
    """
    m.FLOORED = pyo.Set(initialize=sorted(floors_yuan), ordered=True)

    def level_floor(m: pyo.ConcreteModel, county: str) -> object:
        if m.county_income[county].expr.is_constant():
            # Nothing can be given to it: its level in any plan is what it is in the one settled.
            return pyo.Constraint.Skip
        return YUAN_PER_WAN / residents[county] * m.county_income[county] >= floors_yuan[county]

    m.level_floor = pyo.Constraint(
        m.FLOORED, rule=level_floor, doc="nobody has less per head than settled"
    )


def residents_of(data: PlanData) -> dict[str, float]:
    """Residents of the counties where they are known."""
    return {c: heads for c in data.counties if (heads := data.population.get(c, 0.0)) > 0}
