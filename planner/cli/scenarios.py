"""Verbs on scenario folders: ``init`` and ``validate``."""

from pathlib import Path

import click

from planner.cli.talk import Talk, help_text, verb

SCENARIO = click.argument("scenario", type=click.Path(path_type=Path))
VARIANTS = click.option(
    "--variant", "variants", multiple=True, metavar="NAME", help=help_text("option.variant")
)


@click.command(help=help_text("init"), short_help=help_text("init.short"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--template",
    type=click.Choice(["county", "prefecture"]),
    default="county",
    show_default=True,
    help=help_text("option.template"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx"]),
    default="csv",
    show_default=True,
    help=help_text("option.format"),
)
@verb
def init(talk: Talk, folder: Path, template: str, form: str) -> None:
    """Write a scenario that runs at once."""
    from planner.templates import write_template

    written = write_template(folder, template, form, talk.language)
    if talk.as_json:
        talk.data({"folder": str(folder), "files": [str(path) for path in written]})
        return
    for path in written:
        talk.out(str(path))
    talk.say(talk("message.init_done", folder=folder))


@click.command(help=help_text("validate"), short_help=help_text("validate.short"))
@SCENARIO
@VARIANTS
@verb
def validate(talk: Talk, scenario: Path, variants: tuple[str, ...]) -> int:
    """Tell all faults of a scenario."""
    from planner.run import judge

    faults = judge(scenario, variants).faults
    counts = {
        severity: sum(fault.severity == severity for fault in faults)
        for severity in ("error", "warning", "note")
    }
    if talk.as_json:
        talk.data({**counts, "faults": [fault.as_record(talk.language) for fault in faults]})
    else:
        for fault in faults:
            severity = talk(f"label.severity.{fault.severity}")
            talk.out(f"{severity} {fault.sentence(talk.language)}")
        talk.out(talk("message.validated", **counts))
    return 3 if counts["error"] else 0
