"""CP-SAT on the file, by the route that OR-Tools brings for mixed-integer models.

For example:

    python -m bench.peers.cpsat MODEL.mps --time-limit 60 --threads 2

CP-SAT knows whole numbers only. OR-Tools puts every continuous column on a grid that it chooses and
scales the coefficients of rows to whole numbers (it reports relative errors of 1e-7 to 1e-5). So
its plans may be a little worse than the best and may break a row by that error, and what it proves
is proved for the rounded model. `bench.peers.check` recomputes the plan on the file. A translation
written for these models alone, with a grid of a hundredth, was tried and was no better.

CP-SAT is a team of searches built for eight workers at least: with two it leaves out most of them
and its bound is far weaker. It is given eight, on as many cores as the others have threads (where
the system can pin a process).

The log callback of this version cannot be set from Python, so a child process prints the log
and this one reads it.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.peers.teller import Teller, asked, version_of, write_plan

NUMBER = r"(-?(?:inf|[\d.']+(?:e[+-]?\d+)?))"
LINE = re.compile(rf"^#(?:Bound|\d+)\s+[\d.]+s best:{NUMBER}\s+next:\[{NUMBER},{NUMBER}\]")
REMARK = "continuous columns on a grid; eight workers"
WORKERS = 8


def read_line(line: str) -> tuple[float | None, float | None]:
    """Best plan and bound that a line of the log tells, None where it tells none."""
    found = LINE.match(line)
    if found is None:
        return None, None
    best, _, bound = (float(figure.replace("'", "")) for figure in found.groups())
    return (None if line.startswith("#Bound") and best == float("-inf") else best), bound


def solve(arguments: argparse.Namespace, teller: Teller) -> None:
    """Start the child, read its log, and tell."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        command = [sys.executable, "-m", "bench.peers.cpsat", str(arguments.model)]
        command += ["--time-limit", str(arguments.time_limit), "--threads", str(arguments.threads)]
        command += ["--plan", str(answer), "--child"]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith(STARTED):
                teller.start()
            teller.hear(*read_line(line))
        child.wait()
        if child.returncode != 0 or not answer.is_file():
            raise SystemExit(f"CP-SAT ended with code {child.returncode}")
        told = json.loads(answer.read_text(encoding="utf-8"))
    teller.hear(told["best"], told["bound"])
    teller.end("CP-SAT", version_of("ortools"), told["status"], arguments.threads, REMARK)
    if told["best"] is not None:
        write_plan(arguments.plan, told["values"])


STARTED = "the clock starts"


def solve_aloud(arguments: argparse.Namespace) -> None:
    """Child: solve with the log on stdout and write the answer as JSON."""
    from ortools.linear_solver.python import model_builder  # noqa: PLC0415

    model = model_builder.Model()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: arguments.threads])
    if not model.import_from_mps_file(str(arguments.model)):
        raise SystemExit("OR-Tools could not read the file")
    solver = model_builder.Solver("sat")
    solver.set_time_limit_in_seconds(arguments.time_limit)
    solver.set_solver_specific_parameters(
        f"num_workers:{max(WORKERS, arguments.threads)} log_search_progress:true log_to_stdout:true"
    )
    print(STARTED, flush=True)
    status = solver.solve(model)
    states = model_builder.SolveStatus
    found = status in (states.OPTIMAL, states.FEASIBLE)
    columns = model.get_variables()
    answer = {
        "status": status.name,
        "best": solver.objective_value if found else None,
        "bound": solver.best_objective_bound if found else None,
        "values": {x.name: solver.value(x) for x in columns} if found else {},
    }
    arguments.plan.write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    if "--child" in sys.argv:
        sys.argv.remove("--child")
        solve_aloud(asked(__doc__))
    else:
        solve(asked(__doc__), Teller())
