"""What every study leaves on disk: one tidy table, a summary, figures."""

import errno
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import WrongUseError
from planner.results import RunResult
from planner.sheets import csv_text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SUMMARY = "summary.json"
KINDS = (".csv", ".png", ".svg")
"""Endings of the files that differ from study to study."""

PNG_DPI = 200


@dataclass(frozen=True)
class Sheet:
    """A table: names of its columns, and a mapping from them for each line."""

    columns: Sequence[str]
    lines: Iterable[Mapping[str, Any]]


@dataclass(frozen=True)
class StudyFiles:
    """Content of the files of a study.

    Attributes
    ----------
    summary
        What ``--json`` prints; written as ``summary.json``.
    sheets
        Tables by the stem of their file; the tidy one that holds everything is ``table``.
    figures
        Charts by the stem of their file; each is drawn in `planner.report.fonts.chart_style`.
    """

    summary: Mapping[str, Any]
    sheets: Mapping[str, Sheet]
    figures: Mapping[str, "Callable[[], Figure]"] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files."""
        pictures = (f"{stem}.{kind}" for stem in self.figures for kind in ("png", "svg"))
        return (SUMMARY, *(f"{stem}.csv" for stem in self.sheets), *pictures)


def study_head(verb: str, result: RunResult) -> dict[str, Any]:
    """What every summary begins with: the study, and what it is about."""
    return {
        "study": verb,
        "run": result.run,
        "scenario": result.scenario.name,
        "variant": result.scenario.variant,
    }


def check_place(folder: Path, force: bool = False) -> None:
    """See before the work whether a study can be written to a folder after it.

    Raises
    ------
    WrongUseError
        There is a study and `force` is not given, or the folder cannot be made or written.
    """
    try:
        former = (folder / SUMMARY).exists()
        there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    except OSError as error:
        raise WrongUseError("output_not_written", path=folder, reason=error.strerror) from error
    if former and not force:
        raise WrongUseError("output_exists", path=folder / SUMMARY)
    if not there.is_dir() or not os.access(there, os.W_OK):
        code = errno.EACCES if there.is_dir() else errno.ENOTDIR
        raise WrongUseError("output_not_written", path=folder, reason=os.strerror(code))


def write_study(
    files: StudyFiles, folder: Path, force: bool = False, own: bool = False
) -> tuple[Path, ...]:
    """Write the files of a study, each whole or not at all, and name them.

    Parameters
    ----------
    own
        Whether the folder is the study's own: then tables and charts of a former one, which this
        one does not have, go. An old chart beside new tables would mislead.

    Raises
    ------
    WrongUseError
        A file exists and `force` is not given, or the folder cannot be written.
    """
    paths = tuple(folder / name for name in files.names)
    for path in paths:
        if path.exists() and not force:
            raise WrongUseError("output_exists", path=path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        told = json.dumps(files.summary, ensure_ascii=False, indent=2, allow_nan=False)
        _put(folder / SUMMARY, lambda path: path.write_text(f"{told}\n", encoding="utf-8"))
        for stem, sheet in files.sheets.items():
            words = csv_text(tuple(sheet.columns), sheet.lines)
            _put(folder / f"{stem}.csv", partial(_write, words))
        for stem, draw in files.figures.items():
            _draw(folder / stem, draw)
        for path in [path for path in folder.iterdir() if own and path.suffix in KINDS]:
            if path not in paths:
                path.unlink()
    except OSError as error:
        raise WrongUseError("output_not_written", path=folder, reason=error.strerror) from error
    return paths


def _write(words: str, path: Path) -> None:
    path.write_text(words, encoding="utf-8", newline="")


def _draw(stem: Path, draw: "Callable[[], Figure]") -> None:
    """Write a chart as picture and as vector graphic."""
    from planner.report.fonts import chart_style  # noqa: PLC0415 - matplotlib is slow

    with chart_style():
        figure = draw()
        _put(
            stem.with_name(f"{stem.name}.png"),
            lambda path: figure.savefig(path, dpi=PNG_DPI, format="png"),
        )
        # Without a date the same study gives the same file.
        _put(
            stem.with_name(f"{stem.name}.svg"),
            lambda path: figure.savefig(path, format="svg", metadata={"Date": None}),
        )


def place_file(path: Path, write: Callable[[Path], object]) -> None:
    """Write one more file of a study, whole or not at all.

    Raises
    ------
    WrongUseError
        It cannot be written.
    """
    try:
        _put(path, write)
    except OSError as error:
        raise WrongUseError("output_not_written", path=path, reason=error.strerror) from error


def _put(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside the place of a file, then move it there."""
    handle, draft = tempfile.mkstemp(prefix=".partial-", dir=path.parent)
    os.close(handle)
    try:
        write(Path(draft))
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
