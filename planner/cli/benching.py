"""Verbs on benchmarks: ``bench make`` and ``bench run``."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.solving import GAP, THREADS, TIME_LIMIT
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.bench.runner import Trial


@click.group(help=help_text("bench"), short_help=help_text("bench.short"))
def bench() -> None:
    """Group of the verbs on benchmarks."""


@bench.command("make", help=help_text("bench.make"), short_help=help_text("bench.make.short"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--size",
    default="prefecture",
    show_default=True,
    metavar="SIZE",
    help=help_text("option.bench_size"),
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    default=1,
    show_default=True,
    help=help_text("option.bench_seed"),
)
@verb
def make(talk: Talk, folder: Path, size: str, seed: int) -> None:
    """Write a scenario of stated size."""
    from planner.bench.generate import generate

    generate(folder, size, seed)
    if talk.as_json:
        talk.data({"folder": str(folder), "size": size, "seed": seed})
        return
    talk.out(str(folder))
    talk.say(talk("message.bench_made", folder=folder))


@bench.command("run", help=help_text("bench.run"), short_help=help_text("bench.run.short"))
@click.argument("scenarios", nargs=-1, metavar="[SCENARIO]...", type=click.Path(path_type=Path))
@click.option("--size", "sizes", multiple=True, metavar="SIZE", help=help_text("option.bench_size"))
@click.option(
    "--seed",
    "seeds",
    type=click.IntRange(0, 2**31 - 1),
    multiple=True,
    default=(1,),
    show_default=True,
    help=help_text("option.bench_seed"),
)
@GAP
@TIME_LIMIT
@THREADS
@click.option(
    "--method",
    "methods",
    type=click.Choice(["auto", "direct", "blocks", "districts"]),
    multiple=True,
    help=help_text("option.bench_method"),
)
@click.option("--workers", type=click.IntRange(1, 1024), help=help_text("option.bench_workers"))
@verb
def run(
    talk: Talk,
    scenarios: tuple[Path, ...],
    sizes: tuple[str, ...],
    seeds: tuple[int, ...],
    gap: float,
    time_limit: float,
    threads: int,
    methods: tuple[str, ...],
    workers: int | None,
) -> int:
    """Measure how scenarios are solved."""
    from planner.bench.runner import Trial, record_of, run_trials, solver_options
    from planner.errors import WrongUseError
    from planner.report.benchmark import benchmark_screen
    from planner.report.numbers import duration

    if not scenarios and not sizes:
        raise WrongUseError("bench_nothing")
    options = {
        method: solver_options(
            gap_share=gap,
            time_limit_seconds=time_limit,
            threads=threads,
            workers=workers,
            method=method,
        )
        for method in methods or (None,)
    }

    def tell(trial: "Trial") -> None:
        method = trial.options.get("method", "")
        told = {"scenario": trial.name, "method": method, "limit": duration(time_limit)}
        talk.say(talk("message.bench_running", **told))

    with _folders(scenarios, sizes, seeds) as folders:
        trials = [
            Trial(name, folder, asked) for name, folder in folders for asked in options.values()
        ]
        results = list(run_trials(trials, tell))
    if talk.as_json:
        talk.data(record_of(results))
    else:
        talk.out(benchmark_screen(results, gap, time_limit, talk.language))
    return max((one.error["exit_code"] for one in results if one.error), default=0)


@contextmanager
def _folders(
    scenarios: Sequence[Path], sizes: Sequence[str], seeds: Sequence[int]
) -> Iterator[list[tuple[str, Path]]]:
    """Named scenarios, and those made for the occasion, which are taken away afterwards."""
    from planner.bench.generate import generate, size_of

    wanted = [size_of(size) for size in sizes]
    with tempfile.TemporaryDirectory() as made:
        folders = [(str(scenario), scenario) for scenario in scenarios]
        for size in wanted:
            for seed in seeds:
                name = f"{size.name} {seed}"
                generate(Path(made) / name.replace(" ", "-"), size, seed)
                folders.append((name, Path(made) / name.replace(" ", "-")))
        yield folders
