"""Relations between two projects a and b.

requires   starts of a <= starts of b
excludes   starts of a + starts of b <= 1
together   starts of a = starts of b
follows    start[b,.,t] <= sum of start[a,.,t'] over t' <= t - lag       for every t
bonus      bonus[n] = product of the two, from above if it pays and from below if it costs
"""

from typing import Any

import pyomo.environ as pyo

from .data import PlanData
from .expressions import started


def add_relations(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare the rules between projects, and bonus with its product rows."""
    rules = [(n, rule.kind) for n, rule in enumerate(data.relations)]
    simple = [n for n, kind in rules if kind in {"requires", "excludes", "together"}]
    ordered = [
        (n, t)
        for n, kind in rules
        if kind == "follows"
        for t in sorted(data.projects[data.relations[n].b].ready)
    ]
    m.RELATIONS = pyo.Set(initialize=simple, ordered=True)
    m.FOLLOWS = pyo.Set(dimen=2, initialize=ordered, ordered=True)
    m.BONUSES = pyo.Set(initialize=[n for n, kind in rules if kind == "bonus"], ordered=True)
    m.bonus = pyo.Var(m.BONUSES, bounds=(0, 1), doc="both projects start")

    def whole(m: pyo.ConcreteModel, project: str) -> Any:
        return started(m, data.starts_of[project])

    def relation_limit(m: pyo.ConcreteModel, n: int) -> object:
        rule = data.relations[n]
        if not (data.starts_of[rule.a] or data.starts_of[rule.b]):
            return pyo.Constraint.Skip
        if rule.kind == "requires":
            return whole(m, rule.a) <= whole(m, rule.b)
        if rule.kind == "excludes":
            return whole(m, rule.a) + whole(m, rule.b) <= 1
        return whole(m, rule.a) == whole(m, rule.b)

    def follows_limit(m: pyo.ConcreteModel, n: int, period: int) -> object:
        rule = data.relations[n]
        late = tuple(start for start in data.starts_of[rule.b] if start[2] == period)
        early = tuple(
            start for start in data.starts_of[rule.a] if start[2] <= period - rule.lag_periods
        )
        if not (late or early):
            return pyo.Constraint.Skip  # both are kept out by gates
        return started(m, late) <= started(m, early)

    def bonus_limit(m: pyo.ConcreteModel, n: int, side: str) -> object:
        rule = data.relations[n]
        if rule.value_wan >= 0:
            return m.bonus[n] <= whole(m, rule.a if side == "a" else rule.b)
        if side == "b":
            return pyo.Constraint.Skip
        return m.bonus[n] >= whole(m, rule.a) + whole(m, rule.b) - 1

    m.relation_limit = pyo.Constraint(
        m.RELATIONS, rule=relation_limit, doc="requires, excludes, together"
    )
    m.follows_limit = pyo.Constraint(
        m.FOLLOWS, rule=follows_limit, doc="the second project follows the first"
    )
    m.bonus_limit = pyo.Constraint(
        m.BONUSES, ["a", "b"], rule=bonus_limit, doc="a bonus counts when both projects start"
    )
