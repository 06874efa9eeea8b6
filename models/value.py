"""Value: each term by its name, and their sum.

    max  income_weight * income + fiscal_weight * fiscal + links + bonuses - overlaps - breaches

fiscal is county-kept tax less support less the cost of expansions, all discounted; links are those
of industries and the materials delivered beyond today's (`models.materials`). With max-min
fairness: max  population * least + 0.01 * (the sum above). Unit: wan yuan.
"""

from typing import Any

import pyomo.environ as pyo

from .data import PlanData
from .expressions import weighted

MAXMIN_VALUE_WEIGHT = 0.01
"""Weight of the value beside the least income per head: decides between equally fair plans."""

TERMS = ("income", "fiscal", "link", "bonus", "overlap", "breach")


def add_value(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare the terms and maximise their weighted sum."""
    for name, term in value_terms(m, data).items():
        m.add_component(f"{name}_term", pyo.Expression(expr=term, doc="wan yuan"))
    value = weighed(data, {name: m.component(f"{name}_term") for name in TERMS})
    if data.maxmin:
        value = sum(data.population.values()) * m.least + MAXMIN_VALUE_WEIGHT * value
    m.value_objective = pyo.Objective(expr=value, sense=pyo.maximize, doc="wan yuan")


def value_terms(m: pyo.ConcreteModel, data: PlanData) -> dict[str, Any]:
    """Each term at the values of `data`, which may be others than the model was built with."""
    return {
        "income": weighted(m.start, ((data.income_wan[s], s) for s in m.STARTS)),
        "fiscal": weighted(m.start, ((data.fiscal_wan[s], s) for s in m.STARTS))
        - pyo.quicksum(data.expansions[e].discounted_wan[t] * m.build[e, t] for e, t in m.BUILDS),
        "link": pyo.quicksum(
            data.chain_wan[up, down] * (m.link[c, up, down] - data.standing_link(c, up, down))
            for c, up, down in m.LINKS
        )
        + pyo.quicksum(
            data.streams[name].saving_wan[t] * (m.delivered[name, t] - data.streams[name].standing)
            for name, t in m.DELIVERIES
        ),
        "bonus": pyo.quicksum(data.relations[n].value_wan * m.bonus[n] for n in m.BONUSES),
        "overlap": pyo.quicksum(
            data.overlap_wan[c, d, i] * m.overlap[i, c, d] for i, c, d in m.OVERLAPS
        ),
        "breach": data.layout.breach_price_wan * pyo.quicksum(m.breach[b] for b in m.BREACHES),
    }


def weighed(data: PlanData, terms: dict[str, Any]) -> Any:
    """Weighted sum of the terms."""
    return (
        data.income_weight * terms["income"]
        + data.fiscal_weight * terms["fiscal"]
        + terms["link"]
        + terms["bonus"]
        - terms["overlap"]
        - terms["breach"]
    )


def value_at(m: pyo.ConcreteModel, data: PlanData) -> Any:
    """Value of the plan at the figures of `data`, which has the starts, links, … of the model."""
    return weighed(data, value_terms(m, data))


def seek(m: pyo.ConcreteModel, goal: Any) -> None:
    """Maximise `goal` in the place of the objectives that the model has."""
    for objective in m.component_objects(pyo.Objective, active=True):
        objective.deactivate()
    m.goal = pyo.Objective(expr=goal, sense=pyo.maximize)
