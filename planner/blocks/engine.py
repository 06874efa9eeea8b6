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
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait

import numpy as np

from planner.blocks.bounding import Bounding, bounding_of, one_by_one
from planner.blocks.parts import MODEL
from planner.blocks.prices import post
from planner.blocks.regions import regions_of
from planner.blocks.search import Search
from planner.blocks.structure import BlockModel
from planner.errors import InterruptedEarlyError, NoPlanError, PlannerError, StoppedEarlyError
from planner.pool import Outcome, Pool, SerialPool, Task, open_pool
from planner.results import Solution
from planner.solve import (
    PROVED_GAP,
    Progress,
    SolveOptions,
    completed,
    polished,
    progress_of,
    proved_bound,
    relative_gap,
    status_of,
)
from planner.texts import language_of_system

TREE_SHARE = 1.0
"""Effort of the tree per effort on parts where one worker does both."""

FIRST_EFFORT = 5e7
TICK_SECONDS = 0.05
TELL_SECONDS = 0.1
SOLVER_FAILED = "solver_failed"
KILLED = "task_kills_workers"
"""A part that kills its workers is left out; any other failure is told with the plan."""


def solve_in_blocks(
    model: BlockModel,
    options: SolveOptions,
    start: Mapping[str, float] | None = None,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
    began: float | None = None,
    serial: bool = False,
) -> Solution:
    """Best plan and what is proved about it, by blocks; as `planner.solve.solve`.

    Parameters
    ----------
    began
        Moment of `time.perf_counter` from which the time limit counts; None: now.
    serial
        In this thread alone, without a pool: for a task of a study, many of which run at once.

    Raises
    ------
    NoPlanError
        No plan exists.
    StoppedEarlyError, InterruptedEarlyError
        The time ran out, or `stop` was set, before there was any plan.
    """
    engine = _Engine(model, options, watch, stop or threading.Event(), began)
    lent = {MODEL: model}
    many = (
        SerialPool(lent) if serial else open_pool(options.workers or None, options.scheduler, lent)
    )
    with many as pool:
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
        began: float | None,
    ) -> None:
        self.model, self.options, self.watch, self.stop = model, options, watch, stop
        self.workers = 1
        self.began = time.perf_counter() if began is None else began
        self.told = -math.inf
        self.regions = regions_of(model)
        self.search = Search(model, options.seed, self.regions)
        self.bounding: Bounding | None = None
        self.first_bound = math.inf
        self.enough = threading.Event()
        self.start_accepted: bool | None = None
        self.fault: PlannerError | None = None
        self.under_way: set[str] = set()
        self.since_bounding = 0

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.began

    @property
    def bound(self) -> float:
        return self.bounding.bound if self.bounding else self.first_bound

    def know_first(self, bound: float) -> None:
        """Learn a bound that is there before the relaxation is."""
        self.first_bound = bound

    def over(self) -> bool:
        """Whether to stop: asked to, out of time, or good enough."""
        if self.stop.is_set() or self.seconds >= self.options.time_limit_seconds:
            return True
        if self.bounding is None:  # the first bound comes when it will, and brings no prices
            return False
        gap = relative_gap(self.bounding.bound, self.search.value)
        return gap <= max(self.options.gap_share, PROVED_GAP)

    def tell(self) -> None:
        now = self.seconds
        if self.watch is None or now < self.told + TELL_SECONDS:
            return
        self.told = now
        nodes = self.bounding.nodes if self.bounding else 0
        self.watch(progress_of(now, self.bound, self.search.value, nodes))

    # --- the run ----------------------------------------------------------------------------------

    @property
    def alone(self) -> bool:
        """Whether tree and search take turns, because there is one worker only."""
        return self.workers == 1

    @property
    def _plans_first(self) -> bool:
        """Whether all workers make plans: a core less for them costs more than a bound brings.

        Not if opening the counties gave none: perhaps there is none, which the tree would prove.
        """
        hopeless = not self.search.opening and self.search.best is None
        return self.search.making_first and not hopeless

    def run(self, pool: Pool, start: Mapping[str, float] | None) -> None:
        self.workers = pool.workers
        if start is not None:
            plan = completed(self.model.compiled, self.options, start, self.stop)
            self.start_accepted = plan is not None
            if plan is not None:
                self.search.begin(plan)
        with ThreadPoolExecutor(1, "relaxation") as thread:
            try:
                self._loop(pool, thread)
            finally:
                self.enough.set()
                if self.bounding is not None:
                    self.bounding.close()

    def _loop(self, pool: Pool, thread: ThreadPoolExecutor) -> None:
        relaxation: Future[Bounding] | None = None
        while not self.over():
            self.fill(pool)
            if self.bounding is not None:
                if not self._plans_first:
                    self.bounding.begin()
                self._take_turn(self.bounding)
                if self._none_exists(self.bounding):
                    raise NoPlanError("infeasible")
                if not self.under_way and self.bounding.exhausted:
                    return
            elif relaxation is not None:
                self._find_bounding(relaxation)
            elif not (self.alone and self.search.opening):  # one worker: first a plan
                relaxation = thread.submit(
                    bounding_of,
                    self.model,
                    self.options,
                    self.regions,
                    self.workers,
                    self.enough,
                    self.know_first,
                )
            self.collect(pool)
            self.tell()

    def _find_bounding(self, relaxation: "Future[Bounding]") -> None:
        """Take the relaxation if it is there.

        One worker waits for it, so that what follows does not depend on the clock.
        """
        wait([relaxation], 0 if self.under_way else TICK_SECONDS)
        while self.alone and not relaxation.done() and not self.over():
            wait([relaxation], TICK_SECONDS)
            self.tell()
        if relaxation.done():
            self.bounding = relaxation.result()
            self.bounding.know(self.search.value, self.search.best)

    def _take_turn(self, bounding: Bounding) -> None:
        """Take plans of the tree; with one worker, branch while it is the tree's turn."""
        self._take_plans(bounding)
        if not self.alone:
            return
        # Plans first: until there is a good one the tree works only where nothing is left to ask.
        first = 0.0 if self.search.making_first else FIRST_EFFORT
        turn = TREE_SHARE * self.search.effort + first
        while bounding.effort < turn or not self.under_way:
            if self.over() or self.fault is not None or not self._branch(bounding):
                return
            self.tell()
            self._take_plans(bounding)

    def _branch(self, bounding: Bounding) -> bool:
        """Work on one node of the tree; False if there is none, or it failed."""
        try:
            return bounding.branch()
        except PlannerError as fault:
            self._bear(fault)
            return False

    def _take_plans(self, bounding: Bounding) -> None:
        """Give the search the plans that the tree came upon."""
        for plan in bounding.plans():
            self.search.offer(plan)
        if bounding.fault is not None and self.fault is None:
            self._bear(bounding.fault)

    def _bear(self, fault: PlannerError) -> None:
        """Go on after a failure of the solver: plans and the bound so far stay valid.

        Any other failure is a fault of ours and ends the solve, unless there is a plan already.
        """
        if self.search.best is None and fault.key != SOLVER_FAILED:
            raise fault
        self.fault = fault

    def _none_exists(self, bounding: Bounding) -> bool:
        """Whether it is proved that there is no plan."""
        return self.search.best is None and (self.search.none_exists or bounding.bound == -math.inf)

    def fill(self, pool: Pool) -> None:
        """Keep the workers busy; one of them may be the tree's, once there is a good plan."""
        tree = self.bounding.holds_worker if self.bounding else 1
        room = self.workers - (0 if self.search.making_first else tree)
        while len(self.under_way) < max(room, 1):
            task = self._next_task()
            if task is None:
                return
            self.under_way.add(task.key)
            pool.submit(task)

    def _next_task(self) -> Task | None:
        bounding = None if self._plans_first else self.bounding
        if bounding and self.since_bounding >= bounding.parts_between:
            task = bounding.next_task()
            if task is not None:
                self.since_bounding = 0
                return task
        task = self.search.next_task()
        if task is None and bounding:
            return bounding.next_task()
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
            if self.alone:
                return  # a serial pool would make the next call at once, and never let us out

    def _take(self, outcome: Outcome) -> None:
        if outcome.error is not None and outcome.error.key != KILLED:
            self._bear(outcome.error)
        if self.bounding and self.bounding.take(outcome):
            return
        self.search.take(outcome.key, outcome.value)
        if self.bounding:
            self.bounding.know(self.search.value, self.search.best)

    # --- the answer -------------------------------------------------------------------------------

    def solution(self) -> Solution:
        """The best plan, its continuous columns made exact, with the proved bound."""
        if self.search.best is None:
            if self.fault is not None:
                raise self.fault
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
            proof_fault="" if self.fault is None else self.fault.sentence(language_of_system()),
        )

    def _prices(self) -> Mapping[str, float]:
        """Posted prices: those of rows that tie counties, where they are not zero."""
        if self.bounding is None:
            return {}
        posted = post(self.model, self.bounding.prices, one_by_one(self.model)).prices
        rows = self.model.compiled.rows
        return {rows[row]: float(posted[row]) for row in np.flatnonzero(posted).tolist()}
