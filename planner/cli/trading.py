"""The verb ``pareto``: the best trade-offs between two or three goals."""

import click

from planner.cli.solving import seconds_of
from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

UNSETTLED = 5
"""Exit code where points may be missing because a limit of time was reached."""

EVEN_LEVELS = 7
"""Levels of a plan that is too large for every point."""


@click.command(help=help_text("pareto"), short_help=help_text("pareto.short"))
@studied
@click.option("--aim", multiple=True, metavar="AIM", help=help_text("option.aim"))
@click.option("--step", multiple=True, metavar="AIM=AMOUNT", help=help_text("option.aim_step"))
@click.option(
    "--points", type=click.IntRange(2, 1000), metavar="N", help=help_text("option.aim_points")
)
@click.option(
    "--budget",
    callback=seconds_of,
    default="10m",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.aim_budget"),
)
@verb
def pareto(
    talk: Talk,
    studying: Studying,
    aim: tuple[str, ...],
    step: tuple[str, ...],
    points: int | None,
    budget: float,
) -> int:
    """Find the best trade-offs between two or three goals."""
    from planner.errors import WrongUseError
    from planner.report.pareto import front_files, front_screen
    from planner.report.pareto_story import FrontStory
    from planner.studies.pareto.aims import aims_of, check_count
    from planner.studies.pareto.audited import audit_points
    from planner.studies.pareto.trade import Wish, find_front, lent_for_front

    check_count(aim)
    if points is not None and len(aim) > 2:
        raise WrongUseError("points_of_three")
    subject = studying.begin(talk)
    aims = aims_of(subject, aim, step)
    whole = subject.result.solution.method == "direct"
    if not whole and points is None and len(aims) == 2:
        points = EVEN_LEVELS
        talk.say(talk("message.pareto_even", count=points))
    gap = 0.0 if points is None else studying.gap
    wish = Wish(points, whole, gap, studying.seconds, budget)
    with studying.asking(talk, subject, "pareto", lent_for_front(subject.case, aims)) as asking:
        front = find_front(subject.case, aims, wish, asking)
    worst = audit_points(subject, front)
    story = FrontStory(subject, aims, front, worst)
    name = "-".join(("pareto", *front.names, subject.result.run))
    language = talk.language
    files = front_files(story, language)
    code = studying.end(talk, asking, name, files, lambda: front_screen(story, language))
    return code or (0 if front.complete else UNSETTLED)
