"""Runs and studies for a document, by what a user calls them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.errors import PlannerError, StoreError, WrongUseError
from planner.report.document.material import RECORDS, Study, holds_study, read_study
from planner.results import RunResult
from planner.run import restore
from planner.store import StoredRun, read_run


@dataclass(frozen=True)
class Gathered:
    """What a document is made from, before it has a language.

    Attributes
    ----------
    runs
        In the order named, each once.
    studies
        Those of the first run before the others, named ones before found ones.
    found
        Those of `studies` that nobody named.
    unreadable
        Folders that look like studies and are none, with the reason.
    """

    runs: tuple[RunResult, ...]
    studies: tuple[Study, ...]
    found: tuple[Study, ...]
    unreadable: tuple[tuple[Path, WrongUseError], ...]


def gather(
    subjects: Sequence[str], named: Sequence[Path], runs_dir: Path, homes: Iterable[Path]
) -> Gathered:
    """Read runs and studies.

    Parameters
    ----------
    subjects
        Ids of runs, ``latest``, and folders of studies.
    named
        More folders of studies.
    homes
        Folders in which studies of the runs are looked for.

    Raises
    ------
    WrongUseError
        There is no such run or study, or a study is about none of the runs.
    StoreError, AuditFailedError
        A run is damaged, was changed, or was written by a version that this one cannot read.
    """
    folders = [Path(subject) for subject in subjects if holds_study(Path(subject))]
    names = [subject for subject in subjects if Path(subject) not in folders]
    if not names:
        raise WrongUseError("report_without_run")
    stored = {one.run: one for one in (read_run(runs_dir, name) for name in names)}
    studies = [_named(folder, tuple(stored)) for folder in _once([*folders, *named])]
    found, unreadable = _found(homes, tuple(stored), studies)
    order = list(stored)
    return Gathered(
        runs=tuple(_restored(one) for one in stored.values()),
        studies=tuple(sorted([*studies, *found], key=lambda one: order.index(one.run))),
        found=tuple(found),
        unreadable=tuple(unreadable),
    )


def _once(folders: Iterable[Path]) -> list[Path]:
    return list({folder.resolve(): folder for folder in folders}.values())


def _named(folder: Path, runs: Sequence[str]) -> Study:
    if not folder.is_dir():
        raise WrongUseError("study_unknown", folder=folder)
    study = read_study(folder)
    if study.run not in runs:
        raise WrongUseError(
            "study_of_other_run", folder=folder, run=study.run, runs=", ".join(runs)
        )
    return study


def _found(
    homes: Iterable[Path], runs: Sequence[str], known: Sequence[Study]
) -> tuple[list[Study], list[tuple[Path, WrongUseError]]]:
    """Studies of the runs that nobody named, and folders whose summary cannot be read."""
    found, unreadable = [], []
    named = {study.folder.resolve() for study in known}
    for folder in _once(
        path.parent for home in homes for name in RECORDS for path in sorted(home.glob(f"*/{name}"))
    ):
        if folder.resolve() in named:
            continue
        try:
            study = read_study(folder)
        except WrongUseError as error:
            unreadable.append((folder, error))
            continue
        if study.run in runs:
            found.append(study)
    return found, unreadable


def _restored(stored: StoredRun) -> RunResult:
    """Run audited again; what another version wrote and this one cannot read is told."""
    try:
        return restore(stored)
    except PlannerError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # Every file is as it was written, so what cannot be understood has another shape.
        raise StoreError(
            "run_of_other_version",
            run=stored.run,
            planner=stored.manifest.get("planner", "?"),
        ) from error
