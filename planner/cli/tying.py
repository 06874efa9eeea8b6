"""The verb ``ties``: other plans that are as good."""

from pathlib import Path

import click

from planner.cli.pooling import pooled, showing_pool
from planner.cli.runs import RUNS_DIR
from planner.cli.signals import stopping_on_signals
from planner.cli.studying import FORCE, OUT
from planner.cli.talk import Talk, help_text, verb


@click.command(help=help_text("ties"), short_help=help_text("ties.short"))
@click.argument("run")
@click.option(
    "--within",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help=help_text("option.within"),
)
@click.option("--county", multiple=True, help=help_text("option.ties_county"))
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    help=help_text("option.ties_seconds"),
)
@click.option(
    "--plans",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help=help_text("option.ties_plans"),
)
@pooled
@RUNS_DIR
@OUT
@FORCE
@verb
def ties(
    talk: Talk,
    run: str,
    within: float,
    county: tuple[str, ...],
    seconds: float,
    plans: int,
    workers: int | None,
    scheduler: str,
    resume: bool,
    runs_dir: Path,
    out: Path | None,
    force: bool,
) -> int:
    """Find the other plans that are as good."""
    from planner.pool import open_pool
    from planner.report.study_files import StudyFiles, check_place, write_study
    from planner.report.ties import exit_code_of, ties_record, ties_screen
    from planner.studies.case import subject_of
    from planner.studies.nearby import Near
    from planner.studies.ties import counties_named, find_ties, lent_for_ties

    if out is not None:
        check_place(out, force)
    subject = subject_of(runs_dir, run)
    counties = counties_named(subject, county)
    near = Near(within_share=within, seconds=seconds, plans=plans)
    keep = subject.kept("ties", resume)
    with (
        stopping_on_signals() as stop,
        open_pool(workers, scheduler, lent_for_ties(subject)) as pool,
        showing_pool(talk) as watch,
    ):
        found = find_ties(subject, near, counties, pool, keep, watch, stop)
    record = ties_record(found, subject.result)
    if out is not None:
        write_study(StudyFiles(record, {}), out, force)
    if talk.as_json:
        talk.data(record)
    else:
        talk.out(ties_screen(found, subject.result, talk.language))
    return exit_code_of(found)
