"""The block engine: plans from neighbourhoods, a bound from the tree, both at once.

One worker branches on the layout (in this process), the others work on parts and on county
problems at posted prices. With several workers each runs as fast as it can, so that the plan at
which the gap is reached may differ from run to run. With one worker the two take turns by effort,
not by the clock: the same seed then gives the same plan, unless the time ends it.
"""

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from planner.blocks.parts import MODEL, bound_part
from planner.blocks.prices import SAFETY, Posted, post
from planner.blocks.search import Search
from planner.blocks.structure import BlockModel, Spots
from planner.matrix import Vector
from planner.blocks.tree import LayoutTree
from planner.errors import InterruptedEarlyError, NoPlanError, StoppedEarlyError
from planner.pool import Outcome, Pool, Task, open_pool
from planner.results import Solution, Status
from planner.solve import (
    PROVED_GAP,
    PartLimits,
    Progress,
    SolveOptions,
    polished,
    relative_gap,
)

TREE_SHARE = 1.0
"""Effort of the tree per effort on parts where one worker does both."""

KILLED = "task_kills_workers"
"""A part that kills its workers is left out; any other failure is a fault of ours."""

FIRST_EFFORT = 5e7
TICK_SECONDS = 0.05
COUNTY = PartLimits(gap_share=0.01, nodes=100, seconds=5.0)
CUT_WORTH = 1e-4
"""Least violation of a county's cut, relative to the bound."""

ROUNDS_OF_CUTS = 3
PARTS_BETWEEN = 1


def solve_in_blocks(
    model: BlockModel,
    options: SolveOptions,
    start: Mapping[str, float] | None = None,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Solution:
    """Best plan and what is proved about it, by blocks; as `planner.solve.solve`.

    Raises
    ------
    NoPlanError
        No plan exists.
    StoppedEarlyError, InterruptedEarlyError
        The time ran out, or `stop` was set, before there was any plan.
    """
    engine = _Engine(model, options, watch, stop or threading.Event())
    with open_pool(max(options.workers - 1, 1), options.scheduler, {MODEL: model}) as pool:
        engine.run(pool, start)
    return engine.solution()


@dataclass
class _Cut:
    """A county problem under way."""

    block: int
    posted: Posted


class _Engine:
    """State of one solve."""

    def __init__(
        self,
        model: BlockModel,
        options: SolveOptions,
        watch: Callable[[Progress], None] | None,
        stop: threading.Event,
    ) -> None:
        self.model, self.options, self.watch, self.stop = model, options, watch, stop
        self.began = time.perf_counter()
        self.told = -math.inf
        self.tree: LayoutTree | None = None
        self.search: Search | None = None
        self.cuts: dict[str, _Cut] = {}
        self.waiting_cuts: deque[Task] = deque()
        self.rounds = 0
        self.since_cut = 0
        self.under_way: set[str] = set()
        self.new_cuts: deque[tuple[Spots, Vector, float]] = deque()
        self.enough = threading.Event()
        self.fault: Exception | None = None

    # --- state ------------------------------------------------------------------------------------

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.began

    @property
    def bound(self) -> float:
        return self.tree.bound if self.tree else math.inf

    @property
    def value(self) -> float:
        return self.search.value if self.search else -math.inf

    def over(self) -> bool:
        """Whether to stop: asked to, out of time, or good enough."""
        if self.stop.is_set() or self.seconds >= self.options.time_limit_seconds:
            return True
        return relative_gap(self.bound, self.value) <= max(self.options.gap_share, PROVED_GAP)

    def tell(self) -> None:
        now = self.seconds
        if self.watch is None or now < self.told + 0.1:
            return
        self.told = now
        bound = self.bound if math.isfinite(self.bound) else None
        best = self.value if math.isfinite(self.value) else None
        gap = None if bound is None or best is None else relative_gap(bound, best)
        self.watch(Progress(now, bound, best, gap, self.tree.nodes if self.tree else 0))

    # --- the run ----------------------------------------------------------------------------------

    def run(self, pool: Pool, start: Mapping[str, float] | None) -> None:
        model = self.model
        self.search = Search(model, self.options.seed, [tuple(range(len(model.counties)))])
        self._fill(pool)  # the first sketch needs no prices: it runs beside the root
        self.tree = LayoutTree(model, self.options.seed)
        if not len(self.tree.root.point):
            raise NoPlanError("infeasible")
        self.search.post(self.tree.prices)
        self.root_prices = self.tree.prices
        self.tell()
        if self.options.workers == 1:
            self._take_turns(pool)
        else:
            self._race(pool)

    def _take_turns(self, pool: Pool) -> None:
        """Tree and parts by turns, by effort."""
        while not self.over():
            turn = TREE_SHARE * self.search.effort + FIRST_EFFORT
            if not self.tree.done and self.tree.effort < turn and not self.under_way:
                self._branch()
            else:
                self._fill(pool)
                if not self.under_way:
                    break
                self._collect(pool)
            self.tell()

    def _race(self, pool: Pool) -> None:
        """The tree in a thread of its own, parts in the pool."""
        brancher = threading.Thread(target=self._keep_branching, name="tree", daemon=True)
        brancher.start()
        try:
            while not self.over():
                self._fill(pool)
                if not self.under_way and not brancher.is_alive():
                    break
                self._collect(pool)
                self.tell()
        finally:
            self.enough.set()
            brancher.join()
        if self.fault is not None:
            raise self.fault

    def _keep_branching(self) -> None:
        try:
            while not self.enough.is_set() and not self.tree.done:
                self._branch()
        except Exception as fault:  # carried to the caller's thread, which raises it
            self.fault = fault

    def _branch(self) -> None:
        while self.new_cuts:
            self.tree.cut(*self.new_cuts.popleft())
        leaf = self.tree.step()
        if leaf is not None:
            self.search.hint(leaf)

    def _post(self, prices: Vector) -> None:
        """Ask the counties at these prices."""
        self.rounds += 1
        posted = post(self.model, prices, [(c,) for c in range(len(self.model.counties))])
        for number, block in enumerate(posted.blocks):
            if not self.model.compiled.integer[block.columns].any():
                continue
            key = f"county-{self.rounds}-{number}"
            self.cuts[key] = _Cut(number, posted)
            self.waiting_cuts.append(
                Task(key, bound_part, (block.columns, block.rows, block.cost, COUNTY))
            )

    def _fill(self, pool: Pool) -> None:
        """Keep every worker of the pool busy."""
        while len(self.under_way) < pool.workers:
            task = self._next_task()
            if task is None:
                return
            self.under_way.add(task.key)
            pool.submit(task)

    def _next_task(self) -> Task | None:
        if self.waiting_cuts and self.search.best is not None:
            if self.since_cut >= PARTS_BETWEEN:
                self.since_cut = 0
                return self.waiting_cuts.popleft()
            self.since_cut += 1
        return self.search.next_task()

    def _collect(self, pool: Pool) -> None:
        """Take the answers that are there, waiting a moment for the first."""
        timeout = TICK_SECONDS
        while self.under_way and (outcome := pool.next(timeout)) is not None:
            timeout = 0
            self.under_way.remove(outcome.key)
            self._take(outcome)
            self._fill(pool)

    def _take(self, outcome: Outcome) -> None:
        if outcome.error is not None and outcome.error.key != KILLED:
            raise outcome.error
        if outcome.key in self.cuts:
            self._take_cut(self.cuts.pop(outcome.key), outcome)
            return
        self.search.take(outcome.key, outcome.value)
        self.tree.know(self.search.value)
        if not self.rounds and self.search.best is not None:
            self._post(self.root_prices)

    def _take_cut(self, cut: _Cut, outcome: Outcome) -> None:
        if outcome.value is None:
            return
        limit, _ = outcome.value
        block = cut.posted.blocks[cut.block]
        if not math.isfinite(limit):
            return
        used = np.flatnonzero(block.cost)
        upper = limit + SAFETY * max(abs(limit), 1.0)
        self.new_cuts.append((block.columns[used], block.cost[used], upper))

    # --- the answer -------------------------------------------------------------------------------

    def solution(self) -> Solution:
        """The best plan, its continuous columns made exact, with the proved bound."""
        if self.search is None or self.search.best is None:
            if self.stop.is_set():
                raise InterruptedEarlyError("interrupted_without_plan")
            raise StoppedEarlyError("no_plan_in_time", seconds=self.options.time_limit_seconds)
        compiled = self.model.compiled
        point = polished(compiled, self.options, self.search.best)
        objective = compiled.value(point)
        bound = max(self.bound, objective)
        gap = relative_gap(bound, objective)
        return Solution(
            status=self._status(gap),
            objective_wan=objective,
            bound_wan=bound,
            gap_share=gap,
            values={**compiled.settled, **dict(zip(compiled.columns, point.tolist(), strict=True))},
            seconds=self.seconds,
            nodes=self.tree.nodes if self.tree else 0,
        )

    def _status(self, gap: float) -> Status:
        if gap <= PROVED_GAP:
            return "optimal"
        if gap <= self.options.gap_share:
            return "gap_reached"
        return "interrupted" if self.stop.is_set() else "limit"
