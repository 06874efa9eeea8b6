"""The planner and other solvers on the same models, one after the other: `docs/benchmarks.md`.

Once, ``pip install -e ".[peers]"``. Without options: county, prefecture and province, about an hour
and a half. A short look that writes nothing into the tree:

    python -m bench.peers --sizes prefecture --seeds 1 2 --limit 20 --page "" --csv ""

Scenarios are generated, the model of each is written once as MPS, and every solver gets it in a
process of its own, never two at a time. What is done is kept under `--store` by scenario, solver,
limit, content of the model, version of the solver and, for the planner, its source, so that a bench
that was stopped goes on when asked again and no figure outlives what it was measured on. A solver
that fails is a row of the table with the reason.
"""

import argparse
import hashlib
import json
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.peers.identity import SCRIPTS, identity_of
from planner.bench.group import ProcessGroup

if TYPE_CHECKING:
    from bench.peers.results import Run

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {"county": 60.0, "prefecture": 300.0, "province": 600.0, "national": 3600.0}
GRACE_SHARE, GRACE_SECONDS = 0.25, 300.0
"""A process is ended so long after its limit: it has to read the model and to write its plan."""

RESULT = "result.json"


@dataclass(frozen=True)
class Task:
    """One solver on one scenario, and the folder that keeps what comes of it."""

    size: str
    scenario: str
    solver: str
    limit: float
    threads: int
    subject: Path
    model: Path
    folder: Path

    @property
    def command(self) -> list[str]:
        """What is run."""
        return [
            *(sys.executable, "-m", f"bench.peers.{SCRIPTS[self.solver]}", str(self.subject)),
            *("--time-limit", f"{self.limit:g}", "--threads", str(self.threads)),
            *("--plan", str(self.folder / "plan.txt")),
        ]


# --- one process after the other ------------------------------------------------------------------


def perform(task: Task) -> None:
    """Run a solver and keep trajectory, plan and result; nothing if it was done before."""
    if (task.folder / RESULT).is_file():
        return
    task.folder.mkdir(parents=True, exist_ok=True)
    (task.folder / "plan.txt").unlink(missing_ok=True)
    allowed = task.limit * (1 + GRACE_SHARE) + GRACE_SECONDS
    with (
        (task.folder / "told.jsonl").open("w", encoding="utf-8") as out,
        (task.folder / "errors.txt").open("w", encoding="utf-8") as errors,
    ):
        if task.subject.exists():
            failure, memory = supervise(task.command, out, errors, allowed)
        else:
            failure, memory = "the model could not be written", 0.0
    if failure:
        failure = f"{failure}{_reason(task.folder / 'errors.txt')}"
    result = {"failure": failure, "memory_mib": memory, **_checked(task)}
    draft = task.folder / "result.draft"
    draft.write_text(json.dumps(result), encoding="utf-8")
    draft.replace(task.folder / RESULT)


def supervise(command: Sequence[str], out: Any, errors: Any, allowed: float) -> tuple[str, float]:
    """Run a command in a group of its own: why it failed, or blank, and its peak memory in MiB."""
    with ProcessGroup(command, stdout=out, stderr=errors, cwd=ROOT) as group:
        try:
            code = group.until(group.process.wait, allowed)
        except subprocess.TimeoutExpired:
            return f"ended after {allowed:.0f} s", group.peak_mib
    if code >= 0:
        return f"exit code {code}" if code else "", group.peak_mib
    remark = " (out of memory?)" if code == -9 else ""
    return f"killed by signal {-code}{remark}", group.peak_mib


def _reason(errors: Path) -> str:
    lines = errors.read_text(encoding="utf-8", errors="replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f": {last[:120]}" if last else ""


def _checked(task: Task) -> dict[str, Any]:
    """Value and violation of the plan, recomputed in a process of its own."""
    plan = task.folder / "plan.txt"
    if not plan.is_file() or not task.model.is_file():
        return {}
    command = [sys.executable, "-m", "bench.peers.check", str(task.model), str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        return {"remark": f"plan not checked: {done.stderr.strip().splitlines()[-1][:120]}"}
    told: dict[str, Any] = json.loads(done.stdout)
    return {"value": told["value"], "violation": told["violation"]}


def prepare(store: Path, size: str, seed: int) -> tuple[Path, Path]:
    """Scenario folder and model file, the scenario made if need be, the model written anew."""
    folder, model = store / f"{size}-{seed}", store / f"{size}-{seed}.mps"
    command = [sys.executable, "-m", "bench.peers.export", str(folder), str(model)]
    command += ["--make", size, "--seed", str(seed)]
    model.unlink(missing_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        say(f"{size}-{seed}: the model could not be written\n{done.stderr}")
    return folder, model


# --- the whole bench ------------------------------------------------------------------------------


def plan_tasks(arguments: argparse.Namespace, store: Path) -> list[Task]:
    """All tasks in the order in which they are done."""
    tasks = []
    limits = LIMITS | _by_size(arguments.limit, arguments.sizes)
    for_peers = limits | _by_size(arguments.peer_limit, arguments.sizes)
    for size in arguments.sizes:
        for seed in arguments.seeds:
            folder, model = prepare(store, size, seed)
            digest = _digest(model)
            for solver in arguments.solvers:
                limit = limits[size] if solver == "planner" else for_peers[size]
                name = f"{size}-{seed}-{solver}-{limit:g}s-{arguments.threads}t-{digest}"
                name += f"-{identity_of(solver)}"
                subject = folder if solver == "planner" else model
                tasks.append(
                    Task(
                        size=size,
                        scenario=f"{size}-{seed}",
                        solver=solver,
                        limit=limit,
                        threads=arguments.threads,
                        subject=subject,
                        model=model,
                        folder=store / "done" / name,
                    )
                )
    return tasks


def _by_size(given: list[float], sizes: list[str]) -> dict[str, float]:
    """Limits as asked: one for all sizes or one for each; none: those that are usual."""
    each = given * len(sizes) if len(given) == 1 else given
    return dict(zip(sizes, each, strict=False))


def _digest(model: Path) -> str:
    """Short name of a model's content, so that a changed model is solved again."""
    return hashlib.sha256(model.read_bytes()).hexdigest()[:8] if model.is_file() else "none"


def gather(task: Task) -> "Run":
    """What came of a task."""
    from bench.peers.results import Run, read_told  # noqa: PLC0415

    result = json.loads((task.folder / RESULT).read_text(encoding="utf-8"))
    lines = (task.folder / "told.jsonl").read_text(encoding="utf-8").splitlines()
    trajectory, record = read_told(lines)
    return Run(
        size=task.size,
        scenario=task.scenario,
        solver=task.solver,
        limit=task.limit,
        trajectory=trajectory,
        record=record,
        value=result.get("value"),
        violation=result.get("violation"),
        memory_mib=result["memory_mib"],
        failure=result["failure"] or result.get("remark", ""),
    )


def command_of(arguments: argparse.Namespace) -> str:
    """Command that gives the same table again: without the options on where things are kept."""
    plain = read_arguments([])
    words = ["python -m bench.peers"]
    for name in ("sizes", "seeds", "solvers", "threads", "limit", "peer_limit"):
        value = getattr(arguments, name)
        if value != getattr(plain, name):
            values = value if isinstance(value, list) else [value]
            words += [
                f"--{name.replace('_', '-')}",
                *(f"{x:g}" if isinstance(x, float) else str(x) for x in values),
            ]
    return " ".join(words)


def machine_words() -> str:
    """Processor, cores, memory, system, Python."""
    from planner.bench.machine import machine  # noqa: PLC0415

    here = machine()
    memory = f", {here['memory_gib']:.0f} GiB" if here["memory_gib"] else ""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{here['processor']}, {here['cores']} cores{memory}, {system}."


def say(text: str) -> None:
    """Tell how far the bench is."""
    print(text, file=sys.stderr, flush=True)


def read_arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", nargs="+", choices=LIMITS, default=list(LIMITS)[:3])
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    parser.add_argument("--solvers", nargs="+", choices=SCRIPTS, default=list(SCRIPTS))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--limit", nargs="*", type=float, default=[], help="seconds, one for all or one per size"
    )
    parser.add_argument(
        "--peer-limit", nargs="*", type=float, default=[], help="of all but the planner, likewise"
    )
    parser.add_argument("--again", nargs="*", choices=SCRIPTS, default=[], help="solve anew")
    parser.add_argument("--store", type=Path, default=Path("build/peers"))
    parser.add_argument("--page", default="docs/benchmarks.md", help="blank: print only")
    parser.add_argument("--csv", default="bench/peers/results.csv", help="blank: none")
    return parser.parse_args(argv)


def main() -> None:
    """Do what is asked, then write page and CSV."""
    arguments = read_arguments()
    store = arguments.store.resolve()
    store.mkdir(parents=True, exist_ok=True)
    tasks = plan_tasks(arguments, store)
    for task in tasks:
        if task.solver in arguments.again:
            (task.folder / RESULT).unlink(missing_ok=True)
    for number, task in enumerate(tasks, 1):
        began = time.perf_counter()
        say(f"{number}/{len(tasks)} {task.scenario}: {task.solver}, {task.limit:g} s")
        perform(task)
        say(f"    {time.perf_counter() - began:.0f} s")
    publish(arguments, tasks)


def publish(arguments: argparse.Namespace, tasks: Sequence[Task]) -> None:
    """Write the page's table and the CSV, and print the table."""
    # Late, so that this process stays small: a child's peak memory counts its parent's at birth.
    from bench.peers.results import results_csv  # noqa: PLC0415
    from bench.peers.table import between_marks, report  # noqa: PLC0415

    runs = [gather(task) for task in tasks]
    text = report(runs, machine_words(), command_of(arguments))
    print(text)
    if arguments.page:
        page = Path(arguments.page)
        page.write_text(between_marks(page.read_text(encoding="utf-8"), text), encoding="utf-8")
    if arguments.csv:
        Path(arguments.csv).write_text(results_csv(runs), encoding="utf-8")


if __name__ == "__main__":
    main()
