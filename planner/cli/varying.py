"""The verbs ``alternatives`` and ``ladder``: other plans, and plans that grow."""

from typing import TYPE_CHECKING, Literal

import click

from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.studies.alternatives.study import Alternatives

NOT_ALL = 5
"""Exit code: time was too short for what was asked."""


@click.command(help=help_text("alternatives"), short_help=help_text("alternatives.short"))
@click.option(
    "--count",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    help=help_text("option.alternatives_count"),
)
@click.option(
    "--within",
    type=click.FloatRange(0, 1),
    default=0.02,
    show_default=True,
    help=help_text("option.alternatives_within"),
)
@click.option(
    "--differ",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help=help_text("option.alternatives_differ"),
)
@click.option(
    "--by",
    type=click.Choice(["decisions", "targets"]),
    default="decisions",
    show_default=True,
    help=help_text("option.alternatives_by"),
)
@click.option(
    "--listing",
    type=click.IntRange(1, 10_000),
    metavar="K",
    help=help_text("option.alternatives_listing"),
)
@click.option("--prove", is_flag=True, help=help_text("option.alternatives_prove"))
@studied
@verb
def alternatives(
    talk: Talk,
    studying: Studying,
    count: int,
    within: float,
    differ: int,
    by: Literal["decisions", "targets"],
    listing: int | None,
    prove: bool,
) -> int:
    """Find plans near the best one."""
    from planner.report.alternatives import alternatives_files, alternatives_screen
    from planner.studies.alternatives.search import Wanted
    from planner.studies.alternatives.study import find_alternatives

    subject = studying.begin(talk)
    wanted = Wanted(listing or count, within, differ, by, studying.seconds, listing is not None)
    with studying.asking(talk, subject, "alternatives") as asking:
        told = find_alternatives(subject, asking, wanted, prove)
    result, language = subject.result, talk.language
    code = studying.end(
        talk,
        asking,
        f"alternatives-{result.run}",
        alternatives_files(result, told, language),
        lambda: alternatives_screen(result, told, language),
    )
    return code or _exit_code(told)


def _exit_code(told: "Alternatives") -> int:
    return 0 if told.found.end in ("enough", "none_left") else NOT_ALL


@click.command(help=help_text("ladder"), short_help=help_text("ladder.short"))
@click.option("--of", "limit", metavar="LIMIT", help=help_text("option.ladder_of"))
@click.option(
    "--steps",
    default="-20%,0,+20%,+40%",
    show_default=True,
    help=help_text("option.ladder_steps"),
)
@click.option("--by", type=click.Choice(["years"]), help=help_text("option.ladder_by"))
@click.option("--retime", is_flag=True, help=help_text("option.ladder_retime"))
@click.option("--joint", is_flag=True, help=help_text("option.ladder_joint"))
@studied
@verb
def ladder(
    talk: Talk,
    studying: Studying,
    limit: str | None,
    steps: str,
    by: str | None,
    retime: bool,
    joint: bool,
) -> int:
    """Plans for rising limits in which nothing funded is withdrawn."""
    from planner.errors import WrongUseError
    from planner.report.ladder import ladder_files, ladder_screen
    from planner.studies.ladder.climb import climb
    from planner.studies.ladder.steps import (
        limit_names,
        shares_of,
        steps_along,
        steps_in_time,
    )

    if (limit is None) == (by is None):
        raise WrongUseError("ladder_one_way")
    shares = shares_of(steps)
    subject = studying.begin(talk)
    data = subject.case.data
    if limit is None:
        rungs = steps_in_time(data)
    else:
        rungs = steps_along(data, limit, shares, limit_names(subject.result.scenario))
    with studying.asking(talk, subject, "ladder") as asking:
        told = climb(subject, asking, rungs, retime, studying.seconds, joint)
    result, language = subject.result, talk.language
    code = studying.end(
        talk,
        asking,
        f"ladder-{told.what}-{result.run}",
        ladder_files(result, told, language),
        lambda: ladder_screen(result, told, language),
    )
    return code or (0 if told.known else NOT_ALL)
