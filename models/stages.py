"""Two stages: what is decided now is common to all outlooks, the rest follows each of them.

    max  sum of p[o] * worth[o] over outlooks o,    now[o,d] = now[d] for every decision d of today

One copy of a model for each outlook (the extensive form). Nothing here knows what a plan is, except
`add_giving_up`. Unit: wan yuan.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyomo.environ as pyo

from .data import PlanData, Start
from .value import seek


def two_stage(
    parts: Mapping[str, pyo.ConcreteModel],
    odds: Mapping[str, float],
    worths: Mapping[str, Any],
    now: Callable[[pyo.ConcreteModel], Mapping[str, Any]],
) -> pyo.ConcreteModel:
    """One model of all outlooks: the expected worth is maximised, what is decided now is common.

    Parameters
    ----------
    parts
        Model of each outlook; it becomes a block ``outlook_NUMBER`` in this order.
    worths
        What is maximised in each, an expression in the variables of its model.
    now
        Decisions of the first stage in a model by name: variables or linear expressions. One that
        an outlook does not know is 0 there.
    """
    m = pyo.ConcreteModel(name="two_stage")
    decided = {name: now(part) for name, part in parts.items()}
    names = dict.fromkeys(key for found in decided.values() for key in found)
    m.OUTLOOKS = pyo.Set(initialize=list(parts), ordered=True)
    m.NOW = pyo.Set(initialize=list(names), ordered=True)
    m.now = pyo.Var(m.NOW, doc="decided before the outlook is known")
    for number, part in enumerate(parts.values()):
        m.add_component(f"outlook_{number}", part)

    def same(m: pyo.ConcreteModel, outlook: str, name: str) -> object:
        return decided[outlook].get(name, 0) - m.now[name] == 0

    m.now_same = pyo.Constraint(m.OUTLOOKS, m.NOW, rule=same, doc="decided now: for every outlook")
    seek(m, sum(odds[name] * worths[name] for name in parts))
    return m


def add_giving_up(
    m: pyo.ConcreteModel, data: PlanData, starts: Sequence[Start], cost_wan: Mapping[Start, float]
) -> None:
    """Let starts be given up once the outlook is known, each at a cost.

    What is given up makes nothing and needs nothing; it may not be begun again.
    """
    m.DROPS = pyo.Set(dimen=3, initialize=[s for s in starts if s in m.STARTS], ordered=True)

    def most(m: pyo.ConcreteModel, *start: Any) -> tuple[float, float]:
        return 0, m.start[start].ub

    m.dropped = pyo.Var(m.DROPS, within=pyo.NonNegativeIntegers, bounds=most, doc="given up")
    m.drop_cost = pyo.Expression(
        expr=pyo.quicksum(cost_wan[s] * m.dropped[s] for s in m.DROPS), doc="wan yuan"
    )

    def dropped_limit(m: pyo.ConcreteModel, project: str) -> object:
        own = [m.dropped[start] for start in data.starts_of[project] if start in m.DROPS]
        if not own:
            return pyo.Constraint.Skip
        return m.once_used[project] + pyo.quicksum(own) <= m.once_available[project]

    m.dropped_limit = pyo.Constraint(
        m.PROJECTS, rule=dropped_limit, doc="what is given up is not begun again"
    )
