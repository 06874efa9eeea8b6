"""Hiding who is behind the projects: names give way to codes before a chapter sees them.

Where a name stands by itself or inside other words, in the runs and in the tables and summaries of
the studies, it becomes "project CODE". The sources of projects, which may name an investor in any
words, are withheld whole.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from planner.errors import WrongUseError
from planner.report.document.material import Study, record_in
from planner.report.study_files import SUMMARY
from planner.results import RunResult, Scenario
from planner.texts import Language, text

CODE = re.compile(r"[A-Za-z0-9_.#-]+")
"""What a code of a project may look like when names are to be hidden."""

SOURCE = "source"
"""Column and field that may name an investor where a row is about a project."""

Swap = Callable[[str], str]


def redacted(
    runs: Iterable[RunResult], studies: Iterable[Study], language: Language, place: Path
) -> tuple[tuple[RunResult, ...], tuple[Study, ...]]:
    """Runs and studies without names of projects and investors.

    Parameters
    ----------
    place
        Empty folder for the tables of the studies; it has to live as long as the document is made.

    Raises
    ------
    WrongUseError
        The code of a project looks like a name, or a table of a study cannot be read.
    """
    runs = tuple(runs)
    swap = swap_of([run.scenario for run in runs], language)
    withheld = text("label.redacted.source", language)
    hidden = [
        _copied(study, place / str(number), swap, withheld) for number, study in enumerate(studies)
    ]
    return tuple(_run(run, swap, withheld) for run in runs), tuple(hidden)


def swap_of(scenarios: Iterable[Scenario], language: Language) -> Swap:
    """Function that puts codes in the place of the names of projects.

    A name that is also part of the name of an industry, a park or a county tells nobody apart and
    would spoil other words; it is replaced only where it stands alone.
    """
    codes: dict[str, str] = {}
    public: list[str] = []
    for scenario in scenarios:
        codes |= _codes_of(scenario, language)
        for table in ("industries", "parks", "counties"):
            for row in scenario.rows(table):
                public += [row.name_zh, row.name_en or ""]
    inside = [name for name in codes if not any(name in word for word in public)]
    names = re.compile("|".join(map(re.escape, sorted(inside, key=len, reverse=True))) or "(?!)")

    @cache
    def swap(words: str) -> str:
        return codes.get(words) or names.sub(lambda found: codes[found[0]], words)

    return swap


def _codes_of(scenario: Scenario, language: Language) -> dict[str, str]:
    codes = {}
    for row in scenario.rows("projects"):
        if not CODE.fullmatch(row.project) or row.project in (row.name_zh, row.name_en):
            raise WrongUseError("code_is_name", code=row.project)
        for name in filter(None, (row.name_zh, row.name_en)):
            codes[name] = text("label.redacted.project", language, code=row.project)
    return codes


def _run(run: RunResult, swap: Swap, withheld: str) -> RunResult:
    """Run whose words are swapped; codes, of which mappings have the keys, are no words."""
    tables = dict(run.scenario.tables)
    projects = tables["projects"]
    rows = tuple(row.model_copy(update={SOURCE: row.source and withheld}) for row in projects.rows)
    tables["projects"] = replace(projects, rows=rows)
    candidates = {
        key: replace(one, source=one.source and withheld)
        for key, one in run.appraisal.candidates.items()
    }
    appraisal = replace(run.appraisal, candidates=_swapped(candidates, swap))
    scenario = _swapped(replace(run.scenario, tables=tables), swap)
    return replace(run, scenario=scenario, appraisal=appraisal)


def _swapped(value: Any, swap: Swap) -> Any:
    """Same value with its words swapped, however deep they are."""
    if isinstance(value, str):
        return swap(value)
    if isinstance(value, Mapping):
        return {key: _swapped(one, swap) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_swapped(one, swap) for one in value)
    if isinstance(value, BaseModel):
        changed = {name: _swapped(one, swap) for name, one in value}
        return value.model_copy(update=changed)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _swapped(getattr(value, one.name), swap) for one in fields(value)}
        )
    return value


def _copied(study: Study, place: Path, swap: Swap, withheld: str) -> Study:
    """Study whose summary and tables are copies with the words swapped; charts are not copied."""
    place.mkdir()
    words = json.dumps(_swapped(study.summary, swap), ensure_ascii=False)
    (place / SUMMARY).write_text(words, encoding="utf-8")
    for table in sorted(study.folder.glob("*.csv")):
        try:
            with table.open(encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.reader(lines))
        except (OSError, ValueError, csv.Error) as error:
            raise WrongUseError(
                "study_changed", folder=study.folder, file=table.name, reason=error
            ) from error
        with (place / table.name).open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows(_hidden(rows, swap, withheld))
    return replace(study, folder=place, summary=record_in(words, study.folder))


def _hidden(rows: list[list[str]], swap: Swap, withheld: str) -> Iterator[list[str]]:
    """Rows of a table below its header, words swapped and sources withheld."""
    secret = {place for place, name in enumerate(rows[0]) if name == SOURCE} if rows else set()
    yield from rows[:1]
    for row in rows[1:]:
        yield [
            withheld if cell and place in secret else swap(cell) for place, cell in enumerate(row)
        ]
