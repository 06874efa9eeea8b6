"""Markets: a group's expected output of an industry finds its demand.

    sum of odds[k,s] * output[k] * start[k,s,t] over k of i in the group that produce by the period
        <= market_wan[i,group]                      for every period

Demand is what today's stock leaves. Unit: wan yuan a year.
"""

import pyomo.environ as pyo

from .data import PlanData, Start
from .expressions import weighted


def add_markets(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare market_used, market_available and market_limit per industry, group and period.

    Demand is the same in every period and output never falls, so the last period's row implies the
    others, which are left out.
    """
    m.MARKETS = pyo.Set(
        dimen=3,
        ordered=True,
        initialize=[
            (industry, group, period)
            for industry, group in sorted(data.market_wan)
            for period in range(1, data.periods + 1)
        ],
    )
    m.market_available = pyo.Param(
        m.MARKETS,
        initialize={key: data.market_wan[key[:2]] for key in m.MARKETS},
        mutable=True,
        doc="wan yuan a year",
    )

    def producing(industry: str, group: str, period: int) -> list[Start]:
        return [
            start
            for county in data.groups[group]
            for start in data.starts_by_county_industry[county, industry]
            if data.projects[start[0]].ready[start[2]] <= period
        ]

    def market_used(m: pyo.ConcreteModel, industry: str, group: str, period: int) -> object:
        found = producing(industry, group, period)
        return weighted(m.start, ((data.projects[s[0]].output_at(s[1]), s) for s in found))

    def market_limit(m: pyo.ConcreteModel, industry: str, group: str, period: int) -> object:
        if period < data.periods or not producing(industry, group, period):
            return pyo.Constraint.Skip
        key = (industry, group, period)
        return m.market_used[key] <= m.market_available[key]

    m.market_used = pyo.Expression(m.MARKETS, rule=market_used, doc="expected output")
    m.market_limit = pyo.Constraint(
        m.MARKETS, rule=market_limit, doc="expected output finds its demand"
    )
