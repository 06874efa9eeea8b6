"""Efficient plans: those that no plan beats in one goal without being beaten in another.

    goal[g] >= found[n,g] + step  for one g at least,  for every vector n found so far

The best sum of goals among the plans that obey this is efficient (Sylva, Crema 2004): a plan that
is no worse in every goal would be allowed too. Unit: that of the goals.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pyomo.environ as pyo
from pyomo.repn import generate_standard_repn


def add_not_matched(
    m: pyo.ConcreteModel,
    goals: Sequence[Any],
    found: Sequence[Sequence[float]],
    step: float,
) -> None:
    """Ask for a plan that beats every vector of values found so far in one goal, by `step`.

    The best sum of goals among such plans is efficient (Sylva, Crema 2004): a plan that is no worse
    in every goal would be allowed too.
    """
    spots = [(number, goal) for number in range(len(found)) for goal in range(len(goals))]
    least = [_least(goal) for goal in goals]
    m.BEATEN = pyo.Set(dimen=2, initialize=spots, ordered=True)
    m.beats = pyo.Var(m.BEATEN, within=pyo.Binary, doc="better in this goal")

    def beaten_floor(m: pyo.ConcreteModel, number: int, goal: int) -> object:
        wanted = found[number][goal] + step
        return goals[goal] >= wanted - (wanted - least[goal]) * (1 - m.beats[number, goal])

    def beaten_somewhere(m: pyo.ConcreteModel, number: int) -> object:
        return pyo.quicksum(m.beats[number, goal] for goal in range(len(goals))) >= 1

    m.beaten_floor = pyo.Constraint(m.BEATEN, rule=beaten_floor, doc="better by a step")
    m.beaten_somewhere = pyo.Constraint(
        pyo.RangeSet(0, len(found) - 1), rule=beaten_somewhere, doc="better in one goal at least"
    )


def _least(expression: Any) -> float:
    """Value that a linear expression never falls below, from the bounds of its variables."""
    terms = generate_standard_repn(expression, compute_values=True)
    parts = [
        coefficient * (variable.lb if coefficient > 0 else variable.ub)
        for coefficient, variable in zip(terms.linear_coefs, terms.linear_vars, strict=True)
    ]
    return float(terms.constant + sum(parts))


def add_differences(m: pyo.ConcreteModel, plans: Sequence[Mapping[str, int]]) -> None:
    """Ask for a plan that starts other projects, or other counts of them, than any of these plans.

    A plan tells the count of each project that it starts. Periods, places and targets are no
    difference. A count in between may differ upwards or downwards.
    """
    features = {k: (m.once_used[k], int(pyo.value(m.once_available[k]))) for k in m.once_limit}
    keys = list(features)
    between = [
        (number, place)
        for number, plan in enumerate(plans)
        for place, key in enumerate(keys)
        if 0 < plan.get(key, 0) < features[key][1]
    ]
    m.BETWEEN = pyo.Set(dimen=2, initialize=between, ordered=True)
    m.above = pyo.Var(m.BETWEEN, within=pyo.Binary, doc="the count is greater")
    m.below = pyo.Var(m.BETWEEN, within=pyo.Binary, doc="the count is less")

    def above_floor(m: pyo.ConcreteModel, number: int, place: int) -> object:
        count, had = features[keys[place]][0], plans[number].get(keys[place], 0)
        return count >= (had + 1) * m.above[number, place]

    def below_limit(m: pyo.ConcreteModel, number: int, place: int) -> object:
        (count, most), had = features[keys[place]], plans[number].get(keys[place], 0)
        return count <= most - (most - had + 1) * m.below[number, place]

    def differs(m: pyo.ConcreteModel, number: int) -> object:
        parts = []
        for place, key in enumerate(keys):
            (count, most), had = features[key], plans[number].get(key, 0)
            if (number, place) in m.BETWEEN:
                parts.append(m.above[number, place] + m.below[number, place])
            else:
                parts.append(count if had == 0 else most - count)
        return pyo.quicksum(parts) >= 1

    m.above_floor = pyo.Constraint(m.BETWEEN, rule=above_floor, doc="greater by one at least")
    m.below_limit = pyo.Constraint(m.BETWEEN, rule=below_limit, doc="less by one at least")
    m.differs = pyo.Constraint(
        pyo.RangeSet(0, len(plans) - 1), rule=differs, doc="not the same plan again"
    )
