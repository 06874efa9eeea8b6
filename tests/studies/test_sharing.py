"""Sharings against published answers and their defining properties."""

import random
from collections.abc import Callable, Mapping
from itertools import permutations
from math import inf

import pytest

from planner.studies.coordinate.coalitions import RULES, ranges_of
from planner.studies.coordinate.sharing import (
    Coalition,
    Game,
    coalitions,
    core_claim,
    core_is_empty,
    equal_split,
    nucleolus,
    promise_of,
    sampled_shapley,
    shapley,
)


def game_of(players: str, worth: Callable[[Coalition], float]) -> Game:
    names = tuple(players)
    return Game(names, {group: worth(group) for group in coalitions(names)})


def estate(amount: float) -> Game:
    """Bankruptcy game of the Talmud: claims 100, 200, 300 (Aumann and Maschler 1985)."""
    claims = {"a": 100.0, "b": 200.0, "c": 300.0}

    def worth(group: Coalition) -> float:
        return max(0.0, amount - sum(claims[name] for name in claims.keys() - group))

    return game_of("abc", worth)


def near(found: Mapping[str, float], *wanted: float) -> bool:
    return [*found.values()] == pytest.approx(wanted, abs=1e-6)


def test_airport() -> None:
    """Runways of cost 10, 20, 40 (Littlechild and Owen 1973)."""
    cost = {"a": 10.0, "b": 20.0, "c": 40.0}
    game = game_of("abc", lambda group: -max(cost[name] for name in group))
    assert near(shapley(game), -10 / 3, -25 / 3, -85 / 3)
    assert not core_is_empty(game) and not promise_of(game, shapley(game)).blocking


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [(100, (100 / 3,) * 3), (200, (50, 75, 75)), (300, (50, 100, 150))],
)
def test_talmud(amount: float, wanted: tuple[float, ...]) -> None:
    assert near(nucleolus(estate(amount)), *wanted)


def test_gloves_have_one_core_point_and_another_shapley_value() -> None:
    """One left and two right gloves: the core gives all to the left one."""
    game = game_of("lrs", lambda group: float("l" in group and len(group) > 1))
    assert near(nucleolus(game), 1, 0, 0)
    assert near(shapley(game), 4 / 6, 1 / 6, 1 / 6)
    promise = promise_of(game, shapley(game))
    assert promise.efficient and promise.rational == "holds" and len(promise.blocking) == 2
    assert not core_is_empty(game)


def test_majority_has_no_core() -> None:
    game = game_of("abc", lambda group: float(len(group) >= 2))
    assert core_is_empty(game)
    for sharing in (equal_split, shapley, nucleolus):
        shares = sharing(game)
        assert near(shares, 1 / 3, 1 / 3, 1 / 3)
        assert {group for group, _ in promise_of(game, shares).blocking} == {
            frozenset(pair) for pair in ("ab", "ac", "bc")
        }


@pytest.mark.parametrize("seed", range(6))
def test_definitions_on_random_games(seed: int) -> None:
    """Shapley over all orders; no move of money raises the sorted excesses of the nucleolus."""
    rng = random.Random(seed)
    players = "abcd"
    base: dict[Coalition, float] = {}
    for group in coalitions(tuple(players)):
        parts = [base[group - {name}] for name in group] if len(group) > 1 else [0.0]
        base[group] = max(parts) + rng.randint(0, 10)
    game = Game(tuple(players), base)
    orders = [*permutations(players)]
    over_all = sampled_shapley(players, base, orders)
    assert near(shapley(game), *(mean for mean, _ in over_all.values()))
    for sharing in (equal_split, shapley, nucleolus):
        assert promise_of(game, sharing(game)).efficient
    best = nucleolus(game)
    if not core_is_empty(game):
        assert not promise_of(game, best).blocking
    for _ in range(300):
        giver, taker = rng.sample(players, 2)
        step = rng.choice([1e-3, 0.1, 1.0])
        other = {**best, giver: best[giver] - step, taker: best[taker] + step}
        if other[giver] >= game.alone(giver):
            assert excesses(game, other) <= excesses(game, best)


def excesses(game: Game, shares: Mapping[str, float]) -> list[float]:
    """Least excess first, rounded so that the solver's tolerance makes no difference."""
    return sorted(
        round(sum(shares[name] for name in group) - game.worth[group], 6)
        for group in coalitions(game.players)[:-1]
    )


def test_a_missing_coalition_is_refused() -> None:
    with pytest.raises(ValueError, match="coalition"):
        Game(("a", "b"), {frozenset("a"): 1.0, frozenset("ab"): 1.0})


def between(low: Callable[[Coalition], float], pair: float) -> tuple[Game, Game]:
    """Three players, 60 together; the pair of a and b is known up to `pair` only."""
    most = {group: low(group) for group in coalitions(("a", "b", "c"))}
    most[frozenset("ab")] = pair
    return game_of("abc", low), Game(("a", "b", "c"), most)


def alike(group: Coalition) -> float:
    return {1: 10.0, 2: 30.0, 3: 60.0}[len(group)]


@pytest.mark.parametrize(
    ("pair", "claim", "core"),
    [(40.0, "holds", "holds"), (41.0, "open", "holds"), (51.0, "open", "open")],
)
def test_the_interval_of_a_coalition_decides_what_can_be_told(
    pair: float, claim: str, core: str
) -> None:
    """All get 20, so a and b 40. A pair worth 51 leaves 9 for c, who has 10 alone: no core."""
    game, bounds = between(alike, pair)
    promise = promise_of(game, equal_split(game), bounds)
    assert promise.core == claim and promise.rational == "holds" and not promise.blocking
    assert core_claim(game, bounds, 60.0) == core


def test_what_fails_at_the_least_values_fails() -> None:
    """A pair worth 51 at least: it blocks, and the core is empty, whatever the bounds."""
    game = game_of("abc", lambda group: 51.0 if group == frozenset("ab") else alike(group))
    promise = promise_of(game, equal_split(game), game)
    assert promise.core == "fails" and promise.blocking == ((frozenset("ab"), pytest.approx(11)),)
    assert core_claim(game, game, 60.0) == "fails"
    # A better joint plan might mend it: 61 are enough for 51 and 10.
    assert core_claim(game, game, 61.0) == core_claim(game, game, inf) == "open"


def test_alone_may_be_open_too() -> None:
    """20 each; c alone is worth 10 to 25."""
    game = game_of("abc", alike)
    bounds = Game(game.players, {**game.worth, frozenset("c"): 25.0})
    assert promise_of(game, equal_split(game), bounds).rational == "open"
    endless = Game(game.players, {**game.worth, frozenset("c"): inf})
    assert core_claim(game, endless, 60.0) == "open"
    assert ranges_of("shapley", game, endless)["a"] == (-inf, inf)


def test_ranges_by_hand() -> None:
    """The pair of a and b is worth 30 to 36.

    Shapley: a coalition of two of three weighs 1/6 for its members and against the third one: a and
    b have 20 to 21, c 18 to 20. The equal split does not look at pairs.
    """
    game, bounds = between(alike, 36.0)
    ranges = ranges_of("shapley", game, bounds)
    assert ranges["a"] == pytest.approx((20, 21)) and ranges["b"] == pytest.approx((20, 21))
    assert ranges["c"] == pytest.approx((18, 20))
    assert ranges_of("equal", game, bounds)["c"] == pytest.approx((20, 20))
    low, high = ranges_of("nucleolus", game, bounds)["c"]
    assert low <= nucleolus(game)["c"] <= high
    assert ranges_of("nucleolus", game, game)["c"] == pytest.approx((20, 20))


@pytest.mark.parametrize("rule", ["equal", "shapley"])
def test_ranges_hold_every_game_between_the_ends(rule: str) -> None:
    rng = random.Random(5)
    players = ("a", "b", "c", "d")
    everyone = frozenset(players)
    low = {group: float(rng.randint(0, 30)) for group in coalitions(players)}
    high = {g: x + (0 if g == everyone else rng.randint(0, 9)) for g, x in low.items()}
    game, bounds = Game(players, low), Game(players, high)
    ranges = ranges_of(rule, game, bounds)
    for _ in range(50):
        between = Game(players, {g: rng.choice((low[g], high[g])) for g in low})
        for player, paid in RULES[rule](between).items():
            assert ranges[player][0] - 1e-9 <= paid <= ranges[player][1] + 1e-9
