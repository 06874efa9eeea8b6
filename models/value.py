"""Value: each term by its name, and their sum.

    max  income_weight * income + fiscal_weight * fiscal + links + bonuses - overlaps - breaches

fiscal is county-kept tax less support less the cost of expansions, all discounted. With max-min
fairness: max  population * least + 0.01 * (the sum above). Unit: wan yuan.
"""

import pyomo.environ as pyo

from .data import PlanData
from .expressions import weighted

MAXMIN_VALUE_WEIGHT = 0.01
"""Weight of the value beside the least income per head: decides between equally fair plans."""


def add_value(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare the terms and maximise their weighted sum."""
    m.income_term = pyo.Expression(
        expr=weighted(m.start, ((data.income_wan[s], s) for s in m.STARTS)), doc="wan yuan"
    )
    m.fiscal_term = pyo.Expression(
        expr=weighted(m.start, ((data.fiscal_wan[s], s) for s in m.STARTS))
        - pyo.quicksum(data.expansions[e].discounted_wan[t] * m.build[e, t] for e, t in m.BUILDS),
        doc="wan yuan",
    )
    m.link_term = pyo.Expression(
        expr=pyo.quicksum(
            data.chain_wan[up, down] * (m.link[c, up, down] - data.standing_link(c, up, down))
            for c, up, down in m.LINKS
        ),
        doc="wan yuan",
    )
    m.bonus_term = pyo.Expression(
        expr=pyo.quicksum(data.relations[n].value_wan * m.bonus[n] for n in m.BONUSES),
        doc="wan yuan",
    )
    m.overlap_term = pyo.Expression(
        expr=pyo.quicksum(data.overlap_wan[c, d, i] * m.overlap[i, c, d] for i, c, d in m.OVERLAPS),
        doc="wan yuan",
    )
    m.breach_term = pyo.Expression(
        expr=data.layout.breach_price_wan * pyo.quicksum(m.breach[b] for b in m.BREACHES),
        doc="wan yuan",
    )
    value = (
        data.income_weight * m.income_term
        + data.fiscal_weight * m.fiscal_term
        + m.link_term
        + m.bonus_term
        - m.overlap_term
        - m.breach_term
    )
    if data.maxmin:
        value = sum(data.population.values()) * m.least + MAXMIN_VALUE_WEIGHT * value
    m.value_objective = pyo.Objective(expr=value, sense=pyo.maximize, doc="wan yuan")
