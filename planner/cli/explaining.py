"""The verb ``explain``: why the plan is as it is."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.pooling import pooled
from planner.cli.progress import telling
from planner.cli.runs import RUNS_DIR
from planner.cli.signals import INTERRUPTED, stopping_on_signals
from planner.cli.studying import FORCE, OUT
from planner.cli.talk import Talk, help_text, verb
from planner.report.numbers import duration

if TYPE_CHECKING:
    from planner.pool import PoolProgress
    from planner.studies.asking import Asking
    from planner.studies.case import Subject
    from planner.studies.explain.background import Background
    from planner.studies.explain.explain import Wanted

STUDY = "explain"
FAILED = 7


@click.command(help=help_text("explain"), short_help=help_text("explain.short"))
@click.argument("run")
@click.option(
    "--project",
    "projects",
    multiple=True,
    metavar="PROJECT",
    help=help_text("option.explain_project"),
)
@click.option(
    "--county",
    "counties",
    multiple=True,
    metavar="COUNTY",
    help=help_text("option.explain_county"),
)
@click.option("--all", "every", is_flag=True, help=help_text("option.explain_all"))
@click.option(
    "--tolerance",
    type=click.FloatRange(0, 1),
    default=0.005,
    show_default=True,
    help=help_text("option.tolerance"),
)
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=20.0,
    show_default=True,
    help=help_text("option.question_seconds"),
)
@click.option("--exact", "exactly", is_flag=True, help=help_text("option.exactly"))
@pooled
@RUNS_DIR
@OUT
@FORCE
@verb
def explain(
    talk: Talk,
    run: str,
    projects: tuple[str, ...],
    counties: tuple[str, ...],
    every: bool,
    tolerance: float,
    seconds: float,
    exactly: bool,
    workers: int | None,
    scheduler: str,
    resume: bool,
    runs_dir: Path,
    out: Path | None,
    force: bool,
) -> int:
    """Say why the plan of a run is as it is."""
    from planner.naming import county_code
    from planner.report.study_files import check_place
    from planner.studies.case import subject_of
    from planner.studies.explain.background import background_of, project_code
    from planner.studies.explain.explain import everything_in

    if out is not None:
        check_place(out, force)
    subject = subject_of(runs_dir, run)
    scenario = subject.result.scenario
    closely = tuple(dict.fromkeys(project_code(subject.result, word) for word in projects))
    areas = tuple(dict.fromkeys(county_code(scenario, word) for word in counties))
    if every:
        areas = tuple(row.county for row in scenario.rows("counties"))
    background = background_of(subject, seconds, tolerance)
    if not (closely or areas):
        return _overview(talk, subject, background, out, force)
    wanted = replace(everything_in(subject, areas), closely=closely, exactly=exactly)
    with (
        stopping_on_signals() as stop,
        asking_through(talk, subject, STUDY, workers, scheduler, resume, stop) as asking,
    ):
        return _cards(talk, subject, background, asking, wanted, areas, out, force)


@contextmanager
def asking_through(
    talk: Talk,
    subject: "Subject",
    study: str,
    workers: int | None,
    scheduler: str,
    resume: bool,
    stop: threading.Event,
) -> Iterator["Asking"]:
    """Questions about a run through a pool, each answer kept as it arrives, progress shown."""
    from planner.pool import open_pool
    from planner.studies.asking import Asking, lent

    def line(progress: "PoolProgress") -> str:
        return talk(
            "message.explain_progress",
            seconds=duration(progress.seconds),
            done=progress.done,
            running=progress.running,
            waiting=progress.waiting,
            failed=progress.failed,
        )

    keep = subject.kept(study, resume)
    with (
        telling(talk, line) as watch,
        open_pool(workers, scheduler, lent(subject.case)) as pool,
    ):
        yield Asking(pool, keep, watch, stop)


def _kept(record: dict[str, Any], out: Path | None, force: bool) -> dict[str, Any]:
    """The record, written to the folder for it if one is named."""
    from planner.report.study_files import StudyFiles, write_study

    if out is not None:
        write_study(StudyFiles(record, {}), out, force)
    return record


def _overview(
    talk: Talk, subject: "Subject", background: "Background", out: Path | None, force: bool
) -> int:
    """Print the projects of the plan; nothing is solved."""
    from planner.report.explaining_record import explanation_record
    from planner.report.explaining_tables import overview_screen
    from planner.studies.explain.explain import overview

    found = overview(background)
    record = _kept(explanation_record(subject.result, found), out, force)
    if talk.as_json:
        talk.data(record)
    else:
        talk.out(overview_screen(subject.result, found, talk.language))
    return 0


def _cards(
    talk: Talk,
    subject: "Subject",
    background: "Background",
    asking: "Asking",
    wanted: "Wanted",
    areas: tuple[str, ...],
    out: Path | None,
    force: bool,
) -> int:
    """Ask, write, print what was answered, and give the exit code."""
    from planner.report.explaining_record import explanation_record
    from planner.report.explaining_tables import cards_screen
    from planner.studies.explain.explain import explain as explained

    found = explained(background, asking, wanted)
    failures = [error.sentence(talk.language) for error in asking.failures.values()]
    told = {**explanation_record(subject.result, found), "failures": failures}
    record = _kept(told, out, force)
    if talk.as_json:
        talk.data(record)
    else:
        talk.out(cards_screen(subject.result, found, wanted.closely, areas, talk.language))
    if asking.stop is not None and asking.stop.is_set():
        talk.say(talk("message.explain_stopped", count=found.unanswered))
        return INTERRUPTED
    if failures:
        facts = {"count": len(failures), "reason": failures[0]}
        click.echo(talk("error.questions_failed", **facts), err=True)
        return FAILED
    return 0
