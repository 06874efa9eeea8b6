"""What the pool costs and what a second worker brings, on the county problems of a prefecture.

    python bench/pool.py scenarios/qiandongnan --rounds 5

Each round solves the same county problems in a plain loop, on one worker and on two, one after the
other, so that a busy machine disturbs all three alike; the medians of the ratios are what counts.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from models import build_portfolio_model
from planner.assemble import assemble
from planner.compiling import compile_model
from planner.economics import appraise
from planner.matrix import CompiledModel
from planner.pool import Pool, Task, lending, open_pool, run_tasks, shared
from planner.results import Scenario
from planner.scenario import read_scenario
from planner.solve import SolveOptions, solve

OPTIONS = SolveOptions(gap_share=0.05, time_limit_seconds=60.0)


def without(scenario: Scenario, dropped: set[str]) -> Scenario:
    """Scenario without the rows that name one of these keys."""
    tables = {}
    for name, table in scenario.tables.items():
        kept = [row for row in table.rows if not dropped.intersection(words(row))]
        tables[name] = replace(table, rows=tuple(kept), lines=tuple(range(2, len(kept) + 2)))
    return replace(scenario, tables=tables)


def words(row: object) -> set[str]:
    """Texts in a row."""
    return {value for value in vars(row).values() if isinstance(value, str)}


def county_problem(scenario: Scenario, county: str) -> CompiledModel:
    """Problem of one county alone."""
    others = {row.county for row in scenario.rows("counties")} - {county}
    parks = {row.park for row in scenario.rows("parks") if row.county in others}
    alone = without(scenario, others | parks)
    placed = {row.project for row in alone.rows("sites")}
    homeless = {row.project for row in alone.rows("projects")} - placed
    alone = without(alone, homeless)
    return compile_model(build_portfolio_model(assemble(alone, appraise(alone))))


def priced(county: str, number: int) -> float:
    """Best value of a county when its prices are changed a little, as in a round of prices."""
    compiled = shared(county)
    scale = 1.0 + 0.002 * number
    return solve(replace(compiled, cost=compiled.cost * scale), OPTIONS).objective_wan


def timed(step: Callable[[], Mapping[str, float]]) -> tuple[float, Mapping[str, float]]:
    """Wall time of a step and what it gives."""
    began = time.perf_counter()
    found = step()
    return time.perf_counter() - began, found


def through(pool: Pool, tasks: Iterable[Task]) -> dict[str, float]:
    """Values by key."""
    return {outcome.key: outcome.value for outcome in run_tasks(pool, tasks)}


def report(name: str, ratios: list[float], target: str) -> None:
    """Median, extremes and target of one ratio."""
    middle = statistics.median(ratios)
    print(f"{name}: {middle:.3f} ({min(ratios):.3f} to {max(ratios):.3f}), target {target}")


def start_up() -> None:
    """Print how long the first worker takes, a further one, and a task that does nothing."""
    with open_pool(1) as pool:
        first, _ = timed(lambda: through(pool, [Task("a", os.getpid)]))
        many, _ = timed(lambda: through(pool, [Task(str(i), os.getpid) for i in range(1000)]))
    with open_pool(1) as pool:
        further, _ = timed(lambda: through(pool, [Task("a", os.getpid)]))
    print(f"first worker {first:.2f} s, a further one {further * 1000:.0f} ms, ", end="")
    print(f"a task that does nothing {many:.3f} ms")


def measure(folder: Path, rounds: int, repeats: int) -> None:
    """Print the ratios."""
    scenario = read_scenario(folder).scenario
    counties = [row.county for row in scenario.rows("counties")]
    problems = {county: county_problem(scenario, county) for county in counties}
    sizes = sorted(problem.matrix.shape for problem in problems.values())
    print(f"{len(problems)} counties, {sizes[0]} to {sizes[-1]} rules and variables")
    counties.sort(key=lambda county: -problems[county].matrix.nnz)  # the longest solves first
    tasks = [
        Task(f"{county} {number}", priced, (county, number))
        for county in counties
        for number in range(repeats)
    ]
    overhead, speed_up = [], []
    with open_pool(1, shared=problems) as one, open_pool(2, shared=problems) as two:
        for pool in (one, two):
            through(pool, [Task(f"warm {i}", priced, (counties[0], i)) for i in range(4)])
        for number in range(rounds):
            with lending(problems):
                loop, plain = timed(
                    lambda: {task.key: task.function(*task.arguments) for task in tasks}
                )
            alone, single = timed(lambda: through(one, tasks))
            both, double = timed(lambda: through(two, tasks))
            same = plain == single == double
            overhead.append(alone / loop - 1.0)
            speed_up.append(alone / both)
            print(
                f"round {number + 1}: {len(tasks)} solves, loop {loop:.2f} s, one worker "
                f"{alone:.2f} s, two {both:.2f} s, results {'the same' if same else 'DIFFER'}"
            )
    report("overhead of one worker over the loop", overhead, "below 0.05")
    report("speed-up of two workers over one", speed_up, "at least 1.7")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=2)
    asked = parser.parse_args()
    start_up()
    measure(asked.folder, asked.rounds, asked.repeats)
