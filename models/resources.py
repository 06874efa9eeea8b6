"""Resources: power, water, labour, quotas and whatever else the user names.

    sum of need[k,s,r] * start[k,s,t] over starts in area a that use r by the period
        <= limit[r,a,period] + amounts of expansions ready by then

A flow resource is used from production on, a stock resource is used once and stays used, an effort
is needed in the period of the start alone. Each in its own unit.
"""

import pyomo.environ as pyo

from .data import PlanData, Start
from .expressions import built, weighted


def add_resources(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare resource_used, resource_available, resource_limit per resource, area, period.

    A row that the next period's row implies is left out, see `PlanData.implied_later`.
    """
    m.RESOURCE_LIMITS = pyo.Set(dimen=3, initialize=sorted(data.limits), ordered=True)
    m.resource_given = pyo.Param(
        m.RESOURCE_LIMITS, initialize=dict(data.limits), mutable=True, doc="supply"
    )

    loads = {key: _loads(data, *key) for key in sorted({limit[:2] for limit in data.limits})}

    def using(resource: str, area: str, period: int) -> list[tuple[float, Start]]:
        return [one for one in loads[resource, area] if data.uses_in(one[1], resource, period)]

    def resource_used(m: pyo.ConcreteModel, resource: str, area: str, period: int) -> object:
        return weighted(m.start, using(resource, area, period))

    def resource_available(m: pyo.ConcreteModel, resource: str, area: str, period: int) -> object:
        return m.resource_given[resource, area, period] + built(m, data, resource, area, period)

    def resource_limit(m: pyo.ConcreteModel, resource: str, area: str, period: int) -> object:
        if not using(resource, area, period):
            return pyo.Constraint.Skip
        if data.implied_later(data.limits, resource, resource, area, period):
            return pyo.Constraint.Skip
        limit = (resource, area, period)
        return m.resource_used[limit] <= m.resource_available[limit]

    m.resource_used = pyo.Expression(m.RESOURCE_LIMITS, rule=resource_used, doc="use")
    m.resource_available = pyo.Expression(
        m.RESOURCE_LIMITS, rule=resource_available, doc="supply with expansions"
    )
    m.resource_limit = pyo.Constraint(
        m.RESOURCE_LIMITS, rule=resource_limit, doc="use of a resource fits its supply"
    )


def _loads(data: PlanData, resource: str, area: str) -> list[tuple[float, Start]]:
    """Starts in an area that use a resource, each with its need."""
    needs = data.needs.get(resource, {})
    return [
        (need, start)
        for park in data.parks_in[area]
        for start in data.starts_at[park]
        if (need := needs.get(start[:2], 0.0))
    ]
