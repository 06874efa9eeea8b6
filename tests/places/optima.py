"""Optimum of a place and of its variants, each solved once."""

from collections.abc import Callable
from pathlib import Path

from planner.results import RunResult
from planner.run import RunRequest, run_scenario
from planner.solve import SolveOptions

Solved = Callable[[str], RunResult]


def solving(folder: Path, runs: Path) -> Solved:
    """Solves the base (no name) or a variant of the scenario in a folder, at a gap of nothing."""
    done: dict[str, RunResult] = {}

    def solve(variant: str) -> RunResult:
        if variant not in done:
            variants = [variant] if variant else []
            request = RunRequest(folder, variants, SolveOptions(gap_share=0.0), runs)
            done[variant] = run_scenario(request)
        return done[variant]

    return solve
