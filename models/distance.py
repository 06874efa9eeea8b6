r"""Distance: plans that differ from given ones, and stay worth enough.

A plan is told by its traits, each 0 or 1:

    decisions   begun[k]     whether a project starts at all (a prospect: at least once)
    targets     target[c,i]  whether a county targets an industry

    hamming(plan) = sum of (1 - trait) over the traits of the plan + sum of the other traits

By decisions the distance to a plan is its Hamming distance; by targets it is the number of counties
whose set of targets differs:

    differs[n,c] <= hamming of plan n over the traits of county c        differs[n,c] binary
    distance[n]   = sum of differs[n,c] over c

so a county counts only where it really differs, and each counts once. Then

    nearest <= distance[n]                                       for every given plan n
    begun[k] <= starts of k <= count_max[k] * begun[k]           prospects; else begun = starts
    value >= least
    max  nearest + 1/2 * (value - least) / (most - least)        no plan is worth more than most
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pyomo.environ as pyo

from .data import Pair, PlanData

By = Literal["decisions", "targets"]
"""What plans are compared by."""

Trait = str | Pair
"""A project, or a pair of county and industry."""

Traits = tuple[Trait, ...]
"""What a plan has, sorted."""

VALUE_PART = 0.5
"""Below 1: a distance is a whole number, so the value only decides between equal ones."""


def traits_possible(data: PlanData, by: By) -> Traits:
    """Every trait that a plan can have, sorted."""
    if by == "targets":
        return data.target_pairs
    return tuple(name for name in sorted(data.projects) if data.starts_of[name])


def add_traits(m: pyo.ConcreteModel, data: PlanData, by: By) -> None:
    """Declare trait, 0 or 1 in every plan with whole decisions, and begun for prospects."""
    possible = traits_possible(data, by)
    m.TRAITS = pyo.Set(dimen=2 if by == "targets" else 1, initialize=possible, ordered=True)
    counts: dict[Trait, int] = {}
    if by == "decisions":
        counts |= {name: one.count_max for name, one in data.projects.items()}
    counted = [one for one in possible if counts.get(one, 1) > 1]
    m.COUNTED = pyo.Set(initialize=counted, ordered=True)
    m.begun = pyo.Var(m.COUNTED, within=pyo.Binary, doc="prospect starts at least once")

    def begun_floor(m: pyo.ConcreteModel, name: str) -> object:
        return m.once_used[name] <= data.projects[name].count_max * m.begun[name]

    def begun_ceiling(m: pyo.ConcreteModel, name: str) -> object:
        return m.begun[name] <= m.once_used[name]

    m.begun_floor = pyo.Constraint(m.COUNTED, rule=begun_floor, doc="a prospect started is begun")
    m.begun_ceiling = pyo.Constraint(m.COUNTED, rule=begun_ceiling, doc="begun only if started")

    def trait(m: pyo.ConcreteModel, *key: str) -> object:
        if by == "targets":
            return m.target[key]
        return m.begun[key[0]] if key[0] in m.COUNTED else m.once_used[key[0]]

    m.trait = pyo.Expression(m.TRAITS, rule=trait, doc="0 or 1")


def hamming(m: pyo.ConcreteModel, plan: Iterable[Trait], among: Iterable[Trait]) -> Any:
    """Number of traits, among some, in which a plan differs from a given one."""
    held = set(plan)
    return pyo.quicksum(1 - m.trait[one] if one in held else m.trait[one] for one in among)


def add_others(m: pyo.ConcreteModel, plans: Sequence[Traits]) -> None:
    """Leave out the plans that have the same traits as one of the given plans."""
    m.PLANS = pyo.Set(initialize=range(len(plans)), ordered=True)

    def others_floor(m: pyo.ConcreteModel, plan: int) -> object:
        return hamming(m, plans[plan], m.TRAITS) >= 1

    m.others_floor = pyo.Constraint(m.PLANS, rule=others_floor, doc="not a plan seen before")


def add_distances(m: pyo.ConcreteModel, plans: Sequence[Traits], by: By) -> None:
    """Declare distance to each given plan, decisions or counties, and nearest, the least of them.

    Nothing keeps `nearest` up but an objective that has it.
    """
    m.PLANS = pyo.Set(initialize=range(len(plans)), ordered=True)
    of_county: dict[str, list[Trait]] = {}
    if by == "targets":
        for one in m.TRAITS:
            of_county.setdefault(one[0], []).append(one)
    m.DIFFERS = pyo.Set(
        dimen=2, ordered=True, initialize=[(n, c) for n in m.PLANS for c in sorted(of_county)]
    )
    m.differs = pyo.Var(m.DIFFERS, within=pyo.Binary, doc="targets of a county are not the plan's")
    m.nearest = pyo.Var(
        within=pyo.NonNegativeIntegers,
        bounds=(0, len(of_county) or len(m.TRAITS)),
        doc="distance to the nearest plan",
    )

    def differs_limit(m: pyo.ConcreteModel, plan: int, county: str) -> object:
        return m.differs[plan, county] <= hamming(m, plans[plan], of_county[county])

    def distance(m: pyo.ConcreteModel, plan: int) -> object:
        if by == "targets":
            return pyo.quicksum(m.differs[plan, county] for county in sorted(of_county))
        return hamming(m, plans[plan], m.TRAITS)

    def nearest_limit(m: pyo.ConcreteModel, plan: int) -> object:
        return m.nearest <= m.distance[plan]

    m.differs_limit = pyo.Constraint(
        m.DIFFERS, rule=differs_limit, doc="a county differs only where its targets do"
    )
    m.distance = pyo.Expression(m.PLANS, rule=distance, doc="decisions, or counties")
    m.nearest_limit = pyo.Constraint(m.PLANS, rule=nearest_limit, doc="no plan is nearer")


def seek_far(m: pyo.ConcreteModel, least_wan: float, most_wan: float) -> None:
    """Maximise the distance to the nearest of the given plans, then the value.

    The plan is worth at least `least_wan`; no plan is worth more than `most_wan`. The value adds
    at most `VALUE_PART` of one decision, so that it never outweighs a distance.
    """
    value = m.value_objective.expr
    m.value_floor = pyo.Constraint(expr=value >= least_wan, doc="a plan is worth so much")
    m.value_objective.deactivate()
    room = max(most_wan - least_wan, 1.0)
    m.far_objective = pyo.Objective(
        expr=m.nearest + VALUE_PART / room * (value - least_wan), sense=pyo.maximize
    )


def add_same(m: pyo.ConcreteModel, plan: Traits) -> None:
    """A plan has these traits and no others."""
    held = set(plan)

    def same_limit(m: pyo.ConcreteModel, *key: str) -> object:
        one = key if len(key) > 1 else key[0]
        return m.trait[one] == int(one in held)

    m.same_limit = pyo.Constraint(m.TRAITS, rule=same_limit, doc="the same traits as the plan")
