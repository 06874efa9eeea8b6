"""Chains: what it is worth when both ends of a supply link are within reach of each other.

    link[c,i,j] <= have[c,i]
    link[c,i,j] <= sum of have[d,j] over d = c and its neighbours + hub[c,j]

A link counts as far as it goes beyond what stands today, see `PlanData.standing_link`.
"""

import pyomo.environ as pyo

from .data import PlanData
from .expressions import have


def add_chains(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare link with its two ends, one per county and arrow of value."""
    m.LINKS = pyo.Set(dimen=3, initialize=_possible(data), ordered=True)
    m.link = pyo.Var(m.LINKS, bounds=(0, 1), doc="link active at the county")

    def link_upstream(m: pyo.ConcreteModel, county: str, up: str, _: str) -> object:
        return m.link[county, up, _] <= have(m, data, county, up)

    def link_downstream(m: pyo.ConcreteModel, county: str, up: str, down: str) -> object:
        near = pyo.quicksum(have(m, data, other, down) for other in data.reach(county))
        return m.link[county, up, down] <= near + data.hub_share.get((county, down), 0.0)

    m.link_upstream = pyo.Constraint(
        m.LINKS, rule=link_upstream, doc="the county has the upstream industry"
    )
    m.link_downstream = pyo.Constraint(
        m.LINKS, rule=link_downstream, doc="the downstream industry is near or at a hub"
    )


def _possible(data: PlanData) -> list[tuple[str, str, str]]:
    """Links of value that can come to be and do not fully stand already."""
    return [
        (county, up, down)
        for county in data.counties
        for (up, down), value in sorted(data.chain_wan.items())
        if value > 0
        and data.can_have(county, up)
        and (
            (county, down) in data.hub_share
            or any(data.can_have(other, down) for other in data.reach(county))
        )
        and data.standing_link(county, up, down) < 1
    ]
