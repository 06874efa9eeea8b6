"""Verbs on stored runs: ``runs list`` and ``runs show``."""

from pathlib import Path

import click

from planner.cli.talk import Talk, help_text, verb

RUNS_DIR = click.option(
    "--runs",
    "runs_dir",
    type=click.Path(path_type=Path),
    default=Path("runs"),
    envvar="PLANNER_RUNS",
    show_default=True,
    help=help_text("option.runs"),
)


@click.group(help=help_text("runs"), short_help=help_text("runs.short"))
def runs() -> None:
    """Group of the verbs on stored runs."""


@runs.command("list", help=help_text("runs.list"), short_help=help_text("runs.list.short"))
@RUNS_DIR
@verb
def list_(talk: Talk, runs_dir: Path) -> None:
    """List the runs of a folder, oldest first."""
    from planner.report.screen import runs_table
    from planner.store import list_runs

    found, damaged = list_runs(runs_dir)
    if talk.as_json:
        kept = ("run", "created", "scenario", "variant", "status", "objective_wan", "bound_wan")
        talk.data(
            {
                "runs": [
                    {key: one.manifest.get(key) for key in (*kept, "gap_share", "seconds")}
                    for one in found
                ],
                "damaged": list(damaged),
            }
        )
        return
    talk.out(runs_table(found, talk.language))
    for name in damaged:
        talk.say(talk("error.run_damaged", run=name, file="manifest.json"))


@runs.command("show", help=help_text("runs.show"), short_help=help_text("runs.show.short"))
@click.argument("run")
@RUNS_DIR
@verb
def show(talk: Talk, run: str, runs_dir: Path) -> None:
    """Print a stored run again."""
    from planner.report.screen import screen
    from planner.run import restore
    from planner.store import read_run

    stored = read_run(runs_dir, run)
    if talk.as_json:
        talk.data({**stored.json("result.json"), "manifest": dict(stored.manifest)})
    else:
        talk.out(screen(restore(stored), talk.language))
