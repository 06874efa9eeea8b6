"""Expressions that several concerns share: what has begun, what is built, who has an industry."""

from typing import Any

import pyomo.environ as pyo

from .data import PlanData, Start


def started(m: pyo.ConcreteModel, starts: tuple[Start, ...]) -> Any:
    """Count of projects begun among the given possible starts."""
    return pyo.quicksum(m.start[start] for start in starts)


def built(m: pyo.ConcreteModel, data: PlanData, resource: str, area: str, period: int) -> Any:
    """Supply of a resource that expansions have added in an area by a period."""
    return pyo.quicksum(
        expansion.amount * m.build[name, begun]
        for name, expansion in sorted(data.expansions.items())
        if (expansion.resource, expansion.area) == (resource, area)
        for begun in sorted(expansion.discounted_wan)
        if begun + expansion.lead_periods <= period
    )


def have(m: pyo.ConcreteModel, data: PlanData, county: str, industry: str) -> Any:
    """1 if the county has the industry today, else whether it becomes its target."""
    if (county, industry) in data.present:
        return 1
    return m.target[county, industry] if (county, industry) in m.TARGETS else 0
