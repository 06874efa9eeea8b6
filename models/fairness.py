"""Fairness: what every county is sure of.

    county_income[c] = sum of income * start, credited to c (an enclave shares with its partner)
    county_income[c] >= income_floor_wan[c]                    mode floor
    least * population[c] <= county_income[c]                  mode maxmin

Unit: wan yuan, discounted.
"""

import pyomo.environ as pyo

from .data import PlanData
from .expressions import weighted


def add_fairness(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare county_income, income_floor and, with max-min, least and least_limit."""
    m.FLOORS = pyo.Set(initialize=sorted(data.income_floor_wan), ordered=True)
    m.HEADS = pyo.Set(initialize=sorted(data.population) if data.maxmin else [], ordered=True)
    m.income_floor_wan = pyo.Param(
        m.FLOORS, initialize=dict(data.income_floor_wan), mutable=True, doc="wan yuan"
    )

    credited: dict[str, set[str]] = {}
    for park, county in data.park_county.items():
        for owner in {county, data.partner.get(park, (county, 0.0))[0]}:
            credited.setdefault(owner, set()).add(park)

    def county_income(m: pyo.ConcreteModel, county: str) -> object:
        return weighted(
            m.start,
            (
                (data.income_wan[start] * share, start)
                for park in sorted(credited.get(county, ()))
                if (share := credited_share(data, park, county))
                for start in data.starts_at[park]
            ),
        )

    def income_floor(m: pyo.ConcreteModel, county: str) -> object:
        if m.county_income[county].expr.is_constant():
            # A county without candidates cannot earn; `least <= 0 * starts` would hide the rule.
            return (
                pyo.quicksum(0 * m.special[c, i] for c, i in m.TARGETS if c == county)
                >= (m.income_floor_wan[county])
            )
        return m.county_income[county] >= m.income_floor_wan[county]

    def least_limit(m: pyo.ConcreteModel, county: str) -> object:
        return data.population[county] * m.least <= m.county_income[county]

    m.county_income = pyo.Expression(m.COUNTIES, rule=county_income, doc="credited income")
    m.income_floor = pyo.Constraint(
        m.FLOORS, rule=income_floor, doc="every county reaches its income floor"
    )
    if data.maxmin:
        m.least = pyo.Var(within=pyo.Reals, doc="least income per head, wan yuan")
    m.least_limit = pyo.Constraint(m.HEADS, rule=least_limit, doc="nobody earns less than least")


def credited_share(data: PlanData, park: str, county: str) -> float:
    """Share of a park's income and fiscal value that is credited to a county."""
    partner, share = data.partner.get(park, ("", 0.0))
    own = (1 - share) if data.park_county[park] == county else 0.0
    return own + (share if partner == county else 0.0)
