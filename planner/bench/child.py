"""One measured solve in a process of its own: JSON in on stdin, JSON out on stdout.

    echo '{"folder": "scenarios/tiny", "options": {}}' | python -m planner.bench.child

A process of its own keeps one solve's threads and caches from the next. Whoever starts it measures
the memory of it and its workers (`planner.bench.group`).
"""

import json
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def measured_run(folder: Path, options: Mapping[str, Any]) -> dict[str, Any]:
    """Solve a scenario and tell how it went.

    The record has the status or the error that ended the run, the moments (seconds, best, bound)
    that the solver told, and the seconds of every step. ``start`` is the time that the planner
    itself takes to load, ``rest`` is auditing and storing.
    """
    began = time.perf_counter()
    from planner.errors import DataError, PlannerError  # noqa: PLC0415
    from planner.record import versions  # noqa: PLC0415
    from planner.run import RunRequest, run_scenario  # noqa: PLC0415
    from planner.solve import Progress, SolveOptions  # noqa: PLC0415

    loaded = time.perf_counter()
    told: list[tuple[float, float | None, float | None]] = []

    def watch(progress: Progress) -> None:
        if not told or told[-1][1:] != (progress.best, progress.bound):
            told.append((progress.seconds, progress.best, progress.bound))

    record: dict[str, Any] = {"versions": versions(), "error": None}
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as runs:
        asked = RunRequest(folder, options=SolveOptions(**options), runs_dir=Path(runs), fresh=True)
        try:
            result = run_scenario(asked, watch)
        except PlannerError as error:
            faults = error.faults if isinstance(error, DataError) else ()
            record |= {
                "status": error.key,
                "error": {
                    "exit_code": error.exit_code,
                    "zh": " ".join([*_worst(faults, "zh"), error.sentence("zh")]),
                    "en": " ".join([*_worst(faults, "en"), error.sentence("en")]),
                },
            }
        else:
            solution = result.solution
            last = (solution.objective_wan, _finite(solution.bound_wan))
            told.append((solution.seconds, *last))
            seconds = {name: spent for name, spent in result.seconds.items() if name != "total"}
            record |= {"status": solution.status, "nodes": solution.nodes}
    total = time.perf_counter() - loaded
    if seconds:
        seconds["rest"] = total - sum(seconds.values())
    record["seconds"] = {"start": loaded - began, **seconds, "total": total}
    return {**record, "moments": told}


def _worst(faults: Any, language: Any) -> list[str]:
    """The first error among faults, as a sentence."""
    errors = [fault.sentence(language) for fault in faults if fault.severity == "error"]
    return errors[:1]


def _finite(value: float) -> float | None:
    return value if abs(value) < float("inf") else None


def main() -> None:
    """Read what is asked for, solve, and print the record."""
    asked = json.load(sys.stdin)
    record = measured_run(Path(asked["folder"]), asked["options"])
    json.dump(record, sys.stdout, allow_nan=False)


if __name__ == "__main__":
    main()
