"""The verb ``prices``: what more of a limit is worth, and what a rule costs."""

import math
from pathlib import Path

import click

from planner.cli.pooling import pooled, showing_pool
from planner.cli.runs import RUNS_DIR
from planner.cli.solving import seconds_of, stopping_on_signals
from planner.cli.talk import Talk, help_text, verb

INTERRUPTED = 130


def steps_of(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[float, ...]:
    """Numbers with commas between them, none of them 0."""
    try:
        steps = tuple(float(word) for word in value.replace("，", ",").split(",") if word.strip())
    except ValueError:
        steps = ()
    if not steps or not all(math.isfinite(n) and n for n in steps):
        raise click.BadParameter(help_text("bad_steps", value=value))
    return steps


@click.command(help=help_text("prices"), short_help=help_text("prices.short"))
@click.argument("run")
@click.option(
    "--limit", "kinds", multiple=True, metavar="LIMIT", help=help_text("option.price_limit")
)
@click.option(
    "--area", "areas", multiple=True, metavar="AREA", help=help_text("option.price_area")
)
@click.option(
    "--steps",
    callback=steps_of,
    default="1,2,5",
    metavar="N,N,…",
    show_default=True,
    help=help_text("option.price_steps"),
)
@click.option(
    "--seconds",
    callback=seconds_of,
    default="20",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.price_seconds"),
)
@pooled
@RUNS_DIR
@verb
def prices(
    talk: Talk,
    run: str,
    kinds: tuple[str, ...],
    areas: tuple[str, ...],
    steps: tuple[float, ...],
    seconds: float,
    workers: int | None,
    scheduler: str,
    resume: bool,
    runs_dir: Path,
) -> int:
    """Price the limits of a stored plan."""
    from planner.pool import open_pool
    from planner.report.pricing import prices_record, prices_screen
    from planner.studies.asking import Asking, lent
    from planner.studies.case import subject_of
    from planner.studies.pricing import Asked, price_limits
    from planner.studies.pricing_limits import limits_of
    from planner.studies.pricing_words import select_limits

    subject = subject_of(runs_dir, run)
    limits = limits_of(subject.result, subject.case.data)
    chosen, counties = select_limits(subject.result.scenario, limits, kinds, areas)
    keep = subject.kept("prices", resume)
    with (
        stopping_on_signals() as stop,
        showing_pool(talk) as watch,
        open_pool(workers, scheduler, lent(subject.case)) as pool,
    ):
        asking = Asking(pool, keep, watch, stop)
        found = price_limits(subject, asking, Asked(chosen, steps, counties, seconds))
    full = [one for one in limits if one.binds]
    if talk.as_json:
        talk.data(prices_record(subject, found))
    else:
        talk.out(prices_screen(subject, found, full, talk.language))
    if stop.is_set():
        return INTERRUPTED
    asking.raise_failures()
    return 0
