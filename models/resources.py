"""Resources: power, water, labour, quotas and whatever else the user names.

    sum of need[k,s,r] * start[k,s,t] over starts in area a that use r by the period
        <= limit[r,a,period] + amounts of expansions ready by then

A flow resource is used from production on, a stock resource is used once and stays used. Each in
its own unit.
"""

import pyomo.environ as pyo

from .data import PlanData
from .expressions import built


def add_resources(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare resource_used, resource_available, resource_limit per resource, area, period.

    A row that the next period's row implies is left out, see `PlanData.implied_later`.
    """
    m.RESOURCE_LIMITS = pyo.Set(dimen=3, initialize=sorted(data.limits), ordered=True)
    m.resource_given = pyo.Param(
        m.RESOURCE_LIMITS, initialize=dict(data.limits), mutable=True, doc="supply"
    )

    def terms(resource: str, area: str, period: int) -> list[tuple[float, tuple[str, str, int]]]:
        needs = data.needs.get(resource, {})
        return [
            (need, start)
            for park in data.parks_in[area]
            for start in data.starts_at[park]
            if (need := needs.get(start[:2], 0.0)) and data.loaded_from(start, resource) <= period
        ]

    def resource_used(m: pyo.ConcreteModel, resource: str, area: str, period: int) -> object:
        found = terms(resource, area, period)
        return pyo.quicksum(need * m.start[start] for need, start in found)

    def resource_available(m: pyo.ConcreteModel, resource: str, area: str, period: int) -> object:
        return m.resource_given[resource, area, period] + built(m, data, resource, area, period)

    def resource_limit(m: pyo.ConcreteModel, resource: str, area: str, period: int) -> object:
        if not terms(resource, area, period):
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
