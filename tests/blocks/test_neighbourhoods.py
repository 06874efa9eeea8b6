"""Neighbourhoods: the same seed draws the same, and every kind gets its turn."""

from collections import Counter

import numpy as np
import pytest

from planner.blocks.neighbourhoods import Neighbourhoods
from tests.blocks.small_plans import small, with_plan

SEEDS = with_plan(4)


def draws(plan: int, seed: int, count: int) -> list[tuple[str, bytes]]:
    """Draws of which a kind that gains is told so, and another that it is too large."""
    neighbourhoods = Neighbourhoods(small(plan).model, seed)
    found = []
    for number in range(count):
        kind, columns = neighbourhoods.draw()
        neighbourhoods.learn(kind, float(kind == "adjacent"), 100.0, number % 3 > 0)
        found.append((kind, columns.tobytes()))
    return found


@pytest.mark.parametrize("plan", SEEDS)
def test_the_same_seed_draws_the_same(plan: int) -> None:
    assert draws(plan, 1, 60) == draws(plan, 1, 60)
    assert draws(plan, 1, 60) != draws(plan, 2, 60)


@pytest.mark.parametrize("plan", SEEDS)
def test_every_kind_gets_its_turn_and_what_gains_more_of_them(plan: int) -> None:
    kinds = Counter(kind for kind, _ in draws(plan, 0, 400))
    assert len(kinds) == 5 and min(kinds.values()) >= 10
    assert kinds.most_common(1)[0][0] == "adjacent"


@pytest.mark.parametrize("plan", SEEDS)
def test_starts_leave_the_layout_alone(plan: int) -> None:
    model = small(plan).model
    neighbourhoods = Neighbourhoods(model, 0)
    met = set()
    for _ in range(100):
        kind, columns = neighbourhoods.draw()
        met |= {kind} if model.layout[columns].any() else set()
        if kind == "starts":
            assert not model.layout[columns].any()
        assert np.array_equal(columns, np.unique(columns))
    assert {"adjacent", "industries"} <= met
