"""Materials: streams that some make and others use, delivered within reach or traded outside.

    made[m,t] = made_today[m] + sum of odds[k,s] * flow[m,k] * start    flow > 0, producing by t
    used[m,t] = used_today[m] - sum of odds[k,s] * flow[m,k] * start    flow < 0, producing by t
    delivered[m,t] <= made[m,t],   delivered[m,t] <= used[m,t]
    used[m,t] - delivered[m,t] <= bought_max[m]                         what is bought in
    made[m,t] - delivered[m,t] <= sold_max[m]                           what is sold out
    value:  sum over m, t of saving_wan[m,t] * (delivered[m,t] - min(made_today, used_today))

Over the starts in the area of the stream, at full output. Units: the stream's own, a year.
"""

from math import inf
from typing import Any

import pyomo.environ as pyo

from .data import PlanData
from .expressions import weighted


def add_materials(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare delivered, and bought and sold with their limits, per stream and period."""
    keys = [(name, t) for name in sorted(data.streams) for t in range(1, data.periods + 1)]
    m.DELIVERIES = pyo.Set(dimen=2, initialize=keys, ordered=True)

    def flowing(name: str, period: int, sign: int) -> Any:
        flows = data.flows_by(name, period)
        return weighted(m.start, ((sign * x, start) for x, start in flows if sign * x > 0))

    def made(m: pyo.ConcreteModel, name: str, period: int) -> object:
        return data.streams[name].made_today + flowing(name, period, 1)

    def used(m: pyo.ConcreteModel, name: str, period: int) -> object:
        return data.streams[name].used_today + flowing(name, period, -1)

    m.made = pyo.Expression(m.DELIVERIES, rule=made, doc="made within the area, a year")
    m.used = pyo.Expression(m.DELIVERIES, rule=used, doc="used within the area, a year")
    most = {name: _most(data, name) for name in data.streams}
    m.delivered = pyo.Var(
        m.DELIVERIES, bounds=lambda _, *key: (0, most[key[0]]), doc="delivered, a year"
    )
    m.delivered_made = pyo.Constraint(
        m.DELIVERIES,
        rule=lambda m, name, t: m.delivered[name, t] <= m.made[name, t],
        doc="no more is delivered than is made",
    )
    m.delivered_used = pyo.Constraint(
        m.DELIVERIES,
        rule=lambda m, name, t: m.delivered[name, t] <= m.used[name, t],
        doc="no more is delivered than is used",
    )
    _add_trade(m, data)


def _add_trade(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Limits of what is bought in and sold out."""
    m.bought_used = pyo.Expression(
        m.DELIVERIES, rule=lambda m, name, t: m.used[name, t] - m.delivered[name, t], doc="bought"
    )
    m.sold_used = pyo.Expression(
        m.DELIVERIES, rule=lambda m, name, t: m.made[name, t] - m.delivered[name, t], doc="sold"
    )
    for side, doc in (
        ("bought", "what is bought in finds its supply"),
        ("sold", "what is sold out finds its buyers"),
    ):
        most = {name: getattr(one, f"{side}_max") for name, one in data.streams.items()}
        limited = {key: most[key[0]] for key in m.DELIVERIES if most[key[0]] < inf}
        keys = pyo.Set(dimen=2, initialize=list(limited), ordered=True)
        m.add_component(f"{side.upper()}_LIMITS", keys)
        available = pyo.Param(keys, initialize=limited, mutable=True, doc="a year")
        m.add_component(f"{side}_available", available)

        def limit(m: pyo.ConcreteModel, *key: Any, side: str = side) -> object:
            used, given = m.component(f"{side}_used"), m.component(f"{side}_available")
            return used[key] <= given[key]

        m.add_component(f"{side}_limit", pyo.Constraint(keys, rule=limit, doc=doc))


def _most(data: PlanData, name: str) -> float:
    """More than this can never be delivered: all makers, or all users, in their best parks."""
    best: dict[tuple[str, int], float] = {}
    for flow, (project, _, _) in data.flows_by(name, data.periods):
        key = (project, 1 if flow > 0 else -1)
        best[key] = max(best.get(key, 0.0), abs(flow) * data.projects[project].count_max)
    made = sum(x for (_, sign), x in best.items() if sign > 0)
    used = sum(x for (_, sign), x in best.items() if sign < 0)
    one = data.streams[name]
    return min(one.made_today + made, one.used_today + used)
