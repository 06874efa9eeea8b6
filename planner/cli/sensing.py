"""The verb ``sensitivity``: how the plan and its value change with the figures."""

from typing import TYPE_CHECKING

import click

from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.studies.case import Subject
    from planner.studies.sensitivity.inputs import Input
    from planner.studies.sensitivity.switching import Switching

MOST_SHARE = 10.0
"""Farther than that nobody means to move a figure."""


def levels_of(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[float, ...]:
    """Percentages with commas between them, as shares; 0 is left out."""
    words = value.replace("，", ",").replace("%", "").replace("％", "").split(",")
    try:
        shares = {float(word) / 100 for word in words if word.strip()}
    except ValueError:
        shares = set()
    if not shares - {0.0} or not all(abs(share) <= MOST_SHARE for share in shares):
        raise click.BadParameter(help_text("bad_levels", value=value))
    return tuple(sorted(shares - {0.0}))


@click.command(help=help_text("sensitivity"), short_help=help_text("sensitivity.short"))
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="WHAT[:RANGE]",
    help=help_text("option.sensitivity_param"),
)
@click.option(
    "--levels",
    callback=levels_of,
    default="-30,-20,-10,10,20,30",
    metavar="N,N,…",
    show_default=True,
    help=help_text("option.sensitivity_levels"),
)
@click.option("--every", is_flag=True, help=help_text("option.sensitivity_every"))
@click.option("--switch", is_flag=True, help=help_text("option.sensitivity_switch"))
@click.option(
    "--project",
    "projects",
    multiple=True,
    metavar="PROJECT",
    help=help_text("option.sensitivity_project"),
)
@click.option(
    "--pairs",
    type=click.IntRange(0, 20),
    default=0,
    show_default=True,
    help=help_text("option.sensitivity_pairs"),
)
@studied
@verb
def sensitivity(
    talk: Talk,
    params: tuple[str, ...],
    levels: tuple[float, ...],
    every: bool,
    switch: bool,
    projects: tuple[str, ...],
    pairs: int,
    studying: Studying,
) -> int:
    """Move the inputs one at a time, and look for switching values."""
    from planner.report.sensitivity import sensitivity_files, sensitivity_screen
    from planner.studies.sensitivity.interactions import interactions
    from planner.studies.sensitivity.one_at_a_time import lent_for_sensitivity, one_at_a_time
    from planner.studies.sensitivity.switching import projects_named, switching_values

    subject = studying.begin(talk)
    inputs = _inputs(params, levels, subject)
    codes = projects_named(subject, projects)
    result = subject.result
    lends = lent_for_sensitivity(result.scenario)
    with studying.asking(talk, subject, "sensitivity", lends) as asking:
        found = one_at_a_time(
            subject, inputs, asking, studying.gap, studying.seconds, levels, reuse=not every
        )
        flips: tuple[Switching, ...] = ()
        if switch or projects:
            flips = switching_values(result.plan, found, asking, studying.seconds, codes)
        both = interactions(found, asking, pairs, studying.gap, studying.seconds)
    files = sensitivity_files(result, found, talk.language, flips, both)
    return studying.end(
        talk,
        asking,
        f"sensitivity-{result.run}",
        files,
        lambda: sensitivity_screen(result, found, talk.language, flips, both),
    )


def _inputs(
    params: tuple[str, ...], levels: tuple[float, ...], subject: "Subject"
) -> "tuple[Input, ...]":
    """Inputs named, else the usual ones; those without a range get that of the levels."""
    from dataclasses import replace

    from planner.studies.sensitivity.grammar import inputs_of
    from planner.studies.sensitivity.inputs import DEFAULT_RANGE, Range
    from planner.studies.sensitivity.usual import usual_inputs

    scenario = subject.result.scenario
    found = inputs_of(params, scenario) if params else usual_inputs(scenario)
    span = Range(min(*levels, 0.0), max(*levels, 0.0))
    return tuple(replace(one, range=span) if one.range is DEFAULT_RANGE else one for one in found)
