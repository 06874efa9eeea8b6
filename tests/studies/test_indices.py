"""Indices on tables worked by hand."""

from itertools import pairwise

import pytest

from models import PlanData
from planner.report.coordinating_charts import chains_of
from planner.studies.coordinate.indices import (
    krugman,
    mean_of_neighbours,
    overlap_index,
    similarity,
)

DATA = PlanData(
    periods=1,
    park_county={"p": "a", "q": "b", "r": "c"},
    industries=("x", "y"),
    projects={},
    income_wan={},
    fiscal_wan={},
    land_mu={},
    overlap_wan={("a", "b", "x"): 100.0, ("a", "b", "y"): 50.0, ("b", "c", "x"): 25.0},
    neighbours={"a": ("b",), "b": ("a", "c"), "c": ("b",)},
)


def test_similarity() -> None:
    assert similarity({"x": 3, "y": 4}, {"x": 6, "y": 8}) == pytest.approx(1)
    assert similarity({"x": 3}, {"y": 4}) == 0
    assert similarity({"x": 3, "y": 4}, {"x": 5}) == pytest.approx(0.6)  # 15 / (5 x 5)
    assert similarity({}, {"x": 1}) is None


def test_krugman() -> None:
    assert krugman({"x": 1, "y": 1}, {"x": 2, "y": 2}) == 0
    assert krugman({"x": 1}, {"y": 9}) == 2
    assert krugman({"x": 3, "y": 1}, {"x": 1, "y": 1}) == pytest.approx(0.5)
    assert krugman({"x": 0}, {"x": 1}) is None


def test_means_are_over_neighbours_with_output() -> None:
    made = {"a": {"x": 3.0, "y": 4.0}, "b": {"x": 5.0}, "c": {"y": 2.0}}
    mean, pairs = mean_of_neighbours(DATA, made, "similarity")
    assert (mean, pairs) == (pytest.approx((0.6 + 0) / 2), 2)
    assert mean_of_neighbours(DATA, {**made, "b": {}}, "krugman") == (None, 0)


def test_overlap_index() -> None:
    shared = frozenset({("a", "x"), ("b", "x"), ("c", "x"), ("c", "y")})
    assert overlap_index(DATA, shared) == pytest.approx((1 + 0.25) / 4)
    assert overlap_index(DATA, frozenset({("a", "x"), ("b", "y")})) == 0
    assert overlap_index(DATA, frozenset()) == 0


def test_a_chain_of_the_matrix_is_joined_by_its_dearest_links_and_stays_short() -> None:
    """Eight industries in a row hang together; the cheapest link, in the middle, parts them."""
    row = tuple("abcdefgh")
    links = {pair: 1.0 if pair == ("d", "e") else 5.0 for pair in pairwise(row)}
    data = PlanData(
        periods=1,
        park_county={"p": "a"},
        industries=row,
        projects={},
        income_wan={},
        fiscal_wan={},
        land_mu={},
        chain_wan=links,
    )
    assert chains_of(data) == [list("abcd"), list("efgh")]
