"""A second opinion on a proof: the same model solved again another way.

The second solve starts from the stored plan, which the audit has checked by then, and ends as soon
as it proves as much as the run claims. What it finds can refute the claim: a plan above the bound,
or a bound below the plan.
"""

import importlib.metadata
import importlib.util
import json
import math
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyomo.environ as pyo

from models import PlanData, column_places, read_portfolio
from planner.audit import audit_plan
from planner.blocks import block_model, solve_in_blocks
from planner.errors import (
    InterruptedEarlyError,
    NoPlanError,
    PlannerError,
    StoppedEarlyError,
    WrongUseError,
)
from planner.matrix import CompiledModel
from planner.methods import BLOCKS_FROM
from planner.results import Plan, RunResult, Solution, Totals
from planner.solve import PROVED_GAP, Progress, SolveOptions, completed, solve, write_model

SCIP = "pyscipopt"
GRACE_SECONDS = 60.0
"""So much longer than its limit another solver may take to read the model and to end."""


@dataclass(frozen=True)
class Bracket:
    """What a solve knows of the best plan: worth at least `value`, at most `bound`, wan yuan.

    Attributes
    ----------
    value
        Of the best plan found that stands up to the audit; minus infinity if there is none.
    bound
        Infinite if nothing was proved, minus infinity if it was proved that no plan exists.
    solver, method
        Who solved, and how (``direct`` or ``blocks``).
    fault
        Why it failed, if it did; blank otherwise.
    """

    value: float
    bound: float
    solver: str
    method: str
    seed: int
    seconds: float
    fault: str = ""


def tolerance(amount: float) -> float:
    """What two solvers may differ by: the relative gap up to which a plan is called optimal."""
    return PROVED_GAP * max(abs(amount), 1.0)


def other_method(result: RunResult, data: PlanData, compiled: CompiledModel) -> str:
    """A method that the run did not use, where it can prove something in reasonable time."""
    splittable = len(data.counties) > 1 and not data.maxmin
    small = int(compiled.integer.sum()) < BLOCKS_FROM
    if result.solution.method == "direct":
        return "blocks" if splittable else "direct"
    return "direct" if small else "blocks"


def solve_again(
    result: RunResult,
    data: PlanData,
    model: pyo.ConcreteModel,
    compiled: CompiledModel,
    options: SolveOptions,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Bracket:
    """Solve the model of a run with other options, until it is proved or the time is over.

    A plan counts only if plain arithmetic from the tables confirms its value.
    """
    enough = threading.Event()
    goal = result.solution.bound_wan

    def look(progress: Progress) -> None:
        if watch is not None:
            watch(progress)
        proved = progress.bound is not None and progress.bound <= goal + tolerance(goal)
        if proved or (stop is not None and stop.is_set()):
            enough.set()

    began = time.perf_counter()
    value, bound, fault = -math.inf, math.inf, ""
    try:
        found = _solved(data, model, compiled, options, result.solution.values, look, enough)
        value, bound = _audited(result, model, found.values), found.bound_wan
    except NoPlanError:
        bound = -math.inf
    except (StoppedEarlyError, InterruptedEarlyError):
        pass
    except PlannerError as error:
        fault = error.sentence("en")
    seconds = time.perf_counter() - began
    solver = f"HiGHS (highspy {importlib.metadata.version('highspy')})"
    return Bracket(value, bound, solver, options.method, options.seed, seconds, fault)


def _solved(
    data: PlanData,
    model: pyo.ConcreteModel,
    compiled: CompiledModel,
    options: SolveOptions,
    start: Mapping[str, float],
    watch: Callable[[Progress], None],
    stop: threading.Event,
) -> Solution:
    if options.method == "direct":
        return solve(compiled, options, start, watch, stop)
    blocks = block_model(compiled, column_places(model, data), data)
    return solve_in_blocks(blocks, options, start, watch, stop, time.perf_counter())


def _audited(result: RunResult, model: pyo.ConcreteModel, values: Mapping[str, float]) -> float:
    """Value of a plan by plain arithmetic; minus infinity if it breaks a rule."""
    portfolio = read_portfolio(model, values)
    plan = Plan.of(portfolio)
    audit = audit_plan(result.scenario, result.appraisal, plan, Totals(**portfolio.terms))
    return audit.totals.objective_wan if audit.passed else -math.inf


# --- another solver -------------------------------------------------------------------------------


def scip_at_hand() -> bool:
    """Whether SCIP is installed."""
    return importlib.util.find_spec(SCIP) is not None


def solve_by_scip(
    result: RunResult,
    model: pyo.ConcreteModel,
    compiled: CompiledModel,
    seconds: float,
    seed: int,
) -> Bracket:
    """Solve a model by SCIP, in a process of its own: the libraries of two solvers clash in one.

    Its plan counts only if its whole decisions stand up to the audit.

    Raises
    ------
    WrongUseError
        SCIP is not installed.
    """
    if not scip_at_hand():
        raise WrongUseError("no_scip")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="planner-") as folder:
        path = Path(folder) / "model.mps"
        write_model(compiled, path)
        words = [
            sys.executable,
            "-m",
            "planner.studies.verify.scip",
            str(path),
            str(seconds),
            str(seed),
        ]
        try:
            done = subprocess.run(
                words, capture_output=True, text=True, timeout=seconds + GRACE_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return Bracket(-math.inf, math.inf, "SCIP", "direct", seed, seconds, "timeout")
    spent = time.perf_counter() - began
    try:
        told = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        fault = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return Bracket(-math.inf, math.inf, "SCIP", "direct", seed, spent, fault)
    bound = math.inf if told["bound"] is None else told["bound"]
    if told["infeasible"]:
        bound = -math.inf
    value = _told_value(result, model, compiled, told["plan"])
    return Bracket(value, bound, told["solver"], "direct", seed, spent)


def _told_value(
    result: RunResult,
    model: pyo.ConcreteModel,
    compiled: CompiledModel,
    plan: Mapping[str, float] | None,
) -> float:
    """Value of another solver's plan: its whole decisions, the rest anew."""
    if plan is None:
        return -math.inf
    whole = {
        column: plan.get("_".join(column.split()), 0.0)  # as `write_model` writes names
        for column, integer in zip(compiled.columns, compiled.integer, strict=True)
        if integer
    }
    point = completed(compiled, SolveOptions(), whole, threading.Event())
    if point is None:
        return -math.inf
    values = {**compiled.settled, **dict(zip(compiled.columns, point.tolist(), strict=True))}
    return _audited(result, model, values)
