"""A stored run brought back to life: what a study asks its questions about."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models import PlanData
from planner.assemble import assemble
from planner.pool import ResultStore
from planner.results import RunResult
from planner.run import RunRequest, restore, run_scenario
from planner.solve import Progress
from planner.store import read_run

STUDIES = ".studies"
"""Folder beside the runs where answers are kept."""


@dataclass(frozen=True)
class Case:
    """What a question needs to know: the data of a plan and the plan itself.

    Attributes
    ----------
    data
        Plan data.
    values
        The plan: value of every column of the model by name.
    value, bound
        Value of the plan and proved bound of the best one, wan yuan.
    """

    data: PlanData
    values: Mapping[str, float]
    value: float
    bound: float


@dataclass(frozen=True)
class Subject:
    """A run and the case that it makes; `runs_dir` is where its studies are kept too."""

    result: RunResult
    case: Case
    runs_dir: Path

    @property
    def proved(self) -> bool:
        """Whether the plan is proved to be optimal."""
        return self.result.solution.status == "optimal"

    def kept(self, study: str, resume: bool) -> ResultStore:
        """Where the answers of a study of this run are kept as they arrive."""
        name = f"{study}-{self.result.run}"
        identity = hashlib.sha256(name.encode()).hexdigest()
        return ResultStore(self.runs_dir / STUDIES / name, identity, resume)


def subject_of(runs_dir: Path, run: str) -> Subject:
    """Stored run by its id, a unique beginning of it or ``latest``, audited again.

    Raises
    ------
    WrongUseError
        There is no such run.
    StoreError, AuditFailedError
        The run is damaged, or was changed.
    """
    return _subject(restore(read_run(runs_dir, run)), runs_dir)


def subject_from(
    request: RunRequest,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Subject:
    """Run of a scenario as a subject: solved now, or served if it was solved before.

    Raises
    ------
    PlannerError
        As `planner.run.run_scenario`.
    """
    return _subject(run_scenario(request, watch, stop), request.runs_dir)


def _subject(result: RunResult, runs_dir: Path) -> Subject:
    data = assemble(result.scenario, result.appraisal)
    solution = result.solution
    case = Case(data, solution.values, solution.objective_wan, solution.bound_wan)
    return Subject(result, case, runs_dir)
