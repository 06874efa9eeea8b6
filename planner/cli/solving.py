"""The verb ``run``: solve, audit, store, print."""

import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.deciding import deciding, decisions_of
from planner.cli.pooling import SCHEDULER, WORKERS
from planner.cli.runs import RUNS_DIR
from planner.cli.scenarios import SCENARIO, VARIANTS
from planner.cli.signals import stopping_on_signals
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.results import RunResult
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
@deciding
@click.option("--start-from", default="", metavar="RUN", help=help_text("option.start_from"))
@click.option("--fresh", is_flag=True, help=help_text("option.fresh"))
@click.option(
    "--save-model",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.mps",
    help=help_text("option.save_model"),
)
@click.option("--tag", "tags", multiple=True, metavar="KEY=VALUE", help=help_text("option.tag"))
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
    force: tuple[str, ...],
    forbid: tuple[str, ...],
    force_target: tuple[str, ...],
    forbid_target: tuple[str, ...],
    start_from: str,
    fresh: bool,
    save_model: Path | None,
    tags: tuple[str, ...],
    dry_run: bool,
    runs_dir: Path,
) -> int:
    """Find the best plan of a scenario."""
    from planner.run import RunRequest
    from planner.run_filter import read_tags
    from planner.solve import SolveOptions

    request = RunRequest(
        folder=scenario,
        variants=variants,
        options=SolveOptions(gap, time_limit, seed, threads, method, workers or 0, scheduler),
        runs_dir=runs_dir,
        decisions=decisions_of(force, forbid, force_target, forbid_target),
        start=start_from,
        fresh=fresh,
        save_model=save_model,
        command_line=" ".join(sys.argv),
        tags=read_tags(tags, new=True),
    )
    return _measure(talk, request) if dry_run else _solve(talk, request)


def _measure(talk: Talk, request: "RunRequest") -> int:
    from planner.run import measure

    sizes = measure(request.folder, request.variants, request.decisions)
    if talk.as_json:
        talk.data(asdict(sizes))
    else:
        talk.out(talk("message.sizes", **asdict(sizes)))
    return 0


def _solve(talk: Talk, request: "RunRequest") -> int:
    from planner.cli.progress import showing
    from planner.errors import DataError, NoPlanError
    from planner.record import record_of
    from planner.report.reaction import reaction_record, reaction_screen
    from planner.report.screen import screen
    from planner.run import restore, run_scenario
    from planner.store import read_run
    from planner.studies.reaction import reaction

    try:
        with stopping_on_signals() as stop, showing(talk, request.options) as watch:
            result = run_scenario(request, watch, stop)
    except (DataError, NoPlanError) as error:
        if request.decisions:
            how = "impossible" if isinstance(error, NoPlanError) else "in_tables"
            talk.say(talk(f"message.decisions_{how}"))
        raise
    _tell(talk, request, result)
    if not talk.as_json:
        talk.out(screen(result, talk.language))
    found = None
    if request.decisions and request.start:
        origin = str(result.options["start"])  # "latest" would now be the new run
        with stopping_on_signals() as stop:  # a stop leaves the cost open, the plan is there
            found = reaction(restore(read_run(request.runs_dir, origin)), result, stop)
    if talk.as_json:
        talk.data({**record_of(result), **({"reaction": reaction_record(found)} if found else {})})
    elif found:
        talk.out(reaction_screen(found, talk.language))
    return EXIT_CODES[result.solution.status]


def _tell(talk: Talk, request: "RunRequest", result: "RunResult") -> None:
    """What is to be said beside a plan."""
    talk.remarks(result.scenario.remarks, str(request.folder))
    solution = result.solution
    if solution.start_accepted is not None and not result.served:
        talk.say(talk(f"message.start_{'used' if solution.start_accepted else 'refused'}"))
    if result.served and request.tags:
        talk.say(talk("message.tags_kept", run=result.run))
    if solution.proof_fault:
        talk.say(talk("message.proof_fault", reason=solution.proof_fault))
    if solution.status == "interrupted":
        talk.say(talk("message.interrupted"))
    if request.decisions and not request.start:
        talk.say(talk("message.decisions_cost"))
