"""Where the time and memory of a run go: read, check, appraise, assemble, build, compile, solve.

    python bench/timings.py scenarios/qiandongnan --gap 0.05 --time-limit 60
    python bench/timings.py /tmp/province-1 --no-solve
    python bench/timings.py --help-time

Figures depend on the machine: compare shares within one run.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from planner.matrix import CompiledModel

T = TypeVar("T")


def timed(name: str, seconds: dict[str, float], step: Callable[[], T]) -> T:
    """Run a step and keep its wall time in seconds."""
    began = time.perf_counter()
    outcome = step()
    seconds[name] = time.perf_counter() - began
    return outcome


def measure(folder: Path) -> "CompiledModel":
    """Print the seconds of every step before the solve, and hand on what would be solved."""
    seconds: dict[str, float] = {}
    began = time.perf_counter()
    from models import build_portfolio_model  # noqa: PLC0415
    from planner.assemble import assemble  # noqa: PLC0415
    from planner.checks import check_appraisal, check_tables  # noqa: PLC0415
    from planner.compiling import compile_model  # noqa: PLC0415
    from planner.economics import appraise  # noqa: PLC0415
    from planner.scenario import read_scenario  # noqa: PLC0415

    seconds["import"] = time.perf_counter() - began
    reading = timed("read", seconds, lambda: read_scenario(folder))
    timed("check tables", seconds, lambda: check_tables(reading))
    appraisal = timed("appraise", seconds, lambda: appraise(reading.scenario))
    timed("check values", seconds, lambda: check_appraisal(reading.scenario, appraisal))
    data = timed("assemble", seconds, lambda: assemble(reading.scenario, appraisal))
    model = timed("build", seconds, lambda: build_portfolio_model(data))
    compiled = timed("compile", seconds, lambda: compile_model(model))
    for name, spent in seconds.items():
        print(f"{name:14s} {spent:8.2f} s")
    before = sum(seconds.values())
    print(f"before the solve: {before:.2f} s = {before / 60:.1%} of a 60 s solve")
    rows, columns = compiled.matrix.shape
    print(f"{rows} rows, {columns} columns, {compiled.matrix.nnz} nonzeros")
    print_memory()
    return compiled


def measure_solve(compiled: "CompiledModel", gap: float, limit: float) -> None:
    """Print the seconds of the solve and how it ended."""
    from planner.solve import SolveOptions, solve  # noqa: PLC0415

    seconds: dict[str, float] = {}
    options = SolveOptions(gap_share=gap, time_limit_seconds=limit)
    solution = timed("solve", seconds, lambda: solve(compiled, options))
    print(f"{'solve':14s} {seconds['solve']:8.2f} s")
    print(f"status {solution.status}, gap {solution.gap_share:.2%}")
    print_memory()


def print_memory() -> None:
    """Print the greatest resident memory so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"greatest resident memory {peak:.0f} MiB")


def help_time() -> None:
    """Print the best of five times of ``planner --help``."""
    command = [str(Path(sys.executable).with_name("planner")), "--help"]
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    print(f"planner --help: best of five {min(times):.2f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("scenarios/qiandongnan"))
    parser.add_argument("--gap", type=float, default=0.05)
    parser.add_argument("--time-limit", type=float, default=60.0)
    parser.add_argument("--no-solve", action="store_true")
    parser.add_argument("--help-time", action="store_true")
    arguments = parser.parse_args()
    if arguments.help_time:
        help_time()
    else:
        made = measure(arguments.folder)
        if not arguments.no_solve:
            measure_solve(made, arguments.gap, arguments.time_limit)
