"""Benchmark runs: every scenario with every method, each in a process of its own."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from planner.bench.measure import (
    GAPS,
    MARKS,
    Measures,
    Moment,
    Trajectory,
    best_known,
    gap_of,
    measures_of,
)
from planner.errors import PlannerError, WrongUseError
from planner.solve import SolveOptions

CHILD = (sys.executable, "-m", "planner.bench.child")

TOLD = 300
"""Characters of a dead process's last words that are passed on."""

SOLVE = frozenset({"solve", "start", "total"})
"""Steps that do not count as time outside the solver."""


TIMED_OUT = frozenset({"no_plan_in_time", "interrupted_without_plan"})
"""Errors of a solve that had its time and found nothing."""


@dataclass(frozen=True)
class Task:
    """One solve: a scenario folder under a name, and the options of the solver."""

    name: str
    folder: Path
    options: Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What one solve gave.

    Attributes
    ----------
    status
        That of the solution, or the key of the error that ended the run.
    error
        That error: ``exit_code`` and its sentences ``zh`` and ``en``; None if there is a solution.
    seconds
        By step: start (loading the planner), read, assemble, build, solve, rest (audit and store),
        total (without start). Without a solution only start and total.
    memory_mib, child_memory_mib
        Greatest resident memory of the process, and of the largest process it started; None where
        the system does not tell.
    """

    task: Task
    status: str
    error: Mapping[str, Any] | None
    trajectory: Trajectory
    seconds: Mapping[str, float]
    memory_mib: float | None
    child_memory_mib: float | None
    versions: Mapping[str, str]

    @property
    def outside_seconds(self) -> float | None:
        """Seconds of all steps but the solve; None without a solution."""
        if "solve" not in self.seconds:
            return None
        return sum(spent for step, spent in self.seconds.items() if step not in SOLVE)


def solver_options(**asked: Any) -> dict[str, Any]:
    """Options for `SolveOptions`, those that were not asked for (None) left to its defaults.

    ``method="direct"`` is understood by every version.

    Raises
    ------
    WrongUseError
        The solver has no such option.
    """
    known = {field.name for field in fields(SolveOptions)}
    given = {name: value for name, value in asked.items() if value is not None}
    for name, value in list(given.items()):
        if name in known:
            continue
        if (name, value) != ("method", "direct"):
            raise WrongUseError("bench_option", option=name, value=value)
        del given[name]
    return given


def run_tasks(
    tasks: Sequence[Task], before: Callable[[Task], None] = lambda _: None
) -> Iterator[Outcome]:
    """Run the tasks one after another; `before` hears of each when it begins."""
    for task in tasks:
        before(task)
        yield run_task(task)


def run_task(task: Task) -> Outcome:
    """Solve in a new process. An error of the run, or the end of its process, is an outcome too."""
    asked = json.dumps({"folder": str(task.folder.resolve()), "options": dict(task.options)})
    done = subprocess.run(
        CHILD,
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    try:
        record = json.loads(done.stdout)
    except json.JSONDecodeError:
        record = _dead(done.returncode, done.stderr)
    return Outcome(
        task=task,
        status=record["status"],
        error=record["error"],
        trajectory=Trajectory.of(Moment(*moment) for moment in record["moments"]),
        seconds=record["seconds"],
        memory_mib=record["memory_mib"],
        child_memory_mib=record["child_memory_mib"],
        versions=record["versions"],
    )


def _dead(code: int, told: str) -> dict[str, Any]:
    """Record of a process that ended without one."""
    error = PlannerError("bench_process", end=code, told=told.strip()[-TOLD:])
    return {
        "status": error.key,
        "error": {
            "exit_code": error.exit_code,
            "zh": error.sentence("zh"),
            "en": error.sentence("en"),
        },
        "moments": [],
        "seconds": {},
        "memory_mib": None,
        "child_memory_mib": None,
        "versions": {},
    }


def measured(outcomes: Sequence[Outcome]) -> list[tuple[Outcome, Measures]]:
    """Figures of every outcome, its primal integral against the best plan for its scenario.

    A run that ended before its time without a plan (faulty data, say) has no primal integral.
    """
    trajectories: dict[Path, list[Trajectory]] = {}
    for outcome in outcomes:
        trajectories.setdefault(outcome.task.folder, []).append(outcome.trajectory)
    pairs = []
    for outcome in outcomes:
        measures = measures_of(
            outcome.trajectory,
            best_known(trajectories[outcome.task.folder]),
            outcome.task.options.get("time_limit_seconds", SolveOptions.time_limit_seconds),
        )
        if outcome.error is not None and outcome.status not in TIMED_OUT:
            measures = replace(measures, primal_integral_seconds=None)
        pairs.append((outcome, measures))
    return pairs


def record_of(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """All that was measured, as plain data."""
    return {
        "machine": machine(),
        "versions": dict(outcomes[0].versions) if outcomes else {},
        "runs": [_record(outcome, measures) for outcome, measures in measured(outcomes)],
    }


def _record(outcome: Outcome, measures: Measures) -> dict[str, Any]:
    last = outcome.trajectory.last
    return {
        "scenario": outcome.task.name,
        "options": dict(outcome.task.options),
        "status": outcome.status,
        "error": None if outcome.error is None else dict(outcome.error),
        "objective_wan": last.best,
        "bound_wan": last.bound,
        "gap_share": gap_of(last),
        "seconds_to_gap": {
            f"{gap:g}": seconds for gap, seconds in zip(GAPS, measures.seconds_to_gap, strict=True)
        },
        "gap_at_seconds": {
            f"{mark:g}": gap for mark, gap in zip(MARKS, measures.gap_at, strict=True)
        },
        "primal_integral_seconds": measures.primal_integral_seconds,
        "reference_wan": measures.reference,
        "memory_mib": outcome.memory_mib,
        "child_memory_mib": outcome.child_memory_mib,
        "seconds": dict(outcome.seconds),
        "outside_seconds": outcome.outside_seconds,
        "moments": [asdict(moment) for moment in outcome.trajectory.moments],
    }


def machine() -> dict[str, Any]:
    """Processor, cores that this process may use, and system."""
    return {"processor": _processor(), "cores": _cores(), "system": platform.platform()}


def _processor() -> str:
    """Model of the processor as the system names it."""
    told = Path("/proc/cpuinfo")
    if told.is_file():
        for line in told.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
