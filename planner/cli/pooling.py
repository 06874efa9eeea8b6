"""What the verbs share that make many solves: where to solve, going on, and how it goes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli.progress import telling
from planner.cli.talk import Talk, help_text
from planner.report.numbers import duration, wan

if TYPE_CHECKING:
    from planner.pool import PoolProgress

C = TypeVar("C", bound=Callable[..., Any])

WORKERS = click.option(
    "--workers",
    type=click.IntRange(1, 4096),
    default=None,
    metavar="N",
    help=help_text("option.workers"),
)
SCHEDULER = click.option(
    "--scheduler",
    default="",
    metavar="tcp://HOST:PORT",
    help=help_text("option.scheduler"),
)
RESUME = click.option("--resume", is_flag=True, help=help_text("option.resume"))


def pooled(command: C) -> C:
    """Give a verb the three options, as `workers`, `scheduler` and `resume`."""
    return WORKERS(SCHEDULER(RESUME(command)))


def showing_pool(
    talk: Talk, figure: Callable[[float], str] | None = None
) -> AbstractContextManager[Callable[["PoolProgress"], None] | None]:
    """Give a function that shows the progress of a pool; None if nobody wants to see it.

    `figure` writes the best value; by default it is money.
    """
    written = figure or (lambda best: wan(best, talk.language))

    def line(progress: "PoolProgress") -> str:
        best = progress.best
        told = talk(
            "message.pool_progress",
            seconds=duration(progress.seconds),
            done=progress.done,
            running=progress.running,
            waiting=progress.waiting,
            failed=progress.failed,
        )
        # Many studies only collect answers: nothing among them is the best.
        return told if best is None else told + talk("message.pool_best", best=written(best))

    return telling(talk, line)
