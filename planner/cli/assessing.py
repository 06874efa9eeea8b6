"""The verb ``assess``: what suits each county, before any plan."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.scenarios import SCENARIO, VARIANTS
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.assess import Method


@click.command(help=help_text("assess"), short_help=help_text("assess.short"))
@SCENARIO
@VARIANTS
@click.option(
    "--county", "counties", multiple=True, metavar="COUNTY", help=help_text("option.county")
)
@click.option(
    "--method",
    type=click.Choice(["default", "equal", "ahp", "entropy", "topsis"]),
    help=help_text("option.method"),
)
@click.option(
    "--top",
    type=click.IntRange(1, 1000),
    default=5,
    show_default=True,
    help=help_text("option.top"),
)
@click.option("--benchmark", metavar="COUNTY", help=help_text("option.benchmark"))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=help_text("option.out"),
)
@click.option("--force", is_flag=True, help=help_text("option.force"))
@verb
def assess(
    talk: Talk,
    scenario: Path,
    variants: tuple[str, ...],
    counties: tuple[str, ...],
    method: "Method | None",
    top: int,
    benchmark: str | None,
    out: Path | None,
    force: bool,
) -> None:
    """Judge which industries suit each county."""
    from planner.assess import assess_scenario
    from planner.naming import county_code
    from planner.report.assessment import assessment_screen
    from planner.report.assessment_files import assessment_record, write_assessment

    found = assess_scenario(scenario, variants, method, top, counties)
    model = county_code(found.scenario, benchmark) if benchmark else ""
    written = write_assessment(found, out, talk.language, force) if out else ()
    talk.remarks(found.scenario.remarks, str(scenario))
    if talk.as_json:
        talk.data(assessment_record(found, model))
    else:
        talk.out(assessment_screen(found, talk.language, model))
    for path in written:
        talk.say(str(path))
