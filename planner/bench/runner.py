"""Benchmark runs: every scenario with every method, each in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from planner.bench.group import ProcessGroup
from planner.bench.machine import machine
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
class Trial:
    """One solve to be measured: a scenario folder under a name, and the options of the solver."""

    name: str
    folder: Path
    options: Mapping[str, Any]


@dataclass(frozen=True)
class TrialResult:
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
    memory_mib
        Greatest memory of the process and its workers together, as sampled; None where the system
        does not tell, or if there was no time for a sample.
    """

    trial: Trial
    status: str
    error: Mapping[str, Any] | None
    trajectory: Trajectory
    seconds: Mapping[str, float]
    memory_mib: float | None
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


def run_trials(
    trials: Sequence[Trial], before: Callable[[Trial], None] = lambda _: None
) -> Iterator[TrialResult]:
    """Run the trials one after another; `before` hears of each when it begins."""
    for trial in trials:
        before(trial)
        yield run_trial(trial)


def run_trial(trial: Trial) -> TrialResult:
    """Solve in a new process. An error of the run, or the end of its process, is a result too."""
    asked = json.dumps({"folder": str(trial.folder.resolve()), "options": dict(trial.options)})
    words = iter([asked])  # said once, however often the process is waited for
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with ProcessGroup(CHILD, **pipes, text=True, encoding="utf-8") as group:
        process = group.process
        out, told = group.until(lambda seconds: process.communicate(next(words, None), seconds))
    try:
        record = json.loads(out)
    except json.JSONDecodeError:
        record = _dead(process.returncode, told)
    return TrialResult(
        trial=trial,
        status=record["status"],
        error=record["error"],
        trajectory=Trajectory.of(Moment(*moment) for moment in record["moments"]),
        seconds=record["seconds"],
        memory_mib=group.peak_mib or None,
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
        "versions": {},
    }


def measured(results: Sequence[TrialResult]) -> list[tuple[TrialResult, Measures]]:
    """Figures of every result, its primal integral against the best plan for its scenario.

    A run that ended before its time without a plan (faulty data, say) has no primal integral.
    """
    trajectories: dict[Path, list[Trajectory]] = {}
    for result in results:
        trajectories.setdefault(result.trial.folder, []).append(result.trajectory)
    pairs = []
    for result in results:
        measures = measures_of(
            result.trajectory,
            best_known(trajectories[result.trial.folder]),
            result.trial.options.get("time_limit_seconds", SolveOptions.time_limit_seconds),
        )
        if result.error is not None and result.status not in TIMED_OUT:
            measures = replace(measures, primal_integral_seconds=None)
        pairs.append((result, measures))
    return pairs


def record_of(results: Sequence[TrialResult]) -> dict[str, Any]:
    """All that was measured, as plain data."""
    return {
        "machine": machine(),
        "versions": dict(results[0].versions) if results else {},
        "runs": [_record(result, measures) for result, measures in measured(results)],
    }


def _record(result: TrialResult, measures: Measures) -> dict[str, Any]:
    last = result.trajectory.last
    return {
        "scenario": result.trial.name,
        "options": dict(result.trial.options),
        "status": result.status,
        "error": None if result.error is None else dict(result.error),
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
        "memory_mib": result.memory_mib,
        "seconds": dict(result.seconds),
        "outside_seconds": result.outside_seconds,
        "moments": [asdict(moment) for moment in result.trajectory.moments],
    }
