"""What counties could reach in groups, and the transfers that make the joint plan suit all.

The value of a coalition is the most that its members can be worth to themselves if they plan
together while all others stay at the equilibrium plan. It depends on that assumption: outsiders
that answered would change it. Up to `MOST_PLAYERS` counties every coalition is solved; more are put
into blocs of neighbours, which share by heads of county within.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models import PlanData
from planner.pool import Task, shared
from planner.solve import PartLimits
from planner.studies.asking import CASE
from planner.studies.case import Case
from planner.studies.coordinate.payoffs import Payoff
from planner.studies.coordinate.play import Table
from planner.studies.coordinate.sharing import (
    Coalition,
    Game,
    Promise,
    coalitions,
    core_is_empty,
    equal_split,
    nucleolus,
    promise_of,
    shapley,
)

MOST_PLAYERS = 8
"""So many counties are players of their own: 255 coalitions."""

BLOCS = 5
"""More counties are put into so many blocs: 31 coalitions."""

RULES = {"equal": equal_split, "shapley": shapley, "nucleolus": nucleolus}
"""Ways to share."""


@dataclass(frozen=True)
class Worth:
    """What a coalition can be worth to itself: the best plan found, and a bound, wan yuan."""

    members: tuple[str, ...]
    value_wan: float
    bound_wan: float


@dataclass(frozen=True)
class Sharing:
    """One way to share.

    Attributes
    ----------
    shares_wan
        What each county has in the end.
    transfers_wan
        What it gets (pays, if negative) beside what the joint plan gives it; they add up to 0.
    promise
        What this sharing promises to blocs and coalitions of blocs.
    """

    rule: str
    shares_wan: Mapping[str, float]
    transfers_wan: Mapping[str, float]
    promise: Promise


@dataclass(frozen=True)
class Settlement:
    """All ways to share the worth of the joint plan.

    Attributes
    ----------
    blocs
        Counties of each player.
    core_empty
        Whether every sharing leaves some coalition better off alone.
    open_wan
        Most by which the value of any coalition may be too low.
    """

    blocs: tuple[tuple[str, ...], ...]
    sharings: tuple[Sharing, ...]
    core_empty: bool
    open_wan: float


def coalition_worth(
    members: tuple[str, ...], values: Mapping[str, float], limits: PartLimits
) -> Worth:
    """Task: the best that some counties can do for themselves from a plan, the rest as it is.

    Reads the case that the pool lends.
    """
    case: Case = shared(CASE)
    table = Table(case.data)
    point = table.point(values)
    here = sum(table.worth(point, county) for county in members)
    other, value, bound = table.together(point, members, limits)
    return Worth(members, here if other is None else max(value, here), max(bound, here))


def blocs_of(data: PlanData) -> tuple[tuple[str, ...], ...]:
    """Players: single counties if they are few, otherwise blocs of neighbours, similar in number.

    A bloc grows from the first county that has none, by the neighbour with most links to it.
    """
    if len(data.counties) <= MOST_PLAYERS:
        return tuple((county,) for county in data.counties)
    size = -(-len(data.counties) // BLOCS)
    left, blocs = list(data.counties), []
    while left:
        bloc = [left.pop(0)]
        while len(bloc) < size and left:
            bloc.append(
                left.pop(
                    max(
                        range(len(left)),
                        key=lambda n: sum(c in data.neighbours.get(left[n], ()) for c in bloc),
                    )
                )
            )
        blocs.append(tuple(sorted(bloc)))
    return tuple(blocs)


def tasks_of(
    blocs: Sequence[tuple[str, ...]], values: Mapping[str, float], limits: PartLimits
) -> list[Task]:
    """One task for every coalition but that of all; kept answers are those of this plan."""
    names = tuple(str(number) for number in range(len(blocs)))
    told = ",".join(f"{name}={x:.12g}" for name, x in sorted(values.items()))
    at = hashlib.sha256(told.encode()).hexdigest()[:16]
    tasks = []
    for group in coalitions(names)[:-1]:
        members = tuple(sorted(c for number in group for c in blocs[int(number)]))
        key = f"coalition:{'+'.join(sorted(group))}|{limits}|{at}"
        tasks.append(Task(key, coalition_worth, (members, values, limits)))
    return tasks


def settle(
    blocs: Sequence[tuple[str, ...]],
    worths: Sequence[Worth],
    floors_wan: Mapping[str, float],
    joint: Mapping[str, Payoff],
) -> Settlement | None:
    """Shares and transfers by every rule; None if the value of some coalition is not known.

    Within a bloc every county keeps its floor, and what is more (or less) is shared equally.
    """
    found = {one.members: one for one in worths}
    names = tuple(str(number) for number in range(len(blocs)))
    worth: dict[Coalition, float] = {frozenset(names): sum(one.value_wan for one in joint.values())}
    for group in coalitions(names)[:-1]:
        members = tuple(sorted(c for number in group for c in blocs[int(number)]))
        if members not in found:
            return None
        worth[group] = found[members].value_wan
    game = Game(names, worth)
    sharings = []
    for rule, share in RULES.items():
        of_bloc = share(game)
        shares: dict[str, float] = {}
        for name, bloc in zip(names, blocs, strict=True):
            more = (of_bloc[name] - sum(floors_wan[c] for c in bloc)) / len(bloc)
            shares |= {county: floors_wan[county] + more for county in bloc}
        transfers = {county: shares[county] - joint[county].value_wan for county in shares}
        sharings.append(Sharing(rule, shares, transfers, promise_of(game, of_bloc)))
    return Settlement(
        tuple(blocs),
        tuple(sharings),
        core_is_empty(game),
        max((one.bound_wan - one.value_wan for one in worths), default=0.0),
    )
