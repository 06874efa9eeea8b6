"""The planner on a scenario folder, told like the others.

For example:

    python -m bench.peers.ours SCENARIO --time-limit 60 --threads 2

It reads, checks, solves and audits as `planner run` does, with an asked gap of nothing, so that it
goes on until the time is over. The clock starts with the solve, when the model is in memory.

The planner is imported late, as by its command line: every worker imports this module.
"""

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.peers.teller import Teller, asked, version_of, write_plan

if TYPE_CHECKING:
    from planner.solve import Progress

NAME = "planner"


def solve(arguments: argparse.Namespace, teller: Teller) -> None:
    """Run the scenario and tell."""
    from planner.errors import NoPlanError, StoppedEarlyError  # noqa: PLC0415
    from planner.run import RunRequest, run_scenario  # noqa: PLC0415
    from planner.solve import SolveOptions  # noqa: PLC0415

    heard = False

    def watch(progress: "Progress") -> None:
        nonlocal heard
        if not heard:
            heard, teller.began = True, time.perf_counter() - progress.seconds
        teller.hear(progress.best, progress.bound)

    options = SolveOptions(**_options(arguments.time_limit, arguments.threads))
    version = version_of("industry-portfolio-planner")
    with tempfile.TemporaryDirectory() as runs:
        request = RunRequest(arguments.model, options=options, runs_dir=Path(runs), fresh=True)
        try:
            result = run_scenario(request, watch)
        except (NoPlanError, StoppedEarlyError) as stop:
            teller.end(NAME, version, type(stop).__name__, arguments.threads)
            return
    solution = result.solution
    # Writing and auditing came after the solve: its own clock says when it was done.
    teller.began = time.perf_counter() - solution.seconds
    teller.hear(solution.objective_wan, solution.bound_wan)
    teller.end(NAME, version, solution.status, arguments.threads)
    values = {"_".join(name.split()): value for name, value in solution.values.items()}
    write_plan(arguments.plan, values)


def _options(limit: float, threads: int) -> dict[str, Any]:
    """Options of the solve: as many workers as the others have threads."""
    return {
        "gap_share": 0.0,
        "time_limit_seconds": limit,
        "threads": threads,
        "workers": threads,
    }


if __name__ == "__main__":
    solve(asked(__doc__), Teller())
