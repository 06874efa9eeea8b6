"""The verb ``least``: the least land, money or trips with which a target is reached."""

import click

from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

NO_PLAN, UNKNOWN = 4, 6


@click.command(help=help_text("least"), short_help=help_text("least.short"))
@studied
@click.option(
    "--income", type=click.FloatRange(min=0), metavar="WAN", help=help_text("option.least_income")
)
@click.option("--fiscal", type=float, metavar="WAN", help=help_text("option.least_fiscal"))
@click.option("--of", "words", multiple=True, metavar="WHAT", help=help_text("option.least_of"))
@verb
def least(
    talk: Talk,
    studying: Studying,
    income: float | None,
    fiscal: float | None,
    words: tuple[str, ...],
) -> int:
    """Find the least with which a target is reached."""
    from planner.errors import WrongUseError
    from planner.report.least import least_files, least_screen
    from planner.studies.least import find_least, wanted_of

    given = {"income": income, "fiscal": fiscal}
    targets = {name: amount for name, amount in given.items() if amount is not None}
    if not targets:
        raise WrongUseError("least_no_target")
    subject = studying.begin(talk)
    wanted = wanted_of(subject, targets, words, studying.gap, studying.seconds)
    with studying.asking(talk, subject, "least") as asking:
        found = find_least(subject, wanted, asking)
    code = studying.end(
        talk,
        asking,
        f"least-{subject.result.run}",
        least_files(found, subject.result),
        lambda: least_screen(found, subject.result, talk.language),
    )
    if code:
        return code
    if found.impossible:
        return NO_PLAN
    return 0 if any(one.found for one in found.least) else UNKNOWN
