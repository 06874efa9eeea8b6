"""The verb ``coordinate``: what coordination between counties is worth."""

from pathlib import Path

import click

from planner.cli.solving import seconds_of
from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb


@click.command(help=help_text("coordinate"), short_help=help_text("coordinate.short"))
@click.option(
    "--county-seconds",
    callback=seconds_of,
    default="10",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.county_seconds"),
)
@click.option(
    "--emit-counties",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=help_text("option.emit_counties"),
)
@click.option(
    "--floors",
    type=click.Choice(["equilibrium", "alone"]),
    default="equilibrium",
    show_default=True,
    help=help_text("option.floors"),
)
@click.option(
    "--fair-rounds",
    type=click.IntRange(0),
    default=3,
    show_default=True,
    help=help_text("option.fair_rounds"),
)
@studied
@verb
def coordinate(
    talk: Talk,
    studying: Studying,
    county_seconds: float,
    emit_counties: Path | None,
    floors: str,
    fair_rounds: int,
) -> int:
    """Compare what counties do alone with what they can do together."""
    from planner.errors import WrongUseError
    from planner.report.coordinating import coordinating_screen
    from planner.report.coordinating_files import coordinating_files
    from planner.studies.coordinate import emission
    from planner.studies.coordinate.schemes import Effort, compare

    subject = studying.begin(talk)
    counties = subject.case.data.counties
    if len(counties) < 2:
        raise WrongUseError("coordinate_one_county", county=", ".join(counties))
    if subject.case.data.maxmin:
        raise WrongUseError("coordinate_maxmin")
    for home in (
        emission.emit_counties(subject, emit_counties, studying.force) if emit_counties else ()
    ):
        talk.say(str(home))
    effort = Effort(studying.gap, studying.seconds, county_seconds, fair_rounds, floors)
    with studying.asking(talk, subject, "coordinate") as asking:
        found = compare(subject, asking, effort)
    return studying.end(
        talk,
        asking,
        f"coordinate-{subject.result.run}",
        coordinating_files(found, subject, talk.language),
        lambda: coordinating_screen(found, subject, talk.language),
    )
