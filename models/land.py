"""Land: the projects begun fit the developable land of their park, in every period.

    sum of land[k] * reserve[k,s] * start[k,s,t] over t <= period
        <= land_mu[s,period] + land levelled by expansions      for every park s and period

Unit: mu.
"""

import pyomo.environ as pyo

from .data import PlanData
from .expressions import built, weighted

LAND = "land"


def add_land(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare land_used, land_available and land_limit, one per park and period.

    A row that the next period's row implies is left out, see `PlanData.implied_later`.
    """
    m.PARK_PERIODS = pyo.Set(dimen=2, initialize=sorted(data.land_mu), ordered=True)
    m.land_given = pyo.Param(m.PARK_PERIODS, initialize=dict(data.land_mu), mutable=True, doc="mu")

    def land_used(m: pyo.ConcreteModel, park: str, period: int) -> object:
        return weighted(
            m.start,
            (
                (data.projects[start[0]].land_at(park), start)
                for start in data.starts_at[park]
                if start[2] <= period
            ),
        )

    def land_available(m: pyo.ConcreteModel, park: str, period: int) -> object:
        return m.land_given[park, period] + built(m, data, LAND, park, period)

    def land_limit(m: pyo.ConcreteModel, park: str, period: int) -> object:
        if not any(t <= period and data.projects[k].land_at(s) for k, s, t in data.starts_at[park]):
            return pyo.Constraint.Skip
        if data.implied_later(data.land_mu, LAND, park, period):
            return pyo.Constraint.Skip
        return m.land_used[park, period] <= m.land_available[park, period]

    m.land_used = pyo.Expression(m.PARK_PERIODS, rule=land_used, doc="land taken, mu")
    m.land_available = pyo.Expression(
        m.PARK_PERIODS, rule=land_available, doc="land developable or levelled, mu"
    )
    m.land_limit = pyo.Constraint(
        m.PARK_PERIODS, rule=land_limit, doc="land taken fits the land of the park"
    )
