"""Smaller boxes: no plan is cut off, and boxes shrink where a row worked by hand says so."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from models import build_portfolio_model
from planner.blocks.tightening import tightened
from planner.compiling import compile_model
from planner.matrix import CompiledModel
from tests.blocks.small_plans import best_point, small, with_plan

INF = np.inf
Rows = list[tuple[float, list[float], float]]
"""Least, coefficients, most."""


def model_of(
    rows: Rows, upper: list[float], lower: list[float], whole: list[bool]
) -> CompiledModel:
    columns = len(upper)
    return CompiledModel(
        columns=tuple(f"x{n}" for n in range(columns)),
        rows=tuple(f"r{n}" for n in range(len(rows))),
        matrix=sparse.csc_array(np.array([row[1] for row in rows], float).reshape(-1, columns)),
        cost=np.zeros(columns),
        offset=0.0,
        maximise=True,
        lower=np.array(lower, float),
        upper=np.array(upper, float),
        row_lower=np.array([row[0] for row in rows], float),
        row_upper=np.array([row[2] for row in rows], float),
        integer=np.array(whole),
        settled={},
    )


def boxes(
    rows: Rows,
    upper: list[float],
    lower: list[float] | None = None,
    whole: list[bool] | None = None,
) -> list[tuple[float, float]]:
    """Tightened boxes; without more words all columns are whole and begin at 0."""
    number = len(upper)
    model = model_of(rows, upper, lower or [0.0] * number, whole or [True] * number)
    found = tightened(model)
    return list(zip(found.lower.tolist(), found.upper.tolist(), strict=True))


# --- by hand --------------------------------------------------------------------------------------


def test_what_needs_more_than_there_is_never_enters() -> None:
    """Land for 10: a project of 12 cannot start, one of 10 can, and a prospect of 4 twice."""
    assert boxes([(-INF, [12, 10, 4], 10)], [1, 1, 5]) == [(0, 0), (0, 1), (0, 2)]


def test_what_others_must_use_is_not_there() -> None:
    """3 x + 2 y <= 7 with y at least 2 leaves 3 for x; y alone could be 3."""
    assert boxes([(-INF, [3, 2], 7)], [5, 5], [0, 2]) == [(0, 1), (2, 3)]


def test_a_least_amount_raises_the_lower_end() -> None:
    """x + y >= 3, each at most 2: at least one of each. And 2 x >= 3 is x >= 2."""
    assert boxes([(3, [1, 1], INF)], [2, 2]) == [(1, 2), (1, 2)]
    assert boxes([(3, [2], INF)], [5]) == [(2, 5)]
    assert boxes([(-INF, [-2], -3)], [5]) == [(2, 5)]


def test_both_sides_of_an_equation() -> None:
    """2 x + y = 5 with y at most 2: 2 x is from 3 to 5, so x is 2 and y odd, 1 at the least."""
    assert boxes([(5, [2, 1], 5)], [4, 2]) == [(2, 2), (1, 1)]


def test_money_that_can_be_had_counts_and_is_itself_left_alone() -> None:
    """5 x <= 4 + money: with up to 0.5 more x cannot start, with up to 1.5 more it can."""
    rows: Rows = [(-INF, [5, -1], 4)]
    assert boxes(rows, [1, 0.5], whole=[True, False]) == [(0, 0), (0, 0.5)]
    assert boxes(rows, [1, 1.5], whole=[True, False]) == [(0, 1), (0, 1.5)]


def test_one_box_makes_another_smaller() -> None:
    """The expansion b is too dear (3 of 2), so a project that needs 5 of 4 + 2 b cannot start."""
    assert boxes([(-INF, [5, -2], 4), (-INF, [0, 3], 2)], [1, 1]) == [(0, 0), (0, 0)]


def test_without_an_end_nothing_follows() -> None:
    assert boxes([(-INF, [1, -1], 2)], [9, INF]) == [(0, 9), (0, INF)]
    assert boxes([(-INF, [1, 1], INF)], [9, 9]) == [(0, 9), (0, 9)]


@pytest.mark.parametrize(("need", "limit", "most"), [(0.1, 0.3, 3), (0.7, 2.1, 3), (1e5, 3e5, 3)])
def test_a_limit_that_is_met_exactly_is_met(need: float, limit: float, most: int) -> None:
    """0.3 / 0.1 is 2.9999999999999996 to a computer."""
    assert boxes([(-INF, [need], limit)], [9]) == [(0, most)]


# --- no plan is cut off ---------------------------------------------------------------------------

WIDTH = 3
figures = st.integers(-4, 4)
ends = st.one_of(st.just(INF), st.integers(-6, 8).map(float))


@settings(max_examples=300, deadline=None)
@given(
    rows=st.lists(
        st.tuples(ends.map(lambda end: -end), st.lists(figures, min_size=4, max_size=4), ends),
        min_size=1,
        max_size=3,
    ),
    lower=st.lists(st.integers(-2, 1), min_size=4, max_size=4),
    spans=st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
def test_every_plan_of_a_random_model_stays(rows: Rows, lower: list[int], spans: list[int]) -> None:
    """Three whole columns are enumerated; a fourth, continuous, is there if an interval is left."""
    upper = [low + span for low, span in zip(lower, spans, strict=True)]
    whole = [True] * WIDTH + [False]
    found = tightened(model_of(rows, upper, lower, whole))
    assert (found.lower >= lower).all() and (found.upper <= upper).all()
    assert (found.lower[WIDTH], found.upper[WIDTH]) == (lower[WIDTH], upper[WIDTH])
    for point in product(
        *(range(low, up + 1) for low, up in zip(lower[:WIDTH], upper[:WIDTH], strict=True))
    ):
        if can_be_completed(rows, point, lower[WIDTH], upper[WIDTH]):
            assert (found.lower[:WIDTH] <= point).all() and (point <= found.upper[:WIDTH]).all()


def can_be_completed(rows: Rows, point: tuple[int, ...], low: float, high: float) -> bool:
    """Whether some value of the continuous column keeps all rows."""
    for least, coefficients, most in rows:
        *of_whole, rate = coefficients
        used = sum(a * x for a, x in zip(of_whole, point, strict=True))
        if least > most or (not rate and not least <= used <= most):
            return False
        if not rate:
            continue
        ends_of_row = sorted(((least - used) / rate, (most - used) / rate))
        low, high = max(low, ends_of_row[0]), min(high, ends_of_row[1])
    return low <= high + 1e-9


@pytest.mark.parametrize("seed", with_plan(20))
def test_the_best_of_small_plans_stays(seed: int) -> None:
    """The optimum of the model as it was is in the smaller boxes; it is that of all plans."""
    compiled = compile_model(build_portfolio_model(small(seed).data))
    found = tightened(compiled)
    point = best_point(compiled)
    assert compiled.value(point) == pytest.approx(small(seed).best, abs=1e-6)
    assert (found.lower <= point + 1e-6).all() and (point <= found.upper + 1e-6).all()


def test_boxes_of_small_plans_shrink() -> None:
    """That the plans above have something to tighten."""
    shrunk = 0
    for seed in with_plan(20):
        compiled = compile_model(build_portfolio_model(small(seed).data))
        found = tightened(compiled)
        shrunk += bool((found.upper < compiled.upper).any() or (found.lower > compiled.lower).any())
    assert shrunk >= 5
