"""The verb ``run``: solve, audit, store, print."""

import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.pooling import SCHEDULER, WORKERS
from planner.cli.runs import RUNS_DIR
from planner.cli.scenarios import SCENARIO, VARIANTS
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.run import RunRequest

EXIT_CODES = {"optimal": 0, "gap_reached": 0, "limit": 5, "interrupted": 130}
SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}


def seconds_of(_ctx: click.Context, _param: click.Parameter, value: str) -> float:
    """Seconds of a number that may have s, m or h behind it."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smh]?)", value.strip().lower())
    if not found or float(found[1]) == 0:
        raise click.BadParameter(help_text("bad_duration", value=value))
    return float(found[1]) * SECONDS[found[2]]


GAP = click.option(
    "--gap",
    type=click.FloatRange(0, 1),
    default=0.01,
    show_default=True,
    help=help_text("option.gap"),
)
TIME_LIMIT = click.option(
    "--time-limit",
    callback=seconds_of,
    default="60",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.time_limit"),
)
THREADS = click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help=help_text("option.threads"),
)


@contextmanager
def stopping_on_signals(known: threading.Event | None = None) -> Iterator[threading.Event]:
    """Event (a known one, or a new one) that Ctrl-C or SIGTERM sets: what is found is kept."""
    stop = known or threading.Event()
    former = {
        number: signal.signal(number, lambda *_: stop.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stop
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


@click.command(help=help_text("run"), short_help=help_text("run.short"))
@SCENARIO
@VARIANTS
@GAP
@TIME_LIMIT
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    default=0,
    show_default=True,
    help=help_text("option.seed"),
)
@THREADS
@click.option(
    "--method",
    type=click.Choice(["auto", "direct", "blocks", "districts"]),
    default="auto",
    show_default=True,
    help=help_text("option.solve_method"),
)
@WORKERS
@SCHEDULER
@click.option("--start", default="", metavar="RUN", help=help_text("option.start"))
@click.option("--fresh", is_flag=True, help=help_text("option.fresh"))
@click.option(
    "--save-model",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.mps",
    help=help_text("option.save_model"),
)
@click.option("--dry-run", is_flag=True, help=help_text("option.dry_run"))
@RUNS_DIR
@verb
def run(
    talk: Talk,
    scenario: Path,
    variants: tuple[str, ...],
    gap: float,
    time_limit: float,
    seed: int,
    threads: int,
    method: str,
    workers: int | None,
    scheduler: str,
    start: str,
    fresh: bool,
    save_model: Path | None,
    dry_run: bool,
    runs_dir: Path,
) -> int:
    """Find the best plan of a scenario."""
    from planner.run import RunRequest
    from planner.solve import SolveOptions

    request = RunRequest(
        folder=scenario,
        variants=variants,
        options=SolveOptions(gap, time_limit, seed, threads, method, workers or 0, scheduler),
        runs_dir=runs_dir,
        start=start,
        fresh=fresh,
        save_model=save_model,
        command_line=" ".join(sys.argv),
    )
    return _measure(talk, request) if dry_run else _solve(talk, request)


def _measure(talk: Talk, request: "RunRequest") -> int:
    from planner.run import measure

    sizes = measure(request.folder, request.variants)
    if talk.as_json:
        talk.data(asdict(sizes))
    else:
        talk.out(talk("message.sizes", **asdict(sizes)))
    return 0


def _solve(talk: Talk, request: "RunRequest") -> int:
    from planner.cli.progress import showing
    from planner.record import record_of
    from planner.report.screen import screen
    from planner.run import run_scenario

    with stopping_on_signals() as stop, showing(talk, request.options) as watch:
        result = run_scenario(request, watch, stop)
    talk.remarks(result.scenario.remarks, str(request.folder))
    if result.solution.start_accepted is not None and not result.served:
        talk.say(talk(f"message.start_{'used' if result.solution.start_accepted else 'refused'}"))
    if result.solution.proof_fault:
        talk.say(talk("message.proof_fault", reason=result.solution.proof_fault))
    if result.solution.status == "interrupted":
        talk.say(talk("message.interrupted"))
    if talk.as_json:
        talk.data(record_of(result))
    else:
        talk.out(screen(result, talk.language))
    return EXIT_CODES[result.solution.status]
