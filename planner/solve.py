"""The one place that names a solver: a matrix goes to HiGHS, a plan comes back.

Why not ``SolverFactory("highs")``: it passes no names, takes no start, loses the plan on Ctrl-C
and hides the bound. HiGHS runs in a thread of its own, so that a signal is heard while it works.
"""

import atexit
import math
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import highspy
import numpy as np

from planner.errors import (
    InterruptedEarlyError,
    NoPlanError,
    PlannerError,
    StoppedEarlyError,
    WrongUseError,
)
from planner.matrix import CompiledModel, Vector
from planner.results import Solution, Status

__all__ = [
    "CompiledModel",
    "Found",
    "PartLimits",
    "Progress",
    "SolveOptions",
    "completed",
    "holding",
    "lower_bound_until",
    "polished",
    "progress_of",
    "proved_bound",
    "relative_gap",
    "solve",
    "solve_small",
    "status_of",
    "write_model",
]

PROVED_GAP = 1e-6
"""Relative gap up to which a plan is called optimal."""

TICK_SECONDS = 0.2
PATIENCE_SECONDS = 1.0
"""HiGHS hears no interrupt inside the linear program of the root: so long is it waited for."""

LAST_PATIENCE_SECONDS = 60.0
"""So long a process that ends waits for a HiGHS that was left behind."""

CALLBACKS = highspy.cb.HighsCallbackType
HEARD = (
    CALLBACKS.kCallbackMipInterrupt,
    CALLBACKS.kCallbackMipImprovingSolution,
    CALLBACKS.kCallbackSimplexInterrupt,
    CALLBACKS.kCallbackIpmInterrupt,
)
LEAN = (
    ("mip_heuristic_effort", 0.02),
    ("mip_detect_symmetry", False),
    ("mip_allow_restart", False),
    ("mip_heuristic_run_feasibility_jump", False),
)
START_SHARE = 0.25
"""Part of the time limit that completing a start may take."""


@dataclass(frozen=True)
class SolveOptions:
    """What is asked of the solver.

    Attributes
    ----------
    gap_share
        Relative gap at which to stop, 0.01 = 1 %.
    threads
        Of HiGHS, where it solves the whole model alone.
    method
        ``direct`` (HiGHS alone), ``blocks`` (`planner.blocks`), ``districts``
        (`planner.districts`) or ``auto`` (by size).
    workers
        Processes of the block method; 0 for all usable cores.
    scheduler
        Address of a Dask scheduler whose workers take the parts; blank for this machine.
    """

    gap_share: float = 0.01
    time_limit_seconds: float = 60.0
    seed: int = 0
    threads: int = 1
    method: str = "auto"
    workers: int = 0
    scheduler: str = ""


@dataclass(frozen=True)
class Progress:
    """How far a solve has come; `bound`, `best` and `gap` are None until there is one."""

    seconds: float
    bound: float | None
    best: float | None
    gap: float | None
    nodes: int


def progress_of(seconds: float, bound: float, best: float, nodes: int) -> Progress:
    """Progress from figures that are not finite while there are none."""
    known = [figure if math.isfinite(figure) else None for figure in (bound, best)]
    gap = None if None in known else relative_gap(bound, best)
    return Progress(seconds, known[0], known[1], gap, nodes)


# --- matrix to HiGHS ------------------------------------------------------------------------------


def _lp(compiled: CompiledModel, relaxed: bool) -> Any:
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = compiled.matrix.shape
    lp.col_cost_, lp.offset_ = compiled.cost, compiled.offset
    lp.col_lower_, lp.col_upper_ = compiled.lower, compiled.upper
    lp.row_lower_, lp.row_upper_ = compiled.row_lower, compiled.row_upper
    lp.sense_ = highspy.ObjSense.kMaximize if compiled.maximise else highspy.ObjSense.kMinimize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = compiled.matrix.indptr
    lp.a_matrix_.index_ = compiled.matrix.indices
    lp.a_matrix_.value_ = compiled.matrix.data
    if compiled.integer.any() and not relaxed:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(whole)] for whole in compiled.integer]
    # Blanks would make HiGHS drop all names from a model file.
    lp.col_names_ = ["_".join(name.split()) for name in compiled.columns]
    lp.row_names_ = ["_".join(name.split()) for name in compiled.rows]
    return lp


class _Scheduler:
    """HiGHS keeps one pool of threads per process and fails if asked for another size."""

    threads = 0


def holding(compiled: CompiledModel, options: SolveOptions, relaxed: bool = False) -> Any:
    """HiGHS holding the model (or its linear relaxation), silent, with the options set."""
    if _Scheduler.threads not in (0, options.threads):
        highspy.Highs.resetGlobalScheduler(True)
    _Scheduler.threads = options.threads
    highs = highspy.Highs()
    for name, value in (
        ("output_flag", False),
        ("mip_rel_gap", options.gap_share),
        ("time_limit", options.time_limit_seconds),
        ("random_seed", options.seed),
        ("threads", options.threads),
    ):
        if highs.setOptionValue(name, value) != highspy.HighsStatus.kOk:
            raise PlannerError("solver_failed", status=f"{name} = {value}")
    if highs.passModel(_lp(compiled, relaxed)) == highspy.HighsStatus.kError:
        raise PlannerError("solver_failed", status="passModel")
    return highs


def write_model(compiled: CompiledModel, path: Path) -> None:
    """Write the model as MPS, with names; the same model gives the same bytes."""
    highs = holding(compiled, SolveOptions())
    if highs.writeModel(str(path)) == highspy.HighsStatus.kError or not path.is_file():
        raise WrongUseError("model_not_written", path=path)


# --- solving --------------------------------------------------------------------------------------


def solve(
    compiled: CompiledModel,
    options: SolveOptions,
    start: Mapping[str, float] | None = None,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Solution:
    """Best plan and what is proved about it.

    Parameters
    ----------
    start
        Values of an earlier plan by column name. It is used if it can be completed to a plan of
        this model; `Solution.start_accepted` tells.
    watch
        Called in the caller's thread a few times a second.
    stop
        Set it (from a signal handler, say) to end the solve and keep the best plan.

    Raises
    ------
    NoPlanError
        No plan exists, or the value has no end.
    StoppedEarlyError, InterruptedEarlyError
        The time ran out, or `stop` was set, before there was any plan.
    """
    began = time.perf_counter()
    stop = stop or threading.Event()
    accepted = completed(compiled, options, start, stop) if start else None
    highs = holding(compiled, options)
    left = options.time_limit_seconds - (time.perf_counter() - began)
    highs.setOptionValue("time_limit", max(left, 0.0))
    if accepted is not None:
        _set_start(highs, accepted)
    outcome = _run(highs, watch, stop)
    _raise_if_proved_none(outcome.status, compiled, options, stop)
    point = accepted if outcome.point is None else polished(compiled, options, outcome.point)
    if point is None:
        if stop.is_set():
            raise InterruptedEarlyError("interrupted_without_plan")
        raise StoppedEarlyError("no_plan_in_time", seconds=options.time_limit_seconds)
    objective = compiled.value(point)
    done = outcome.status == highspy.HighsModelStatus.kOptimal
    bound = proved_bound(compiled, outcome.bound, objective, done)
    gap = relative_gap(bound, objective)
    return Solution(
        status=status_of(gap, options.gap_share, done, stop.is_set()),
        objective_wan=objective,
        bound_wan=bound,
        gap_share=gap,
        values={**compiled.settled, **dict(zip(compiled.columns, point.tolist(), strict=True))},
        seconds=time.perf_counter() - began,
        nodes=outcome.nodes,
        start_accepted=None if start is None else accepted is not None,
    )


def relative_gap(bound: float, objective: float) -> float:
    """Distance of bound and objective, relative to the objective (at least 1 wan yuan)."""
    return abs(bound - objective) / max(abs(objective), 1.0)


def proved_bound(compiled: CompiledModel, told: float, objective: float, done: bool) -> float:
    """Proved bound; within the solver's tolerance it is never on the wrong side of the plan.

    Raises
    ------
    PlannerError
        The bound is worse than the plan by more than that: something is wrong with either.
    """
    unknown = math.inf if compiled.maximise else -math.inf
    if not compiled.integer.any():  # HiGHS tells no bound for a linear program
        return objective if done else unknown
    if math.isnan(told):
        return unknown
    beyond = objective - told if compiled.maximise else told - objective
    if beyond > PROVED_GAP * max(abs(objective), 1.0):
        raise PlannerError("bound_beyond_plan", bound=told, objective=objective)
    return max(told, objective) if compiled.maximise else min(told, objective)


def status_of(gap: float, asked: float, done: bool, interrupted: bool) -> Status:
    """What may be said of a plan; `done` tells that the solver says it reached the asked gap."""
    if gap <= PROVED_GAP:
        return "optimal"
    if done or gap <= asked:
        return "gap_reached"
    return "interrupted" if interrupted else "limit"


def _raise_if_proved_none(
    status: Any, compiled: CompiledModel, options: SolveOptions, stop: threading.Event
) -> None:
    """Raise if the solver proved that there is no plan or no end to its value."""
    states = highspy.HighsModelStatus
    if status == states.kUnboundedOrInfeasible:
        # Presolve cannot tell the two apart: without an objective only the rules remain.
        rules = replace(compiled, cost=np.zeros(len(compiled.columns)), offset=0.0)
        outcome = _run(holding(rules, options), None, stop)
        status = outcome.status if outcome.point is None else states.kUnbounded
    if status == states.kInfeasible:
        raise NoPlanError("infeasible")
    if status == states.kUnbounded:
        raise NoPlanError("unbounded")


@dataclass(frozen=True)
class _Outcome:
    """What is known of a solve when it ends; `status` is None if HiGHS was left to itself."""

    status: Any
    point: Vector | None
    bound: float
    nodes: int


class _Watcher:
    """Ear of the solver thread: hears bound, plan and nodes, and passes on the wish to stop."""

    def __init__(
        self, stop: threading.Event, found: Callable[[Vector], None] | None = None
    ) -> None:
        self.stop, self.found = stop, found
        self.bound = self.best = math.nan
        self.nodes = 0
        self.point: Vector | None = None

    def __call__(self, kind: Any, _message: str, out: Any, answer: Any, _user: object) -> None:
        if kind == CALLBACKS.kCallbackMipImprovingSolution:
            self.point = np.array(out.mip_solution)
            if self.found is not None:
                self.found(self.point)
            return
        answer.user_interrupt = self.stop.is_set()
        if kind == CALLBACKS.kCallbackMipInterrupt:
            self.bound, self.best = out.mip_dual_bound, out.mip_primal_bound
            self.nodes = int(out.mip_node_count)

    def progress(self, seconds: float) -> Progress:
        return progress_of(seconds, self.bound, self.best, self.nodes)


def _run(
    highs: Any,
    watch: Callable[[Progress], None] | None,
    stop: threading.Event,
    found: Callable[[Vector], None] | None = None,
) -> _Outcome:
    """Run HiGHS in a thread; tell `watch` how it goes and end soon after `stop` is set.

    `found` hears every better plan, in the thread of HiGHS.
    """
    ear = _Watcher(stop, found)
    done = threading.Event()
    failed: list[Exception] = []
    began = time.perf_counter()

    def work() -> None:
        try:
            if highs.run() == highspy.HighsStatus.kError:
                failed.append(PlannerError("solver_failed", status=highs.getModelStatus().name))
        except Exception as fault:  # carried to the caller's thread, which raises it
            failed.append(fault)
        finally:
            done.set()

    highs.setCallback(ear, None)
    for kind in HEARD:
        highs.startCallback(kind)
    worker = threading.Thread(target=work, name="highs", daemon=True)
    worker.start()
    asked_to_stop = math.inf
    try:
        while not done.is_set() and time.perf_counter() < asked_to_stop + PATIENCE_SECONDS:
            try:
                done.wait(TICK_SECONDS)
            except KeyboardInterrupt:  # a notebook has no signal handler of ours
                stop.set()
            if stop.is_set():
                asked_to_stop = min(asked_to_stop, time.perf_counter())
            elif watch is not None:
                watch(ear.progress(time.perf_counter() - began))
    except BaseException:  # `watch` failed: the solver must not go on
        stop.set()
        raise
    if not done.is_set():
        # A process that ends under a working HiGHS aborts: let it hear the wish to stop first.
        atexit.register(worker.join, LAST_PATIENCE_SECONDS)
        return _Outcome(None, ear.point, ear.bound, ear.nodes)
    if failed:
        raise failed[0]
    info = highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return _Outcome(
        highs.getModelStatus(),
        np.array(highs.getSolution().col_value) if found else None,
        float(info.mip_dual_bound),
        max(int(info.mip_node_count), 0),
    )


# --- small models ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class PartLimits:
    """How hard a small model is worked at: to a gap, for some nodes, and never longer than this."""

    gap_share: float = 1e-4
    nodes: int = 200
    seconds: float = 30.0


@dataclass(frozen=True)
class Found:
    """Best point of a small model, its bound, whether that is proved, and simplex iterations."""

    point: Vector | None
    bound: float
    proved: bool
    iterations: int


def solve_small(
    compiled: CompiledModel, limits: PartLimits, start: Vector | None, stop: threading.Event
) -> Found:
    """Best point of one of very many small models, from a point that is a plan of it.

    Restarts, symmetry and heuristics beyond the first are switched off: on 8 parts of a generated
    prefecture that took 26.8 s instead of 34.1 s, and found no worse plans.
    """
    highs = holding(compiled, SolveOptions(limits.gap_share, limits.seconds))
    for name, value in LEAN:
        highs.setOptionValue(name, value)
    highs.setOptionValue("mip_max_nodes", limits.nodes)
    if start is not None:
        _set_start(highs, start)
    outcome = _run(highs, None, stop)
    point = outcome.point
    if point is not None:
        point = np.where(compiled.integer, np.round(point), point)
    proved = outcome.status in (
        highspy.HighsModelStatus.kOptimal,
        highspy.HighsModelStatus.kInfeasible,
    )
    bound = outcome.bound
    if not compiled.integer.any():
        bound = compiled.value(point) if proved and point is not None else math.inf
    spent = max(int(highs.getInfo().simplex_iteration_count), 1)
    return Found(point, math.inf if math.isnan(bound) else bound, proved, spent)


def lower_bound_until(
    compiled: CompiledModel,
    options: SolveOptions,
    start: Vector | None,
    tell: Callable[[float], None],
    found: Callable[[Vector], None],
    stop: threading.Event,
) -> None:
    """Branch and bound of HiGHS until `stop` is set.

    `tell` hears its bound (minus infinity if it proves that there is no plan), `found` its plans,
    from another thread.
    """
    highs = holding(compiled, replace(options, gap_share=0.0, time_limit_seconds=math.inf))
    if start is not None:
        _set_start(highs, start)

    def heard(progress: Progress) -> None:
        tell(math.inf if progress.bound is None else progress.bound)

    def rounded(point: Vector) -> None:
        found(np.where(compiled.integer, np.round(point), point))

    outcome = _run(highs, heard, stop, rounded)
    if outcome.status == highspy.HighsModelStatus.kInfeasible:
        tell(-math.inf)
    elif math.isfinite(outcome.bound) and compiled.integer.any():  # none for a linear one
        tell(outcome.bound)


# --- plans ----------------------------------------------------------------------------------------


def _set_start(highs: Any, point: Vector) -> None:
    solution = highspy.HighsSolution()
    solution.col_value = point.tolist()
    highs.setSolution(solution)


def completed(
    compiled: CompiledModel,
    options: SolveOptions,
    start: Mapping[str, float],
    stop: threading.Event,
) -> Vector | None:
    """Plan with the whole decisions of `start`, or None if these rules do not allow them.

    HiGHS drops an unsuitable start without a word, so it is tried here. Decisions that the start
    does not know stay free; money and other continuous columns are computed anew.
    """
    lower, upper = compiled.lower.copy(), compiled.upper.copy()
    for spot in np.flatnonzero(compiled.integer):
        value = start.get(compiled.columns[spot])
        if value is not None:
            lower[spot] = upper[spot] = round(value)
    if (lower < compiled.lower).any() or (upper > compiled.upper).any():
        return None
    highs = holding(replace(compiled, lower=lower, upper=upper), options)
    highs.setOptionValue("time_limit", START_SHARE * options.time_limit_seconds)
    found = _run(highs, None, stop).point
    return None if found is None else polished(compiled, options, found)


def polished(compiled: CompiledModel, options: SolveOptions, point: Vector) -> Vector:
    """Point with whole integers and the best continuous columns beside them.

    An early plan of HiGHS may leave a link below what its ends allow, or an overlap above what they
    force: its value would then be less than that of the same decisions.
    """
    rounded = np.where(compiled.integer, np.round(point), point)
    fixed = replace(
        compiled,
        lower=np.where(compiled.integer, rounded, compiled.lower),
        upper=np.where(compiled.integer, rounded, compiled.upper),
        integer=np.zeros(len(rounded), bool),
    )
    solved = _run(holding(fixed, options), None, threading.Event()).point
    if solved is None:
        return rounded  # a plan within the solver's tolerance only: the audit has the last word
    return np.where(compiled.integer, rounded, solved)
