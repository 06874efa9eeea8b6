"""How work goes, on stderr: one live line on a terminal, a line every few seconds elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from planner.cli.talk import Talk
from planner.report.numbers import duration, percent, wan

if TYPE_CHECKING:
    from planner.solve import Progress, SolveOptions

EVERY_SECONDS = 3.0
T = TypeVar("T")


def showing(
    talk: Talk, options: "SolveOptions"
) -> AbstractContextManager[Callable[["Progress"], None] | None]:
    """Give a function that shows each progress of a solve; None if nobody wants to see it."""
    return telling(talk, lambda progress: _line(talk, options, progress))


@contextmanager
def telling(talk: Talk, line: Callable[[T], str]) -> Iterator[Callable[[T], None] | None]:
    """Give a function that shows the line of what it is given; None if nobody wants to see it."""
    if talk.quiet or not talk.progress:
        yield None
    elif sys.stderr.isatty() and not talk.verbose:
        with _live(talk, line) as watch:
            yield watch
    else:
        yield _plain(line)


@contextmanager
def _live(talk: Talk, line: Callable[[T], str]) -> Iterator[Callable[[T], None]]:
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True, no_color=not talk.color)
    with Live(console=console, transient=True, refresh_per_second=5) as live:
        yield lambda progress: live.update(line(progress))


def _plain(line: Callable[[T], str]) -> Callable[[T], None]:
    last = -EVERY_SECONDS

    def watch(progress: T) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY_SECONDS:
            last = now
            click.echo(line(progress), err=True)

    return watch


def _line(talk: Talk, options: "SolveOptions", progress: "Progress") -> str:
    none = talk("label.none_yet")
    return talk(
        "message.progress",
        seconds=duration(progress.seconds),
        limit=duration(options.time_limit_seconds),
        best=none if progress.best is None else wan(progress.best, talk.language),
        bound=none if progress.bound is None else wan(progress.bound, talk.language),
        gap="-" if progress.gap is None else percent(progress.gap),
        asked=percent(options.gap_share),
    )
