"""Verbs that repeat, hand over and remove stored runs: ``runs rerun``, ``export`` and ``rm``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.runs import RUNS_DIR
from planner.cli.signals import INTERRUPTED, stopping_on_signals
from planner.cli.solving import EXIT_CODES
from planner.cli.studying import STUDIES_DIR
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.results import RunResult
    from planner.store import StoredRun
    from planner.studies.verify.leaving import Leaving


@click.command("rerun", help=help_text("runs.rerun"), short_help=help_text("runs.rerun.short"))
@click.argument("run")
@click.option("--check", is_flag=True, help=help_text("option.rerun_check"))
@RUNS_DIR
@verb
def rerun(talk: Talk, run: str, check: bool, runs_dir: Path) -> int:
    """Solve again what a run was made from."""
    from planner.cli.progress import showing
    from planner.report.reproducing import reproduction_record, reproduction_screen
    from planner.run import options_of
    from planner.run import rerun as solve_again
    from planner.store import read_run
    from planner.studies.verify.reproduction import reproduction

    stored = read_run(runs_dir, run)
    with stopping_on_signals() as stop, showing(talk, options_of(stored)[0]) as watch:
        again = solve_again(stored, runs_dir, not check, " ".join(sys.argv), watch, stop)
    if not check:
        return _tell_rerun(talk, stored, again)
    found = reproduction(stored, again)
    if talk.as_json:
        talk.data(reproduction_record(found, talk.language))
    else:
        talk.out(reproduction_screen(found, talk.language))
    if again.solution.status == "interrupted":
        return INTERRUPTED
    return 0 if found.reproduced else 1


def _tell_rerun(talk: Talk, stored: "StoredRun", again: "RunResult") -> int:
    from planner.record import record_of
    from planner.report.screen import screen

    if talk.as_json:
        talk.data({**record_of(again), "rerun_of": stored.run})
    else:
        talk.out(screen(again, talk.language))
    talk.say(talk("message.rerun_stored", run=again.run, origin=stored.run))
    return EXIT_CODES[again.solution.status]


@click.command("export", help=help_text("runs.export"), short_help=help_text("runs.export.short"))
@click.argument("run")
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR|FILE.zip")
@click.option("--force", is_flag=True, help=help_text("option.export_force"))
@RUNS_DIR
@verb
def export(talk: Talk, run: str, target: Path, force: bool, runs_dir: Path) -> None:
    """Write a run and its inputs to a folder or an archive."""
    from planner.export import export_run
    from planner.store import read_run

    stored = read_run(runs_dir, run)
    written = export_run(stored, target, force)
    if talk.as_json:
        talk.data(
            {
                "run": stored.run,
                "path": str(written.path),
                "files": written.files,
                "same_inputs": written.same_inputs,
            }
        )
    else:
        talk.out(str(written.path))
        talk.say(talk("message.exported", count=written.files, run=stored.run))
    if not written.same_inputs:
        talk.say(talk("message.export_differs", run=stored.run))


@click.command("rm", help=help_text("runs.rm"), short_help=help_text("runs.rm.short"))
@click.argument("names", nargs=-1, required=True, metavar="RUN...")
@click.option("--yes", is_flag=True, help=help_text("option.rm_yes"))
@RUNS_DIR
@verb
def rm(talk: Talk, names: tuple[str, ...], yes: bool, runs_dir: Path) -> None:
    """Remove runs and the studies kept beside them."""
    from planner.errors import WrongUseError
    from planner.store import run_named
    from planner.studies.verify.leaving import leave, leaving

    runs = tuple(dict.fromkeys(run_named(runs_dir, name) for name in names))
    found = [leaving(runs_dir, run, runs, STUDIES_DIR) for run in runs]
    for one in found:
        _tell_leaving(talk, one)
    if not yes:
        if not someone_there():
            raise WrongUseError("rm_needs_yes", runs=" ".join(runs))
        if not click.confirm(talk("message.rm_ask", count=len(runs)), err=True):
            talk.say(talk("message.rm_declined"))
            return
    for one in found:
        leave(runs_dir, one)
    if talk.as_json:
        talk.data(
            {
                "removed": list(runs),
                "studies_removed": [name for one in found for name in one.studies],
                "begun_from_them": [name for one in found for name in one.begun],
                "written_about_them": [str(path) for one in found for path in one.written],
            }
        )
    else:
        talk.out("\n".join(runs))


def someone_there() -> bool:
    """Whether there is a terminal to ask on."""
    return sys.stdin.isatty()


def _tell_leaving(talk: Talk, one: "Leaving") -> None:
    """What goes with a run, and what stays and speaks of it."""
    for key, names in (
        ("rm_studies", one.studies),
        ("rm_begun", one.begun),
        ("rm_written", tuple(map(str, one.written))),
    ):
        if names:
            talk.say(talk(f"message.{key}", run=one.run, names=", ".join(names)))
