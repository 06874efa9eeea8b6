"""Neighbourhoods of a plan: which decisions are free while the others stay (Shaw 1998).

Each kind has a size that grows when its parts are solved to the end and shrinks when they are not,
and a weight that follows what it gained for its effort (Ropke and Pisinger 2006).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from planner.blocks.structure import BlockModel, Mask, Spots

REACTION = 0.25
"""Share of the newest trial in the weight of a kind."""

LEAST_SHARE = 0.08
"""Every kind keeps at least this share of the trials."""

MOST_EFFORT = 4e6
"""Effort (iterations times rows) of a part of good size, about a second."""

WIDE = 2
"""A slice of industries reaches over so many times the counties of its size."""


@dataclass
class _Arm:
    """One kind of neighbourhood and what it has shown so far."""

    draw: Callable[[int], Mask]
    size: int
    most: int
    weight: float = 1.0


class Neighbourhoods:
    """Kinds of neighbourhoods with adaptive choice; the same seed gives the same sequence."""

    def __init__(self, model: BlockModel, seed: int) -> None:
        self._model = model
        self._random = np.random.default_rng(seed)
        self._visits = np.zeros(len(model.counties), int)
        self._shares_project = _pairs_with_shared_projects(model)
        counties, industries = len(model.counties), len(model.industries)
        self._arms = {
            "starts": _Arm(self._starts, min(3, counties), counties),
            "adjacent": _Arm(self._adjacent, min(1, counties), counties),
            "industries": _Arm(self._by_industry, min(4, industries), industries),
            "slice": _Arm(self._slice, min(2, counties), counties),
            "sharing": _Arm(self._sharing, min(1, counties), counties),
        }

    def draw(self) -> tuple[str, Spots]:
        """Kind and free columns of the next neighbourhood."""
        names = list(self._arms)
        weights = np.array([self._arms[name].weight for name in names])
        shares = weights / weights.sum() if weights.sum() > 0 else np.ones(len(names)) / len(names)
        shares = LEAST_SHARE + (1 - LEAST_SHARE * len(names)) * shares
        name = names[int(self._random.choice(len(names), p=shares / shares.sum()))]
        arm = self._arms[name]
        return name, self._model.with_followers(arm.draw(arm.size) & self._model.compiled.integer)

    def learn(self, name: str, gain: float, effort: float, proved: bool) -> None:
        """Note what a neighbourhood brought: gain of value, effort, and whether it was solved."""
        arm = self._arms[name]
        arm.weight += REACTION * (gain / max(effort, 1.0) - arm.weight)
        if not proved or effort > MOST_EFFORT:
            arm.size = max(arm.size - 1, 1)
        elif effort < MOST_EFFORT / 2:
            arm.size = min(arm.size + 1, arm.most)

    # --- kinds ------------------------------------------------------------------------------------

    def _starts(self, size: int) -> Mask:
        """Starts of adjacent counties, whose layout stays."""
        return self._model.columns_in(self._cluster(size)) & ~self._model.layout

    def _adjacent(self, size: int) -> Mask:
        """All decisions of adjacent counties."""
        return self._model.columns_in(self._cluster(size))

    def _by_industry(self, size: int) -> Mask:
        """Some industries in all counties."""
        return np.isin(self._model.industry, self._some_industries(size))

    def _slice(self, size: int) -> Mask:
        """Half of the industries in more adjacent counties."""
        half = self._some_industries(max(len(self._model.industries) // 2, 1))
        wide = self._cluster(min(WIDE * size, len(self._model.counties)))
        return self._model.columns_in(wide) & np.isin(self._model.industry, half)

    def _sharing(self, size: int) -> Mask:
        """Counties that could host the same projects."""
        if not self._shares_project:
            return self._adjacent(size)
        pairs = self._shares_project
        chosen = set(pairs[int(self._random.integers(len(pairs)))])
        while len(chosen) < size:
            more = sorted({c for pair in pairs if chosen & set(pair) for c in pair} - chosen)
            if not more:
                break
            chosen.add(int(self._random.choice(more)))
        return self._model.columns_in(sorted(chosen))

    def _cluster(self, size: int) -> list[int]:
        """Counties that hang together on the map, grown from one that was chosen least often."""
        count = len(self._model.counties)
        rarest = np.flatnonzero(self._visits == self._visits.min())
        chosen = [int(self._random.choice(rarest))]
        while len(chosen) < min(size, count):
            near = sorted({d for c in chosen for d in self._model.near[c]} - set(chosen))
            rest = near or sorted(set(range(count)) - set(chosen))
            chosen.append(int(self._random.choice(rest)))
        self._visits[chosen] += 1
        return chosen

    def _some_industries(self, size: int) -> list[int]:
        present = np.unique(self._model.industry[self._model.industry >= 0])
        count = min(size, len(present))
        return sorted(self._random.choice(present, count, replace=False).tolist())


def _pairs_with_shared_projects(model: BlockModel) -> list[tuple[int, int]]:
    """Pairs of counties that a row on starts alone ties: the same project in either."""
    by_row, pairs = model.by_row, set()
    starts = model.kind == "start"
    for row in range(by_row.shape[0]):
        columns = by_row.indices[by_row.indptr[row] : by_row.indptr[row + 1]]
        found = np.unique(model.county[columns])
        if len(found) == 2 and starts[columns].all():
            pairs.add((int(found[0]), int(found[1])))
    return sorted(pairs)
