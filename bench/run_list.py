"""How long a list of many stored runs takes with and without the index.

``python -m bench.run_list RUN_FOLDER [COUNT]`` copies the manifest of a real run so many times and
prints milliseconds: the fastest of fifteen in this process, the file cache warm.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from planner import run_index
from planner.store import MANIFEST, list_runs

REPEATS = 15


def fill(runs: Path, manifest: Path, count: int) -> None:
    """Folders of runs with nothing but a manifest."""
    told = json.loads(manifest.read_text(encoding="utf-8"))
    for number in range(count):
        name = f"{number:012x}"
        (runs / name).mkdir()
        own = json.dumps({**told, "run": name, "request": name}, ensure_ascii=False, indent=2)
        (runs / name / MANIFEST).write_text(own, encoding="utf-8")


def milliseconds(action: Callable[[], object]) -> float:
    """Shortest time of an action: other programs only ever lengthen it."""
    spent = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        action()
        spent.append(time.perf_counter() - began)
    return 1000 * min(spent)


def main(manifest: Path, count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        runs = Path(home)
        fill(runs, manifest, count)
        kept = run_index.INDEX_FROM
        run_index.INDEX_FROM = sys.maxsize
        without = milliseconds(lambda: list_runs(runs))
        run_index.INDEX_FROM = kept
        made = milliseconds(lambda: list_runs(runs, afresh=True))
        known = milliseconds(lambda: list_runs(runs))
        size = (runs / run_index.INDEX).stat().st_size / 1e6
    print(f"{count} runs: without {without:.0f} ms, index made {made:.0f} ms, known {known:.0f} ms")
    print(f"index of {size:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / MANIFEST, int(sys.argv[2]) if len(sys.argv) > 2 else 500)
