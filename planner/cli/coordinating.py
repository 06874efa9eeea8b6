"""The verb ``coordinate``: what coordination between counties is worth."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.solving import seconds_of
from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.report.boundaries import Boundaries
    from planner.studies.case import Subject


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
@click.option("--no-rules", is_flag=True, help=help_text("option.no_rules"))
@click.option(
    "--map",
    "map_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=help_text("option.map"),
)
@click.option("--map-number", default="", metavar="TEXT", help=help_text("option.map_number"))
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
    no_rules: bool,
    map_file: Path | None,
    map_number: str,
    floors: str,
    fair_rounds: int,
) -> int:
    """Compare what counties do alone with what they can do together."""
    from planner.errors import WrongUseError
    from planner.report.coordinating import coordinating_screen
    from planner.report.coordinating_beside import Beside
    from planner.report.coordinating_files import coordinating_files
    from planner.studies.coordinate import emission
    from planner.studies.coordinate.enclaves import price_enclaves
    from planner.studies.coordinate.layout_prices import price_layout
    from planner.studies.coordinate.schemes import Effort, compare

    if map_number and map_file is None:
        raise WrongUseError("map_number_without_map")
    subject = studying.begin(talk)
    counties = subject.case.data.counties
    if len(counties) < 2:
        raise WrongUseError("coordinate_one_county", county=", ".join(counties))
    if subject.case.data.maxmin:
        raise WrongUseError("coordinate_maxmin")
    if subject.case.data.streams:
        raise WrongUseError("coordinate_streams")
    outlines = _outlines(talk, subject, map_file, map_number)
    for home in (
        emission.emit_counties(subject, emit_counties, studying.force) if emit_counties else ()
    ):
        talk.say(str(home))
    effort = Effort(studying.gap, studying.seconds, county_seconds, fair_rounds, floors)
    with studying.asking(talk, subject, "coordinate") as asking:
        found = compare(subject, asking, effort)
        beside = Beside(
            None if no_rules else price_layout(subject, asking, studying.gap, studying.seconds),
            price_enclaves(subject, asking, studying.gap, studying.seconds),
            outlines,
        )
    return studying.end(
        talk,
        asking,
        f"coordinate-{subject.result.run}",
        coordinating_files(found, subject, talk.language, beside),
        lambda: coordinating_screen(found, subject, talk.language, beside),
    )


def _outlines(
    talk: Talk, subject: "Subject", map_file: Path | None, number: str
) -> "Boundaries | None":
    """The user's outlines, told what is missing; None for schematic maps."""
    from planner.report.boundaries import few, read_boundaries

    counties = subject.result.scenario.rows("counties")
    lost = {row.county for row in counties if row.lon is None or row.lat is None}
    if map_file is None:
        if lost:
            talk.say(talk("message.map_none", counties=few(sorted(lost))))
        return None
    found = read_boundaries(map_file, subject.result.scenario, number)
    pointed = [county for county in found.missing if county not in lost]
    for key, some in (("missing", pointed), ("lost", sorted(lost & set(found.missing)))):
        if some:
            talk.say(talk(f"message.map_{key}", file=map_file, counties=", ".join(some)))
    if found.strangers:
        names, count = few(found.strangers), len(found.strangers)
        talk.say(talk("message.map_strangers", file=map_file, count=count, names=names))
    return found
