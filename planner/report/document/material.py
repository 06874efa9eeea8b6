"""What a document is made from: runs, the first of which is recommended, and studies of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.errors import WrongUseError
from planner.report.certificate import JSON as CERTIFICATE
from planner.report.study_files import SUMMARY
from planner.results import RunResult
from planner.texts import CATALOGUE, Language, text


@dataclass(frozen=True)
class Study:
    """A study on disk.

    Attributes
    ----------
    kind
        Its verb: ``sensitivity``, ``pareto``, ``coordinate`` …
    run
        Id of the run that it is about.
    folder
        Where it stands; its tables are the CSV files there.
    summary
        What ``--json`` printed.
    """

    kind: str
    run: str
    folder: Path
    summary: Mapping[str, Any]

    def title(self, language: Language) -> str:
        """Name in words: that of its method, where a verb has several."""
        names = (f"study.{self.summary.get('method')}", f"verb.{self.kind}")
        keys = [f"label.chapter.{name}" for name in names]
        return next((text(key, language) for key in keys if key in CATALOGUE), self.kind)


@dataclass(frozen=True)
class Material:
    """All that a document may speak of.

    Attributes
    ----------
    runs
        The first is the recommended plan; the others are compared with it.
    studies
        In the order given; those of the recommended run come first.
    language
        Language of the document.
    """

    runs: tuple[RunResult, ...]
    studies: tuple[Study, ...]
    language: Language

    @property
    def run(self) -> RunResult:
        """The recommended plan."""
        return self.runs[0]

    def study(self, kind: str) -> Study | None:
        """First study of a kind, None if there is none."""
        return next((one for one in self.studies if one.kind == kind), None)


RECORDS = (SUMMARY, CERTIFICATE)
"""Files that make a folder one of a study."""


def holds_study(folder: Path) -> bool:
    """Whether a folder has the record of a study or of a certificate."""
    return any((folder / name).exists() for name in RECORDS)


class Record(dict[str, Any]):
    """Record of a study that says whose it is where it lacks what a chapter needs."""

    def __init__(self, told: Mapping[str, Any], folder: Path) -> None:
        super().__init__(told)
        self._folder = folder

    def __missing__(self, key: str) -> Any:
        raise WrongUseError("study_lacks", folder=self._folder, entry=key)


def record_in(words: str, folder: Path) -> Any:
    """What a summary of a study says; every mapping in it is a `Record`."""
    return json.loads(words, object_hook=lambda told: Record(told, folder))


def read_study(folder: Path) -> Study:
    """Study from its folder, or certificate of a run from its own.

    Raises
    ------
    WrongUseError
        The folder holds no study, or its summary cannot be read or names neither study nor run.
    """
    try:
        name = next((name for name in RECORDS if (folder / name).exists()), SUMMARY)
        summary = record_in((folder / name).read_text(encoding="utf-8"), folder)
    except (OSError, ValueError) as error:
        raise WrongUseError("no_study", folder=folder, reason=error) from error
    if not isinstance(summary, dict) or not {"study", "run"} <= summary.keys():
        raise WrongUseError("older_study", path=folder / name)
    return Study(summary["study"], summary["run"], folder, summary)
