"""Regions: every county once, sizes even, connected where the map allows."""

from types import SimpleNamespace

import numpy as np
import pytest

from planner.bench.draw import neighbour_pairs
from planner.blocks import regions
from planner.blocks.regions import regions_of

Near = list[set[int]]


def cut_up(near: Near) -> list[tuple[int, ...]]:
    """Regions of a map."""
    model = SimpleNamespace(
        counties=tuple(f"c{n}" for n in range(len(near))),
        near=tuple(tuple(sorted(others)) for others in near),
    )
    return regions_of(model)  # type: ignore[arg-type]


def line(count: int) -> Near:
    return [{other for other in (n - 1, n + 1) if 0 <= other < count} for n in range(count)]


def drawn(count: int, seed: int) -> Near:
    """A map as the benchmark draws it."""
    near: Near = [set() for _ in range(count)]
    points = np.random.Generator(np.random.PCG64(seed)).random((count, 2))
    for one, other in neighbour_pairs(points, 2 * count).tolist():
        near[one].add(other)
        near[other].add(one)
    return near


def pieces(region: tuple[int, ...], near: Near) -> list[set[int]]:
    """The parts of a region that hang together."""
    left, found = set(region), []
    while left:
        piece, edge = set(), {min(left)}
        while edge:
            piece |= edge
            edge = {d for c in edge for d in near[c]} & set(region) - piece
        found.append(piece)
        left -= piece
    return found


@pytest.mark.parametrize("count", [1, 2, 24])
def test_a_small_map_is_one_region(count: int) -> None:
    assert cut_up(line(count)) == [tuple(range(count))]


@pytest.mark.parametrize("count", [25, 30, 41, 61, 101, 123])
@pytest.mark.parametrize("seed", range(3))
def test_every_county_is_in_one_region_and_sizes_are_even(count: int, seed: int) -> None:
    found = cut_up(drawn(count, seed))
    assert sorted(county for region in found for county in region) == list(range(count))
    sizes = [len(region) for region in found]
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= regions.REGION_COUNTIES
    assert len(sizes) == -(-count // regions.REGION_COUNTIES)


@pytest.mark.parametrize("count", [25, 60, 101])
def test_a_line_is_cut_into_stretches(count: int) -> None:
    for region in cut_up(line(count)):
        assert region == tuple(range(region[0], region[0] + len(region)))


def test_islands_that_fit_are_regions() -> None:
    """Three rings of ten, numbered in turn: 0, 3, 6 … are the first."""
    near: Near = [{(n + 3) % 30, (n - 3) % 30} for n in range(30)]
    assert sorted(cut_up(near)) == [tuple(range(first, 30, 3)) for first in range(3)]


def test_counties_without_neighbours_find_a_region_too() -> None:
    found = cut_up([set() for _ in range(25)])
    assert sorted(len(region) for region in found) == [8, 8, 9]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("count", [40, 100])
def test_a_region_hangs_together_where_the_map_allows(count: int, seed: int) -> None:
    """A region jumps only from where no neighbour was left: one piece at most has any after it."""
    near = drawn(count, seed)
    found = cut_up(near)
    assert len(pieces(found[0], near)) == 1
    for number, region in enumerate(found):
        later = {county for other in found[number + 1 :] for county in other}
        growing = [piece for piece in pieces(region, near) if any(near[c] & later for c in piece)]
        assert len(growing) <= 1


def test_the_same_map_gives_the_same_regions() -> None:
    assert cut_up(drawn(60, 4)) == cut_up(drawn(60, 4))
