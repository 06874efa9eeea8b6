"""The spine: from a scenario folder to a plan that has been audited and stored."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyomo.environ as pyo
from pyomo.common.gc_manager import PauseGC

from models import PlanData, build_portfolio_model, read_portfolio
from planner.assemble import assemble
from planner.audit import audit_plan
from planner.checks import check_appraisal, check_tables
from planner.compiling import compile_model
from planner.districts import Map, cut, solve_in_districts
from planner.economics import appraise
from planner.errors import AuditFailedError, DataError, Fault, StoreError, WrongUseError
from planner.methods import districts_for, method_for, repaired_start, solve_model, surely_blocks
from planner.pool import warm_up
from planner.record import (
    files_of,
    manifest_of,
    plan_of,
    request_id,
    scenario_of,
    solution_of,
    totals_of,
)
from planner.results import Appraisal, Plan, RunResult, Scenario, Solution, Totals
from planner.scenario import Decisions, read_scenario, with_decisions, with_routes
from planner.solve import (
    CompiledModel,
    Progress,
    SolveOptions,
    write_model,
)
from planner.store import FAILED, MANIFEST, StoredRun, find_served, prepare, read_run, write_run

NO_DECISIONS = Decisions()


@dataclass(frozen=True)
class RunRequest:
    """What is asked for.

    Attributes
    ----------
    decisions
        Human decisions laid over the scenario and its variants.
    start
        Run whose plan the solve starts from; blank for none.
    fresh
        Solve again even if the store has the answer.
    save_model
        Where to write the model as MPS.
    tags
        Words of the user by key, stored with the run; they are no part of the request.
    again
        Run that this one repeats, see `rerun`; blank for none.
    """

    folder: Path
    variants: Sequence[str] = ()
    options: SolveOptions = field(default_factory=SolveOptions)
    runs_dir: Path = Path("runs")
    start: str = ""
    fresh: bool = False
    save_model: Path | None = None
    command_line: str = ""
    decisions: Decisions = NO_DECISIONS
    tags: Mapping[str, str] = field(default_factory=dict)
    again: str = ""


@dataclass(frozen=True)
class Judged:
    """A scenario and all that was found wrong with it; no appraisal if its tables are unsound."""

    scenario: Scenario
    appraisal: Appraisal | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Sizes:
    """Size of the model that would be solved."""

    columns: int
    integers: int
    rows: int
    nonzeros: int
    seconds: Mapping[str, float]


@dataclass
class _Clock:
    """Seconds spent in each step."""

    seconds: dict[str, float] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)

    def lap(self, step: str) -> None:
        spent = sum(self.seconds.values())
        self.seconds[step] = time.perf_counter() - self.began - spent

    def all(self) -> dict[str, float]:
        return {**self.seconds, "total": time.perf_counter() - self.began}


def run_scenario(
    request: RunRequest,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> RunResult:
    """Read, check, appraise, assemble, build, solve, audit and store one plan.

    Raises
    ------
    DataError
        With all faults of the scenario.
    NoPlanError, StoppedEarlyError, InterruptedEarlyError
        There is no plan; see `planner.solve.solve`.
    AuditFailedError
        The plan does not stand up to plain arithmetic; it is kept as ``failed-…`` only.
    """
    clock = _Clock()
    origin = read_run(request.runs_dir, request.start) if request.start else None
    scenario, appraisal = read_sound(request.folder, request.variants, clock, request.decisions)
    prepare(request.runs_dir)
    options = {**asdict(request.options), "start": origin.run if origin else ""}
    identity = request_id(scenario, options)
    served = None if request.fresh else find_served(request.runs_dir, identity)
    if served:
        if request.save_model is not None:
            write_model(_build(assemble(scenario, appraisal), clock)[1], request.save_model)
        return replace(restore(served), served=True)
    result = _solved(scenario, appraisal, request, origin, clock, watch, stop)
    return _keep(result, request, identity)


def rerun(
    stored: StoredRun,
    runs_dir: Path,
    keep: bool = True,
    command_line: str = "",
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> RunResult:
    """Solve again what a run was made from, with its options, whatever the store holds.

    Parameters
    ----------
    keep
        Store the new run beside the old one, which it names as ``rerun_of``.

    Raises
    ------
    WrongUseError
        The run from which it began is gone.
    PlannerError
        As `run_scenario`; also a `StoreError` if a file of the run is missing or was changed.
    """
    stored.verify()
    clock = _Clock()
    scenario = scenario_of(stored)
    appraisal = appraise(scenario)
    clock.lap("read")
    options, start = options_of(stored)
    request = RunRequest(
        folder=Path(scenario.folder),
        options=options,
        runs_dir=runs_dir,
        start=start,
        command_line=command_line,
        tags=stored.manifest.get("tags", {}),
        again=stored.run,
    )
    try:
        origin = read_run(runs_dir, request.start) if request.start else None
    except WrongUseError as error:
        raise WrongUseError("rerun_start_gone", run=stored.run, start=request.start) from error
    if keep:
        prepare(runs_dir)
    result = _solved(scenario, appraisal, request, origin, clock, watch, stop)
    identity = request_id(scenario, result.options)
    return _keep(result, request, identity) if keep else _sound(result, "")


def options_of(stored: StoredRun) -> tuple[SolveOptions, str]:
    """Options that a run was solved with, and the run from whose plan it began (or blank).

    Raises
    ------
    StoreError
        The manifest has none.
    """
    told = stored.manifest.get("options")
    if not isinstance(told, dict):
        raise StoreError("run_damaged", run=stored.run, file=MANIFEST)
    known = {name: told[name] for name in SolveOptions.__dataclass_fields__ if name in told}
    return SolveOptions(**known), told.get("start", "")


def _solved(
    scenario: Scenario,
    appraisal: Appraisal,
    request: RunRequest,
    origin: StoredRun | None,
    clock: _Clock,
    watch: Callable[[Progress], None] | None,
    stop: threading.Event | None,
) -> RunResult:
    """Assemble, build, solve and audit; nothing is stored, and the audit may have failed."""
    data = assemble(scenario, appraisal)
    clock.lap("assemble")
    if surely_blocks(data, request.options) and not request.options.scheduler:
        warm_up("planner.blocks.parts")
    districts = districts_for(data, request.options)
    built = None
    if request.save_model is not None or len(districts) == 1:
        built = _build(data, clock)
    if built and request.save_model is not None:
        write_model(built[1], request.save_model)
    first = origin.json("values.json") if origin else None
    if built and origin and _is_decided(request, scenario):
        first = repaired_start(*built, data, first, scenario_of(origin), scenario, stop)
    if built is None or len(districts) > 1:
        solution, plan, claimed = solve_in_districts(data, districts, request.options, watch, stop)
        solution = replace(solution, start_accepted=None if first is None else False)
    else:
        solution = solve_model(*built, data, request.options, first, watch, stop)
        plan, claimed = _plan(built[0], solution)
    clock.lap("solve")
    return RunResult(
        run="",
        folder="",
        created=datetime.now().astimezone().isoformat(),
        scenario=scenario,
        appraisal=appraisal,
        plan=plan,
        audit=audit_plan(scenario, appraisal, plan, claimed),
        solution=solution,
        claimed=claimed,
        options={**asdict(request.options), "start": origin.run if origin else ""},
        seconds=clock.all(),
        model_hash=built[1].digest() if built else "",
    )


def _is_decided(request: RunRequest, scenario: Scenario) -> bool:
    """Whether decisions are laid over the scenario; their names, unlike files', have blanks."""
    return bool(request.decisions) or (bool(request.again) and " " in scenario.variant)


def keep_plan(request: RunRequest, plan: Plan, claimed: Totals, found: Solution) -> RunResult:
    """Store a plan that was found elsewhere as the answer to a request, once it is audited.

    Parameters
    ----------
    claimed
        Totals as the model sees them.
    found
        What was found and proved; the bound must hold for the request.

    Raises
    ------
    DataError
        With all faults of the scenario.
    AuditFailedError
        The plan does not stand up to plain arithmetic; it is kept as ``failed-…`` only.
    """
    clock = _Clock()
    scenario, appraisal = read_sound(request.folder, request.variants, clock)
    prepare(request.runs_dir)
    options = {**asdict(request.options), "start": ""}
    data = assemble(scenario, appraisal)
    clock.lap("assemble")
    compiled = _build(data, clock)[1]
    result = RunResult(
        run="",
        folder="",
        created=datetime.now().astimezone().isoformat(),
        scenario=scenario,
        appraisal=appraisal,
        plan=plan,
        audit=audit_plan(scenario, appraisal, plan, claimed),
        solution=replace(found, method=method_for(data, compiled, request.options)),
        claimed=claimed,
        options=options,
        seconds={**clock.all(), "solve": found.seconds},
        model_hash=compiled.digest(),
    )
    return _keep(result, request, request_id(scenario, options))


def judge(
    folder: Path,
    variants: Sequence[str],
    clock: "_Clock | None" = None,
    decisions: Decisions = NO_DECISIONS,
) -> Judged:
    """Read and check a scenario; faults of the economics are sought only in sound tables.

    Raises
    ------
    WrongUseError
        A decision names what is not there, or contradicts another.
    """
    clock = clock or _Clock()
    appraisal = None
    with PauseGC():  # rows and figures stay, none of them in circles
        reading = read_scenario(folder, variants)
        if not _errors(reading.faults):
            reading = with_decisions(reading, decisions)
        faults = [*reading.faults, *check_tables(reading)]
        clock.lap("read")
        if not _errors(faults):
            scenario, told = with_routes(reading.scenario)
            reading = replace(reading, scenario=scenario)
            appraisal = appraise(scenario)
            faults += [*told, *check_appraisal(scenario, appraisal)]
    remarks = tuple(fault for fault in faults if fault.severity != "error")
    return Judged(replace(reading.scenario, remarks=remarks), appraisal, tuple(faults))


def read_sound(
    folder: Path,
    variants: Sequence[str],
    clock: "_Clock | None" = None,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Scenario, Appraisal]:
    """Scenario without errors and its appraisal, or `DataError` with all faults."""
    judged = judge(folder, variants, clock, decisions)
    if judged.appraisal is None or _errors(judged.faults):
        raise DataError(judged.faults)
    return judged.scenario, judged.appraisal


def measure(folder: Path, variants: Sequence[str], decisions: Decisions = NO_DECISIONS) -> Sizes:
    """Size of the model of a scenario, or of its districts together, without solving it."""
    clock = _Clock()
    scenario, appraisal = read_sound(folder, variants, clock, decisions)
    data = assemble(scenario, appraisal)
    clock.lap("assemble")
    districts = districts_for(data, SolveOptions())
    counts = []
    for part in cut(data, Map(data, districts)) if len(districts) > 1 else [data]:
        compiled = compile_model(build_portfolio_model(part))
        height, width = compiled.matrix.shape
        counts.append((width, int(compiled.integer.sum()), height, int(compiled.matrix.nnz)))
    clock.lap("build")
    columns, integers, rows, nonzeros = (sum(count) for count in zip(*counts, strict=True))
    return Sizes(columns, integers, rows, nonzeros, clock.all())


def restore(stored: StoredRun) -> RunResult:
    """Result of a stored run, appraised and audited again from the inputs it keeps.

    Raises
    ------
    StoreError
        A file of the run is missing or was changed.
    """
    stored.verify()
    scenario, plan = scenario_of(stored), plan_of(stored)
    appraisal = appraise(scenario)
    claimed = totals_of(stored)
    audit = audit_plan(scenario, appraisal, plan, claimed)
    result = RunResult(
        run=stored.run,
        folder=str(stored.folder),
        created=stored.manifest["created"],
        scenario=scenario,
        appraisal=appraisal,
        plan=plan,
        audit=audit,
        solution=solution_of(stored),
        claimed=claimed,
        options=stored.manifest["options"],
        seconds=stored.manifest["seconds"],
        model_hash=stored.manifest.get("model_hash", ""),
        shown_again=True,
    )
    if not audit.passed:
        raise AuditFailedError(_findings(result), stored.folder)
    return result


def _build(data: PlanData, clock: _Clock) -> tuple[pyo.ConcreteModel, CompiledModel]:
    model = build_portfolio_model(data)
    compiled = compile_model(model)
    clock.lap("build")
    return model, compiled


def _plan(model: pyo.ConcreteModel, solution: Solution) -> tuple[Plan, Totals]:
    """Decisions, and the totals that the model claims for them."""
    found = read_portfolio(model, solution.values)
    plan = Plan.of(found)
    return plan, Totals(**found.terms)


def _keep(result: RunResult, request: RunRequest, identity: str) -> RunResult:
    """Store the result; one that failed its audit is put aside and not given back."""
    name = identity if result.audit.passed else f"{FAILED}{identity}"
    own = {"tags": dict(request.tags)} if request.tags else {}
    again = {"rerun_of": request.again} if request.again else {}
    stored = write_run(
        request.runs_dir,
        name,
        lambda run: files_of(replace(result, run=run)),
        {**manifest_of(result, request.command_line), **own, **again},
    )
    return replace(_sound(result, stored.folder), run=stored.run, folder=str(stored.folder))


def _sound(result: RunResult, folder: object) -> RunResult:
    """The result if it passed its audit; `folder` is where it is kept otherwise."""
    if not result.audit.passed:
        raise AuditFailedError(_findings(result), folder)
    return result


def _findings(result: RunResult) -> list[tuple[str, Mapping[str, object]]]:
    return [(found.key, found.facts) for found in result.audit.violations]


def _errors(faults: Sequence[Fault]) -> bool:
    return any(fault.severity == "error" for fault in faults)
