"""Verbs on the machine: ``doctor`` and ``completion``."""

from pathlib import Path

import click

from planner.cli.runs import RUNS_DIR
from planner.cli.talk import Talk, help_text, verb


@click.command(help=help_text("doctor"), short_help=help_text("doctor.short"))
@RUNS_DIR
@verb
def doctor(talk: Talk, runs_dir: Path) -> int:
    """Say whether this machine can do the work."""
    from planner.doctor import examine

    findings = examine(runs_dir)
    if talk.as_json:
        talk.data(
            {
                "well": all(one.well for one in findings),
                "findings": [
                    {"what": one.what, "well": one.well, "found": one.found} for one in findings
                ],
            }
        )
    else:
        for one in findings:
            mark = talk("label.well" if one.well else "label.unwell")
            talk.out(f"{mark} {talk(f'label.doctor.{one.what}')}: {one.found}")
            if not one.well:
                talk.out("    " + talk(f"message.doctor.{one.what}"))
    return 0 if all(one.well or not one.needed for one in findings) else 1


@click.command(help=help_text("completion"), short_help=help_text("completion.short"))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell."""
    from click.shell_completion import get_completion_class

    root = click.get_current_context().find_root().command
    script = get_completion_class(shell)
    assert script is not None, f"click knows {shell}"
    click.echo(script(root, {}, "planner", "_PLANNER_COMPLETE").source())
