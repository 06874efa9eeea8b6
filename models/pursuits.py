"""Pursuits: a county's outreach can follow only so many unsigned projects at a time.

sum of start[k,s,t] over unsigned new projects k and parks s of c <= pursuits_max
                                                    for every county c and period t
"""

import pyomo.environ as pyo

from .data import PlanData, Start
from .expressions import started


def add_pursuits(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare pursuits_used, pursuits_available and pursuits_limit per county and period."""
    periods = range(1, data.periods + 1) if data.pursuits_max else ()
    m.PURSUITS = pyo.Set(
        dimen=2, initialize=[(county, t) for county in data.counties for t in periods], ordered=True
    )
    m.pursuits_available = pyo.Param(
        m.PURSUITS, initialize=data.pursuits_max, mutable=True, doc="unsigned projects"
    )

    def pursued(county: str, period: int) -> tuple[Start, ...]:
        return tuple(
            start
            for park in data.parks_in[county]
            for start in data.starts_at[park]
            if start[2] == period and data.projects[start[0]].pursued
        )

    def pursuits_used(m: pyo.ConcreteModel, county: str, period: int) -> object:
        return started(m, pursued(county, period))

    def pursuits_limit(m: pyo.ConcreteModel, county: str, period: int) -> object:
        if not pursued(county, period):
            return pyo.Constraint.Skip
        return m.pursuits_used[county, period] <= m.pursuits_available[county, period]

    m.pursuits_used = pyo.Expression(m.PURSUITS, rule=pursuits_used, doc="unsigned projects begun")
    m.pursuits_limit = pyo.Constraint(
        m.PURSUITS, rule=pursuits_limit, doc="outreach capacity of a county"
    )
