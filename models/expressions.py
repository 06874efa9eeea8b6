"""Expressions that several concerns share: what has begun, what is built, who has an industry.

Large sums are written as Pyomo's `LinearExpression`, which is built faster than a `quicksum`.
"""

from collections.abc import Iterable
from typing import Any

import pyomo.environ as pyo
from pyomo.core.expr import LinearExpression

from .data import PlanData, Start


def started(m: pyo.ConcreteModel, starts: tuple[Start, ...]) -> Any:
    """Count of projects begun among the given possible starts."""
    return LinearExpression([m.start[start] for start in starts]) if starts else 0


def weighted(variable: Any, terms: Iterable[tuple[float, Any]]) -> Any:
    """Sum of coefficient times variable over pairs of coefficient and index."""
    chosen = [(coefficient, variable[index]) for coefficient, index in terms if coefficient]
    if not chosen:
        return 0
    coefficients, variables = zip(*chosen, strict=True)
    return LinearExpression(linear_coefs=coefficients, linear_vars=variables)


def built(m: pyo.ConcreteModel, data: PlanData, resource: str, area: str, period: int) -> Any:
    """Supply of a resource that expansions have added in an area by a period."""
    return pyo.quicksum(
        data.expansions[name].amount * m.build[name, begun]
        for name in data.expansions_of.get((resource, area), ())
        for begun in sorted(data.expansions[name].discounted_wan)
        if begun + data.expansions[name].lead_periods <= period
    )


def have(m: pyo.ConcreteModel, data: PlanData, county: str, industry: str) -> Any:
    """1 if the county has the industry today, else whether it becomes its target."""
    if (county, industry) in data.present:
        return 1
    return m.target[county, industry] if (county, industry) in m.TARGETS else 0
