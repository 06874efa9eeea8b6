"""Budget: public support and expansions are paid from purses that never run dry.

    purse[a,t] = carry[a,t] * purse[a,t-1] + money[a,t] + grants in
                 - odds * support of starts in a - cost of builds in a - grants out     >= 0

A county pays for its parks; a group pays for its own expansions and grants to its counties. A
county without money of its own lives on grants if a group it belongs to has a purse; without any
purse it has no money limit. Unit: wan yuan.
"""

import pyomo.environ as pyo

from .data import PlanData
from .expressions import weighted


def add_budget(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare purse, grant, budget_used, budget_available and budget_limit per purse and period."""
    funded = {area for area, _ in data.purse_wan}
    giving = sorted(funded & set(data.groups))
    kept = funded | {county for group in giving for county in data.groups[group]}
    periods = range(1, data.periods + 1)
    m.PURSES = pyo.Set(
        dimen=2, initialize=[(area, t) for area in sorted(kept) for t in periods], ordered=True
    )
    m.GRANTS = pyo.Set(
        dimen=3,
        ordered=True,
        initialize=[(g, c, t) for g in giving for c in sorted(data.groups[g]) for t in periods],
    )
    money = sum(data.purse_wan.values())
    m.purse = pyo.Var(m.PURSES, bounds=(0, money), doc="money left, wan yuan")
    m.grant = pyo.Var(m.GRANTS, bounds=(0, money), doc="group to county, wan yuan")
    m.money = pyo.Param(
        m.PURSES,
        initialize={key: data.purse_wan.get(key, 0.0) for key in m.PURSES},
        mutable=True,
        doc="new money, wan yuan",
    )

    given: dict[tuple[str, int], list[object]] = {}
    received: dict[tuple[str, int], list[object]] = {}
    for group, county, t in m.GRANTS:
        given.setdefault((group, t), []).append(m.grant[group, county, t])
        received.setdefault((county, t), []).append(m.grant[group, county, t])
    building: dict[tuple[str, int], list[tuple[float, tuple[str, int]]]] = {}
    for e, t in m.BUILDS:
        payer = data.park_county.get(data.expansions[e].area, data.expansions[e].area)
        building.setdefault((payer, t), []).append((data.expansions[e].cost_wan, (e, t)))

    def support(m: pyo.ConcreteModel, area: str, period: int) -> object:
        if area in data.groups:
            return 0
        return weighted(
            m.start,
            (
                (data.projects[start[0]].support_at(park), start)
                for park in data.parks_in[area]
                for start in data.starts_at[park]
                if start[2] == period
            ),
        )

    def budget_used(m: pyo.ConcreteModel, area: str, period: int) -> object:
        builds = weighted(m.build, building.get((area, period), ()))
        grants = pyo.quicksum(given.get((area, period), ()))
        return support(m, area, period) + builds + grants

    def budget_available(m: pyo.ConcreteModel, area: str, period: int) -> object:
        carries = period > 1 and (area, period) in data.carry_over
        carried = m.purse[area, period - 1] if carries else 0
        grants = pyo.quicksum(received.get((area, period), ()))
        return m.money[area, period] + carried + grants

    def budget_limit(m: pyo.ConcreteModel, area: str, period: int) -> object:
        left = m.purse[area, period]
        return m.budget_used[area, period] + left == m.budget_available[area, period]

    m.budget_used = pyo.Expression(m.PURSES, rule=budget_used, doc="money spent or granted")
    m.budget_available = pyo.Expression(m.PURSES, rule=budget_available, doc="money at hand")
    m.budget_limit = pyo.Constraint(
        m.PURSES, rule=budget_limit, doc="support, building and grants fit the purse"
    )
