"""What counties could reach in groups, and the transfers that make the joint plan suit all.

The value of a coalition is the most that its members can be worth to themselves if they plan
together while all others stay at the equilibrium plan. It depends on that assumption: outsiders
that answered would change it. Up to `MOST_PLAYERS` counties every coalition is solved; more are put
into blocs of neighbours, which share by heads of county within.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models import PlanData
from planner.pool import Task, shared
from planner.solve import PartLimits
from planner.studies.asking import CASE, Interval
from planner.studies.case import Case
from planner.studies.coordinate.payoffs import Payoff
from planner.studies.coordinate.play import Table
from planner.studies.coordinate.sharing import (
    Coalition,
    Game,
    Promise,
    coalitions,
    core_claim,
    corner,
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

MONOTONE = ("equal", "shapley")
"""Rules by which a player gets more if coalitions with it are worth more, and others less."""


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
    ranges_wan
        Between which ends each transfer would be if the value of every coalition were known. Proved
        for rules that rise with the value of one's own coalitions and fall with that of others;
        of the nucleolus only the ends that were tried.
    promise
        What this sharing promises to blocs and coalitions of blocs.
    """

    rule: str
    shares_wan: Mapping[str, float]
    transfers_wan: Mapping[str, float]
    ranges_wan: Mapping[str, Interval]
    promise: Promise

    @property
    def off_wan(self) -> float:
        """Most by which any transfer may be off."""
        ends = [(self.ranges_wan[c], paid) for c, paid in self.transfers_wan.items()]
        return max(max(one.high - paid, paid - one.low) for one, paid in ends)


@dataclass(frozen=True)
class Settlement:
    """All ways to share the worth of the joint plan.

    Attributes
    ----------
    blocs
        Counties of each player.
    core
        The claim that some sharing of a joint plan leaves no coalition better off alone: `HOLDS`,
        `FAILS` for the best joint plan too, or `OPEN`.
    open_wan
        Most by which the value of any coalition may be too low.
    """

    blocs: tuple[tuple[str, ...], ...]
    sharings: tuple[Sharing, ...]
    core: str
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
    bound_wan: float,
) -> Settlement | None:
    """Shares and transfers by every rule; None if the value of some coalition is not known.

    `joint` is what is shared; no joint plan is worth more than `bound_wan`. Within a bloc every
    county keeps its floor, and what is more (or less) is shared equally.
    """
    found = {one.members: one for one in worths}
    names = tuple(str(number) for number in range(len(blocs)))
    worth: dict[Coalition, float] = {frozenset(names): sum(one.value_wan for one in joint.values())}
    most = dict(worth)
    for group in coalitions(names)[:-1]:
        members = tuple(sorted(c for number in group for c in blocs[int(number)]))
        if members not in found:
            return None
        worth[group], most[group] = found[members].value_wan, found[members].bound_wan
    game, bounds = Game(names, worth), Game(names, most)
    return Settlement(
        tuple(blocs),
        tuple(_shared(rule, (game, bounds), blocs, floors_wan, joint) for rule in RULES),
        core_claim(game, bounds, bound_wan),
        max((one.bound_wan - one.value_wan for one in worths), default=0.0),
    )


def _shared(
    rule: str,
    ends: tuple[Game, Game],
    blocs: Sequence[tuple[str, ...]],
    floors_wan: Mapping[str, float],
    joint: Mapping[str, Payoff],
) -> Sharing:
    """Shares and transfers by one rule, and how far they might be off."""
    game, bounds = ends
    of_bloc, ranges = RULES[rule](game), ranges_of(rule, game, bounds)
    shares: dict[str, float] = {}
    around: dict[str, Interval] = {}
    for name, bloc in zip(game.players, blocs, strict=True):
        more = (of_bloc[name] - sum(floors_wan[c] for c in bloc)) / len(bloc)
        shares |= {county: floors_wan[county] + more for county in bloc}
        low, high = ((end - of_bloc[name]) / len(bloc) for end in ranges[name])
        around |= dict.fromkeys(bloc, Interval(low, high))
    transfers = {county: shares[county] - joint[county].value_wan for county in shares}
    could = {c: Interval(x + around[c].low, x + around[c].high) for c, x in transfers.items()}
    return Sharing(rule, shares, transfers, could, promise_of(game, of_bloc, bounds))


def ranges_of(rule: str, game: Game, bounds: Game) -> dict[str, tuple[float, float]]:
    """Least and most that a rule may pay each player, by what coalitions may be worth.

    Exact for rules of `MONOTONE`, each at the corner that is worst and best for the player. Of
    others it is the range over the corners of all players, which were tried, not all that may be.
    """
    if bounds.worth == game.worth:
        return {player: (paid, paid) for player, paid in RULES[rule](game).items()}
    if not all(map(math.isfinite, bounds.worth.values())):
        return dict.fromkeys(game.players, (-math.inf, math.inf))
    share = RULES[rule]
    ends = [[share(corner(game, bounds, p, way)) for way in (False, True)] for p in game.players]
    if rule in MONOTONE:
        pairs = zip(game.players, ends, strict=True)
        return {player: (worst[player], best[player]) for player, (worst, best) in pairs}
    tried = [share(game), share(bounds), *(one for both in ends for one in both)]
    return {p: (min(one[p] for one in tried), max(one[p] for one in tried)) for p in game.players}
