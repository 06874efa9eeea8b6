"""What the solvers told: one run each, and all of them as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bench.peers.teller import Record
from planner.bench.measure import Moment, Trajectory, gap_of

PLANNER = "planner"
SLACK_SHARE, SLACK_SECONDS = 0.01, 1.0
"""A solver may end so much late: what it tells until then counts as told at the limit."""


@dataclass(frozen=True)
class Run:
    """One solver on one scenario.

    Attributes
    ----------
    size, scenario
        ``prefecture`` and ``prefecture-1``: with the seed.
    solver
        ``planner``, ``highs``, ``scip``, ``cpsat`` or ``cbc``.
    limit
        Seconds it was given.
    value, violation
        Of its last plan, recomputed on the model file; None if there is no plan to recompute.
    memory_mib
        Greatest memory of all its processes together, sampled every second.
    failure
        Why there is no result, or blank.
    """

    size: str
    scenario: str
    solver: str
    limit: float
    trajectory: Trajectory
    record: Record | None = None
    value: float | None = None
    violation: float | None = None
    memory_mib: float = 0.0
    failure: str = ""

    @property
    def title(self) -> str:
        """Name for the reader."""
        return self.record.solver if self.record else self.solver

    def at(self, seconds: float) -> Moment:
        """What was known after so many seconds."""
        if seconds >= self.limit:
            seconds += max(SLACK_SECONDS, SLACK_SHARE * self.limit)
        return self.trajectory.at(seconds)

    def gap(self, seconds: float) -> float | None:
        """Proved gap after so many seconds; None while there is none."""
        return gap_of(self.at(seconds))

    @property
    def peak_memory_mib(self) -> float | None:
        """Greatest memory, of the samples and of what the process itself tells."""
        told = self.record.memory_mib if self.record else 0.0
        return max(self.memory_mib, told) or None

    @cached_property
    def last(self) -> Moment:
        """What was known at the limit."""
        return self.at(self.limit)

    @property
    def plan(self) -> float | None:
        """Value of the last plan: the recomputed one if it is less than told."""
        told = self.last.best
        return told if told is None or self.value is None else min(told, self.value)


def read_told(lines: Iterable[str]) -> tuple[Trajectory, Record | None]:
    """Moments and record that a solver printed; other talk and torn lines are passed over."""
    moments: list[Moment] = []
    record = None
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict) and "solver" in told:
            record = Record(**told)
        elif isinstance(told, dict) and "seconds" in told:
            moments.append(Moment(told["seconds"], told.get("best"), told.get("bound")))
    return Trajectory.of(moments), record


def results_csv(runs: Iterable[Run]) -> str:
    """Trajectories as CSV, thinned: plans and bounds that moved by 0.01 %."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["scenario", "solver", "limit_seconds", "seconds", "best", "bound", "failure"])
    for run in runs:
        head = [run.scenario, run.solver, f"{run.limit:g}"]
        if not run.trajectory.moments:
            writer.writerow([*head, "", "", "", run.failure or "nothing told"])
        for moment in thinned(run.trajectory.moments):
            figures = ["" if v is None else f"{v:.2f}" for v in (moment.best, moment.bound)]
            writer.writerow([*head, f"{moment.seconds:.2f}", *figures, run.failure])
    return out.getvalue()


def thinned(moments: Sequence[Moment], step: float = 1e-4) -> list[Moment]:
    """First, last, and every moment whose plan or bound moved by more than `step`, relative."""
    kept: list[Moment] = []
    for moment in moments:
        if not kept or moment is moments[-1] or _moved(kept[-1], moment, step):
            kept.append(moment)
    return kept


def _moved(before: Moment, after: Moment, step: float) -> bool:
    for old, new in ((before.best, after.best), (before.bound, after.bound)):
        if new is None:
            continue
        if old is None or abs(new - old) > step * max(abs(old), 1.0):
            return True
    return False
