"""The block engine: plans from neighbourhoods, a bound from trees, all at once.

Up to `MOST_COUNTIES` counties one tree branches on the layout of the whole plan, in this process,
and county problems at posted prices give it cuts. When it hardly gets on, HiGHS may try with the
same cuts and the best plan, and the better one goes on. Larger plans are split into regions at the
prices of the whole relaxation, and each region has a tree of its own in the pool. The other workers
search for plans.

With several workers each runs as fast as it can, so that the plan at which the gap is reached may
differ from run to run. With one worker tree and search take turns by effort, not by the clock: the
same seed then gives the same plan, unless the time ends it.
"""

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping

import numpy as np

from planner.blocks.parts import MODEL, bound_county, bound_region
from planner.blocks.prices import Posted, county_cut, post
from planner.blocks.regions import regions_of
from planner.blocks.search import Search
from planner.blocks.structure import BlockModel, Spots
from planner.blocks.tree import LayoutTree
from planner.errors import InterruptedEarlyError, NoPlanError, StoppedEarlyError
from planner.matrix import Vector
from planner.pool import Outcome, Pool, Task, open_pool, usable_cores
from planner.relaxation import Relaxation
from planner.results import Solution
from planner.solve import (
    PROVED_GAP,
    PartLimits,
    Progress,
    SolveOptions,
    completed,
    lower_bound_until,
    polished,
    progress_of,
    proved_bound,
    relative_gap,
    status_of,
)

TREE_SHARE = 1.0
"""Effort of the tree per effort on parts where one worker does both."""

FIRST_EFFORT = 5e7
TICK_SECONDS = 0.05
TELL_SECONDS = 0.1
COUNTY = PartLimits(gap_share=0.005, nodes=200, seconds=5.0)
PARTS_BETWEEN = 2
"""Parts of the search between two bounding tasks of the first pass."""

LATER = 20
"""Times as many after it."""

KILLED = "task_kills_workers"
"""A part that kills its workers is left out; any other failure is a fault of ours."""

REST_NODES = 60
REST_GAIN = 1e-4
TRIAL_SECONDS = 20.0
"""A tree that lowers its bound by less in so many nodes gives HiGHS a trial of so many seconds."""

REGION_NODES = 60
"""Nodes of a region's tree in the first pass; each further pass has three times as many."""


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
    with open_pool(engine.workers, options.scheduler, {MODEL: model}) as pool:
        engine.run(pool, start)
    return engine.solution()


class _Engine:
    """State of one solve: what the search and the bounding side of it share."""

    def __init__(
        self,
        model: BlockModel,
        options: SolveOptions,
        watch: Callable[[Progress], None] | None,
        stop: threading.Event,
    ) -> None:
        self.model, self.options, self.watch, self.stop = model, options, watch, stop
        self.workers = options.workers or usable_cores()
        self.began = time.perf_counter()
        self.told = -math.inf
        self.regions = regions_of(model)
        self.search = Search(model, options.seed, self.regions)
        self.bounding: _OneTree | _ManyTrees | None = None
        self.start_accepted: bool | None = None
        self.under_way: set[str] = set()
        self.since_bounding = 0

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.began

    @property
    def bound(self) -> float:
        return self.bounding.bound if self.bounding else math.inf

    def over(self) -> bool:
        """Whether to stop: asked to, out of time, or good enough."""
        if self.stop.is_set() or self.seconds >= self.options.time_limit_seconds:
            return True
        gap = relative_gap(self.bound, self.search.value)
        return gap <= max(self.options.gap_share, PROVED_GAP)

    def tell(self) -> None:
        now = self.seconds
        if self.watch is None or now < self.told + TELL_SECONDS:
            return
        self.told = now
        nodes = self.bounding.nodes if self.bounding else 0
        self.watch(progress_of(now, self.bound, self.search.value, nodes))

    # --- the run ----------------------------------------------------------------------------------

    def run(self, pool: Pool, start: Mapping[str, float] | None) -> None:
        if start is not None:
            plan = completed(self.model.compiled, self.options, start, self.stop)
            self.start_accepted = plan is not None
            if plan is not None:
                self.search.begin(plan)
        self.fill(pool)  # the first sketches run beside the relaxation
        one = len(self.regions) == 1
        self.bounding = _OneTree(self) if one else _ManyTrees(self)
        self.tell()
        with self.bounding:
            while not self.over():
                self.fill(pool)
                self.bounding.take_turn()
                if not self.under_way and self.bounding.exhausted:
                    break
                self.collect(pool)
                self.tell()

    def fill(self, pool: Pool) -> None:
        """Keep the workers busy; one of them may be the tree's."""
        room = self.workers - (self.bounding.holds_worker if self.bounding else 1)
        while len(self.under_way) < max(room, 1):
            task = self._next_task()
            if task is None:
                return
            self.under_way.add(task.key)
            pool.submit(task)

    def _next_task(self) -> Task | None:
        if self.bounding and self.search.best is not None:
            due = self.since_bounding >= self.bounding.parts_between
            if due and (task := self.bounding.next_task()) is not None:
                self.since_bounding = 0
                return task
        task = self.search.next_task()
        if task is None and self.bounding:
            return self.bounding.next_task()
        self.since_bounding += 1
        return task

    def collect(self, pool: Pool) -> None:
        """Take the answers that are there, waiting a moment for the first."""
        timeout = TICK_SECONDS
        while self.under_way and (outcome := pool.next(timeout)) is not None:
            timeout = 0
            self.under_way.remove(outcome.key)
            self._take(outcome)
            self.fill(pool)

    def _take(self, outcome: Outcome) -> None:
        if outcome.error is not None and outcome.error.key != KILLED:
            raise outcome.error
        if self.bounding and self.bounding.take(outcome):
            return
        self.search.take(outcome.key, outcome.value)
        if self.bounding:
            self.bounding.know(self.search.value)

    # --- the answer -------------------------------------------------------------------------------

    def solution(self) -> Solution:
        """The best plan, its continuous columns made exact, with the proved bound."""
        if self.search.best is None:
            if self.stop.is_set():
                raise InterruptedEarlyError("interrupted_without_plan")
            raise StoppedEarlyError("no_plan_in_time", seconds=self.options.time_limit_seconds)
        compiled = self.model.compiled
        point = polished(compiled, self.options, self.search.best)
        objective = compiled.value(point)
        bound = proved_bound(compiled, self.bound, objective, done=False)
        gap = relative_gap(bound, objective)
        return Solution(
            status=status_of(gap, self.options.gap_share, False, self.stop.is_set()),
            objective_wan=objective,
            bound_wan=bound,
            gap_share=gap,
            values={**compiled.settled, **dict(zip(compiled.columns, point.tolist(), strict=True))},
            seconds=self.seconds,
            nodes=self.bounding.nodes if self.bounding else 0,
            start_accepted=self.start_accepted,
            prices=self._prices(),
            method="blocks",
        )

    def _prices(self) -> Mapping[str, float]:
        """Posted prices: those of rows that tie counties, where they are not zero."""
        if self.bounding is None:
            return {}
        posted = post(self.model, self.bounding.prices, _each(self.model)).prices
        rows = self.model.compiled.rows
        return {rows[row]: float(posted[row]) for row in np.flatnonzero(posted).tolist()}


def _each(model: BlockModel) -> list[tuple[int, ...]]:
    return [(county,) for county in range(len(model.counties))]


class _OneTree:
    """Bound from one tree on the layout, with cuts from county problems at its root prices."""

    def __init__(self, engine: _Engine) -> None:
        self._engine, self._model = engine, engine.model
        self._tree = LayoutTree(engine.model, engine.options.seed)
        if not len(self._tree.root.point):
            raise NoPlanError("infeasible")
        self.prices = self._tree.prices
        self._posted = post(self._model, self.prices, _each(self._model))
        self._asked: dict[str, int] = {}
        self._to_ask = deque(self._by_promise())
        self._new_cuts: deque[tuple[Spots, Vector, float]] = deque()
        self._alone = engine.workers == 1
        self._enough = threading.Event()
        self._cuts: list[tuple[Spots, Vector, float]] = []
        self._plans: deque[Vector] = deque()
        self._told = math.inf
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._keep_branching, name="tree", daemon=True)

    parts_between = PARTS_BETWEEN

    @property
    def bound(self) -> float:
        """Proved upper bound: the tree's, or that of HiGHS if it is lower."""
        return min(self._tree.bound, self._told)

    nodes = property(lambda self: self._tree.nodes)

    @property
    def holds_worker(self) -> int:
        """1 while the tree is at its best; later it is one thread more than there are workers."""
        early = len(self._to_ask) > len(self._posted.blocks) / 2
        return int(not self._alone and self._thread.is_alive() and early)

    @property
    def exhausted(self) -> bool:
        """Whether the tree has proved all it can."""
        return self._tree.done

    def know(self, value: float) -> None:
        """Learn the value of a plan."""
        self._tree.know(value)

    def __enter__(self) -> "_OneTree":
        if not self._alone:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        if not self._alone:
            self._thread.join()

    def take_turn(self) -> None:
        """Hand over plans of the tree; with one worker, branch while it is the tree's turn."""
        if self._fault is not None:
            raise self._fault
        self._hand_over()
        if not self._alone:
            return
        # Plans first: until there is one the tree works only where nothing is left to ask.
        first = FIRST_EFFORT if self._engine.search.best is not None else 0.0
        turn = TREE_SHARE * self._engine.search.effort + first
        while not self._tree.done and (self._tree.effort < turn or not self._engine.under_way):
            self._branch()
            self._engine.tell()
            if self._engine.over():
                return
            self._hand_over()

    def _hand_over(self) -> None:
        """Give the search the plans that the tree came upon."""
        while self._plans:
            self._engine.search.offer(self._plans.popleft())

    def _keep_branching(self) -> None:
        before, mark, tried = self._tree.bound, self._tree.nodes, False
        try:
            while not self._enough.is_set() and not self._tree.done:
                self._branch()
                if self._tree.nodes < mark + REST_NODES:
                    continue
                gain = (before - self._tree.bound) / max(abs(before), 1.0)
                before, mark = self._tree.bound, self._tree.nodes
                if gain < REST_GAIN and not tried:
                    self._try_highs()
                    tried = True
        except Exception as fault:  # carried to the caller's thread, which raises it
            self._fault = fault

    def _try_highs(self) -> None:
        """Branch and bound of HiGHS on the model with all cuts, from the best plan.

        Whoever has the lower bound after `TRIAL_SECONDS` goes on alone.
        """
        began = time.perf_counter()
        lost = threading.Event()

        def tell(bound: float) -> None:
            self._told = min(self._told, bound)
            behind = self._told > self._tree.bound
            if self._enough.is_set() or (behind and time.perf_counter() > began + TRIAL_SECONDS):
                lost.set()

        model = self._model.with_cuts(self._cuts)
        lower_bound_until(model, self._engine.options, self._engine.search.best, tell, lost)

    def _branch(self) -> None:
        while self._new_cuts:
            self._cuts.append(self._new_cuts.popleft())
            self._tree.cut(*self._cuts[-1])
        plan = self._tree.step()
        if plan is not None:
            self._plans.append(plan)

    def _by_promise(self) -> list[int]:
        """Counties with whole decisions; where most value hangs on fractions, first."""
        point, integer = self._tree.root.point, self._model.compiled.integer
        off = np.where(integer, np.abs(point - np.round(point)), 0.0)
        promise = [float(off[block.columns] @ np.abs(block.cost)) for block in self._posted.blocks]
        return [
            number
            for number in np.argsort(-np.array(promise), kind="stable").tolist()
            if integer[self._posted.blocks[number].columns].any()
        ]

    def next_task(self) -> Task | None:
        """The next county problem."""
        if not self._to_ask:
            return None
        number = self._to_ask.popleft()
        key = f"county-{number}"
        self._asked[key] = number
        return Task(key, bound_county, (self._posted.blocks[number], COUNTY))

    def take(self, outcome: Outcome) -> bool:
        """Use the answer of a county; False if it is not one."""
        number = self._asked.pop(outcome.key, None)
        if number is None:
            return False
        if outcome.value is not None and math.isfinite(outcome.value):
            self._new_cuts.append(county_cut(self._posted.blocks[number], outcome.value))
        return True


class _ManyTrees:
    """Bound from the relaxation of the whole, lowered region by region at its prices.

    The relaxation's value is what its regions earn at its prices, plus a constant. A region that is
    proved to earn less lowers the bound by the difference.
    """

    def __init__(self, engine: _Engine) -> None:
        relaxation = Relaxation(engine.model.compiled, engine.options.seed, engine.stop)
        root = relaxation.solve()
        if not len(root.point):
            raise NoPlanError("infeasible")
        self.prices = relaxation.prices()
        self._posted: Posted = post(engine.model, self.prices, engine.regions)
        self._root = root.value
        self._relaxed = [float(b.cost @ root.point[b.columns]) for b in self._posted.blocks]
        self._earns = list(self._relaxed)
        self._asked: dict[str, int] = {}
        self._pass = 0
        self._to_ask: deque[int] = deque()
        self.nodes = 0

    exhausted = False
    holds_worker = 0

    @property
    def parts_between(self) -> int:
        """Parts of the search between two regions."""
        return PARTS_BETWEEN if self._pass <= 1 else LATER * PARTS_BETWEEN

    @property
    def bound(self) -> float:
        """Proved upper bound of the whole."""
        lowered = self._posted.constant + sum(self._earns)
        return min(self._root, lowered)

    def know(self, value: float) -> None:
        """Nothing to learn: a region's share of a plan is not known."""

    def take_turn(self) -> None:
        """Nothing to do here: the trees are in the pool."""

    def __enter__(self) -> "_ManyTrees":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def next_task(self) -> Task | None:
        """The next region; every region once in each pass."""
        if self._asked:  # one at a time: the search gains more
            return None
        if not self._to_ask:
            self._pass += 1
            self._to_ask.extend(range(len(self._relaxed)))
        number = self._to_ask.popleft()
        key = f"region-{self._pass}-{number}"
        self._asked[key] = number
        nodes = REGION_NODES * 3 ** (self._pass - 1)
        return Task(key, bound_region, (self._posted.blocks[number], nodes, COUNTY))

    def take(self, outcome: Outcome) -> bool:
        """Use the answer of a region; False if it is not one."""
        number = self._asked.pop(outcome.key, None)
        if number is None:
            return False
        if outcome.value is not None:
            self._earns[number] = min(self._earns[number], outcome.value)
        return True
