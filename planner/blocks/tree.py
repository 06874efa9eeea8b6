"""Branch and bound on the layout: which industries each county targets.

The linear relaxation of a plan is loose where neighbours share industries by halves: half a target
here and half a target there overlap nowhere. Branching on `target` mends just that, so the tree
branches on fractional targets first, on starts when all targets are whole, on the rest at last.
HiGHS does the opposite: on a generated prefecture it spends the first minute on cuts and heuristics
at the root and lowers its bound by 0.4 %; this tree lowers it by 1.4 % (`docs/blocks.md`).

Every bound is valid: an open node is bounded by its relaxation, which holds every plan of the node,
and the children of a node hold every plan that the node holds.
"""

import heapq
import itertools
import threading
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from planner.blocks.structure import TARGET, WHOLE, BlockModel, Spots
from planner.matrix import Vector
from planner.relaxation import LinearPoint, Relaxation

TRIED = 8
"""Candidates whose children are tried before one is chosen."""

TRIAL_ITERATIONS = 100
RELIABLE = 2
"""Trials after which the mean gain of a column is trusted (Achterberg, Koch and Martin 2005)."""

CUT_OFF_GAIN = 3.0
"""Gain credited to a child without plans, in mean gains."""

Fixing = tuple[int, float, float]
"""Column, lower and upper bound."""


@dataclass(order=True)
class _Node:
    """Open node; the one with the greatest bound comes first, the newest among equals."""

    rank: tuple[float, int]
    bound: float = field(compare=False)
    fixings: tuple[Fixing, ...] = field(compare=False)
    basis: Any = field(compare=False)


@dataclass
class _Gains:
    """What branching on each column gained per unit of change, downwards and upwards."""

    total: dict[tuple[int, int], float] = field(default_factory=dict)
    count: dict[tuple[int, int], int] = field(default_factory=dict)
    all_total: float = 0.0
    all_count: int = 0

    def learn(self, column: int, way: int, gain: float, distance: float) -> None:
        key = (column, way)
        unit = gain / max(distance, 1e-3)
        self.total[key] = self.total.get(key, 0.0) + unit
        self.count[key] = self.count.get(key, 0) + 1
        self.all_total += unit
        self.all_count += 1

    def known(self, column: int, way: int) -> bool:
        return self.count.get((column, way), 0) >= RELIABLE

    def mean(self) -> float:
        return self.all_total / self.all_count if self.all_count else 1.0

    def expect(self, column: int, way: int, distance: float) -> float:
        key = (column, way)
        unit = self.total[key] / self.count[key] if key in self.count else self.mean()
        return unit * distance


class LayoutTree:
    """Branch and bound of one block model, one node at a time.

    Attributes
    ----------
    bound
        Proved upper bound of the model; minus infinity once the tree is empty without a plan.
    nodes, effort
        Nodes done; simplex iterations times rows.
    root
        Answer of the root relaxation.
    prices
        Price of one unit more of each limit, in the root relaxation before any cut.
    """

    def __init__(
        self, model: BlockModel, seed: int = 0, stop: threading.Event | None = None
    ) -> None:
        self._model = model
        self._lp = Relaxation(model.compiled, seed, stop)
        self._first = (model.kind == TARGET, model.kind == "start")
        self._whole = model.compiled.integer | self._first[0]
        self._held: dict[int, tuple[float, float]] = {}
        self._cut_rows: dict[int, int] = {}
        self._gains = _Gains()
        self._number = itertools.count()
        self._open: list[_Node] = []
        self._known = self._leaf = -np.inf
        self.nodes = 0
        self.effort = 0.0
        self.root = self._solve()
        self.prices = self._lp.prices()
        self._push(self.root.value, (), self._lp.basis())
        self._top = self._greatest()

    @property
    def bound(self) -> float:
        """Proved upper bound: the greatest of an open node, a closed leaf, or a given plan.

        Other threads may read it at any time: a node that is worked at counts as open.
        """
        return max(self._known, self._top)

    @property
    def done(self) -> bool:
        """Whether no open node could hold anything better than a closed leaf or a given plan."""
        return self._top <= self._floor

    def know(self, value: float) -> None:
        """Tell the value of a plan; nodes that cannot hold a better one are dropped."""
        self._known = max(self._known, value)

    def step(self) -> Vector | None:
        """Work on the most promising node; gives the point if it turns out to be a plan."""
        if self.done:
            return None
        plan = self._work()
        self._top = self._greatest()
        return plan

    def _work(self) -> Vector | None:
        """Take the most promising node and give back its children, or its plan."""
        node = heapq.heappop(self._open)
        self.nodes += 1
        self._hold(node.fixings)
        self._lp.set_basis(node.basis)
        here = self._solve()
        if here.value <= self._floor or not len(here.point):
            return None
        if self._open and here.value < self._open[0].bound:  # cuts since have lowered it
            self._push(here.value, node.fixings, self._lp.basis())
            return None
        column = self._choose(node, here)
        if column is None:  # whole: nothing in this node is better
            self._leaf = max(self._leaf, here.value)
            return np.where(self._whole, np.round(here.point), here.point)
        value = here.point[column]
        basis = node.basis
        for low, high, way in (
            (self._low(column, node), np.floor(value + WHOLE), 0),
            (np.ceil(value - WHOLE), self._high(column, node), 1),
        ):
            fixings = (*node.fixings, (column, float(low), float(high)))
            self._hold(fixings)
            self._lp.set_basis(basis)
            child = self._solve()
            if len(child.point) and child.value > self._floor:
                self._gains.learn(
                    column, way, max(here.value - child.value, 0.0), self._distance(value, way)
                )
                self._push(min(child.value, node.bound), fixings, self._lp.basis())
        return None

    @property
    def _floor(self) -> float:
        """Value that a node must beat to stay open."""
        return max(self._known, self._leaf)

    def _greatest(self) -> float:
        """The greatest bound of an open node, or the best leaf."""
        return max(self._leaf, self._open[0].bound if self._open else -np.inf)

    def cut(self, block: int, columns: Spots, coefficients: Vector, upper: float) -> None:
        """Add ``coefficients @ x[columns] <= upper``, which every plan of the model obeys.

        A second cut of the same block is the first one with another limit.
        """
        if block in self._cut_rows:
            self._lp.set_row_limit(self._cut_rows[block], upper)
        else:
            self._cut_rows[block] = self._lp.add_row(columns, coefficients, upper)

    # --- branching --------------------------------------------------------------------------------

    def _choose(self, node: _Node, here: LinearPoint) -> int | None:
        """Column to branch on: the best product of both children's losses among a few tried."""
        candidates = self._candidates(here.point)
        if not len(candidates):
            return None
        point, gains = here.point, self._gains
        least = 1e-6 * max(abs(here.value), 1.0)

        def score(down: float, up: float) -> float:
            return max(down, least) * max(up, least)

        expected = [
            score(
                gains.expect(j, 0, self._distance(point[j], 0)),
                gains.expect(j, 1, self._distance(point[j], 1)),
            )
            for j in candidates.tolist()
        ]
        order = np.argsort(-np.array(expected), kind="stable")[:TRIED]
        best, best_score = int(candidates[order[0]]), -1.0
        for j in candidates[order].tolist():
            down, up = (self._trial(node, here, j, way) for way in (0, 1))
            if score(down, up) > best_score:
                best, best_score = j, score(down, up)
        return best

    def _candidates(self, point: Vector) -> Spots:
        """Fractional columns of the first kind that has any."""
        off = np.abs(point - np.round(point)) > WHOLE
        rest = self._whole & ~self._first[0] & ~self._first[1]
        for kind in (self._first[0], self._first[1] & self._whole, rest):
            found = np.flatnonzero(off & kind)
            if len(found):
                return found.astype(np.int32)
        return np.empty(0, np.int32)

    def _trial(self, node: _Node, here: LinearPoint, column: int, way: int) -> float:
        """Loss of bound in one child: from experience, or from a few iterations."""
        value = here.point[column]
        distance = self._distance(value, way)
        if self._gains.known(column, way):
            return self._gains.expect(column, way, distance)
        low = self._low(column, node) if way == 0 else np.ceil(value - WHOLE)
        high = np.floor(value + WHOLE) if way == 0 else self._high(column, node)
        self._hold((*node.fixings, (column, float(low), float(high))))
        self._lp.set_basis(node.basis)
        child = self._solve(TRIAL_ITERATIONS)
        if not len(child.point):
            gain = CUT_OFF_GAIN * self._gains.mean()
        else:
            gain = max(here.value - child.value, 0.0)
        self._gains.learn(column, way, gain, distance)
        return gain

    @staticmethod
    def _distance(value: float, way: int) -> float:
        """How far a value is from the next whole number below (0) or above (1)."""
        below = value - np.floor(value + WHOLE)
        return float(below if way == 0 else 1 - below)

    def _low(self, column: int, node: _Node) -> float:
        return {j: low for j, low, _ in node.fixings}.get(
            column, float(self._model.compiled.lower[column])
        )

    def _high(self, column: int, node: _Node) -> float:
        return {j: high for j, _, high in node.fixings}.get(
            column, float(self._model.compiled.upper[column])
        )

    # --- the linear program -----------------------------------------------------------------------

    def _solve(self, most_iterations: int | None = None) -> LinearPoint:
        answer = self._lp.solve() if most_iterations is None else self._lp.solve(most_iterations)
        self.effort += float(answer.iterations) * self._lp.rows
        return answer

    def _push(self, bound: float, fixings: tuple[Fixing, ...], basis: Any) -> None:
        if bound > self._floor:
            rank = (-bound, -next(self._number))
            heapq.heappush(self._open, _Node(rank, bound, fixings, basis))

    def _hold(self, fixings: tuple[Fixing, ...]) -> None:
        """Give the relaxation the bounds of a node; a later fixing of a column counts."""
        wanted = {column: (low, high) for column, low, high in fixings}
        compiled = self._model.compiled
        changed = {j: box for j, box in wanted.items() if self._held.get(j) != box}
        for j in self._held.keys() - wanted.keys():
            changed[j] = (float(compiled.lower[j]), float(compiled.upper[j]))
        if changed:
            columns = np.array(sorted(changed), np.int32)
            lower = np.array([changed[j][0] for j in columns.tolist()])
            upper = np.array([changed[j][1] for j in columns.tolist()])
            self._lp.set_bounds(columns, lower, upper)
        self._held = wanted
