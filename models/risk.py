"""Risk: rules and objectives for figures that are not known yet.

*Protection* (Bertsimas, Sim 2004). At most G of the uncertain needs of a limit rise to their worst
at once, by d[k] = share[k] * need[k]:

    used + G * level + sum of part[k] over the uncertain projects k <= available
    level + part[k] >= sum of d[k] * start[k,s,t],    level, part >= 0

which says the same as: used plus the G greatest of the d of the plan fits (a part of G counts that
part of the next one). All starts of a prospect are one uncertain need.

*Tail* (Rockafellar, Uryasev 2000). The mean of the worst 1 - b of the probability:

    tail = max level - sum of p[o] * short[o] over outlooks o / (1 - b),  short[o] >= level - v[o]

Money in wan yuan, limits in their own unit.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pyomo.environ as pyo
from pyomo.repn import generate_standard_repn

from .data import PlanData, Start
from .expressions import built, weighted
from .land import LAND

LimitKey = tuple[str, str, int]
"""Limit (``land`` or a resource), area, period."""

# --- protection -----------------------------------------------------------------------------------


def limit_rows(m: pyo.ConcreteModel) -> dict[LimitKey, tuple[Any, Any]]:
    """Use and supply of every limit on land and resources that the model has a row for."""
    rows = {(LAND, *key): (m.land_used[key], m.land_available[key]) for key in m.land_limit}
    rows |= {key: (m.resource_used[key], m.resource_available[key]) for key in m.resource_limit}
    return rows


def needs_by_project(used: Any) -> dict[str, list[tuple[float, Start]]]:
    """What the starts of each project need of a limit, from the expression of its use."""
    found: dict[str, list[tuple[float, Start]]] = {}
    terms = generate_standard_repn(used, compute_values=True)
    for need, variable in zip(terms.linear_coefs, terms.linear_vars, strict=True):
        start = variable.index()
        found.setdefault(start[0], []).append((float(need), start))
    return found


def add_protection(
    m: pyo.ConcreteModel, shares: Mapping[str, float], budget: float, limits: Iterable[str]
) -> None:
    """Keep the rows of some limits although up to `budget` needs rise by their share.

    The plain rows stay: a protected row implies its plain one, and a row that follows from the
    next period's still does.
    """
    wanted = set(limits)
    rows = {key: row for key, row in limit_rows(m).items() if key[0] in wanted}
    swings = {
        (*key, project): [(shares[project] * need, start) for need, start in needs]
        for key, (used, _) in rows.items()
        for project, needs in needs_by_project(used).items()
        if shares.get(project)
    }
    uncertain: dict[LimitKey, list[tuple[Any, ...]]] = {}
    for swing in swings:
        uncertain.setdefault((swing[0], swing[1], swing[2]), []).append(swing)
    most = {
        swing: max(amount * m.start[start].ub for amount, start in terms)
        for swing, terms in swings.items()
    }
    m.PROTECTED = pyo.Set(dimen=3, initialize=sorted(uncertain), ordered=True)
    m.SWINGS = pyo.Set(dimen=4, initialize=sorted(swings), ordered=True)

    def level_bounds(m: pyo.ConcreteModel, *key: Any) -> tuple[float, float]:
        return 0, max(most[swing] for swing in uncertain[key])

    def part_bounds(m: pyo.ConcreteModel, *swing: Any) -> tuple[float, float]:
        return 0, most[swing]

    def swing_floor(m: pyo.ConcreteModel, *swing: Any) -> object:
        key = (swing[0], swing[1], swing[2])
        return m.protect_level[key] + m.protect_part[swing] >= weighted(m.start, swings[swing])

    def protected_limit(m: pyo.ConcreteModel, *key: Any) -> object:
        used, available = rows[key]
        parts = pyo.quicksum(m.protect_part[swing] for swing in uncertain[key])
        # More than all of them cannot rise; a huge factor would only upset the solver.
        rising = min(budget, len(uncertain[key]))
        return used + rising * m.protect_level[key] + parts <= available

    m.protect_level = pyo.Var(m.PROTECTED, bounds=level_bounds, doc="swing that each of G takes")
    m.protect_part = pyo.Var(m.SWINGS, bounds=part_bounds, doc="swing beyond that level")
    m.swing_floor = pyo.Constraint(m.SWINGS, rule=swing_floor, doc="a swing is covered")
    m.protected_limit = pyo.Constraint(
        m.PROTECTED, rule=protected_limit, doc="use and protection fit the supply"
    )


# --- outlooks -------------------------------------------------------------------------------------


def add_tail(
    m: pyo.ConcreteModel, worths: Mapping[str, Any], odds: Mapping[str, float], beta: float
) -> None:
    """Declare outlook_mean and outlook_tail, the mean and the mean of the worst 1 - `beta`.

    Nothing presses on the tail by itself: it is right where it is maximised.
    """
    m.OUTLOOKS = pyo.Set(initialize=list(worths), ordered=True)
    m.tail_level = pyo.Var(doc="value at risk, wan yuan")
    m.tail_short = pyo.Var(m.OUTLOOKS, within=pyo.NonNegativeReals, doc="short of it, wan yuan")

    def tail_floor(m: pyo.ConcreteModel, outlook: str) -> object:
        return m.tail_short[outlook] >= m.tail_level - worths[outlook]

    m.tail_floor = pyo.Constraint(m.OUTLOOKS, rule=tail_floor, doc="what is short of the level")
    m.outlook_mean = pyo.Expression(expr=sum(odds[o] * worths[o] for o in worths), doc="wan yuan")
    m.outlook_tail = pyo.Expression(
        expr=m.tail_level - sum(odds[o] * m.tail_short[o] for o in worths) / (1 - beta),
        doc="wan yuan",
    )


def add_outlook_limits(m: pyo.ConcreteModel, outlooks: Mapping[str, PlanData]) -> None:
    """Land and resources suffice in every outlook, at its own needs and supplies."""
    rows: dict[tuple[str, str, str, int], Any] = {}
    for name, data in outlooks.items():
        for (park, period), given in data.land_mu.items():
            begun = [
                (data.projects[start[0]].land_at(park), start)
                for start in data.starts_at[park]
                if start[2] <= period and start in m.start
            ]
            used, supply = weighted(m.start, begun), given + built(m, data, LAND, park, period)
            rows[name, LAND, park, period] = (used, supply)
        for (resource, area, period), given in data.limits.items():
            needs = data.needs.get(resource, {})
            begun = [
                (needs.get(start[:2], 0.0), start)
                for park in data.parks_in[area]
                for start in data.starts_at[park]
                if data.uses_in(start, resource, period) and start in m.start
            ]
            used, supply = weighted(m.start, begun), given + built(m, data, resource, area, period)
            rows[name, resource, area, period] = (used, supply)
    rows = {key: row for key, row in rows.items() if not isinstance(row[0], int)}
    m.OUTLOOK_LIMITS = pyo.Set(dimen=4, initialize=sorted(rows), ordered=True)

    def outlook_limit(m: pyo.ConcreteModel, *key: Any) -> object:
        used, available = rows[key]
        return used <= available

    m.outlook_limit = pyo.Constraint(
        m.OUTLOOK_LIMITS, rule=outlook_limit, doc="use fits the supply of the outlook"
    )
