"""CBC as it comes: the binary of the package cbcbox, default settings but for time and threads.

For example:

    python -m bench.peers.cbc MODEL.mps --time-limit 60 --threads 2

The older binary that PuLP brings (2.10.3 of 2019) ignores that the file says MAX and minimises.
"""

import argparse
import math
import os
import re
import subprocess
import tempfile
from pathlib import Path

from bench.peers.teller import Teller, asked, version_of, write_plan

FIGURE = r"(-?\d[\d.]*(?:e[+-]?\d+)?)"
NUMBER = re.compile(FIGURE)
RELAXED = re.compile(rf"LP Optimal .*Obj: {FIGURE}")
CUT = re.compile(rf"^\s*\d+\s+\d+\s+\d+\s+\d+\s+{FIGURE}\s+{FIGURE}\s+{FIGURE}\s*$")
PUMPED = re.compile(rf"^ ★\s+\d+\s+\d+\s+\d+\s+{FIGURE}\s+solution\s+{FIGURE}\s")
HEURISTIC = re.compile(rf"^ ★\S.*\ssolution\s+{FIGURE}\s")
END = re.compile(rf"BestSol: {FIGURE}\s+Bound: {FIGURE}\s+Gap")
STARTED = "Problem loaded"
NO_PLAN = ("nfeasible", "no integer solution")
"""Words in the first line of a solution file that holds none, or that of the linear program."""


class Log:
    """Reads the log line by line; the same figures mean something else in the table of the tree."""

    def __init__(self) -> None:
        self.in_tree = False

    def read(self, line: str) -> tuple[float | None, float | None]:
        """Best plan and bound that a line tells, None where it tells none."""
        if line.lstrip().startswith("▶"):
            self.in_tree = "Branch and bound" in line
        if found := END.search(line):
            return _at_least(found[1]), _at_most(found[2])
        if self.in_tree:
            return _tree_row(line)
        if found := RELAXED.search(line):
            return None, _at_most(found[1])
        if found := CUT.match(line):
            return None, _at_most(found[2])
        if found := PUMPED.match(line) or HEURISTIC.match(line):
            return _at_least(found[found.re.groups]), None
        return None, None


def _tree_row(line: str) -> tuple[float | None, float | None]:
    """Nodes, on tree, depth, best plan (may be blank), method (too), bound, gap %, seconds."""
    words = line.replace("★", " ").split()
    if len(words) < 6 or not words[0].isdigit() or not NUMBER.fullmatch(words[-3]):
        return None, None
    has_plan = words[-2].endswith("%")
    return _at_least(words[3]) if has_plan else None, _at_most(words[-3])


def _half_digit(value: float) -> float:
    """Half of the last of the six digits that CBC prints."""
    return 0.5 * 10 ** (math.floor(math.log10(abs(value))) - 5) if value else 0.0


def _at_least(printed: str) -> float:
    """Value of a plan whose rounded value is printed: a plan is never told too good."""
    value = float(printed)
    return value - _half_digit(value)


def _at_most(printed: str) -> float:
    """Bound whose rounded value is printed: a bound is never told too tight."""
    value = float(printed)
    return value + _half_digit(value)


def binary() -> str:
    """Path of the binary for this processor."""
    import cbcbox  # noqa: PLC0415

    return str(cbcbox.cbc_bin_path())


def solve(arguments: argparse.Namespace, teller: Teller) -> None:
    """Run the binary, read its log, and tell."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.sol"
        command = [binary(), str(arguments.model.resolve()), "-threads", str(arguments.threads)]
        command += ["-timeMode", "elapsed", "-sec", str(arguments.time_limit)]
        command += ["-solve", "-solution", str(answer), "-quit"]
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
        )
        assert child.stdout is not None
        log, status = Log(), ""
        for line in child.stdout:
            if STARTED in line:
                teller.start()
            teller.hear(*log.read(line))
            status = line.removeprefix("Result - ").strip() if "Result - " in line else status
        child.wait()
        if child.returncode != 0:
            raise SystemExit(f"CBC ended with code {child.returncode}")
        # Stopped inside the first linear program it has no result, but writes its columns.
        value, values = read_solution(answer) if status else (None, {})
    teller.hear(best=value, bound=value if "ptimal" in status else None)
    status = status or "stopped in the first linear program"
    teller.end("CBC", f"cbcbox {version_of('cbcbox')}", status, arguments.threads)
    if value is not None:
        write_plan(arguments.plan, values)


def read_solution(path: Path) -> tuple[float | None, dict[str, float]]:
    """Value and columns of CBC's solution file; None if it has no plan."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    head = re.search(rf"objective value {FIGURE}", lines[0]) if lines else None
    if head is None or any(word in lines[0] for word in NO_PLAN):
        return None, {}
    rows = (line.replace("**", " ").split() for line in lines[1:])
    return float(head[1]), {words[1]: float(words[2]) for words in rows if len(words) >= 3}


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    solve(asked(__doc__), Teller())
