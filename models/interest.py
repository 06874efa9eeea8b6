r"""Interest: what a plan is worth to each county.

    interest[c] = income_weight * credited income + fiscal_weight * (credited tax - its buildings)
                + links of c + its part of deliveries and bonuses - half of every overlap of c
                - its breaches

An overlap hurts both neighbours, so each bears half of its price. What belongs to several counties
or to none (a material delivered in a group, a bonus of projects with sites in several, the building
of a group, too many leads of an industry) is shared equally between them; so the interests of all
counties add up to the value. Unit: wan yuan. A county that lives with others as they are maximises
its interest; see ``docs/coordination.md``.
"""

from collections.abc import Iterable, Mapping

import pyomo.environ as pyo

from .data import PlanData
from .expressions import weighted
from .fairness import credited_share

OVERLAP_SHARE = 0.5
"""Part of the price of an overlap that each of the two neighbours bears."""


def add_interest(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare interest, one per county."""
    starts = _credited(data)

    def interest(m: pyo.ConcreteModel, county: str) -> object:
        return (
            weighted(m.start, starts[county])
            - pyo.quicksum(
                part * data.fiscal_weight * data.expansions[e].discounted_wan[t] * m.build[e, t]
                for e, t in m.BUILDS
                if (part := share_of(data, county, builders(data, e)))
            )
            + pyo.quicksum(
                data.chain_wan[up, down] * (m.link[c, up, down] - data.standing_link(c, up, down))
                for c, up, down in m.LINKS
                if c == county
            )
            + pyo.quicksum(
                part
                * data.streams[name].saving_wan[t]
                * (m.delivered[name, t] - data.streams[name].standing)
                for name, t in m.DELIVERIES
                if (part := share_of(data, county, deliverers(data, name)))
            )
            + pyo.quicksum(
                part * data.relations[n].value_wan * m.bonus[n]
                for n in m.BONUSES
                if (part := share_of(data, county, bonus_counties(data, n)))
            )
            - pyo.quicksum(
                OVERLAP_SHARE * data.overlap_wan[one, other, i] * m.overlap[i, one, other]
                for i, one, other in m.OVERLAPS
                if county in (one, other)
            )
            - pyo.quicksum(
                part * data.layout.breach_price_wan * m.breach[rule, area]
                for rule, area in m.BREACHES
                if (part := share_of(data, county, breakers(data, area)))
            )
        )

    m.interest = pyo.Expression(m.COUNTIES, rule=interest, doc="worth to a county, wan yuan")


def add_interest_floor(m: pyo.ConcreteModel, floors_wan: Mapping[str, float]) -> None:
    """Declare interest_floor: no county is worth less to itself than its floor.

    `add_interest` goes before it.
    """
    m.INTEREST_FLOORS = pyo.Set(initialize=sorted(floors_wan), ordered=True)

    def interest_floor(m: pyo.ConcreteModel, county: str) -> object:
        return m.interest[county] >= floors_wan[county]

    m.interest_floor = pyo.Constraint(
        m.INTEREST_FLOORS, rule=interest_floor, doc="nobody is worse off, wan yuan"
    )


def add_interest_short(m: pyo.ConcreteModel, floors_wan: Mapping[str, float]) -> None:
    """Declare interest_short, what each county misses of its floor, and the rows that count it.

    `add_interest` goes before it.
    """
    m.INTEREST_FLOORS = pyo.Set(initialize=sorted(floors_wan), ordered=True)
    m.interest_short = pyo.Var(
        m.INTEREST_FLOORS, within=pyo.NonNegativeReals, doc="missed of a floor, wan yuan"
    )

    def interest_reach(m: pyo.ConcreteModel, county: str) -> object:
        return m.interest[county] + m.interest_short[county] >= floors_wan[county]

    m.interest_reach = pyo.Constraint(
        m.INTEREST_FLOORS, rule=interest_reach, doc="what is missed of a floor is counted"
    )


def share_of(data: PlanData, county: str, owners: Iterable[str]) -> float:
    """Part of a county in what belongs to `owners`; to all counties if they are none."""
    counties = sorted(set(owners)) or data.counties
    return (county in counties) / len(counties)


def builders(data: PlanData, expansion: str) -> tuple[str, ...]:
    """Counties that pay for an expansion: those of its area."""
    area = data.expansions[expansion].area
    if area in data.park_county:
        return (data.park_county[area],)
    return data.groups.get(area, (area,))


def deliverers(data: PlanData, stream: str) -> tuple[str, ...]:
    """Counties of the area within which a stream is delivered."""
    area = data.streams[stream].area
    if area in data.park_county:
        return (data.park_county[area],)
    return data.groups.get(area, (area,))


def bonus_counties(data: PlanData, number: int) -> tuple[str, ...]:
    """Counties where a project of a bonus may stand."""
    rule = data.relations[number]
    parks = [park for name in (rule.a, rule.b) for park in data.projects[name].parks]
    return tuple(sorted({data.park_county[park] for park in parks}))


def breakers(data: PlanData, area: str) -> tuple[str, ...]:
    """Counties that a breach belongs to; none for the leads of an industry."""
    if area in data.park_county:
        return (data.park_county[area],)
    return (area,) if area in data.counties else ()


def _credited(data: PlanData) -> Mapping[str, list[tuple[float, object]]]:
    """Coefficient and index of the starts that a county has a part in."""
    found: dict[str, list[tuple[float, object]]] = {county: [] for county in data.counties}
    for start in data.starts:
        park = start[1]
        worth = (
            data.income_weight * data.income_wan[start]
            + data.fiscal_weight * data.fiscal_wan[start]
        )
        for county in {data.park_county[park], data.partner.get(park, ("", 0.0))[0]} - {""}:
            if county in found and (share := credited_share(data, park, county)):
                found[county].append((share * worth, start))
    return found
