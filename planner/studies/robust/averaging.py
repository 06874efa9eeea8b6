"""The mean of several plan data: what a planner plans by who looks at expected figures only."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any

from models import ExpansionData, PlanData, ProjectData
from planner.errors import WrongUseError
from planner.studies.robust.outlooks import Outlook

TABLES = (
    *("income_wan", "fiscal_wan", "land_mu", "limits", "purse_wan", "overlap_wan", "chain_wan"),
    *("hub_share", "market_wan", "income_floor_wan", "floors", "population"),
)
WEIGHTS = ("income_weight", "fiscal_weight")
FIGURES = ("land_mu", "output_wan", "support_wan", "jobs_person")
PARTS = ("needs", "projects", "expansions", "relations")

Mean = Callable[[Callable[[Any], float]], float]
"""Mean over the outlooks of a figure of one thing, asked of that thing in each of them."""


def mean_data(outlooks: Sequence[Outlook]) -> PlanData:
    """Data with the expected figures.

    Raises
    ------
    WrongUseError
        Outlooks differ in something that has no mean: rules, places, periods, rows.
    """
    first = outlooks[0]
    for other in outlooks[1:]:
        if odd := _without_mean(first.data, other.data):
            raise WrongUseError("recourse_mean", outlook=other.name, what=", ".join(odd))
    shares = [one.odds_share for one in outlooks]
    every = [one.data for one in outlooks]

    def over(things: Sequence[Any]) -> Mean:
        return lambda read: math.fsum(
            p * read(thing) for p, thing in zip(shares, things, strict=True)
        )

    def table(tables: Sequence[Mapping[Any, float]]) -> dict[Any, float]:
        return {key: over(tables)(itemgetter(key)) for key in tables[0]}

    base = first.data
    figures: dict[str, Any] = {name: over(every)(attrgetter(name)) for name in WEIGHTS}
    figures |= {name: table([getattr(data, name) for data in every]) for name in TABLES}
    return replace(
        base,
        **figures,
        needs={r: table([data.needs[r] for data in every]) for r in base.needs},
        projects={k: _project([data.projects[k] for data in every], over) for k in base.projects},
        expansions={
            e: _expansion([data.expansions[e] for data in every], over, table)
            for e in base.expansions
        },
        relations=tuple(
            replace(one, value_wan=over([d.relations[n] for d in every])(attrgetter("value_wan")))
            for n, one in enumerate(base.relations)
        ),
    )


def _project(same: Sequence[ProjectData], over: Callable[[Sequence[Any]], Mean]) -> ProjectData:
    """Expected land, output and support of a project in each park.

    Full figures are the same in all outlooks, or else the odds are, so that the mean of a product
    is the product of the means.
    """
    mean = over(same)
    full: dict[str, float] = {name: mean(attrgetter(name)) for name in FIGURES}
    parks = same[0].parks
    reserve = {park: mean(partial(_chance, "reserve", park)) for park in parks}
    odds = {park: mean(partial(_chance, "odds", park)) for park in parks}
    return replace(same[0], **full, reserve=reserve, odds=odds)  # type: ignore[arg-type]


def _chance(name: str, park: str, project: ProjectData) -> float:
    """Odds or reserve of a project in a park."""
    return float(getattr(project, name).get(park, 1))


def _expansion(
    same: Sequence[ExpansionData],
    over: Callable[[Sequence[Any]], Mean],
    table: Callable[[Sequence[Mapping[Any, float]]], dict[Any, float]],
) -> ExpansionData:
    mean = over(same)
    return replace(
        same[0],
        amount=mean(attrgetter("amount")),
        cost_wan=mean(attrgetter("cost_wan")),
        discounted_wan=table([e.discounted_wan for e in same]),
    )


def _without_mean(one: PlanData, other: PlanData) -> list[str]:
    """Fields in which two data differ in more than figures."""
    averaged = (*TABLES, *WEIGHTS, *PARTS)
    odd = [
        f.name
        for f in fields(PlanData)
        if f.name not in averaged and getattr(one, f.name) != getattr(other, f.name)
    ]
    odd += [name for name in TABLES if getattr(one, name).keys() != getattr(other, name).keys()]
    if {r: set(n) for r, n in one.needs.items()} != {r: set(n) for r, n in other.needs.items()}:
        odd.append("needs")
    if one.projects.keys() != other.projects.keys() or not all(
        _averages(project, other.projects[k]) for k, project in one.projects.items()
    ):
        odd.append("projects")
    if one.expansions.keys() != other.expansions.keys() or not all(
        _same_but(x, other.expansions[e], ("amount", "cost_wan", "discounted_wan"))
        and x.discounted_wan.keys() == other.expansions[e].discounted_wan.keys()
        for e, x in one.expansions.items()
    ):
        odd.append("expansions")
    if len(one.relations) != len(other.relations) or not all(
        _same_but(a, b, ("value_wan",)) for a, b in zip(one.relations, other.relations, strict=True)
    ):
        odd.append("relations")
    return odd


def _averages(one: ProjectData, other: ProjectData) -> bool:
    """Whether the mean of two projects has their mean land, output and support in every park."""
    chances = ("reserve", "odds")
    return _same_but(one, other, chances) or _same_but(one, other, FIGURES)


def _same_but(one: Any, other: Any, free: Sequence[str]) -> bool:
    return all(
        getattr(one, f.name) == getattr(other, f.name) for f in fields(one) if f.name not in free
    )
