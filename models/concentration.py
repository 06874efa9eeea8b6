"""Concentration: no industry makes too much of a county's output.

    planned[c,i] <= share * sum over j of planned[c,j] + max(0, share * stock[c] - stock[c,i])

`planned` is odds * output at full ramp over all starts, `stock` today's output where it is known,
`stock[c]` that of all industries. Where today's output keeps the share, this says that stock and
plan together do; where it does not, that what is new does by itself. So a plan without starts
always keeps the rule. Unit: wan yuan a year.
"""

from typing import Any

import pyomo.environ as pyo

from .data import PlanData, Start
from .expressions import weighted


def add_concentration(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare concentration_used, _available and _limit per county and industry it could hold."""
    share = data.layout.industry_output_share_max
    pairs = [key for key, starts in data.starts_by_county_industry.items() if starts]
    m.CONCENTRATIONS = pyo.Set(
        dimen=2, initialize=sorted(pairs) if 0 < share < 1 else [], ordered=True
    )

    def planned(starts: tuple[Start, ...]) -> Any:
        return weighted(m.start, ((data.projects[s[0]].output_at(s[1]), s) for s in starts))

    stock = dict.fromkeys(data.counties, 0.0)
    for (county, _), output in sorted(data.stock_output_wan.items()):
        if county in stock:
            stock[county] += output

    def concentration_used(m: pyo.ConcreteModel, county: str, industry: str) -> object:
        return planned(data.starts_by_county_industry[county, industry])

    def concentration_available(m: pyo.ConcreteModel, county: str, industry: str) -> object:
        whole = planned(tuple(s for park in data.parks_in[county] for s in data.starts_at[park]))
        own = data.stock_output_wan.get((county, industry), 0.0)
        return share * whole + max(0.0, share * stock[county] - own)

    m.concentration_used = pyo.Expression(m.CONCENTRATIONS, rule=concentration_used)
    m.concentration_available = pyo.Expression(m.CONCENTRATIONS, rule=concentration_available)
    m.concentration_limit = pyo.Constraint(
        m.CONCENTRATIONS,
        rule=lambda m, *key: m.concentration_used[key] <= m.concentration_available[key],
        doc="one industry makes no more than its share of a county's output",
    )
