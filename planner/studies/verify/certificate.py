"""The certificate of a run: everything about it that can be checked, checked again.

Three kinds of evidence, in this order: the folder (checksums, and every stored table made again
from inputs and plan), arithmetic (the audit, which shares no code with the model), both in
`evidence`, and a second solve (`second`). With V, B the value and
bound of the run and v, b those of the second solve, the claim "no plan is worth more than B" is

    refuted      if v > B (a better plan) or b < V (a bound below a plan),
    confirmed    if b <= B,
    not refuted  otherwise: the time was too short to prove as much again.

What no check can notice: inputs that were changed and then solved anew. Such a run is sound; only
the hash of the inputs tells that they are not yours.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyomo.environ as pyo

from models import PlanData, build_portfolio_model
from planner.assemble import assemble
from planner.compiling import compile_model
from planner.matrix import CompiledModel
from planner.methods import BLOCKS_FROM
from planner.record import versions
from planner.results import RunResult
from planner.solve import Progress, SolveOptions
from planner.store import StoredRun
from planner.studies.verify.evidence import (
    UNREADABLE,
    Check,
    Verdict,
    check_arithmetic,
    check_claims,
    check_files,
    check_inputs,
    check_model,
    check_source,
    check_tables,
    check_values,
    in_words,
    rebuilt,
)
from planner.studies.verify.second import (
    Bracket,
    other_method,
    scip_at_hand,
    solve_again,
    solve_by_scip,
    tolerance,
)


@dataclass(frozen=True)
class Certificate:
    """All checks of a run.

    Attributes
    ----------
    run, manifest
        Whose certificate it is.
    result
        The run as restored; None if it cannot be read.
    checks
        In the order they were made.
    claim
        Value and bound of the run; None if they cannot be read.
    seconds
        What the second solves were allowed, wall time each.
    brackets
        What the second solves know.
    then, now
        Versions that made the run, and that checked it.
    interrupted
        Whether the user cut the second solve short.
    """

    run: str
    manifest: Mapping[str, Any]
    result: RunResult | None
    checks: tuple[Check, ...]
    claim: tuple[float, float] | None
    seconds: float
    brackets: tuple[Bracket, ...]
    then: Mapping[str, str]
    now: Mapping[str, str]
    interrupted: bool = False

    @property
    def verdict(self) -> Verdict:
        """``failed`` if any check failed, ``open`` if the bound was not confirmed."""
        verdicts = {check.verdict for check in self.checks}
        if "failed" in verdicts:
            return "failed"
        return "open" if "open" in verdicts else "passed"

    @property
    def intersection(self) -> tuple[float, float] | None:
        """What all solves together know of the best plan: worth at least, at most, wan yuan."""
        if self.claim is None:
            return None
        known = [self.claim, *((one.value, one.bound) for one in self.brackets)]
        return max(value for value, _ in known), min(bound for _, bound in known)


@dataclass(frozen=True)
class Means:
    """What the second solves may use.

    Attributes
    ----------
    seconds
        Wall time of each.
    seed
        None: the seed of the run plus one.
    method
        ``direct``, ``blocks``, or ``auto`` for one that the run did not use.
    scip
        Whether SCIP is asked too.
    """

    seconds: float = 60.0
    seed: int | None = None
    method: str = "auto"
    workers: int = 0
    scip: bool = False


def certify(
    stored: StoredRun,
    means: Means,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Certificate:
    """Check everything about a stored run."""
    stop = stop or threading.Event()
    checks = [check_files(stored)]
    result: RunResult | None = None
    brackets: list[Bracket] = []
    if checks[0].verdict == "passed":
        try:
            result = rebuilt(stored)
        except UNREADABLE as fault:
            checks.append(Check("inputs", "failed", "unreadable", {"what": in_words(fault)}))
    if result is not None:
        checks += [check_inputs(stored, result), check_source(result)]
        checks += [check_arithmetic(result), check_claims(result), check_tables(stored, result)]
        data = assemble(result.scenario, result.appraisal)
        try:
            model = build_portfolio_model(data)
            compiled = compile_model(model)
        except UNREADABLE as fault:
            checks.append(Check("model", "failed", "unreadable", {"what": in_words(fault)}))
        else:
            checks += [check_values(result, model, compiled), check_model(stored, compiled)]
            if all(check.verdict != "failed" for check in checks):
                brackets = list(_solves(result, data, model, compiled, means, watch, stop))
                checks += [check_bound(result, one) for one in brackets]
    return Certificate(
        run=stored.run,
        manifest=stored.manifest,
        result=result,
        checks=tuple(checks),
        claim=_claim(result),
        seconds=means.seconds,
        brackets=tuple(brackets),
        then={name: str(stored.manifest.get(name, "")) for name in versions()},
        now=versions(),
        interrupted=stop.is_set(),
    )


def _claim(result: RunResult | None) -> tuple[float, float] | None:
    return None if result is None else (result.solution.objective_wan, result.solution.bound_wan)


# --- the bound ------------------------------------------------------------------------------------


def _solves(
    result: RunResult,
    data: PlanData,
    model: pyo.ConcreteModel,
    compiled: CompiledModel,
    means: Means,
    watch: Callable[[Progress], None] | None,
    stop: threading.Event,
) -> Iterator[Bracket]:
    """Second solves, one after the other."""
    seed = int(str(result.options["seed"])) + 1 if means.seed is None else means.seed
    method = means.method
    if method == "auto":
        method = other_method(result, data, compiled)
    small = int(compiled.integer.sum()) < BLOCKS_FROM
    workers = means.workers or (1 if small else 0)  # processes take longer to start than to solve
    options = SolveOptions(0.0, means.seconds, seed, 1, method, workers)
    yield solve_again(result, data, model, compiled, options, watch, stop)
    if means.scip and scip_at_hand() and not stop.is_set():
        yield solve_by_scip(result, model, compiled, means.seconds, seed)


def check_bound(result: RunResult, second: Bracket) -> Check:
    """Whether a second solve refutes, confirms, or leaves open what the run claims."""
    value, bound = result.solution.objective_wan, result.solution.bound_wan
    facts = {
        "value": value,
        "bound": bound,
        "second_value": second.value,
        "second_bound": second.bound,
        "solver": second.solver,
        "method": second.method,
        "seed": second.seed,
        "fault": second.fault,
    }
    if second.value > bound + tolerance(bound):
        return Check("bound", "failed", "bound_beaten", facts)
    if second.bound < value - tolerance(value):
        return Check("bound", "failed", "bound_below", facts)
    if second.fault:
        return Check("bound", "open", "bound_fault", facts)
    if second.bound <= bound + tolerance(bound):
        return Check("bound", "passed", "bound_confirmed", facts)
    return Check("bound", "open", "bound_open", facts)
