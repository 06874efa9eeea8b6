"""Sharing what players gain together: equal split, Shapley value, nucleolus, and what they promise.

A game gives every coalition S of its players the value v(S) that S can reach on its own; v of
nobody is 0. A sharing pays x[i] to player i so that all of v(N) is paid out (efficient). It is
individually rational if x[i] >= v({i}), and in the core if x(S) = sum of x[i] over S >= v(S) for
every coalition: then nobody, alone or together, does better by leaving.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, isfinite
from typing import Any

import numpy as np

from planner.matrix import Vector

Coalition = frozenset[str]

NEAR = 1e-7
"""Relative to the greatest value: what counts as the same amount."""


@dataclass(frozen=True)
class Game:
    """Players and what every coalition of them is worth.

    Attributes
    ----------
    players
        In the order of the answers.
    worth
        Value of every coalition that is not empty.
    """

    players: tuple[str, ...]
    worth: Mapping[Coalition, float]

    def __post_init__(self) -> None:
        """See that no coalition is missing."""
        if len(self.worth) < 2 ** len(self.players) - 1 or not self.players:
            raise ValueError("every coalition needs a value")

    @property
    def all_together(self) -> float:
        """Value of the coalition of all."""
        return self.worth[frozenset(self.players)]

    def alone(self, player: str) -> float:
        """Value of a player on its own."""
        return self.worth[frozenset({player})]

    @property
    def tolerance(self) -> float:
        """Amounts that differ by no more are the same."""
        return NEAR * max(1.0, *map(abs, self.worth.values()))


def coalitions(players: Sequence[str]) -> list[Coalition]:
    """All coalitions that are not empty, small ones first."""
    sizes = range(1, len(players) + 1)
    return [frozenset(members) for size in sizes for members in combinations(players, size)]


def equal_split(game: Game) -> dict[str, float]:
    """What each has alone, and an equal part of the rest (Nash bargaining with equal weights)."""
    gain = game.all_together - sum(map(game.alone, game.players))
    return {player: game.alone(player) + gain / len(game.players) for player in game.players}


def shapley(game: Game) -> dict[str, float]:
    """What each adds on average over all orders in which the players may come (Shapley 1953)."""
    count = len(game.players)
    shares = dict.fromkeys(game.players, 0.0)
    for group in coalitions(game.players):
        # |S|-1 others came before in any order, the rest comes after in any order.
        weight = 1.0 / (len(group) * comb(count, len(group)))
        for player in group:
            before = group - {player}
            shares[player] += weight * (game.worth[group] - (game.worth[before] if before else 0.0))
    return shares


def nucleolus(game: Game) -> dict[str, float]:
    """Sharing that makes the most dissatisfied coalition as content as can be, then the next.

    Schmeidler (1969), by at most n linear programs over the coalitions (Kopelowitz 1967; Maschler,
    Peleg and Shapley 1979): the least excess x(S) - v(S) is made as large as possible; coalitions
    whose dual is not zero have it in every optimum and keep it; the next program raises the least
    excess of the others. Pay-outs below v({i}) are excluded where they can be.
    """
    groups = coalitions(game.players)[:-1]
    member = np.array([[player in group for player in game.players] for group in groups], float)
    worth = np.array([game.worth[group] for group in groups], float)
    everyone = np.ones((1, len(game.players)))
    settled, paid = everyone, np.array([game.all_together])
    least = np.array([game.alone(player) for player in game.players])
    if least.sum() > game.all_together:
        least = np.full(len(least), -np.inf)
    left = np.ones(len(groups), bool)
    while np.linalg.matrix_rank(settled) < len(least):
        # The excess of a coalition that follows from settled ones can rise no more.
        left &= np.array([not _follows(settled, row) for row in member])
        excess, tight = _raise(member[left], worth[left], (settled, paid), least)
        for chosen in np.flatnonzero(left)[tight]:
            left[chosen] = False
            if not _follows(settled, member[chosen]):  # twice the same would be two, by rounding
                settled = np.vstack([settled, member[chosen]])
                paid = np.append(paid, worth[chosen] + excess)
    shares = np.linalg.lstsq(settled, paid, rcond=None)[0]
    return dict(zip(game.players, shares.tolist(), strict=True))


def _follows(settled: Vector, row: Vector) -> bool:
    """Whether a row is a combination of the settled ones."""
    return bool(np.linalg.matrix_rank(np.vstack([settled, row])) == np.linalg.matrix_rank(settled))


def _raise(
    member: Vector,
    worth: Vector,
    settled: tuple[Vector, Vector],
    least: Vector,
) -> tuple[float, Any]:
    """The greatest least excess, and the coalitions which hold it down."""
    from scipy.optimize import linprog  # noqa: PLC0415  # a second to import

    fixed, paid = settled
    goal = np.zeros(member.shape[1] + 1)
    goal[-1] = -1.0
    found = linprog(
        goal,
        A_ub=np.hstack([-member, np.ones((len(member), 1))]),
        b_ub=-worth,
        A_eq=np.hstack([fixed, np.zeros((len(fixed), 1))]),
        b_eq=paid,
        bounds=[*((low, None) for low in least), (None, None)],
        method="highs",
    )
    if found.x is None:
        raise ValueError(found.message)
    return float(found.x[-1]), np.abs(found.ineqlin.marginals) > NEAR


HOLDS, FAILS, OPEN = "holds", "fails", "open"
"""What may be said of a claim when amounts are known between two ends only."""


@dataclass(frozen=True)
class Promise:
    """What a sharing promises; claims are `HOLDS`, `FAILS`, or `OPEN` if it cannot be told.

    Attributes
    ----------
    efficient
        Whether all of v(N) is paid out.
    rational
        That nobody gets less than alone.
    core
        That no coalition gets less than it is worth.
    blocking
        Coalitions that would surely do better on their own, with the least that they miss, the
        worst first.
    """

    efficient: bool
    rational: str
    core: str
    blocking: tuple[tuple[Coalition, float], ...]


def promise_of(game: Game, shares: Mapping[str, float], bounds: Game | None = None) -> Promise:
    """Judge a sharing.

    Parameters
    ----------
    bounds
        The same players at the most that every coalition can be worth; None if `game` is exact.
    """
    near, most = game.tolerance, bounds or game
    paid = {group: sum(shares[player] for player in group) for group in coalitions(game.players)}
    missed = [(group, short) for group in paid if (short := game.worth[group] - paid[group]) > near]
    doubtful = [group for group in paid if most.worth[group] - paid[group] > near]

    def claim(size: int) -> str:
        if any(len(group) <= size for group, _ in missed):
            return FAILS
        return OPEN if any(len(group) <= size for group in doubtful) else HOLDS

    return Promise(
        abs(sum(shares.values()) - game.all_together) <= near,
        claim(1),
        claim(len(game.players)),
        tuple(sorted(missed, key=lambda one: (-one[1], sorted(one[0])))),
    )


def core_claim(game: Game, bounds: Game, together: float) -> str:
    """The claim that some sharing leaves no coalition better off on its own.

    The more coalitions are worth the smaller the core, the more all together are worth the larger:
    empty with coalitions at the least and all together at the most it is empty, not empty the other
    way round it is not.

    Parameters
    ----------
    game, bounds
        Coalitions at the least and at the most that they are worth; all together at the least.
    together
        The most that all together can be worth.
    """
    everyone = frozenset(game.players)
    if isfinite(together) and core_is_empty(
        Game(game.players, {**game.worth, everyone: max(together, game.all_together)})
    ):
        return FAILS
    if not all(map(isfinite, bounds.worth.values())):
        return OPEN
    return OPEN if core_is_empty(bounds) else HOLDS


def core_is_empty(game: Game) -> bool:
    """Whether every sharing leaves some coalition that would do better on its own.

    The least that pays every coalition its value is more than there is (Bondareva 1963, Shapley
    1967), found by one linear program.
    """
    from scipy.optimize import linprog  # noqa: PLC0415  # a second to import

    groups = coalitions(game.players)
    member = np.array([[player in group for player in game.players] for group in groups], float)
    worth = np.array([game.worth[group] for group in groups], float)
    found = linprog(
        np.ones(len(game.players)),
        A_ub=-member,
        b_ub=-worth,
        bounds=[(None, None)] * len(game.players),
        method="highs",
    )
    return bool(found.fun > game.all_together + game.tolerance)


def corner(game: Game, bounds: Game, player: str, favoured: bool) -> Game:
    """The game within its ends that is best (or worst) for a player under monotone rules.

    Coalitions with the player at the most that they can be worth and all others at the least, or
    the other way round; what all have together is known.
    """
    everyone = frozenset(game.players)
    worth = {
        group: (bounds if (player in group) == favoured and group != everyone else game).worth[
            group
        ]
        for group in game.worth
    }
    return Game(game.players, worth)


def sampled_shapley(
    players: Sequence[str], worth: Mapping[Coalition, float], orders: Sequence[Sequence[str]]
) -> dict[str, tuple[float, float]]:
    """Mean and standard error of what each adds over some orders: an estimate, to be called one.

    Parameters
    ----------
    worth
        Value of every coalition that is met on the way of an order.
    """
    added: dict[str, list[float]] = {player: [] for player in players}
    for order in orders:
        value, group = 0.0, frozenset[str]()
        for player in order:
            group |= {player}
            added[player].append(worth[group] - value)
            value = worth[group]
    count = len(orders)
    error = {
        player: float(np.std(one, ddof=1) / np.sqrt(count)) if count > 1 else float("inf")
        for player, one in added.items()
    }
    return {player: (float(np.mean(one)), error[player]) for player, one in added.items()}
