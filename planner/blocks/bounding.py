"""The bound of the block engine: from one tree, or from trees of regions at posted prices."""

import math
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence

import numpy as np

from planner.blocks.crash import crashed
from planner.blocks.parts import CountyBound, bound_county, bound_region
from planner.blocks.prices import Posted, county_cut, post
from planner.blocks.structure import BlockModel, Cut
from planner.blocks.tree import LayoutTree
from planner.errors import InterruptedEarlyError, NoPlanError, PlannerError
from planner.matrix import Vector
from planner.pool import Outcome, Task
from planner.solve import PartLimits, SolveOptions, lower_bound_until

COUNTY = PartLimits(gap_share=0.005, nodes=200, seconds=5.0)
FINE = PartLimits(gap_share=0.0002, nodes=20_000, seconds=40.0)
"""Of the second pass: the county with most between its bound and its best answer comes first. On a
generated prefecture a pass to 0.05 % lowers the relaxation with cuts by 0.18 %, the tree's bound by
0.11 %; what its counties leave open then adds up to 0.09 % of the plan."""

PARTS_BETWEEN = 2
"""Parts of the search between two bounding tasks of the first pass."""

LATER = 20
"""Times as many after it."""

REST_NODES = 60
REST_GAIN = 1e-4
TRIAL_SECONDS = 20.0
"""A tree that lowers its bound by less in so many nodes gives HiGHS a trial of so many seconds."""

REGION_NODES = 60
"""Nodes of a region's tree in the first pass; each further pass has three times as many."""


class Bounding(ABC):
    """Source of a proved upper bound; what is not abstract suits one without a thread of its own.

    Attributes
    ----------
    prices
        Price of one unit more of each limit, in the relaxation of the whole.
    fault
        What ended its own thread; the bound stays valid.
    """

    prices: Vector
    fault: PlannerError | None = None

    @property
    @abstractmethod
    def bound(self) -> float:
        """Proved upper bound of the value of every plan."""

    @property
    @abstractmethod
    def parts_between(self) -> int:
        """Parts of the search between two of its tasks."""

    @abstractmethod
    def next_task(self) -> Task | None:
        """The next task for the pool."""

    @abstractmethod
    def take(self, outcome: Outcome) -> bool:
        """Use the answer of a task; False if it is not one of its own."""

    @property
    def nodes(self) -> int:
        """Nodes done in this process."""
        return 0

    @property
    def effort(self) -> float:
        """Effort spent in this process."""
        return 0.0

    @property
    def holds_worker(self) -> int:
        """1 while its own thread works instead of a worker of the pool."""
        return 0

    @property
    def exhausted(self) -> bool:
        """Whether it has proved all it can; at minus infinity no plan exists."""
        return self.bound == -math.inf

    def begin(self) -> None:  # noqa: B027
        """Start what goes on beside the caller."""

    def know(self, value: float, plan: Vector | None) -> None:  # noqa: B027
        """Learn the best plan so far."""

    def branch(self) -> bool:
        """Work on one node in the caller's thread; False if there is none to work on."""
        return False

    def plans(self) -> list[Vector]:
        """Plans that it came upon since it was asked last."""
        return []

    def close(self) -> None:  # noqa: B027
        """End its thread, which hears `enough`."""


def bounding_of(
    model: BlockModel,
    options: SolveOptions,
    regions: Sequence[tuple[int, ...]],
    workers: int,
    enough: threading.Event,
    tell: Callable[[float], None],
) -> Bounding:
    """One tree for one region, many trees for several.

    Parameters
    ----------
    workers
        Workers of the pool. One alone leaves the tree to the caller, who works at it by `branch`.
    enough
        Set to end the work soon.
    tell
        Hears a bound that is there before the relaxation is.

    Raises
    ------
    NoPlanError
        The relaxation has no point.
    InterruptedEarlyError
        `enough` was set before the relaxation was solved.
    """
    if len(regions) == 1:
        return OneTree(model, options, workers, enough)
    return ManyTrees(model, options, regions, workers, enough, tell)


def one_by_one(model: BlockModel) -> list[tuple[int, ...]]:
    """Every county as a block of its own."""
    return [(county,) for county in range(len(model.counties))]


class OneTree(Bounding):
    """Bound from one tree on the layout, with cuts from county problems at its root prices."""

    def __init__(
        self, model: BlockModel, options: SolveOptions, workers: int, enough: threading.Event
    ) -> None:
        self._model, self._options, self._enough = model, options, enough
        self._tree = LayoutTree(model, options.seed, enough)
        if not len(self._tree.root.point):
            raise NoPlanError("infeasible")
        self.prices = self._tree.prices
        self._posted = post(model, self.prices, one_by_one(model))
        self._to_ask = deque(self._by_promise())
        self._limits = COUNTY
        self._asked: dict[str, int] = {}
        self._most_asked = max(workers // 2, 1)  # the search gains more from the other half
        self._open: dict[int, float] = {}
        self._new_cuts: deque[tuple[int, Cut]] = deque()
        self._cuts: dict[int, Cut] = {}
        self._plans: deque[Vector] = deque()
        self._best: Vector | None = None
        self._told = math.inf
        self._error: Exception | None = None
        self._own_thread = workers > 1
        self._thread: threading.Thread | None = None

    @property
    def bound(self) -> float:
        """Proved upper bound: the tree's, or that of HiGHS if it is lower."""
        return min(self._tree.bound, self._told)

    @property
    def parts_between(self) -> int:
        """Parts of the search between two county problems."""
        return PARTS_BETWEEN

    @property
    def nodes(self) -> int:
        """Nodes of the tree done."""
        return self._tree.nodes

    @property
    def effort(self) -> float:
        """Effort of the tree."""
        return self._tree.effort

    @property
    def holds_worker(self) -> int:
        """1 while the tree is at its best; later it is one thread more than there are workers."""
        early = self._limits is COUNTY and len(self._to_ask) > len(self._posted.blocks) / 2
        at_work = self._thread is None or self._thread.is_alive()  # None: about to begin
        return int(self._own_thread and at_work and early)

    @property
    def exhausted(self) -> bool:
        """Whether the tree has proved all it can, or that there is no plan."""
        return self._tree.done or self.bound == -math.inf

    def begin(self) -> None:
        """Branch in a thread of its own, unless the caller does it."""
        if self._own_thread and self._thread is None:
            self._thread = threading.Thread(target=self._keep_branching, name="tree", daemon=True)
            self._thread.start()

    def know(self, value: float, plan: Vector | None) -> None:
        """Learn the best plan so far."""
        self._best = plan
        self._tree.know(value)

    def close(self) -> None:
        """Wait for the tree's thread, which hears `enough`."""
        if self._thread is not None:
            self._thread.join()

    def plans(self) -> list[Vector]:
        """Plans that the tree, or HiGHS, came upon since it was asked last."""
        if self._error is not None:
            raise self._error
        return [self._plans.popleft() for _ in range(len(self._plans))]

    def branch(self) -> bool:
        """Work on one node; False if none is left."""
        if self._tree.done:
            return False
        while self._new_cuts:
            number, cut = self._new_cuts.popleft()
            self._cuts[number] = cut
            self._tree.cut(number, *cut)
        plan = self._tree.step()
        if plan is not None:
            self._plans.append(plan)
        return True

    def _keep_branching(self) -> None:
        before, mark, tried = self._tree.bound, self._tree.nodes, False
        try:
            while not self._enough.is_set() and self.branch():
                if self._tree.nodes < mark + REST_NODES:
                    continue
                gain = (before - self._tree.bound) / max(abs(before), 1.0)
                before, mark = self._tree.bound, self._tree.nodes
                if gain < REST_GAIN and not tried:
                    self._try_highs()
                    tried = True
        except InterruptedEarlyError:
            return  # `enough` was set; a node that was worked at counts as open
        except PlannerError as fault:
            self.fault = fault
        except Exception as error:  # carried to the caller's thread, which raises it
            self._error = error

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

        model = self._model.with_cuts(list(self._cuts.values()))
        lower_bound_until(model, self._options, self._best, tell, self._plans.append, lost)

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
        """The next county problem: each roughly, then, unless there is one worker, finely.

        Forty seconds of the only worker would keep both search and tree waiting.
        """
        rough = self._limits is COUNTY
        if rough and self._own_thread and not self._to_ask and not self._asked:
            self._limits = FINE
            self._to_ask.extend(sorted(self._open, key=lambda number: -self._open[number]))
        if not self._to_ask or len(self._asked) >= self._most_asked:
            return None
        number = self._to_ask.popleft()
        key = f"county-{number}-{self._limits.gap_share:g}"
        self._asked[key] = number
        return Task(key, bound_county, (self._posted.blocks[number], self._limits))

    def take(self, outcome: Outcome) -> bool:
        """Use the answer of a county; False if it is not one."""
        number = self._asked.pop(outcome.key, None)
        if number is None:
            return False
        answer: CountyBound | None = outcome.value
        if answer is not None and math.isfinite(answer.bound):
            known = self._cuts.get(number)
            cut = county_cut(self._posted.blocks[number], answer.bound)
            if known is None or cut[2] < known[2]:
                self._new_cuts.append((number, cut))
            if answer.bound - answer.found > FINE.gap_share * abs(answer.bound):
                self._open[number] = answer.bound - answer.found
        return True


class ManyTrees(Bounding):
    """Bound from the relaxation of the whole, lowered region by region at its prices.

    The relaxation's value is what its regions earn at its prices, plus a constant. A region that is
    proved to earn less lowers the bound by the difference.
    """

    def __init__(
        self,
        model: BlockModel,
        options: SolveOptions,
        regions: Sequence[tuple[int, ...]],
        workers: int,
        enough: threading.Event,
        tell: Callable[[float], None],
    ) -> None:
        relaxation, first_bound = crashed(model, regions, options.seed, enough)
        tell(first_bound)
        root = relaxation.solve()
        if not len(root.point):
            raise NoPlanError("infeasible")
        self.prices = relaxation.prices()
        self._posted: Posted = post(model, self.prices, regions)
        self._root = root.value
        self._relaxed = [float(b.cost @ root.point[b.columns]) for b in self._posted.blocks]
        self._earns = list(self._relaxed)
        self._asked: dict[str, int] = {}
        self._cuts: list[tuple[Cut, ...] | None] = [None] * len(self._relaxed)
        self._pass = 0
        self._to_ask: deque[int] = deque()
        self._most_asked = max(workers // 2, 1)  # the search gains more from the other half

    @property
    def parts_between(self) -> int:
        """Parts of the search between two regions."""
        return PARTS_BETWEEN if self._pass <= 1 else LATER * PARTS_BETWEEN

    @property
    def bound(self) -> float:
        """Proved upper bound of the whole."""
        lowered = self._posted.constant + sum(self._earns)
        return min(self._root, lowered)

    def next_task(self) -> Task | None:
        """The next region; every region once in each pass."""
        if len(self._asked) >= self._most_asked:
            return None
        if not self._to_ask:
            self._pass += 1
            self._to_ask.extend(range(len(self._relaxed)))
        number = self._to_ask.popleft()
        key = f"region-{self._pass}-{number}"
        self._asked[key] = number
        nodes = REGION_NODES * 3 ** (self._pass - 1)
        block, cuts = self._posted.blocks[number], self._cuts[number]
        return Task(key, bound_region, (block, nodes, COUNTY, cuts))

    def take(self, outcome: Outcome) -> bool:
        """Use the answer of a region; False if it is not one."""
        number = self._asked.pop(outcome.key, None)
        if number is None:
            return False
        if outcome.value is not None:
            self._earns[number] = min(self._earns[number], outcome.value.bound)
            self._cuts[number] = outcome.value.cuts
        return True
